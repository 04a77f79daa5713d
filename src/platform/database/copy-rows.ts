/** Rows in COPY's binary format: what is a number already need not become text, to be read as a number again by the server. */
import { randomBytes } from "node:crypto";

/** `PGCOPY`, no flags, no extension. */
const HEADER = Buffer.from([80, 71, 67, 79, 80, 89, 10, 255, 13, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
const TRAILER = Buffer.from([255, 255]);
const BYTES = 1 << 18;
const TWO_32 = 4_294_967_296;
const DAY_ZERO = Date.UTC(2000, 0, 1) / 86_400_000;

/** A day as the format writes it: days since 2000-01-01. `month` 1 to 12. */
export function copyDay(year: number, month: number, dayOfMonth: number): number {
  return Date.UTC(year, month - 1, dayOfMonth) / 86_400_000 - DAY_ZERO;
}

let lastMs = 0;
let inMs = 0;
let pool = Buffer.alloc(0);
let poolAt = 0;

/**
 * A new uuid in the order of time (version 7), as its sixteen bytes: rows made by the thousand then stand side by side in an index,
 * where those made at random would each touch another block. It tells when it was made, and nothing else.
 */
export function newUuid(): Uint8Array {
  const now = Date.now();
  if (now > lastMs) [lastMs, inMs] = [now, 0];
  else if (++inMs > 0xfff) [lastMs, inMs] = [lastMs + 1, 0];
  // Some at a time: the memory of each by itself would be many times its sixteen bytes.
  if (poolAt === pool.length) [pool, poolAt] = [randomBytes(1 << 12), 0];
  const bytes = pool.subarray(poolAt, (poolAt += 16));
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | inMs, 6);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  return bytes;
}

/**
 * Rows one after the other: `row(columns)`, then one call for each column, in their order. Texts must hold no NUL, which no
 * database keeps. Its memory is used again after `clear`.
 */
export class CopyRows {
  rows = 0;
  readonly #full: Buffer<ArrayBuffer>[] = [];
  readonly #spare: Buffer<ArrayBuffer>[] = [];
  /** Small until there is a row: most kinds of rows are seldom written. */
  #buffer = Buffer.allocUnsafeSlow(64);
  #view = viewOf(this.#buffer);
  #at = HEADER.copy(this.#buffer);

  row(columns: number): void {
    this.rows++;
    this.#room(2);
    this.#view.setInt16(this.#at, columns);
    this.#at += 2;
  }

  null(): void {
    this.#room(4);
    this.#view.setInt32(this.#at, -1);
    this.#at += 4;
  }

  /** integer, and date by `copyDay`. */
  int4(value: number): void {
    this.#room(8);
    this.#view.setInt32(this.#at, 4);
    this.#view.setInt32(this.#at + 4, value);
    this.#at += 8;
  }

  /** bigint, of whole numbers that a double holds. */
  int8(value: number): void {
    this.#room(12);
    const view = this.#view;
    const high = Math.floor(value / TWO_32);
    view.setInt32(this.#at, 8);
    view.setInt32(this.#at + 4, high);
    view.setUint32(this.#at + 8, value - high * TWO_32);
    this.#at += 12;
  }

  bool(value: boolean): void {
    this.#room(5);
    this.#view.setInt32(this.#at, 1);
    this.#view.setUint8(this.#at + 4, value ? 1 : 0);
    this.#at += 5;
  }

  /** The sixteen bytes of a uuid. */
  uuid(bytes: Uint8Array): void {
    this.#room(20);
    this.#view.setInt32(this.#at, 16);
    this.#buffer.set(bytes, this.#at + 4);
    this.#at += 20;
  }

  text(value: string | null): void {
    if (value === null) return this.null();
    this.#room(4 + value.length * 3);
    const length = this.#buffer.write(value, this.#at + 4);
    this.#view.setInt32(this.#at, length);
    this.#at += 4 + length;
  }

  /** Columns written before (`columnsOf`), as they are. */
  columns(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#buffer.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /** All rows, whole: what one COPY takes. They stand until `clear`. */
  parts(): Uint8Array[] {
    this.#room(2);
    return [...this.#full, this.#buffer.subarray(0, this.#at), TRAILER];
  }

  clear(): void {
    this.rows = 0;
    for (const { buffer } of this.#full.splice(0))
      // Of the usual size alone: what one long text asked for is not kept.
      if (buffer.byteLength === BYTES) this.#spare.push(Buffer.from(buffer as ArrayBuffer));
    this.#at = HEADER.copy(this.#buffer);
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    this.#full.push(this.#buffer.subarray(0, this.#at));
    const spare = bytes <= BYTES ? this.#spare.pop() : undefined;
    this.#buffer = spare ?? Buffer.allocUnsafeSlow(Math.max(BYTES, bytes));
    this.#view = viewOf(this.#buffer);
    this.#at = 0;
  }
}

/** The bytes of text columns that come back often, to be given to `columns`. */
export function columnsOf(...texts: (string | null)[]): Uint8Array {
  const parts = texts.map((text) => (text === null ? null : Buffer.from(text)));
  const bytes = Buffer.alloc(parts.reduce((sum, part) => sum + 4 + (part?.length ?? 0), 0));
  let at = 0;
  for (const part of parts) {
    at = bytes.writeInt32BE(part ? part.length : -1, at);
    if (part) at += part.copy(bytes, at);
  }
  return bytes;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Buffer<ArrayBuffer>) =>
  new DataView(buffer, byteOffset, byteLength);
