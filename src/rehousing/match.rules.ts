/**
 * Which homes suit which households, and why; over all of them at once, which home is proposed to whom, so that none is promised
 * twice. A home over the ceiling, too small, elsewhere or not reached without a step is never proposed, whatever else it has.
 */
import { effortRate, monthLeftCents } from "../household-budget/rules.ts";
import { type MovingBudget, type Needs, NO_BUDGET } from "./rules.ts";
import type { Weights } from "./weights.rules.ts";

/** A vacant home as matching sees it. Money in cents a month, days ISO; null: not known. */
export type VacantHome = {
  id: string;
  landlordId: string;
  rooms: number;
  communeInsee: string;
  /** Zones whose communes hold it on the day. */
  zoneIds: readonly string[];
  rentCents: number;
  chargesCents: number;
  energyClass: string | null;
  energyCents: number | null;
  stepFree: boolean | null;
  availableOn: string;
};

export type Seeker = {
  requestId: string;
  /** Landlord of whom it is a tenant: to that one its profile need not be shown. */
  landlordId: string;
  /** The household agreed to show its profile to other landlords. */
  shown: boolean;
  openedOn: string;
  needs: Needs;
  /** Null: not the asker's to read. */
  budget: MovingBudget | null;
  /** Homes that it or their landlord refused: not proposed again. */
  refused: readonly string[];
  /** From the commune of its work or school, as the crow flies, by INSEE code of the home; null: no place was given, or not the asker's. */
  kilometresTo: ReadonlyMap<string, number> | null;
};

/** Why a home cannot be proposed. */
export const OBSTACLES = [
  "noCeiling",
  "overCeiling",
  "tooSmall",
  "tooBig",
  "elsewhere",
  "notStepFree",
  "notShown",
  "refused",
] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** What a move there would mean; null where something it needs is not known. `benefitAssumed`: the present benefit was taken. */
export type Fit = {
  homeId: string;
  obstacles: Obstacle[];
  rentChargesCents: number;
  underCeilingCents: number | null;
  effortRate: number | null;
  residualCents: number | null;
  benefitAssumed: boolean;
  roomsOver: number;
  daysToWait: number;
  /** To work or school; null: no place given, or no outline of the communes to measure by. */
  kilometres: number | null;
  /** The smaller, the better: what the choice makes small. */
  points: number;
};

const daysUntil = (on: Temporal.PlainDate, iso: string) =>
  Math.max(0, on.until(iso, { largestUnit: "days" }).days);

/** The day that is asked about, and what each drawback weighs on it. */
export type By = { on: Temporal.PlainDate; weights: Weights };

export function fitOf(seeker: Seeker, home: VacantHome, { on, weights }: By): Fit {
  const { needs, shown, landlordId, refused } = seeker;
  const budget = seeker.budget ?? NO_BUDGET;
  const rentChargesCents = home.rentCents + home.chargesCents;
  const obstacles: Obstacle[] = [];
  if (needs.ceilingCents === null) obstacles.push("noCeiling");
  else if (rentChargesCents > needs.ceilingCents) obstacles.push("overCeiling");
  if (home.rooms < needs.roomsLeast) obstacles.push("tooSmall");
  if (needs.roomsMost !== null && home.rooms > needs.roomsMost) obstacles.push("tooBig");
  const isAnywhere = needs.communes.length === 0 && needs.zoneId === null;
  const isThere =
    needs.communes.includes(home.communeInsee) ||
    (needs.zoneId !== null && home.zoneIds.includes(needs.zoneId));
  if (!isAnywhere && !isThere) obstacles.push("elsewhere");
  // A home of which nobody knows is not proposed to who cannot climb a step.
  if (needs.stepFree && home.stepFree !== true) obstacles.push("notStepFree");
  if (!shown && home.landlordId !== landlordId) obstacles.push("notShown");
  if (refused.includes(home.id)) obstacles.push("refused");

  const benefit = budget.benefitAfterCents ?? budget.benefitCents;
  const rate = effortRate({ rentChargesCents, benefitCents: benefit, resourcesCents: budget.resourcesCents });
  const energy = home.energyCents ?? budget.energyCents;
  const residualCents =
    benefit === null || budget.otherChargesCents === null || energy === null
      ? null
      : monthLeftCents(
          budget.resourcesCents,
          budget.otherChargesCents + Math.max(0, rentChargesCents - benefit) + energy,
        );
  const roomsOver = Math.max(0, home.rooms - needs.roomsLeast);
  const daysToWait = daysUntil(on, home.availableOn);
  // Without a budget, the rent against its ceiling stands for the effort: at the ceiling, the usual 35 %.
  const effort = rate ?? (needs.ceilingCents ? (0.35 * rentChargesCents) / needs.ceilingCents : 1);
  const kilometres = seeker.kilometresTo?.get(home.communeInsee) ?? null;
  return {
    homeId: home.id,
    obstacles,
    rentChargesCents,
    underCeilingCents: needs.ceilingCents === null ? null : needs.ceilingCents - rentChargesCents,
    effortRate: rate,
    residualCents,
    benefitAssumed: budget.benefitAfterCents === null && budget.benefitCents !== null,
    roomsOver,
    daysToWait,
    kilometres,
    points: Math.round(
      Math.min(effort, 3) * 1000 +
        roomsOver * weights.roomOver +
        Math.floor(Math.min(daysToWait, 365) / 7) * weights.week +
        Math.min(kilometres ?? 0, 100) * weights.kilometre +
        (home.energyClass === null ? weights.unknownEnergy : weights.energy[home.energyClass as "A"]),
    ),
  };
}

