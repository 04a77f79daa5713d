/** How good would the list have been? Each past month judged with weights learned from months whose end was known before it. Pure. */
import { wilson } from "../platform/statistics/interval.rules.ts";
import { auc } from "../scorecard/validation.rules.ts";
import { chanceOf, weighed, type Weights } from "../signals/weights.rules.ts";
import { type Replay, STANDING } from "./replay.rules.ts";
import type { BacktestSettings } from "./settings.rules.ts";
import {
  calibrated,
  isEnough,
  learnedFactors,
  monthsOfChance,
  type Past,
  type PastCases,
  pastOf,
} from "./weights.rules.ts";

/** Of `n` cases shown with these chances: what was foretold, what happened, and the 95 % interval of it, as shares. */
export type CalibrationBin = {
  n: number;
  from: number;
  to: number;
  foretold: number;
  happened: number;
  low: number;
  high: number;
};

/** Shares 0–1; null where the past holds nothing to judge. `n`: accounts × months not yet in legal arrears whose end is known. */
export type Figures = {
  n: number;
  happened: number;
  auc: number | null;
  calibrationError: number | null;
  calibration: CalibrationBin[];
  /**
   * By the chance shown, whatever the counts: among those shown at about 30 %, how many? Of the months whose past sufficed to learn (of all,
   * where none did): the same cases for every set of weights. Empty bands are left out; the error is the mean gap over the bands.
   */
  reliability: CalibrationBin[];
  reliabilityError: number | null;
  precisionAtCapacity: number | null;
  /** Accounts opened, all months together; and month by month, with those of them that fell into legal arrears in time. */
  opened: number;
  openedByMonth: { month: string; opened: number; hits: number }[];
  /** Days between an opening and "two months unpaid", the median of the households reached before the rule. */
  leadTimeDaysMedian: number | null;
  leadTimeDays: { days: number; households: number }[];
  /** Times an account came to two months unpaid, and those opened before it, at the same workload as the rule. */
  episodes: number;
  reachedBefore: number;
  /** Episodes that the rule itself would have opened, in their order, at that workload. */
  reachedByRule: number;
};

/**
 * By the learned weights and their chance. The same cases and capacity: `byDefault`, the default points and chance throughout; `calibrated`,
 * the default points with the chance learned for them: the order of the list, and all that follows from it, is the default's.
 */
export type Backtest = Figures & {
  byDefault: Figures;
  calibrated: Figures;
  months: { month: string; n: number; happened: number; weights: Weights["origin"] }[];
  /** The weights of the last month judged. */
  weights: Weights | null;
  /** What the whole past teaches for the days to come, for a person to apply or not; null while it holds too little. */
  proposal: {
    from: string;
    to: string;
    past: Past;
    /** The latest months of it, which the chance is learned of; absent from replays made before it was. */
    chanceFrom?: string;
    chancePast?: Past;
    learned: Weights;
    calibrated: Weights;
  } | null;
};

/** `notADifficulty`: judgements of people on signalled accounts, counted beside the figures and not among them. */
export type LandlordBacktest = Backtest & {
  landlord: string;
  accounts: number;
  settings: BacktestSettings;
  notADifficulty: number;
  durationMs: number;
};

/** With the cases that the chance is learned of, by the points they showed: what the chance of weights set by hand is learned from. */
export type Judged = { result: Backtest; cases: PastCases[] };

const UNKNOWN = -1;
/** Weeks of a month, on the mean. */
const WEEKS = 52 / 12;

/**
 * Judges the months from `from` to `to` (ISO months, included; the whole replay by default). `monthEnds`: the day that each month is
 * known by, one for each month of the replay; lead times are counted between them.
 */
