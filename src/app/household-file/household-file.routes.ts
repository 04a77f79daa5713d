/** The household's file over HTTP: list, file, timeline. Each opening of a file is recorded with its part. */
import { z } from "zod";

import { type App, asActor } from "../../platform/access/http.ts";
import { notFound } from "../../platform/access/problem.ts";
import { CASE } from "../../platform/access/roles.ts";
import { recordRead } from "../../platform/audit/record.ts";
import { householdFile, householdList, householdTimeline } from "./contract.ts";
import { fileOf, householdsPage, visibleHousehold } from "./file.ts";
import { timelineOf } from "./timeline.ts";

const params = z.object({ id: z.uuid() });

export async function householdFileRoutes(app: App): Promise<void> {
  app.get(
    "/api/households",
    {
      config: { access: CASE },
      schema: {
        summary: "Ménages que le lecteur peut voir, par nom",
        querystring: z.object({
          q: z.string().trim().max(100).default(""),
          cursor: z.string().max(600).optional(),
        }),
        response: { 200: householdList },
      },
    },
    (request) => asActor(request, (tx) => householdsPage(tx, request.query.q, request.query.cursor)),
  );

  app.get(
    "/api/households/:id",
    {
      config: { access: CASE },
      schema: { summary: "Dossier d'un ménage", params, response: { 200: householdFile } },
    },
    (request) =>
      asActor(request, async (tx) => {
        const file = await fileOf(tx, request.params.id);
        if (!file) throw notFound();
        await recordRead(tx, file.id, "household", request.ip);
        return file;
      }),
  );

  app.get(
    "/api/households/:id/timeline",
    {
      config: { access: CASE },
      schema: {
        summary: "Chronologie d'un ménage : tout ce que le lecteur peut voir, du plus récent au plus ancien",
        params,
        response: { 200: householdTimeline },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const household = await visibleHousehold(tx, request.params.id);
        if (!household) throw notFound();
        await recordRead(tx, household.id, "timeline", request.ip);
        return { items: await timelineOf(tx, household.id) };
      }),
  );
}
