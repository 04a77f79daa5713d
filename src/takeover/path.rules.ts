/** From what a row states to what the rooms keep: a first measure and its renewals, and its meetings, which the file counts without dating them. */
import type { StatedCase } from "./case.rules.ts";

type PlainDate = Temporal.PlainDate;
const day = (iso: string): PlainDate => Temporal.PlainDate.from(iso);

/** A measure of the path, days ISO. `closedOn` null: it runs. `meetings`: day and whether at home. */
export type TakenMeasure = {
  rank: number;
  startsOn: string;
  endsOn: string;
  closedOn: string | null;
  costCents: number | null;
  meetings: { metOn: string; kind: "homeVisit" | "office" }[];
};

/**
 * `months`: length of one measure. `today`: an end to come, of a path without an outcome, is a plan and not an end. `told`: the last day
 * of which the file tells anything; meetings of a path that runs are counted in it, so that they came no later.
 */
export function measuresOf(row: StatedCase, months: number, today: PlainDate, told: string): TakenMeasure[] {
  if (row.measureStart === null) return [];
  const start = day(row.measureStart);
  const count = 1 + (row.renewals ?? 0);
  const planned =
    row.measureEnd !== null && row.measureEnd > today.toString() && row.outcome === null
      ? row.measureEnd
      : null;
  const closedOn = planned === null ? row.measureEnd : null;
  const starts = startsOf(start, count, months, row.measureEnd);
  const measures = starts.map((from, index): TakenMeasure => {
    const next = starts[index + 1];
    const end = next ? next.subtract({ days: 1 }) : from.add({ months }).subtract({ days: 1 });
    return {
      rank: index + 1,
      startsOn: from.toString(),
      endsOn: (next ? null : planned) ?? end.toString(),
      closedOn: next ? end.toString() : closedOn,
      costCents: row.costCents === null ? null : share(row.costCents, count, index),
      meetings: [],
    };
  });
  const last = measures.at(-1)!;
  const until = closedOn ?? [last.endsOn, today.toString(), told].toSorted()[0]!;
  for (const meeting of meetingsOf(row, start, day(until < row.measureStart ? row.measureStart : until)))
    measures.findLast(({ startsOn }) => startsOn <= meeting.metOn)!.meetings.push(meeting);
  return measures;
}

/** Each as long as a measure is, the last one to the end of the path; where the path ended sooner than that allows, in equal parts. */
function startsOf(start: PlainDate, count: number, months: number, endIso: string | null): PlainDate[] {
  const regular = Array.from({ length: count }, (_, index) => start.add({ months: months * index }));
  if (endIso === null || regular.at(-1)!.toString() <= endIso) return regular;
  const days = start.until(day(endIso)).days + 1;
  return Array.from({ length: count }, (_, index) => start.add({ days: Math.floor((days * index) / count) }));
}

/** Equal parts in cents; the last takes the remainder. */
function share(cents: number, parts: number, index: number): number {
  const part = Math.floor(cents / parts);
  return index === parts - 1 ? cents - part * (parts - 1) : part;
}

/** Spread evenly over the path, home visits among the others. Their days are ours: they are marked so (`contact.taken_over`). */
function meetingsOf(row: StatedCase, start: PlainDate, end: PlainDate): TakenMeasure["meetings"] {
  const home = row.meetingsHome ?? 0;
  const held = home + (row.meetingsOther ?? 0);
  const step = (start.until(end).days + 1) / (held + 1);
  return Array.from({ length: held }, (_, index) => ({
    metOn: start.add({ days: Math.floor(step * (index + 1)) }).toString(),
    kind: (index * home) % held < home ? ("homeVisit" as const) : ("office" as const),
  }));
}
