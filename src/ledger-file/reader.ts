/** Reads a landlord's ledger file, streamed in constant memory: typed lines out, bad ones set aside with their reason. */
import type { Broken } from "../platform/calendar/dated.ts";
import type { Said } from "../platform/calendar/wording.ts";
import { communeOf, type CommuneIndex } from "./commune.rules.ts";
import { CsvReader, field, type CsvRecord } from "./csv-records.ts";
import { classify, type Classify, type EntryKind, type PaymentMeans } from "../ledger/entry-kind.rules.ts";
import { headerOf, type FileHeader } from "./file-header.ts";
import type { LedgerColumn } from "./columns.rules.ts";
import type { LedgerMapping } from "./mapping.rules.ts";
import { ordersInDoubt } from "./order.rules.ts";
import {
  duplicateOf,
  LedgerRefused,
  quarantined,
  type QuarantinedLine,
  type QuarantineRule,
} from "./quarantine.rules.ts";
import {
  amountCents,
  type DayReader,
  dayReader,
  EMPTY,
  type FileDay,
  isOrderInDoubt,
  type Period,
} from "./rules.ts";
import { markOf, SeenLines, settled, stir } from "./seen-lines.ts";
import { senseOf } from "./sides.rules.ts";
import { otherSeparator, signOf } from "./signs.ts";
import { textBlocks } from "./text-blocks.ts";

/** A tenant account as the file describes it; one object per account, shared by its lines. Of two descriptions the last holds. */
export type FileAccount = {
  /** 0 for the first account of the file, then 1, 2… */
  rank: number;
  number: string;
  dwelling: string;
  leaseholder: string;
  insee: string;
  address: string;
  postcode: string;
  town: string;
  /** The columns above as the file wrote them last. */
  identity: string;
  /** Last day of its entries; "" before the first. */
  lastOn: string;
  /** Days of its lines so far, and of those whose marks are forgotten (SeenLines), as `dayKey`; the first past the last: none. */
  firstDay: number;
  lastDay: number;
  forgottenFrom: number;
  forgottenTo: number;
  era: number;
};

export type FileLabel = {
  text: string;
  kind: EntryKind;
  means: PaymentMeans | null;
  high: number;
  low: number;
};

/** One entry. Amounts in cents; an empty one is 0. */
export type LedgerLine = {
  line: number;
  account: FileAccount;
  day: FileDay;
  label: FileLabel;
  debitCents: number;
  creditCents: number;
  reference: string | null;
  /** The line as the file writes it, where it may be the same as an earlier one whose mark is forgotten; null nearly always. */
  late: string | null;
};

/** What came out of one piece of the file. */
export type LedgerBatch = { lines: LedgerLine[]; quarantined: QuarantinedLine[] };

/**
 * Sums so far. `read` = lines given + lines set aside; `file…Cents` add every amount that could be read, in whatever line,
 * `quarantined…Cents` those of lines set aside.
 */
export type LedgerProgress = {
  bytes: number;
  read: number;
  quarantined: number;
  fileDebitCents: number;
  fileCreditCents: number;
  quarantinedDebitCents: number;
  quarantinedCreditCents: number;
};

export type ReadOptions = {
  communes: CommuneIndex;
  mapping?: LedgerMapping;
  /** Whether the text was a workbook, told once reading has begun: a whole number in its days is a count of days. */
  isWorkbook?: () => boolean;
  /** What a label is by the landlord's own rules (default: by the built-in ones). */
  classify?: Classify;
  /** Lines on other days are set aside: the file replaces this period. */
  period?: Period;
  /** Places for marks of lines (default: SeenLines' own); few, for tests. */
  marks?: number;
  signal?: AbortSignal;
  onProgress?: (progress: LedgerProgress) => void;
};

const LABELS_KEPT = 50_000;
const LONGEST = 500;
const LINES_LOOKED_AT = 100;
const TOO_LONG: Said = {
  fr: "la ligne dépasse un million de caractères",
  en: "the line exceeds a million characters",
};
const TOO_MANY_CHARACTERS: Said = {
  fr: `plus de ${LONGEST} caractères`,
  en: `more than ${LONGEST} characters`,
};
const TWO_DECIMALS = /^$|[,.]\d\d\s*(€|EUR)?-?\)?$/;

/**
 * Batches of lines in the order of the file; the return value holds the totals. Throws LedgerRefused where the file cannot be
 * read at all (empty, binary, columns missing), the signal's reason where it was stopped.
 */
