/** Typed lines of a file, written in COPY's binary format piece by piece while the database works on the piece before. */
import { columnsOf, copyDay, CopyRows } from "../platform/database/copy-rows.ts";
import {
  type AccountBook,
  type CreatedAccount,
  type IntakeAccount,
  countAgain,
} from "./account-book.store.ts";
import type { QuarantinedLine } from "../ledger-file/quarantine.rules.ts";
import type { FileLabel, LedgerBatch, LedgerLine, LedgerProgress } from "../ledger-file/reader.ts";
import type { FileDay } from "../ledger-file/rules.ts";
import { writeAccount } from "./written-account.ts";

/** Some thousands of lines, ready to copy. Its memory is used again once it is released. */
export type Piece = {
  /** Lines on days after all that the database has of their account: they cannot be known. */
  fresh: CopyRows;
  /** Lines that the database may know. */
  doubtful: CopyRows;
  /** Lines that may be the same as earlier ones of the file whose marks are forgotten, with their text. */
  late: CopyRows;
  /** In the order of account and day, as most systems export: nothing to sort. */
  sorted: boolean;
  quarantined: QuarantinedLine[];
  /** The last one of the file. */
  end: boolean;
  /** Accounts to be created, as far as the file told of them; months of such accounts that it has gone past. */
  accounts: CopyRows;
  months: CopyRows;
  release: () => void;
};

/** What all pieces held together. Sums of the lines staged. */
export type Staged = { totals: LedgerProgress; lines: number; debitCents: number; creditCents: number };

/** A file of fewer lines is one piece; those of a longer one are half as long, after the first: the database has never long to wait. */
const PIECE_LINES = 50_000;
const PIECE_QUARANTINED = 5_000;
/** Creating accounts takes some statements: that many at a time. */
const ACCOUNTS_AT_ONCE = 1_000;
/** The columns of a written line, as COPY is told them. */
export const LINE_COLUMNS =
  "(line, account_id, entry_on, debit_cents, credit_cents, kind, means, label, reference)";

function newPiece(released: Piece[]): Piece {
  const piece: Piece = {
    fresh: new CopyRows(),
    doubtful: new CopyRows(),
    late: new CopyRows(),
    sorted: true,
    quarantined: [],
    end: false,
    accounts: new CopyRows(),
    months: new CopyRows(),
    release: () => {
      const { fresh, doubtful, late, accounts, months } = piece;
      for (const rows of [fresh, doubtful, late, accounts, months]) rows.clear();
      piece.quarantined = [];
      piece.sorted = true;
      released.push(piece);
    },
  };
  return piece;
}

