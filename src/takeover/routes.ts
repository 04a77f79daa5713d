/** Past years out of spreadsheets over HTTP: looked at first, its columns chosen, then kept; the files taken over so far. For the coordination. */
import { z } from "zod";

import * as ledgerShapes from "../file-assistant/contract.ts";
import { toldOnTheWay } from "../file-assistant/course.ts";
import { oneFile } from "../file-assistant/routes.ts";
import { FILE_TYPES, goneSignal, taken, takingFiles, withUpload } from "../file-assistant/upload.ts";
import { type App, asActor, languageOf } from "../platform/access/http.ts";
import { refused } from "../platform/access/problem.ts";
import { brokenIn } from "../platform/calendar/dated.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import type { SetAside } from "./aside.rules.ts";
import { importCases } from "./cases.store.ts";
import { brokenTakeoverMapping, type TakeoverMapping } from "./columns.rules.ts";
import { takenOverFiles } from "./file.store.ts";
import { takeoverMapping } from "./contract.ts";
import { importFunding } from "./funding.store.ts";
import { keepMapping, keptMapping } from "./mapping.store.ts";
import { type Chosen, takeoverPreview } from "./preview.ts";
import { whole } from "./table.ts";

const LARGEST_BYTES = 10 * 1024 ** 2;
const what = z.enum(["cases", "funding"]);
const aside = z.object({
  line: z.int(),
  field: z.string(),
  value: z.string(),
  rule: z.string(),
  message: z.string(),
});
/** read = kept + known + quarantined; so are the sums of the controlled column. */
const totals = { fileName: z.string(), read: z.int(), kept: z.int(), known: z.int(), quarantined: z.int() };
const SUMS = ["fileCents", "keptCents", "knownCents", "quarantinedCents"] as const;
const sums = <T extends z.ZodType>(cents: T) =>
  Object.fromEntries(SUMS.map((name) => [name, cents])) as Record<(typeof SUMS)[number], T>;
const flag = z.enum(["true", "false"]).default("false");

/** GET /api/takeover, POST /api/takeover/{what}, POST /api/takeover/{what}/preview, PUT /api/takeover/{what}/mapping. */
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
                ...sums(z.int().nullable()),
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
  await readingRoutes(app);
}

async function readingRoutes(app: App): Promise<void> {
  app.post(
    "/api/takeover/:what/preview",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary:
          "Regarde un tableur des années passées : ses premières lignes, ses colonnes et ses formats, reconnus par les en-têtes ou par la lecture gardée",
        consumes: ["multipart/form-data"],
        params: z.object({ what }),
        querystring: ledgerShapes.chosen.omit({ kind: true }),
        body: oneFile,
        response: { 200: ledgerShapes.filePreview },
      },
    },
    (request) =>
      withUpload(request, LARGEST_BYTES, async ({ source }) => {
        const saved = await asActor(request, (tx) => keptMapping(tx, request.params.what));
        const { noHeader, ...rest } = request.query;
        const chosen = { ...rest, ...(noHeader && { noHeader: noHeader === "true" }) } as Chosen;
        const preview = await taken(
          whole(source()).then((bytes) => takeoverPreview(bytes, request.params.what, chosen, saved)),
        );
        const { missing } = preview;
        const told = missing && { ...missing, message: brokenIn(missing, languageOf(request)) };
        return { ...preview, missing: told };
      }),
  );

  app.put(
    "/api/takeover/:what/mapping",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Garde la lecture pour les prochains tableurs de même contenu",
        description:
          "La même forme que le fichier de « --mapping » : « columns » nomme pour chacune de nos colonnes l'en-tête du fichier ; un en-tête vide dit que le fichier ne l'a pas.",
        params: z.object({ what }),
        body: takeoverMapping,
        response: { 200: z.object({ mapping: takeoverMapping }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const kept = request.body as TakeoverMapping;
        const broken = brokenTakeoverMapping(kept, request.params.what);
        if (broken.length > 0) throw refused(broken);
        await keepMapping(tx, request.params.what, kept);
        return { mapping: request.body };
      }),
  );
}

function importRoute(app: App): void {
  app.post(
    "/api/takeover/:what",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Reprend un tableur des années passées (CSV ou XLSX) : parcours, ou financement",
        description:
          "Une ligne par parcours (cases) ou par montant (funding), colonnes en français ou en anglais. Les lignes mauvaises reviennent avec leur raison, les bonnes sont gardées une fois ; « dryRun » dit ce qui changerait, et ne garde rien ; « allOrNothing » ne garde rien si une ligne est mauvaise (« outcome » vaut alors « refused »). Les colonnes se lisent comme la lecture gardée le dit, si le fichier les a. Avec « Accept: application/x-ndjson », dit où il en est, une ligne JSON après l'autre.",
        consumes: FILE_TYPES,
        params: z.object({ what }),
        querystring: z.object({ dryRun: flag, allOrNothing: flag }),
        body: oneFile,
        response: {
          200: z.object({
            ...totals,
            ...sums(z.int()),
            outcome: z.enum(["kept", "refused", "dryRun"]),
            quarantine: z.array(aside),
            changed: z.array(z.object({ line: z.int(), reference: z.string(), fields: z.array(z.string()) })),
            columns: z.array(z.object({ column: z.string(), header: z.string(), first: z.string() })),
            ignored: z.array(z.string()),
            lacking: z.array(z.string()),
          }),
        },
      },
    },
    (request, reply) => {
      const signal = goneSignal(reply);
      const { dryRun, allOrNothing } = request.query;
      const take = request.params.what === "cases" ? importCases : importFunding;
      return toldOnTheWay(request, reply, signal, (onProgress) =>
        withUpload(request, LARGEST_BYTES, async ({ name, source }) => {
          const report = await taken(
            asActor(request, (tx) =>
              take(tx, source(), {
                fileName: name,
                dryRun: dryRun === "true",
                allOrNothing: allOrNothing === "true",
                signal,
                ...(onProgress && {
                  onRead: (rows: number) => onProgress({ bytes: rows, total: rows, read: rows }),
                }),
              }),
            ),
          );
          return { ...report, quarantine: said(report.quarantine, languageOf(request)) };
        }),
      );
    },
  );
}

const said = (quarantine: readonly SetAside[], language: Locale) =>
  quarantine.map((one) => ({ ...one, message: brokenIn(one, language) }));
