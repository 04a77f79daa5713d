/** Reads a landlord's list of balances, streamed: one line for each account, bad ones set aside with their reason. */
import type { Broken } from "../platform/calendar/dated.ts";
import type { Said } from "../platform/calendar/wording.ts";
import type { LedgerColumn } from "../ledger-file/columns.rules.ts";
import { communeOf, type CommuneIndex } from "../ledger-file/commune.rules.ts";
import { CsvReader, field, type CsvRecord } from "../ledger-file/csv-records.ts";
import { findHeader, type FoundHeader } from "../ledger-file/file-header.ts";
import { type LedgerMapping, missingColumns } from "../ledger-file/mapping.rules.ts";
import { ordersInDoubt } from "../ledger-file/order.rules.ts";
import {
  LedgerRefused,
  printable,
  quarantined,
  type QuarantinedLine,
  type QuarantineRule,
} from "../ledger-file/quarantine.rules.ts";
import type { LedgerProgress } from "../ledger-file/reader.ts";
import { amountCents, dayReader, EMPTY, isOrderInDoubt, monthEndIn } from "../ledger-file/rules.ts";
import { senseOf } from "../ledger-file/sides.rules.ts";
import { otherSeparator } from "../ledger-file/signs.ts";
import { textBlocks } from "../ledger-file/text-blocks.ts";

/** One account's balance. `insee` and the names "" where the list has none; days ISO; cents, > 0: the tenant owes. */
export type BalanceLine = {
  line: number;
  account: string;
  leaseholder: string;
  dwelling: string;
  insee: string;
  address: string;
  postcode: string;
  town: string;
  on: string;
  balanceCents: number;
  amountDueCents: number | null;
  raw: string;
};
export type BalanceBatch = { lines: BalanceLine[]; quarantined: QuarantinedLine[] };

export type BalanceOptions = {
  communes: CommuneIndex;
  mapping: LedgerMapping;
  isWorkbook: boolean;
  /** The day of every line, where the list has no column for it. ISO. */
  on?: string | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: LedgerProgress) => void) | undefined;
};

const LONGEST = 500;
const RAW = 2_000;

/**
 * Batches of lines in the order of the file; the return value holds the totals: what tenants owe counts as debits, what is in
 * their favour as credits. Throws LedgerRefused where the list cannot be read at all, or its day is nowhere.
 */
export async function* readBalances(
  source: AsyncIterable<Uint8Array>,
  options: BalanceOptions,
): AsyncGenerator<BalanceBatch, LedgerProgress> {
  const { mapping, isWorkbook, signal, onProgress } = options;
  const progress: LedgerProgress = {
    bytes: 0,
    read: 0,
    quarantined: 0,
    fileDebitCents: 0,
    fileCreditCents: 0,
    quarantinedDebitCents: 0,
    quarantinedCreditCents: 0,
  };
  const { separator: _separator, encoding: _encoding, ...ofWorkbook } = mapping;
  const own: LedgerMapping = { ...(isWorkbook ? ofWorkbook : mapping), kind: "balances" };
  let lines: ListReader | undefined;
  let csv: CsvReader | undefined;
  const batchOf = (work: (batch: BalanceBatch) => void): BalanceBatch => {
    const batch: BalanceBatch = { lines: [], quarantined: [] };
    work(batch);
    progress.read += batch.lines.length + batch.quarantined.length;
    progress.quarantined += batch.quarantined.length;
    Object.assign(progress, lines?.sums);
    onProgress?.(progress);
    return batch;
  };
  const blocks = textBlocks(source, own.encoding, signal, (bytes) => (progress.bytes = bytes));
  for await (const block of blocks) {
    let { text } = block;
    if (!lines || !csv) {
      const header = findHeader(text, own);
      const broken = missingColumns(header.headers, header.ranks, "balances");
      if (broken) throw new LedgerRefused(broken);
      if (header.ranks.date === undefined && options.on === undefined) throw new LedgerRefused(NO_DAY);
      lines = new ListReader(header, options);
      csv = new CsvReader(header.separator);
      csv.columns = header.headers.length;
      csv.line = header.line + 1;
      text = text.slice(header.length);
    }
    const [reader, read] = [csv, lines];
    yield batchOf((batch) => {
      if (block.cut) {
        batch.quarantined.push(quarantined(reader.line, "lineTooLong", [], "", TOO_LONG, text));
        reader.line++;
      } else reader.read(text, false, (record) => read.take(record, batch));
    });
  }
  if (!csv || !lines) throw new LedgerRefused(EMPTY_FILE);
  const [reader, read] = [csv, lines];
  const rest = batchOf((batch) => reader.read("", true, (record) => read.take(record, batch)));
  if (rest.lines.length + rest.quarantined.length > 0) yield rest;
  read.refuseDaysInDoubt();
  return progress;
}

