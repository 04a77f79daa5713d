/** A lease transfer's dates and states, whatever the order its facts arrive in. */
import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";

import { homeMonths } from "./account.rules.ts";
import {
  brokenCost,
  brokenFact,
  type Detail,
  type Fact,
  FACT_KINDS,
  type FactKind,
  standingOn,
} from "./rules.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const fact = (kind: FactKind, on: string, detail: Detail = {}): Fact => ({ kind, on: day(on), detail });
const ALL = ["household", "operator", "landlord"] as const;
const review = (on: string, more: Detail = {}) =>
  fact("review", on, { attended: [...ALL], proposal: "continue", ...more });
const SIGNED = [
  fact("threatened", "2024-01-10"),
  fact("landlordAgreed", "2024-03-01"),
  fact("leaseTaken", "2024-05-01"),
  fact("subLeaseSigned", "2024-05-31", {
    periodEndsOn: "2026-05-31",
    conditions: [
      { words: "Loyer payé", met: null },
      { words: "Assurance", met: null },
    ],
  }),
];
const dues = (facts: readonly Fact[], on: string) =>
  standingOn(facts, day(on)).dues.map(({ id, rank, on: due, state }) => [
    rank ? `${id} ${rank}` : id,
    due.toString(),
    state,
  ]);

test.each([
  ["2024-01-31", "threatened"],
  ["2024-03-01", "agreed"],
  ["2024-05-01", "leaseHeld"],
  ["2024-06-01", "subLet"],
])("stands on %s as %s: a fact counts from its day", (on, state) => {
  expect(standingOn(SIGNED, day(on)).state).toBe(state);
});

it("says who held the lease when", () => {
  const slid = [...SIGNED, fact("slid", "2026-03-01")];
  const held = standingOn(slid, day("2026-04-01")).holdings.map(({ holder, from, to }) => [
    holder,
    from?.toString() ?? null,
    to?.toString() ?? null,
  ]);
  expect(held).toEqual([
    ["household", null, "2024-04-30"],
    ["operator", "2024-05-01", "2026-02-28"],
    ["household", "2026-03-01", null],
  ]);
  expect(standingOn(SIGNED, day("2024-04-30")).holdings).toHaveLength(1);
});

describe("what falls due", () => {
  it("comes every six months from the signing, month ends included, and two months before the period's end", () => {
    expect(dues(SIGNED, "2024-06-01")).toEqual([
      ["review 1", "2024-11-30", "due"],
      ["review 2", "2025-05-31", "due"],
      ["review 3", "2025-11-30", "due"],
      ["prefectTold", "2026-03-31", "due"],
      ["review 4", "2026-05-31", "due"],
      ["periodEnd", "2026-05-31", "due"],
      ["usualSlide", "2026-05-31", "indicative"],
    ]);
  });

  it("a review held answers to the nearest due day: one that was left out stays late, and moves no other", () => {
    const after = [...SIGNED, review("2025-06-20")];
    expect(dues(after, "2025-07-01").slice(0, 3)).toEqual([
      ["review 1", "2024-11-30", "late"],
      ["review 2", "2025-05-31", "done"],
      ["review 3", "2025-11-30", "due"],
    ]);
  });

  it("an extension moves the prefect's notice and adds reviews", () => {
    const extended = [...SIGNED, fact("extended", "2026-03-01", { periodEndsOn: "2027-05-31", reason: "x" })];
    expect(dues(extended, "2026-03-02")).toContainEqual(["prefectTold", "2027-03-31", "due"]);
    expect(dues(extended, "2026-03-02").filter(([id]) => String(id).startsWith("review"))).toHaveLength(6);
  });

  it("ends with the transfer: what was not held by then is said, what came after is not asked", () => {
    const ended = [...SIGNED, review("2024-12-01"), fact("ended", "2025-06-15", { endReason: "left" })];
    expect(dues(ended, "2025-07-01")).toEqual([
      ["review 1", "2024-11-30", "done"],
      ["review 2", "2025-05-31", "notHeld"],
    ]);
  });

  it("is late the day after, not that day", () => {
    expect(dues(SIGNED, "2024-11-30")[0]![2]).toBe("due");
    expect(dues(SIGNED, "2024-12-01")[0]![2]).toBe("late");
  });
});

it("the latest review says where each condition stands", () => {
  const reviewed = [
    ...SIGNED,
    review("2024-12-01", { conditions: [{ words: "Loyer payé", met: false }] }),
    review("2025-06-01", { conditions: [{ words: "Loyer payé", met: true }] }),
  ];
  expect(standingOn(reviewed, day("2025-06-02")).conditions).toEqual([
    { words: "Loyer payé", met: true },
    { words: "Assurance", met: null },
  ]);
  expect(standingOn(reviewed, day("2025-01-01")).conditions[0]!.met).toBe(false);
});

const rules = (facts: readonly Fact[], on = "2026-06-30") =>
  standingOn(facts, day(on)).problems.map(({ rule }) => rule.replace("leaseTransfer.", ""));

