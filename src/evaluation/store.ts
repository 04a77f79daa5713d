/** Reads the facts that the reader may count from, and gives the sheet as that reader may see it. */
import { sql } from "drizzle-orm";

import type { Role } from "../platform/access/roles.ts";
import type { Tx } from "../platform/database/database.ts";
import { figuresOf, type PathCounts, type ReferralCounts } from "./counts.rules.ts";
import type { Facts, FundingFact, Of, Period, PlanFact } from "./facts.rules.ts";
import { rowsBehind, type Figures, type IndicatorId, type SliceBy } from "./rules.ts";
import { sheetOf, type Cells, type Cut, type Key, type Sheet } from "./sheet.rules.ts";

export type Scope = "own" | "all";

type Row = { what: "path" | "referral" | "plan"; own: boolean; householdId: string | null; fact: object };

/** Facts of the whole platform, or of the reader's own organisation. The command line and jobs read all. */
export async function evaluationFacts(tx: Tx, scope: Scope): Promise<Facts> {
  const rows = await tx.rows<Row>(
    tx.actor
      ? sql`select what, own, household_id as "householdId", fact from app.evaluation_facts()`
      : sql`
        select 'path' as what, true as own, f.household_id as "householdId", f.fact || jsonb_build_object('causes', c.causes) as fact
          from app.path_facts() f left join app.path_causes() c on c.path_id = f.path_id
        union all select 'referral', true, f.household_id, f.fact from app.referral_facts() f
        union all select 'plan', true, f.household_id, f.fact from app.plan_facts() f`,
  );
  const of = <Fact>(what: Row["what"]) =>
    rows
      .filter((row) => row.what === what && (scope === "all" || row.own))
      .map(({ householdId, fact }) => ({ ...fact, householdId }) as Fact & { householdId: string | null });
  return {
    paths: of("path"),
    referrals: of("referral"),
    plans: of("plan"),
    funding: await fundingOf(tx, scope),
  };
}

const fundingOf = async (tx: Tx, scope: Scope): Promise<FundingFact[]> =>
  scope === "own"
    ? []
    : tx.rows(
        tx.actor
          ? sql`select year, kind, cents from app.funding_totals()`
          : sql`select year, kind, sum(amount_cents)::bigint as cents from funding_line group by year, kind`,
      );

type Counted = {
  period: number;
  cut: Cut;
  key: string;
  paths: PathCounts | null;
  referrals: ReferralCounts | null;
};

/**
 * What `work` makes of the figures of cells, counted in the database, whatever the number of measures. It is done again, with nothing in
 * place of what is not counted yet, until it asks for no cell that is not known: each time for all those that were missing, at once.
 * `cuts`: by what it cuts. The command line and jobs read all.
 */
export async function counting<T>(
  tx: Tx,
  scope: Scope,
  cuts: readonly Cut[],
  work: (cells: Cells) => T,
): Promise<T> {
  const facts = { plans: await plansOf(tx, scope), funding: await fundingOf(tx, scope) };
  const keys = await keysOf(tx, scope, cuts, facts.plans);
  const known = new Map<string, Figures>();
  for (;;) {
    const missing = new Map<string, { period: Period; cuts: Set<Cut> }>();
    const done = work({
      keys,
      figuresOf: (cut, key, period) => {
        const found = known.get(nameOf(cut, key, period));
        if (found) return found;
        const name = nameOf("whole", "", period);
        const asked = missing.get(name) ?? { period, cuts: new Set<Cut>() };
        missing.set(name, { period, cuts: asked.cuts.add(cut) });
        return figuresOf(null, null, NOTHING, period);
      },
    });
    if (missing.size === 0) return done;
    // Periods that are cut alike are counted in one reading.
    for (const alike of Map.groupBy(missing.values(), (one) => [...one.cuts].toSorted().join()).values())
      for (const [name, figures] of await counted(
        tx,
        scope,
        alike.map(({ period }) => period),
        [...alike[0]!.cuts],
        keys,
        facts,
      ))
        known.set(name, figures);
  }
}

const NOTHING = { plans: [], funding: [] };
const nameOf = (cut: Cut, key: string, { from, to }: Period) => `${cut}\n${key}\n${from}\n${to}`;

