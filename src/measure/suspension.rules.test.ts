/** Suspensions: what they give back, what they leave alone. Any path of measures, month ends and leap days included. */
import { array, assert, constantFrom, integer, nat, property, record } from "fast-check";
import { describe, expect, it } from "vitest";

import { endOf, isSilent, lastDay, renewalOf, type Span, standingOn, tripartiteBy } from "./rules.ts";
import {
  brokenByResumption,
  brokenBySuspension,
  daysSuspended,
  pushed,
  type Suspension,
  suspendedOn,
} from "./suspension.rules.ts";

type PlainDate = Temporal.PlainDate;
const day = (iso: string) => Temporal.PlainDate.from(iso);
const anyDay = integer({ min: 0, max: 5_000 }).map((days) => day("2016-01-01").add({ days }));
const fresh = (startsOn: PlainDate): Span => ({
  startsOn,
  endsOn: endOf(startsOn),
  closedOn: null,
  renewed: false,
  suspensions: [],
});
const lasting = (startsOn: string, from: string, resumedOn: string | null = null): Span => ({
  ...fresh(day(startsOn)),
  suspensions: [{ from: day(from), resumedOn: resumedOn === null ? null : day(resumedOn) }],
});

describe("a suspension", () => {
  it.each([
    ["the end of February of a leap year", "2027-09-01", "2028-02-20", "2028-02-29", "2028-03-09"],
    ["no day, resumed at once", "2026-09-01", "2026-10-10", "2026-10-10", "2027-02-28"],
    ["a month end", "2026-08-31", "2026-10-31", "2026-11-30", "2027-03-29"],
  ])("over %s gives back its days, no more", (_, startsOn, from, resumedOn, endsOn) => {
    const suspension = { from: day(from), resumedOn: day(resumedOn) };
    expect(pushed(endOf(day(startsOn)), [suspension], day("2029-01-01")).toString()).toBe(endsOn);
  });

  it("leaves what was due before it where it was, and moves the rest by a day each day that it lasts", () => {
    const measure = lasting("2026-09-01", "2026-11-01");
    expect(Object.values(tripartiteBy(measure, day("2026-11-11"))).map(String)).toEqual([
      "2026-10-01",
      "2026-12-26",
      "2027-03-10",
    ]);
    expect(lastDay(measure, day("2026-11-12")).toString()).toBe("2027-03-11");
    expect(renewalOf(measure, day("2026-11-12")).startsOn.toString()).toBe("2027-03-12");
  });

  it("keeps a measure from being past its end, and a worker from being called silent", () => {
    const measure = lasting("2026-09-01", "2026-10-01");
    expect(standingOn(measure, day("2027-06-01"))).toBe("running");
    expect(isSilent(measure, day("2026-09-15"), day("2027-06-01"))).toBe(false);
    const resumed = lasting("2026-09-01", "2026-10-01", "2027-06-01");
    expect(isSilent(resumed, day("2026-09-15"), day("2027-06-15"))).toBe(false);
    expect(isSilent(resumed, day("2026-09-15"), day("2027-06-16"))).toBe(true);
    // Met again since: what was given back before that day counts no more.
    expect(isSilent(resumed, day("2027-06-02"), day("2027-07-03"))).toBe(true);
  });

  it.each([
    ["2026-08-31", {}, "suspension.outside"],
    ["2027-03-01", {}, "suspension.outside"],
    ["2027-04-02", { today: "2027-04-01", endsOn: "2027-05-01" }, "suspension.future"],
    ["2026-10-10", { closedOn: "2026-12-01" }, "suspension.closed"],
    ["2026-10-10", { suspensions: [{ from: day("2026-10-01"), resumedOn: null }] }, "suspension.already"],
    [
      "2026-10-10",
      { suspensions: [{ from: day("2026-10-01"), resumedOn: day("2026-10-20") }] },
      "suspension.overlap",
    ],
  ])("from %s of a measure with %j is refused by %s", (from, more, rule) => {
    const {
      today = "2027-04-01",
      suspensions = [],
      ...facts
    } = more as {
      today?: string;
      suspensions?: Suspension[];
      endsOn?: string;
      closedOn?: string;
    };
    const of = {
      startsOn: day("2026-09-01"),
      endsOn: day(facts.endsOn ?? "2027-02-28"),
      closedOn: facts.closedOn ? day(facts.closedOn) : null,
    };
    expect(brokenBySuspension(day(from), of, suspensions, day(today))).toMatchObject([{ rule }]);
  });

  it("is resumed between its first day and today, where there is one", () => {
    const open = [{ from: day("2026-10-01"), resumedOn: null }];
    const today = day("2026-11-27");
    expect(brokenByResumption(day("2026-09-30"), open, today)).toMatchObject([{ field: "on" }]);
    expect(brokenByResumption(day("2026-11-28"), open, today)).toMatchObject([{ field: "on" }]);
    expect(brokenByResumption(today, open, today)).toEqual([]);
    expect(brokenByResumption(today, [], today)).toMatchObject([{ rule: "suspension.none" }]);
  });
});

