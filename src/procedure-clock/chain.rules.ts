/** A procedure as a line through time: what was done, what comes, which chances end, and the winters in which nobody is evicted. */
import type { ActKind } from "./acts.rules.ts";
import { winterTruceFrom } from "./eviction.rules.ts";
import { isSettled, natureOf, type StepNature } from "./step-nature.rules.ts";

/** What is drawn of a procedure; days ISO. */
export type ChainFacts = {
  acts: readonly { kind: ActKind; on: string }[];
  dates: readonly { id: string; on: string; latest?: string | undefined }[];
};

/** `done`: an act that stands. `passed`: a step whose day is behind. `toCome`: a step, or a hearing noted ahead. */
export type LinkState = "done" | "passed" | "toCome";
export type ChainLink = {
  /** Tells it from the others: an act may be noted twice. */
  key: string;
  what: "act" | "step";
  id: string;
  on: string;
  state: LinkState;
  nature: StepNature;
  /** Place on the line, 0–1, and the lane that keeps it clear of its neighbours, 0 first. */
  at: number;
  lane: number;
};
export type Chain = {
  links: ChainLink[];
  /** Shaded parts of the line, 0–1. */
  truces: { from: number; to: number; first: string; last: string }[];
  today: number;
  /** Years that begin on the line. */
  years: { year: number; at: number }[];
};

/** Closer than this share of the line, two links would cover each other. */
const CLEAR = 0.075;
/** Room left before the first link and after the last, in days. */
const MARGIN = 14;

/** The chain on `on`; undefined where nothing is recorded. A step that an act has settled is told by the act. The truce is shaded, no link. */
export function chainOf({ acts, dates }: ChainFacts, on: Temporal.PlainDate): Chain | undefined {
  const today = on.toString();
  const found = [
    ...acts.map(({ kind, on: day }) => ({
      what: "act" as const,
      id: kind as string,
      on: day,
      state: day > today ? ("toCome" as const) : ("done" as const),
      nature: kind === "hearing" ? ("turning" as const) : ("milestone" as const),
    })),
    ...dates
      .filter(({ id }) => id !== "winterTruce" && !isSettled(id, acts))
      .map(({ id, on: day, latest }) => ({
        what: "step" as const,
        id,
        on: day,
        state: (latest ?? day) < today ? ("passed" as const) : ("toCome" as const),
        nature: natureOf(id).nature,
      })),
  ].toSorted((one, other) => one.on.localeCompare(other.on) || one.what.localeCompare(other.what));
  if (acts.length === 0) return undefined;
  const days = [...found.map((link) => link.on), today].toSorted();
  const first = Temporal.PlainDate.from(days[0]!).subtract({ days: MARGIN });
  const last = Temporal.PlainDate.from(days.at(-1)!).add({ days: MARGIN });
  const span = first.until(last).days;
  const at = (day: Temporal.PlainDate) => Math.min(1, Math.max(0, first.until(day).days / span));
  return {
    links: inLanes(found.map((link) => ({ ...link, at: at(Temporal.PlainDate.from(link.on)) }))),
    truces: trucesBetween(first, last).map((truce) => ({
      from: at(truce.first),
      to: at(truce.last.add({ days: 1 })),
      first: truce.first.toString(),
      last: truce.last.toString(),
    })),
    today: at(on),
    years: yearsBetween(first, last).map((year) => ({
      year,
      at: at(Temporal.PlainDate.from({ year, month: 1, day: 1 })),
    })),
  };
}

/** Each link in the first lane where it covers none before it. */
function inLanes(links: readonly Omit<ChainLink, "lane" | "key">[]): ChainLink[] {
  const ends: number[] = [];
  return links.map((link, index) => {
    const free = ends.findIndex((end) => link.at - end >= CLEAR);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = link.at;
    return { ...link, key: `${index} ${link.id}`, lane };
  });
}

function trucesBetween(first: Temporal.PlainDate, last: Temporal.PlainDate) {
  const truces = [];
  for (
    let truce = winterTruceFrom(first);
    Temporal.PlainDate.compare(truce.first, last) <= 0;
    truce = winterTruceFrom(truce.last.add({ days: 1 }))
  )
    truces.push(truce);
  return truces;
}

function yearsBetween(first: Temporal.PlainDate, last: Temporal.PlainDate): number[] {
  return Array.from({ length: last.year - first.year }, (_, index) => first.year + 1 + index);
}
