/** How far a share that was counted on few cases can be from the one that stands behind it. */
export type Interval = { low: number; high: number };

/** Two-sided 95 % of the normal law. */
export const Z95 = 1.959963984540054;
/** Fewer cases than this ask for caution, and the page says so. */
export const FEW = 30;

/** Wilson's interval of a share at 95 %; undefined of no case. Source: E. B. Wilson, 1927 (without continuity correction). */
export function wilson(numerator: number, denominator: number): Interval | undefined {
  if (denominator <= 0) return undefined;
  const share = numerator / denominator;
  const square = Z95 ** 2 / denominator;
  const centre = (share + square / 2) / (1 + square);
  const half =
    (Z95 * Math.sqrt((share * (1 - share)) / denominator + square / (4 * denominator))) / (1 + square);
  // The share itself is in it: of 0 in n, a rounding would begin above nothing.
  return {
    low: Math.min(share, Math.max(0, centre - half)),
    high: Math.max(share, Math.min(1, centre + half)),
  };
}
