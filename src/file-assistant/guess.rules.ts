/** Which column of a file holds what, told by its contents where its header does not: days, amounts, communes, known accounts, labels. */
import type { Classify } from "../ledger/entry-kind.rules.ts";
import { plain } from "../ledger/plain.rules.ts";
import type { LedgerColumn } from "../ledger-file/columns.rules.ts";
import { townName, type CommuneIndex } from "../ledger-file/commune.rules.ts";
import { columnsOf, type ColumnRanks, type FileKind } from "../ledger-file/mapping.rules.ts";
import { amountCents, dayReader, EMPTY, monthEndIn } from "../ledger-file/rules.ts";
import { senseOf, sideByKind } from "../ledger-file/sides.rules.ts";

/** What the contents are held against: communes, kinds of labels, numbers of accounts that the landlord has already. */
export type Facts = { communes: CommuneIndex; classify: Classify; accounts: ReadonlySet<string> };

/** The cells of one column that say something. */
type Cells = { rank: number; filled: string[]; all: string[] };

/**
 * Ranks told by the contents of columns that `known` leaves: each a guess that a person confirms. `rows`: the first of the file.
 */
export function guessColumns(
  rows: readonly (readonly string[])[],
  width: number,
  known: ColumnRanks,
  kind: FileKind,
  facts: Facts,
): ColumnRanks {
  const wanted = new Set(columnsOf(kind).filter((column) => known[column] === undefined));
  const taken = new Set(Object.values(known));
  const left: Cells[] = Array.from({ length: width }, (_, rank) => rank)
    .filter((rank) => !taken.has(rank))
    .map((rank) => {
      const all = rows.map((row) => row[rank] ?? "");
      return { rank, all, filled: all.filter((cell) => cell !== "") };
    })
    .filter(({ filled }) => filled.length > 0);
  const guess: ColumnRanks = {};
  const isOpen = (column: LedgerColumn) => wanted.has(column) && guess[column] === undefined;
  const give = (column: LedgerColumn, cells: Cells | undefined) => {
    if (!cells || !isOpen(column)) return;
    guess[column] = cells.rank;
    left.splice(left.indexOf(cells), 1);
  };
  const best = (column: LedgerColumn, least: number, tells: (cell: string) => boolean) => {
    if (!wanted.has(column)) return;
    const shares = left.map(({ filled }) => filled.filter(tells).length / filled.length);
    const share = Math.max(0, ...shares);
    if (share >= least) give(column, left[shares.indexOf(share)]);
  };

  // The surest first: what a known account or commune takes cannot be taken for an amount.
  best("account", 0.5, (cell) => facts.accounts.has(cell));
  best("insee", 0.8, (cell) => facts.communes.codes.has(cell.padStart(5, "0")));
  best("date", 0.8, (cell) => isDay(cell) || (kind === "balances" && monthEndIn(cell) !== undefined));
  best("sense", 1, (cell) => senseOf(cell) !== undefined);
  best("town", 0.8, (cell) => facts.communes.names.has(townName(cell)));
  best("postcode", 0.9, (cell) => /^\d{5}$/.test(cell));
  if (kind === "movements") best("label", 0.4, (cell) => facts.classify(cell).kind !== "unknown");
  giveAmounts(left, give, { ...known, ...guess }, kind, rows, facts);
  best("leaseholder", 0.8, (cell) => /^\p{L}[\p{L}'’. -]+$/u.test(cell) && plain(cell).includes(" "));
  best("address", 0.6, (cell) =>
    /\b(rue|avenue|allee|place|chemin|boulevard|bd|av|route|impasse|cours|quai)\b/.test(plain(cell)),
  );
  giveCodes(left, isOpen, give, kind);
  return guess;
}

function isDay(cell: string): boolean {
  return [undefined, "mdy" as const].some(
    (order) => !("unreadable" in dayReader(order).day(cell, 0, cell.length)),
  );
}

function isAmount(cell: string): boolean {
  const cents = amountCents(cell, 0, cell.length, "comma");
  return typeof cents === "number" && cents !== EMPTY;
}

/** An amount shows its cents or a minus somewhere in its column; a column of whole numbers may be anything. */
const looksLikeMoney = ({ filled }: Cells): boolean =>
  filled.filter(isAmount).length >= 0.9 * filled.length &&
  filled.some((cell) => /[.,]\d{1,2}\s*(€|EUR)?\s*-?\)?$|^[-(]|-$/.test(cell));

const LINES_THAT_TELL = 10;

type Give = (column: LedgerColumn, cells: Cells | undefined) => void;

/** Two columns of which each row fills one are debit and credit, told apart by rents and payments; one alone is the amount or the balance. */
function giveAmounts(
  left: readonly Cells[],
  give: Give,
  told: ColumnRanks,
  kind: FileKind,
  rows: readonly (readonly string[])[],
  { classify }: Facts,
): void {
  const money = left.filter(looksLikeMoney);
  if (kind === "balances") {
    if (told.balance === undefined && (told.debit === undefined || told.credit === undefined)) {
      give("balance", money[0]);
      give("amountDue", money[1]);
    }
    return;
  }
  if (told.amount !== undefined || (told.debit !== undefined && told.credit !== undefined)) return;
  const [one, other] = money;
  if (!one) return;
  if (!other || told.sense !== undefined) return give("amount", one);
  const isPair =
    rows.filter((_, at) => isNothing(one.all[at]!) !== isNothing(other.all[at]!)).length >= 0.9 * rows.length;
  if (!isPair) return;
  let rentsInFirst = 0;
  for (const [at, row] of rows.entries()) {
    const side = told.label === undefined ? undefined : sideByKind(classify(row[told.label] ?? "").kind);
    if (side !== undefined) rentsInFirst += (side === "debit") === !isNothing(one.all[at]!) ? 1 : -1;
  }
  give("debit", rentsInFirst < 0 ? other : one);
  give("credit", rentsInFirst < 0 ? one : other);
}

const isNothing = (cell: string): boolean => cell === "" || amountCents(cell, 0, cell.length, "comma") === 0;

/** What is left and holds digits: the account first, then the dwelling; one that never comes back is the entry's own number. */
function giveCodes(
  left: readonly Cells[],
  isOpen: (column: LedgerColumn) => boolean,
  give: Give,
  kind: FileKind,
): void {
  const codes = left.filter(
    ({ filled, all }) =>
      filled.length >= 0.9 * all.length && filled.every((cell) => /\d/.test(cell) && cell.length <= 30),
  );
  const comesBack = ({ filled }: Cells) => new Set(filled).size < filled.length;
  const own = kind === "movements" ? codes.filter(comesBack) : [...codes];
  for (const column of ["account", "dwelling"] as const) if (isOpen(column)) give(column, own.shift());
  // A few lines that differ tell nothing of it.
  if (codes.some(({ all }) => all.length >= LINES_THAT_TELL))
    give(
      "reference",
      codes.find((cells) => !comesBack(cells) && left.includes(cells)),
    );
}
