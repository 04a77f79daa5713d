/** Whether a plan is kept, over time: tolerance, breach, catching up, current rent first. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schedule } from "../repayment-plan/rules.ts";
import type { DatedAmount, PlanFacts, PlanTracking } from "./plan-facts.rules.ts";
import { planState } from "./rules.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const amounts = (rows: [string, number][]): DatedAmount[] =>
  rows.map(([on, amountCents]) => ({ on: day(on), amountCents }));

function tracked(facts: PlanFacts): PlanTracking {
  const tracking = planState(facts);
  if ("rule" in tracking) throw new Error(tracking.message);
  return tracking;
}

/** Balances of agreements over time, as facts of a public peer's test suite (Hackney income collection, MIT). Amounts in cents. */
const SEQUENCES: {
  id: string;
  instalmentCents: number;
  startingCents: number;
  frequency: "monthly" | "weekly" | "fourWeekly";
  initial?: [string, number];
  steps: [on: string, balanceCents: number, expectedBalanceCents: number, state: "live" | "breached"][];
}[] = [
  {
    id: "tolerance-days",
    instalmentCents: 5000,
    startingCents: 10000,
    frequency: "monthly",
    steps: [
      ["2019-11-05", 10000, 10000, "live"],
      ["2019-11-06", 10000, 5000, "breached"],
    ],
  },
  {
    id: "live-two-months",
    instalmentCents: 2000,
    startingCents: 10000,
    frequency: "monthly",
    steps: [["2020-01-01", 6000, 6000, "live"]],
  },
  {
    id: "weekly-breach",
    instalmentCents: 2000,
    startingCents: 10000,
    frequency: "weekly",
    steps: [
      ["2019-11-26", 4000, 4000, "live"],
      ["2019-11-27", 4000, 2000, "breached"],
    ],
  },
  {
    id: "four-weekly-breach",
    instalmentCents: 2000,
    startingCents: 10000,
    frequency: "fourWeekly",
    steps: [
      ["2019-12-31", 6000, 6000, "live"],
      ["2020-01-01", 6000, 4000, "breached"],
    ],
  },
  {
    id: "breached-back-to-live",
    instalmentCents: 50000,
    startingCents: 100000,
    frequency: "monthly",
    steps: [["2019-11-06", 50000, 50000, "live"]],
  },
  {
    id: "breached-amount-falls",
    instalmentCents: 50000,
    startingCents: 100000,
    frequency: "monthly",
    steps: [
      ["2020-01-01", 50000, 0, "breached"],
      ["2020-04-01", 20055, 0, "breached"],
    ],
  },
  {
    id: "initial-payment-before-start",
    instalmentCents: 1000,
    startingCents: 10000,
    frequency: "weekly",
    initial: ["2019-10-17", 5000],
    steps: [
      ["2019-10-17", 10000, 10000, "live"],
      ["2019-10-22", 10000, 5000, "breached"],
      ["2019-11-05", 5000, 5000, "live"],
      ["2019-11-06", 5000, 4000, "breached"],
    ],
  },
];

describe("agreements of a public peer, where no rent is charged", () => {
  const steps = SEQUENCES.flatMap((sequence) => sequence.steps.map((step, at) => ({ sequence, step, at })));
  it.each(steps.map(({ sequence, step, at }) => [sequence.id, step[0], step[3], sequence, at] as const))(
    "%s on %s is %s",
    (_, on, state, sequence, at) => {
      const from = day("2019-11-01");
      const [initialOn, initialCents] = sequence.initial ?? ["", 0];
      const { startingCents, instalmentCents, frequency } = sequence;
      const regular = schedule({ debtCents: startingCents - initialCents, instalmentCents, from, frequency });
      if (!Array.isArray(regular)) throw new Error(regular.message);
      const instalments = [...(initialCents ? amounts([[initialOn, initialCents]]) : []), ...regular];
      let balance = startingCents;
      const payments = sequence.steps.slice(0, at + 1).map(([paidOn, balanceCents]) => {
        const amountCents = balance - balanceCents;
        balance = balanceCents;
        return { on: day(paidOn), amountCents };
      });
      const found = tracked({ instalments, toleranceDays: 5, charges: [], payments, on: day(on) });
      // Our `late` is inside the tolerance: the plan still stands, and the peer calls it live.
      expect(found.state === "late" ? "live" : found.state).toBe(state);
      expect(startingCents - found.expectedCents).toBe(sequence.steps[at]![2]);
      expect(startingCents - found.paidCents).toBe(sequence.steps[at]![1]);
    },
  );
});