export function judged(
  replay: Replay,
  monthEnds: readonly Temporal.PlainDate[],
  standard: Weights,
  settings: BacktestSettings,
  { from = "0000-00", to = "9999-99" }: { from?: string | undefined; to?: string | undefined } = {},
): Judged {
  const months = replay.months.map((month, at) => at);
  const cases = months.map((month) => casesOf(replay, month, settings.horizonMonths));
  const chosen = months.filter((at) => {
    const month = replay.months[at]!;
    return month >= from && month <= to && cases[at]!.length > 0;
  });
  const pastOfMonth = (at: number) =>
    // Strictly before: the last month of each outcome was over before the month judged began.
    cases.slice(0, Math.max(0, at - settings.horizonMonths)).filter(({ length }) => length > 0);
  const taught = new Map(chosen.map((at) => [at, taughtBy(pastOfMonth(at), standard, settings)] as const));
  const learnedIn = chosen.filter((at) => taught.get(at)!.learned.origin === "learned");
  const sufficed = learnedIn.length > 0 ? learnedIn : chosen;
  const weightsOf = (of: (taught: { learned: Weights; calibrated: Weights }) => Weights) =>
    new Map(chosen.map((at) => [at, of(taught.get(at)!)]));
  const figuresBy = (given: ReadonlyMap<number, Weights>, worked = work(replay, chosen, given, settings)) => {
    const shownIn = (those: readonly number[]) =>
      those.flatMap((at) =>
        cases[at]!.map((group) => ({
          ...group,
          chance: chanceOf(weighed(group.points, given.get(at)!), given.get(at)!.chance),
        })),
      );
    const shown = shownIn(chosen);
    const reliability = reliabilityBands(shownIn(sufficed));
    const n = sum(shown, (group) => group.n);
    const happened = sum(shown, (group) => group.happened);
    const calibration = calibrationBins(shown);
    const opened = sum(worked.byMonth, (month) => month.opened);
    const figures: Figures = {
      n,
      happened,
      auc: happened > 0 && happened < n ? aucOf(shown) : null,
      calibrationError: meanGap(calibration),
      calibration,
      reliability,
      reliabilityError: meanGap(reliability),
      precisionAtCapacity: opened === 0 ? null : sum(worked.byMonth, ({ hits }) => hits) / opened,
      opened,
      openedByMonth: worked.byMonth,
      ...leadOf(replay, chosen, monthEnds, worked.openings, settings),
    };
    return { figures, worked };
  };
  const byDefault = figuresBy(new Map(chosen.map((at) => [at, standard])));
  const known = months.filter((at) => cases[at]!.length > 0);
  const all = known.map((at) => cases[at]!);
  const past = pastOf(all.flat(), all.length);
  const { recent, recentMonths, ...proposed } = taughtBy(all, standard, settings);
  const result: Backtest = {
    ...figuresBy(weightsOf(({ learned }) => learned)).figures,
    byDefault: byDefault.figures,
    calibrated: figuresBy(
      weightsOf((one) => one.calibrated),
      byDefault.worked,
    ).figures,
    months: chosen.map((at) => ({
      month: replay.months[at]!,
      n: sum(cases[at]!, (group) => group.n),
      happened: sum(cases[at]!, (group) => group.happened),
      weights: taught.get(at)!.learned.origin,
    })),
    weights: chosen.length === 0 ? null : taught.get(chosen.at(-1)!)!.learned,
    proposal: isEnough(past, settings)
      ? {
          from: replay.months[known[0]!]!,
          to: replay.months[known.at(-1)!]!,
          past,
          chanceFrom: replay.months[known.at(-recentMonths)!]!,
          chancePast: pastOf(recent, recentMonths),
          ...proposed,
        }
      : null,
  };
  return { result, cases: recent };
}

/** What months whose end is known teach (`past`, the oldest first): factors of all of them, the chance of the latest. */
function taughtBy(
  past: readonly (readonly PastCases[])[],
  standard: Weights,
  settings: BacktestSettings,
): { learned: Weights; calibrated: Weights; recent: PastCases[]; recentMonths: number } {
  const latest = monthsOfChance(past, settings);
  const recent = merged(latest.flat());
  const factors = learnedFactors(merged(past.flat()), past.length, standard, settings);
  return {
    learned: calibrated(recent, latest.length, factors, settings),
    calibrated: calibrated(recent, latest.length, standard, settings),
    recent,
    recentMonths: latest.length,
  };
}

/** 1 where an account at risk fell into legal arrears within the horizon, 0 where it did not, UNKNOWN where its end is not known. */
function outcomeOf(replay: Replay, account: number, month: number, horizon: number): number {
  if (replay.standing(account, month) !== STANDING.atRisk) return UNKNOWN;
  if (month + horizon >= replay.months.length) return UNKNOWN;
  for (let later = month + 1; later <= month + horizon; later++) {
    const standing = replay.standing(account, later);
    if (standing === STANDING.inArrears) return 1;
    if (standing === STANDING.gone) return UNKNOWN;
  }
  return 0;
}

function casesOf(replay: Replay, month: number, horizon: number): PastCases[] {
  const n = new Map<number, { points: readonly number[]; n: number; happened: number }>();
  for (let account = 0; account < replay.accounts; account++) {
    const outcome = outcomeOf(replay, account, month, horizon);
    if (outcome === UNKNOWN) continue;
    const pattern = replay.pattern(account, month);
    const group = n.get(pattern) ?? { points: replay.patterns[pattern]!, n: 0, happened: 0 };
    group.n++;
    group.happened += outcome;
    n.set(pattern, group);
  }
  return [...n.values()];
}

function merged(cases: readonly PastCases[]): PastCases[] {
  return [...Map.groupBy(cases, ({ points }) => points)].map(([points, alike]) => ({
    points,
    n: sum(alike, (group) => group.n),
    happened: sum(alike, (group) => group.happened),
  }));
}

type Shown = PastCases & { chance: number };

function aucOf(shown: readonly Shown[]): number {
  const rows = shown.flatMap(({ chance, n, happened }) => [
    { chance, outcome: 1, count: happened },
    { chance, outcome: 0, count: n - happened },
  ]);
  return auc(
    rows.map(({ chance }) => chance),
    rows.map(({ outcome }) => outcome),
    rows.map(({ count }) => count),
  );
}

