/** Papers of a measure over HTTP: agreement and certificate by the operator, the report by all who follow the household. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound } from "../platform/access/problem.ts";
import { CASE, OPERATOR_STAFF, type Role } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { printed } from "../platform/facts/words.ts";
import { type Paper, supportPaper } from "./papers.ts";
import { paperFacts } from "./store.ts";

const ROUTES: readonly { paper: Paper; access: readonly Role[]; summary: string; name: string }[] = [
  {
    paper: "agreement",
    access: OPERATOR_STAFF,
    summary: "Contrat d'accompagnement à signer par le ménage et son travailleur social (PDF)",
    name: "contrat-d-accompagnement",
  },
  {
    paper: "report",
    access: CASE,
    summary: "Bilan d'une mesure terminée, lu par tous ceux qui suivent le ménage (PDF)",
    name: "bilan-de-fin-de-mesure",
  },
  {
    paper: "certificate",
    access: OPERATOR_STAFF,
    summary: "Attestation d'accompagnement remise au ménage, sans un mot de sa situation (PDF)",
    name: "attestation-d-accompagnement",
  },
];

export async function supportDocumentRoutes(app: App): Promise<void> {
  for (const { paper, access, summary, name } of ROUTES)
    app.get(
      `/api/measures/:id/${paper}.pdf`,
      {
        config: { access },
        schema: {
          summary,
          params: z.object({ id: z.uuid() }),
          querystring: printed,
          response: { 200: z.unknown().describe("application/pdf") },
        },
      },
      async (request, reply) => {
        const { id } = request.params as { id: string };
        const { language } = request.query as z.output<typeof printed>;
        const on = todayInParis();
        const pdf = await asActor(request, async (tx) => {
          const facts = await paperFacts(tx, id, on);
          // A report is of a measure that has ended.
          if (!facts || (paper === "report" && facts.closedOn === null)) throw notFound();
          await recordRead(tx, facts.householdId, `${paper}.pdf`, request.ip);
          return supportPaper(paper, facts, on, language);
        });
        return reply
          .type("application/pdf")
          .header("content-disposition", `inline; filename="${name}.pdf"`)
          .send(pdf);
      },
    );
}
