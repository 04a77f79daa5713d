/** One dated step of a procedure: an indicative date, the rule and reading that gave it, and what other readings give.
 *  Courts disagree, so no step is ever "the" legal date. */
import type { Dated } from "../platform/calendar/dated.ts";
import { isBefore, latest } from "../platform/calendar/plain-date.ts";

/** A day, and in words how one counts to it: `reading` in French, `english` for who reads in English. */
export type Reading = { on: Temporal.PlainDate; reading: string; english: string };

export type Step = Reading & {
  id: string;
  /** Last day among the readings, where they differ from `on` and one of them is later. */
  latest?: Temporal.PlainDate;
  /** Id of the legal parameter (`src/law/`) applied. */
  rule: string;
  source: string;
  /** Other readings, one per other day, in order of days. */
  alternatives: Reading[];
};

/** Builds a step; readings that give the indicative day again are left out, those that share another day are joined. */
export function step(
  id: string,
  rule: Pick<Dated<unknown>, "id" | "source">,
  main: Reading,
  others: readonly Reading[] = [],
): Step {
  const byDay = Map.groupBy(
    others.filter(({ on }) => !on.equals(main.on)),
    ({ on }) => on.toString(),
  );
  const alternatives = [...byDay.values()]
    .map((same) => ({
      on: same[0]!.on,
      reading: same.map(({ reading }) => reading).join(" ; ou : "),
      english: same.map(({ english }) => english).join("; or: "),
    }))
    .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on));
  const last = latest(...alternatives.map(({ on }) => on));
  return {
    id,
    on: main.on,
    ...(last && isBefore(main.on, last) && { latest: last }),
    rule: rule.id,
    source: rule.source,
    reading: main.reading,
    english: main.english,
    alternatives,
  };
}

/** The earliest day on which some reading holds the step. */
export function earliestReading({ on, alternatives }: Step): Temporal.PlainDate {
  const first = alternatives[0]?.on;
  return first && isBefore(first, on) ? first : on;
}
