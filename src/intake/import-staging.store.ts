/** Typed lines of a file, written in COPY's text format piece by piece while the database works on the piece before. */
import type { AccountBook, IntakeAccount } from "./account-book.store.ts";
import type { MonthSums } from "./month-sums.ts";
import type { QuarantinedLine } from "../ledger-file/quarantine.rules.ts";
import type { FileLabel, LedgerBatch, LedgerProgress } from "../ledger-file/reader.ts";

/** Some thousands of lines, ready to copy. */
export type Piece = {
  /** Lines on days after all that the database has of their account: they cannot be known. */
  fresh: Uint8Array[];
  freshCount: number;
  /** Lines that the database may know. */
  doubtful: Uint8Array[];
  doubtfulCount: number;
  /** In the order of account and day, as most systems export: nothing to sort. */
  sorted: boolean;
  quarantined: QuarantinedLine[];
};

/** What all pieces held together. Sums of the lines staged. */
export type Staged = { totals: LedgerProgress; lines: number; debitCents: number; creditCents: number };

/** Enough lines for a statement to be worth its round trip; few enough to stay in memory, twice. */
const PIECE_LINES = 50_000;
const PIECE_QUARANTINED = 5_000;
/** The columns of a written line, as COPY is told them. */
export const LINE_COLUMNS =
  "(line, account_id, entry_on, kind, means, label, reference, debit_cents, credit_cents)";

const emptyPiece = (): Piece => ({
  fresh: [],
  freshCount: 0,
  doubtful: [],
  doubtfulCount: 0,
  sorted: true,
  quarantined: [],
});

/** Pieces of what `batches` gives, a piece being full at `pieceLines`; adds each line to `months`. Throws what reading throws. */
export async function* pieces(
  batches: AsyncGenerator<LedgerBatch, LedgerProgress>,
  months: MonthSums,
  book: AccountBook,
  pieceLines = PIECE_LINES,
): AsyncGenerator<Piece, Staged> {
  const labels = new WeakMap<FileLabel, string>();
  let piece = emptyPiece();
  let staged = 0;
  let debit = 0;
  let credit = 0;
  let lastRank = -1;
  let lastDay = "";
  for (;;) {
    const next = await batches.next();
    if (next.done) {
      if (piece.freshCount + piece.doubtfulCount > 0 || piece.quarantined.length > 0) yield piece;
      return { totals: next.value, lines: staged, debitCents: debit, creditCents: credit };
    }
    const { lines, quarantined } = next.value;
    if (quarantined.length > 0) piece.quarantined.push(...quarantined);
    await book.ready(lines.length);
    let fresh = "";
    let doubtful = "";
    for (const one of lines) {
      const { account: file, day, label, reference, debitCents, creditCents } = one;
      months.add(one);
      debit += debitCents;
      credit += creditCents;
      const { iso } = day;
      const account = book.of(file);
      if (iso > file.lastOn) file.lastOn = iso;
      if (file.rank < lastRank || (file.rank === lastRank && iso < lastDay)) piece.sorted = false;
      lastRank = file.rank;
      lastDay = iso;
      let labelled = labels.get(label);
      if (labelled === undefined) {
        labelled = `${label.kind}\t${label.means ?? "\\N"}\t${escaped(label.text)}`;
        labels.set(label, labelled);
      }
      const own = reference === null ? "\\N" : escaped(reference);
      const text = `${one.line}\t${account.id}\t${iso}\t${labelled}\t${own}\t${debitCents}\t${creditCents}\n`;
      if (iso <= account.knownUntil) {
        doubtful += text;
        piece.doubtfulCount++;
      } else {
        fresh += text;
        piece.freshCount++;
        if (account.freshFrom === "" || iso < account.freshFrom) account.freshFrom = iso;
        if (iso > account.freshTo) account.freshTo = iso;
      }
    }
    staged += lines.length;
    if (fresh !== "") piece.fresh.push(Buffer.from(fresh));
    if (doubtful !== "") piece.doubtful.push(Buffer.from(doubtful));
    if (
      piece.freshCount + piece.doubtfulCount >= pieceLines ||
      piece.quarantined.length >= PIECE_QUARANTINED
    ) {
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
    one.english,
    one.raw,
    one.entry ? JSON.stringify(one.entry) : null,
  ]);
}

export function writtenAccounts(accounts: readonly IntakeAccount[]): Uint8Array[] {
  return written(accounts, ({ file, id, created, freshFrom, freshTo }) => [
    String(file.rank),
    String(id),
    file.number,
    String(created),
    file.dwelling,
    file.leaseholder,
    file.insee,
    file.address,
    file.postcode,
    file.town,
    file.lastOn,
    freshFrom || null,
    freshTo || null,
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
