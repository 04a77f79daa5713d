/** The commands of the scorecard, from files to what they print. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";

import { asFiles, syntheticPanel } from "../../scorecard/synthetic-panel.ts";
import { BadArguments, type Command } from "./command.ts";
import { fit, score } from "./scorecard.ts";

const folder = mkdtempSync(path.join(tmpdir(), "lt-scorecard-"));
const at = (name: string) => path.join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function ran(command: Command, ...args: string[]) {
  const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const code = await command(args);
  const text = out.mock.calls.join("");
  const messages = told.mock.calls.join("");
  vi.restoreAllMocks();
  return { code, text, told: messages };
}

beforeAll(() => {
  const learned = syntheticPanel(600, 1);
  const files = asFiles(learned.panel, learned.outcomes);
  writeFileSync(at("panel.csv.gz"), gzipSync(files.panel));
  writeFileSync(at("outcomes.csv"), files.outcomes);
  const apart = syntheticPanel(600, 2);
  const other = asFiles(apart.panel, apart.outcomes);
  writeFileSync(at("apart.csv"), other.panel);
  writeFileSync(at("apart-outcomes.csv"), other.outcomes);
  writeFileSync(at("never.csv"), other.outcomes.replaceAll(",1\n", ",0\n"));
  writeFileSync(at("aged.csv"), "account,month,amount_due,amount_paid,months_late,age\nA,2026-11,1,1,0,30\n");
});

const FILES = ["--panel", at("panel.csv.gz"), "--outcomes", at("outcomes.csv"), "--out", at("model.json")];

it("fits, then scores accounts kept apart, in the shapes of docs/commands.md", async () => {
  const fitted = await ran(fit, ...FILES, "--json");
  expect(fitted.code).toBe(0);
  const answer = JSON.parse(fitted.text) as Record<string, unknown>;
  expect(Object.keys(answer).toSorted()).toEqual(["auc", "calibrationError", "folds", "n", "weights"]);
  expect(answer).toMatchObject({ n: 600, folds: 5 });
  expect(answer["weights"]).toContainEqual({ feature: "late.0 ≥ 1", weight: expect.any(Number) });
  expect(answer["auc"]).toBeGreaterThan(0.6);

  const apart = ["--model", at("model.json"), "--panel", at("apart.csv")];
  const scored = JSON.parse((await ran(score, ...apart, "--json")).text) as Record<string, unknown>;
  expect(Object.keys(scored)).toEqual(["n", "scores"]);
  expect(scored["scores"]).toHaveLength(600);
  const judged = JSON.parse(
    (await ran(score, ...apart, "--outcomes", at("apart-outcomes.csv"), "--json")).text,
  ) as Record<string, unknown>;
  expect(judged["scores"]).toEqual(scored["scores"]);
  expect(judged["auc"]).toBeGreaterThan(0.6);
  expect(judged["calibrationError"]).toBeLessThan(0.1);
  const never = await ran(score, ...apart, "--outcomes", at("never.csv"), "--json");
  expect(JSON.parse(never.text)).not.toHaveProperty("auc");

  expect((await ran(score, ...apart, "--outcomes", at("apart-outcomes.csv"))).text).toMatch(
    /600 comptes : AUC 0,?\.?\d+.*\n( {2}annoncé .*\n){10}/,
  );
  expect((await ran(score, ...apart)).text.split("\n")).toHaveLength(601);
  const said = await ran(fit, ...FILES, "--folds", "2", "--seed", "7");
  expect(said.text).toMatch(/^600 comptes, \d+ défauts\. Par 2 plis : AUC/);
});

it("refuses with exit code 1 what it cannot learn from", async () => {
  const aged = await ran(fit, "--panel", at("aged.csv"), ...FILES.slice(2), "--json");
  expect(aged.code).toBe(1);
  expect(JSON.parse(aged.text)).toMatchObject({ errors: [{ rule: "personalColumn", field: "age" }] });
  expect(aged.told).toContain("aged.csv, ligne 1, age");
  const never = await ran(fit, "--panel", at("apart.csv"), "--outcomes", at("never.csv"), ...FILES.slice(4));
  expect(never).toMatchObject({
    code: 1,
    text: "",
    told: expect.stringContaining("0 défauts sur 600 comptes"),
  });
  const wrong = await ran(score, "--model", at("outcomes.csv"), "--panel", at("apart.csv"));
  expect(wrong).toMatchObject({ code: 1, told: expect.stringContaining("JSON") });
});

it.each<[string, Command, string[]]>([
  ["no panel", fit, []],
  ["a panel that is not there", fit, ["--panel", at("none.csv"), ...FILES.slice(2)]],
  ["nowhere to write", fit, [...FILES.slice(0, 4), "--out", at("none/model.json")]],
  ["no file to write", fit, FILES.slice(0, 4)],
  ["one fold", fit, [...FILES, "--folds", "1"]],
  ["no model", score, ["--panel", at("apart.csv")]],
])("bad arguments: %s", async (_, command, args) => {
  await expect(command(args)).rejects.toBeInstanceOf(BadArguments);
});
