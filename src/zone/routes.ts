/** Zones over HTTP, for the coordination: who covers what on a day, overlaps and holes, zones drawn, changed and ended. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import { CASE } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import {
  addZone,
  communes,
  coverage,
  endZone,
  giveCommunes,
  operators,
  renameZone,
  toChooseFrom,
  zones,
} from "./store.ts";

const COORDINATION = ["coordinator"] as const;
/** Communes shown at once; the largest zone of the département holds fewer. */
const LIMIT = 400;
const MOST_COMMUNES = 2000;

const day = z.iso.date();
const params = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });
const insees = z.array(z.string().max(5)).max(MOST_COMMUNES);
const name = z.string().trim().max(200);
const onADay = z.object({ on: day.optional() });

const communeLine = z.object({
  insee: z.string(),
  name: z.string(),
  intercommunality: z.string().nullable(),
  population: z.int().nullable(),
  zones: z.array(
    z.object({ zoneId: z.string(), zone: z.string(), operatorId: z.string(), operator: z.string() }),
  ),
  next: z.object({ zone: z.string().nullable(), from: day }).nullable(),
});
const communeList = z.object({ rows: z.array(communeLine), total: z.int() });

const dayOf = (on: string | undefined) => (on ? Temporal.PlainDate.from(on) : todayInParis());

export async function zoneRoutes(app: App): Promise<void> {
  app.get(
    "/api/zones",
    {
      config: { access: COORDINATION },
      schema: {
        summary:
          "Secteurs et leurs opérateurs, un jour donné (aujourd'hui par défaut) ; communes couvertes deux fois, communes sans secteur",
        querystring: onADay,
        response: {
          200: z.object({
            on: day,
            today: day,
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
            operators: z.array(z.object({ id: z.string(), name: z.string() })),
            overlapping: communeList,
            uncovered: communeList,
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = dayOf(request.query.on);
        return {
          on: on.toString(),
          today: todayInParis().toString(),
          zones: await zones(tx, on),
          operators: await operators(tx),
          overlapping: await communes(tx, { which: "overlapping" }, { on, limit: LIMIT }),
          uncovered: await communes(tx, { which: "uncovered" }, { on, limit: LIMIT }),
        };
      }),
  );

  app.post(
    "/api/zones",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Dessine un secteur : son opérateur, ses communes, à partir d'un jour",
        body: z.object({ name, operatorId: z.uuid(), insees, from: day }),
        response: { 200: z.object({ id: z.string() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { from, ...zone } = request.body;
        return settled(await addZone(tx, { ...zone, from: Temporal.PlainDate.from(from) }, todayInParis()));
      }),
  );

  app.put(
    "/api/zones/:id",
    {
      config: { access: COORDINATION },
      schema: { summary: "Renomme un secteur", params, body: z.object({ name }), response: { 200: done } },
    },
    (request) =>
      asActor(request, async (tx) => settled(await renameZone(tx, request.params.id, request.body.name))),
  );

  app.post(
    "/api/zones/:id/end",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Met fin à un secteur à partir d'un jour ; ses communes n'ont alors plus de secteur",
        params,
        body: z.object({ from: day }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(
          await endZone(tx, request.params.id, Temporal.PlainDate.from(request.body.from), todayInParis()),
        ),
      ),
  );

  app.get(
    "/api/communes",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Communes par nom, code postal ou code INSEE, ou celles d'un secteur, et qui les couvre",
        querystring: onADay.extend({
          q: z.string().trim().max(100).optional(),
          zone: z.uuid().optional(),
        }),
        response: { 200: communeList },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { q, zone } = request.query;
        const on = dayOf(request.query.on);
        if (zone !== undefined) return communes(tx, { which: "zone", zoneId: zone }, { on, limit: LIMIT });
        if (!q) return { rows: [], total: 0 };
        return communes(tx, { which: "named", q }, { on, limit: 50 });
      }),
  );

  app.get(
    "/api/communes/list",
    {
      config: { access: CASE },
      schema: {
        summary: "Toutes les communes et les secteurs d'aujourd'hui, pour en choisir dans un formulaire",
        response: {
          200: z.object({
            communes: z.array(
              z.object({ insee: z.string(), name: z.string(), postcodes: z.array(z.string()) }),
            ),
            zones: z.array(z.object({ id: z.string(), name: z.string() })),
          }),
        },
      },
    },
    (request) => asActor(request, (tx) => toChooseFrom(tx, todayInParis())),
  );

  app.get(
    "/api/communes/coverage",
    {
      config: { access: COORDINATION },
      schema: {
        summary:
          "Toutes les communes et les secteurs qui les couvrent un jour donné, pour la carte et la liste",
        querystring: onADay,
        response: {
          200: z.object({
            on: day,
            communes: z.array(
              z.object({
                insee: z.string(),
                name: z.string(),
                postcodes: z.array(z.string()),
                intercommunality: z.string().nullable(),
                population: z.int().nullable(),
                zoneIds: z.array(z.string()),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = dayOf(request.query.on);
        return { on: on.toString(), communes: await coverage(tx, on) };
      }),
  );

  app.put(
    "/api/communes/zone",
    {
      config: { access: COORDINATION },
      schema: {
        summary:
          "Donne des communes à un secteur, ou à aucun, à partir d'un jour ; ce qui valait avant est gardé",
        body: z.object({
          insees: insees.min(1),
          zoneId: z.uuid().nullable(),
          from: day,
          keepOthers: z.boolean().default(false),
        }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { from, ...change } = request.body;
        return settled(
          await giveCommunes(tx, { ...change, from: Temporal.PlainDate.from(from) }, todayInParis()),
        );
      }),
  );
}
