/** `import ledger FILE --landlord CODE`: takes a landlord's file in, and gives its control totals. */
import { createReadStream, createWriteStream, existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { setFlagsFromString } from "node:v8";

import { importLedger, type ImportReport } from "../../intake/import.store.ts";
import { periodOf, type Replacement } from "../../intake/replacement.rules.ts";
import type { LedgerMapping } from "../../ledger-file/mapping.rules.ts";
import { LedgerRefused, type QuarantinedLine } from "../../ledger-file/quarantine.rules.ts";
import { formatCents } from "../../platform/money/format.ts";
import {
  BadArguments,
  DATABASE_OPTIONS,
  options,
  print,
  refuse,
  type Command,
  withDatabase,
} from "./command.ts";

export const command: Command = async (args) => {
  const { values, positionals } = options(args, {
    allowPositionals: true,
    options: {
      ...DATABASE_OPTIONS,
      landlord: { type: "string" },
      mapping: { type: "string" },
      "all-or-nothing": { type: "boolean" },
      "dry-run": { type: "boolean" },
      progress: { type: "boolean" },
      on: { type: "string" },
      replace: { type: "string" },
      "accounts-of-file": { type: "boolean" },
    },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1)
    throw new BadArguments("Donnez un fichier : import ledger FICHIER --landlord CODE.");
  if (!existsSync(file) || !statSync(file).isFile()) throw new BadArguments(`Fichier introuvable : ${file}`);
  if (!values.landlord)
    throw new BadArguments(
      "--landlord : donnez le code du bailleur dont vient le fichier (par exemple AIH).",
    );

  if (values["accounts-of-file"] && !values.replace)
    throw new BadArguments(
      "--accounts-of-file va avec --replace : donnez la période, par exemple --replace 2026-10-01..2026-10-31.",
    );

  const replace = values.replace && replacementOf(values.replace, values["accounts-of-file"]);

  // By two fifths at a time: left to itself, what is kept of each account makes the heap three times as large as what it holds.
  setFlagsFromString("--heap-growing-percent=40");
  const setAside = new QuarantineFile(file);
  return withDatabase(values, async (database) => {
    try {
      const { importId: _importId, ...report } = await importLedger(
        database,
        { kind: "system" },
        {
          name: path.basename(file),
          source: createReadStream(file, { highWaterMark: 1 << 18 }),
          landlord: values.landlord,
          ...(values.mapping ? { mapping: mappingFrom(values.mapping) } : {}),
          allOrNothing: values["all-or-nothing"] ?? false,
          dryRun: values["dry-run"] ?? false,
          ...(values.on ? { on: dayOf(values.on) } : {}),
          ...(replace ? { replace } : {}),
          onQuarantined: (lines) => setAside.add(lines),
          onProgress: showProgress(statSync(file).size, values.progress ?? false),
        },
      );
      const quarantineFile = await setAside.close();
      const answer = quarantineFile ? { ...report, quarantineFile } : report;
      if (values.json) print(answer);
      else process.stdout.write(sentence(answer));
      return report.outcome === "refused" || (values["all-or-nothing"] && report.quarantined > 0) ? 1 : 0;
    } catch (error) {
      await setAside.close();
      if (error instanceof LedgerRefused) return refuse([error.broken], values.json ?? false);
      throw error;
    }
  });
};

function dayOf(text: string): string {
  try {
    return Temporal.PlainDate.from(text).toString();
  } catch {
    throw new BadArguments(
      `--on : « ${text} » n'est pas un jour ; écrivez AAAA-MM-JJ, par exemple 2026-11-30.`,
    );
  }
}

/** The file is the whole truth of the period: of every account, or of those it holds. */
function replacementOf(text: string, onlyOfFile = false): Replacement {
  const period = periodOf(text, "--replace");
  if ("rule" in period) throw new BadArguments(`--replace : ${period.message}`);
  return { ...period, accounts: onlyOfFile ? "file" : "all" };
}

function mappingFrom(file: string): LedgerMapping {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as LedgerMapping;
  } catch (error) {
    throw new BadArguments(
      `--mapping : ${file} n'est pas un fichier JSON lisible (${(error as Error).message}).`,
    );
  }
}

/** All lines set aside, beside the file they came from, once there are more than the answer shows. */
class QuarantineFile {
  readonly #path: string;
  #stream: ReturnType<typeof createWriteStream> | undefined;
  #waiting: string[] = [];
  #count = 0;
  constructor(source: string) {
    this.#path = `${source}.quarantaine.jsonl`;
  }
  add(lines: readonly QuarantinedLine[]): void {
    for (const line of lines) {
      this.#count += 1;
      const text = `${JSON.stringify(line)}\n`;
      if (this.#stream) this.#stream.write(text);
      else this.#waiting.push(text);
    }
    if (!this.#stream && this.#count > 1_000) {
      this.#stream = createWriteStream(this.#path);
      for (const text of this.#waiting) this.#stream.write(text);
      this.#waiting = [];
    }
  }
  async close(): Promise<string | undefined> {
    if (!this.#stream) return undefined;
    await new Promise((resolve) => this.#stream!.end(resolve));
    return this.#path;
  }
}

/** Lines, share and time left, on a terminal or where it is asked for (`--progress`): a line each 200 ms. */
function showProgress(size: number, asked: boolean) {
  const started = Date.now();
  let last = 0;
  return ({ bytes, read }: { bytes: number; read: number }) => {
    const now = Date.now();
    if (!(asked || process.stderr.isTTY) || now - last < 200) return;
    last = now;
    const share = Math.min(1, bytes / Math.max(1, size));
    const left =
      share > 0.02 ? `, encore ${Math.ceil(((now - started) * (1 - share)) / share / 1000)} s` : "";
    const line = `${read.toLocaleString("fr-FR")} lignes, ${Math.round(100 * share)} %${left}`;
    process.stderr.write(process.stderr.isTTY ? `\r${line}\u001b[K` : `${line}\n`);
  };
}

function sentence({
  control,
  outcome,
  ...report
}: Omit<ImportReport, "importId"> & { quarantineFile?: string }): string {
  const shown = report.quarantine.slice(0, 20).map(({ line, message }) => `  ligne ${line} : ${message}\n`);
  const { lines, debitCents, creditCents } = control;
  return (
    (outcome === "refused"
      ? `Rien n'a été gardé ni retiré : ${report.quarantined} lignes sur ${report.read} ne peuvent pas être prises.\n`
      : `${report.read} lignes lues = ${report.kept} gardées + ${report.known} déjà connues + ${report.quarantined} mises de côté.\n` +
        equation(
          "Débits",
          report.fileDebitCents,
          report.debitCents,
          report.knownDebitCents,
          report.quarantinedDebitCents,
        ) +
        equation(
          "Crédits",
          report.fileCreditCents,
          report.creditCents,
          report.knownCreditCents,
          report.quarantinedCreditCents,
        )) +
    withdrawnIn(report.replaced) +
    (control.balanced
      ? "Équilibré.\n"
      : `Écart de ${lines} lignes, ${formatCents(debitCents)} au débit, ${formatCents(creditCents)} au crédit : signalez ce fichier.\n`) +
    foretold(report.changes, report.kind) +
    shown.join("") +
    (report.quarantineFile ? `Toutes les lignes mises de côté : ${report.quarantineFile}\n` : "")
  );
}

/** What left the ledger, in a sentence; "" where the file replaced nothing. */
function withdrawnIn(replaced: ImportReport["replaced"]): string {
  if (!replaced) return "";
  const { from, to, accounts, withdrawn, debitCents, creditCents } = replaced;
  const whose = accounts === "all" ? "tous les comptes" : "les comptes du fichier";
  return `Période du ${from} au ${to}, ${whose} : ${withdrawn} écritures retirées, débits ${formatCents(debitCents)}, crédits ${formatCents(creditCents)}.\n`;
}

/** What a dry run says would change, in sentences; "" where the file was taken in. */
function foretold(changes: ImportReport["changes"], kind: ImportReport["kind"]): string {
  if (!changes) return "";
  const { newAccounts, balances, months, going, unknown, differences } = changes;
  const { accounts, sumCents, largest } = balances;
  const most = largest
    ? ` ; le plus grand changement : compte ${largest.account}, de ${formatCents(largest.fromCents)} à ${formatCents(largest.toCents)}`
    : "";
  const lines = [
    "Essai à blanc, rien n'a été gardé. Ce qui changerait :",
    `  comptes nouveaux : ${newAccounts}`,
    `  soldes qui changent : ${accounts}, de ${formatCents(sumCents)} en tout${most}`,
    ...months.map(
      ({ month, lines: n, debitCents, creditCents }) =>
        `  ${month} : ${n} écritures nouvelles, débits ${formatCents(debitCents)}, crédits ${formatCents(creditCents)}`,
    ),
    ...(going?.months ?? []).map(
      ({ month, lines: n, debitCents, creditCents }) =>
        `  ${month} : ${n} écritures retirées, débits ${formatCents(debitCents)}, crédits ${formatCents(creditCents)}`,
    ),
    ...(going && going.absent.accounts > 0
      ? [
          `  dont ${going.absent.lines} écritures de ${going.absent.accounts} comptes que le fichier n'a pas : ${going.absent.numbers.join(", ")}${going.absent.accounts > going.absent.numbers.length ? "…" : ""}`,
        ]
      : []),
    ...(kind === "movements" ? [`  libellés non reconnus : ${unknown.lines} écritures`] : []),
    ...unknown.labels.map(({ label, lines: n }) => `    ${n} × ${label}`),
    ...differences.map(
      (day) =>
        `  relevé du ${day.on} : ${day.agrees} soldes d'accord, ${day.accounts} différents (${formatCents(day.sumCents)}), ` +
        `${day.notListed} comptes débiteurs absents, ${day.noEntries} sans écriture`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

/** `Débits : 600,00 € = 100,00 € + 200,00 € + 300,00 €.` */
function equation(name: string, file: number, ...parts: number[]): string {
  return `${name} : ${formatCents(file)} = ${parts.map((cents) => formatCents(cents)).join(" + ")}.\n`;
}
