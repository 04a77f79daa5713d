/** Model letters over HTTP: one for each lever that is asked in writing and is open on the day. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound } from "../platform/access/problem.ts";
import { CASE } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { LOCALES } from "../platform/calendar/wording.ts";
import { LETTER_IDS, letterOf } from "../procedure-clock/letters.rules.ts";
import { letterPdf } from "./letter.ts";
import { letterCase } from "./store.ts";

/** GET /api/households/{id}/procedure/{landlordId}/letters/{lever}.pdf */
export async function leverLetterRoutes(app: App): Promise<void> {
  app.get(
    "/api/households/:id/procedure/:landlordId/letters/:lever.pdf",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Modèle de lettre d'un levier ouvert, prérempli, à compléter et à signer par le ménage (PDF)",
        params: z.object({ id: z.uuid(), landlordId: z.uuid(), lever: z.enum(LETTER_IDS) }),
        querystring: z.object({ language: z.enum(LOCALES).default("fr") }),
        response: { 200: z.unknown().describe("application/pdf") },
      },
    },
    async (request, reply) => {
      const { id, landlordId, lever } = request.params;
      const { language } = request.query;
      const on = todayInParis();
      const pdf = await asActor(request, async (tx) => {
        const found = await letterCase(tx, id, landlordId, lever, on);
        const words = letterOf(lever, on);
        if (!found || !words) throw notFound();
        await recordRead(tx, id, "letter.pdf", request.ip);
        const { procedure, ...facts } = found;
        return letterPdf(words, { ...facts, landlord: procedure.landlord, printedOn: on }, language);
      });
      return reply
        .type("application/pdf")
        .header("content-disposition", `inline; filename="${lever}.pdf"`)
        .send(pdf);
    },
  );
}
