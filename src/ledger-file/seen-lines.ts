/** Which lines a file already gave: a 64-bit mark per line and the number of its first line, 16 bytes a line, no text kept. */

/** Places for marks: two thirds of them are filled, then all are forgotten. 8 MB. */
const LARGEST = 1 << 19;

/**
 * One chance in 30 million of one false duplicate in a file of a million lines; that line would be in quarantine, not lost.
 * Memory is flat: past 350,000 lines the marks are forgotten, `era` rises, and whoever asks must look elsewhere for lines that
 * may be like earlier ones.
 */
export class SeenLines {
  era = 0;
  readonly #largest: number;
  #size: number;
  #count = 0;
  /** Four numbers a place, side by side, for each place is far from the last: both halves of the mark, the line, nothing. */
  #places: Int32Array;

  /** `largest`: a power of two. */
  constructor(largest = LARGEST) {
    this.#largest = largest;
    this.#size = Math.min(largest, 1 << 12);
    this.#places = new Int32Array(this.#size * 4);
  }

  /** To be called before each `firstLine`. */
  makeRoom(): void {
    if (this.#count * 3 <= this.#size * 2) return;
    if (this.#size < this.#largest) return this.#grow();
    this.#places.fill(0);
    this.#count = 0;
    this.era++;
  }

  /** The first line with this mark, or 0 where it is new (and `line` is now its first). */
  firstLine(high: number, low: number, line: number): number {
    const at = this.#find(high, low);
    const first = this.#places[at + 2]!;
    if (first !== 0) return first;
    this.#put(at, high, low, line);
    this.#count++;
    return 0;
  }

  #find(high: number, low: number): number {
    const places = this.#places;
    const mask = places.length - 1;
    let at = (low << 2) & mask;
    while (places[at + 2] !== 0 && (places[at + 1] !== low || places[at] !== high)) at = (at + 4) & mask;
    return at;
  }

  #put(at: number, high: number, low: number, line: number): void {
    this.#places[at] = high;
    this.#places[at + 1] = low;
    this.#places[at + 2] = line;
  }

  #grow(): void {
    const old = this.#places;
    this.#size *= 2;
    this.#places = new Int32Array(this.#size * 4);
    for (let at = 0; at < old.length; at += 4) {
      if (old[at + 2] === 0) continue;
      const [high, low] = [old[at]!, old[at + 1]!];
      this.#put(this.#find(high, low), high, low, old[at + 2]!);
    }
  }
}

/** Stirs one more number into a 32-bit mark (the mixing step of MurmurHash3, public domain). */
export function stir(mark: number, value: number): number {
  let k = Math.imul(value | 0, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = mark ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** Last step: every bit of the mark depends on all that was stirred in. */
export function settled(mark: number): number {
  let h = mark ^ (mark >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** A 32-bit mark of a text; two seeds give two marks that do not agree by chance. */
export function markOf(text: string, seed: number): number {
  let mark = seed;
  for (let at = 0; at < text.length; at++) mark = stir(mark, text.charCodeAt(at));
  return settled(mark ^ text.length);
}
