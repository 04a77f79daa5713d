/**
 * Cuts text into CSV records, fields as ranges of the text. Own code, where a library was wanted (udsv): it glues a line that has
 * too few columns to the next one, gives no line numbers, and keeps the rest of the file in memory after a quote left open.
 */

/** The record under way: the same object is filled again for each record. */
export type CsvRecord = {
  text: string;
  /** Range of each field in `text`, quotes left out. */
  starts: Int32Array;
  ends: Int32Array;
  /** Fields in the record; those after the 255th are counted, not kept. */
  count: number;
  /** Fields that hold doubled quotes. */
  doubled: Set<number>;
  /** Number of its first line in the file; 1 = the header. */
  line: number;
  /** Range of the whole record in `text`. */
  from: number;
  to: number;
  broken: "unclosedQuote" | "unreadableCharacters" | undefined;
  /** Whether a line end follows: the last line of a file may lack its own, or may have been cut. */
  ended: boolean;
};

const FIELDS = 256;
const QUOTE = 34;
const RETURN = 13;
const NEW_LINE = 10;
/** A quoted field of a ledger has no reason to run on further: past this, its quote was left open. */
const QUOTED_LINES = 20;
const QUOTED_CHARACTERS = 65_536;

/** The text of one field, doubled quotes undone, blanks around it left out. */
export function field(record: CsvRecord, rank: number | undefined): string {
  if (rank === undefined || rank >= record.count) return "";
  const text = record.text.slice(record.starts[rank], record.ends[rank]).trim();
  return record.doubled.size > 0 && record.doubled.has(rank) ? text.replaceAll('""', '"') : text;
}

/** Reads text block by block. Blocks end at line ends; what a quote keeps open at the end of a block waits for the next. */
export class CsvReader {
  /** Number of the next line to read. */
  line = 1;
  /** Columns of the header, once known: a record over several lines must have as many. */
  columns = 0;
  readonly #separator: number;
  #waiting = "";
  readonly #record: CsvRecord = {
    text: "",
    starts: new Int32Array(FIELDS),
    ends: new Int32Array(FIELDS),
    count: 0,
    doubled: new Set(),
    line: 1,
    from: 0,
    to: 0,
    broken: undefined,
    ended: true,
  };

  constructor(separator: string) {
    this.#separator = separator.charCodeAt(0);
  }

  /** Calls `each` for every record of the block but empty lines. `last`: nothing follows, a quote left open will not be closed. */
  read(block: string, last: boolean, each: (record: CsvRecord) => void): void {
    const text = this.#waiting === "" ? block : this.#waiting + block;
    this.#waiting = "";
    const record = this.#record;
    record.text = text;
    let at = 0;
    while (at < text.length) {
      const next = this.#scan(text, at, last);
      if (next < 0) {
        this.#waiting = text.slice(at);
        return;
      }
      if (record.to > record.from) each(record);
      at = next;
    }
  }

  /** Fills the record that begins at `from`. Gives the place after it, or -1 where more text is needed. */
  #scan(text: string, from: number, last: boolean): number {
    const separator = this.#separator;
    const { starts, ends } = this.#record;
    const record = this.#record;
    const length = text.length;
    let count = 0;
    let at = from;
    let start = from;
    let c = 0;
    record.line = this.line;
    record.from = from;
    record.broken = undefined;
    if (record.doubled.size > 0) record.doubled.clear();
    for (;;) {
      c = at < length ? text.charCodeAt(at) : NEW_LINE;
      if (c === separator || c === NEW_LINE) {
        let end = at;
        if (c === NEW_LINE && end > start && text.charCodeAt(end - 1) === RETURN) end--;
        if (count < FIELDS) {
          starts[count] = start;
          ends[count] = end;
        }
        count++;
        at++;
        if (c === NEW_LINE) break;
        start = at;
      } else if (c === QUOTE && at === start) {
        const close = closing(text, at + 1, separator);
        if (close < 0) {
          const lines = lineEnds(text, at);
          if (!last && lines <= QUOTED_LINES && length - at < QUOTED_CHARACTERS) {
            this.line = record.line;
            return -1;
          }
          return this.#brokenLine(text, from, "unclosedQuote");
        }
        const lineEnd = text.indexOf("\n", at);
        const inside = lineEnd >= 0 && lineEnd < close ? lineEnds(text.slice(at, close), 0) : 0;
        if (inside > QUOTED_LINES) return this.#brokenLine(text, from, "unclosedQuote");
        this.line += inside;
        const rank = Math.min(count, FIELDS - 1);
        starts[rank] = at + 1;
        ends[rank] = close;
        if (text.lastIndexOf('"', close - 1) > at) record.doubled.add(count);
        count++;
        at = close + 1;
        if (text.charCodeAt(at) === RETURN) at++;
        c = at < length ? text.charCodeAt(at) : NEW_LINE;
        at++;
        if (c === NEW_LINE) break;
        start = at;
      } else {
        if (c === 0 || c === 0xfffd) record.broken = "unreadableCharacters";
        at++;
      }
    }
    // Lines glued by a quote in the wrong place: what comes out does not have the columns of the header.
    if (this.columns > 0 && count !== this.columns && this.line > record.line) {
      return this.#brokenLine(text, from, "unclosedQuote");
    }
    record.count = count;
    record.ended = at <= length;
    record.to = Math.min(at - 1, length);
    if (record.to > from && text.charCodeAt(record.to - 1) === RETURN) record.to--;
    this.line++;
    return at;
  }

  /** A quote that nothing closes: its own line is set aside, and reading goes on with the next. */
  #brokenLine(text: string, from: number, broken: "unclosedQuote"): number {
    const end = text.indexOf("\n", from);
    const record = this.#record;
    this.line = record.line + 1;
    record.count = 0;
    record.broken = broken;
    record.to = end < 0 ? text.length : end;
    if (text.charCodeAt(record.to - 1) === RETURN) record.to--;
    return end < 0 ? text.length : end + 1;
  }
}

/** Place of the quote that closes the field: one not doubled, before a separator or a line end. -1 where there is none. */
function closing(text: string, from: number, separator: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    const after = at + 1 < text.length ? text.charCodeAt(at + 1) : NEW_LINE;
    if (after === separator || after === NEW_LINE || after === RETURN) return at;
    if (after === QUOTE) at++;
    if (at - from > QUOTED_CHARACTERS) return -1;
  }
  return -1;
}

function lineEnds(text: string, from: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && count <= QUOTED_LINES; at = text.indexOf("\n", at + 1))
    count++;
  return count;
}
