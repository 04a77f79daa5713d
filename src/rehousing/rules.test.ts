/** Matching held to what it must never do, against brute force on small cases; the ceiling, proposals, savings and the debt's course by table. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { solved } from "../assignment/solver.ts";
import {
  chosenOf,
  fitOf as fitBy,
  modelOf,
  oneByOne,
  type Pair,
  outcomesOf,
  pairsOf as pairsBy,
  rankedFor as rankedBy,
  type Seeker,
  type VacantHome,
} from "./match.rules.ts";
import {
  brokenProposalFact,
  problemsOf,
  type ProposalFact,
  stateOf,
  tellable,
  untellable,
} from "./proposal.rules.ts";
import { brokenNeeds, ceilingOf, movingBudgetOf, NO_BUDGET, usualRooms } from "./rules.ts";
import { debtCourse, planEffect, savingOf } from "./saving.rules.ts";
import { brokenWeights, usualWeights } from "./weights.rules.ts";

const on = Temporal.PlainDate.from("2026-11-27");
const by = { on, weights: usualWeights(on) };
const fitOf = (one: Seeker, home: VacantHome) => fitBy(one, home, by);
const rankedFor = (one: Seeker, where: readonly VacantHome[]) => rankedBy(one, where, by);
const pairsOf = (who: readonly Seeker[], where: readonly VacantHome[]) => pairsBy(who, where, by);
const HOME: VacantHome = {
  id: "h",
  landlordId: "ACTIS",
  rooms: 3,
  communeInsee: "38185",
  zoneIds: ["z"],
  rentCents: 40_000,
  chargesCents: 10_000,
  energyClass: "C",
  energyCents: 5_000,
  stepFree: true,
  availableOn: "2026-11-27",
};
const SEEKER: Seeker = {
  requestId: "r",
  landlordId: "AIH",
  shown: true,
  openedOn: "2026-09-01",
  needs: {
    people: 3,
    roomsLeast: 3,
    roomsMost: null,
    communes: ["38185"],
    zoneId: null,
    ceilingCents: 50_000,
    stepFree: false,
    reason: "tooDear",
  },
  budget: null,
  refused: [],
  kilometresTo: null,
};
const seeker = (needs: Partial<Seeker["needs"]>, more: Partial<Seeker> = {}): Seeker => ({
  ...SEEKER,
  ...more,
  needs: { ...SEEKER.needs, ...needs },
});

describe("a home for one household", () => {
  it.each<[string, Partial<Seeker["needs"]>, Partial<Seeker>, Partial<VacantHome>]>([
    ["overCeiling", { ceilingCents: 49_999 }, {}, {}],
    ["noCeiling", { ceilingCents: null }, {}, {}],
    ["tooSmall", { roomsLeast: 4 }, {}, {}],
    ["tooBig", { roomsLeast: 1, roomsMost: 2 }, {}, {}],
    ["elsewhere", { communes: ["38151"] }, {}, {}],
    ["notStepFree", { stepFree: true }, {}, { stepFree: false }],
    ["notStepFree", { stepFree: true }, {}, { stepFree: null }],
    ["notShown", {}, { shown: false }, {}],
    ["refused", {}, { refused: ["h"] }, {}],
  ])("does not suit: %s", (obstacle, needs, more, home) => {
    expect(fitOf(seeker(needs, more), { ...HOME, ...home }).obstacles).toEqual([obstacle]);
  });

  it.each<[string, Partial<Seeker["needs"]>, Partial<Seeker>]>([
    ["at the ceiling to the cent", {}, {}],
    ["anywhere, where no place is asked", { communes: [] }, {}],
    ["in the zone that is asked", { communes: ["38151"], zoneId: "z" }, {}],
    ["of its own landlord, shown or not", {}, { shown: false, landlordId: "ACTIS" }],
  ])("suits %s", (_, needs, more) => {
    expect(fitOf(seeker(needs, more), HOME).obstacles).toEqual([]);
  });

  it("says the effort rate and what is left to live on after the move, benefit and energy counted", () => {
    const budget = {
      ...NO_BUDGET,
      resourcesCents: 140_000,
      otherChargesCents: 30_000,
      benefitCents: 12_000,
      energyCents: 9_000,
    };
    const fit = fitOf(seeker({}, { budget }), HOME);
    expect(fit).toMatchObject({ effortRate: 38_000 / 140_000, residualCents: 67_000, benefitAssumed: true });
    expect(fitOf(SEEKER, HOME)).toMatchObject({ effortRate: null, residualCents: null });
  });

  it("ranks what suits first, and the cheaper of two alike before the dearer", () => {
    const dear = { ...HOME, id: "dear", rentCents: 39_000 };
    const small = { ...HOME, id: "small", rooms: 2, rentCents: 10_000 };
    const cheap = { ...HOME, id: "cheap", rentCents: 30_000 };
    expect(rankedFor(SEEKER, [small, dear, cheap]).map(({ homeId }) => homeId)).toEqual([
      "cheap",
      "dear",
      "small",
    ]);
  });
});

const seekers = fc.array(
  fc.record({
    rooms: fc.integer({ min: 1, max: 4 }),
    ceiling: fc.option(fc.integer({ min: 20_000, max: 80_000 })),
    commune: fc.constantFrom("38185", "38151"),
    stepFree: fc.boolean(),
    shown: fc.boolean(),
    landlordId: fc.constantFrom("AIH", "ACTIS"),
    waited: fc.integer({ min: 0, max: 30 }),
    reason: fc.constantFrom("tooDear", "unfit", "safety" as const),
  }),
  { maxLength: 5 },
);
const homes = fc.array(
  fc.record({
    rooms: fc.integer({ min: 1, max: 5 }),
    rentCents: fc.integer({ min: 15_000, max: 70_000 }),
    communeInsee: fc.constantFrom("38185", "38151"),
    stepFree: fc.option(fc.boolean()),
    landlordId: fc.constantFrom("AIH", "ACTIS"),
    energyClass: fc.option(fc.constantFrom("A", "D", "G")),
  }),
  { maxLength: 5 },
);
type Drawn = typeof seekers extends fc.Arbitrary<infer T> ? T : never;
type DrawnHomes = typeof homes extends fc.Arbitrary<infer T> ? T : never;
const seekersOf = (drawn: Drawn) =>
  drawn.map(({ rooms, ceiling, commune, stepFree, shown, landlordId, waited, reason }, index) =>
    seeker(
      { roomsLeast: rooms, ceilingCents: ceiling, communes: [commune], stepFree, reason: reason as "unfit" },
      { requestId: `r${index}`, shown, landlordId, openedOn: on.subtract({ months: waited }).toString() },
    ),
  );
const homesOf = (drawn: DrawnHomes) => drawn.map((home, index) => ({ ...HOME, ...home, id: `h${index}` }));

/** The best that can be, by trying every choice. */
function best(pairs: readonly Pair[], from = 0, taken: readonly Pair[] = []): number {
  if (from === pairs.length) return taken.reduce((sum, { worth }) => sum + worth, 0);
  const pair = pairs[from]!;
  const without = best(pairs, from + 1, taken);
  if (taken.some(({ seeker: s, home }) => s === pair.seeker || home === pair.home)) return without;
  return Math.max(without, best(pairs, from + 1, [...taken, pair]));
}
const mostPairs = (pairs: readonly Pair[]): number => best(pairs.map((pair) => ({ ...pair, worth: 1 })));

