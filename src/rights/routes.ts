/** Rights of people over HTTP: the register of requests, their answers, and all that the asker may read of a household. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { CASE } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { printed } from "../platform/facts/words.ts";
import { heldDataPdf } from "./held-data.ts";
import { ANSWERS, REQUEST_KINDS } from "./rules.ts";
import {
  answerRequest,
  heldOn,
  liftRequest,
  recordRequest,
  register,
  requests,
  restrictionOf,
} from "./store.ts";

const day = z.iso.date();
const params = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });
const reason = z.string().max(2000);

/** GET /api/rights-requests, POST …/{id}/answer, …/{id}/lift; POST /api/households/{id}/rights-requests, GET …/held-data.json. */
export async function rightsRoutes(app: App): Promise<void> {
  app.get(
    "/api/rights-requests",
    {
      config: { access: [...CASE, "dataProtectionOfficer"] },
      schema: {
        summary:
          "Registre des demandes des personnes, celles de l'organisme : ce qui attend d'abord ; le délégué à la protection des données le lit",
        response: {
          200: z.array(
            z.object({
              id: z.uuid(),
              householdId: z.uuid(),
              household: z.string(),
              kind: z.enum(REQUEST_KINDS),
              askedOn: day,
              dueOn: day,
              words: z.string().nullable(),
              answer: z.enum(ANSWERS).nullable(),
              answeredOn: day.nullable(),
              by: z.string().nullable(),
              reason: z.string().nullable(),
              liftedOn: day.nullable(),
            }),
          ),
        },
      },
    },
    (request) =>
      asActor(request, (tx) => (tx.actor.role === "dataProtectionOfficer" ? register(tx) : requests(tx))),
  );

  app.get(
    "/api/households/:id/restriction",
    {
      config: { access: CASE },
      schema: {
        summary: "Si l'organisme n'écrit plus dans un dossier : depuis quand et pourquoi",
        params,
        response: { 200: z.object({ restriction: z.object({ since: day, reason: z.string() }).nullable() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await restrictionOf(tx, request.params.id);
        if (!found) throw notFound();
        return found;
      }),
  );

  app.post(
    "/api/households/:id/rights-requests",
    {
      config: { access: CASE },
      schema: {
        summary: "Inscrit ce qu'une personne demande sur ses données ; la réponse est due dans le mois",
        params,
        body: z.object({ kind: z.enum(REQUEST_KINDS), askedOn: day, words: z.string().max(1000) }),
        response: { 200: z.object({ id: z.uuid() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { kind, askedOn, words } = request.body;
        return settled(
          await recordRequest(
            tx,
            request.params.id,
            { kind, words, askedOn: Temporal.PlainDate.from(askedOn) },
            todayInParis(),
          ),
        );
      }),
  );

  app.post(
    "/api/rights-requests/:id/answer",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Répond à une demande, avec la raison ; une limitation gèle le dossier, une opposition sort de la détection",
        params,
        body: z.object({ answer: z.enum(ANSWERS), reason }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await answerRequest(tx, request.params.id, request.body, todayInParis())),
      ),
  );

  app.post(
    "/api/rights-requests/:id/lift",
    {
      config: { access: CASE },
      schema: {
        summary: "Met fin à une limitation ou à une opposition, avec la raison",
        params,
        body: z.object({ reason }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await liftRequest(tx, request.params.id, request.body.reason, todayInParis())),
      ),
  );

  app.get(
    "/api/households/:id/held-data.json",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Tout ce que le lecteur peut lire d'un ménage, table par table ; la remise est inscrite au dossier",
        params,
        response: { 200: z.record(z.string(), z.array(z.unknown())) },
      },
    },
    async (request, reply) => {
      const held = await asActor(request, async (tx) => {
        const found = await heldOn(tx, request.params.id);
        if (found) await recordRead(tx, request.params.id, "heldData", request.ip);
        return found;
      });
      if (!held) throw notFound();
      return reply
        .header("content-disposition", `attachment; filename="donnees-${request.params.id}.json"`)
        .send(held);
    },
  );

  app.get(
    "/api/households/:id/held-data.pdf",
    {
      config: { access: CASE },
      schema: {
        summary: "Tout ce que le lecteur peut lire d'un ménage, en mots, à lui remettre (PDF)",
        params,
        querystring: printed,
        response: { 200: z.unknown().describe("application/pdf") },
      },
    },
    async (request, reply) => {
      const found = await asActor(request, async (tx) => {
        const held = await heldOn(tx, request.params.id);
        if (held) await recordRead(tx, request.params.id, "heldData", request.ip);
        return held && { held, organisation: tx.actor.organisationName };
      });
      if (!found) throw notFound();
      const { name } = found.held["household"]![0] as { name: string };
      const paper = heldDataPdf(found.held, {
        household: name,
        organisation: found.organisation,
        today: todayInParis(),
        language: request.query.language,
      });
      return reply
        .header("content-disposition", `inline; filename="donnees-${request.params.id}.pdf"`)
        .type("application/pdf")
        .send(paper);
    },
  );
}
