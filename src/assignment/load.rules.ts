/** How many households each operator and worker carries, on a day and at the ends of months to come. Days are Temporal.PlainDate. */
import { isBefore } from "../platform/calendar/plain-date.ts";

type PlainDate = Temporal.PlainDate;

/** A household carried from a day to another. `until` null: past its planned end, neither renewed nor closed; carried until somebody decides. */
export type Carried = {
  operatorId: string;
  workerId: string | null;
  householdId: string;
  from: PlainDate;
  until: PlainDate | null;
};

/** Households carried on a day; one carried twice counts once. */
export function loadOn(carried: readonly Carried[], on: PlainDate): number {
  return carriedOn(carried.map(spanOf), on.toString());
}

/** Days as ISO text, whose order is that of the days: a département's thousand files are counted on two hundred days at once. */
type Span = { householdId: string; from: string; until: string | null };

function spanOf({ householdId, from, until }: Carried): Span {
  return { householdId, from: from.toString(), until: until?.toString() ?? null };
}

function carriedOn(spans: readonly Span[], on: string): number {
  const households = new Set<string>();
  for (const { householdId, from, until } of spans)
    if (from <= on && (until === null || until >= on)) households.add(householdId);
  return households.size;
}

/** The last days of this month and of the `count - 1` next. */
export function monthEnds(today: PlainDate, count: number): PlainDate[] {
  return Array.from({ length: count }, (_, index) => {
    const month = today.toPlainYearMonth().add({ months: index });
    return month.toPlainDate({ day: month.daysInMonth });
  });
}

export type Load = { now: number; byMonth: number[]; ends: { on: string; households: number }[] };

/** Now, at the ends of months, and on the day after each planned end: what is left then if nobody new comes and nothing is renewed. */
export function loadOf(carried: readonly Carried[], today: PlainDate, months: readonly PlainDate[]): Load {
  const ends = new Set(
    carried.flatMap(({ until }) =>
      until && !isBefore(until, today) ? until.add({ days: 1 }).toString() : [],
    ),
  );
  const spans = carried.map(spanOf);
  return {
    now: loadOn(carried, today),
    byMonth: months.map((on) => carriedOn(spans, on.toString())),
    ends: [...ends].toSorted().map((on) => ({ on, households: carriedOn(spans, on) })),
  };
}

/** One more household from today for the length of a measure: what assigning it does, before it is done. */
export function withOneMore(load: Load, today: PlainDate, months: readonly PlainDate[], lasts: number): Load {
  const until = today.add({ months: lasts }).subtract({ days: 1 });
  return {
    ...load,
    now: load.now + 1,
    byMonth: load.byMonth.map((n, index) => (isBefore(until, months[index]!) ? n : n + 1)),
  };
}
