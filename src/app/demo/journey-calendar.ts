/** Where a household stands today on its way through the platform, and the dates that lead there. */
import { at, type Random } from "./random.ts";

export type Stage =
  | "submitted"
  | "onAgenda"
  | "deferred"
  | "refused"
  | "redirected"
  | "admitted"
  | "running"
  | "renewed"
  | "closed";

/** One measure: planned first and last day; closed = over today. ISO dates. */
export type JourneyMeasure = { startsOn: string; endsOn: string; closed: boolean };

/** ISO dates; null = not happened yet. */
export type JourneyDates = {
  stage: Stage;
  submittedOn: string;
  /** Committee session in which it is, or will be, studied. */
  sessionOn: string | null;
  decidedOn: string | null;
  assignedOn: string | null;
  /** Empty before the first; then one, or two where it was renewed. */
  measures: JourneyMeasure[];
};

/** The second Thursdays of each month, when the committee sits: two years back, and the next one. */
export function sessionDays(today: Temporal.PlainDate): string[] {
  const first = today.toPlainYearMonth().subtract({ months: 25 });
  const thursdays = Array.from({ length: 28 }, (_, index) => secondThursday(first.add({ months: index })));
  const next = thursdays.findIndex((day) => Temporal.PlainDate.compare(day, today) > 0);
  return thursdays.slice(0, next + 1).map(String);
}

/** The committee's day in a month. */
export function secondThursday(month: Temporal.PlainYearMonth): Temporal.PlainDate {
  const first = month.toPlainDate({ day: 1 });
  return first.add({ days: ((4 - first.dayOfWeek + 7) % 7) + 7 });
}

/** The day itself, or the Monday after a weekend. */
export function workingDay(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.dayOfWeek > 5 ? day.add({ days: 8 - day.dayOfWeek }) : day;
}

/** Where 150 households stand; every month of a running measure has as many. */
const STAGES: readonly Stage[] = [
  ...times<Stage>(12, "submitted"),
  ...times<Stage>(10, "onAgenda"),
  ...times<Stage>(4, "deferred"),
  ...times<Stage>(8, "refused"),
  ...times<Stage>(8, "redirected"),
  ...times<Stage>(6, "admitted"),
  ...times<Stage>(48, "running"),
  ...times<Stage>(10, "renewed"),
  ...times<Stage>(44, "closed"),
];

/** Dates of `count` journeys (150: the whole table above; fewer: a sample of it), in no order. */
export function journeyDates(chance: Random, count: number, today: Temporal.PlainDate): JourneyDates[] {
  const sessions = sessionDays(today);
  const stages = chance.shuffled(STAGES);
  let running = 0;
  return Array.from({ length: count }, (_, index) => {
    const stage = at(stages, index % stages.length);
    if (stage === "running") running += 1;
    return datesOf(chance, stage, running % 6, today, sessions);
  });
}

function datesOf(
  chance: Random,
  stage: Stage,
  monthsRun: number,
  today: Temporal.PlainDate,
  sessions: readonly string[],
): JourneyDates {
  const next = at(sessions, sessions.length - 1);
  const last = at(sessions, sessions.length - 2);
  const none = { decidedOn: null, assignedOn: null, measures: [] };
  const before = (day: string, from: number, to: number) => {
    const earlier = Temporal.PlainDate.from(day).subtract({ days: chance.int(from, to) });
    return earlier.subtract({ days: Math.max(0, earlier.dayOfWeek - 5) }).toString();
  };
  switch (stage) {
    case "submitted":
      return { stage, submittedOn: before(today.toString(), 1, 16), sessionOn: null, ...none };
    case "onAgenda":
      return { stage, submittedOn: before(today.toString(), 3, 30), sessionOn: next, ...none };
    case "deferred":
    case "refused":
    case "redirected": {
      const back = stage === "deferred" ? chance.int(2, 3) : chance.int(2, 14);
      const sessionOn = at(sessions, sessions.length - back);
      return { stage, submittedOn: before(sessionOn, 9, 35), sessionOn, ...none, decidedOn: sessionOn };
    }
    case "admitted":
      return {
        stage,
        submittedOn: before(last, 9, 35),
        sessionOn: last,
        decidedOn: last,
        assignedOn: chance.chance(0.5) ? null : last,
        measures: [],
      };
    case "running":
    case "renewed":
    case "closed": {
      const measures = measuresOf(chance, stage, monthsRun, today);
      const sessionOn = sessions.findLast((day) => day <= before(at(measures, 0).startsOn, 5, 9))!;
      const assignedOn = Temporal.PlainDate.from(sessionOn).add({ days: chance.pick([1, 4]) });
      return {
        stage,
        submittedOn: before(sessionOn, 9, 35),
        sessionOn,
        decidedOn: sessionOn,
        assignedOn: assignedOn.toString(),
        measures,
      };
    }
  }
}

function measuresOf(
  chance: Random,
  stage: "running" | "renewed" | "closed",
  monthsRun: number,
  today: Temporal.PlainDate,
): JourneyMeasure[] {
  const renewed = stage === "renewed" || (stage === "closed" && chance.chance(0.22));
  const start =
    stage === "running"
      ? today.subtract({ months: monthsRun, days: chance.int(2, 24) })
      : stage === "renewed"
        ? today.subtract({ months: 6 + chance.int(0, 5), days: chance.int(2, 24) })
        : today.subtract({
            months: renewed ? chance.int(12, 15) : chance.int(6, 16),
            days: chance.int(3, 28),
          });
  return times(renewed ? 2 : 1, 0).map((_, index) => {
    const startsOn = workingDay(start).add({ months: 6 * index });
    const endsOn = startsOn.add({ months: 6 }).subtract({ days: 1 });
    return {
      startsOn: startsOn.toString(),
      endsOn: endsOn.toString(),
      closed: Temporal.PlainDate.compare(endsOn, today) < 0,
    };
  });
}

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}
