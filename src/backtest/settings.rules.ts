/** What a back-test takes as given. Nobody set these yet with a landlord: starting values, "à confirmer" (`checked: null`). */
import { type Dated, valueOn } from "../platform/calendar/dated.ts";

const BACKTEST_SETTINGS = [
  /** Months within which legal arrears count as what a signal foretold. */
  setting("backtest.horizonMonths", 3),
  /** Accounts a landlord's team opens in a week. */
  setting("backtest.weeklyCapacity", 25),
  /** What a landlord's own past must hold before its weights are learned from it: months with a known end, and arrears among them. */
  setting("backtest.leastHistory", { months: 6, arrears: 50 }),
  /**
   * The chance that goes with points drifts: it is learned of the latest months whose end is known, `most` at most. The ledger's first
   * months, in which no account has a history yet, are left aside as long as `least` others are there.
   */
  setting("backtest.chanceMonths", { least: 6, most: 12 }),
  /** Penalty on the weights, per standard deviation. */
  setting("backtest.penalty", 0.001),
  /** Imagined cases by which the chance of each sum of points is drawn towards a logistic. */
  setting("backtest.drawnBy", 20),
  /** An opening counts as early for arrears at most so many months after it; an account is not opened twice within the horizon. */
  setting("backtest.leadMonths", 6),
] as const;

function setting<const Id extends string, T>(id: Id, value: T): Dated<T> & { id: Id } {
  return {
    id,
    value,
    validFrom: null,
    validTo: null,
    source: "programme, réglage par défaut",
    checked: null,
  };
}

type Setting = (typeof BACKTEST_SETTINGS)[number];
type Name<Id> = Id extends `backtest.${infer Short}` ? Short : never;

export type BacktestSettings = {
  [One in Setting as Name<One["id"]>]: One extends Dated<infer T> ? T : never;
};

/** The settings in force on a day. */
export function settingsOn(on: Temporal.PlainDate): BacktestSettings {
  const values = BACKTEST_SETTINGS.map(({ id }) => [
    id.slice("backtest.".length),
    valueOn<unknown>(BACKTEST_SETTINGS, id, on),
  ]);
  return Object.fromEntries(values) as BacktestSettings;
}
