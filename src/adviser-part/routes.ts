/** Parts of other trades over HTTP: asked by the operator, written by the energy adviser or the landlord's social adviser. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import { OPERATOR_STAFF } from "../platform/access/roles.ts";
import { recordRead, recordReads } from "../platform/audit/record.ts";
import { versionRead, versionShown } from "../platform/editing/version.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { DRAUGHTS, ENERGIES, ENERGY_CHEQUES, GRANT_STATES, HEARD_BY, TRADES } from "./rules.ts";
import { askable, askPart, endPart, partsOf, visitsOf, writeFinding } from "./store.ts";

const params = z.object({ id: z.uuid() });
const day = z.iso.date();
const words = (longest: number) => z.string().trim().max(longest).nullable();
const written = z.object({ id: z.string() });

const facts = z.discriminatedUnion("trade", [
  z.object({
    trade: z.literal("energyAdviser"),
    energies: z.array(z.enum(ENERGIES)).max(ENERGIES.length).nullable(),
    yearlyBillsCents: z.int().min(0).nullable(),
    yearlyKwh: z.int().min(0).max(1_000_000).nullable(),
    draughts: z.enum(DRAUGHTS).nullable(),
    appliances: words(1_000),
    visitedOn: day.nullable(),
    energyCheque: z.enum(ENERGY_CHEQUES).nullable(),
    grants: z
      .array(z.object({ name: z.string().trim().min(1).max(120), state: z.enum(GRANT_STATES) }))
      .max(20),
    advice: words(4_000),
  }),
  z.object({
    trade: z.literal("socialAdviser"),
    heardBy: z.enum(HEARD_BY).nullable(),
    knownSince: day.nullable(),
    worksPlanned: z.boolean().nullable(),
    works: words(1_000),
    alreadyTried: words(2_000),
    proposes: words(2_000),
  }),
]);

const part = z.object({
  id: z.string(),
  householdId: z.string(),
  trade: z.enum(TRADES),
  adviser: z.string().nullable(),
  landlord: z.string().nullable(),
  question: z.string().nullable(),
  askedOn: day,
  askedBy: z.string().nullable(),
  endedOn: day.nullable(),
  findings: z.array(
    z.object({
      id: z.string(),
      on: day,
      by: z.string().nullable(),
      facts,
      mine: z.boolean(),
      version: versionShown,
    }),
  ),
  can: z.object({ write: z.boolean(), end: z.boolean() }),
});

export async function adviserPartRoutes(app: App): Promise<void> {
  app.get(
    "/api/households/:id/parts",
    {
      config: { access: [...OPERATOR_STAFF, "socialAdviser"] },
      schema: {
        summary:
          "Parties des autres métiers : toutes pour l'opérateur, la sienne pour le conseiller social du bailleur",
        params,
        response: {
          200: z.object({
            on: day,
            parts: z.array(part),
            can: z.object({ ask: z.boolean() }),
            advisers: z.array(z.object({ userId: z.string(), name: z.string() })),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const parts = await partsOf(tx, request.params.id);
        const { ask, advisers } = await askable(tx, request.params.id);
        if (parts.length > 0) await recordRead(tx, request.params.id, "adviserPart", request.ip);
        return { on: todayInParis().toString(), parts, can: { ask }, advisers };
      }),
  );

  app.post(
    "/api/households/:id/parts",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary:
          "Demande sa partie du diagnostic à un conseiller énergie, ou au conseiller social du bailleur",
        params,
        body: z.object({ trade: z.enum(TRADES), adviserId: z.uuid().nullable(), question: words(1_000) }),
        response: { 200: written },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await askPart(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  app.post(
    "/api/parts/:id/end",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "Ferme une partie : qui l'écrivait n'en lit plus rien",
        params,
        response: { 200: written },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await endPart(tx, request.params.id, todayInParis()))),
  );

  app.put(
    "/api/parts/:id/findings",
    {
      config: { access: [...TRADES] },
      schema: {
        summary: "Note ce que le métier a constaté ; envoyé deux fois, c'est écrit une fois",
        params,
        body: z.object({ id: z.uuid(), foundOn: day, facts, version: versionRead }),
        response: { 200: written.extend({ version: versionShown }) },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await writeFinding(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  app.get(
    "/api/energy-visits",
    {
      config: { access: ["energyAdviser"] },
      schema: {
        summary: "Ménages pour lesquels on m'a demandé la partie énergie : nom, adresse, et ce que j'ai noté",
        response: {
          200: z.object({
            on: day,
            visits: z.array(
              part.extend({
                household: z.string().nullable(),
                address: z.string().nullable(),
                postcode: z.string().nullable(),
                town: z.string().nullable(),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const visits = await visitsOf(tx);
        await recordReads(
          tx,
          visits.map(({ householdId }) => householdId),
          "adviserPart",
          request.ip,
        );
        return { on: todayInParis().toString(), visits };
      }),
  );
}
