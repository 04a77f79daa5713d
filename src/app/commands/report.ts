/** `report`: the frozen periods; with `--from --to --kind [--of CODE] --out FILE`, one report of the latest edition, by the file's ending. */
import { writeFile } from "node:fs/promises";

import { LOCALES, type Locale } from "../../platform/calendar/wording.ts";
import { reportPdf } from "../../report/documents.ts";
import { REPORT_KINDS, type ReportKind } from "../../report/rules.ts";
import { reportCsv, reportWorkbook } from "../../report/sheet.ts";
import { reportFacts } from "../../report/store.ts";
import { snapshots } from "../../snapshot/store.ts";
import {
  BadArguments,
  type Command,
  DATABASE_OPTIONS,
  dayOption,
  options,
  print,
  refuse,
  withDatabase,
} from "./command.ts";

const WRITTEN = { pdf: reportPdf, xlsx: reportWorkbook, csv: reportCsv } as const;

export const command: Command = async (args) => {
  const { values } = options(args, {
    options: {
      ...DATABASE_OPTIONS,
      from: { type: "string" },
      to: { type: "string" },
      kind: { type: "string" },
      of: { type: "string" },
      language: { type: "string" },
      out: { type: "string" },
    },
  });
  const { kind, out } = values;
  if (kind === undefined)
    return withDatabase(values, async (database) => {
      const all = await database.transaction({ kind: "system" }, snapshots);
      if (values.json) print(all);
      else
        for (const { from, to, madeOn, madeBy, rank } of all)
          process.stdout.write(
            `${from} → ${to} ; figé le ${madeOn} par ${madeBy ?? "lui-même"} ; édition ${rank}\n`,
          );
      return 0;
    });
  const from = dayOption("from", values.from)?.toString();
  const to = dayOption("to", values.to)?.toString();
  const ending = out?.split(".").at(-1) as keyof typeof WRITTEN;
  const language = (values.language ?? "fr") as Locale;
  if (!REPORT_KINDS.includes(kind as ReportKind))
    throw new BadArguments(
      `--kind : « ${kind} » n'est pas un bilan. Choisissez parmi ${REPORT_KINDS.join(", ")}.`,
    );
  if (!from || !to) throw new BadArguments("--from et --to : donnez la période figée (AAAA-MM-JJ).");
  if (out === undefined || !(ending in WRITTEN))
    throw new BadArguments("--out : donnez un fichier qui finit par .pdf, .xlsx ou .csv.");
  if (!LOCALES.includes(language)) throw new BadArguments("--language : fr ou en.");
  return withDatabase(values, async (database) => {
    const facts = await database.transaction({ kind: "system" }, async (tx) => {
      const one = (await snapshots(tx)).find((each) => each.from === from && each.to === to && each.isLatest);
      return one && reportFacts(tx, one.id, { kind: kind as ReportKind, of: values.of ?? null });
    });
    if (!facts)
      return refuse(
        [
          {
            rule: "report.none",
            message: `Aucun bilan « ${kind}${values.of ? ` ${values.of}` : ""} » figé du ${from} au ${to}.`,
            english: `No report "${kind}${values.of ? ` ${values.of}` : ""}" frozen from ${from} to ${to}.`,
          },
        ],
        values.json === true,
      );
    const bytes = await WRITTEN[ending](facts, language);
    await writeFile(out, bytes);
    const { madeOn, madeBy, rank } = facts.snapshot;
    if (values.json) print({ file: out, bytes: Buffer.byteLength(bytes), from, to, madeOn, madeBy, rank });
    else process.stdout.write(`${out} : chiffres figés le ${madeOn}, édition ${rank}.\n`);
    return 0;
  });
};
