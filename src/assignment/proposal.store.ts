/** What a proposal is made from, read under the walls; and the proposal itself, made beside the transaction. */
import { legalOn } from "../law/legal-parameters.ts";
import { valuesByOrganisation } from "../law/setting.store.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { loads, type Loads } from "./load.store.ts";
import {
  type Case,
  chosenIn,
  explained,
  modelOf,
  oneByOne,
  type Operator,
  type Proposed,
} from "./proposal.rules.ts";
import { NEEDS, type NeedOperators, type Weights } from "./settings.rules.ts";
import { solved } from "./solver.ts";
import { type ToAssign, toAssign } from "./store.ts";

type ByActor = Tx & { actor: Actor };

export type ToPropose = {
  rows: ToAssign[];
  loads: Loads;
  cases: Case[];
  operators: Operator[];
  weights: Weights;
};

export async function weightsOn(tx: Tx, on: Temporal.PlainDate): Promise<Weights> {
  const own = await valuesByOrganisation<Weights>(tx, "assignment.weights", on);
  return own.get(null) ?? legalOn("assignment.weights", on)!.value;
}

export async function needOperatorsOn(tx: Tx, on: Temporal.PlainDate): Promise<NeedOperators> {
  return (await valuesByOrganisation<NeedOperators>(tx, "assignment.needOperators", on)).get(null) ?? {};
}

/** For the coordination: everybody who waits, everybody who may carry them, and what weighs on the day. */
export async function toPropose(tx: ByActor, on: Temporal.PlainDate): Promise<ToPropose> {
  const rows = await toAssign(tx, on);
  const found = await loads(tx, on);
  const needOperators = await needOperatorsOn(tx, on);
  return {
    rows,
    loads: found,
    weights: await weightsOn(tx, on),
    cases: rows.map(({ referralId, commune, zones, needs, knownBy, decidedOperator }) => ({
      referralId,
      commune,
      covering: [...new Set(zones.map(({ operatorId }) => operatorId))],
      needs: needs.filter(({ has }) => has === true).map(({ need }) => need),
      knownBy,
      named: decidedOperator?.id ?? null,
    })),
    // An operator without a lead in post cannot be given anything.
    operators: found.operators
      .filter(({ leadId }) => leadId !== null)
      .map(({ id, name, now, ceiling }) => ({
        id,
        name,
        load: now,
        ceiling,
        serves: NEEDS.filter((need) => needOperators[need]?.includes(id)),
      })),
  };
}

export type Proposals = {
  byReferral: Map<string, { proposed: Proposed; weights: Weights }>;
  /** `oneByOne`: the solver had no answer, and each household was given the cheapest place left in turn. */
  by: "solver" | "oneByOne";
};

/** Proposes an operator for each household, all at once. `solve` is HiGHS in its thread. */
export async function proposals(
  { cases, operators, weights }: Pick<ToPropose, "cases" | "operators" | "weights">,
  solve: typeof solved = solved,
): Promise<Proposals> {
  if (cases.length === 0 || operators.length === 0) return { byReferral: new Map(), by: "solver" };
  const exact = await solve(modelOf(cases, operators, weights)).catch(() => undefined);
  const chosen = exact
    ? chosenIn(exact.columns, cases.length, operators.length)
    : oneByOne(cases, operators, weights);
  const all = explained(chosen, cases, operators, weights);
  return {
    byReferral: new Map(cases.map(({ referralId }, c) => [referralId, { proposed: all[c]!, weights }])),
    by: exact ? "solver" : "oneByOne",
  };
}
