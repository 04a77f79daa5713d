/** Zones over HTTP, for the coordination: which operator covers what, where two overlap or none covers, and a commune's change. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { communes, giveCommune, zones } from "./store.ts";

const COORDINATION = ["coordinator"] as const;
/** Communes shown at once; the largest zone of the département holds fewer. */
const LIMIT = 400;

const communeLine = z.object({
  insee: z.string(),
  name: z.string(),
  intercommunality: z.string().nullable(),
  population: z.int().nullable(),
  zones: z.array(
    z.object({ zoneId: z.string(), zone: z.string(), operatorId: z.string(), operator: z.string() }),
  ),
  next: z.object({ zone: z.string().nullable(), from: z.iso.date() }).nullable(),
});
const communeList = z.object({ rows: z.array(communeLine), total: z.int() });

export async function zoneRoutes(app: App): Promise<void> {
  app.get(
    "/api/zones",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Secteurs et leurs opérateurs ; communes couvertes deux fois, communes sans secteur",
        response: {
          200: z.object({
            on: z.iso.date(),
            zones: z.array(
              z.object({
                id: z.string(),
                name: z.string(),
                operatorId: z.string(),
                operator: z.string(),
                communes: z.int(),
                population: z.int().nullable(),
              }),
            ),
            overlapping: communeList,
            uncovered: communeList,
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        return {
          on: on.toString(),
          zones: await zones(tx, on),
          overlapping: await communes(tx, { which: "overlapping" }, { on, limit: LIMIT }),
          uncovered: await communes(tx, { which: "uncovered" }, { on, limit: LIMIT }),
        };
      }),
  );

  app.get(
    "/api/communes",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Communes par nom, code postal ou code INSEE, ou celles d'un secteur, et qui les couvre",
        querystring: z.object({ q: z.string().trim().max(100).optional(), zone: z.uuid().optional() }),
        response: { 200: communeList },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { q, zone } = request.query;
        if (zone !== undefined)
          return communes(tx, { which: "zone", zoneId: zone }, { on: todayInParis(), limit: LIMIT });
        if (!q) return { rows: [], total: 0 };
        return communes(tx, { which: "named", q }, { on: todayInParis(), limit: 50 });
      }),
  );

  app.put(
    "/api/communes/:insee/zone",
    {
      config: { access: COORDINATION },
      schema: {
        summary:
          "Donne une commune à un secteur, ou à aucun, à partir d'un jour ; ce qui valait avant est gardé",
        params: z.object({ insee: z.string().max(5) }),
        body: z.object({ zoneId: z.uuid().nullable(), from: z.iso.date() }),
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { zoneId, from } = request.body;
        const day = Temporal.PlainDate.from(from);
        return settled(await giveCommune(tx, request.params.insee, { zoneId, from: day }, todayInParis()));
      }),
  );
}