/** Pieces of what `batches` gives, a piece being full at `pieceLines`; tells `book` of each line. Throws what reading throws. */
export async function* pieces(
  batches: AsyncGenerator<LedgerBatch, LedgerProgress>,
  book: AccountBook,
  pieceLines = PIECE_LINES,
): AsyncGenerator<Piece, Staged> {
  const write = lineWriter();
  const released: Piece[] = [];
  let piece = newPiece(released);
  let number = 0;
  let staged = 0;
  let debitCents = 0;
  let creditCents = 0;
  let last: IntakeAccount | undefined;
  let lastDay = "";
  // New accounts with lines in this piece; those not written yet, in whatever piece they came.
  let touched: NewAccount[] = [];
  let unwritten: NewAccount[] = [];

  /** Adds the accounts and months that are ready, which are all of them at the file's `end`. */
  const completed = (end: boolean): Piece => {
    for (const one of end ? (book.accounts.filter(isNew) as NewAccount[]) : touched)
      // The file is in the midst of its last account, which may go back through the months.
      if (end || one !== last) one.created.months.write(piece.months, one.id, one.created.household, end);
    if (end || unwritten.length >= ACCOUNTS_AT_ONCE) {
      for (const one of unwritten) if (end || one !== last) writeAccount(piece.accounts, one);
      unwritten = unwritten.filter(({ created }) => created.writtenAs === undefined);
    }
    piece.end = end;
    return piece;
  };
  const begun = (): void => {
    piece = released.pop() ?? newPiece(released);
    number++;
    last = undefined;
    touched = [];
  };

  for (;;) {
    const next = await batches.next();
    if (next.done) {
      yield completed(true);
      return { totals: next.value, lines: staged, debitCents, creditCents };
    }
    const { lines, quarantined } = next.value;
    if (quarantined.length > 0) piece.quarantined.push(...quarantined);
    await book.ready(lines.length);
    for (const line of lines) {
      const { account: file } = line;
      const { iso } = line.day;
      debitCents += line.debitCents;
      creditCents += line.creditCents;
      if (iso > file.lastOn) file.lastOn = iso;
      const account = book.of(file);
      if (last && (file.rank < last.file.rank || (account === last && iso < lastDay))) piece.sorted = false;
      last = account;
      lastDay = iso;
      const { created } = account;
      if (created) {
        if (!created.months.add(line)) countAgain(account, iso);
        if (created.piece !== number) {
          if (created.piece < 0) unwritten.push(account as NewAccount);
          else if (created.writtenAs !== undefined) created.grew = true;
          created.piece = number;
          touched.push(account as NewAccount);
        }
      }
      if (line.late !== null) write(piece.late, account, line);
      else if (iso <= account.knownUntil) write(piece.doubtful, account, line);
      else {
        write(piece.fresh, account, line);
        if (!created) countAgain(account, iso);
      }
    }
    staged += lines.length;
    const { fresh, doubtful, late } = piece;
    if (
      fresh.rows + doubtful.rows + late.rows >= (number === 0 ? pieceLines : pieceLines / 2) ||
      piece.quarantined.length >= PIECE_QUARANTINED
    ) {
      yield completed(false);
      begun();
    }
  }
}

type NewAccount = IntakeAccount & { created: CreatedAccount };
const isNew = (one: IntakeAccount): boolean => one.created !== undefined;

/** Writes lines by LINE_COLUMNS, a late one with its text. */
function lineWriter() {
  // Labels and days come back often: each is made ready once.
  const labels = new WeakMap<FileLabel, Uint8Array>();
  const days = new WeakMap<FileDay, number>();
  return (rows: CopyRows, { id }: IntakeAccount, one: LedgerLine): void => {
    const { line, day, label, debitCents, creditCents, reference, late } = one;
    let on = days.get(day);
    if (on === undefined) {
      on = copyDay(Math.trunc(day.month / 12), (day.month % 12) + 1, day.dayOfMonth);
      days.set(day, on);
    }
    let labelled = labels.get(label);
    if (!labelled) {
      labelled = columnsOf(label.kind, label.means, label.text);
      labels.set(label, labelled);
    }
    rows.row(late === null ? 9 : 10);
    rows.int4(line);
    rows.int8(id);
    rows.int4(on);
    rows.int8(debitCents);
    rows.int8(creditCents);
    rows.columns(labelled);
    rows.text(reference);
    if (late !== null) rows.text(late);
  };
}

export function writtenQuarantine(lines: readonly QuarantinedLine[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let from = 0; from < lines.length; from += 2_000) {
    const piece = lines.slice(from, from + 2_000);
    parts.push(Buffer.from(piece.map(quarantineRow).join("")));
  }
  return parts;
}

function quarantineRow({ line, field, value, rule, message, english, raw, entry }: QuarantinedLine): string {
  const cells = [
    String(line),
    field,
    value,
    rule,
    message,
    english,
    raw,
    entry ? JSON.stringify(entry) : null,
  ];
  return `${cells.map((text) => (text === null ? "\\N" : escaped(text))).join("\t")}\n`;
}

/** COPY's text format: backslash, tab and line ends are written as escapes. */
function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign]!) : text;
}

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
