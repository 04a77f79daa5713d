/** Reads the facts that the reader may count from, and gives the sheet as that reader may see it. */
import { sql } from "drizzle-orm";

import type { Role } from "../platform/access/roles.ts";
import type { Tx } from "../platform/database/database.ts";
import { type Counts, figuresOf } from "./counts.rules.ts";
import type { Facts, FundingFact, Period, PlanFact } from "./facts.rules.ts";
import {
  evaluate,
  rowsBehind,
  sliced,
  wholeYears,
  type Figures,
  type IndicatorId,
  type SliceBy,
} from "./rules.ts";
import { bundles, cuts, suppressed, suppressedSlices, without } from "./suppression.rules.ts";

export type Scope = "own" | "all";
export type Sheet = { figures: Figures; slices?: Map<string, Figures> };

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

/**
 * The whole sheet of a period, uncut, counted in the database: what `sheetFor` gives without slices to whoever is no funder, whatever the
 * number of measures. The command line and jobs read all.
 */
export async function wholeSheet(tx: Tx, scope: Scope, period: Period): Promise<Figures> {
  const asked = sql`${period.from}::date, ${period.to}::date, ${scope === "own"}`;
  const [row] = await tx.rows<{ counts: Counts | null }>(
    tx.actor
      ? sql`select app.evaluation_sheet(${asked}) as counts`
      : sql`select app.evaluation_counts(${asked}) as counts`,
  );
  const plans = await tx.rows<{ own: boolean; fact: PlanFact }>(
    tx.actor
      ? sql`select own, fact from app.evaluation_plans()`
      : sql`select true as own, fact from app.plan_facts()`,
  );
  const facts: Facts = {
    paths: [],
    referrals: [],
    plans: plans
      .filter(({ own }) => scope === "all" || own)
      .map(({ fact }) => ({ ...fact, householdId: null })),
    funding: await fundingOf(tx, scope),
  };
  return row?.counts ? figuresOf(row.counts, facts, period) : evaluate(facts, period);
}

/** The years that hold facts, from the first to `thisYear`: of the reader's own where asked. */
export async function factYears(tx: Tx, scope: Scope, thisYear: number): Promise<number[]> {
  const [row] = await tx.rows<{ year: number | null }>(
    sql`select app.first_evaluated_year(${scope === "own"}) as year`,
  );
  const first = Math.min(row?.year ?? thisYear, thisYear);
  return Array.from({ length: thisYear - first + 1 }, (_, index) => first + index);
}

/** The sheet of a period, cut by `by` where asked. A funder's has no cell of fewer than 5 households. */
export function sheetFor(role: Role | null, facts: Facts, period: Period, by?: SliceBy): Sheet {
  const figures = evaluate(facts, period);
  const slices = by && sliced(facts, by, period);
  if (role !== "funder")
    return {
      figures,
      ...(slices && {
        slices: new Map([...slices].map(([key, cut]) => [key, evaluate(cut.facts, cut.period)])),
      }),
    };
  return {
    figures: unbundled(suppressed(figures), facts, period),
    ...(slices && {
      slices: new Map(
        [
          ...suppressedSlices(
            new Map([...slices].map(([key, cut]) => [key, evaluate(cut.facts, cut.period)])),
          ),
        ].map(([key, cell]) => [key, unbundled(cell, slices.get(key)!.facts, slices.get(key)!.period)]),
      ),
    }),
  };
}

/** Takes away the figures whose period cuts a bundle of years. */
function unbundled(figures: Figures, facts: Facts, period: Period): Figures {
  const asked = wholeYears(period);
  const days = [
    ...facts.paths.map(({ startsOn }) => startsOn),
    ...facts.referrals.flatMap(({ referredOn }) => referredOn ?? []),
  ];
  const known = new Map<string, Figures>();
  const figuresOf = (first: number, last: number) => {
    const key = `${first}-${last}`;
    const found = known.get(key) ?? evaluate(facts, { from: `${first}-01-01`, to: `${last}-12-31` });
    known.set(key, found);
    return found;
  };
  if (days.length === 0) return figures;
  const first = Number(days.reduce((least, on) => (on < least ? on : least)).slice(0, 4));
  const last = Math.max(
    asked.at(-1) ?? first,
    Number(days.reduce((most, on) => (on > most ? on : most)).slice(0, 4)) + 1,
  );
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return without(
    figures,
    (id) => figures[id].suppressed === true || cuts(bundles(id, years, figuresOf), asked),
  );
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
