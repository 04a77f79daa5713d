/** Taking a landlord's file in over HTTP: the import itself with its progress. */
import path from "node:path";

import { z } from "zod";

import { toldOnTheWay } from "../file-assistant/course.ts";
import { oneFile } from "../file-assistant/routes.ts";
import { FILE_TYPES, goneSignal, taken, takingFiles, withUpload } from "../file-assistant/upload.ts";
import { languageOf, type App, whoAsks } from "../platform/access/http.ts";
import { LEDGER_KEEPERS } from "../platform/access/roles.ts";
import { refused } from "../platform/access/problem.ts";
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
      return toldOnTheWay(request, reply, signal, async (onProgress) => {
        const report = await withUpload(request, largestBytes, ({ name, bytes: total, source }) =>
          taken(
            importLedger(app.database, whoAsks(request), {
              name: request.query.name ? path.basename(request.query.name) : name,
              source: source(),
              allOrNothing: request.query.allOrNothing === "true",
              dryRun: request.query.dryRun === "true",
              ...(request.query.on && { on: request.query.on }),
              ...replacing(request.query),
              signal,
              ...(onProgress && {
                onProgress: ({ bytes, read, quarantined }: LedgerProgress) =>
                  onProgress({ bytes, total, read, quarantined }),
              }),
            }),
          ),
        );
        return answered(report, languageOf(request));
      });
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

function answered(
  { durationMs: _duration, peakRssBytes: _memory, quarantine, ...report }: ImportReport,
  language: Locale,
) {
  return { ...report, quarantine: quarantine.map((line) => toldIn(language, line)) };
}