/** The figures of each period, of every key of these cuts. */
async function counted(
  tx: Tx,
  scope: Scope,
  periods: readonly Period[],
  cuts: readonly Cut[],
  keys: readonly Key[],
  facts: Pick<Facts, "plans" | "funding">,
): Promise<[name: string, figures: Figures][]> {
  const asked = sql`${dates(periods.map(({ from }) => from))}, ${dates(periods.map(({ to }) => to))}, ${scope === "own"}, ${texts(cuts)}`;
  const rows = await tx.rows<Counted>(
    tx.actor
      ? sql`select * from app.evaluation_sheets(${asked})`
      : sql`select * from app.evaluation_counts(${asked})`,
  );
  const found = new Map(rows.map((row) => [`${row.cut}\n${row.key}\n${row.period}`, row]));
  return periods.flatMap((period, index) =>
    keys
      .filter(({ cut }) => cuts.includes(cut))
      .map(({ cut, key }): [string, Figures] => {
        const row = found.get(`${cut}\n${key}\n${index + 1}`);
        const own =
          cut === "whole"
            ? facts
            : { plans: facts.plans.filter((plan) => (plan[cut] ?? "") === key), funding: [] };
        return [nameOf(cut, key, period), figuresOf(row?.paths ?? null, row?.referrals ?? null, own, period)];
      }),
  );
}

const texts = (list: readonly string[]) =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(list)}::jsonb))`;
const dates = (list: readonly string[]) => sql`${texts(list)}::date[]`;

async function plansOf(tx: Tx, scope: Scope): Promise<Of<PlanFact>[]> {
  const plans = await tx.rows<{ own: boolean; fact: PlanFact }>(
    tx.actor
      ? sql`select own, fact from app.evaluation_plans()`
      : sql`select true as own, fact from app.plan_facts()`,
  );
  return plans
    .filter(({ own }) => scope === "all" || own)
    .map(({ fact }) => ({ ...fact, householdId: null }));
}

/** The keys of the cuts: of paths, of referrals, of plans. */
async function keysOf(
  tx: Tx,
  scope: Scope,
  cuts: readonly Cut[],
  plans: readonly PlanFact[],
): Promise<Key[]> {
  const asked = sql`${scope === "own"}, ${texts(cuts)}`;
  const rows = await tx.rows<{ cut: Cut; key: string; first: number | null; last: number | null }>(sql`
    select cut, key, extract(year from first_on)::int as first, extract(year from last_on)::int as last
      from ${tx.actor ? sql`app.evaluation_fact_keys(${asked})` : sql`app.evaluation_keys(${asked})`}`);
  const keys = new Map<string, Key>([["whole/", { cut: "whole", key: "", years: null }]]);
  for (const { cut, key, first, last } of rows)
    keys.set(`${cut}/${key}`, { cut, key, years: first === null || last === null ? null : [first, last] });
  for (const plan of plans)
    for (const cut of cuts) {
      if (cut === "whole") continue;
      const key = plan[cut] ?? "";
      if (!keys.has(`${cut}/${key}`)) keys.set(`${cut}/${key}`, { cut, key, years: null });
    }
  return [...keys.values()].toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** The sheet of a period, cut by `by` where asked, as `role` may see it. */
export const countedSheet = (
  tx: Tx,
  role: Role | null,
  scope: Scope,
  period: Period,
  by?: SliceBy,
): Promise<Sheet> =>
  counting(tx, scope, by && by !== "year" ? [by] : [], (cells) => sheetOf(role, cells, period, by));

/** The years that hold facts, from the first to `thisYear`: of the reader's own where asked. */
export async function factYears(tx: Tx, scope: Scope, thisYear: number): Promise<number[]> {
  const [row] = await tx.rows<{ year: number | null }>(
    sql`select app.first_evaluated_year(${scope === "own"}) as year`,
  );
  const first = Math.min(row?.year ?? thisYear, thisYear);
  return Array.from({ length: thisYear - first + 1 }, (_, index) => first + index);
}

type HouseholdBehind = {
  householdId: string;
  name: string;
  landlord: string | null;
  on: string | null;
  verdict: "yes" | "no" | "excluded" | "unknown";
};

/** The households behind a figure, named: those whose file the reader may open; and how many others were counted. */
export async function householdsBehind(
  tx: Tx,
  facts: Facts,
  id: IndicatorId,
  period: Period,
): Promise<{ rows: HouseholdBehind[]; others: number }> {
  const rows = rowsBehind(id, facts, period);
  const ids = [...new Set(rows.flatMap(({ householdId }) => householdId ?? []))];
  const names = await tx.rows<{ id: string; name: string; landlord: string | null }>(sql`
    select h.id, h.name,
           (select string_agg(distinct o.name, ', ') from tenancy t join organisation o on o.id = t.landlord_id
             where t.household_id = h.id) as landlord
      from household h where h.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
  const named = new Map(names.map((one) => [one.id, one]));
  const shown = rows.flatMap(({ householdId, verdict, on }) => {
    const one = householdId === null ? undefined : named.get(householdId);
    return one ? [{ householdId: one.id, name: one.name, landlord: one.landlord, on, verdict }] : [];
  });
  return { rows: shown, others: rows.length - shown.length };
}
