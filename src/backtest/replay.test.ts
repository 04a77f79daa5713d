/** The past replayed: what was known then, and nothing of what came later. */
import { expect, test } from "vitest";

import type { DetectionMonth } from "../signals/rules.ts";
import { thresholdsOn } from "../signals/thresholds.rules.ts";
import { auc } from "../scorecard/validation.rules.ts";
import { fitLogistic } from "../scorecard/logistic.rules.ts";
import { seededNumbers } from "../scorecard/validation.rules.ts";
import { type Figures, judged, type Judged } from "./judge.rules.ts";
import { Replay, replayAccount, type ReplayMonth, STANDING } from "./replay.rules.ts";
import { risingKnots } from "./chance.rules.ts";
import { settingsOn } from "./settings.rules.ts";
import { chanceOf, defaultWeights, weighed } from "../signals/weights.rules.ts";
import { bandVerdict } from "./reliability.rules.ts";
import { learnedFactors, monthsOfChance } from "./weights.rules.ts";

const START = Temporal.PlainYearMonth.from("2023-11");
const settings = { ...settingsOn(Temporal.PlainDate.from("2026-11-24")), weeklyCapacity: 3 };
const standard = defaultWeights({ intercept: -3, perPoint: 0.04 });
const monthsUpTo = (count: number): ReplayMonth[] =>
  Array.from({ length: count }, (_, at) => {
    const on = START.add({ months: at + 1 }).toPlainDate({ day: 1 });
    return { month: START.add({ months: at }).toString(), on, thresholds: thresholdsOn(on) };
  });

/** Rent of 500 €; `paid`: what each month paid, in cents. */
function ledger(paid: readonly number[]): DetectionMonth[] {
  let balanceCents = 0;
  return paid.map((paidCents, at) => {
    balanceCents += 50_000 - paidCents;
    return {
      month: START.add({ months: at }).toString(),
      chargedCents: 50_000,
      benefitCents: 0,
      reliefCents: 0,
      grantCents: 0,
      paidCents,
      balanceCents,
      rejectedDebits: 0,
    };
  });
}

/** Households that pay; one in five meets a hard time and mostly misses a first bill before. */
function manyLedgers(households: number, months: number, seed: number): DetectionMonth[][] {
  const next = seededNumbers(seed);
  return Array.from({ length: households }, () => {
    const hardFrom = next() < 0.5 ? Math.floor(next() * months) : months;
    const missesOnly = next() < 0.3;
    let owed = 0;
    return ledger(
      Array.from({ length: months }, (_, at) => {
        const misses = at === hardFrom || (!missesOnly && at > hardFrom && at < hardFrom + 4 && next() < 0.8);
        const paid = misses ? 0 : 50_000 + Math.min(owed, 25_000);
        owed += 50_000 - paid;
        return paid;
      }),
    );
  });
}

function replayed(ledgers: readonly DetectionMonth[][], months: number) {
  const span = monthsUpTo(months);
  const replay = new Replay(span.map(({ month }) => month));
  for (const entries of ledgers) replay.add(replayAccount(entries, null, span));
  return { replay, ends: span.map(({ on }) => on) };
}

test("two bills missed: at risk after the first, in arrears and seen by the rule after the second, gone before any bill", () => {
  const moments = replayAccount(ledger([50_000, 0, 0]), null, monthsUpTo(3));
  expect(moments.map(({ standing, twoMonthsUnpaid }) => [standing, twoMonthsUnpaid])).toEqual([
    [STANDING.atRisk, false],
    [STANDING.atRisk, false],
    [STANDING.inArrears, true],
  ]);
  expect(
    replayAccount(ledger([0, 0]).slice(1), "2023-12-15", monthsUpTo(3)).map((at) => at.standing),
  ).toEqual([STANDING.gone, STANDING.gone, STANDING.gone]);
});

/** What is proposed for the days to come is learned from all that is known today. */
const pastOnly = ({ result }: Judged) => ({ ...result, proposal: null });

