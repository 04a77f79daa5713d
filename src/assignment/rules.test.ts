/** The rules of assignment: what is proposed to whom and why, which choice must say why, and how loads go down. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { loadOf, monthEnds, withOneMore } from "./load.rules.ts";
import {
  bandsOf,
  type Case,
  chosenIn,
  explained,
  modelOf,
  oneByOne,
  type Operator,
  pointsOf,
} from "./proposal.rules.ts";
import { type NeedFacts, needsOf } from "./need.rules.ts";
import { proposals } from "./proposal.store.ts";
import { brokenByAssignment } from "./rules.ts";
import { brokenWeights, ceilingOf, type Weights } from "./settings.rules.ts";
import { solved } from "./solver.ts";
import { proposalWords } from "./words.rules.ts";

const rulesOf = (errors: { rule: string; field?: string }[]) =>
  errors.map(({ rule, field }) => [rule, field].filter(Boolean).join(" @ "));

const WEIGHTS: Weights = { outOfZone: 100, unmetNeed: 150, overCeiling: 400, load: 40, notKnown: 20 };
const operator = (id: string, change: Partial<Operator> = {}): Operator => ({
  id,
  name: `Opérateur ${id}`,
  load: 0,
  ceiling: 20,
  serves: [],
  ...change,
});
const household = (change: Partial<Case> = {}): Case => ({
  referralId: crypto.randomUUID(),
  commune: "Voiron",
  covering: ["A"],
  needs: [],
  knownBy: [],
  named: null,
  ...change,
});
const energy = { needs: ["energyPoverty"] as const };
const [A, B, ENERGY] = [operator("A"), operator("B"), operator("E", { serves: ["energyPoverty"] })];

async function proposed(cases: Case[], operators: Operator[], weights = WEIGHTS) {
  const { byReferral } = await proposals({ cases, operators, weights });
  return cases.map(({ referralId }) => byReferral.get(referralId)!.proposed);
}
const firstOf = async (one: Case, operators: Operator[]) =>
  (await proposed([one], operators))[0]!.first.operatorId;

describe("a household is proposed to", () => {
  it.each([
    ["the operator of its zone", {}, [A, B, ENERGY], "A"],
    ["the energy operator in energy poverty, out of its zone", energy, [A, B, ENERGY], "E"],
    ["its zone's where nobody is set for its need", energy, [A, B], "A"],
    ["another one where its zone's is full", {}, [operator("A", { load: 20 }), B], "B"],
    [
      "its zone's again where all are full",
      {},
      [operator("A", { load: 20 }), operator("B", { load: 20 })],
      "A",
    ],
    [
      "whom the committee named, out of its zone, full and not for the need",
      { named: "B", ...energy },
      [A, operator("B", { load: 20 }), ENERGY],
      "B",
    ],
    ["its zone's where whom the committee named can be given nothing", { named: "Z" }, [A, B], "A"],
    ["the less loaded of two zones", { covering: ["A", "B"] }, [operator("A", { load: 12 }), B], "B"],
    ["the one that knows it, of two zones", { covering: ["A", "B"], knownBy: ["B"] }, [A, B], "B"],
    ["the zone's before the one that knows it", { knownBy: ["B"] }, [A, B], "A"],
    ["the less loaded where no zone covers it", { covering: [] }, [operator("A", { load: 19 }), B], "B"],
    [
      "the less loaded where its commune is unknown",
      { commune: null, covering: [] },
      [operator("A", { load: 19 }), B],
      "B",
    ],
  ] as const)("%s", async (_, change, operators, first) => {
    expect(await firstOf(household(change as Partial<Case>), [...operators])).toBe(first);
  });

  it("the session is seen whole: the last place goes to whom the other operator would suit least", async () => {
    const one = household();
    const other = household({ covering: ["A", "B"] });
    const all = await proposed([other, one], [operator("A", { load: 19 }), B]);
    expect(all.map(({ first }) => first.operatorId)).toEqual(["B", "A"]);
    expect(all[1]!.second?.operatorId).toBe("B");
  });

  it("a ceiling that nobody set stops nobody", () => {
    expect(bandsOf(operator("A", { load: 400, ceiling: null }), WEIGHTS)).toEqual([
      { places: Infinity, points: 10 },
    ]);
  });
});

describe("the solver", () => {
  const cases = fc.array(
    fc.record({
      covering: fc.subarray(["A", "B", "E"]),
      needs: fc.subarray(["energyPoverty"] as const),
      knownBy: fc.subarray(["A", "B"]),
    }),
    { minLength: 1, maxLength: 5 },
  );
  const loads = fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4));

  it("does as well as the best of all choices, never worse than one household after another; whole without asking for it", async () => {
    await fc.assert(
      fc.asyncProperty(cases, loads, async (drawn, [a, b, e]) => {
        const all = drawn.map((one) => household(one));
        const operators = [
          operator("A", { load: a, ceiling: 4 }),
          operator("B", { load: b, ceiling: 3 }),
          operator("E", { load: e, ceiling: null, serves: ["energyPoverty"] }),
        ];
        const best = Math.min(
          ...Array.from({ length: 3 ** all.length }, (_, n) =>
            pointsOf(
              all.map((_one, c) => Math.floor(n / 3 ** c) % 3),
              all,
              operators,
              WEIGHTS,
            ),
          ),
        );
        const [exact, relaxed] = await Promise.all([
          solved(modelOf(all, operators, WEIGHTS)),
          solved(modelOf(all, operators, WEIGHTS, true)),
        ]);
        expect(exact.points).toBeCloseTo(best, 6);
        expect(pointsOf(chosenIn(exact.columns, all.length, 3), all, operators, WEIGHTS)).toBeCloseTo(
          best,
          6,
        );
        expect(relaxed.points).toBeCloseTo(best, 6);
        expect(pointsOf(oneByOne(all, operators, WEIGHTS), all, operators, WEIGHTS)).toBeGreaterThanOrEqual(
          best,
        );
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it("that has no answer leaves a proposal, and says how it was made", async () => {
    const given = { cases: [household()], operators: [A, B], weights: WEIGHTS };
    const found = await proposals(given, () => Promise.reject(new Error("no memory")));
    expect(found.by).toBe("oneByOne");
    expect([...found.byReferral.values()][0]!.proposed.first.operatorId).toBe("A");
  });

  it("says what it cannot read", async () => {
    await expect(solved("Minimize\n nonsense")).rejects.toThrow(/read|parse|solver|LP/i);
  });
});

describe("the reasons", () => {
  const names = {
    commune: "Voiron",
    zones: [{ zone: "Voironnais", operatorId: "A" }],
    operators: new Map([
      ["A", "L'Oiseau bleu"],
      ["E", "Soleni"],
    ]),
  };
  it("say zone, need and load, who would have been first, and the second choice", () => {
    const one = [household({ needs: ["energyPoverty"] })];
    const operators = [A, operator("E", { serves: ["energyPoverty"], load: 7 })];
    const [found] = explained([1], one, operators, WEIGHTS);
    expect(proposalWords(found!, names, "fr")).toEqual({
      why: "Voiron est hors de son secteur ; opérateur de la précarité énergétique ; 8 ménages sur 20 avec celui-ci.",
      full: null,
      second:
        "Sinon L'Oiseau bleu : Voiron est dans le secteur « Voironnais » ; n'est pas l'opérateur de la précarité énergétique ; 1 ménage sur 20 avec celui-ci.",
    });
    expect(proposalWords(found!, names, "en").why).toBe(
      "Voiron is out of its zone; the operator for energy poverty; 8 households of 20 with this one.",
    );
  });
  it("name the operator that is full", () => {
    const [found] = explained([1], [household()], [operator("A", { load: 20 }), operator("E")], WEIGHTS);
    expect(proposalWords(found!, names, "fr").full).toMatch(
      /^L'Oiseau bleu serait premier ; son plafond est atteint : .*21 ménages pour un plafond de 20/,
    );
  });
});

describe("an assignment", () => {
  const sound = {
    operatorId: "A",
    proposedOperatorId: "A",
    overrideReason: null,
    lead: "Léa",
    isAdmitted: true,
    supportRefused: false,
    isAssigned: false,
  };
  it.each([
    ["the proposed operator needs no reason", {}, []],
    ["another one needs a reason", { operatorId: "B" }, ["assignment.overrideReason @ overrideReason"]],
    [
      "blank words are no reason",
      { operatorId: "B", overrideReason: " " },
      ["assignment.overrideReason @ overrideReason"],
    ],
    ["another one with a reason passes", { operatorId: "B", overrideReason: "Suivi en 2024" }, []],
    [
      "without a proposal, a reason is needed",
      { proposedOperatorId: null },
      ["assignment.overrideReason @ overrideReason"],
    ],
    ["an operator without a lead is refused", { lead: undefined }, ["assignment.lead @ operatorId"]],
    ["a household not admitted is refused", { isAdmitted: false }, ["assignment.admitted"]],
    [
      "a household that said no to support is assigned by who says that they know",
      { supportRefused: true },
      ["assignment.supportRefused @ despiteRefusal"],
    ],
    ["one that is assigned already is refused", { isAssigned: true }, ["assignment.once @ operatorId"]],
  ])("%s", (_, change, broken) => {
    expect(rulesOf(brokenByAssignment({ ...sound, ...change }))).toEqual(broken);
  });
});

const day = (iso: string) => Temporal.PlainDate.from(iso);
const told = (needs: string[], on = "2026-11-05") => ({ needs, on, by: "AIH" });
const assessed = (energyPoverty: number, on = "2026-11-10") => ({
  on,
  by: "Soleni",
  problems: { energyPoverty },
});
const noted = (has: boolean) => [
  { need: "energyPoverty" as const, has, on: "2026-11-01", by: "Laura Garnier" },
];

describe("the needs of a household", () => {
  it.each<[string, Partial<NeedFacts>, boolean | null, string | undefined]>([
    ["nobody has said: unknown, which is not none", {}, null, undefined],
    ["the referral says so", { told: told(["energyPoverty"]) }, true, "referral"],
    ["the referral says that it saw none", { told: told([]) }, false, "referral"],
    ["an assessment notes a problem with energy", { assessed: assessed(1) }, true, "assessment"],
    ["an assessment without one says nothing", { assessed: assessed(0) }, null, undefined],
    ["said last, the assessment goes before", { told: told([]), assessed: assessed(2) }, true, "assessment"],
    [
      "said last, the referral goes before",
      { told: told([], "2026-11-20"), assessed: assessed(2) },
      false,
      "referral",
    ],
    [
      "the coordination's note goes before all",
      { noted: noted(false), told: told(["energyPoverty"]), assessed: assessed(2) },
      false,
      "coordination",
    ],
  ])("%s", (_, facts, has, kind) => {
    const [need] = needsOf({ noted: [], told: null, assessed: null, ...facts });
    expect([need!.has, need!.from?.kind]).toEqual([has, kind]);
  });
});

describe("a load", () => {
  const TODAY = day("2026-11-27");
  const months = monthEnds(TODAY, 4);
  const one = (householdId: string, from: string, until: string | null) => ({
    operatorId: "A",
    workerId: "W",
    householdId,
    from: day(from),
    until: until === null ? null : day(until),
  });
  const carried = [
    one("h1", "2026-06-01", "2026-11-30"),
    one("h2", "2026-09-01", "2027-02-28"),
    one("h2", "2027-03-01", "2027-08-31"),
    one("h3", "2026-03-01", null),
    one("h4", "2026-12-15", "2027-06-14"),
  ];

  it("goes down as measures end; a renewal and one past its end go on, one to come counts from its first day", () => {
    expect(months.map(String)).toEqual(["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"]);
    expect(loadOf(carried, TODAY, months)).toEqual({
      now: 3,
      byMonth: [3, 3, 3, 3],
      ends: [
        { on: "2026-12-01", households: 2 },
        { on: "2027-03-01", households: 3 },
        { on: "2027-06-15", households: 2 },
        { on: "2027-09-01", households: 1 },
      ],
    });
  });

  it("one household more counts for as long as a measure lasts", () => {
    const more = withOneMore({ now: 3, byMonth: [3, 3, 3, 3], ends: [] }, TODAY, months, 2);
    expect([more.now, more.byMonth]).toEqual([4, [4, 4, 3, 3]]);
  });
});

describe("settings", () => {
  it("weights are points, none below 0", () => {
    expect(brokenWeights(WEIGHTS)).toEqual([]);
    expect(brokenWeights({ ...WEIGHTS, load: -1, notKnown: Number.NaN }).map(({ field }) => field)).toEqual([
      "load",
      "notKnown",
    ]);
  });
  it("a worker's own ceiling comes before that of all", () => {
    const ceilings = { operator: 60, worker: 15, workers: { w: 8 } };
    expect([ceilingOf(ceilings, "w"), ceilingOf(ceilings, "v")]).toEqual([8, 15]);
  });
});
