/** The dashboard of deploy/ asks for nothing that /metrics does not give: a panel of a renamed measure would stay empty, and nobody would be warned. */
import { readFileSync } from "node:fs";
import path from "node:path";

import { expect, it } from "vitest";

import { appOf } from "../src/app/server-fixture.ts";
import { testDatabase } from "../src/platform/database/test-database.ts";

type Panel = { title: string; targets?: { expr: string; legendFormat?: string }[]; panels?: Panel[] };
const dashboard = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../deploy/grafana.json"), "utf8"),
) as { panels: Panel[] };

const TOKEN = "a token for the watch alone";
/** Words of the language that stand like a name. */
const WORDS = new Set([
  "or",
  "and",
  "unless",
  "on",
  "ignoring",
  "bool",
  "offset",
  "by",
  "without",
  "inf",
  "nan",
]);

/** Prometheus itself adds them to whatever it reads. */
const ADDED = ["instance", "job"];

/** The measures that an expression reads, and the labels that it tells apart by. */
function readBy(expression: string): { names: string[]; labels: string[] } {
  const labels: string[] = [];
  const rest = expression
    .replaceAll(/"[^"]*"/g, '""')
    .replaceAll(/\{([^}]*)\}/g, (_, matchers: string) => {
      labels.push(...matchers.matchAll(/(\w+)\s*[=!]/g).map(([, label]) => label!));
      return "";
    })
    .replaceAll(/\b(?:by|without|on|ignoring)\s*\(([^)]*)\)/g, (_, list: string) => {
      labels.push(...list.matchAll(/\w+/g).map(([label]) => label));
      return "";
    })
    .replaceAll(/\[[^\]]*\]/g, "");
  const names = [...rest.matchAll(/[a-zA-Z_:][\w:]*(?!\s*\(|[\w:])/g)].map(([name]) => name);
  return { names: names.filter((name) => !WORDS.has(name.toLowerCase())), labels };
}

/** What /metrics gives once somebody has asked for something: each sample's name, and its labels. */
async function given(): Promise<Map<string, Set<string>>> {
  const database = await testDatabase();
  const { app, close } = await appOf(database, { metricsToken: TOKEN });
  await app.inject({ method: "GET", url: "/healthz" });
  const { body } = await app.inject({
    method: "GET",
    url: "/metrics",
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  await close();
  await database.close();
  const samples = new Map<string, Set<string>>();
  for (const [, name, labels = ""] of body.matchAll(/^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+$/gm)) {
    const known = samples.get(name!) ?? new Set();
    for (const [, label] of labels.matchAll(/(\w+)="/g)) known.add(label!);
    samples.set(name!, known);
  }
  return samples;
}

it("every panel reads measures that /metrics gives, by labels that they have", async () => {
  const samples = await given();
  const panels = dashboard.panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]);
  const asked = panels.flatMap(({ title, targets = [] }) => targets.map((target) => ({ title, ...target })));
  expect(asked.length).toBeGreaterThan(4);
  const wrong = asked.flatMap(({ title, expr, legendFormat = "" }) => {
    const { names, labels } = readBy(expr);
    const had = new Set([...ADDED, ...names.flatMap((name) => [...(samples.get(name) ?? [])])]);
    const shown = [...legendFormat.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, label]) => label!);
    return [
      ...(names.length === 0 ? [`${title}: reads nothing`] : []),
      ...names.filter((name) => !samples.has(name)).map((name) => `${title}: no measure ${name}`),
      ...[...labels, ...shown]
        .filter((label) => !had.has(label))
        .map((label) => `${title}: no label ${label}`),
    ];
  });
  expect(wrong).toEqual([]);
});

it.each([
  ["sum by (le, route) (rate(lt_x_bucket[10m]))", ["lt_x_bucket"], ["le", "route"]],
  ['sum(increase(lt_x_count{status=~"5.."}[1h])) or vector(0)', ["lt_x_count"], ["status"]],
  ["process_x / 2 > bool node:y", ["process_x", "node:y"], []],
])("reads %s", (expression, names, labels) => {
  expect(readBy(expression)).toEqual({ names, labels });
});