/** What may happen to a measure of several paths, on days that go on; each step is tried by the rules, and done where they allow it. */
const step = record({
  path: nat(2),
  what: constantFrom("suspend", "resume", "renew", "close"),
  after: integer({ min: 0, max: 60 }),
});
type Step = { path: number; what: "suspend" | "resume" | "renew" | "close"; after: number };

function done(measure: Span, { what }: Step, today: PlainDate): Span[] | undefined {
  const suspensions = measure.suspensions ?? [];
  const open = suspendedOn(suspensions);
  if (what === "suspend" && brokenBySuspension(today, measure, suspensions, today).length === 0)
    return [{ ...measure, suspensions: [...suspensions, { from: today, resumedOn: null }] }];
  if (what === "resume" && open && brokenByResumption(today, suspensions, today).length === 0) {
    const ended = { ...open, resumedOn: today };
    return [
      {
        ...measure,
        endsOn: pushed(measure.endsOn, [ended], today),
        suspensions: suspensions.map((one) => (one === open ? ended : one)),
      },
    ];
  }
  if (
    what === "renew" &&
    !open &&
    !measure.closedOn &&
    Temporal.PlainDate.compare(measure.startsOn, today) <= 0
  ) {
    const next = renewalOf(measure, today);
    return [{ ...measure, closedOn: measure.endsOn, renewed: true }, fresh(next.startsOn)];
  }
  if (what === "close" && !measure.closedOn && Temporal.PlainDate.compare(measure.startsOn, today) <= 0)
    return [{ ...measure, closedOn: today }];
  return undefined;
}

/** Every day that is computed of a measure, in words. */
const daysOf = (measure: Span, today: PlainDate) =>
  [measure.startsOn, lastDay(measure, today), ...Object.values(tripartiteBy(measure, today))]
    .map(String)
    .join(" ");

describe("whatever happens to the measures of three households", () => {
  it("no date of one measure ever moves another's, and no day of a path is without a measure nor counted twice", () => {
    assert(
      property(anyDay, array(step, { maxLength: 25 }), (begin, steps) => {
        let today = begin;
        // A path is the first measure and its renewals: the last one is the one that anything happens to.
        const paths: Span[][] = [0, 1, 2].map((shift) => [fresh(begin.subtract({ days: 7 * shift }))]);
        for (const one of steps) {
          today = today.add({ days: one.after });
          const path = paths[one.path]!;
          const others = () =>
            paths.flatMap((measures, index) => (index === one.path ? measures.slice(0, -1) : measures));
          const kept = others();
          const before = kept.map((measure) => daysOf(measure, today));
          const result = done(path.at(-1)!, one, today);
          if (result) paths[one.path] = [...path.slice(0, -1), ...result];
          expect(kept.map((measure) => daysOf(measure, today))).toEqual(before);
          // Renewing moves nothing of the measure that is renewed.
          const renewed = one.what === "renew" ? result?.slice(0, 1) : undefined;
          expect((renewed ?? []).map((measure) => daysOf(measure, today))).toEqual(
            renewed ? [daysOf(path.at(-1)!, today)] : [],
          );
        }
        for (const measures of paths)
          for (const [index, measure] of measures.entries()) {
            const due = Object.values(tripartiteBy(measure, today));
            const days = [measure.startsOn, ...due, lastDay(measure, today)].map(String);
            expect(days.toSorted()).toEqual(days);
            const next = measures.slice(index + 1, index + 2);
            expect(next.map(({ startsOn }) => lastDay(measure, today).until(startsOn).days)).toEqual(
              next.map(() => 1),
            );
          }
      }),
      { numRuns: 300 },
    );
  });

  it("days given back are the days that were taken, whatever their order", () => {
    assert(
      property(
        anyDay,
        array(integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 8 }),
        (startsOn, lengths) => {
          // Away and back in turn, each for as many days.
          let at = startsOn;
          const suspensions: Suspension[] = [];
          for (const [index, days] of lengths.entries()) {
            const then = at.add({ days });
            if (index % 2 === 1) suspensions.push({ from: at, resumedOn: then });
            at = then;
          }
          const today = at.add({ days: 400 });
          const far = startsOn.add({ days: 400 });
          const taken = suspensions.reduce((total, one) => total + daysSuspended(one, today), 0);
          expect(far.until(pushed(far, suspensions, today)).days).toBe(taken);
          expect(pushed(far, suspensions.toReversed(), today).equals(pushed(far, suspensions, today))).toBe(
            true,
          );
        },
      ),
    );
  });
});
