/** Reads a CSV file, plain or compressed (.gz), line by line; whatever is wrong is told with file, line, column and remedy. */
import { createReadStream } from "node:fs";
import path from "node:path";
import { createGunzip } from "node:zlib";

import { type CsvRecord, CsvReader, field } from "../ledger-file/csv-records.ts";
import type { Broken } from "../platform/calendar/dated.ts";

/** A file that cannot be taken. `errors`: the first of its faults, at most 20, for the person who can mend it. */
export class FileRefused extends Error {
  readonly errors: readonly Broken[];
  constructor(errors: readonly Broken[]) {
    super(errors[0]!.message);
    this.name = "FileRefused";
    this.errors = errors;
  }
}

/** Faults told at once: more would be the same one over and over. */
const MOST_FAULTS = 20;

/** Words of columns that say who somebody is. French and English, without accents, as they stand in a column's name. */
const PERSONAL =
  /sex|gender|genre|civilit|\bage|birth|naissance|national|origin|ethni|race|famil|household|menage|enfant|child|marri|marital|matrimon|mariage|spouse|conjoint|health|sante|handicap|disab|educat|etude|diplom|school|relig|\bname|\bnom\b|prenom/;

/** Where a fault lies. */
export type Place = { file: string; line?: number; column?: string; value?: string };

export function fault(rule: string, place: Place, message: string, english: string): Broken {
  const { line, column, value } = place;
  const file = path.basename(place.file);
  const shown = value === undefined ? undefined : value.length > 40 ? `${value.slice(0, 40)}…` : value;
  const where = (lineWord: string, open: string, close: string) =>
    [
      file,
      line && `${lineWord} ${line}`,
      column && column + (shown === undefined ? "" : ` ${open}${shown}${close}`),
    ]
      .filter(Boolean)
      .join(", ");
  return {
    rule,
    message: `${where("ligne", "« ", " »")} : ${message}`,
    english: `${where("line", '"', '"')}: ${english}`,
    ...(column !== undefined && { field: column }),
  };
}

