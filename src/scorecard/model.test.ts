/** The scorecard learns what is true of a panel, says how sure it is, and looks at payments alone. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import { amountUnit, behaviourOf, MONTHS, type Panel, situationOf } from "./behaviour.rules.ts";
import { fitLogistic } from "./logistic.rules.ts";
import { readModel, writeModel } from "./model-file.ts";
import { fitPanel, foretold, judgePanel } from "./model.rules.ts";
import { syntheticPanel, TRUTH } from "./synthetic-panel.ts";
import { auc, calibrationError } from "./validation.rules.ts";

const folder = mkdtempSync(path.join(tmpdir(), "scorecard-"));
afterAll(() => rmSync(folder, { recursive: true }));

const learned = syntheticPanel(3_000, 1);
const apart = syntheticPanel(3_000, 2);
const model = fitPanel(learned.panel, learned.outcomes);

/** Newest month first, six figures each. */
const panelOf = (due: number[], paid: number[], late: number[]): Panel => ({
  accounts: ["A"],
  months: [],
  due: Float64Array.from(due),
  paid: Float64Array.from(paid),
  late: Float64Array.from(late),
});

describe("learning", () => {
  it("recovers the known weights and their order from the figures that default follows", () => {
    const { panel, outcomes } = syntheticPanel(20_000, 3);
    const values = new Float64Array(panel.accounts.length * 3);
    for (let account = 0; account < panel.accounts.length; account++) {
      const from = account * MONTHS;
      const { paidNothingCount } = behaviourOf(panel, account, 1);
      const bill = panel.due[from + MONTHS - 1]!;
      values.set(
        [Number(panel.late[from]! > 0), paidNothingCount!, (panel.due[from]! - bill) / bill],
        account * 3,
      );
    }
    const { weights, deviations } = fitLogistic(
      { rows: panel.accounts.length, columns: 3, values },
      outcomes,
      1e-4,
    );
    const found = weights.map((weight, column) => weight / deviations[column]!);
    expect(found[0]).toBeGreaterThan(found[1]!);
    expect(found[1]).toBeGreaterThan(found[2]!);
    const truth = [TRUTH.lateNow, TRUTH.monthsUnpaid, TRUTH.growth];
    for (const [at, weight] of found.entries()) expect(Math.abs(weight - truth[at]!)).toBeLessThan(0.15);
  });

  it("foretells accounts it has not seen: almost as well as the truth itself, and calibrated", () => {
    const chances = foretold(model, apart.panel);
    expect(auc(chances, apart.outcomes)).toBeGreaterThan(auc(apart.chances, apart.outcomes) - 0.015);
    expect(calibrationError(chances, apart.outcomes)).toBeLessThan(0.03);
    const gaps = apart.chances.map((chance, account) => Math.abs(chance - chances[account]!));
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeLessThan(0.05);
  });

  it("finds nothing where there is nothing to find", () => {
    const { panel, outcomes } = syntheticPanel(1_000, 4);
    // Outcomes of other accounts: no figure foretells them.
    const others = [...outcomes.slice(500), ...outcomes.slice(0, 500)];
    const judged = judgePanel(panel, others, { folds: 5, seed: 1 });
    expect(Math.abs(judged.auc - 0.5)).toBeLessThan(0.07);
  });

  it("gives the same answer twice, and another for other folds", () => {
    const small = syntheticPanel(400, 5);
    const judge = (seed: number) => judgePanel(small.panel, small.outcomes, { folds: 3, seed });
    expect(judge(1)).toEqual(judge(1));
    expect(judge(1).auc).not.toBe(judge(2).auc);
    expect(judge(1)).toMatchObject({ n: 400, folds: 3, seed: 1 });
  });
});

