/** Typed lines of a file, written in COPY's text format piece by piece while the database works on the piece before. */
import type { MonthSums } from "./month-sums.ts";
import type { QuarantinedLine } from "./quarantine.rules.ts";
import type { FileAccount, FileLabel, LedgerBatch, LedgerProgress } from "./reader.ts";

/** Some thousands of lines, ready to copy. */
export type Piece = {
  lines: Uint8Array[];
  count: number;
  /** In the order of account and day, as most systems export: nothing to sort. */
  sorted: boolean;
  quarantined: QuarantinedLine[];
  /** Accounts that no earlier piece had. */
  accounts: FileAccount[];
  /** First and last day of the piece; "" without lines. */
  firstOn: string;
  lastOn: string;
};

/** What all pieces held together. Sums of the lines staged. */
export type Staged = { totals: LedgerProgress; debitCents: number; creditCents: number };

/** Enough lines for a statement to be worth its round trip; few enough to stay in memory, twice. */
const PIECE_LINES = 100_000;
const PIECE_QUARANTINED = 5_000;

const emptyPiece = (): Piece => ({
  lines: [],
  count: 0,
  sorted: true,
  quarantined: [],
  accounts: [],
  firstOn: "",
  lastOn: "",
});

/** Pieces of what `batches` gives; adds each line to `months`. Throws what reading throws. */
export async function* pieces(
  batches: AsyncGenerator<LedgerBatch, LedgerProgress>,
  months: MonthSums,
): AsyncGenerator<Piece, Staged> {
  const labels = new WeakMap<FileLabel, string>();
  let piece = emptyPiece();
  let debit = 0;
  let credit = 0;
  let lastRank = -1;
  let lastDay = "";
  for (;;) {
    const next = await batches.next();
    if (next.done) {
      if (piece.count > 0 || piece.quarantined.length > 0) yield piece;
      return { totals: next.value, debitCents: debit, creditCents: credit };
    }
    const { lines, quarantined } = next.value;
    if (quarantined.length > 0) piece.quarantined.push(...quarantined);
    let text = "";
    for (const one of lines) {
      const { account, day, label, reference, debitCents, creditCents } = one;
      months.add(one);
      debit += debitCents;
      credit += creditCents;
      if (account.lastOn === "") piece.accounts.push(account);
      if (day.iso > account.lastOn) account.lastOn = day.iso;
      if (account.rank < lastRank || (account.rank === lastRank && day.iso < lastDay)) piece.sorted = false;
      lastRank = account.rank;
      lastDay = day.iso;
      if (piece.firstOn === "" || day.iso < piece.firstOn) piece.firstOn = day.iso;
      if (day.iso > piece.lastOn) piece.lastOn = day.iso;
      let labelled = labels.get(label);
      if (labelled === undefined) {
        labelled = `${label.kind}\t${label.means ?? "\\N"}\t${escaped(label.text)}`;
        labels.set(label, labelled);
      }
      const own = reference === null ? "\\N" : escaped(reference);
      text += `${one.line}\t${account.rank}\t${day.iso}\t${labelled}\t${own}\t${debitCents}\t${creditCents}\n`;
    }
    if (lines.length > 0) piece.lines.push(Buffer.from(text));
    piece.count += lines.length;
    if (piece.count >= PIECE_LINES || piece.quarantined.length >= PIECE_QUARANTINED) {
      yield piece;
      piece = emptyPiece();
      lastRank = -1;
    }
  }
}

export function writtenQuarantine(lines: readonly QuarantinedLine[]): Uint8Array[] {
  return written(lines, (one) => [
    String(one.line),
    one.field,
    one.value,
    one.rule,
    one.message,
    one.raw,
    one.entry ? JSON.stringify(one.entry) : null,
  ]);
}

export function writtenNumbers(accounts: readonly FileAccount[]): Uint8Array[] {
  return written(accounts, (one) => [String(one.rank), one.number]);
}

export function writtenAccounts(accounts: readonly FileAccount[]): Uint8Array[] {
  return written(accounts, (one) => [
    String(one.rank),
    one.dwelling,
    one.leaseholder,
    one.insee,
    one.address,
    one.postcode,
    one.town,
    one.lastOn,
  ]);
}

function written<T>(rows: readonly T[], cells: (row: T) => (string | null)[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let from = 0; from < rows.length; from += 2_000) {
    const piece = rows.slice(from, from + 2_000);
    parts.push(Buffer.from(piece.map((row) => `${cells(row).map(cell).join("\t")}\n`).join("")));
  }
  return parts;
}

function cell(text: string | null): string {
  return text === null ? "\\N" : escaped(text);
}

/** COPY's text format: backslash, tab and line ends are written as escapes. */
function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign]!) : text;
}

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
