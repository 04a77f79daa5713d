/** A ledger saved as an Excel workbook (.xlsx): its first sheet, given on as the text file it might have been. */
import { readSheet } from "read-excel-file/node";

import { LedgerRefused } from "./quarantine.rules.ts";

/** A workbook is read whole: past this size, a text file is asked for. */
const LARGEST_BYTES = 50 * 1024 * 1024;

/** `source` as it is, or, where it begins like a workbook, its first sheet as CSV. Throws LedgerRefused on a workbook too large or damaged. */
export async function* withoutWorkbook(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let workbook: Uint8Array[] | undefined;
  let start: Uint8Array | undefined = new Uint8Array();
  let bytes = 0;
  for await (const chunk of source) {
    let piece = chunk;
    if (start) {
      start = piece = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
      if (start.length < 4) continue;
      if (start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4) workbook = [];
      start = undefined;
    }
    if (!workbook) {
      yield piece;
      continue;
    }
    bytes += piece.length;
    if (bytes > LARGEST_BYTES) throw refused("Le classeur dépasse 50 Mo.", "The workbook exceeds 50 MB.");
    // The chunk's memory is its giver's: kept past its turn, it is copied.
    workbook.push(piece.slice());
  }
  if (start) yield start;
  if (workbook) yield* sheetLines(Buffer.concat(workbook));
}

async function* sheetLines(workbook: Buffer): AsyncGenerator<Uint8Array> {
  const rows = await readSheet(workbook).catch(() => {
    throw refused(
      "Ce fichier n'est pas un classeur Excel lisible.",
      "This file is not an Excel workbook that can be read.",
    );
  });
  let text = "";
  for (const row of rows) {
    text += `${(row as unknown[]).map(cellText).join(";")}\n`;
    if (text.length > 1 << 16) {
      yield Buffer.from(text);
      text = "";
    }
  }
  yield Buffer.from(text);
}

/** Days come out as `2026-12-31`, numbers with a point and at most six decimals: the rest is how Excel keeps 0.1. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === "number") return String(Number(cell.toFixed(6)));
  const text = String(cell);
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function refused(found: string, inEnglish: string): LedgerRefused {
  return new LedgerRefused({
    rule: "unreadableWorkbook",
    message: `${found} Exportez les écritures en CSV (texte, séparateur point-virgule), puis importez ce fichier-là.`,
    english: `${inEnglish} Export the entries as CSV (text, separated by semicolons), then import that file.`,
  });
}
