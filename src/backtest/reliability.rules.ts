/** Is the chance that is shown right? Judged band by band of it, so that no mean hides a band that is far off. Pure. */

/** Of `n` cases shown with a chance of `foretold` on the mean: the share that `happened`, and its 95 % interval. */
type Band = { n: number; foretold: number; happened: number; low: number; high: number };

export const VERDICTS = ["right", "off", "few"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Fewer cases than that tell nothing of a band. */
const FEWEST = 100;

/**
 * `off`: what happened lies outside chance's reach, and by more than a worker would call "about": 2 points, or 15 % of what was
 * foretold where that is more. Cases of one account follow one another: the interval alone would be too severe.
 */
export function bandVerdict({ n, foretold, happened, low, high }: Band): Verdict {
  if (n < FEWEST) return "few";
  const isOutside = foretold < low || foretold > high;
  return isOutside && Math.abs(foretold - happened) > Math.max(0.02, 0.15 * foretold) ? "off" : "right";
}