describe("contradictions are told, never refused", () => {
  it.each<[string, Fact[], string]>([
    ["a review before the sub-lease", [...SIGNED, review("2024-05-30")], "order"],
    [
      "a slide without a sub-lease",
      [SIGNED[0]!, SIGNED[1]!, SIGNED[2]!, fact("slid", "2025-01-01")],
      "missingStep",
    ],
    ["a review after the end", [...SIGNED, fact("slid", "2025-01-01"), review("2025-02-01")], "afterEnd"],
    ["a date in 2126", [...SIGNED, review("2126-01-01")], "future"],
    [
      "a review without the landlord",
      [...SIGNED, review("2024-11-30", { attended: ["household", "operator"] })],
      "notTripartite",
    ],
    [
      "a slide after « not offered »",
      [
        ...SIGNED,
        fact("prefectTold", "2026-03-01", { offers: false, reason: "x" }),
        fact("slid", "2026-05-01"),
      ],
      "slidNotOffered",
    ],
    [
      "two ends",
      [...SIGNED, fact("slid", "2026-05-01"), fact("ended", "2026-05-01", { endReason: "left" })],
      "twoEnds",
    ],
    [
      "a period that ends before it begins",
      [...SIGNED.slice(0, 3), fact("subLeaseSigned", "2024-05-31", { periodEndsOn: "2024-05-31" })],
      "period",
    ],
  ])("%s", (_, facts, rule) => {
    expect(rules(facts)).toContain(rule);
  });
  it("a transfer that runs as it should has none", () => {
    expect(rules([...SIGNED, review("2024-11-28")])).toEqual([]);
  });
});

it.each<[FactKind, string, Detail, string[]]>([
  ["landlordAgreed", "2025-02-30", {}, ["on"]],
  ["subLeaseSigned", "2025-02-03", {}, ["periodEndsOn"]],
  ["subLeaseSigned", "2025-02-03", { periodEndsOn: "2027-02-02", monthlyCents: -1 }, ["monthlyCents"]],
  ["review", "2025-02-03", {}, ["proposal", "attended"]],
  ["prefectTold", "2025-02-03", {}, ["offers"]],
  ["prefectTold", "2025-02-03", { offers: false, reason: " " }, ["reason"]],
  ["prefectTold", "2025-02-03", { offers: true }, []],
  ["extended", "2025-02-03", { periodEndsOn: "2027-02-02" }, ["reason"]],
  ["ended", "2025-02-03", {}, ["endReason"]],
])("a %s of %s with %j lacks %j", (kind, on, detail, fields) => {
  expect(brokenFact({ kind, on, detail }).map(({ field }) => field)).toEqual(fields);
});

it.each([
  [0, 0, "amountCents"],
  [1.5, 0, "amountCents"],
  [100, 101, "recoveredCents"],
  [100, -1, "recoveredCents"],
])("a cost of %d with %d back is refused by its %s", (amountCents, recoveredCents, field) => {
  expect(brokenCost({ amountCents, recoveredCents })[0]?.field).toBe(field);
  expect(brokenCost({ amountCents: 100, recoveredCents: 100 })).toEqual([]);
});

const anyDay = fc.integer({ min: 0, max: 1_400 }).map((days) => day("2024-01-01").add({ days }));
const anyFact = fc.record({ kind: fc.constantFrom(...FACT_KINDS), on: anyDay }).map(({ kind, on }): Fact => ({
  kind,
  on,
  detail:
    kind === "subLeaseSigned" || kind === "extended" ? { periodEndsOn: on.add({ years: 2 }).toString() } : {},
}));

describe("whatever the facts", () => {
  it("their order of arrival changes nothing where kinds are told once", () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(anyFact, { maxLength: 9, selector: ({ kind }) => kind })
          .chain((facts) =>
            fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }), anyDay),
          ),
        ([facts, shuffled, on]) => {
          expect(JSON.stringify(standingOn(shuffled, on))).toBe(JSON.stringify(standingOn(facts, on)));
        },
      ),
    );
  });
  it("every lease is held by one at a time, without a hole, and no fact to come counts", () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 12 }), anyDay, (facts, on) => {
        const past = facts.filter(({ on: told }) => Temporal.PlainDate.compare(told, on) <= 0);
        const { holdings, state } = standingOn(facts, on);
        expect(state).toBe(standingOn(past, on).state);
        for (const [index, { to }] of holdings.slice(0, -1).entries())
          expect(to!.add({ days: 1 }).equals(holdings[index + 1]!.from!)).toBe(true);
        expect(holdings.at(-1)!.to).toBe(null);
      }),
    );
  });
  it("reviews are counted from the signing: the k-th is 6 k months after, wherever others were held", () => {
    fc.assert(
      fc.property(anyDay, fc.array(anyDay, { maxLength: 5 }), (signedOn, held) => {
        const facts = [
          fact("subLeaseSigned", signedOn.toString(), {
            periodEndsOn: signedOn.add({ years: 2 }).toString(),
          }),
          ...held.map((on) => review(on.toString())),
        ];
        const reviews = standingOn(facts, signedOn.add({ years: 4 })).dues.filter(
          ({ id }) => id === "review",
        );
        expect(reviews.map(({ on }) => on.toString())).toEqual(
          [6, 12, 18, 24].map((months) => signedOn.add({ months }).toString()),
        );
      }),
    );
  });
});

const month = (accountId: number, at: string, balanceCents: number) => ({
  accountId,
  month: at,
  chargedCents: 50_000,
  paidCents: 40_000,
  balanceCents,
});

it("one home's rent on two accounts: the past stays owed, months without a row keep the last balance", () => {
  const accounts = [
    { accountId: 2, number: "B", holder: "operator" as const, fromOn: "2024-05-01" },
    { accountId: 1, number: "A", holder: "household" as const, fromOn: null },
  ];
  expect(
    homeMonths(accounts, [
      month(1, "2024-03-01", 100_000),
      month(1, "2024-04-01", 110_000),
      month(2, "2024-05-01", 10_000),
      month(2, "2024-06-01", 0),
    ]).map(({ month: at, number, formerCents, owedCents }) => [at, number, formerCents, owedCents]),
  ).toEqual([
    ["2024-03-01", "A", 0, 100_000],
    ["2024-04-01", "A", 0, 110_000],
    ["2024-05-01", "B", 110_000, 120_000],
    ["2024-06-01", "B", 110_000, 110_000],
  ]);
});
