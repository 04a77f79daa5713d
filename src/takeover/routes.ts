/** Past years out of spreadsheets over HTTP: looked at first, then kept; the files taken over so far. For the coordination. */
import { z } from "zod";

import { oneFile } from "../file-assistant/routes.ts";
import { FILE_TYPES, taken, takingFiles, withUpload } from "../file-assistant/upload.ts";
import { type App, asActor, languageOf } from "../platform/access/http.ts";
import { brokenIn } from "../platform/calendar/dated.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import type { SetAside } from "./aside.rules.ts";
import { importCases } from "./cases.store.ts";
import { takenOverFiles } from "./file.store.ts";
import { importFunding } from "./funding.store.ts";

const LARGEST_BYTES = 10 * 1024 ** 2;
const what = z.enum(["cases", "funding"]);
const aside = z.object({
  line: z.int(),
  field: z.string(),
  value: z.string(),
  rule: z.string(),
  message: z.string(),
});
/** read = kept + known + quarantined. */
const totals = { fileName: z.string(), read: z.int(), kept: z.int(), known: z.int(), quarantined: z.int() };

/** GET /api/takeover, POST /api/takeover/{what}. */
export async function takeoverRoutes(app: App): Promise<void> {
  app.get(
    "/api/takeover",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Fichiers de reprise importés, avec leurs totaux de contrôle et leurs lignes mises de côté",
        response: {
          200: z.object({
            files: z.array(
              z.object({
                id: z.uuid(),
                what,
                ...totals,
                quarantine: z.array(aside),
                by: z.string().nullable(),
                at: z.string(),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        files: (await takenOverFiles(tx)).map((file) => ({
          ...file,
          quarantine: said(file.quarantine, languageOf(request)),
        })),
      })),
  );
  await takingFiles(app, importRoute);
}

function importRoute(app: App): void {
  app.post(
    "/api/takeover/:what",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Reprend un tableur des années passées (CSV ou XLSX) : parcours, ou financement",
        description:
          "Une ligne par parcours (cases) ou par montant (funding), colonnes en français ou en anglais. Les lignes mauvaises reviennent avec leur raison, les bonnes sont gardées une fois ; « dryRun » dit ce qui changerait, et ne garde rien.",
        consumes: FILE_TYPES,
        params: z.object({ what }),
        querystring: z.object({ dryRun: z.enum(["true", "false"]).default("false") }),
        body: oneFile,
        response: {
          200: z.object({
            ...totals,
            quarantine: z.array(aside),
            changed: z.array(z.object({ line: z.int(), reference: z.string(), fields: z.array(z.string()) })),
            columns: z.array(z.object({ column: z.string(), header: z.string(), first: z.string() })),
            ignored: z.array(z.string()),
            lacking: z.array(z.string()),
          }),
        },
      },
    },
    (request) =>
      withUpload(request, LARGEST_BYTES, async ({ name, source }) => {
        const take = request.params.what === "cases" ? importCases : importFunding;
        const report = await taken(
          asActor(request, (tx) =>
            take(tx, source(), { fileName: name, dryRun: request.query.dryRun === "true" }),
          ),
        );
        return { ...report, quarantine: said(report.quarantine, languageOf(request)) };
      }),
  );
}

const said = (quarantine: readonly SetAside[], language: Locale) =>
  quarantine.map((one) => ({ ...one, message: brokenIn(one, language) }));
