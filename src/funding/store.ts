/** Reads a year's money as its reader may see it, and reconciles it. */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import type { AgreementState } from "./correction.rules.ts";
import {
  type AgreementRule,
  type Comparison,
  type CostLine,
  differences,
  type Difference,
  type Explanation,
  FUNDING_KINDS,
  type InEnvelopes,
  type FundingKind,
  type Totals,
  totalsOf,
  yearShownFirst,
} from "./rules.ts";

export type FundingLine = {
  id: string;
  year: number;
  kind: FundingKind;
  funder: string;
  funderName: string;
  line: string;
  amountCents: number;
  eligible: boolean | null;
  costLine: CostLine | null;
  agreementId: string | null;
  happenedOn: string | null;
  takenOver: boolean;
  explanation: string | null;
  /** Of an agreement's amount: the last day on which its amounts were corrected. */
  revisedOn: string | null;
};
export type Due = {
  id: string;
  kind: "instalment" | "proof";
  what: string;
  dueOn: string;
  amountCents: number | null;
  doneOn: string | null;
  by: string | null;
};
export type Agreement = {
  id: string;
  funder: string;
  funderName: string;
  name: string;
  paysFor: string;
  conditions: string | null;
  startsOn: string;
  endsOn: string;
  years: { year: number; amountCents: number }[];
  rules: AgreementRule[];
  dues: Due[];
  /** Oldest first: how it stood before each correction. */
  revisions: Revision[];
};
/** A line taken out: why, by whom, and what it said; null where it was taken out before that was kept. */
export type RemovedLine = {
  id: string;
  on: string;
  by: string | null;
  reason: string;
  said: {
    kind: FundingKind;
    funder: string;
    funderName: string;
    line: string;
    amountCents: number;
    agreementId: string | null;
  } | null;
};
export type Revision = { id: string; on: string; by: string | null; reason: string; before: AgreementState };
/** `totals` null: not for this reader, who sees its own lines alone. */
export type FundingYear = {
  year: number;
  years: number[];
  totals: Totals | null;
  byYear: { year: number; totals: Totals }[];
  /** Of reliefs and grants committed, by the funds' envelopes; null: none of that year, or none for this reader. */
  inEnvelopes: InEnvelopes | null;
  differences: Difference[];
  lines: FundingLine[];
  /** Taken out of that year by the reader's organisation, the latest first. */
  removed: RemovedLine[];
  agreements: Agreement[];
};

/** Whose page has totals: a landlord reads its own contribution. */
const READS_TOTALS = new Set<string>(["coordinator", "funder"]);

/** `asked` null: the year that a page opens on (`yearShownFirst`). */
export async function fundingYear(tx: Tx, asked: number | null, thisYear: number): Promise<FundingYear> {
  const readsTotals = tx.actor === undefined || READS_TOTALS.has(tx.actor.role);
  const sums = await tx.rows<{ year: number; kind: FundingKind; amountCents: number }>(
    tx.actor && tx.actor.role !== "landlordLead"
      ? sql`select year, kind, cents as "amountCents" from app.funding_totals()`
      : sql`select year, kind, sum(amount_cents)::bigint as "amountCents" from funding_line group by year, kind`,
  );
  const agreementYears = await tx.rows<{ year: number }>(sql`
    select generate_series(extract(year from starts_on)::int, extract(year from ends_on)::int) as year from funding_agreement`);
  const years = [...new Set([...sums, ...agreementYears].map((one) => one.year))].toSorted((a, b) => a - b);
  const year =
    asked ??
    yearShownFirst(
      sums.map((one) => one.year),
      thisYear,
    );
  const totals = totalsOf(sums, year);
  const inEnvelopes = readsTotals ? await committedInEnvelopes(tx, year) : null;
  // Words of a difference with what a reader is not told would tell it.
  const isTold = tx.actor?.role !== "funder" || inEnvelopes !== null;
  const told = (await explanations(tx, year)).filter(
    ({ between }) => isTold || between !== "committed/envelopes",
  );
  return {
    year,
    years,
    totals: readsTotals ? totals : null,
    byYear: readsTotals ? years.map((one) => ({ year: one, totals: totalsOf(sums, one) })) : [],
    inEnvelopes,
    differences: readsTotals ? differences(totals, told, inEnvelopes) : [],
    lines: await linesOf(tx, year),
    removed: await removedOf(tx, year),
    agreements: await agreementsOf(tx, year),
  };
}