const PLAN = amounts([
  ["2026-11-01", 5000],
  ["2026-12-01", 5000],
  ["2027-01-01", 5000],
]);
const RENT = amounts([
  ["2026-11-01", 50000],
  ["2026-12-01", 50000],
  ["2027-01-01", 50000],
]);
const due = { instalments: PLAN, toleranceDays: 5, charges: RENT };

describe("due 1 November, with a tolerance of 5 days and nothing paid", () => {
  it.each([
    ["2026-10-31", "live"],
    ["2026-11-01", "live"],
    ["2026-11-02", "late"],
    ["2026-11-05", "late"],
    ["2026-11-06", "breached"],
    ["2026-11-20", "breached"],
  ])("on %s the plan is %s", (on, state) => {
    expect(tracked({ ...due, charges: [], payments: [], on: day(on) }).state).toBe(state);
  });

  it("a breach is dated, and told with what is missing", () => {
    const found = tracked({
      ...due,
      charges: [],
      payments: amounts([["2026-11-03", 2000]]),
      on: day("2026-11-20"),
    });
    expect(found.since?.toString()).toBe("2026-11-06");
    expect(found.because.map((text) => text.replaceAll(/\s/g, " "))).toEqual([
      "Échéance du 1er novembre 2026 (50,00 €) : il manque 30,00 €, tolérance de 5 jours dépassée depuis le 6 novembre 2026.",
    ]);
  });
});

/** What was paid → state on a day, with a rent of 500 € on each first of the month. */
const KEPT: [title: string, payments: [string, number][], on: string, state: string, paidCents: number][] = [
  ["rent and instalment paid: live", [["2026-11-01", 55000]], "2026-11-10", "live", 5000],
  ["rent paid ahead is not taken for the plan", [["2026-10-28", 55000]], "2026-11-10", "live", 5000],
  ["the rent alone: the instalment is missing", [["2026-11-01", 50000]], "2026-11-06", "breached", 0],
  ["50 € go to the rent first: both are missing", [["2026-11-01", 5000]], "2026-11-06", "breached", 0],
  ["a new rent not yet late leaves the plan live", [["2026-11-01", 55000]], "2026-12-01", "live", 5000],
  ["a new rent unpaid within the tolerance is late", [["2026-11-01", 60000]], "2026-12-03", "late", 5000],
  [
    "a new rent unpaid past the tolerance is a breach",
    [["2026-11-01", 60000]],
    "2026-12-06",
    "breached",
    5000,
  ],
  [
    "caught up, the plan is live again",
    [
      ["2026-11-01", 50000],
      ["2026-11-15", 5000],
    ],
    "2026-11-15",
    "live",
    5000,
  ],
  [
    "a large credit that the coming rent will use completes nothing",
    [["2026-11-02", 65000]],
    "2026-11-10",
    "live",
    5000,
  ],
  [
    "all that is due to the end, paid ahead, completes",
    [["2026-11-02", 165000]],
    "2026-11-10",
    "completed",
    15000,
  ],
  [
    "the last instalment completes",
    [
      ["2026-11-01", 55000],
      ["2026-12-01", 55000],
      ["2027-01-01", 55000],
    ],
    "2027-01-01",
    "completed",
    15000,
  ],
  [
    "a payment after the day asked about does not count",
    [["2026-11-07", 55000]],
    "2026-11-06",
    "breached",
    0,
  ],
  ["a payment on the day of the breach still covers", [["2026-11-06", 55000]], "2026-11-06", "live", 5000],
];