describe("all households and homes together", () => {
  it("never promises a home twice, nor one over the ceiling, too small, elsewhere, with a step, or not agreed to be shown; and is the best that can be", async () => {
    await fc.assert(
      fc.asyncProperty(seekers, homes, async (drawnSeekers, drawnHomes) => {
        const [who, where] = [seekersOf(drawnSeekers), homesOf(drawnHomes)];
        const pairs = pairsOf(who, where).slice(0, 14);
        if (pairs.length === 0) return;
        const chosen = chosenOf((await solved(modelOf(pairs))).columns, pairs);
        for (const side of ["seeker", "home"] as const)
          expect(new Set(chosen.map((pair) => pair[side])).size).toBe(chosen.length);
        for (const { seeker: s, home: h } of chosen) {
          const [{ needs, shown, landlordId }, home] = [who[s]!, where[h]!];
          expect(home.rentCents + home.chargesCents).toBeLessThanOrEqual(needs.ceilingCents!);
          expect(home.rooms).toBeGreaterThanOrEqual(needs.roomsLeast);
          expect(needs.communes).toContain(home.communeInsee);
          expect(!needs.stepFree || home.stepFree === true).toBe(true);
          expect(shown || home.landlordId === landlordId).toBe(true);
        }
        expect(chosen.reduce((sum, { worth }) => sum + worth, 0)).toBe(best(pairs));
        expect(chosen.length).toBe(mostPairs(pairs));
        const greedy = oneByOne(pairs);
        expect(new Set(greedy.map(({ home }) => home)).size).toBe(greedy.length);
        expect(greedy.reduce((sum, { worth }) => sum + worth, 0)).toBeLessThanOrEqual(best(pairs));
      }),
      { numRuns: 120 },
    );
  });

  it("houses two where one after the other would house one", async () => {
    const only = seeker({ roomsLeast: 3 }, { requestId: "only", openedOn: "2026-11-01" });
    const either = seeker({ roomsLeast: 2 }, { requestId: "either", openedOn: "2025-01-01" });
    const where = [HOME, { ...HOME, id: "small", rooms: 2, rentCents: 39_500, energyClass: "G" }];
    const pairs = pairsOf([only, either], where);
    const chosen = chosenOf((await solved(modelOf(pairs))).columns, pairs);
    expect(chosen.map(({ seeker: s, home }) => [s, home])).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(oneByOne(pairs)).toHaveLength(1);
  });
});