/** What the funds' envelopes hold committed of a year, in cents, as the reader may know it; null: nothing, or not for them. */
export async function committedInEnvelopes(tx: Tx, year: number): Promise<InEnvelopes | null> {
  const [found] = await tx.rows<InEnvelopes>(
    sql`select relief, grants, landlords from app.committed_in_envelopes() where year = ${year}`,
  );
  return found ?? null;
}

/** Oldest first. */
function explanations(tx: Tx, year: number): Promise<Explanation[]> {
  return tx.rows(sql`
    select e.between, e.amount_cents as "amountCents", e.words, p.name as by, e.explained_on::text as "on"
      from funding_explanation e left join app.directory() p on p.user_id = e.explained_by
     where e.year = ${year} order by e.created_at`);
}

function linesOf(tx: Tx, year: number): Promise<FundingLine[]> {
  const order = JSON.stringify(FUNDING_KINDS);
  return tx.rows(sql`
    select l.id, l.year, l.kind, l.funder, coalesce(o.name, l.funder) as "funderName", l.line, l.amount_cents as "amountCents", l.eligible,
           l.cost_line as "costLine", l.agreement_id as "agreementId", l.happened_on::text as "happenedOn", l.taken_over as "takenOver",
           l.explanation, (select max(r.revised_on)::text from funding_revision r
                            where l.kind = 'agreed' and r.agreement_id = l.agreement_id and r.changes_amounts) as "revisedOn"
      from funding_line l left join organisation o on o.id = l.funder_id
     where l.year = ${year}
     order by array_position(array(select jsonb_array_elements_text(${order}::jsonb)), l.kind), l.amount_cents desc, l.line`);
}

/** Of those whose words were not kept, the year of their removal stands for theirs. */
function removedOf(tx: Tx, year: number): Promise<RemovedLine[]> {
  return tx.rows(sql`
    select r.id, (r.removed_at at time zone 'Europe/Paris')::date::text as "on", p.name as by, r.reason,
           r.said || jsonb_build_object('funderName', coalesce(o.name, r.said ->> 'funder')) as said
      from removal r left join app.directory() p on p.user_id = r.removed_by
      left join organisation o on o.code = r.said ->> 'funder' and o.kind in ('funder', 'landlord')
     where r.of_table = 'funding_line'
       and coalesce((r.said ->> 'year')::int, extract(year from r.removed_at at time zone 'Europe/Paris')::int) = ${year}
     order by r.removed_at desc, r.id`);
}

async function agreementsOf(tx: Tx, year: number): Promise<Agreement[]> {
  return tx.rows(sql`
    select a.id, a.funder, coalesce(o.name, a.funder) as "funderName", a.name, a.pays_for as "paysFor", a.conditions,
           a.starts_on::text as "startsOn", a.ends_on::text as "endsOn",
           coalesce((select jsonb_agg(jsonb_build_object('costLine', r.cost_line, 'eligible', r.eligible, 'ceilingCents', r.ceiling_cents,
                                                         'sharePercent', r.share_percent) order by r.cost_line)
                       from funding_rule r where r.agreement_id = a.id), '[]') as rules,
           coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'what', d.what, 'dueOn', d.due_on, 'amountCents', d.amount_cents,
                                                         'doneOn', d.done_on, 'by', p.name) order by d.due_on, d.what)
                       from funding_due d left join app.directory() p on p.user_id = d.done_by where d.agreement_id = a.id), '[]') as dues,
           coalesce((select jsonb_agg(jsonb_build_object('year', y.year, 'amountCents', y.cents) order by y.year)
                       from (select year, sum(amount_cents) as cents from funding_line
                              where agreement_id = a.id and kind = 'agreed' group by year) y), '[]') as years,
           coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'on', r.revised_on, 'by', p.name, 'reason', r.reason, 'before', r.before)
                                      order by r.created_at)
                       from funding_revision r left join app.directory() p on p.user_id = r.revised_by where r.agreement_id = a.id), '[]') as revisions
      from funding_agreement a left join organisation o on o.id = a.funder_id
     where ${year} between extract(year from a.starts_on) and extract(year from a.ends_on)
     order by a.funder, a.starts_on`);
}

/** The difference of a comparison as it is now; undefined where there is none to explain. */
export async function differenceNow(
  tx: Tx,
  year: number,
  between: Comparison,
): Promise<Difference | undefined> {
  const found = await fundingYear(tx, year, year);
  return found.differences.find((one) => one.between === between);
}

/** Who may be named as paying: funders and landlords. */
export const payers = (tx: Tx): Promise<{ code: string; name: string }[]> =>
  tx.rows(sql`select code, name from organisation where kind in ('funder', 'landlord') order by kind, name`);