/** Homes that suit, the best first; then those that do not, nearest first, with why. */
export function rankedFor(seeker: Seeker, homes: readonly VacantHome[], by: By): Fit[] {
  return homes
    .map((home) => fitOf(seeker, home, by))
    .toSorted(
      (a, b) =>
        a.obstacles.length - b.obstacles.length || a.points - b.points || (a.homeId < b.homeId ? -1 : 1),
    );
}

/** What a household's turn counts for, beside the home: how long it has waited, and that it is in danger or its home unfit. */
export function turnOf(seeker: Seeker, { on, weights }: By): number {
  const months = Math.min(
    24,
    Math.max(0, Temporal.PlainDate.from(seeker.openedOn).until(on, { largestUnit: "months" }).months),
  );
  const { reason } = seeker.needs;
  return (
    months * weights.monthWaited +
    (reason === "safety" ? weights.safety : reason === "unfit" ? weights.unfit : 0)
  );
}

export type Pair = { seeker: number; home: number; worth: number };

/** Pairs that suit, each with what it is worth: as many households as can be come first, then the best homes and the longest waits. */
export function pairsOf(seekers: readonly Seeker[], homes: readonly VacantHome[], by: By): Pair[] {
  const pairs = seekers.flatMap((seeker, s) => {
    const turn = turnOf(seeker, by);
    return homes.flatMap((home, h) => {
      const fit = fitOf(seeker, home, by);
      return fit.obstacles.length > 0 ? [] : [{ seeker: s, home: h, worth: turn - fit.points }];
    });
  });
  const spread = Math.max(0, ...pairs.map(({ worth }) => Math.abs(worth)));
  // One household more is worth more than all differences between homes together.
  const one = 2 * spread * (Math.min(seekers.length, homes.length) + 1) + 1;
  return pairs.map((pair) => ({ ...pair, worth: pair.worth + one }));
}

const x = ({ seeker, home }: Pick<Pair, "seeker" | "home">) => `x_${seeker}_${home}`;

/** The model as HiGHS reads it (LP format): each household one home at most, each home one household at most. A flow: its relaxation is whole. */
export function modelOf(pairs: readonly Pair[]): string {
  const once = (side: "seeker" | "home") =>
    [...Map.groupBy(pairs, (pair) => pair[side])].map(
      ([rank, own]) => `${side}_${rank}: ${own.map(x).join(" + ")} <= 1`,
    );
  return `Maximize\nobj: ${pairs.map((pair) => `${pair.worth} ${x(pair)}`).join("\n+ ")}\nSubject To\n${[...once("seeker"), ...once("home")].join("\n")}\nBinary\n${pairs.map(x).join("\n")}\nEnd\n`;
}

export const chosenOf = (columns: ReadonlyMap<string, number>, pairs: readonly Pair[]): Pair[] =>
  pairs.filter((pair) => (columns.get(x(pair)) ?? 0) > 0.5);

/** The worthiest pair left, again and again: what is proposed where the solver has no answer. */
export function oneByOne(pairs: readonly Pair[]): Pair[] {
  const taken = { seekers: new Set<number>(), homes: new Set<number>() };
  return pairs
    .toSorted((a, b) => b.worth - a.worth || a.seeker - b.seeker || a.home - b.home)
    .filter(({ seeker, home }) => {
      if (taken.seekers.has(seeker) || taken.homes.has(home)) return false;
      taken.seekers.add(seeker);
      taken.homes.add(home);
      return true;
    });
}

/** What all households together leave to one of them. */
export type Outcome = {
  /** Null: nothing is proposed to it. */
  given: Fit | null;
  /** How many of the homes suit it. */
  suits: number;
  /** The next best that suit; `goesTo`: the household (its rank) to whom the choice gives that home. */
  others: (Fit & { goesTo: number | null })[];
  /** Where none suits: what stands in the way, the most frequent first, and of how many homes. */
  lacking: { obstacle: Obstacle; homes: number }[];
};

/** Second choices that are told. */
const OTHERS = 2;

export function outcomesOf(
  seekers: readonly Seeker[],
  homes: readonly VacantHome[],
  chosen: readonly Pick<Pair, "seeker" | "home">[],
  by: By,
): Outcome[] {
  const homeOf = new Map(chosen.map(({ seeker, home }) => [seeker, homes[home]!.id]));
  const goesTo = new Map(chosen.map(({ seeker, home }) => [homes[home]!.id, seeker]));
  return seekers.map((seeker, rank) => {
    const fits = rankedFor(seeker, homes, by);
    const suiting = fits.filter(({ obstacles }) => obstacles.length === 0);
    const own = homeOf.get(rank);
    const inTheWay = Map.groupBy(
      suiting.length > 0 ? [] : fits.flatMap(({ obstacles }) => obstacles),
      (obstacle) => obstacle,
    );
    return {
      given: fits.find(({ homeId }) => homeId === own) ?? null,
      suits: suiting.length,
      others: suiting
        .filter(({ homeId }) => homeId !== own)
        .slice(0, OTHERS)
        .map((fit) => ({ ...fit, goesTo: goesTo.get(fit.homeId) ?? null })),
      lacking: [...inTheWay]
        .map(([obstacle, all]) => ({ obstacle, homes: all.length }))
        .toSorted(
          (a, b) => b.homes - a.homes || OBSTACLES.indexOf(a.obstacle) - OBSTACLES.indexOf(b.obstacle),
        ),
    };
  });
}
