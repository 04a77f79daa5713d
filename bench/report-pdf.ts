/**
 * Pages a second of the programme's report as PDF/UA, of a large département, against as many bare pages that hold as many words; same
 * process, turn by turn. BENCH_RUNS for more turns. Aim: 20 pages/s.
 */
import type { Figure } from "../src/evaluation/figure.rules.ts";
import { INDICATORS } from "../src/evaluation/rules.ts";
import { INDICATOR_WORDS } from "../src/evaluation/words.rules.ts";
import { compilePdf } from "../src/platform/documents/compile-pdf.ts";
import type { ReportFacts } from "../src/report/content.rules.ts";
import { reportContent } from "../src/report/content.rules.ts";
import { reportPdf } from "../src/report/documents.ts";
import type { Cut, FrozenFigure } from "../src/snapshot/rules.ts";

const RUNS = Number(process.env["BENCH_RUNS"] ?? 10);
const MONEY = new Set(["debtDelta", "unitCost", "fullCost"]);

/** The n-th slice's figure: shares between a third and nine tenths of some dozens to some thousands of cases. */
function figureOf(id: string, n: number): Figure {
  const denominator = 20 + ((n * 137) % 3000);
  const numerator = Math.floor(denominator * (0.33 + ((n * 31) % 57) / 100));
  const base = { excluded: n % 17, unknown: n % 23, numerator, denominator };
  if (id === "supported" || id === "closed")
    return { ...base, value: numerator, denominator: null, unit: "count", people: numerator * 2 };
  if (MONEY.has(id)) return { ...base, value: 140_000 + n, numerator: 140_000 * denominator, unit: "cents" };
  return { ...base, value: numerator / denominator, unit: "share" };
}

function cut(name: Cut, keys: readonly string[]): FrozenFigure[] {
  return keys.flatMap((key, at) =>
    INDICATORS.map((indicator, index) => ({
      cut: name,
      key,
      label: name === "landlord" || name === "operator" ? `Organisme ${key}` : null,
      indicator,
      figure: figureOf(indicator, at * 29 + index),
      shownSince: null,
    })),
  );
}
const keys = (many: number, word: string) => Array.from({ length: many }, (_, at) => `${word} ${at + 1}`);
const { names, definitions } = INDICATOR_WORDS.fr;

const factsOf = (turn: number): ReportFacts => ({
  name: { kind: "annual", of: null },
  organisation: null,
  snapshot: {
    from: "2026-01-01",
    to: "2026-12-31",
    madeOn: "2027-02-01",
    madeBy: `Personne ${turn}`,
    rank: 1,
  },
  figures: [
    ...cut("whole", [""]),
    ...cut("landlord", keys(30, "Bailleur")),
    ...cut("operator", keys(12, "Opérateur")),
    ...cut("zone", keys(20, "Secteur")),
    ...cut("year", ["2021", "2022", "2023", "2024", "2025", "2026"]),
  ],
  payers: [],
  paths: [],
  words: { fr: { names, definitions }, en: { names, definitions } },
  moved: null,
});

const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

const ours: number[] = [];
const bare: number[] = [];
let pages = 0;
let barePages = 0;
for (let turn = -1; turn < RUNS; turn++) {
  const facts = factsOf(turn);
  let started = performance.now();
  pages = pagesOf(reportPdf(facts, "fr"));
  const took = performance.now() - started;
  // The report's own words, without its tables and drawings, spread over as many pages.
  const words = JSON.stringify(reportContent(facts, "fr"))
    .replaceAll(/[^\p{L}\d %/]+/gu, " ")
    .split(" ");
  const share = Math.ceil(words.length / pages);
  const texts = Array.from({ length: pages }, (_, at) => words.slice(at * share, (at + 1) * share).join(" "));
  started = performance.now();
  barePages = pagesOf(
    compilePdf(new URL("bare-pages.typ", import.meta.url), { title: `Pages nues ${turn}`, pages: texts }),
  );
  const tookBare = performance.now() - started;
  // The first turn reads fonts and compiles templates.
  if (turn < 0) continue;
  ours.push(took / pages);
  bare.push(tookBare / barePages);
}
const [oneOurs, oneBare] = [middle(ours), middle(bare)];
process.stdout.write(
  `${JSON.stringify({
    name: "report-pdf",
    ratio: Math.round((oneOurs / oneBare) * 100) / 100,
    baseline: Math.round(1000 / oneBare),
    ours: Math.round(1000 / oneOurs),
    unit: "pages/s",
    runs: RUNS,
    baselineIs:
      "as many bare pages of the same words, same compiler, tagged as well; the ratio is of time a page",
    pages,
    barePages,
    slowestPageMs: Math.round(Math.max(...ours) * 10) / 10,
  })}\n`,
);