test("what comes later changes neither the moments nor the weights nor the judgement of the past", () => {
  const long = manyLedgers(400, 36, 7);
  const short = long.map((entries) => entries.slice(0, 24));
  expect(long.map((entries) => replayAccount(entries, null, monthsUpTo(24)))).toEqual(
    short.map((entries) => replayAccount(entries, null, monthsUpTo(24))),
  );
  const then = replayed(short, 24);
  const now = replayed(long, 36);
  const last = then.replay.months[20]!;
  const judgedThen = pastOnly(judged(then.replay, then.ends, standard, settings, { to: last }));
  expect(judgedThen.months.at(-1)).toMatchObject({ month: last, weights: "learned" });
  expect(pastOnly(judged(now.replay, now.ends, standard, settings, { to: last }))).toEqual(judgedThen);
});

test("households that would fall come first, at about the chance shown, before the rule", () => {
  const { replay, ends } = replayed(manyLedgers(3_000, 36, 3), 36);
  const { result, cases } = judged(replay, ends, standard, settings, { from: "2025-01" });
  expect(result.auc).toBeGreaterThan(0.6);
  expect(result.calibrationError).toBeLessThan(0.02);
  expect(result.calibration.reduce((n, bin) => n + bin.n, 0)).toBe(result.n);
  expect(result.precisionAtCapacity).toBeGreaterThan((5 * result.happened) / result.n);
  expect(result.leadTimeDaysMedian).toBeGreaterThanOrEqual(28);
  expect(result.leadTimeDays.reduce((n, { households }) => n + households, 0)).toBe(result.reachedBefore);
  expect(result.reachedByRule).toBeLessThanOrEqual(result.episodes);
  // The same cases by the default: the learned chance is nearer to what happened.
  expect(result.byDefault).toMatchObject({
    n: result.n,
    happened: result.happened,
    episodes: result.episodes,
  });
  expect(result.byDefault.calibrationError).toBeGreaterThan(result.calibrationError!);
  // The default points with the chance learned for them: the same list, the chance as near to what happened as the learned one.
  expect(result.calibrated).toMatchObject({
    opened: result.byDefault.opened,
    reachedBefore: result.byDefault.reachedBefore,
    precisionAtCapacity: result.byDefault.precisionAtCapacity,
  });
  expect(result.calibrated.calibrationError).toBeLessThan(0.02);
  // What is proposed speaks of the whole past that is known, and of nothing else.
  const { past, chancePast } = result.proposal!;
  expect(chancePast!.cases).toBe(cases.reduce((n, group) => n + group.n, 0));
  expect(chancePast!.months).toBe(12);
  expect(past.months).toBe(33);
  const { chance } = result.proposal!.calibrated;
  const knots = chance.origin === "learned" ? chance.knots : [];
  expect(knots.reduce((n, knot) => n + knot.happened, 0)).toBe(chancePast!.arrears);
  // The capacity holds: 3 a week, 13 a month.
  expect(result.opened).toBeLessThanOrEqual(13 * result.months.length);
});

const off = ({ reliability }: Figures) => reliability.filter((band) => bandVerdict(band) === "off");

test("the chance shown is right band by band, once it is learned of months in which accounts have a history", () => {
  const { replay, ends } = replayed(manyLedgers(3_000, 36, 3), 36);
  const asked = { from: "2026-01" };
  const { result } = judged(replay, ends, standard, settings, asked);
  for (const figures of [result, result.calibrated]) {
    expect(figures.reliability.filter(({ n }) => n >= 100).length).toBeGreaterThanOrEqual(3);
    expect(off(figures)).toEqual([]);
  }
  // What this would not be blind to: the default's chance, and one learned of all the past, the ledger's first months included.
  expect(off(result.byDefault).length).toBeGreaterThan(1);
  const ofAll = { ...settings, chanceMonths: { least: 99, most: 99 } };
  expect(off(judged(replay, ends, standard, ofAll, asked).result).length).toBeGreaterThan(0);
});

/** Cases of one month; how many months the chance is learned of, among as many alike. */
const month = (happened: number) => [{ points: standardPoints(), n: 1_000, happened }];
const lengths = (count: number, happened: number) =>
  monthsOfChance(
    Array.from({ length: count }, () => month(happened)),
    settings,
  ).length;

