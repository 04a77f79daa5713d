/** The minutes over HTTP: signed once, read and printed by each as they may, put right by addenda. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { LANDLORD_STAFF, OPERATOR_STAFF } from "../platform/access/roles.ts";
import { recordReads } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { printed } from "../platform/facts/words.ts";
import { openedSession } from "../sitting/routes.ts";
import { minutesFile } from "./contract.ts";
import { minutesPdf } from "./minutes-document.ts";
import { draftMinutes, printedMinutes } from "./printed.ts";
import { addAddendum, signedMinutes, signMinutes } from "./store.ts";

const COORDINATION = ["coordinator"] as const;
const READERS = [...LANDLORD_STAFF, ...OPERATOR_STAFF, "coordinator", "committeeMember"] as const;
const params = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });

/** The signed minutes as the asker reads them. Whoever reads a name opens that household's file: recorded. */
async function openedMinutes(tx: Tx & { actor: Actor }, id: string, ip: string) {
  const found = await signedMinutes(tx, id);
  const named = found?.items.flatMap(({ householdId, name }) => (name === null ? [] : [householdId])) ?? [];
  if (named.length > 0) await recordReads(tx, named, "minutes", ip);
  return found;
}

export async function minutesRoutes(app: App): Promise<void> {
  app.post(
    "/api/sessions/:id/sign",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Signe le procès-verbal : il est gardé mot pour mot, la séance ne change plus",
        params,
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await signMinutes(tx, request.params.id, todayInParis()))),
  );

  app.get(
    "/api/sessions/:id/minutes",
    {
      config: { access: READERS },
      schema: {
        summary:
          "Le procès-verbal signé, avec ses rectificatifs : entier pour qui siège, sinon les situations du lecteur",
        params,
        response: { 200: minutesFile },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await openedMinutes(tx, request.params.id, request.ip);
        if (!found) throw notFound();
        return found;
      }),
  );

  app.post(
    "/api/sessions/:id/addenda",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Ajoute un rectificatif au procès-verbal signé, de la séance ou d'une situation",
        params,
        body: z.object({
          /** The item's number in the minutes; null: the whole session. */
          position: z.int().min(1).nullable(),
          text: z.string().trim().min(1).max(4000),
        }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await addAddendum(tx, request.params.id, request.body))),
  );

  app.get(
    "/api/sessions/:id/minutes.pdf",
    {
      config: { access: READERS },
      schema: {
        summary:
          "Procès-verbal en PDF : entier pour la coordination, sans nom pour les membres, un extrait pour qui une situation concerne",
        produces: ["application/pdf"],
        params,
        querystring: printed,
        response: { 200: z.any() },
      },
    },
    async (request, reply) => {
      const { language } = request.query;
      const { number, data } = await asActor(request, async (tx) => {
        const signed = await openedMinutes(tx, request.params.id, request.ip);
        if (signed) return { number: signed.number, data: printedMinutes(signed, language) };
        // What is not signed may still be corrected: a draft is the coordination's alone.
        if (tx.actor.role !== "coordinator") throw notFound();
        const session = await openedSession(tx, request.params.id, "minutes", request.ip);
        if (!session.can.minutes) throw notFound();
        return { number: session.number, data: draftMinutes(session, language) };
      });
      return reply
        .type("application/pdf")
        .header(
          "content-disposition",
          `inline; filename="${language === "en" ? "minutes" : "proces-verbal"}-${number}.pdf"`,
        )
        .send(minutesPdf(data, language));
    },
  );
}
