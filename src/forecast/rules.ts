/**
 * The months to come, from the flows and durations of the past: how many paths begin a month, how long a measure lasts, how often it is
 * renewed by track and debt at entry. A few hundred futures are drawn; what is shown is where most of them lie. Pure: cohorts and a seed in.
 */
import { beta, binomial, type Draw, drawer, gamma, normal, poisson } from "./draws.rules.ts";

export type Debt = "short" | "long" | "unknown";
export type Track = "stay" | "leaseTransfer";

/** So many measures that began and ended in the same months. Months are ISO (`2026-03`). */
export type Cohort = {
  startMonth: string;
  /** Null: running. */
  endMonth: string | null;
  track: Track;
  debt: Debt;
  /** Opens a path; else it is a renewal. */
  first: boolean;
  /** Another measure of the path followed. */
  renewed: boolean;
  measures: number;
};

/** What turns measures into time and money; null: unknown. */
export type Means = {
  paths: number;
  withRelief: number;
  /** Mean of a path that has some, the funds' part. */
  reliefCents: number | null;
  withGrant: number;
  grantCents: number | null;
  minutesPerMonth: number | null;
  /** Measures that operators take at the same time; null: none has said. */
  capacity: number | null;
  landlords: number;
};

/** What one may change. Shares from 0 to 1; null: as it was. */
export type WhatIf = {
  moreLandlords: number;
  /** Share of entries with a short debt. */
  shortShare: number | null;
  /** Share of the paths with a short debt that are renewed: the "simple" ones that turn out complex. */
  complexShare: number | null;
  reliefShare: number | null;
  /** Operators' means: 1 = as today. */
  means: number;
};
export const AS_IT_IS: WhatIf = {
  moreLandlords: 0,
  shortShare: null,
  complexShare: null,
  reliefShare: null,
  means: 1,
};

