/**
 * The prepared files of a session of 20 cases, each a PDF of its own, then all as one; against an empty document of the house, by the
 * same compiler, turn by turn. What is read from the database is not in it.
 */
import { minutesPdf } from "../src/minutes/minutes-document.ts";
import { optionsOf, usualTerms } from "../src/preparation/options.rules.ts";
import { preparationPdf } from "../src/preparation/preparation-document.ts";
import type { Prepared } from "../src/preparation/store.ts";

const RUNS = Number(process.env["BENCH_RUNS"] ?? 9);
const ITEMS = 20;
const on = Temporal.PlainDate.from("2026-11-27");
const iso = (days: number) => on.add({ days }).toString();

/** A case with as much to say as those of the demonstration. */
function file(position: number): Prepared {
  const debt = { debtCents: 90_000 + position * 13_337, amountDueCents: 45_000, paidCents: 31_250 };
  const terms = usualTerms(debt, on);
  return {
    id: String(position),
    sessionId: "session",
    number: "2026-12",
    heldOn: iso(13),
    position,
    household: position % 3 === 0 ? { id: String(position), name: `Ménage Exemple ${position}` } : null,
    landlord: "Alpes Isère Habitat",
    commune: "Grenoble",
    proposedOperator: "Le Relais Ozanam",
    track: "stay",
    tie: "strained",
    situation: position % 3 === 0 ? "Arrêt maladie prolongé et crédits à la consommation." : null,
    stage: "paymentOrder",
    asOf: iso(-20),
    debt,
    monthsDue: 3.4,
    tried: ["called", "written"],
    nextDates: [{ id: "terminationClause", on: iso(12), source: "loi du 6 juillet 1989, art. 24" }],
    story: [
      { on: iso(-20), kind: "submitted", code: "submitted" },
      { on: iso(-50), kind: "act", code: "paymentOrder" },
      { on: iso(-90), kind: "act", code: "cafReport" },
    ],
    lacking: [{ what: "informedBy", bringer: "landlord" }],
    needs: [{ id: "1", what: "Avis d'imposition", bringer: "household", dueBy: iso(10), broughtOn: null }],
    levers: ["supportMeasure", "repaymentPlan", "rentRelief", "debtGrant", "conciliation", "resumeRent"].map(
      (id) => ({ id, until: null, source: "programme « Logement toujours », fiche de juin 2020" }),
    ),
    shared: [],
    months: [],
    terms,
    options: optionsOf(debt, terms),
    limits: { plan: 36, relief: 6 },
    can: { write: false, bring: false },
  };
}

const files = Array.from({ length: ITEMS }, (_, index) => file(index + 1));
/** Milliseconds a PDF. */
const timed = (work: () => void, documents: number) => {
  const start = performance.now();
  work();
  return (performance.now() - start) / documents;
};
const WAYS = {
  empty: () =>
    timed(() => {
      for (let n = 0; n < ITEMS; n += 1)
        minutesPdf({ number: String(n), heldOn: on, members: [], items: [] });
    }, ITEMS),
  each: () => timed(() => files.forEach((one) => preparationPdf([one])), ITEMS),
  whole: () => timed(() => preparationPdf(files), 1),
};
const runs: Record<keyof typeof WAYS, number[]> = { empty: [], each: [], whole: [] };
for (let run = -1; run < RUNS; run += 1)
  for (const way of Object.keys(WAYS) as (keyof typeof WAYS)[]) {
    const spent = WAYS[way]();
    // The first turn warms the compiler up and does not count.
    if (run >= 0) runs[way].push(spent);
  }
const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
const [empty, each, whole] = [median(runs.empty), median(runs.each), median(runs.whole)];
process.stdout.write(
  `${JSON.stringify({
    name: "preparation",
    ratio: Number((each / empty).toFixed(2)),
    baseline: Number(empty.toFixed(2)),
    ours: Number(each.toFixed(2)),
    unit: "ms a PDF",
    runs: RUNS,
    items: ITEMS,
    pdfsPerSecond: Math.round(1000 / each),
    wholeSessionMs: Number(whole.toFixed(1)),
  })}\n`,
);