const outcomes = (who: readonly Seeker[], where: readonly VacantHome[], chosen: [number, number][]) =>
  outcomesOf(
    who,
    where,
    chosen.map(([s, home]) => ({ seeker: s, home })),
    by,
  );

describe("what all together leave to each", () => {
  const small = { ...HOME, id: "small", rooms: 2, rentCents: 39_500 };

  it("tells the second choice, and to whom it goes", () => {
    const [only, either] = outcomes(
      [seeker({}), seeker({ roomsLeast: 2 })],
      [HOME, small],
      [
        [0, 0],
        [1, 1],
      ],
    );
    expect(only).toMatchObject({ given: { homeId: "h" }, suits: 1, others: [], lacking: [] });
    expect(either).toMatchObject({
      given: { homeId: "small" },
      suits: 2,
      others: [{ homeId: "h", goesTo: 0 }],
    });
  });

  it("tells why nothing suits, the most frequent first; and that what suits goes to another", () => {
    const [first, second, third] = outcomes(
      [
        seeker({}),
        seeker({}),
        seeker({ roomsLeast: 4, communes: ["38151"] }, { shown: false, landlordId: "ACTIS" }),
      ],
      [HOME, { ...small, zoneIds: [] }],
      [[0, 0]],
    );
    expect(first!.given?.homeId).toBe("h");
    expect(second).toMatchObject({
      given: null,
      suits: 1,
      others: [{ homeId: "h", goesTo: 0 }],
      lacking: [],
    });
    expect(third).toMatchObject({
      given: null,
      suits: 0,
      lacking: [
        { obstacle: "tooSmall", homes: 2 },
        { obstacle: "elsewhere", homes: 2 },
      ],
    });
  });

  it("counts the way to work or school where the place is known, and nothing where it is not", () => {
    const far = { ...HOME, id: "far", communeInsee: "38544", zoneIds: [] };
    const worker = seeker({ communes: [] }, { kilometresTo: new Map([["38185", 4]]) });
    const [near, unknown] = [fitOf(worker, HOME), fitOf(worker, far)];
    expect([near.kilometres, unknown.kilometres]).toEqual([4, null]);
    expect(near.points - unknown.points).toBe(4 * by.weights.kilometre);
    expect(
      brokenWeights({ ...by.weights, week: -1, energy: { ...by.weights.energy, G: 0.5 } }).map(
        ({ field }) => field,
      ),
    ).toEqual(["week", "energy.G"]);
  });
});

