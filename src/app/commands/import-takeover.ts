/** `import cases FILE` and `import funding FILE`: past years out of a coordinator's spreadsheets, with their control totals. */
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

import { z } from "zod";

import { LedgerRefused } from "../../ledger-file/quarantine.rules.ts";
import type { TakeoverReport } from "../../takeover/aside.rules.ts";
import { importCases } from "../../takeover/cases.store.ts";
import { formatCents } from "../../platform/money/format.ts";
import {
  brokenTakeoverMapping,
  CASE_NAMES,
  FUNDING_NAMES,
  type Takeover,
  type TakeoverMapping,
} from "../../takeover/columns.rules.ts";
import { takeoverMapping } from "../../takeover/contract.ts";
import { importFunding } from "../../takeover/funding.store.ts";
import {
  BadArguments,
  type Command,
  DATABASE_OPTIONS,
  options,
  print,
  refuse,
  withDatabase,
} from "./command.ts";

const importing =
  (what: "cases" | "funding", take: typeof importCases): Command =>
  async (args) => {
    const { values, positionals } = options(args, {
      allowPositionals: true,
      options: {
        ...DATABASE_OPTIONS,
        mapping: { type: "string" },
        "dry-run": { type: "boolean" },
        "all-or-nothing": { type: "boolean" },
      },
    });
    const [file] = positionals;
    if (!file || positionals.length > 1)
      throw new BadArguments(`Donnez un fichier : import ${what} FICHIER.`);
    if (!existsSync(file) || !statSync(file).isFile())
      throw new BadArguments(`Fichier introuvable : ${file}`);
    const mapping = values.mapping === undefined ? undefined : mappingFrom(values.mapping, what);
    return withDatabase(values, async (database) => {
      try {
        const report = await database.transaction({ kind: "system" }, (tx) =>
          take(tx, createReadStream(file), {
            fileName: path.basename(file),
            dryRun: values["dry-run"] ?? false,
            allOrNothing: values["all-or-nothing"] ?? false,
            ...(mapping && { mapping }),
          }),
        );
        if (values.json) print(report);
        else process.stdout.write(sentence(report));
        return report.outcome === "refused" ? 1 : 0;
      } catch (error) {
        if (error instanceof LedgerRefused) return refuse([error.broken], values.json ?? false);
        throw error;
      }
    });
  };

export const importingCases = importing("cases", importCases);
export const importingFunding = importing("funding", importFunding);

function mappingFrom(file: string, what: Takeover): TakeoverMapping {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new BadArguments(
      `--mapping : ${file} n'est pas une correspondance lisible (${(error as Error).message}).`,
    );
  }
  const mapping = takeoverMapping.safeParse(read);
  if (!mapping.success) throw new BadArguments(`--mapping : ${file} : ${z.prettifyError(mapping.error)}`);
  const [broken] = brokenTakeoverMapping(mapping.data as TakeoverMapping, what);
  if (broken) throw new BadArguments(`--mapping : ${broken.message}`);
  return mapping.data as TakeoverMapping;
}

const NAMES: Readonly<Record<string, { fr: string }>> = { ...CASE_NAMES, ...FUNDING_NAMES };

function sentence(report: TakeoverReport): string {
  const { outcome, read, kept, known, quarantined, quarantine, changed, ignored, lacking } = report;
  return [
    ...(outcome === "dryRun" ? ["Essai à blanc, rien n'a été gardé."] : []),
    ...(outcome === "refused" ? ["Tout ou rien : une ligne est mauvaise, rien n'a été gardé."] : []),
    `${read} lignes lues = ${kept} gardées + ${known} déjà connues + ${quarantined} mises de côté.`,
    `Montants lus : ${formatCents(report.fileCents)} = ${formatCents(report.keptCents)} + ${formatCents(report.knownCents)} + ${formatCents(report.quarantinedCents)}.`,
    ...(ignored.length > 0 ? [`Colonnes du fichier laissées de côté : ${ignored.join(", ")}.`] : []),
    ...(lacking.length > 0
      ? [
          `Colonnes absentes, inconnues pour chaque ligne : ${lacking.map((column) => NAMES[column]!.fr).join(", ")}.`,
        ]
      : []),
    ...changed.map(
      ({ line, reference, fields }) =>
        `  ligne ${line} : ${reference} est déjà connue et dit autre chose (${fields.join(", ")}) ; rien n'a été réécrit.`,
    ),
    ...quarantine.map(({ message }) => `  ${message}`),
    "",
  ].join("\n");
}
