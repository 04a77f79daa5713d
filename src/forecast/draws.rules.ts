/** Seeded draws: the same numbers for the same seed, in the browser and on the server. */
export type Draw = () => number;

/** Mulberry32: even draws from 0 (in) to 1 (out). */
export function drawer(seed: number): Draw {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const normal = (draw: Draw): number =>
  Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());

/** Above it, the normal law is near enough, and costs the same whatever the number. */
const MANY = 60;

export function poisson(mean: number, draw: Draw): number {
  if (mean <= 0) return 0;
  if (mean > MANY) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(draw)));
  const least = Math.exp(-mean);
  let [n, product] = [0, draw()];
  while (product > least) {
    n += 1;
    product *= draw();
  }
  return n;
}

export function binomial(n: number, chance: number, draw: Draw): number {
  if (n <= 0 || chance <= 0) return 0;
  if (chance >= 1) return n;
  if (n > MANY)
    return Math.min(
      n,
      Math.max(0, Math.round(n * chance + Math.sqrt(n * chance * (1 - chance)) * normal(draw))),
    );
  let kept = 0;
  for (let one = 0; one < n; one++) if (draw() < chance) kept += 1;
  return kept;
}

/** Gamma of a shape of at least 0.5, rate 1. Source: Marsaglia and Tsang, 2000. */
export function gamma(shape: number, draw: Draw): number {
  if (shape < 1) return gamma(shape + 1, draw) * draw() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(draw);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(draw()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Chance known by `yes` of `of` cases, as far as they tell. */
export function beta(yes: number, no: number, draw: Draw): number {
  const [one, other] = [gamma(yes, draw), gamma(no, draw)];
  return one / (one + other);
}
