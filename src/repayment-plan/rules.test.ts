/** Schedules of repayment plans: exact to the cent, on the right days, never longer than the law allows. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dated } from "../platform/calendar/dated.ts";
import {
  capacityWarning,
  type Instalment,
  planSentence,
  schedule,
  capacityRefusal,
  defaultSchedule,
} from "./rules.ts";
import { legalOn } from "../law/legal-parameters.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const limit: Dated<number> = {
  id: "repaymentPlan.longestMonths",
  value: 36,
  validFrom: null,
  validTo: null,
  source: "CCH R824-19",
  checked: "2026-11",
};

function planned(request: Parameters<typeof schedule>[0], dated?: Dated<number>): Instalment[] {
  const made = schedule(request, dated);
  if (!Array.isArray(made)) throw new Error(made.message);
  return made;
}

describe("the schedule of a plan", () => {
  it("3 004,43 € over 36 months are 35 instalments of 83,45 € and a last one of 83,68 €", () => {
    const made = planned({ debtCents: 300443, months: 36, from: day("2027-01-05") }, limit);
    expect(made.map((line) => line.amountCents)).toEqual([...Array<number>(35).fill(8345), 8368]);
    expect(made[0]).toEqual({ n: 1, on: day("2027-01-05"), amountCents: 8345, leftCents: 292098 });
    expect(made[35]).toEqual({ n: 36, on: day("2029-12-05"), amountCents: 8368, leftCents: 0 });
  });

  it("a fixed instalment is paid until the debt is settled, the last one being what remains", () => {
    const made = planned({ debtCents: 25000, instalmentCents: 6000, from: day("2027-01-05") }, limit);
    expect(made.map((line) => line.amountCents)).toEqual([6000, 6000, 6000, 6000, 1000]);
  });

  it.each([
    ["2027-01-31", ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]],
    ["2028-01-30", ["2028-01-30", "2028-02-29", "2028-03-30", "2028-04-30", "2028-05-30"]],
    ["2026-11-29", ["2026-11-29", "2026-12-29", "2027-01-29", "2027-02-28", "2027-03-29"]],
  ])(
    "a plan from %s keeps the day of its first instalment, or the last day of a short month",
    (from, days) => {
      const made = planned({ debtCents: 500, months: 5, from: day(from) });
      expect(made.map((line) => line.on.toString())).toEqual(days);
    },
  );

  it("a weekly plan of two months has an instalment every seven days within these two months", () => {
    const made = planned({ debtCents: 9000, months: 2, from: day("2027-02-01"), frequency: "weekly" }, limit);
    expect(made).toHaveLength(9);
    expect(made.at(-1)?.on.toString()).toBe("2027-03-29");
  });

  it("a plan every four weeks falls on the same day of the week", () => {
    const made = planned({
      debtCents: 8000,
      instalmentCents: 2000,
      from: day("2027-01-01"),
      frequency: "fourWeekly",
    });
    expect(made.map((line) => line.on.toString())).toEqual([
      "2027-01-01",
      "2027-01-29",
      "2027-02-26",
      "2027-03-26",
    ]);
  });

  it("instalments sum exactly to the debt and what is left goes down to zero", () => {
    const request = fc.record({
      debtCents: fc.integer({ min: 1, max: 5_000_000 }),
      months: fc.integer({ min: 1, max: 36 }),
      from: fc.integer({ min: 0, max: 1500 }).map((days) => day("2026-01-01").add({ days })),
      frequency: fc.constantFrom("monthly", "weekly", "fourWeekly"),
    });
    fc.assert(
      fc.property(request, (asked) => {
        const made = planned(asked as Parameters<typeof schedule>[0], limit);
        let left = asked.debtCents;
        made.forEach((line, index) => {
          left -= line.amountCents;
          expect(line).toMatchObject({ n: index + 1, leftCents: left });
        });
        expect(left).toBe(0);
        expect(Temporal.PlainDate.compare(made.at(-1)!.on, asked.from.add({ months: asked.months }))).toBe(
          -1,
        );
      }),
    );
  });

  it("a debt of one cent is one instalment of one cent, whatever is asked for each", () => {
    expect(planned({ debtCents: 1, instalmentCents: 5000, from: day("2027-01-05") }, limit)).toEqual([
      { n: 1, on: day("2027-01-05"), amountCents: 1, leftCents: 0 },
    ]);
  });

  it("one cent over 36 months is still exact: the last instalment carries it", () => {
    const made = planned({ debtCents: 1, months: 36, from: day("2027-01-05") }, limit);
    expect(made.map((line) => line.amountCents)).toEqual([...Array<number>(35).fill(0), 1]);
  });
});

describe("a plan that cannot be", () => {
  const from = day("2027-01-05");
  it.each([
    ["no debt", { debtCents: 0, months: 12, from }, "debtCents"],
    ["a negative debt", { debtCents: -100, months: 12, from }, "debtCents"],
    ["a fraction of a cent", { debtCents: 100.5, months: 12, from }, "debtCents"],
    ["no month", { debtCents: 100, months: 0, from }, "months"],
    ["a negative number of months", { debtCents: 100, months: -3, from }, "months"],
    ["half a month", { debtCents: 100, months: 1.5, from }, "months"],
    ["not a number of months", { debtCents: 100, months: NaN, from }, "months"],
    ["an instalment of nothing", { debtCents: 100, instalmentCents: 0, from }, "instalmentCents"],
    ["a date out of this world", { debtCents: 100, months: 36, from: day("+275760-09-01") }, "from"],
    ["a negative instalment", { debtCents: 100, instalmentCents: -5, from }, "instalmentCents"],
  ])("%s is refused next to its field", (_, request, field) => {
    expect(schedule(request as Parameters<typeof schedule>[0], limit)).toMatchObject({ field });
  });

  it("37 months are refused, naming the limit and its source", () => {
    expect(schedule({ debtCents: 300443, months: 37, from }, limit)).toEqual({
      rule: "repaymentPlan.longestMonths",
      message: "37 mois demandés ; un plan d'apurement dure 36 mois au plus.",
      english: "37 months asked; a repayment plan lasts 36 months at most.",
      source: "CCH R824-19",
      field: "months",
    });
  });

  it("an instalment too small to settle the debt in 36 months is refused, naming the least that would", () => {
    const refused = schedule({ debtCents: 300443, instalmentCents: 8345, from }, limit);
    expect(refused).toMatchObject({ field: "instalmentCents", source: "CCH R824-19" });
    expect((refused as { message: string }).message).toMatch(/83,46\s€ par échéance\.$/);
    expect(planned({ debtCents: 300443, instalmentCents: 8346, from }, limit)).toHaveLength(36);
  });

  it("a limit of another date applies as it is given", () => {
    expect(planned({ debtCents: 300443, months: 37, from }, { ...limit, value: 48 })).toHaveLength(37);
  });
});

describe("a plan against what the household can pay", () => {
  const made = planned({ debtCents: 300443, months: 36, from: day("2027-01-05") }, limit);
  it.each([
    [8368, undefined],
    [8367, "0,01"],
    [6000, "23,68"],
    [0, "83,68"],
    [-5000, "133,68"],
  ])("with a capacity of %i cents the gap named is %s", (capacity, gap) => {
    const message = capacityWarning(made, capacity)?.message.replaceAll(/\s/g, " ");
    expect(message?.match(/il manque (.+) €\.$/)?.[1]).toBe(gap);
  });

  it("weekly instalments are added up by month before they are compared", () => {
    const weekly = planned({
      debtCents: 50000,
      instalmentCents: 2000,
      from: day("2027-01-01"),
      frequency: "weekly",
    });
    expect(capacityWarning(weekly, 8000)?.message.replaceAll(/\s/g, " ")).toContain("il manque 20,00 €");
  });

  it("a plan is told in one sentence", () => {
    expect(planSentence(made).replaceAll(/\s/g, " ")).toBe(
      "36 échéances de 83,45 € à partir du 5 janvier 2027, la dernière de 83,68 € le 5 décembre 2029.",
    );
  });
});

describe("the day of the month", () => {
  it("31 is the last day of shorter months, the first instalment keeps its own day", () => {
    const plan = schedule({
      debtCents: 40_000,
      months: 4,
      from: Temporal.PlainDate.from("2027-01-12"),
      dayOfMonth: 31,
    });
    expect(Array.isArray(plan) && plan.map(({ on }) => on.toString())).toEqual([
      "2027-01-12",
      "2027-02-28",
      "2027-03-31",
      "2027-04-30",
    ]);
  });
});

it("each instalment of a monthly plan has a month of its own, on the day asked or the last of a shorter month", () => {
  const asked = fc.record({
    debtCents: fc.integer({ min: 36, max: 900_000 }),
    months: fc.integer({ min: 1, max: 36 }),
    from: fc.integer({ min: 0, max: 1500 }).map((days) => day("2026-01-01").add({ days })),
    dayOfMonth: fc.integer({ min: 1, max: 31 }),
  });
  fc.assert(
    fc.property(asked, (request) => {
      const plan = planned(request, limit);
      expect(plan[0]!.on.toString()).toBe(request.from.toString());
      plan.slice(1).forEach(({ on }, index) => {
        const month = request.from.toPlainYearMonth().add({ months: index + 1 });
        expect(on.toString()).toBe(
          month.toPlainDate({ day: Math.min(request.dayOfMonth, month.daysInMonth) }).toString(),
        );
      });
    }),
  );
});

const months = (on: Temporal.PlainDate) => legalOn("benefit.defaultPlanMonths", on);

describe("the default plan", () => {
  it("is 1/36 of the debt a month from the month after formal notice", () => {
    const plan = defaultSchedule(300_443, day("2026-10-20"), months);
    expect(plan).toHaveLength(36);
    expect(Array.isArray(plan) && [plan[0], plan.at(-1)]).toMatchObject([
      { amountCents: 8345 },
      { amountCents: 8368 },
    ]);
    expect(Array.isArray(plan) && plan[0]!.on.toString()).toBe("2026-11-01");
  });

  it("is no more after 31 December 2026, and says so", () => {
    expect(defaultSchedule(300_443, day("2026-12-31"), months)).toHaveLength(36);
    expect(defaultSchedule(300_443, day("2027-01-01"), months)).toMatchObject({
      rule: "benefit.defaultPlanMonths",
    });
  });
});

it.each([
  [undefined, undefined],
  [0, "plan.capacity"],
  [1, undefined],
])("a capacity of %s gives %s", (capacityCents, rule) => {
  expect(capacityRefusal(capacityCents)?.rule).toBe(rule);
});
