/** Assignment over HTTP: the coordinator gives an admitted household to an operator, whose lead names the case worker. */
import { z } from "zod";

import { type App, asActor, languageOf } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import {
  assign,
  nameCaseWorker,
  operatorLoads,
  toAssign as waitingForOperator,
  toName as assigned,
} from "./store.ts";
import { operatorLoad, toAssign, toName } from "./contract.ts";

const params = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });

export async function assignmentRoutes(app: App): Promise<void> {
  app.get(
    "/api/assignments",
    {
      config: { access: ["coordinator", "operatorLead"] },
      schema: {
        summary:
          "Ménages admis qui attendent un opérateur (coordination) et ménages confiés dont la mesure n'a pas commencé, avec la charge de chacun",
        response: {
          200: z.object({
            toAssign: z.array(toAssign),
            toName: z.array(toName),
            operators: z.array(operatorLoad),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        toAssign:
          tx.actor.role === "coordinator"
            ? await waitingForOperator(tx, { on: todayInParis(), language: languageOf(request) })
            : [],
        toName: await assigned(tx),
        operators: await operatorLoads(tx, tx.actor.role === "coordinator" ? null : tx.actor.organisationId),
      })),
  );

  app.post(
    "/api/referrals/:id/assignment",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary:
          "Confie un ménage admis à un opérateur ; celui qu'aucun secteur ne propose est choisi avec une raison",
        params,
        body: z.object({ operatorId: z.uuid(), overrideReason: z.string().trim().max(1000).nullable() }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await assign(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  app.post(
    "/api/assignments/:id/worker",
    {
      config: { access: ["operatorLead"] },
      schema: {
        summary: "Nomme le travailleur social qui porte un ménage confié à l'opérateur",
        params,
        body: z.object({ caseWorkerId: z.uuid() }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await nameCaseWorker(tx, request.params.id, request.body.caseWorkerId)),
      ),
  );
}
