/** The preparation of a session over HTTP: one item's file, or all of a session's on paper; what is asked for, and what came. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { LANDLORD_STAFF, OPERATOR_STAFF } from "../platform/access/roles.ts";
import { recordReads } from "../platform/audit/record.ts";
import { printed } from "../platform/facts/words.ts";
import { broughtText, needText, preparedFile } from "./contract.ts";
import { preparationPdf } from "./preparation-document.ts";
import { askFor, bring, type Prepared, preparedItem, preparedSession } from "./store.ts";

const READERS = [...LANDLORD_STAFF, ...OPERATOR_STAFF, "coordinator", "committeeMember"] as const;
const params = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });

const named = (files: readonly Prepared[]) => files.flatMap(({ household }) => household?.id ?? []);

export async function preparationRoutes(app: App): Promise<void> {
  app.get(
    "/api/agenda-items/:id/preparation",
    {
      config: { access: READERS },
      schema: {
        summary:
          "Dossier préparé d'une situation : faits, chronologie, ce qui manque et qui l'apporte, leviers, options chiffrées",
        params,
        response: { 200: preparedFile },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const file = await preparedItem(tx, request.params.id);
        if (!file) throw notFound();
        if (file.household) await recordReads(tx, named([file]), "preparation", request.ip);
        return file;
      }),
  );

  for (const [path, summary, read] of [
    ["/api/agenda-items/:id/preparation.pdf", "Dossier préparé d'une situation, sur une page (PDF)", one],
    [
      "/api/sessions/:id/preparation.pdf",
      "Dossiers préparés d'une séance, une page par situation (PDF)",
      preparedSession,
    ],
  ] as const)
    app.get(
      path,
      {
        config: { access: READERS },
        schema: {
          summary,
          produces: ["application/pdf"],
          params,
          querystring: printed,
          response: { 200: z.any() },
        },
      },
      async (request, reply) => {
        const files = await asActor(request, async (tx) => {
          const found = await read(tx, request.params.id);
          if (found.length === 0) throw notFound();
          if (named(found).length > 0) await recordReads(tx, named(found), "preparation", request.ip);
          return found;
        });
        return reply
          .type("application/pdf")
          .header("content-disposition", `inline; filename="preparation-${files[0]!.number}.pdf"`)
          .send(preparationPdf(files, request.query.language));
      },
    );

  app.post(
    "/api/agenda-items/:id/needs",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Demande ce qui manque à une situation, à qui l'apporte",
        params,
        body: needText,
        response: { 200: done },
      },
    },
    (request) => asActor(request, async (tx) => settled(await askFor(tx, request.params.id, request.body))),
  );

  app.put(
    "/api/preparation-needs/:id",
    {
      config: { access: [...LANDLORD_STAFF, "coordinator"] },
      schema: {
        summary: "Dit quel jour ce qui était demandé est arrivé",
        params,
        body: broughtText,
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await bring(tx, request.params.id, request.body.broughtOn))),
  );
}

async function one(tx: Parameters<typeof preparedItem>[0], id: string): Promise<Prepared[]> {
  const file = await preparedItem(tx, id);
  return file ? [file] : [];
}
