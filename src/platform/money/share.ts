/** Sharing money out in integer cents: whatever the parts, they add up to the whole. */
import { type Cents, cents } from "./cents.ts";

/** Sum of amounts in cents. Throws RangeError past the safe integers. */
export function sum(amounts: Iterable<number>): Cents {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
}

/**
 * `total` in `parts` equal parts, each rounded down to the cent; the last takes the remainder
 * (3 004,43 € in 36: 35 × 83,45 + 83,68; rules.md §6). Throws RangeError unless total ≥ 0 and parts is a whole number ≥ 1.
 */
export function split(total: number, parts: number): Cents[] {
  if (!Number.isSafeInteger(parts) || parts < 1) throw new RangeError(`cannot split in ${parts} parts`);
  if (total < 0) throw new RangeError(`cannot split a negative amount: ${total}`);
  const each = Math.floor(cents(total) / parts);
  const shares = Array.from({ length: parts }, () => cents(each));
  shares[parts - 1] = cents(total - each * (parts - 1));
  return shares;
}

/**
 * `total` shared by weights (a share of zero gets nothing), exact to the cent: each is rounded down, then the cents
 * left go one by one to the largest remainders, the first in order where equal. Throws RangeError when no weight is above 0.
 */
export function allocate(total: number, weights: readonly number[]): Cents[] {
  const whole = weights.reduce((left, right) => left + right, 0);
  if (!(whole > 0) || weights.some((weight) => !(weight >= 0))) throw new RangeError("no weight to share by");
  const size = Math.abs(cents(total));
  const exact = weights.map((weight) => size * (weight / whole));
  const shares = exact.map(Math.floor);
  let left = size - shares.reduce((one, other) => one + other, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .filter(({ index }) => (weights[index] ?? 0) > 0)
    .toSorted((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (let turn = 0; left > 0; turn++, left--) {
    const next = byRemainder[turn % byRemainder.length]!;
    shares[next.index]! += 1;
  }
  return shares.map((share) => cents(total < 0 && share !== 0 ? -share : share));
}
