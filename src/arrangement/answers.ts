/** The three answers in the shape of commands.md: for the command line, and for who stores or shows them. */
import { z } from "zod";

import type { Broken } from "../platform/calendar/dated.ts";
import { arrangementFacts, readCase } from "./facts.ts";
import type { Arranged, ArrangementCase, Limit, Route } from "./rules.ts";
import type { Solved } from "./solver.ts";
import { limitSentence } from "./words.rules.ts";

type Told = Limit & { needed?: number; message: string; english: string };

export type PrintedAnswer = {
  goal: Solved["answers"][number]["goal"];
  feasible: boolean;
  route: Route | null;
  months: Arranged["months"];
  costByFunderCents: Record<string, number>;
  publicCents: number | null;
  planMonths: number | null;
  clearMonth: number | null;
  leastResidualCents: number | null;
  levers: Arranged["levers"] | null;
  /** With an answer: limits it reaches. Without: limits in the way, `needed` being what would do if that one alone gave way. */
  binding: Told[];
  /** Softer routes that hold no arrangement. */
  closed: Route[];
};

const told = (limit: Limit & { needed?: number }): Told => {
  const { fr, en } = limitSentence(limit);
  return { ...limit, message: fr, english: en };
};

export function printedAnswers({ answers, unknown }: Solved): {
  answers: PrintedAnswer[];
  unknown: string[];
} {
  return {
    answers: answers.map(({ goal, feasible, route, arranged, binding, closed }) => ({
      goal,
      feasible,
      route,
      months: arranged?.months ?? [],
      costByFunderCents: arranged?.costByFunderCents ?? {},
      publicCents: arranged?.publicCents ?? null,
      planMonths: arranged?.planMonths ?? null,
      clearMonth: arranged?.clearMonth ?? null,
      leastResidualCents: arranged?.leastResidualCents ?? null,
      levers: arranged?.levers ?? null,
      binding: binding.map(told),
      closed,
    })),
    unknown,
  };
}

/** The answers to a case in JSON, or every rule that it breaks. `solve`: in this thread or in another. */
export async function answerArrangement(
  json: unknown,
  solve: (facts: ArrangementCase) => Promise<Solved>,
): Promise<{ answers: PrintedAnswer[]; unknown: string[] } | { errors: Broken[] }> {
  const read = readCase(json);
  if ("errors" in read) return read;
  return printedAnswers(await solve(read.facts));
}

/** JSON Schema of what `arrange` takes, with a whole example. */
export const arrangementSchema = (): object => ({
  ...z.toJSONSchema(arrangementFacts, { io: "input" }),
  examples: [EXAMPLE],
});

const EXAMPLE = {
  from: "2027-01",
  debtCents: 300_443,
  household: {
    resourcesCents: 110_000,
    chargesCents: 30_000,
    consumptionUnits: 2.1,
    leastPerUnitDayCents: 860,
  },
  rentChargesCents: 62_000,
  benefitCents: 20_000,
  changes: [{ fromMonth: 4, resourcesCents: 135_000 }],
  relief: {
    monthsLeft: 6,
    ceilingCents: 25_000,
    fund: "programme",
    landlordShare: 0.5,
    fundLeftCents: 300_000,
  },
  grants: [
    { funder: "FSL", ceilingCents: 150_000, shareOfDebt: 0.5, paidInMonth: 3 },
    { funder: "directAid", ceilingCents: 80_000, leftCents: 500_000 },
  ],
  routes: [{ route: "amicable" }, { route: "court" }],
};
