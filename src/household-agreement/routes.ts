/** A household's agreements over HTTP: read on its referral, recorded item by item, taken back with what closes. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { CASE } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { printed } from "../platform/facts/words.ts";
import { agreements, newAnswers } from "./contract.ts";
import { informationSheetPdf } from "./information-sheet.ts";
import { agreementsOf, informationSheetOf, recordAnswers, withdrawAgreement } from "./store.ts";

const params = z.object({ id: z.uuid() });

export async function householdAgreementRoutes(app: App): Promise<void> {
  app.get(
    "/api/referrals/:id/agreements",
    {
      config: { access: CASE },
      schema: {
        summary: "Ce que le ménage a répondu, point par point, et ce que chaque accord ouvre",
        params,
        response: { 200: agreements },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await agreementsOf(tx, request.params.id);
        if (!found) throw notFound();
        await recordRead(tx, found.householdId, "agreements", request.ip);
        return found;
      }),
  );

  app.get(
    "/api/referrals/:id/information.pdf",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Pour le ménage, sur une page (PDF) : ce qui est transmis, à qui, ce qu'il a répondu, comment le retirer",
        params,
        querystring: printed,
        response: { 200: z.unknown().describe("application/pdf") },
      },
    },
    async (request, reply) => {
      const pdf = await asActor(request, async (tx) => {
        const sheet = await informationSheetOf(tx, request.params.id);
        if (!sheet) throw notFound();
        await recordRead(tx, sheet.householdId, "information.pdf", request.ip);
        return informationSheetPdf({ ...sheet, printedOn: todayInParis() }, request.query.language);
      });
      return reply
        .type("application/pdf")
        .header("content-disposition", 'inline; filename="information-du-menage.pdf"')
        .send(pdf);
    },
  );

  app.post(
    "/api/referrals/:id/agreements",
    {
      config: { access: CASE },
      schema: {
        summary: "Note les réponses du ménage, point par point, avec leur jour",
        params,
        body: newAnswers,
        response: { 200: agreements },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = request.params;
        settled(await recordAnswers(tx, id, request.body, todayInParis()));
        const now = await agreementsOf(tx, id);
        if (!now) throw notFound();
        return now;
      }),
  );

  app.post(
    "/api/agreements/:id/withdrawal",
    {
      config: { access: CASE },
      schema: {
        summary: "Le ménage retire un accord : ce qu'il avait ouvert se referme aussitôt",
        params,
        body: z.object({ on: z.iso.date(), words: z.string().trim().min(1).max(1000) }),
        response: { 200: z.object({ closed: z.enum(["ended", "referralWithdrawn", "measureRuns"]) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await withdrawAgreement(tx, request.params.id, request.body, todayInParis())),
      ),
  );
}
