/** A worker's week: its days, the road of a day's visits, the days on which a plan's execution is checked. */

type PlainDate = Temporal.PlainDate;

/** What stands in an agenda. `action`: of an objective; `procedure`: a day of an eviction procedure; `planCheck`, `transfer`: of a plan, of a lease transfer. */
export const WEEK_WHAT = [
  "contact",
  "meeting",
  "decide",
  "action",
  "procedure",
  "planCheck",
  "transfer",
] as const;
export type WeekWhat = (typeof WEEK_WHAT)[number];

/** Monday to Sunday around a day. */
export function weekOf(day: PlainDate): { from: PlainDate; to: PlainDate } {
  const from = day.subtract({ days: day.dayOfWeek - 1 });
  return { from, to: from.add({ days: 6 }) };
}

/** A point on a flat sheet, in whatever unit all the centres share. */
export type Centre = { x: number; y: number };
/** `town` null: nobody wrote where the household lives. `centre` null: no outline of the commune was loaded. */
export type Visit = { town: string | null; centre: Centre | null; atTime: string | null };
export type Stop<V> = { town: string | null; visits: V[] };
/** `centres`: each town to its nearest neighbour; `towns`: by name, for want of outlines; `none`: one town or none. */
export type Road<V> = { by: "centres" | "towns" | "none"; stops: Stop<V>[] };

/**
 * The visits of a day by town. Where the centre of every town is known, towns follow one another to the nearest neighbour, from the
 * start that makes the shortest road; else by name. Within a town, those with an hour first. A town nobody knows comes last.
 */
export function roadOf<V extends Visit>(visits: readonly V[]): Road<V> {
  const byTown = [...Map.groupBy(visits, ({ town }) => town)].map(([town, own]) => ({
    town,
    visits: own.toSorted((one, other) => (one.atTime ?? "99").localeCompare(other.atTime ?? "99")),
    centre: own.find(({ centre }) => centre !== null)?.centre ?? null,
  }));
  const known = byTown
    .filter(({ town }) => town !== null)
    .toSorted((one, other) => one.town!.localeCompare(other.town!, "fr"));
  const unknown = byTown.filter(({ town }) => town === null);
  const isPlaced = known.every(({ centre }) => centre !== null);
  const ordered = isPlaced ? shortest(known as Placed<V>[]) : known;
  return {
    by: known.length < 2 ? "none" : isPlaced ? "centres" : "towns",
    stops: [...ordered, ...unknown].map(({ town, visits: own }) => ({ town, visits: own })),
  };
}

type Placed<V> = Stop<V> & { centre: Centre };
const apart = (one: Placed<unknown>, other: Placed<unknown>) =>
  Math.hypot(one.centre.x - other.centre.x, one.centre.y - other.centre.y);

/** Nearest neighbour from each start; the shortest wins, the first by name where two are alike. */
function shortest<V>(towns: readonly Placed<V>[]): Placed<V>[] {
  let best: { road: Placed<V>[]; length: number } = { road: [], length: Number.POSITIVE_INFINITY };
  for (const start of towns) {
    const left = new Set(towns);
    const road = [start];
    let length = 0;
    left.delete(start);
    while (left.size > 0) {
      const here = road.at(-1)!;
      const next = [...left].reduce((near, town) => (apart(here, town) < apart(here, near) ? town : near));
      length += apart(here, next);
      road.push(next);
      left.delete(next);
    }
    if (length < best.length) best = { road, length };
  }
  return best.road;
}

/**
 * Days on which the execution of a plan is checked: every so many months from its signature, as long as it has instalments. Counted
 * from the signature each time: a plan signed on the 31st is checked on the last day of shorter months, and on the 31st again after.
 */
export function planChecks({
  signedOn,
  lastOn,
  every,
  from,
  to,
}: {
  signedOn: PlainDate;
  lastOn: PlainDate;
  every: Temporal.Duration;
  from: PlainDate;
  to: PlainDate;
}): PlainDate[] {
  const days: PlainDate[] = [];
  const months = every.years * 12 + every.months;
  for (let n = 1; ; n += 1) {
    const day = signedOn.add({ months: n * months });
    if (Temporal.PlainDate.compare(day, to) > 0 || Temporal.PlainDate.compare(day, lastOn) > 0) return days;
    if (Temporal.PlainDate.compare(day, from) >= 0) days.push(day);
  }
}