/** Months since year 0. */
export const monthNumber = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
export const monthOf = (number: number): string =>
  `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;

/** Entries of the latest year say how many come; older ones say how much a year may differ from the one before. */
const FLOW_MONTHS = 12;
/** How much yearly entries may drift, as a standard deviation of their logarithm, where the past does not tell. */
const DRIFT = 0.5;
const LONGEST = 18;

type Rate = { renewed: number; ended: number };
type Group = `${Track} ${Debt}`;
const groupOf = ({ track, debt }: Pick<Cohort, "track" | "debt">): Group => `${track} ${debt}`;

export type Model = {
  /** First month to come. */
  from: number;
  flowMonths: number;
  flowStarts: number;
  drift: number;
  mix: Map<Group, number>;
  renewal: Map<Group, Rate>;
  pooled: Rate;
  /** Measures by the months they lasted, from 1. */
  lengths: number[];
  /** Running measures by group and whole months since they began. */
  running: { group: Group; age: number; measures: number }[];
  /** Paths begun in each of the last five months, oldest first: their relief and grants run on. */
  latest: number[];
};

/** Cohorts as they were known before a month: what came later is not there. */
export function knownBefore(cohorts: readonly Cohort[], month: string): Cohort[] {
  return cohorts
    .filter(({ startMonth }) => startMonth < month)
    .map((cohort) =>
      cohort.endMonth !== null && cohort.endMonth < month
        ? cohort
        : { ...cohort, endMonth: null, renewed: false },
    );
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** What the past says; undefined where no path ever began before `from`. */
export function learned(cohorts: readonly Cohort[], from: string): Model | undefined {
  const known = knownBefore(cohorts, from);
  const starts = known.filter(({ first }) => first);
  if (starts.length === 0) return undefined;
  const at = monthNumber(from);
  const oldest = Math.min(...starts.map(({ startMonth }) => monthNumber(startMonth)));
  const flowMonths = Math.min(FLOW_MONTHS, at - oldest);
  const startsIn = (first: number, last: number) =>
    sum(
      starts
        .filter(({ startMonth }) => monthNumber(startMonth) >= first && monthNumber(startMonth) < last)
        .map(({ measures }) => measures),
    );
  const mix = new Map<Group, number>();
  for (const cohort of starts)
    if (monthNumber(cohort.startMonth) >= at - 2 * FLOW_MONTHS)
      mix.set(groupOf(cohort), (mix.get(groupOf(cohort)) ?? 0) + cohort.measures);
  const renewal = new Map<Group, Rate>();
  const pooled = { renewed: 0, ended: 0 };
  const lengths = Array.from({ length: LONGEST + 1 }, () => 0);
  for (const cohort of known) {
    if (cohort.endMonth === null) continue;
    const length = monthNumber(cohort.endMonth) - monthNumber(cohort.startMonth);
    lengths[Math.min(LONGEST, Math.max(1, length))]! += cohort.measures;
    // Whether another follows is known a month later.
    if (monthNumber(cohort.endMonth) >= at - 1 && !cohort.renewed) continue;
    const rate = renewal.get(groupOf(cohort)) ?? { renewed: 0, ended: 0 };
    for (const one of [rate, pooled]) {
      one.ended += cohort.measures;
      if (cohort.renewed) one.renewed += cohort.measures;
    }
    renewal.set(groupOf(cohort), rate);
  }
  // Nothing has ended yet: six months, as the programme plans them.
  if (sum(lengths) === 0) lengths[6] = 1;
  const running = Map.groupBy(
    known.filter(({ endMonth }) => endMonth === null),
    (cohort) => `${groupOf(cohort)}|${Math.max(0, at - monthNumber(cohort.startMonth))}`,
  );
  return {
    from: at,
    flowMonths,
    flowStarts: startsIn(at - flowMonths, at),
    drift: driftOf(startsIn, oldest, at),
    mix,
    renewal,
    pooled,
    lengths,
    running: [...running].map(([key, list]) => {
      const [group, age] = key.split("|") as [Group, string];
      return { group, age: Number(age), measures: sum(list.map(({ measures }) => measures)) };
    }),
    latest: Array.from({ length: 5 }, (_, index) => startsIn(at - 5 + index, at - 4 + index)),
  };
}

/** Standard deviation of the logarithm of one year's entries over the year's before, beyond what chance gives; at least a tenth. */
function driftOf(startsIn: (first: number, last: number) => number, oldest: number, at: number): number {
  const years: number[] = [];
  for (let end = at; end - FLOW_MONTHS >= oldest; end -= FLOW_MONTHS)
    years.push(startsIn(end - FLOW_MONTHS, end));
  if (years.length < 3) return DRIFT;
  const squares = years.slice(0, -1).map((later, index) => {
    const earlier = years[index + 1]!;
    if (later === 0 || earlier === 0) return DRIFT ** 2;
    return Math.log(later / earlier) ** 2 - 1 / later - 1 / earlier;
  });
  return Math.sqrt(Math.max(0.01, sum(squares) / squares.length));
}

export const MEASURED = [
  "households",
  "entries",
  "measures",
  "waiting",
  "hours",
  "relief",
  "grants",
] as const;
export type Measured = (typeof MEASURED)[number];
/** Quantiles of the futures drawn: 10, 25, 50, 75, 90 %. */
export type Fan = { low: number; lower: number; middle: number; upper: number; high: number };
/** By month to come; null where what it is made of is unknown. */
export type Forecast = { months: string[]; fans: Record<Measured, Fan[] | null> };

type Run = Record<Measured, number[]>;

export function forecast(
  model: Model,
  means: Means,
  whatIf: WhatIf,
  { months, runs = 400, seed = 38 }: { months: number; runs?: number; seed?: number },
): Forecast {
  const draw = drawer(seed);
  const drawn = Array.from({ length: runs }, () => future(model, means, whatIf, months, draw));
  const known: Record<Measured, boolean> = {
    households: true,
    entries: true,
    measures: true,
    waiting: means.capacity !== null,
    hours: means.minutesPerMonth !== null,
    relief: means.reliefCents !== null && means.paths > 0,
    grants: means.grantCents !== null && means.paths > 0,
  };
  return {
    months: Array.from({ length: months }, (_, index) => monthOf(model.from + index)),
    fans: Object.fromEntries(
      MEASURED.map((name) => [
        name,
        known[name]
          ? Array.from({ length: months }, (_, index) => fanOf(drawn.map((run) => run[name][index]!)))
          : null,
      ]),
    ) as Forecast["fans"],
  };
}

function fanOf(values: readonly number[]): Fan {
  const sorted = Float64Array.from(values).toSorted();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { low: at(0.1), lower: at(0.25), middle: at(0.5), upper: at(0.75), high: at(0.9) };
}

/** Renewal of a group in one future: what is known of it, drawn towards what is known of all. */
function renewalChance({ renewal, pooled }: Model, group: Group, draw: Draw): number {
  const { renewed, ended } = renewal.get(group) ?? { renewed: 0, ended: 0 };
  const all = (pooled.renewed + 1) / (pooled.ended + 4);
  return beta(renewed + 4 * all, ended - renewed + 4 * (1 - all), draw);
}

/** Groups of entries with their shares, the share of short debts as asked. */
function sharesOf(model: Model, shortShare: number | null): [Group, number][] {
  const whole = sum([...model.mix.values()]);
  if (whole === 0) return [["stay unknown", 1]];
  const shares = [...model.mix].map(([group, n]): [Group, number] => [group, n / whole]);
  const inDebt = (debt: Debt) =>
    sum(shares.filter(([group]) => group.endsWith(debt)).map(([, share]) => share));
  const [short, long] = [inDebt("short"), inDebt("long")];
  if (shortShare === null || short === 0 || long === 0) return shares;
  return shares.map(([group, share]) => [
    group,
    group.endsWith("short")
      ? (share / short) * shortShare * (short + long)
      : group.endsWith("long")
        ? (share / long) * (1 - shortShare) * (short + long)
        : share,
  ]);
}

function future(model: Model, means: Means, whatIf: WhatIf, months: number, draw: Draw): Run {
  const zeros = () => Array.from({ length: months }, () => 0);
  const run: Run = {
    households: zeros(),
    entries: zeros(),
    measures: zeros(),
    waiting: zeros(),
    hours: zeros(),
    relief: zeros(),
    grants: zeros(),
  };
  const chances = new Map<Group, number>();
  const chanceOf = (group: Group) => {
    if (whatIf.complexShare !== null && group.endsWith("short")) return whatIf.complexShare;
    const known = chances.get(group) ?? renewalChance(model, group, draw);
    chances.set(group, known);
    return known;
  };
  const ends = new Map<Group, number[]>();
  /** Begins `n` measures in a month, `age` months of which are behind them. */
  const begin = (group: Group, month: number, n: number, age = 0) => {
    const list = ends.get(group) ?? Array.from({ length: months + LONGEST + 1 }, () => 0);
    ends.set(group, list);
    let left = n;
    // One that is as old as it may last ends in this very month.
    let weight = sum(model.lengths.slice(age));
    for (let length = age; left > 0; length++) {
      const share = weight > 0 && length <= LONGEST ? model.lengths[length]! / weight : 1;
      const some = binomial(left, share, draw);
      weight -= model.lengths[length] ?? 0;
      left -= some;
      const until = Math.min(month + length - age, months + LONGEST);
      for (let at = month; at < Math.min(until, months); at++) run.households[at]! += some;
      list[until]! += some;
    }
  };
  for (const { group, age, measures } of model.running) begin(group, 0, measures, age);
  const landlords = Math.max(1, means.landlords);
  const flow =
    (gamma(model.flowStarts + 0.5, draw) / Math.max(1, model.flowMonths)) *
    ((landlords + whatIf.moreLandlords) / landlords);
  const shares = sharesOf(model, whatIf.shortShare);
  const most = means.capacity === null ? Infinity : means.capacity * whatIf.means;
  const starts = [...model.latest];
  let waiting = 0;
  // Half of what may change has changed already, unseen; the other half comes month by month.
  let drifted = normal(draw) * model.drift * Math.SQRT1_2;
  for (let month = 0; month < months; month++) {
    for (const [group, list] of ends) {
      const again = binomial(list[month]!, chanceOf(group), draw);
      if (again > 0) begin(group, month, again);
      run.measures[month]! += again;
    }
    drifted += (normal(draw) * model.drift * Math.SQRT1_2) / Math.sqrt(FLOW_MONTHS);
    waiting += poisson(flow * Math.exp(drifted), draw);
    const entering = Math.min(waiting, Math.max(0, Math.floor(most - run.households[month]!)));
    waiting -= entering;
    let left = entering;
    let weight = 1;
    for (const [group, share] of shares) {
      const some = binomial(left, weight > 0 ? Math.min(1, share / weight) : 1, draw);
      if (some > 0) begin(group, month, some);
      left -= some;
      weight -= share;
    }
    run.entries[month] = entering - left;
    run.measures[month]! += entering - left;
    run.waiting[month] = waiting + left;
    starts.push(entering - left);
    spend(run, means, whatIf, month, starts, draw);
  }
  return run;
}

/** Time of the measures that run; relief and grants of the paths begun in the last six months, a sixth of theirs each month. */
function spend(
  run: Run,
  means: Means,
  whatIf: WhatIf,
  month: number,
  starts: readonly number[],
  draw: Draw,
): void {
  const under = sum(starts.slice(-6));
  const share = (n: number) => (means.paths === 0 ? 0 : n / means.paths);
  run.hours[month] = (run.households[month]! * (means.minutesPerMonth ?? 0)) / 60;
  const relieved = binomial(under, whatIf.reliefShare ?? share(means.withRelief), draw);
  run.relief[month] = Math.round((relieved * (means.reliefCents ?? 0)) / 6);
  run.grants[month] = Math.round(
    (binomial(under, share(means.withGrant), draw) * (means.grantCents ?? 0)) / 6,
  );
}

/** What really was, month by month: measures running at its end, paths begun in it. */
export function actual(
  cohorts: readonly Cohort[],
  from: string,
  months: number,
): { month: string; households: number; entries: number }[] {
  return Array.from({ length: months }, (_, index) => monthOf(monthNumber(from) + index)).map((month) => ({
    month,
    households: sum(
      cohorts
        .filter(({ startMonth, endMonth }) => startMonth <= month && (endMonth === null || endMonth > month))
        .map(({ measures }) => measures),
    ),
    entries: sum(
      cohorts
        .filter(({ first, startMonth }) => first && startMonth === month)
        .map(({ measures }) => measures),
    ),
  }));
}

/** One past forecast held against what came: months within the range of 80 %, mean error, and that of "as it was the month before". */
export type BackTest = {
  from: string;
  months: number;
  within: number;
  error: number;
  naiveError: number;
  entries: { low: number; middle: number; high: number; actual: number };
};

const NO_MEANS: Means = {
  paths: 0,
  withRelief: 0,
  reliefCents: null,
  withGrant: 0,
  grantCents: null,
  minutesPerMonth: null,
  capacity: null,
  landlords: 1,
};
const LEAST_BEFORE = 9;
const LEAST_AFTER = 6;

/** Forecasts as they would have been made each half-year, from what was known then. `until`: first month that is not over. */
export function backTests(cohorts: readonly Cohort[], until: string): BackTest[] {
  const starts = cohorts.filter(({ first }) => first).map(({ startMonth }) => monthNumber(startMonth));
  if (starts.length === 0) return [];
  const first = Math.min(...starts) + LEAST_BEFORE;
  const last = monthNumber(until);
  const origins = Array.from({ length: Math.max(0, last - LEAST_AFTER - first + 1) }, (_, n) => first + n);
  const dated = origins.filter((origin) => origin % 6 === 0);
  return (dated.length > 0 ? dated : origins.slice(-1)).flatMap((origin) => {
    const from = monthOf(origin);
    const months = Math.min(12, last - origin);
    const model = learned(cohorts, from);
    if (!model) return [];
    const { fans } = forecast(model, NO_MEANS, AS_IT_IS, { months, seed: origin });
    const was = actual(cohorts, from, months);
    const before = actual(cohorts, monthOf(origin - 1), 1)[0]!.households;
    const error = (guess: (index: number) => number) =>
      sum(was.map(({ households }, index) => Math.abs(households - guess(index)))) / months;
    const totals = totalsOf(model, months, origin);
    return [
      {
        from,
        months,
        within: was.filter(({ households }, index) => {
          const fan = fans.households![index]!;
          return households >= fan.low && households <= fan.high;
        }).length,
        error: error((index) => fans.households![index]!.middle),
        naiveError: error(() => before),
        entries: { ...totals, actual: sum(was.map(({ entries }) => entries)) },
      },
    ];
  });
}

/** Entries of all months together: the sum of quantiles is no quantile of the sum. */
function totalsOf(model: Model, months: number, seed: number): { low: number; middle: number; high: number } {
  const draw = drawer(seed);
  const { low, middle, high } = fanOf(
    Array.from({ length: 400 }, () => sum(future(model, NO_MEANS, AS_IT_IS, months, draw).entries)),
  );
  return { low, middle, high };
}

/** By track and debt at entry: measures ended, and how many of them were renewed. What was taken for simple, and was not. */
export function renewalTable(
  cohorts: readonly Cohort[],
  from: string,
): ({ track: Track; debt: Debt } & Rate)[] {
  const model = learned(cohorts, from);
  return model
    ? [...model.renewal]
        .map(([group, rate]) => {
          const [track, debt] = group.split(" ") as [Track, Debt];
          return { track, debt, ...rate };
        })
        .toSorted((a, b) => b.track.localeCompare(a.track) || b.debt.localeCompare(a.debt))
    : [];
}
