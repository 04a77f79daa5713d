/** Renewals over HTTP: asked by who carries the measure, decided by the coordination, by itself or as a session did. */
import { z } from "zod";

import { brokenBySettingFrom } from "../law/setting.rules.ts";
import { writeSetting } from "../law/setting.store.ts";
import { RENEWAL_DECIDERS } from "../measure/read.store.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { notFound, refused, settled } from "../platform/access/problem.ts";
import { CASE, OPERATOR_STAFF, type Role } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { versionRead, versionShown } from "../platform/editing/version.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { MAY_SIT } from "../committee/rules.ts";
import { placeRenewal, renewalsOnAgenda } from "./agenda.store.ts";
import { ANSWERS } from "./rules.ts";
import { askRenewal, decideRenewal, renewalsOf, waitingRenewals } from "./store.ts";

const params = z.object({ id: z.uuid() });
const day = z.iso.date();
const done = z.object({ id: z.string() });
const decider = z.enum(RENEWAL_DECIDERS);
const session = z.object({ id: z.string(), number: z.string(), heldOn: day });

const request = z.object({
  id: z.string(),
  measureId: z.string(),
  householdId: z.string(),
  household: z.string().nullable(),
  landlord: z.string(),
  operator: z.string(),
  endsOn: day,
  askedOn: day,
  askedBy: z.string().nullable(),
  reason: z.string(),
  answer: z.enum(ANSWERS).nullable(),
  answeredOn: day.nullable(),
  answeredBy: z.string().nullable(),
  words: z.string().nullable(),
  session: session.omit({ id: true }).nullable(),
  agenda: session.extend({ words: z.string().nullable(), version: versionShown }).nullable(),
});
const renewals = z.object({
  on: day,
  /** Who decides by the setting of the day. */
  decider,
  requests: z.array(request),
  sessions: z.array(session),
});

export async function renewalRoutes(app: App): Promise<void> {
  app.get(
    "/api/renewals",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Renouvellements demandés qui attendent une décision, et qui en décide",
        response: { 200: renewals.extend({ from: day.nullable(), upcoming: z.array(session) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        return { on: on.toString(), ...(await waitingRenewals(tx, on)) };
      }),
  );

  app.put(
    "/api/renewal-setting",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Règle qui décide des renouvellements, à partir d'un jour",
        body: z.object({ decider, from: day }),
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { body } = request;
        const from = Temporal.PlainDate.from(body.from);
        const errors = brokenBySettingFrom(from, todayInParis());
        if (errors.length > 0) throw refused(errors);
        await writeSetting(tx, {
          id: "measure.renewalDecidedBy",
          organisationId: null,
          value: body.decider,
          source: "la coordination",
          checked: null,
          from,
        });
        return { done: true as const };
      }),
  );

  app.put(
    "/api/renewal-requests/:id/agenda",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary:
          "Inscrit un renouvellement à une séance, avec des mots pour la table qui ne nomment personne ; ou l'en retire",
        params,
        body: z.object({
          sessionId: z.uuid().nullable(),
          words: z.string().trim().max(1_000).nullable(),
          version: versionRead,
        }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await placeRenewal(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  app.get(
    "/api/sessions/:id/renewals",
    {
      config: { access: [...MAY_SIT, "coordinator"] as Role[] },
      schema: {
        summary: "Renouvellements inscrits à une séance : sans nom pour qui siège, avec pour la coordination",
        params,
        response: {
          200: z.object({
            renewals: z.array(
              z.object({
                id: z.string(),
                operator: z.string(),
                landlord: z.string(),
                rank: z.int(),
                startsOn: day,
                endsOn: day,
                askedOn: day,
                words: z.string().nullable(),
                answer: z.enum(ANSWERS).nullable(),
                household: z.object({ id: z.string(), name: z.string(), reason: z.string() }).nullable(),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({ renewals: await renewalsOnAgenda(tx, request.params.id) })),
  );

  app.get(
    "/api/households/:id/renewals",
    {
      config: { access: CASE },
      schema: {
        summary: "Renouvellements demandés pour un ménage, et ce qui en a été décidé",
        params,
        response: {
          200: renewals.extend({ mayAsk: z.string().nullable(), mayDecide: z.boolean() }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        const found = await renewalsOf(tx, request.params.id, on);
        if (!found) throw notFound();
        await recordRead(tx, request.params.id, "renewals", request.ip);
        return { on: on.toString(), ...found };
      }),
  );

  app.post(
    "/api/measures/:id/renewal-request",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "Demande le renouvellement d'une mesure en cours, avec sa raison",
        params,
        body: z.object({ reason: z.string().trim().max(1_000) }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await askRenewal(tx, request.params.id, request.body.reason, todayInParis())),
      ),
  );

  app.post(
    "/api/renewal-requests/:id/decision",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Décide d'un renouvellement demandé ; accordé, la mesure suivante est faite",
        params,
        body: z.object({
          answer: z.enum(ANSWERS),
          words: z.string().trim().max(1_000),
          sessionId: z.uuid().nullable(),
        }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await decideRenewal(tx, request.params.id, request.body, todayInParis())),
      ),
  );
}
