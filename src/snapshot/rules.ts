/** What a snapshot holds, which periods may be frozen, which freeze by themselves, and how two of one period differ. */
import type { Figure } from "../evaluation/figure.rules.ts";
import type { IndicatorId } from "../evaluation/rules.ts";
import type { CostLine, FundingKind } from "../funding/rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";

/** `funder`: small cells are hidden, and what would give them back. */
export type Edition = "full" | "funder";

export const CUTS = [
  "whole",
  "landlord",
  "operator",
  "zone",
  "year",
  "landlordYear",
  "operatorYear",
] as const;
/** `year`: the whole, year by year up to the period; `landlordYear`: the same of one landlord, its key `CODE/2025`. */
export type Cut = (typeof CUTS)[number];

/** Years shown before the period's end, to tell where a figure comes from. */
export const YEARS_SHOWN = 6;

export type SnapshotWords = Record<
  "fr" | "en",
  { names: Record<string, string>; definitions: Record<string, string> }
>;

/** A figure of one cut, with what names it. */
export type FrozenFigure = {
  cut: Cut;
  key: string;
  label: string | null;
  indicator: IndicatorId;
  figure: Figure;
  /** ISO day; see the schema. */
  shownSince: string | null;
};

/** One payer's money: agreements with what they pay for, and lines of the years that the period touches. Cents. */
export type PayerFacts = {
  name: string;
  agreements: {
    name: string;
    paysFor: string;
    conditions: string | null;
    startsOn: string;
    endsOn: string;
    rules: {
      costLine: CostLine;
      eligible: boolean | null;
      ceilingCents: number | null;
      sharePercent: number | null;
    }[];
  }[];
  lines: { year: number; kind: FundingKind; line: string; amountCents: number }[];
};

/**
 * One path behind the figures, without identity: months and no days, no commune, no word, no problem (their number would tell of protected
 * ones), no cost (the operator's own). What is later than the period's end is not told. Null: unknown.
 */
export type PathRow = {
  landlord: string | null;
  operator: string | null;
  zone: string | null;
  track: string | null;
  people: number | null;
  /** `2018-03`. */
  startedIn: string;
  /** Null: it ran on at the period's end. */
  endedIn: string | null;
  renewals: number | null;
  tieAtReferral: string | null;
  tieAtEnd: string | null;
  debtAtStartCents: number | null;
  debtAtEndCents: number | null;
  paymentResumed: boolean | null;
  outcome: string | null;
  /** Contacts held to the period's end; null: not known. */
  contacts: number | null;
  contactsAtHome: number | null;
};

type Period = { from: string; to: string };

export type PeriodKind = "year" | "quarter" | "years" | "other";

/** What a period is called by: a calendar year, a quarter, several whole years, or two days. */
export function periodKind({ from, to }: Period): PeriodKind {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  if (from.endsWith("-01-01") && to.endsWith("-12-31")) return first === last ? "year" : "years";
  const quarter = QUARTERS.findIndex(([start, end]) => from.endsWith(start) && to.endsWith(end));
  return quarter >= 0 && first === last ? "quarter" : "other";
}

const QUARTERS = [
  ["-01-01", "-03-31"],
  ["-04-01", "-06-30"],
  ["-07-01", "-09-30"],
  ["-10-01", "-12-31"],
] as const;

/** 1 to 4; of a period that is a quarter. */
export const quarterOf = ({ from }: Period): number =>
  QUARTERS.findIndex(([start]) => from.endsWith(start)) + 1;

/** What forbids to freeze a period on a day. */
export function brokenPeriod({ from, to }: Period, today: string): Broken[] {
  if (from > to)
    return [
      {
        rule: "snapshot.period",
        field: "to",
        message: `Le dernier jour (${to}) vient avant le premier (${from}) : inversez-les.`,
        english: `The last day (${to}) comes before the first (${from}): swap them.`,
      },
    ];
  if (to > today)
    return [
      {
        rule: "snapshot.over",
        field: "to",
        message: `La période n'est pas finie : choisissez un dernier jour jusqu'au ${today}.`,
        english: `The period is not over: choose a last day up to ${today}.`,
      },
    ];
  if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > 30)
    return [
      {
        rule: "snapshot.period",
        field: "from",
        message: "Choisissez une période de 30 ans au plus.",
        english: "Choose a period of 30 years at most.",
      },
    ];
  return [];
}

/** Days after its end on which a period freezes by itself; null: never. */
export type FreezeSetting = { yearDays: number | null; quarterDays: number | null };

/** The last year and the last quarter that have closed long enough. */
export function dueToFreeze(today: Temporal.PlainDate, { yearDays, quarterDays }: FreezeSetting): Period[] {
  const due: Period[] = [];
  const year = today.year - 1;
  const add = (period: Period, days: number | null) => {
    if (days !== null && Temporal.PlainDate.from(period.to).add({ days }).toString() <= today.toString())
      due.push(period);
  };
  add({ from: `${year}-01-01`, to: `${year}-12-31` }, yearDays);
  const quarter = Math.floor((today.month - 1) / 3);
  const [start, end] = QUARTERS[(quarter + 3) % 4]!;
  const of = quarter === 0 ? year : today.year;
  add({ from: `${of}${start}`, to: `${of}${end}` }, quarterDays);
  return due;
}

/** Closed years and quarters that one may want to freeze, the latest first, years before quarters. `quarter` null: a year. */
export function closedPeriods(today: Temporal.PlainDate): (Period & { quarter: number | null })[] {
  const years = [1, 2, 3].map((back) => today.year - back);
  const quarters = Array.from({ length: 4 }, (_, back) => {
    const index = Math.floor((today.month - 1) / 3) - 1 - back;
    return { year: today.year + Math.floor(index / 4), quarter: ((index % 4) + 4) % 4 };
  });
  return [
    ...years.map((year) => ({ from: `${year}-01-01`, to: `${year}-12-31`, quarter: null })),
    ...quarters.map(({ year, quarter }) => ({
      from: `${year}${QUARTERS[quarter]![0]}`,
      to: `${year}${QUARTERS[quarter]![1]}`,
      quarter: quarter + 1,
    })),
  ];
}

/** A figure that is no longer what it was. Null: not there in that one. */
export type Moved = {
  cut: Cut;
  key: string;
  label: string | null;
  indicator: IndicatorId;
  before: Figure | null;
  after: Figure | null;
};

const NUMBERS = ["value", "numerator", "denominator", "excluded", "unknown"] as const;

/** What stands in one snapshot and not as such in the other, in the order of the later. */
export function movedBetween(before: readonly FrozenFigure[], after: readonly FrozenFigure[]): Moved[] {
  const nameOf = ({ cut, key, indicator }: FrozenFigure) => `${cut}\n${key}\n${indicator}`;
  const then = new Map(before.map((one) => [nameOf(one), one]));
  const now = new Set(after.map(nameOf));
  const moved = after.flatMap((one): Moved[] => {
    const was = then.get(nameOf(one))?.figure ?? null;
    const same =
      was !== null &&
      NUMBERS.every((number) => was[number] === one.figure[number]) &&
      was.suppressed === one.figure.suppressed;
    const { cut, key, label, indicator } = one;
    return same ? [] : [{ cut, key, label, indicator, before: was, after: one.figure }];
  });
  const gone = before
    .filter((one) => !now.has(nameOf(one)))
    .map(({ cut, key, label, indicator, figure }) => ({
      cut,
      key,
      label,
      indicator,
      before: figure,
      after: null,
    }));
  return [...moved, ...gone];
}
