/** The paths of a household's support as the server gives them, and the way to send an objective back whole. */
import { answer, api, type Answer } from "../../platform/ui/client.ts";

export type Path = Answer<"/api/households/{id}/objectives">["paths"][number];
export type Objective = Path["objectives"][number];
type Sent = Omit<Objective, "measureId" | "rank" | "by" | "actions" | "version"> & {
  version: string | null;
  actions: Omit<Objective["actions"][number], "late">[];
};

export const sendObjective = (measureId: string, body: Sent) =>
  answer(api.PUT("/api/measures/{id}/objectives", { params: { path: { id: measureId } }, body }));

/** What is sent of an objective that was read: what the server adds for its readers is left out. */
export const asSent = ({
  version,
  id,
  module,
  text,
  setOn,
  outcome,
  endedOn,
  outcomeWords,
  actions,
}: Objective): Sent => ({
  version,
  id,
  module,
  text,
  setOn,
  outcome,
  endedOn,
  outcomeWords,
  actions: actions.map(({ late: _late, ...action }) => action),
});
