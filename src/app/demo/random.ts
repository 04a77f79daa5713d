/** Reproducible chance for synthetic data: the same seed and topic always give the same draws. */

export type Random = {
  /** Uniform in [0, 1). */
  next(): number;
  /** Integer from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  /** One element; the list must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** A shuffled copy. */
  shuffled<T>(list: readonly T[]): T[];
};

/** A generator (sfc32) of its own for each topic, so that a new draw in one topic does not shift the others. */
export function random(seed: number, topic: string): Random {
  let a = 0x9e3779b9 ^ seed;
  let b = fnv1a(topic);
  let c = fnv1a(`${topic}/${seed}`);
  let counter = 1;
  function draw(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  }
  for (let warmUp = 0; warmUp < 16; warmUp++) draw();

  const next = () => draw() / 0x1_0000_0000;
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => at(list, int(0, list.length - 1)),
    shuffled(list) {
      const copy = [...list];
      for (let last = copy.length - 1; last > 0; last--) {
        const other = int(0, last);
        [copy[last], copy[other]] = [at(copy, other), at(copy, last)];
      }
      return copy;
    },
  };
}

/** Draws from choices in proportion to their weights, by binary search: prepared once, drawn thousands of times. */
export function weighted<T>(choices: readonly (readonly [T, number])[]): (random: Random) => T {
  const values: T[] = [];
  const upTo: number[] = [];
  let total = 0;
  for (const [value, weight] of choices) {
    if (weight <= 0) continue;
    total += weight;
    values.push(value);
    upTo.push(total);
  }
  return (random) => {
    const target = random.next() * total;
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(upTo, middle) > target) high = middle;
      else low = middle + 1;
    }
    return at(values, low);
  };
}

/** The element at `index`, which the caller knows to exist. Throws RangeError otherwise: a programming error. */
export function at<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new RangeError(`no element ${index} of ${list.length}`);
  return list[index] as T;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
