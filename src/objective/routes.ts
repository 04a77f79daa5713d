/** Modules and objectives over HTTP: the operator's alone, on the household's file. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { OPERATOR_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { versionShown } from "../platform/editing/version.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { moduleChoice, objectiveText, support } from "./contract.ts";
import { chooseModules, supportOf, writeObjective } from "./store.ts";

const params = z.object({ id: z.uuid() });
const done = z.object({ id: z.string(), version: versionShown });

export async function objectiveRoutes(app: App): Promise<void> {
  app.get(
    "/api/households/:id/objectives",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "Accompagnement à la carte : modules, objectifs et actions, par parcours",
        params,
        response: { 200: support },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        const paths = await supportOf(tx, request.params.id, on);
        if (!paths) throw notFound();
        await recordRead(tx, request.params.id, "objectives", request.ip);
        return { on: on.toString(), paths };
      }),
  );

  app.put(
    "/api/measures/:id/modules",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "Choisit les modules d'une mesure en cours",
        params,
        body: moduleChoice,
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await chooseModules(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  app.put(
    "/api/measures/:id/objectives",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "Écrit un objectif avec ses actions : qui, pour quand, fait ou non, résultat",
        params,
        body: objectiveText,
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await writeObjective(tx, request.params.id, request.body, todayInParis())),
      ),
  );
}