type Refuse = (
  rule: QuarantineRule,
  columns: readonly LedgerColumn[],
  value: string,
  because: Said,
) => undefined;

class ListReader {
  readonly sums = {
    fileDebitCents: 0,
    fileCreditCents: 0,
    quarantinedDebitCents: 0,
    quarantinedCreditCents: 0,
  };
  readonly #header: FoundHeader;
  readonly #options: BalanceOptions;
  readonly #days: ReturnType<typeof dayReader>;
  readonly #needed: number;

  constructor(header: FoundHeader, options: BalanceOptions) {
    this.#header = header;
    this.#options = options;
    const { dateFormat } = options.mapping;
    this.#days = dayReader(dateFormat, dateFormat === "serial" || options.isWorkbook);
    this.#needed = Math.max(...Object.values(header.ranks)) + 1;
  }

  refuseDaysInDoubt(): void {
    const { evidence } = this.#days;
    if (isOrderInDoubt(evidence)) throw new LedgerRefused(ordersInDoubt(evidence));
  }

  /** Every record ends in one of the batch's two lists. */
  take(record: CsvRecord, batch: BalanceBatch): void {
    const raw = record.text.slice(record.from, Math.min(record.to, record.from + RAW));
    let balance = 0;
    const refuse: Refuse = (rule, columns, value, because) => {
      count(this.sums, "quarantined", balance);
      batch.quarantined.push(quarantined(record.line, rule, columns, value, because, raw));
      return undefined;
    };
    const { headers, separator, ranks } = this.#header;
    if (record.broken === "unclosedQuote") return refuse("unclosedQuote", [], "", OPEN_QUOTE);
    if (record.count < this.#needed) {
      const other = otherSeparator(record, headers.length, separator);
      return other
        ? refuse("otherSeparator", [], "", other)
        : refuse("tooFewColumns", [], "", counted(record.count, headers.length));
    }
    const cell = (column: LedgerColumn) => (ranks[column] === undefined ? "" : field(record, ranks[column]));
    const stated = this.#balance(cell);
    if (typeof stated === "number") {
      balance = stated;
      count(this.sums, "file", balance);
    }
    if (record.broken) return refuse("unreadableCharacters", [], "", BAD_LETTERS);
    const account = cell("account");
    if (account === "") return refuse("missingAccount", ["account"], "", NO_ACCOUNT);
    const leaseholder = cell("leaseholder");
    for (const [column, text] of [
      ["account", account],
      ["leaseholder", leaseholder],
      ["dwelling", cell("dwelling")],
    ] as const)
      if (text.length > LONGEST) return refuse("valueTooLong", [column], text, TOO_MANY_CHARACTERS);
    if (typeof stated !== "number") return refuse(stated.rule, stated.columns, stated.value, stated.because);
    const on = this.#day(cell("date"), refuse);
    if (on === undefined) return;
    const due = amount(cell("amountDue"), this.#options.mapping);
    if (typeof due === "object" && due !== null)
      return refuse("unreadableAmount", ["amountDue"], cell("amountDue"), said(due));
    const [insee, postcode, town] = [cell("insee"), cell("postcode"), cell("town")];
    const commune = communeOf(this.#options.communes, insee, postcode, town);
    batch.lines.push({
      line: record.line,
      account: printable(account),
      leaseholder: printable(leaseholder),
      dwelling: printable(cell("dwelling")),
      // Of a list, the account and its balance count: a commune that is missing or unknown stays unknown.
      insee: typeof commune === "string" ? commune : "",
      address: printable(cell("address").slice(0, LONGEST)),
      postcode: printable(postcode.slice(0, LONGEST)),
      town: printable(town.slice(0, LONGEST)),
      on,
      balanceCents: stated,
      amountDueCents: due,
      raw: printable(raw),
    });
  }

  #balance(cell: (column: LedgerColumn) => string): number | Problem {
    const { ranks } = this.#header;
    const { mapping } = this.#options;
    if (ranks.balance === undefined) {
      const [debit, credit] = [amount(cell("debit"), mapping), amount(cell("credit"), mapping)];
      if (typeof debit === "object" && debit !== null) return unreadable("debit", cell("debit"), debit);
      if (typeof credit === "object" && credit !== null) return unreadable("credit", cell("credit"), credit);
      if (debit === null && credit === null) return noBalance(["debit", "credit"]);
      return (debit ?? 0) - (credit ?? 0);
    }
    const read = amount(cell("balance"), mapping);
    if (read === null) return noBalance(["balance"]);
    if (typeof read === "object") return unreadable("balance", cell("balance"), read);
    if (ranks.sense === undefined) return mapping.positiveIs === "credit" ? 0 - read : read;
    const side = senseOf(cell("sense"));
    // An account that owes nothing need not say on which side.
    if (side === undefined && read !== 0)
      return { rule: "unknownSense", columns: ["sense"], value: cell("sense"), because: NO_SENSE };
    return side === "credit" ? 0 - read : read;
  }

  #day(text: string, refuse: Refuse): string | undefined {
    if (this.#header.ranks.date === undefined) return this.#options.on;
    if (text === "") return this.#options.on ?? refuse("missingDay", ["date"], "", NO_DAY_HERE);
    const day = monthEndIn(text) ?? this.#days.day(text, 0, text.length);
    return "iso" in day ? day.iso : refuse("unreadableDate", ["date"], text, day.unreadable);
  }
}

type Problem = { rule: QuarantineRule; columns: LedgerColumn[]; value: string; because: Said };

const unreadable = (column: LedgerColumn, value: string, broken: Broken): Problem => ({
  rule: "unreadableAmount",
  columns: [column],
  value,
  because: said(broken),
});
const noBalance = (columns: LedgerColumn[]): Problem => ({
  rule: "missingBalance",
  columns,
  value: "",
  because: { fr: "pas de solde, et rien n'est pas zéro", en: "no balance, and nothing is not zero" },
});

/** Cents; null where nothing is written. */
function amount(text: string, { amountFormat }: LedgerMapping): number | null | Broken {
  const cents = amountCents(text, 0, text.length, amountFormat);
  return cents === EMPTY ? null : cents;
}

function count(sums: ListReader["sums"], of: "file" | "quarantined", balance: number): void {
  if (balance > 0) sums[`${of}DebitCents`] += balance;
  else sums[`${of}CreditCents`] -= balance;
}

/** A sentence as a part of another one. */
const said = ({ message, english }: Broken): Said => ({
  fr: message.replace(/\s*\.$/, ""),
  en: english.replace(/\.$/, ""),
});

const counted = (found: number, columns: number): Said => ({
  fr: `${found} colonnes au lieu de ${columns}`,
  en: `${found} columns instead of ${columns}`,
});
const TOO_LONG = {
  fr: "la ligne dépasse un million de caractères",
  en: "the line exceeds a million characters",
};
const TOO_MANY_CHARACTERS = { fr: `plus de ${LONGEST} caractères`, en: `more than ${LONGEST} characters` };
const OPEN_QUOTE = { fr: "un guillemet ouvert n'est pas refermé", en: "a quotation mark is left open" };
const BAD_LETTERS = {
  fr: "des caractères sont illisibles dans cette ligne",
  en: "some characters of this line cannot be read",
};
const NO_ACCOUNT = { fr: "pas de numéro de compte", en: "no account number" };
const NO_SENSE = {
  fr: "ni débit ni crédit dans cette colonne",
  en: "neither a debit nor a credit in this column",
};
const NO_DAY_HERE = { fr: "pas de date", en: "no date" };
const NO_DAY: Broken = {
  rule: "missingDay",
  field: "on",
  message:
    "Le relevé ne dit pas de quel jour sont ses soldes. Indiquez le jour avec le fichier (on=AAAA-MM-JJ, --on en ligne de commande), ou ajoutez une colonne de date ou de mois.",
  english:
    "The list does not tell of which day its balances are. Give the day with the file (on=YYYY-MM-DD, --on on the command line), or add a column of days or months.",
};
const EMPTY_FILE: Broken = {
  rule: "emptyFile",
  message: "Le fichier est vide.",
  english: "The file is empty.",
};