describe("payments go to the current rent first, then to the instalments", () => {
  it.each(KEPT)("%s", (_, payments, on, state, paidCents) => {
    expect(tracked({ ...due, payments: amounts(payments), on: day(on) })).toMatchObject({ state, paidCents });
  });

  it("catching up is dated", () => {
    const payments = amounts([
      ["2026-11-01", 50000],
      ["2026-11-15", 5000],
    ]);
    const found = tracked({ ...due, payments, on: day("2026-11-20") });
    expect(found.since?.toString()).toBe("2026-11-15");
    expect(found.because[0]).toBe("Le retard est rattrapé depuis le 15 novembre 2026.");
  });

  it("without rent to come, the whole debt paid at once completes the plan that day", () => {
    const payments = amounts([["2026-11-10", 15000]]);
    const found = tracked({ ...due, charges: [], payments, on: day("2026-11-20") });
    expect(found).toMatchObject({ state: "completed", paidCents: 15000 });
    expect(found.since?.toString()).toBe("2026-11-10");
  });

  it("with no tolerance, an unpaid instalment is a breach on its day", () => {
    const found = tracked({ ...due, toleranceDays: 0, charges: [], payments: [], on: day("2026-11-01") });
    expect(found).toMatchObject({
      state: "breached",
      because: [expect.stringContaining("1er novembre 2026")],
    });
  });
});

describe("what people decided about the plan", () => {
  const asked = { ...due, payments: [], on: day("2026-11-20") };
  it.each([
    ["a draft is not followed", { kind: "draft" }, "draft"],
    ["a cancelled plan", { kind: "cancelled", on: day("2026-11-10"), reason: "mutation" }, "cancelled"],
    [
      "a cancellation still to come",
      { kind: "cancelled", on: day("2026-12-10"), reason: "mutation" },
      "breached",
    ],
    ["over-indebtedness", { kind: "frozen", on: day("2026-11-03"), grantedByJudge: false }, "frozen"],
    [
      "over-indebtedness, schedule of a judge",
      { kind: "frozen", on: day("2026-11-03"), grantedByJudge: true },
      "breached",
    ],
  ] as const)("%s", (_, standing, state) => {
    expect(tracked({ ...asked, standing }).state).toBe(state);
  });

  it("a frozen plan expects nothing more than on the day it froze", () => {
    const standing = { kind: "frozen", on: day("2026-11-03"), grantedByJudge: false } as const;
    expect(tracked({ ...asked, standing }).expectedCents).toBe(0);
  });
});

const on = (iso: string, payments: [string, number][]) =>
  tracked({ ...due, payments: amounts(payments), on: day(iso) });

describe("a debit rejected afterwards", () => {
  const paid: [string, number][] = [["2026-11-01", 55000]];

  it("has counted until the day of its rejection, and the plan is broken from that day, by those very rows", () => {
    const rejected: [string, number][] = [...paid, ["2026-11-20", -55000]];
    expect(on("2026-11-19", rejected).state).toBe("live");
    const found = on("2026-11-25", rejected);
    expect(found).toMatchObject({ state: "breached", paidCents: 0 });
    expect(found.since?.toString()).toBe("2026-11-20");
    expect(found.rows.map(({ what, amountCents, leftCents }) => [what, amountCents, leftCents])).toEqual([
      ["rent", 50000, 50000],
      ["instalment", 5000, 5000],
      ["payment", -55000, undefined],
    ]);
  });

  it("undoes the payment of its own amount, not the latest one", () => {
    const found = on("2026-11-25", [
      ["2026-11-01", 50000],
      ["2026-11-10", 5000],
      ["2026-11-20", -5000],
    ]);
    expect(found).toMatchObject({ state: "breached", paidCents: 0 });
    const other = on("2026-11-25", [
      ["2026-11-01", 5000],
      ["2026-11-02", 50000],
      ["2026-11-20", -5000],
    ]);
    expect(other.rows.find(({ what }) => what === "instalment")).toMatchObject({ leftCents: 5000 });
  });

  it("of a plan paid off opens it again; paid once more, it is paid off from then", () => {
    const all: [string, number][] = [
      ["2026-11-02", 165000],
      ["2026-11-20", -165000],
    ];
    expect(on("2026-11-25", all).state).toBe("breached");
    const again = on("2026-12-25", [...all, ["2026-12-02", 165000]]);
    expect(again.state).toBe("completed");
    expect(again.since?.toString()).toBe("2026-12-02");
  });
});

