/** The eviction procedure over HTTP: its acts, the dates to come with their source, what can still be done; acts recorded and corrected. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { CASE, LANDLORD_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { isoDates } from "../platform/calendar/plain-date.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { ACT_KINDS, MEANS, STAGES } from "../procedure-clock/acts.rules.ts";
import { procedures, recordAct, removeAct } from "./store.ts";

const day = z.iso.date();
/** `reading` in French, `english` for who reads in English; so for problems. Sources are told by `sourceIn`. */
const reading = z.object({ on: day, reading: z.string(), english: z.string() });

const procedure = z.object({
  landlordId: z.string(),
  landlord: z.string(),
  /** False: no act is recorded, so nothing is known of a procedure. */
  recorded: z.boolean(),
  stage: z.enum(STAGES),
  acts: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(ACT_KINDS),
      on: day,
      statedTime: z.string().nullable(),
      means: z.enum(MEANS).nullable(),
      more: z.record(z.string(), z.union([z.string(), z.number()])),
      by: z.string().nullable(),
    }),
  ),
  /** In order of days; `on` is indicative, `alternatives` are other readings of the same rule. */
  dates: z.array(
    reading.extend({
      id: z.string(),
      latest: day.optional(),
      rule: z.string(),
      source: z.string(),
      alternatives: z.array(reading),
    }),
  ),
  problems: z.array(
    z.object({
      rule: z.string(),
      message: z.string(),
      english: z.string(),
      source: z.string().optional(),
      field: z.string().optional(),
    }),
  ),
  levers: z.array(z.object({ id: z.string(), until: day.optional(), source: z.string() })),
  can: z.object({ record: z.boolean() }),
});

/** Days ISO, money in cents; a field belongs to the kinds of act that have it (`facts.ts`). */
const newAct = z.object({
  kind: z.enum(ACT_KINDS),
  /** Read by the rule, which says what is wrong with it. */
  on: z.string().max(20).optional(),
  means: z.enum(MEANS).nullish(),
  statedTime: z.string().max(20).nullish(),
  claimCents: z.int().nullish(),
  conciliationOn: day.nullish(),
  assessmentRequestedOn: day.nullish(),
  clauseOn: day.nullish(),
  reason: z.string().trim().max(500).nullish(),
  planMonths: z.int().nullish(),
  prefectToldOn: day.nullish(),
  answer: z.enum(["granted", "refused"]).nullish(),
  planEndsOn: day.nullish(),
  endsOn: day.nullish(),
});

const params = z.object({ id: z.uuid() });
const answer = z.object({ on: day, procedures: z.array(procedure) });

/** GET /api/households/{id}/procedure, POST /api/households/{id}/procedure/acts, DELETE /api/procedure-acts/{id}. */
export async function procedureRoutes(app: App): Promise<void> {
  app.get(
    "/api/households/:id/procedure",
    {
      config: { access: CASE },
      schema: {
        summary: "Procédure d'expulsion d'un ménage : actes, dates à venir avec leur source, leviers ouverts",
        params,
        response: { 200: answer },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        const found = await procedures(tx, request.params.id, on);
        if (found.length === 0) throw notFound();
        await recordRead(tx, request.params.id, "procedure", request.ip);
        return isoDates({ on, procedures: found });
      }),
  );

  app.post(
    "/api/households/:id/procedure/acts",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Note un acte de la procédure, avec sa date et comment il a été remis",
        params,
        body: newAct,
        response: { 200: answer },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        settled(await recordAct(tx, request.params.id, request.body));
        return isoDates({ on, procedures: await procedures(tx, request.params.id, on) });
      }),
  );

  app.post(
    "/api/procedure-acts/:id/removal",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Retire un acte noté par erreur, avec la raison ; le journal garde qu'il y était",
        params,
        body: z.object({ reason: z.string().trim().max(1_000) }),
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await removeAct(tx, request.params.id, request.body.reason))),
  );
}