describe("what is read of an account", () => {
  it("is payments alone: the names of its figures are these, and no trait of a person", () => {
    const figures = Object.keys(behaviourOf(learned.panel, 0, 1));
    const kinds = new Set(
      figures.map((name) => /^(late|paid|due|share|charged|use|became|recovered|stayed)/.exec(name)?.[1]),
    );
    expect(kinds).not.toContain(undefined);
    for (const { figure } of model.terms) expect(figures).toContain(figure);
    // The account's number does not weigh: the same payments under any name have the same probability.
    const renamed = { ...apart.panel, accounts: apart.panel.accounts.map((_, at) => `Femme-${at % 90}`) };
    expect(foretold(model, renamed)).toEqual(foretold(model, apart.panel));
  });

  it("its lateness", () => {
    const late = [2, 1, 0, 0, 1, 0];
    const zeros = late.map(() => 0);
    expect(behaviourOf(panelOf(zeros, zeros, late), 0, 1)).toMatchObject({
      "late.0": 2,
      lateCount: 3,
      lateMost: 2,
      lateInRow: 2,
      lateFirst: 1,
      lateSum: 4,
      lateStep: 1,
      lateTrend: 1.5,
      "becameLate.1": 1,
      "recovered.3": 1,
      "stayedLate.0": 1,
      paidNothingCount: 6,
    });
    expect(behaviourOf(panelOf(zeros, zeros, zeros), 0, 1)).toMatchObject({
      lateFirst: 6,
      lateInRow: 0,
      shareMean: 1,
    });
    expect(
      behaviourOf(
        panelOf(
          zeros,
          zeros,
          zeros.map(() => 1),
        ),
        0,
        1,
      ),
    ).toMatchObject({ lateFirst: 0, lateInRow: 6 });
    expect(
      [
        [0, 0, 0],
        [0, 1, 0],
        [1, 0, 0],
        [2, 1, 0],
      ].map(situationOf),
    ).toEqual(["neverLate", "lateBefore", "lateOneMonth", "lateMore"]);
  });

  it("its amounts: what was paid of the bill before, and what was added", () => {
    const figures = behaviourOf(
      panelOf([800, 500, 500, 500, 500, 400], [200, 500, 500, 500, 400, 0], [0, 0, 0, 0, 0, 0]),
      0,
      1,
    );
    expect(figures).toMatchObject({
      "share.0": 0.4,
      "share.1": 1,
      paidInFullCount: 4,
      useNow: 1,
      useRise: 0.5,
      "paidNothing.5": 1,
      paidOfHighest: 0.4375,
    });
    expect(figures["chargedLog.0"]).toBeCloseTo(Math.log1p(500), 12);
  });

  it("is the same in euros, in cents and in any currency", () => {
    const inCents = {
      ...learned.panel,
      due: learned.panel.due.map((x) => x * 128),
      paid: learned.panel.paid.map((x) => x * 128),
    };
    expect(amountUnit(inCents, [0, 1, 2])).toBe(128 * amountUnit(learned.panel, [0, 1, 2]));
    expect(foretold(fitPanel(inCents, learned.outcomes), inCents)).toEqual(foretold(model, learned.panel));
    expect(amountUnit(panelOf([0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]), [0])).toBe(1);
  });
});

type Written = { terms: Record<string, unknown>[] } & Record<string, unknown>;

describe("the model's file", () => {
  const file = path.join(folder, "model.json");
  const judged = { n: 3000, defaulted: 500, folds: 5, seed: 1, auc: 0.8, calibrationError: 0.01 };
  const written = async () => {
    await writeModel(file, model, judged);
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown> & {
      terms: Record<string, unknown>[];
    };
  };

  it("foretells the same once read again", async () => {
    await written();
    const again = await readModel(file);
    expect(again.judged).toEqual(judged);
    const before = foretold(model, apart.panel);
    expect([...foretold(again, apart.panel)]).toEqual(
      [...before].map((chance) => expect.closeTo(chance, 12)),
    );
  });

  it("a person reads it: heaviest first, a line for each, named; and what they change counts", async () => {
    const json = await written();
    const weights = json.terms.map(({ weight }) => Math.abs(weight as number));
    expect(weights).toEqual(weights.toSorted((one, other) => other - one));
    expect(readFileSync(file, "utf8")).toMatch(/^ {4}\{"feature":"[^\n]+"weight":[^\n]+\},?$/m);
    for (const term of json.terms) term["weight"] = 0;
    writeFileSync(file, JSON.stringify(json));
    expect(new Set(foretold(await readModel(file), apart.panel)).size).toBe(1);
  });

  it.each<[string, string, (json: Written) => string]>([
    ["of another version", "modelVersion", (json) => JSON.stringify({ ...json, version: 2 })],
    ["of another software", "notAModel", () => `{"weights":[1]}`],
    ["that is no object", "notAModel", () => "null"],
    ["cut", "notJson", (json) => JSON.stringify(json).slice(0, -9)],
    [
      "with an unknown figure",
      "damagedModel",
      (json) => JSON.stringify({ ...json, terms: [{ ...json.terms[0], figure: "age" }] }),
    ],
    [
      "with a weight that is no number",
      "damagedModel",
      (json) => JSON.stringify({ ...json, terms: [{ ...json.terms[0], weight: "high" }] }),
    ],
    ["without columns", "damagedModel", (json) => JSON.stringify({ ...json, terms: [] })],
  ])("%s is refused with what to do", async (_, rule, changed) => {
    writeFileSync(file, changed(await written()));
    await expect(readModel(file)).rejects.toMatchObject({
      errors: [
        {
          rule,
          message: expect.stringMatching(/^model\.json : .*scorecard fit/),
          english: expect.stringMatching(/^model\.json: .*Make it anew/),
        },
      ],
    });
  });
});