describe("the landlord says what a payment settles first", () => {
  const facts = { ...due, payments: amounts([["2026-11-05", 5000]]), on: day("2026-11-10") };
  it.each([
    ["rentFirst", 0],
    ["instalmentsFirst", 5000],
    ["oldestFirst", 0],
  ] as const)("%s: %d cents go to the plan", (allocation, paidCents) => {
    expect(tracked({ ...facts, allocation }).paidCents).toBe(paidCents);
  });

  it("an instalment older than the rent is paid before it where the oldest comes first", () => {
    const rent = amounts([["2026-11-03", 50000]]);
    expect(tracked({ ...facts, charges: rent, allocation: "oldestFirst" }).paidCents).toBe(5000);
    expect(tracked({ ...facts, charges: rent }).paidCents).toBe(0);
  });
});

it("a payment by a fund settles like the household's, and its row says who paid", () => {
  const payments = [
    { ...amounts([["2026-11-01", 50000]])[0]!, by: "household" as const },
    { ...amounts([["2026-11-15", 5000]])[0]!, by: "fund" as const },
  ];
  const found = tracked({ ...due, payments, on: day("2026-11-20") });
  expect(found).toMatchObject({ state: "live", rows: [{ what: "payment", amountCents: 5000, by: "fund" }] });
});

describe("whatever is paid", () => {
  const payment = fc.record({
    on: fc.integer({ min: -20, max: 100 }).map((days) => day("2026-11-01").add({ days })),
    amountCents: fc.integer({ min: 0, max: 80000 }),
  });
  const asked = fc.record({
    payments: fc.array(payment, { maxLength: 12 }),
    on: fc.integer({ min: -10, max: 120 }).map((days) => day("2026-11-01").add({ days })),
    toleranceDays: fc.integer({ min: 0, max: 12 }),
  });

  it("the order in which payments, rejections and back-dated corrections arrive changes nothing", () => {
    const either = payment.chain(({ on, amountCents }) =>
      fc.boolean().map((isTaken) => ({ on, amountCents: isTaken ? -amountCents : amountCents })),
    );
    const moved = fc.array(either, { maxLength: 10 }).chain((payments) =>
      fc.record({
        payments: fc.constant(payments),
        arrived: fc.shuffledSubarray(payments, { minLength: payments.length }),
      }),
    );
    fc.assert(
      fc.property(
        asked,
        moved,
        fc.constantFrom("rentFirst", "instalmentsFirst", "oldestFirst"),
        (facts, { payments, arrived }, allocation) => {
          const whole = { ...due, ...facts, allocation } as const;
          const { rows: _, ...found } = tracked({ ...whole, payments });
          const { rows: __, ...other } = tracked({ ...whole, payments: arrived });
          expect(other).toEqual(found);
        },
      ),
    );
  });

  it("an amount taken back is as if it had never been paid, save the days before", () => {
    fc.assert(
      fc.property(asked, payment, fc.integer({ min: 0, max: 20 }), (facts, more, later) => {
        const back = { on: more.on.add({ days: later }), amountCents: -more.amountCents };
        if (more.amountCents === 0 || facts.payments.some((one) => one.amountCents === more.amountCents))
          return;
        const whole = { ...due, ...facts, on: back.on };
        const { state, paidCents } = tracked({ ...whole, payments: [...facts.payments, more, back] });
        expect({ state, paidCents }).toEqual(
          (({ state, paidCents }) => ({ state, paidCents }))(tracked(whole)),
        );
      }),
    );
  });

  it("no more is counted to the plan than was paid beyond the rent due, nor than the plan", () => {
    fc.assert(
      fc.property(asked, (facts) => {
        const before = (rows: readonly DatedAmount[]) =>
          rows
            .filter((row) => Temporal.PlainDate.compare(row.on, facts.on) <= 0)
            .reduce((total, row) => total + row.amountCents, 0);
        const found = tracked({ ...due, ...facts });
        expect(found.paidCents).toBeLessThanOrEqual(Math.min(15000, before(facts.payments)));
        expect(found.state === "completed").toBe(found.paidCents === 15000);
        expect(found.because.length).toBeGreaterThan(0);
      }),
    );
  });

  it("one more payment never makes the plan worse", () => {
    const rank = ["breached", "late", "live", "completed"];
    fc.assert(
      fc.property(asked, payment, (facts, more) => {
        const better = tracked({ ...due, ...facts, payments: [...facts.payments, more] });
        expect(rank.indexOf(better.state)).toBeGreaterThanOrEqual(
          rank.indexOf(tracked({ ...due, ...facts }).state),
        );
      }),
    );
  });
});