/** Gathers faults, and throws FileRefused once there are too many or when asked. */
export class Faults {
  readonly #errors: Broken[] = [];
  add(rule: string, place: Place, message: string, english: string): void {
    this.#errors.push(fault(rule, place, message, english));
    if (this.#errors.length >= MOST_FAULTS) this.settle();
  }
  settle(): void {
    if (this.#errors.length > 0) throw new FileRefused(this.#errors);
  }
}

/**
 * Calls `each` for every line with its fields in the order of `columns`, and its number (1 = header). Separator , ; or tab, as the header has it.
 * Throws FileRefused on an empty, cut, binary file, or a header that lacks a column or has one more: nothing unknown is read over.
 */
export async function readTable(
  file: string,
  columns: readonly string[],
  each: (fields: string[], line: number) => void,
): Promise<void> {
  const faults = new Faults();
  let ranks: number[] | undefined;
  let width = 0;
  let lines = 0;
  let reader: CsvReader | undefined;
  const onRecord = (record: CsvRecord) => {
    if (record.broken === "unclosedQuote")
      faults.add(
        "unclosedQuote",
        { file, line: record.line },
        "un guillemet n'est pas fermé. Fermez-le ou retirez-le.",
        "a quotation mark is not closed. Close or remove it.",
      );
    else if (!ranks) {
      width = record.count;
      const names = Array.from({ length: width }, (_, rank) => field(record, rank).toLowerCase());
      ranks = ranksOf(file, names, columns, faults);
    } else if (record.count !== width)
      faults.add(
        "columnsOfLine",
        { file, line: record.line },
        `${record.count} colonnes, l'en-tête en a ${width}. Vérifiez que l'export est allé jusqu'au bout.`,
        `${record.count} columns, the header has ${width}. Check that the export ran to its end.`,
      );
    else {
      lines++;
      each(
        ranks.map((rank) => field(record, rank)),
        record.line,
      );
    }
  };
  for await (const { text, last } of blocks(file)) {
    reader ??= new CsvReader(separatorOf(text));
    reader.read(text, last, onRecord);
  }
  faults.settle();
  if (lines === 0)
    throw new FileRefused([
      fault(
        "emptyFile",
        { file },
        `le fichier ne contient aucune ligne. Donnez un CSV avec l'en-tête ${columns.join(",")} et une ligne au moins.`,
        `the file holds no line. Give a CSV with the header ${columns.join(",")} and one line at least.`,
      ),
    ]);
}

/** Place of each wanted column. What is missing, doubled, unknown or personal is refused at once. */
function ranksOf(file: string, names: string[], columns: readonly string[], faults: Faults): number[] {
  for (const [rank, name] of names.entries()) {
    const place = { file, line: 1, column: name || `${rank + 1}` };
    const plain = name.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("_", " ");
    if (names.indexOf(name) !== rank)
      faults.add(
        "columnTwice",
        place,
        "la colonne est là deux fois. Gardez-en une.",
        "the column is there twice. Keep one.",
      );
    else if (columns.includes(name)) continue;
    else if (PERSONAL.test(plain))
      faults.add(
        "personalColumn",
        place,
        `un trait de la personne n'entre jamais dans la grille : seuls les paiements comptent. Retirez la colonne ; gardez ${columns.join(", ")}.`,
        `a personal trait is never an input of the scorecard: payments alone count. Remove the column; keep ${columns.join(", ")}.`,
      );
    else
      faults.add(
        "unknownColumn",
        place,
        `colonne inconnue. Retirez-la ; les colonnes sont ${columns.join(", ")}.`,
        `unknown column. Remove it; the columns are ${columns.join(", ")}.`,
      );
  }
  for (const column of columns.filter((wanted) => !names.includes(wanted)))
    faults.add(
      "missingColumn",
      { file, line: 1, column },
      `la colonne manque. L'en-tête doit contenir ${columns.join(", ")}.`,
      `the column is missing. The header must hold ${columns.join(", ")}.`,
    );
  faults.settle();
  return columns.map((column) => names.indexOf(column));
}

function separatorOf(text: string): string {
  const header = text.slice(0, text.indexOf("\n") + 1 || text.length);
  return [",", ";", "\t"].toSorted((one, other) => header.split(other).length - header.split(one).length)[0]!;
}

/** Text of the file in blocks that end at line ends; `last` marks the one that nothing follows. */
async function* blocks(file: string): AsyncGenerator<{ text: string; last: boolean }> {
  const decode = new TextDecoder("utf-8", { fatal: true });
  let waiting = "";
  try {
    for await (const chunk of bytes(file)) {
      waiting += decode.decode(chunk, { stream: true });
      const end = waiting.lastIndexOf("\n") + 1;
      if (end === 0) continue;
      yield { text: waiting.slice(0, end), last: false };
      waiting = waiting.slice(end);
    }
    waiting += decode.decode();
  } catch (error) {
    throw unreadable(file, error as NodeJS.ErrnoException);
  }
  yield { text: waiting, last: true };
}

async function* bytes(file: string): AsyncGenerator<Uint8Array> {
  const first = createReadStream(file, { end: 1 });
  const magic: Uint8Array[] = [];
  for await (const chunk of first) magic.push(chunk as Uint8Array);
  const start = Buffer.concat(magic);
  const source = createReadStream(file, { highWaterMark: 1 << 18 });
  if (start[0] !== 0x1f || start[1] !== 0x8b) return yield* source;
  // A stream that fails does not end what reads it through a pipe: hand its error on.
  const unzipped = source.pipe(createGunzip({ chunkSize: 1 << 18 }));
  source.on("error", (error) => unzipped.destroy(error));
  yield* unzipped;
}

function unreadable(file: string, error: NodeJS.ErrnoException): Error {
  if (error.code === "Z_BUF_ERROR")
    return new FileRefused([
      fault(
        "cutArchive",
        { file },
        "l'archive .gz est coupée avant sa fin. Copiez ou exportez de nouveau le fichier entier.",
        "the .gz archive is cut before its end. Copy or export the whole file again.",
      ),
    ]);
  if (error.code?.startsWith("Z_"))
    return new FileRefused([
      fault(
        "damagedArchive",
        { file },
        "l'archive .gz est abîmée. Copiez ou exportez de nouveau le fichier.",
        "the .gz archive is damaged. Copy or export the file again.",
      ),
    ]);
  if (error.code === "ERR_ENCODING_INVALID_ENCODED_DATA")
    return new FileRefused([
      fault(
        "notText",
        { file },
        "ce n'est pas un texte en UTF-8. Exportez en CSV (UTF-8), compressé ou non en .gz.",
        "this is not text in UTF-8. Export as CSV (UTF-8), compressed as .gz or not.",
      ),
    ]);
  return error;
}
