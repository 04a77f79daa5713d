/** Shapes of the objectives' routes. Days ISO; null = not said, or not yet. */
import { z } from "zod";

import { versionRead, versionShown } from "../platform/editing/version.ts";
import { MODULES, OBJECTIVE_OUTCOMES, OWNERS } from "./rules.ts";

const day = z.iso.date();
const modules = z.array(z.enum(MODULES));

const action = z.object({
  id: z.uuid(),
  text: z.string().trim().max(500),
  owner: z.enum(OWNERS),
  dueOn: day.nullable(),
  doneOn: day.nullable(),
});

/** `id` is the sender's: the same objective sent twice is written once. Actions left out are taken out. */
export const objectiveText = z.object({
  id: z.uuid(),
  module: z.enum(MODULES),
  text: z.string().trim().max(1_000),
  setOn: day,
  outcome: z.enum(OBJECTIVE_OUTCOMES).nullable(),
  endedOn: day.nullable(),
  outcomeWords: z.string().trim().max(2_000).nullable(),
  actions: z.array(action).max(50),
  version: versionRead,
});

const objective = objectiveText.extend({
  /** The measure of the path in which it was set. */
  measureId: z.string(),
  rank: z.int(),
  by: z.string().nullable(),
  actions: z.array(action.extend({ late: z.boolean() })),
  version: versionShown,
});

/** A first measure with its renewals: the modules chosen for the latest one, the objectives of all. */
const path = z.object({
  measureId: z.string(),
  rank: z.int(),
  startsOn: day,
  endsOn: day,
  modules,
  modulesVersion: versionShown,
  objectives: z.array(objective),
  progress: z.object({ pursued: z.int(), ended: z.int(), done: z.int(), toDo: z.int(), late: z.int() }),
  can: z.object({ write: z.boolean() }),
});

export const support = z.object({ on: day, paths: z.array(path) });
export const moduleChoice = z.object({ modules: modules.max(MODULES.length), version: versionRead });

export type ObjectiveText = z.infer<typeof objectiveText>;
export type Support = z.infer<typeof support>;