describe("facts that cannot be", () => {
  const asked = { ...due, payments: [], on: day("2026-11-20") };
  it.each([
    ["no instalment", { instalments: [] }, "instalments"],
    ["a tolerance of more than a year", { toleranceDays: 366 }, "toleranceDays"],
    ["a negative tolerance", { toleranceDays: -1 }, "toleranceDays"],
    ["half a cent paid", { payments: amounts([["2026-11-01", -5.5]]) }, "payments.0.amountCents"],
    ["a rent below 0", { charges: amounts([["2026-11-01", -5]]) }, "charges.0.amountCents"],
    ["half a cent of rent", { charges: amounts([["2026-11-01", 0.5]]) }, "charges.0.amountCents"],
  ])("%s is refused next to its field", (_, facts, field) => {
    expect(planState({ ...asked, ...facts })).toMatchObject({ field });
  });
});

const inDays = (iso: string) => Temporal.PlainDate.from(iso);

describe("in English", () => {
  const facts = {
    instalments: [{ on: inDays("2027-01-10"), amountCents: 10_000 }],
    toleranceDays: 5,
    charges: [],
    payments: [],
  };
  it.each([
    ["2027-01-01", "The current rent and the instalments are up to date on 1 January 2027."],
    [
      "2027-01-12",
      "Instalment of 10 January 2027 (€100.00): €100.00 missing, to be paid before 15 January 2027.",
    ],
    [
      "2027-01-20",
      "Instalment of 10 January 2027 (€100.00): €100.00 missing, tolerance of 5 days passed on 15 January 2027.",
    ],
  ])("on %s it says %s", (on, sentence) => {
    expect(planState({ ...facts, on: inDays(on) }, "en")).toMatchObject({
      because: expect.arrayContaining([sentence]),
    });
  });
});

describe("the instalment missed", () => {
  const facts: PlanFacts = {
    instalments: amounts([
      ["2026-10-05", 8_345],
      ["2026-11-05", 8_345],
    ]),
    toleranceDays: 10,
    charges: [],
    payments: [],
    on: day("2026-10-15"),
  };
  const missed = (changed: Partial<PlanFacts>) => tracked({ ...facts, ...changed }).missed;

  it("is none within the tolerance, then the oldest one with what is missing of it", () => {
    expect(missed({ on: day("2026-10-14") })).toBeUndefined();
    expect(missed({})).toEqual({
      on: day("2026-10-05"),
      amountCents: 8_345,
      leftCents: 8_345,
      toleranceEnded: day("2026-10-15"),
    });
    expect(missed({ payments: amounts([["2026-10-20", 8_345]]), on: day("2026-11-15") })).toMatchObject({
      on: day("2026-11-05"),
    });
    expect(missed({ payments: amounts([["2026-10-06", 3_345]]) })).toMatchObject({ leftCents: 5_000 });
  });

  it("is none where rent alone is missing, or the plan is frozen or ended", () => {
    const rent = {
      charges: amounts([["2026-10-01", 40_000]]),
      instalments: amounts([["2026-10-30", 8_345]]),
    };
    expect(tracked({ ...facts, ...rent }).state).toBe("breached");
    expect(missed(rent)).toBeUndefined();
    const frozen = { kind: "frozen", on: day("2026-10-10"), grantedByJudge: false } as const;
    expect(missed({ standing: frozen })).toBeUndefined();
    expect(missed({ standing: { ...frozen, grantedByJudge: true } })).toBeDefined();
    expect(
      missed({ standing: { kind: "cancelled", on: day("2026-10-10"), reason: "Soldé" } }),
    ).toBeUndefined();
  });
});
