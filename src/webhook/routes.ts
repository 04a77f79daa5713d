/** Webhooks over HTTP: an organisation's lead makes, tries, stops them, replaces secrets, reads what did not arrive and sends it again. */
import { z } from "zod";

import { asActor, type App } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import type { Role } from "../platform/access/roles.ts";
import { kindsFor, WEBHOOK_KINDS } from "./rules.ts";
import * as store from "./store.ts";

const LEADS: readonly Role[] = ["landlordLead", "operatorLead"];

const params = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });
const instant = z.string();
const kind = z.enum(WEBHOOK_KINDS as [(typeof WEBHOOK_KINDS)[number], ...typeof WEBHOOK_KINDS]);

/** `open`: an installation that lets its programs stand in its own network. */
export async function webhookRoutes(app: App): Promise<void> {
  app.get(
    "/api/webhooks",
    {
      config: { access: LEADS },
      schema: {
        summary: "Les webhooks de l'organisme, sans leur secret, et de quoi il peut être prévenu",
        response: {
          200: z.object({
            rows: z.array(
              z.object({
                id: z.uuid(),
                name: z.string(),
                url: z.string(),
                kinds: z.array(kind),
                active: z.boolean(),
                createdAt: instant,
                lastDeliveredAt: instant.nullable(),
                waiting: z.int(),
                dead: z.int(),
              }),
            ),
            offered: z.array(kind),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        rows: (await store.webhooks(tx)).map((row) => ({
          ...row,
          kinds: row.kinds as z.output<typeof kind>[],
        })),
        offered: kindsFor(tx.actor.organisationKind),
      })),
  );

  app.post(
    "/api/webhooks",
    {
      config: { access: LEADS },
      schema: {
        summary: "Crée un webhook ; sa réponse est la seule à montrer son secret",
        body: z.object({
          name: z.string().max(200),
          url: z.string().max(1000),
          kinds: z.array(z.string().max(40)).max(30),
        }),
        response: { 200: z.object({ id: z.uuid(), secret: z.string() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(
          await store.createWebhook(tx, request.body, {
            open: app.privateWebhooks,
            sealing: app.webhookSealing,
          }),
        ),
      ),
  );

  app.post(
    "/api/webhooks/:id/secret",
    {
      config: { access: LEADS },
      schema: {
        summary: "Remplace le secret d'un webhook ; l'ancien signe encore un jour",
        params,
        response: { 200: z.object({ secret: z.string() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await store.replaceSecret(tx, request.params.id, app.webhookSealing)),
      ),
  );

  app.put(
    "/api/webhooks/:id/active",
    {
      config: { access: LEADS },
      schema: {
        summary: "Arrête un webhook, ou le remet en service : ce qui attend part alors",
        params,
        body: z.object({ active: z.boolean() }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await store.setActive(tx, request.params.id, request.body.active)),
      ),
  );

  app.post(
    "/api/webhooks/:id/test",
    {
      config: { access: LEADS },
      schema: { summary: "Envoie un message vide, pour essayer l'adresse", params, response: { 200: done } },
    },
    (request) => asActor(request, async (tx) => settled(await store.tryAddress(tx, request.params.id))),
  );

  app.get(
    "/api/webhooks/:id/deliveries",
    {
      config: { access: LEADS },
      schema: {
        summary: "Les derniers envois d'un webhook, ceux qui n'ont pas abouti d'abord",
        params,
        response: {
          200: z.object({
            rows: z.array(
              z.object({
                id: z.uuid(),
                kind: z.string(),
                happenedAt: instant,
                attempts: z.int(),
                nextAt: instant.nullable(),
                deliveredAt: instant.nullable(),
                deadAt: instant.nullable(),
                /** An HTTP status, or `timeout`, `private`, `unreachable`. */
                lastAnswer: z.string().nullable(),
                lastAt: instant.nullable(),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const rows = await store.letters(tx, request.params.id);
        if (!rows) throw notFound();
        return { rows };
      }),
  );

  app.post(
    "/api/webhooks/:id/replay",
    {
      config: { access: LEADS },
      schema: {
        summary: "Renvoie ce qui n'a pas abouti : un envoi, ou tous",
        params,
        body: z.object({ deliveryId: z.uuid().nullable() }),
        response: { 200: z.object({ replayed: z.int() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await store.replay(tx, request.params.id, request.body.deliveryId)),
      ),
  );
}
