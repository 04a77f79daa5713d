/** The mapping assistant over HTTP: a look at a file's beginning, and the mappings kept for the landlord's next files. */
import { z } from "zod";

import { type App, asActor, languageOf } from "../platform/access/http.ts";
import { refused } from "../platform/access/problem.ts";
import { LANDLORD_STAFF, LEDGER_KEEPERS } from "../platform/access/roles.ts";
import { brokenIn } from "../platform/calendar/dated.ts";
import { brokenMapping, FILE_KINDS, type LedgerMapping } from "../ledger-file/mapping.rules.ts";
import * as shapes from "./contract.ts";
import { ledgerPreview, type Chosen } from "./preview.ts";
import { factsFor, savedMappings, saveMapping } from "./store.ts";
import { taken, withUpload } from "./upload.ts";

/** The look at the columns needs a text file's beginning alone, but the whole of a workbook. */
const LARGEST_PREVIEW_BYTES = 50 * 1024 ** 2;

export const oneFile = z
  .unknown()
  .meta({ type: "object", properties: { file: { type: "string", format: "binary" } }, required: ["file"] });

/** POST /api/ledger/preview, GET and PUT /api/ledger/mapping. */
export async function fileAssistantRoutes(app: App): Promise<void> {
  app.post(
    "/api/ledger/preview",
    {
      config: { access: LEDGER_KEEPERS },
      schema: {
        summary:
          "Regarde le début d'un fichier : ses premières lignes, ses colonnes et ses formats, reconnus par les en-têtes et le contenu",
        consumes: ["multipart/form-data"],
        querystring: shapes.chosen,
        body: oneFile,
        response: { 200: shapes.preview },
      },
    },
    (request) =>
      withUpload(request, LARGEST_PREVIEW_BYTES, async ({ source }) => {
        const saved = await asActor(request, (tx) => savedMappings(tx, tx.actor.organisationId));
        const { noHeader, ...rest } = request.query;
        const chosen = { ...rest, ...(noHeader && { noHeader: noHeader === "true" }) } as Chosen;
        const preview = await taken(
          ledgerPreview(source(), chosen, saved, (codes) =>
            asActor(request, (tx) => factsFor(tx, tx.actor.organisationId, codes)),
          ),
        );
        const { missing } = preview;
        const told = missing && { ...missing, message: brokenIn(missing, languageOf(request)) };
        return { ...preview, missing: told };
      }),
  );

  app.get(
    "/api/ledger/mapping",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary:
          "La correspondance gardée pour les fichiers du bailleur de ce genre ; null s'il n'y en a pas",
        querystring: z.object({ kind: z.enum(FILE_KINDS).default("movements") }),
        response: { 200: z.object({ mapping: shapes.mapping.nullable() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        mapping: ((await savedMappings(tx, tx.actor.organisationId))[request.query.kind] ?? null) as z.infer<
          typeof shapes.mapping
        > | null,
      })),
  );

  app.put(
    "/api/ledger/mapping",
    {
      config: { access: LEDGER_KEEPERS },
      schema: {
        summary: "Garde la correspondance pour les prochains fichiers du bailleur du même genre",
        body: shapes.mapping,
        response: { 200: z.object({ mapping: shapes.mapping }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const mapping = request.body as LedgerMapping;
        const broken = brokenMapping(mapping);
        if (broken.length > 0) throw refused(broken);
        await saveMapping(tx, tx.actor.organisationId, mapping);
        return { mapping: request.body };
      }),
  );
}
