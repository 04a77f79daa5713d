/** What falls next in a procedure: nothing that is settled, nothing beyond the days asked, the safe day first. */
import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";

import { type CalendarFacts, countsByWindow, fallsWithin, initialsOf, WINDOWS } from "./rules.ts";

const ON = Temporal.PlainDate.from("2026-11-26");
const step = (id: string, on: string, latest?: string) => ({
  id,
  on,
  latest,
  reading: "",
  english: "",
  source: "",
});
const facts = (more: Partial<CalendarFacts>): CalendarFacts => ({
  stage: "summons",
  dates: [],
  acts: [],
  levers: [],
  ...more,
});

describe("what falls in a procedure", () => {
  it("is each step of the days asked, a hearing noted ahead among them, in order of days", () => {
    const falls = fallsWithin(
      facts({
        dates: [
          step("resumeRentBy", "2027-01-13"),
          step("prefectNoticeBy", "2026-12-02", "2026-12-03"),
          step("judgePlanEnds", "2028-01-01"),
        ],
        acts: [{ kind: "hearing", on: "2027-01-14" }],
      }),
      ON,
      60,
    );
    expect(falls.map(({ id, nature, actor }) => [id, nature, actor])).toEqual([
      ["prefectNoticeBy", "lastChance", "landlord"],
      ["resumeRentBy", "lastChance", "household"],
      ["hearing", "turning", "everybody"],
    ]);
    expect(falls[0]!.latest).toBe("2026-12-03");
  });

  it.each([
    ["the day itself counts", "2026-11-26", 1],
    ["the last day of the window counts", "2026-12-03", 1],
    ["the day after it does not", "2026-12-04", 0],
    ["a day that has passed does not", "2026-11-25", 0],
  ])("%s", (_, on, count) => {
    expect(fallsWithin(facts({ dates: [step("terminationClause", on)] }), ON, 7)).toHaveLength(count);
  });

  it("what an act has settled falls no more", () => {
    const dates = [step("prefectNoticeBy", "2026-12-02")];
    expect(
      fallsWithin(facts({ dates, acts: [{ kind: "prefectNotice", on: "2026-11-20" }] }), ON, 30),
    ).toEqual([]);
  });

  it("names the levers that end with it", () => {
    const [fall] = fallsWithin(
      facts({
        dates: [step("terminationClause", "2026-12-10")],
        levers: [
          { id: "payInFull", until: "2026-12-09" },
          { id: "rehousing" },
          { id: "timeToPayByJudge", until: "2027-03-01" },
        ],
      }),
      ON,
      30,
    );
    expect(fall!.levers).toEqual(["payInFull"]);
  });

  it("a longer window never holds less, and the counts are those of the list", () => {
    assert(
      property(integer({ min: -30, max: 120 }), integer({ min: -30, max: 120 }), (one, other) => {
        const dates = [one, other].map((days, index) => step(`step${index}`, ON.add({ days }).toString()));
        const lines = fallsWithin(facts({ dates }), ON, 60);
        const counts = countsByWindow(lines, ON);
        for (const days of WINDOWS) expect(counts[days]).toBe(fallsWithin(facts({ dates }), ON, days).length);
      }),
    );
  });
});

it.each([
  ["Nadia Morel", "N. M."],
  ["Jean-Pierre de La Tour", "J. P. D. L. T."],
  ["élodie", "É."],
  ["", "–"],
  [null, "–"],
])("outside the application %s is %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
