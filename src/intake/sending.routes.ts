/** Taking a landlord's file in over HTTP: the import itself with its progress. */
import path from "node:path";
import { PassThrough } from "node:stream";

import type { FastifyRequest } from "fastify";
import { z } from "zod";

import { oneFile } from "../file-assistant/routes.ts";
import { FILE_TYPES, goneSignal, taken, takingFiles, withUpload } from "../file-assistant/upload.ts";
import { languageOf, type App, whoAsks } from "../platform/access/http.ts";
import { LEDGER_KEEPERS } from "../platform/access/roles.ts";
import { Problem, refused } from "../platform/access/problem.ts";
import { brokenIn } from "../platform/calendar/dated.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import * as shapes from "./contract.ts";
import { periodOf, REPLACED_ACCOUNTS, type ReplacedAccounts } from "./replacement.rules.ts";
import { importLedger, type ImportReport } from "./import.store.ts";
import { toldIn } from "../ledger-file/quarantine.rules.ts";
import type { LedgerProgress } from "../ledger-file/reader.ts";

export type IntakeSettings = {
  /** A larger file is refused whole. */
  largestBytes?: number;
};

const LARGEST_BYTES = 2 * 1024 ** 3;
const BETWEEN_PROGRESS_MS = 200;
const LINES = "application/x-ndjson";

/** POST /api/ledger/imports. */
export async function sendingRoutes(app: App, settings: IntakeSettings): Promise<void> {
  await takingFiles(app, (inner) => importRoute(inner, settings));
}

const flag = z.enum(["true", "false"]).default("false");

function importRoute(app: App, { largestBytes = LARGEST_BYTES }: IntakeSettings): void {
  app.post(
    "/api/ledger/imports",
    {
      config: { access: LEDGER_KEEPERS, scope: "ledger:import" },
      schema: {
        summary:
          "Importe un fichier du bailleur, écritures ou relevé de soldes (CSV ou XLSX), et donne ses totaux de contrôle",
        description:
          "En entier ou pas du tout. Le fichier vient par un formulaire, ou tel quel dans la requête, avec son nom dans « name ». « dryRun » dit ce qui changerait et ne garde rien ; « on » est le jour d'un relevé de soldes sans colonne de date ; « allOrNothing » ne garde rien si une ligne est mauvaise (« outcome » vaut alors « refused »). « replace=2026-10-01..2026-10-31 » fait du fichier toute la vérité de cette période : les écritures de la période qu'il n'a pas sont retirées, de tous les comptes ou (« replaceAccounts=file ») de ceux qu'il contient ; « confirmed » est le nombre d'écritures que l'essai a montrées, et un autre nombre refuse le fichier. Avec « Accept: application/x-ndjson », dit où il en est, une ligne JSON après l'autre.",
        consumes: FILE_TYPES,
        querystring: z.object({
          allOrNothing: flag,
          dryRun: flag,
          on: z.iso.date().optional(),
          replace: z.string().max(40).optional(),
          replaceAccounts: z.enum(REPLACED_ACCOUNTS).default("all"),
          confirmed: z.coerce.number().int().min(0).optional(),
          name: z.string().trim().min(1).max(200).optional(),
        }),
        body: oneFile,
        response: { 200: shapes.importReport },
      },
    },
    async (request, reply) => {
      const signal = goneSignal(reply);
      const take = (onProgress?: (progress: LedgerProgress, bytes: number) => void) =>
        withUpload(request, largestBytes, ({ name, bytes, source }) =>
          taken(
            importLedger(app.database, whoAsks(request), {
              name: request.query.name ? path.basename(request.query.name) : name,
              source: source(),
              allOrNothing: request.query.allOrNothing === "true",
              dryRun: request.query.dryRun === "true",
              ...(request.query.on && { on: request.query.on }),
              ...replacing(request.query),
              signal,
              ...(onProgress && { onProgress: (progress: LedgerProgress) => onProgress(progress, bytes) }),
            }),
          ),
        );
      if (!request.headers.accept?.includes(LINES)) return answered(await take(), languageOf(request));

      const lines = new PassThrough();
      let last = 0;
      const begun = Promise.withResolvers<void>();
      const report = take((progress, total) => {
        begun.resolve();
        if (Date.now() - last < BETWEEN_PROGRESS_MS) return;
        last = Date.now();
        const { bytes, read, quarantined } = progress;
        lines.write(
          `${JSON.stringify({ progress: { bytes: Math.min(bytes, total), total, read, quarantined } })}\n`,
        );
      });
      // What refuses a file shows before its first lines are read: an answer like any other. After that, the last line tells.
      await Promise.race([begun.promise, report]);
      void lastLine(report, request, signal).then((line) => lines.end(`${JSON.stringify(line)}\n`));
      return reply
        .type(LINES)
        .header("x-accel-buffering", "no")
        .send(lines as never);
    },
  );
}

type Asked = {
  replace?: string | undefined;
  replaceAccounts: ReplacedAccounts;
  confirmed?: number | undefined;
};

function replacing({ replace, replaceAccounts: accounts, confirmed }: Asked) {
  if (replace === undefined) return {};
  const period = periodOf(replace, "replace");
  if ("rule" in period) throw refused([period]);
  return { replace: { ...period, accounts }, ...(confirmed !== undefined && { confirmed }) };
}

/** How an import that had begun to tell where it is ended: the status of its answer is sent already. */
async function lastLine(report: Promise<ImportReport>, request: FastifyRequest, signal: AbortSignal) {
  try {
    return { report: answered(await report, languageOf(request)) };
  } catch (error) {
    if (error instanceof Problem) {
      const language = languageOf(request);
      const errors = (error.errors ?? []).map((broken) => ({
        rule: broken.rule,
        ...(broken.field !== undefined && { field: broken.field }),
        message: brokenIn(broken, language),
      }));
      const title = language === "en" ? error.english : error.message;
      return { problem: { title, status: error.status, errors, requestId: request.id } };
    }
    if (!signal.aborted) request.log.error({ err: error }, "import broke off");
    const title =
      languageOf(request) === "en"
        ? "The import broke off: nothing was kept. Try again."
        : "L'import s'est interrompu : rien n'a été gardé. Réessayez.";
    return { problem: { title, status: 500, requestId: request.id } };
  }
}

function answered(
  { durationMs: _duration, peakRssBytes: _memory, quarantine, ...report }: ImportReport,
  language: Locale,
) {
  return { ...report, quarantine: quarantine.map((line) => toldIn(language, line)) };
}
