/** Figures about figures: equations, regression, discrimination, calibration, folds and points. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { choleskyOf, solved } from "./cholesky.rules.ts";
import { fitLogistic, probabilities, sigmoid } from "./logistic.rules.ts";
import { addUp, cardOf, comparedWith, DOUBLING, pointsOf, setByHand } from "./points.rules.ts";
import {
  auc,
  calibrationError,
  crossValidated,
  foldsOf,
  reliability,
  seededNumbers,
} from "./validation.rules.ts";

const figure = fc.double({ min: -10, max: 10, noNaN: true });
const judgedCases = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 1 })), {
    minLength: 2,
    maxLength: 60,
  })
  .filter((cases) => new Set(cases.map(([, outcome]) => outcome)).size === 2);

const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

describe("equations by Cholesky", () => {
  it("a known matrix", () => {
    const lower = choleskyOf(Float64Array.of(4, 0, 0, 12, 37, 0, -16, -43, 98), 3);
    expect([...lower]).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3]);
    expect([...solved(lower, [4, 13, -11])]).toEqual([-2, 1, 0]);
  });

  it("any positive definite matrix: what is solved gives the right side back", () => {
    const systems = fc
      .integer({ min: 1, max: 6 })
      .chain((size) =>
        fc.tuple(
          fc.array(figure, { minLength: size * size, maxLength: size * size }),
          fc.array(figure, { minLength: size, maxLength: size }),
        ),
      );
    fc.assert(
      fc.property(systems, ([entries, right]) => {
        const size = right.length;
        // A × Aᵀ + 1 is positive definite, whatever A.
        const matrix = new Float64Array(size * size);
        for (let i = 0; i < size; i++)
          for (let j = 0; j < size; j++)
            for (let k = 0; k <= size; k++)
              matrix[i * size + j]! +=
                k < size ? entries[i * size + k]! * entries[j * size + k]! : Number(i === j);
        const x = solved(choleskyOf(matrix, size), right);
        for (let i = 0; i < size; i++) {
          let back = 0;
          for (let j = 0; j < size; j++) back += matrix[i * size + j]! * x[j]!;
          expect(back).toBeCloseTo(right[i]!, 5);
        }
      }),
    );
  });

  it.each([
    ["negative", [1, 2, 2, 1]],
    ["singular", [1, 1, 1, 1]],
    ["no number", [NaN, 0, 0, 1]],
  ])("a matrix that is not positive definite is refused: %s", (_, entries) => {
    expect(() => choleskyOf(Float64Array.from(entries), 2)).toThrow(/not positive definite/);
  });
});

describe("logistic regression", () => {
  it("without features, foretells the share that happened", () => {
    const design = { rows: 10, columns: 0, values: new Float64Array(0) };
    const fitted = fitLogistic(design, [1, 0, 0, 0, 1, 0, 0, 0, 0, 1], 0.1);
    expect([...probabilities(design, fitted)]).toEqual(
      Array.from({ length: 10 }, () => expect.closeTo(0.3, 9)),
    );
  });

  it("one feature of two values: the known answer, almost without penalty", () => {
    // 1 of 4 without, 3 of 4 with: odds 1/3 and 3, log-odds ± 1.0986, over two standard deviations of 0.5.
    const design = { rows: 8, columns: 1, values: Float64Array.of(0, 0, 0, 0, 1, 1, 1, 1) };
    const fitted = fitLogistic(design, [0, 0, 0, 1, 0, 1, 1, 1], 1e-9);
    expect(fitted.weights[0]).toBeCloseTo(Math.log(3), 5);
    expect([...probabilities(design, fitted)].map((chance) => Math.round(chance * 1e5) / 1e5)).toEqual([
      0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.75,
    ]);
  });

  const problems = fc
    .tuple(fc.integer({ min: 8, max: 40 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 1e6 }))
    .map(([rows, columns, seed]) => {
      const next = seededNumbers(seed);
      const values = Float64Array.from({ length: rows * columns }, () => Math.round(20 * next()) - 10);
      const outcomes = Array.from({ length: rows }, (_, row) => (row < 2 ? row : Number(next() < 0.4)));
      return { design: { rows, columns, values }, outcomes };
    });

  it("the answer is flat: no other weights have less loss, even where the features part the outcomes wholly", () => {
    fc.assert(
      fc.property(
        problems,
        fc.integer({ min: 0, max: 3 }),
        fc.double({ min: -0.5, max: 0.5, noNaN: true }),
        ({ design, outcomes }, column, away) => {
          const l2 = 0.05;
          const fitted = fitLogistic(design, outcomes, l2);
          const loss = (weights: number[]) => {
            const chances = probabilities(design, { ...fitted, weights });
            const total = outcomes.reduce<number>(
              (sum, outcome, row) => sum - Math.log(outcome ? chances[row]! : 1 - chances[row]!),
              0,
            );
            return total / outcomes.length + (l2 / 2) * weights.reduce((sum, weight) => sum + weight ** 2, 0);
          };
          const other = fitted.weights.map((weight, at) =>
            at === column % design.columns ? weight + away : weight,
          );
          expect(loss(fitted.weights)).toBeLessThanOrEqual(loss(other) + 1e-12);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("the mean probability is the share that happened, the unit of a feature changes nothing, a constant has no weight", () => {
    fc.assert(
      fc.property(problems, fc.constantFrom(0.01, 100), ({ design, outcomes }, unit) => {
        const chances = probabilities(design, fitLogistic(design, outcomes, 0.05));
        expect(mean(chances)).toBeCloseTo(mean(outcomes), 6);
        const other = { ...design, values: design.values.map((value) => value * unit) };
        const again = probabilities(other, fitLogistic(other, outcomes, 0.05));
        expect([...again]).toEqual([...chances].map((chance) => expect.closeTo(chance, 6)));
      }),
      { numRuns: 60 },
    );
    const constant = { rows: 4, columns: 1, values: Float64Array.of(7, 7, 7, 7) };
    expect(fitLogistic(constant, [0, 1, 0, 1], 0.1).weights).toEqual([0]);
  });

  it.each([
    ["one outcome alone", [0, 0], [1, 2], 0.1, /both outcomes/],
    ["no penalty", [0, 1], [1, 2], 0, /l2/],
    ["a feature that is no number", [0, 1], [1, NaN], 0.1, /not a number/],
    ["fewer outcomes", [0], [1, 2], 0.1, /1 outcomes/],
  ])("refuses %s", (_, outcomes, values, l2, message) => {
    const design = { rows: 2, columns: 1, values: Float64Array.from(values) };
    expect(() => fitLogistic(design, outcomes, l2)).toThrow(message);
  });
});

describe("discrimination", () => {
  it.each([
    ["all in order", [1, 2, 3, 4], [0, 0, 1, 1], 1],
    ["all the wrong way round", [4, 3, 2, 1], [0, 0, 1, 1], 0],
    ["all tied", [5, 5, 5, 5], [0, 1, 0, 1], 0.5],
    ["a tie counts half", [1, 2, 2, 3], [0, 0, 1, 1], 0.875],
    ["one outcome alone", [1, 2], [1, 1], NaN],
  ])("%s", (_, scores, outcomes, expected) => expect(auc(scores, outcomes)).toBe(expected));

  it("is the share of pairs in the right order, ties half", () => {
    fc.assert(
      fc.property(judgedCases, (cases) => {
        let right = 0;
        let pairs = 0;
        for (const [high, one] of cases)
          for (const [low, other] of cases)
            if (one === 1 && other === 0) {
              pairs++;
              right += high > low ? 1 : high === low ? 0.5 : 0;
            }
        expect(
          auc(
            cases.map(([score]) => score),
            cases.map(([, outcome]) => outcome),
          ),
        ).toBeCloseTo(right / pairs, 12);
      }),
    );
  });
});

describe("calibration", () => {
  it("perfect, and off by a known gap", () => {
    const outcomes = Array.from({ length: 100 }, (_, at) => Number(at % 10 < 3));
    const shuffled = outcomes.map((_, at) => outcomes[(at * 7) % 100]!);
    expect(
      calibrationError(
        shuffled.map(() => 0.3),
        shuffled,
      ),
    ).toBeCloseTo(0, 12);
    expect(
      calibrationError(
        shuffled.map(() => 0.5),
        shuffled,
      ),
    ).toBeCloseTo(0.2, 12);
  });

  it("bins are of equal count, in order, and hold every case once", () => {
    fc.assert(
      fc.property(judgedCases, (cases) => {
        const chances = cases.map(([score]) => score / 6);
        const outcomes = cases.map(([, outcome]) => outcome);
        const bins = reliability(chances, outcomes);
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(cases.length);
        const counts = bins.map(({ n }) => n);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        for (const [at, bin] of bins.entries())
          expect(bin.from).toBeGreaterThanOrEqual(bins[at - 1]?.to ?? 0);
        const happened = bins.reduce((sum, { n, happened: share }) => sum + n * share, 0);
        expect(happened).toBeCloseTo(outcomes.filter((outcome) => outcome === 1).length, 9);
        expect(calibrationError(chances, outcomes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("folds", () => {
  const outcomes = Array.from({ length: 103 }, (_, at) => Number(at % 5 === 0));

  it("are the same for a seed and others for another, of one size, with the outcomes dealt out", () => {
    expect(foldsOf(outcomes, 5, 1)).toEqual(foldsOf(outcomes, 5, 1));
    expect(foldsOf(outcomes, 5, 1)).not.toEqual(foldsOf(outcomes, 5, 2));
    for (const wanted of [0, 1]) {
      const counts = [0, 0, 0, 0, 0];
      for (const [at, fold] of foldsOf(outcomes, 5, 3).entries())
        if (outcomes[at] === wanted) counts[fold]!++;
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  });

  it("each case is judged once, by a model that has not seen it", () => {
    const judgedAt: number[] = [];
    const chances = crossValidated(outcomes, { folds: 5, seed: 1 }, (learned, judged) => {
      expect(new Set([...learned, ...judged]).size).toBe(outcomes.length);
      expect(learned.length + judged.length).toBe(outcomes.length);
      judgedAt.push(...judged);
      return judged;
    });
    expect(judgedAt.toSorted((one, other) => one - other)).toEqual(outcomes.map((_, at) => at));
    expect([...chances]).toEqual(outcomes.map((_, at) => at));
  });

  it.each([
    ["one fold", [0, 1, 0, 1], 1],
    ["fewer defaults than folds", [0, 0, 0, 1], 2],
  ])("refuses %s", (_, cases, folds) => expect(() => foldsOf(cases, folds, 1)).toThrow(RangeError));
});

describe("points", () => {
  const card = cardOf(-Math.LN2, { unpaid: Math.LN2, cut: 0.36, nothing: 0.001 });

  it("20 more double the odds", () => {
    expect(pointsOf(Math.LN2)).toBe(DOUBLING);
    expect(card).toMatchObject({ base: -20, lines: [{ points: 20 }, { points: 10 }, { points: 0 }] });
    expect(addUp(card, { unpaid: 1 })).toEqual({
      total: 0,
      parts: [{ feature: "unpaid", points: 20 }],
      probability: 0.5,
    });
    expect(addUp(card, {}).probability).toBeCloseTo(1 / 3, 12);
  });

  it("can be set by hand, and compared with the default", () => {
    const mine = setByHand(card, "cut", 15);
    expect(mine.lines[1]).toEqual({ feature: "cut", points: 15, byHand: true });
    expect(card.lines[1]!.byHand).toBe(false);
    expect(comparedWith(mine, card).filter(({ more }) => more !== 0)).toEqual([
      { feature: "cut", points: 15, standard: 10, more: 5 },
    ]);
    expect(comparedWith({ base: 0, lines: [] }, card)[0]).toEqual({
      feature: "unpaid",
      points: 0,
      standard: 20,
      more: -20,
    });
    expect(() => setByHand(card, "age", 5)).toThrow(RangeError);
    expect(() => setByHand(card, "cut", 1.5)).toThrow(RangeError);
  });

  it("the parts shown add up to the total, in whole points, close to what the weights say", () => {
    const weights = fc.dictionary(
      fc.string({ minLength: 1, maxLength: 4 }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      { maxKeys: 8 },
    );
    fc.assert(
      fc.property(fc.double({ min: -4, max: 2, noNaN: true }), weights, (intercept, given) => {
        const here = cardOf(intercept, given);
        const present = Object.fromEntries(Object.keys(given).map((feature) => [feature, 1]));
        const { total, parts, probability } = addUp(here, present);
        expect(parts.reduce((sum, { points }) => sum + points, here.base)).toBe(total);
        expect(Number.isInteger(total)).toBe(true);
        const exact = sigmoid(Object.values(given).reduce((sum, weight) => sum + weight, intercept));
        // Half a point at most for each line and the base: 0.0173 in log-odds, a quarter of it in probability.
        expect(Math.abs(probability - exact)).toBeLessThanOrEqual(((here.lines.length + 1) * 0.0174) / 4);
      }),
    );
  });
});
