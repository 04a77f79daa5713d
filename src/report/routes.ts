/** Reports of a snapshot over HTTP: which there are for the reader, and each as PDF, workbook or CSV. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { FIGURE_READERS } from "../platform/access/roles.ts";
import { notFound } from "../platform/access/problem.ts";
import { LOCALES } from "../platform/calendar/wording.ts";
import { snapshots } from "../snapshot/store.ts";
import { reportPdf } from "./documents.ts";
import { fileName, REPORT_KINDS } from "./rules.ts";
import { reportCsv, reportWorkbook } from "./sheet.ts";
import { offered, reportFacts } from "./store.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const id = z.object({ id: z.uuid() });
const asked = z.object({
  kind: z.enum(REPORT_KINDS),
  of: z.string().max(60).optional(),
  language: z.enum(LOCALES).default("fr"),
});

/** GET /api/snapshots/{id}/reports, …/report.pdf, …/report.xlsx, …/report.csv. */
export async function reportRoutes(app: App): Promise<void> {
  app.get(
    "/api/snapshots/:id/reports",
    {
      config: { access: FIGURE_READERS },
      schema: {
        summary: "Les bilans que le lecteur peut tirer de ces chiffres figés",
        params: id,
        response: {
          200: z.array(
            z.object({ kind: z.enum(REPORT_KINDS), of: z.string().nullable(), name: z.string().nullable() }),
          ),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const one = (await snapshots(tx)).find((each) => each.id === request.params.id);
        if (!one) throw notFound();
        return offered(tx, one);
      }),
  );

  for (const [ending, type, disposition] of [
    ["pdf", "application/pdf", "inline"],
    ["xlsx", XLSX, "attachment"],
    ["csv", "text/csv; charset=utf-8", "attachment"],
  ] as const)
    app.get(
      `/api/snapshots/:id/report.${ending}`,
      {
        config: { access: FIGURE_READERS },
        schema: {
          summary: `Un bilan (${ending.toUpperCase()}) : les mêmes chiffres que dans les autres formats, les mêmes octets à chaque fois`,
          params: id,
          querystring: asked,
          produces: [type.split(";")[0]!],
          response: { 200: ending === "csv" ? z.string() : z.unknown().describe(type) },
        },
      },
      async (request, reply) => {
        const { kind, of = null, language } = request.query;
        const facts = await asActor(request, (tx) => reportFacts(tx, request.params.id, { kind, of }));
        if (!facts) throw notFound();
        const name = fileName(facts.name, facts.snapshot);
        void reply.type(type).header("content-disposition", `${disposition}; filename="${name}.${ending}"`);
        if (ending === "csv") return reply.send(reportCsv(facts, language));
        return reply.send(
          ending === "pdf" ? reportPdf(facts, language) : await reportWorkbook(facts, language),
        );
      },
    );
}
