/** Rows of PostgreSQL's binary COPY, read without a string or an object between: millions of months a run. */

/** Days from 2000-01-01, where PostgreSQL counts from, to ISO text: each day is written once. */
const DAYS = new Map<number, string>();
const ORIGIN = Date.UTC(2000, 0, 1);

export function isoDay(days: number): string {
  let day = DAYS.get(days);
  if (day === undefined) {
    day = new Date(ORIGIN + days * 86_400_000).toISOString().slice(0, 10);
    DAYS.set(days, day);
  }
  return day;
}

const NULL = -1;
/** Signature, flags, length of the extension. */
const HEADER = 19;

/** Walks the rows of one COPY: `next()`, then each field in its order, by its type. */
export class BinaryRows {
  readonly #bytes: DataView;
  #at = HEADER;

  constructor(bytes: Uint8Array) {
    this.#bytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Goes to the next row; false after the last. */
  next(): boolean {
    const fields = this.#bytes.getInt16(this.#at);
    this.#at += 2;
    return fields !== NULL;
  }

  /** bigint; null where it is NULL. Sums of money stay far below 2^53. */
  int8(): number | null {
    if (!this.#isThere()) return null;
    const value = this.#bytes.getInt32(this.#at) * 4_294_967_296 + this.#bytes.getUint32(this.#at + 4);
    this.#at += 8;
    return value;
  }

  int4(): number | null {
    if (!this.#isThere()) return null;
    const value = this.#bytes.getInt32(this.#at);
    this.#at += 4;
    return value;
  }

  /** date, as days from 2000-01-01 (`isoDay`). */
  day(): number | null {
    return this.int4();
  }

  #isThere(): boolean {
    const length = this.#bytes.getInt32(this.#at);
    this.#at += 4;
    return length !== NULL;
  }
}