export async function* readLedger(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<LedgerBatch, LedgerProgress> {
  const { signal, onProgress } = options;
  // Separator and encoding are a text file's: a workbook comes as one of ours.
  const mapping = (): LedgerMapping => {
    const { separator, encoding, ...rest } = options.mapping ?? {};
    return {
      ...rest,
      ...(!options.isWorkbook?.() && { ...(separator && { separator }), ...(encoding && { encoding }) }),
    };
  };
  const progress: LedgerProgress = {
    bytes: 0,
    read: 0,
    quarantined: 0,
    fileDebitCents: 0,
    fileCreditCents: 0,
    quarantinedDebitCents: 0,
    quarantinedCreditCents: 0,
  };
  let lines: LineReader | undefined;
  let csv: CsvReader | undefined;

  const batchOf = (work: (batch: LedgerBatch) => void): LedgerBatch => {
    const batch: LedgerBatch = { lines: [], quarantined: [] };
    work(batch);
    progress.read += batch.lines.length + batch.quarantined.length;
    progress.quarantined += batch.quarantined.length;
    progress.fileDebitCents = lines?.debitCents ?? 0;
    progress.fileCreditCents = lines?.creditCents ?? 0;
    progress.quarantinedDebitCents = lines?.setAsideDebitCents ?? 0;
    progress.quarantinedCreditCents = lines?.setAsideCreditCents ?? 0;
    onProgress?.(progress);
    return batch;
  };

  for await (const block of textBlocks(
    source,
    () => mapping().encoding,
    signal,
    (bytes) => (progress.bytes = bytes),
  )) {
    let { text } = block;
    if (!lines || !csv) {
      const header = headerOf(text, mapping());
      lines = new LineReader(header, options, text);
      csv = new CsvReader(header.separator);
      csv.columns = header.headers.length;
      csv.line = header.line + 1;
      text = text.slice(header.length);
      if (block.cut) continue;
    }
    const [reader, read] = [csv, lines];
    yield batchOf((batch) => {
      if (block.cut) {
        batch.quarantined.push(quarantined(reader.line, "lineTooLong", [], "", TOO_LONG, text));
        reader.line++;
      } else reader.read(text, false, (record) => read.take(record, batch));
    });
  }
  if (!csv || !lines)
    throw new LedgerRefused({
      rule: "emptyFile",
      message: "Le fichier est vide.",
      english: "The file is empty.",
    });
  const [reader, read] = [csv, lines];
  const rest = batchOf((batch) => reader.read("", true, (record) => read.take(record, batch)));
  if (rest.lines.length + rest.quarantined.length > 0) yield rest;
  read.refuseDaysInDoubt();
  return progress;
}

/** Turns records into lines. Accounts, days and labels come back often: each is read once. */
class LineReader {
  debitCents = 0;
  creditCents = 0;
  setAsideDebitCents = 0;
  setAsideCreditCents = 0;
  readonly #header: FileHeader;
  readonly #communes: CommuneIndex;
  readonly #mapping: LedgerMapping;
  readonly #classify: Classify;
  readonly #days: DayReader;
  readonly #period: Period | undefined;
  /** The columns that hold amounts. */
  readonly #amountRanks: number[];
  /** What an amount without minus is, where one column holds debits and credits. */
  readonly #positiveIs: "debit" | "credit";
  readonly #accounts = new Map<string, FileAccount>();
  #labels = new Map<string, FileLabel>();
  readonly #seen: SeenLines;
  #account: FileAccount | undefined;
  /** Columns of the first line: some systems end every line with a separator that their header lacks. */
  #width: number | undefined;
  #looked = 0;
  #twoDecimals = true;

  /** `beginning`: the file's first lines, which tell what an amount without minus is. */
  constructor(header: FileHeader, options: ReadOptions, beginning: string) {
    const { communes, mapping = {}, classify: kindOf = classify, isWorkbook, marks } = options;
    this.#header = header;
    this.#communes = communes;
    this.#mapping = mapping;
    this.#classify = kindOf;
    this.#period = options.period;
    this.#seen = new SeenLines(marks);
    this.#days = dayReader(mapping.dateFormat, mapping.dateFormat === "serial" || isWorkbook?.() === true);
    const { debit, credit, amount, sense } = header.ranks;
    this.#amountRanks = [debit, credit, amount].filter((rank) => rank !== undefined);
    const isSigned =
      amount !== undefined && sense === undefined && (debit === undefined || credit === undefined);
    this.#positiveIs = isSigned ? signOf(header, mapping, beginning, kindOf) : "debit";
  }

  /** Throws LedgerRefused where the file's days are written in both orders, and nobody said which holds. */
  refuseDaysInDoubt(): void {
    const { evidence } = this.#days;
    if (isOrderInDoubt(evidence)) throw new LedgerRefused(ordersInDoubt(evidence));
  }

  /** Puts the record where it belongs: every record ends in one of the batch's two lists. */
  take(record: CsvRecord, batch: LedgerBatch): void {
    let debitCents = 0;
    let creditCents = 0;
    const refuse: Refuse = (rule, columns, value, because) => {
      this.setAsideDebitCents += debitCents;
      this.setAsideCreditCents += creditCents;
      const raw = record.text.slice(record.from, record.to);
      batch.quarantined.push(quarantined(record.line, rule, columns, value, because, raw));
    };
    const { ranks, needed, headers } = this.#header;
    const { text, starts, ends } = record;
    if (record.broken === "unclosedQuote") {
      const because = { fr: "un guillemet ouvert n'est pas refermé", en: "a quotation mark is left open" };
      return refuse("unclosedQuote", [], "", because);
    }
    const counted = () => ({
      fr: `${record.count} colonnes au lieu de ${headers.length}`,
      en: `${record.count} columns instead of ${headers.length}`,
    });
    if (record.count < needed) {
      const other = otherSeparator(record, headers.length, this.#header.separator);
      return other ? refuse("otherSeparator", [], "", other) : refuse("tooFewColumns", [], "", counted());
    }
    this.#width ??= Math.max(record.count, headers.length);
    if (record.count > headers.length && (record.count !== this.#width || this.#spills(record))) {
      return refuse("tooManyColumns", [], "", counted());
    }

    const format = this.#mapping.amountFormat;
    const [debitAt, creditAt] = [ranks.debit, ranks.credit];
    let debit: number | Broken;
    let credit: number | Broken;
    if (debitAt !== undefined && creditAt !== undefined) {
      debit = amountCents(text, starts[debitAt]!, ends[debitAt]!, format);
      credit = amountCents(text, starts[creditAt]!, ends[creditAt]!, format);
    } else {
      const amount = amountCents(text, starts[ranks.amount!]!, ends[ranks.amount!]!, format);
      const side = this.#sideOf(record, amount);
      if (side === undefined) {
        const value = field(record, ranks.sense);
        return refuse("unknownSense", ["sense"], value, NO_SENSE);
      }
      const written =
        typeof amount === "number" && ranks.sense === undefined && amount < 0 ? -amount : amount;
      debit = side === "debit" ? written : EMPTY;
      credit = side === "credit" ? written : EMPTY;
    }
    debitCents = typeof debit !== "number" || debit === EMPTY ? 0 : debit;
    creditCents = typeof credit !== "number" || credit === EMPTY ? 0 : credit;
    this.debitCents += debitCents;
    this.creditCents += creditCents;

    if (record.broken) {
      const because = {
        fr: "des caractères sont illisibles dans cette ligne",
        en: "some characters of this line cannot be read",
      };
      return refuse("unreadableCharacters", [], "", because);
    }
    const account = this.#accountOf(record, refuse);
    if (!account) return;
    const day = this.#dayOf(record);
    if ("unreadable" in day) {
      return refuse("unreadableDate", ["date"], field(record, ranks.date), day.unreadable);
    }
    const period = this.#period;
    if (period && (day.iso < period.from || day.iso > period.to)) {
      return refuse("outsidePeriod", ["date"], field(record, ranks.date), OUTSIDE);
    }
    const label = this.#labelOf(field(record, ranks.label));
    if (label.text === "") {
      const because = { fr: "l'écriture n'a pas de libellé", en: "the entry has no label" };
      return refuse("missingLabel", ["label"], "", because);
    }
    if (label.text.length > LONGEST) {
      return refuse("valueTooLong", ["label"], label.text, TOO_MANY_CHARACTERS);
    }
    for (const [name, read] of [
      ["debit", debit],
      ["credit", credit],
    ] as const) {
      if (typeof read === "number") continue;
      const column = ranks[name] === undefined || ranks.amount !== undefined ? "amount" : name;
      return refuse("unreadableAmount", [column], field(record, ranks[column]), unstopped(read));
    }
    if (debit === EMPTY && credit === EMPTY) {
      if (debitAt === undefined || creditAt === undefined)
        return refuse("noAmount", ["amount"], "", { fr: "pas de montant", en: "no amount" });
      const because = { fr: "ni débit ni crédit", en: "neither a debit nor a credit" };
      return refuse("noAmount", ["debit", "credit"], "", because);
    }
    if (this.#looked < LINES_LOOKED_AT) this.#look(record);
    if (!record.ended && this.#cut(record)) {
      const because = {
        fr: "le fichier s'arrête au milieu d'un montant : les autres ont deux décimales",
        en: "the file stops in the middle of an amount: the others have two decimals",
      };
      const name = ranks.amount === record.count - 1 ? "amount" : credit === EMPTY ? "debit" : "credit";
      return refuse("cutAmount", [name], field(record, ranks[name]), because);
    }
    const reference = ranks.reference === undefined ? null : copied(field(record, ranks.reference)) || null;
    if (reference !== null && reference.length > LONGEST) {
      return refuse("valueTooLong", ["reference"], reference, TOO_MANY_CHARACTERS);
    }
    const { line } = record;
    const one: LedgerLine = { line, account, day, label, debitCents, creditCents, reference, late: null };
    const first = this.#firstLine(one);
    if (first > 0) {
      this.setAsideDebitCents += debitCents;
      this.setAsideCreditCents += creditCents;
      const own = { account: account.number, on: day.iso, kind: label.kind, means: label.means };
      const entry = { ...own, label: label.text, reference, debitCents, creditCents };
      batch.quarantined.push(duplicateOf(first, line, entry, text.slice(record.from, record.to)));
      return;
    }
    const on = dayKey(day);
    if (on >= account.forgottenFrom && on <= account.forgottenTo)
      one.late = text.slice(record.from, record.to);
    batch.lines.push(one);
  }

  /** Text in a column that the header does not have: a separator stood in a text, and what follows it has slid. */
  #spills(record: CsvRecord): boolean {
    for (let rank = this.#header.headers.length; rank < record.count; rank++) {
      if (rank > 255 || field(record, rank) !== "") return true;
    }
    return false;
  }

  /** Whether the file's amounts all have two decimals: told from its first lines. */
  #look(record: CsvRecord): void {
    if (!record.ended) return;
    this.#looked++;
    for (const rank of this.#amountRanks) this.#twoDecimals &&= TWO_DECIMALS.test(field(record, rank));
  }

  /** A last line without line end, whose last cell is an amount with fewer decimals than all others: `450` may be what is left of `450,00`. */
  #cut(record: CsvRecord): boolean {
    const last = record.count - 1;
    if (!this.#twoDecimals || this.#looked === 0 || !this.#amountRanks.includes(last)) return false;
    return !TWO_DECIMALS.test(field(record, last));
  }

  #dayOf(record: CsvRecord) {
    const rank = this.#header.ranks.date;
    let start = record.starts[rank]!;
    let end = record.ends[rank]!;
    while (start < end && record.text.charCodeAt(start) === 32) start++;
    while (end > start && record.text.charCodeAt(end - 1) === 32) end--;
    return this.#days.day(record.text, start, end);
  }

  /** Whether an amount is a debit or a credit; undefined where its own column says neither. An empty amount is on either. */
  #sideOf(record: CsvRecord, amount: number | Broken): "debit" | "credit" | undefined {
    const { sense } = this.#header.ranks;
    if (sense !== undefined) return senseOf(field(record, sense));
    const [one, other] =
      this.#positiveIs === "debit" ? (["debit", "credit"] as const) : (["credit", "debit"] as const);
    return typeof amount === "number" && amount < 0 ? other : one;
  }

  #labelOf(text: string): FileLabel {
    let label = this.#labels.get(text);
    if (!label) {
      // Where each label is the only one of its kind, nothing is gained by keeping them.
      if (this.#labels.size >= LABELS_KEPT) this.#labels = new Map();
      const own = copied(text);
      label = { text: own, ...this.#classify(own), high: markOf(own, 7), low: markOf(own, 1973) };
      this.#labels.set(own, label);
    }
    return label;
  }

  #accountOf(record: CsvRecord, refuse: Refuse): FileAccount | undefined {
    const identity = this.#header.identity(record);
    if (this.#account?.identity === identity) return this.#account;
    const { ranks } = this.#header;
    const number = field(record, ranks.account);
    const known = this.#accounts.get(number);
    if (known?.identity === identity) return (this.#account = known);

    const dwelling = field(record, ranks.dwelling);
    const leaseholder = field(record, ranks.leaseholder);
    const named = { account: number, dwelling, leaseholder };
    const problem = missingOrLong(named);
    if (problem) return (refuse(...problem), undefined);
    const [insee, postcode, town] = [ranks.insee, ranks.postcode, ranks.town].map((rank) =>
      field(record, rank),
    );
    const commune = communeOf(this.#communes, insee!, postcode!, town!);
    if (typeof commune !== "string") {
      const columns: LedgerColumn[] = insee ? ["insee"] : ["postcode", "town"];
      return (
        refuse(commune.rule, columns, insee || `${postcode} ${town}`.trim(), commune.because), undefined
      );
    }
    const account = known ?? {
      rank: this.#accounts.size,
      number: copied(number),
      lastOn: "",
      firstDay: NO_DAY,
      lastDay: 0,
      forgottenFrom: NO_DAY,
      forgottenTo: 0,
      era: 0,
    };
    Object.assign(account, {
      dwelling: copied(dwelling),
      leaseholder: copied(leaseholder),
      insee: copied(commune),
      address: copied(field(record, ranks.address).slice(0, LONGEST)),
      postcode: copied(postcode!.slice(0, LONGEST)),
      town: copied(town!.slice(0, LONGEST)),
      identity: copied(identity),
    });
    this.#account = account as FileAccount;
    if (!known) this.#accounts.set(account.number, this.#account);
    return this.#account;
  }

  #firstLine({ account, day, label, debitCents, creditCents, reference, line }: LedgerLine): number {
    const [debitHigh, creditHigh] = [Math.trunc(debitCents / 2 ** 31), Math.trunc(creditCents / 2 ** 31)];
    const written = reference === null ? 0 : markOf(reference, 31);
    const dayMark = dayKey(day);
    this.#seen.makeRoom();
    if (account.era !== this.#seen.era) {
      account.era = this.#seen.era;
      account.forgottenFrom = account.firstDay;
      account.forgottenTo = account.lastDay;
    }
    if (dayMark < account.firstDay) account.firstDay = dayMark;
    if (dayMark > account.lastDay) account.lastDay = dayMark;
    let high = stir(stir(stir(label.high, account.rank), dayMark), debitCents);
    high = stir(stir(stir(stir(high, creditCents), debitHigh), creditHigh), written);
    let low = stir(stir(stir(label.low, dayMark), account.rank), creditCents);
    low = stir(stir(stir(stir(low, debitCents), creditHigh), debitHigh), written);
    return this.#seen.firstLine(settled(high), settled(low), line);
  }
}

const dayKey = ({ month, dayOfMonth }: FileDay): number => month * 32 + dayOfMonth;
const NO_DAY = 1 << 30;

const OUTSIDE: Said = {
  fr: "ce jour est hors de la période que le fichier remplace",
  en: "this day is outside the period that the file replaces",
};
const NO_SENSE: Said = {
  fr: "ni débit ni crédit dans cette colonne",
  en: "neither a debit nor a credit in this column",
};

type Problem = [rule: QuarantineRule, columns: readonly LedgerColumn[], value: string, because: Said];
type Refuse = (...problem: Problem) => void;

function missingOrLong(named: {
  account: string;
  dwelling: string;
  leaseholder: string;
}): Problem | undefined {
  if (named.account === "")
    return ["missingAccount", ["account"], "", { fr: "pas de numéro de compte", en: "no account number" }];
  if (named.dwelling === "")
    return ["missingDwelling", ["dwelling"], "", { fr: "pas de logement", en: "no dwelling" }];
  if (named.leaseholder === "")
    return ["missingLeaseholder", ["leaseholder"], "", { fr: "pas de titulaire", en: "no leaseholder" }];
  for (const [name, value] of Object.entries(named) as [keyof typeof named, string][]) {
    if (value.length > LONGEST) {
      return ["valueTooLong", [name], value, TOO_MANY_CHARACTERS];
    }
  }
  return undefined;
}

/** A text of its own: a slice would keep its whole block of the file in memory. */
function copied(text: string): string {
  return text === "" ? "" : ` ${text}`.slice(1);
}

/** A sentence as a part of another one. */
function unstopped({ message, english }: Broken): Said {
  return { fr: message.replace(/\s*\.$/, ""), en: english.replace(/\.$/, "") };
}
