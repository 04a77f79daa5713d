/** Short hands of the procedure's tests: acts as the command line reads them, and what is looked at in the answer. */
import type { ActKind } from "./acts.rules.ts";
import { answerDeadlines } from "./facts.ts";

type Json = Record<string, unknown>;

export const act = (kind: ActKind, on: string, more: Json = {}) => ({ kind, on, ...more });

/** The answer for a social landlord and a lease of 2021, unless `more` says otherwise; throws where the facts are refused. */
export function answer(acts: Json[], more: Json = {}) {
  const found = answerDeadlines({ lease: "2021-04-12", landlordKind: "social", acts, ...more });
  if ("errors" in found) throw new Error(JSON.stringify(found.errors));
  return found;
}

/** `[on, ...alternatives]` of a step. */
export function daysOf(id: string, acts: Json[], more: Json = {}) {
  const found = answer(acts, more).dates.find((date) => date.id === id);
  return found && [found.on, ...found.alternatives.map(({ on }) => on)];
}

export const problemsOf = (acts: Json[], more: Json = {}) =>
  answer(acts, more).problems.map(({ rule }) => rule);
export const leversOf = (acts: Json[], more: Json = {}) => answer(acts, more).levers.map(({ id }) => id);