const line = (kind: string, cents: number | null) => ({ kind, memberId: null, cents }) as never;

describe("needs and ceiling", () => {
  it("a household's budget gives the moving one without its present home; an unknown line leaves its sum unknown", () => {
    const charges = [line("rent", 65_000), line("energy", 9_000), line("transport", 12_000)];
    expect(movingBudgetOf({ resources: [line("wage", 140_000)], charges, benefitCents: null })).toEqual({
      ...NO_BUDGET,
      resourcesCents: 140_000,
      otherChargesCents: 12_000,
      energyCents: 9_000,
    });
    expect(
      movingBudgetOf({ resources: [], charges: [...charges, line("insurance", null)], benefitCents: 0 }),
    ).toEqual({
      ...NO_BUDGET,
      benefitCents: 0,
      energyCents: 9_000,
    });
  });

  it.each([
    [{ people: 0 }, "people"],
    [{ roomsLeast: 0 }, "roomsLeast"],
    [{ roomsMost: 2 }, "roomsMost"],
    [{ ceilingCents: 0 }, "ceilingCents"],
  ])("%o is refused on its field", (needs, field) => {
    expect(brokenNeeds({ ...SEEKER.needs, ...needs }).map((broken) => broken.field)).toEqual([field]);
  });

  it.each([
    ["35 % of resources and the benefit", {}, { cents: 61_000, by: "effortRate" }],
    [
      "less, where the household must keep more to live on",
      { otherChargesCents: 60_000, energyCents: 8_000, leastResidualCents: 50_000 },
      { cents: 34_000, by: "residual" },
    ],
    [
      "the benefit of the new home where it is estimated",
      { benefitAfterCents: 0 },
      { cents: 49_000, by: "effortRate" },
    ],
    ["nothing, where resources are not known", { resourcesCents: null }, null],
  ])("the ceiling is %s", (_, budget, ceiling) => {
    const found = ceilingOf({ ...NO_BUDGET, resourcesCents: 140_000, benefitCents: 12_000, ...budget }, on);
    expect(found && { cents: found.cents, by: found.by }).toEqual(ceiling);
  });

  it("a larger household is proposed no fewer rooms", () => {
    const rooms = [1, 2, 3, 4, 5, 6, 7, 12].map((people) => usualRooms(people, on));
    expect(rooms).toEqual(rooms.toSorted((a, b) => a - b));
  });
});

const facts = (...kinds: ProposalFact["kind"][]): ProposalFact[] =>
  kinds.map((kind, index) => ({ kind, on: `2026-11-${10 + index}`, reason: null }));