test("the chance is learned of the latest 6 to 12 months, further back where they hold too few arrears", () => {
  expect([4, 8, 17, 20, 24, 60].map((count) => lengths(count, 20))).toEqual([4, 6, 6, 8, 12, 12]);
  expect(lengths(60, 2)).toBe(25);
  const old = [month(1), ...Array.from({ length: 24 }, () => month(20))];
  expect(monthsOfChance(old, settings)).toEqual(old.slice(-12));
});

test("a band is off where what happened is past chance's reach and far from what was foretold; few cases tell nothing", () => {
  const band = { n: 1_000, foretold: 0.28, happened: 0.11, low: 0.09, high: 0.13 };
  expect(bandVerdict(band)).toBe("off");
  expect(bandVerdict({ ...band, n: 99 })).toBe("few");
  expect(bandVerdict({ ...band, foretold: 0.12 })).toBe("right");
  // Outside the interval of many cases, and near all the same.
  expect(bandVerdict({ n: 60_000, foretold: 0.016, happened: 0.018, low: 0.0165, high: 0.0195 })).toBe(
    "right",
  );
});

test("a past that is too short keeps the default; one that is long enough gives a useless signal no weight", () => {
  const pattern = (at: number, points: number) => standardPoints().with(at, points);
  const few = [{ points: pattern(1, 30), n: 20, happened: 10 }];
  expect(learnedFactors(few, 12, standard, settings)).toBe(standard);
  const many = [
    { points: pattern(1, 30), n: 1_000, happened: 500 },
    { points: pattern(3, 20), n: 1_000, happened: 50 },
    { points: standardPoints(), n: 10_000, happened: 500 },
  ];
  expect(learnedFactors(many, settings.leastHistory.months - 1, standard, settings)).toBe(standard);
  const learned = learnedFactors(many, 12, standard, settings);
  expect(learned.origin).toBe("learned");
  expect(weighed(many[0]!.points, learned)).toBeGreaterThan(30);
  expect(weighed(many[1]!.points, learned)).toBeLessThan(5);
  // Nothing was learned of a signal that the past never showed.
  expect(learned.factors.benefitStopped).toBe(1);
});

const likely = (points: number) => 0.01 + points / 1_000;

test("a chance learned from the past never falls as points rise, is never 0 nor 1, and is what happened where cases are many", () => {
  const totals = [
    { points: 0, n: 10_000, happened: 20 },
    { points: 30, n: 1_000, happened: 200 },
    // Fewer than at 30 points, by chance: one level with it.
    { points: 45, n: 1_000, happened: 180 },
    { points: 90, n: 8, happened: 8 },
  ];
  const knots = risingKnots(totals, likely, 20);
  expect(knots).toHaveLength(3);
  const at = (points: number) => chanceOf(points, { origin: "learned", knots });
  expect(at(0)).toBeCloseTo(0.002, 3);
  expect(at(37.5)).toBeCloseTo(0.19, 1);
  expect(at(500)).toBeCloseTo(10 / 28, 2);
  const shown = Array.from({ length: 120 }, (_, points) => at(points));
  expect(shown).toEqual(shown.toSorted((one, other) => one - other));
  expect(knots.reduce((n, knot) => n + knot.n, 0)).toBe(12_008);
});

const standardPoints = (): number[] => Object.keys(standard.factors).map(() => 0);

test("a row that speaks for many cases weighs what as many rows would", () => {
  const values = Float64Array.from([0, 1, 0, 1]);
  const outcomes = [0, 1, 1, 0];
  const counts = [3, 4, 1, 2];
  const spread = counts.flatMap((count, at) => Array.from({ length: count }, () => at));
  const whole = fitLogistic(
    { rows: 10, columns: 1, values: Float64Array.from(spread, (at) => values[at]!) },
    spread.map((at) => outcomes[at]!),
    0.01,
  );
  const short = fitLogistic({ rows: 4, columns: 1, values }, outcomes, 0.01, counts);
  expect(short.weights[0]).toBeCloseTo(whole.weights[0]!, 8);
  expect(short.intercept).toBeCloseTo(whole.intercept, 8);
  expect(auc(values, outcomes, counts)).toBeCloseTo(
    auc(
      spread.map((at) => values[at]!),
      spread.map((at) => outcomes[at]!),
    ),
    12,
  );
});