/** Ten bins of about equal count; cases with the same chance are never parted, so that there may be fewer. */
function calibrationBins(shown: readonly Shown[]): CalibrationBin[] {
  const n = sum(shown, (group) => group.n);
  const bins: Shown[][] = [];
  let filled = Infinity;
  const byChance = [...Map.groupBy(shown, ({ chance }) => chance)].toSorted(([one], [other]) => one - other);
  for (const [, alike] of byChance) {
    if (filled >= n / 10) {
      bins.push([]);
      filled = 0;
    }
    bins.at(-1)!.push(...alike);
    filled += sum(alike, (group) => group.n);
  }
  return bins.map((bin) => ({ from: bin[0]!.chance, to: bin.at(-1)!.chance, ...binOf(bin) }));
}

/** Where bands of the chance begin: fine where most accounts are. */
const BANDS = [0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8];

function reliabilityBands(shown: readonly Shown[]): CalibrationBin[] {
  return BANDS.flatMap((from, at) => {
    const to = BANDS[at + 1] ?? 1;
    const band = shown.filter(({ chance }) => chance >= from && (chance < to || to === 1));
    return sum(band, ({ n }) => n) === 0 ? [] : [{ from, to, ...binOf(band) }];
  });
}

/** null without a case. */
function meanGap(bins: readonly CalibrationBin[]): number | null {
  const n = sum(bins, (bin) => bin.n);
  return n === 0 ? null : sum(bins, (bin) => bin.n * Math.abs(bin.foretold - bin.happened)) / n;
}

function binOf(bin: readonly Shown[]) {
  const n = sum(bin, (group) => group.n);
  const happened = sum(bin, (group) => group.happened);
  return {
    n,
    foretold: sum(bin, (group) => group.n * group.chance) / n,
    happened: happened / n,
    ...wilson(happened, n)!,
  };
}

/** Opens each month the likeliest accounts at risk that the team has time for; none again within the horizon. */
function work(
  replay: Replay,
  chosen: readonly number[],
  weights: ReadonlyMap<number, Weights>,
  { weeklyCapacity, horizonMonths }: BacktestSettings,
) {
  const openings = new Map<number, number[]>();
  const byMonth: { month: string; opened: number; hits: number }[] = [];
  for (const month of chosen) {
    let opened = 0;
    let hits = 0;
    const totals = replay.patterns.map((points) => weighed(points, weights.get(month)!));
    const waiting: number[] = [];
    for (let account = 0; account < replay.accounts; account++) {
      if (outcomeOf(replay, account, month, horizonMonths) === UNKNOWN) continue;
      if (totals[replay.pattern(account, month)]! <= 0) continue;
      const last = openings.get(account)?.at(-1);
      if (last === undefined || month - last > horizonMonths) waiting.push(account);
    }
    waiting.sort(
      (one, other) =>
        totals[replay.pattern(other, month)]! - totals[replay.pattern(one, month)]! || one - other,
    );
    for (const account of waiting.slice(0, Math.round(weeklyCapacity * WEEKS))) {
      openings.set(account, [...(openings.get(account) ?? []), month]);
      opened++;
      hits += outcomeOf(replay, account, month, horizonMonths);
    }
    byMonth.push({ month: replay.months[month]!, opened, hits });
  }
  return { openings, byMonth };
}

function leadOf(
  replay: Replay,
  chosen: readonly number[],
  monthEnds: readonly Temporal.PlainDate[],
  openings: ReadonlyMap<number, readonly number[]>,
  { weeklyCapacity, leadMonths }: BacktestSettings,
) {
  const leads: number[] = [];
  let episodes = 0;
  let reachedByRule = 0;
  let queue = 0;
  for (const month of chosen.slice(1)) {
    let fell = 0;
    for (let account = 0; account < replay.accounts; account++) {
      if (!replay.twoMonthsUnpaid(account, month) || replay.twoMonthsUnpaid(account, month - 1)) continue;
      if (replay.standing(account, month - 1) === STANDING.gone) continue;
      fell++;
      const before = openings.get(account)?.find((opened) => opened < month && month - opened <= leadMonths);
      if (before !== undefined) leads.push(monthEnds[before]!.until(monthEnds[month]!).days);
    }
    episodes += fell;
    queue += fell;
    const opened = Math.min(queue, Math.round(weeklyCapacity * WEEKS));
    reachedByRule += opened;
    queue -= opened;
  }
  leads.sort((one, other) => one - other);
  const byDays = [...Map.groupBy(leads, (days) => days)];
  return {
    leadTimeDaysMedian: leads.length === 0 ? null : leads[Math.floor((leads.length - 1) / 2)]!,
    leadTimeDays: byDays.map(([days, alike]) => ({ days, households: alike.length })),
    episodes,
    reachedBefore: leads.length,
    reachedByRule,
  };
}

function sum<T>(values: readonly T[], figure: (value: T) => number): number {
  return values.reduce((total, value) => total + figure(value), 0);
}