describe("a proposal", () => {
  it.each<[string, ProposalFact["kind"][]]>([
    ["proposed", []],
    ["accepted", ["householdAccepted"]],
    ["accepted", ["landlordAgreed"]],
    ["agreed", ["landlordAgreed", "householdAccepted"]],
    ["committee", ["landlordAgreed", "householdAccepted", "committeePlanned"]],
    ["allocated", ["householdAccepted", "committeePlanned", "committeeAllocated"]],
    ["moved", ["householdAccepted", "committeeAllocated", "moved"]],
    ["refused", ["householdAccepted", "committeeRefused"]],
    ["refused", ["householdRefused"]],
    ["withdrawn", ["landlordAgreed", "withdrawn"]],
  ])("is %s after %o", (state, kinds) => {
    expect(stateOf(facts(...kinds))).toBe(state);
  });

  it.each([
    ["a refusal without its reason", { kind: "householdRefused", on: "2026-11-20" }, "rehousing.reason"],
    ["a day to come", { kind: "moved", on: "2026-11-28" }, "rehousing.future"],
    ["a day before the proposal", { kind: "moved", on: "2026-11-01" }, "rehousing.beforeProposal"],
    ["no day", { kind: "moved", on: "2026-02-30" }, "rehousing.on"],
  ] as const)("refuses %s", (_, fact, rule) => {
    const broken = brokenProposalFact({ reason: null, ...fact }, "2026-11-10", on);
    expect(broken.map((one) => one.rule)).toEqual([rule]);
  });

  it("is told and taken back by the side whose it is; ended, what ended it alone comes back", () => {
    const [household, home] = [
      { household: true, home: false },
      { household: false, home: true },
    ];
    const live = { facts: facts("householdAccepted", "landlordAgreed"), endedOn: null };
    expect(tellable(household, live)).toEqual([
      "householdRefused",
      "withdrawn",
      "moved",
      "householdAccepted",
    ]);
    expect(tellable(household, { ...live, facts: facts("committeeAllocated") })[1]).toBe("moved");
    expect(tellable(home, live)[0]).toBe("committeePlanned");
    expect(untellable(household, live)).toEqual(["householdAccepted"]);
    expect(untellable(home, live)).toEqual(["landlordAgreed"]);
    const moved = { facts: facts("householdAccepted", "committeeAllocated", "moved"), endedOn: "2026-11-20" };
    expect(tellable({ household: true, home: true }, moved)).toEqual([]);
    expect(untellable(home, moved)).toEqual(["moved"]);
    const closed = { kind: "withdrawn", on: "2026-11-20", reason: "agreementWithdrawn" } as const;
    expect(untellable(household, { facts: [closed], endedOn: closed.on })).toEqual([]);
  });

  it("takes a committee that is still to sit, and tells a move that nobody allocated", () => {
    const planned = { kind: "committeePlanned", on: "2026-12-10", reason: null } as const;
    expect(brokenProposalFact(planned, "2026-11-10", on)).toEqual([]);
    expect(problemsOf(facts("householdAccepted", "moved")).map(({ rule }) => rule)).toEqual([
      "rehousing.movedUnallocated",
    ]);
    expect(problemsOf(facts("householdAccepted", "committeePlanned", "committeeAllocated", "moved"))).toEqual(
      [],
    );
  });
});

const months = (...balances: number[]) =>
  balances.map((balanceCents, index) => ({
    month: `2026-0${index + 1}`,
    chargedCents: 0,
    paidCents: 0,
    balanceCents,
  }));

describe("what moving saves", () => {
  it("counts rent, charges, benefit and energy; a benefit that falls is lost", () => {
    const saved = savingOf(
      { rentChargesCents: 68_000, benefitCents: 20_000, energyCents: 12_000 },
      { rentChargesCents: 50_000, benefitCents: 14_000, energyCents: 5_000 },
    );
    expect(saved).toEqual({
      rentChargesCents: 18_000,
      benefitCents: -6_000,
      energyCents: 7_000,
      totalCents: 19_000,
      complete: true,
    });
  });

  it("says that something is not known rather than counting it as nothing", () => {
    const saved = savingOf(
      { rentChargesCents: 68_000, benefitCents: 20_000, energyCents: null },
      { rentChargesCents: 50_000, benefitCents: null, energyCents: 5_000 },
    );
    expect(saved).toMatchObject({
      energyCents: null,
      benefitCents: null,
      totalCents: 18_000,
      complete: false,
    });
  });

  it.each([
    [120_000, 5_000, 10_000, { monthsNow: 24, monthsThen: 8, instalmentCents: 15_000 }],
    [120_000, null, 10_000, { monthsNow: null, monthsThen: 12, instalmentCents: 10_000 }],
    [120_000, 5_000, -6_000, { monthsNow: 24, monthsThen: null, instalmentCents: 0 }],
    [0, 5_000, 10_000, null],
    [120_000, 5_000, null, null],
  ])("a debt of %i at %s, with %s saved", (debtCents, instalmentCents, saved, effect) => {
    expect(planEffect({ debtCents, instalmentCents }, saved)).toEqual(effect);
  });

  it.each([
    [[], "untold", null],
    [[0, 0], "none", null],
    [[9_000, 6_000], "falling", null],
    [[9_000, 9_000], "standing", null],
    [[9_000, 9_500], "rising", null],
    [[9_000, 0, 100, 0, 0], "settled", "2026-04"],
  ])("the debt left, owed %o, is %s", (balances, state, settledIn) => {
    expect(debtCourse(months(...balances))).toMatchObject({ state, settledIn });
  });
});
