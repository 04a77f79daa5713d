/** A year of the programme, for the report of one agreement. */
import { sql } from "drizzle-orm";

import type { ChargeKeys } from "../cost/rules.ts";
import { keysOf } from "../cost/store.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import type { Income, Line } from "./report.rules.ts";

export type ReportFacts = {
  funder: string;
  name: string;
  paysFor: string;
  startsOn: string;
  endsOn: string;
  /** Oldest first. */
  corrections: { on: string; reason: string }[];
  voted: Line[];
  spent: Line[];
  income: Income[];
  /** Received in the year under this agreement. */
  ownReceivedCents: number | null;
  households: number;
  keys: ChargeKeys;
  keysChecked: boolean;
  landlordTime: { minutes: number; cents: number | null } | null;
  /** Words that explain the year's differences, oldest first. */
  explanations: { words: string; amountCents: number; by: string | null; on: string }[];
};

/** Undefined where there is none. For the coordination. */
export async function reportFacts(
  tx: Tx & { actor: Actor },
  id: string,
  year: number,
): Promise<ReportFacts | undefined> {
  const [agreement] = await tx.rows<
    Pick<
      ReportFacts,
      "funder" | "name" | "paysFor" | "startsOn" | "endsOn" | "corrections" | "ownReceivedCents"
    >
  >(sql`
    select coalesce(o.name, a.funder) as funder, a.name, a.pays_for as "paysFor", a.starts_on::text as "startsOn", a.ends_on::text as "endsOn",
           coalesce((select jsonb_agg(jsonb_build_object('on', r.revised_on, 'reason', r.reason) order by r.created_at)
                       from funding_revision r where r.agreement_id = a.id), '[]') as corrections,
           (select sum(l.amount_cents)::bigint from funding_line l
             where l.agreement_id = a.id and l.year = ${year} and l.kind = 'received') as "ownReceivedCents"
      from funding_agreement a left join organisation o on o.id = a.funder_id where a.id = ${id}::uuid`);
  if (!agreement) return undefined;
  const lines = await tx.rows<Line & { kind: string }>(sql`
    select kind, cost_line as "costLine", amount_cents as "amountCents" from funding_line where year = ${year} and kind in ('voted', 'spent')`);
  const income = await tx.rows<Income>(sql`
    select l.funder as code, coalesce(o.name, l.funder) as funder, sum(l.amount_cents) filter (where l.kind = 'agreed')::bigint as "agreedCents",
           sum(l.amount_cents) filter (where l.kind = 'received')::bigint as "receivedCents"
      from funding_line l left join organisation o on o.id = l.funder_id
     where l.year = ${year} and l.kind in ('agreed', 'received') group by 1, 2 order by 3 desc nulls last, 2`);
  const [use] = await tx.rows<{ households: number }>(sql`
    select count(distinct household_id)::int as households from measure
     where starts_on <= make_date(${year}, 12, 31) and coalesce(closed_on, app.today()) >= make_date(${year}, 1, 1)`);
  const [time] = await tx.rows<{ minutes: number | null; cents: number | null }>(sql`
    select sum(minutes)::int as minutes, case when bool_or(cents is null) then null else sum(cents)::bigint end as cents
      from app.landlord_time_costs(${year})`);
  const explanations = await tx.rows<ReportFacts["explanations"][number]>(sql`
    select e.words, e.amount_cents as "amountCents", p.name as by, e.explained_on::text as "on"
      from funding_explanation e left join app.directory() p on p.user_id = e.explained_by
     where e.year = ${year} order by e.created_at`);
  const { keys, checked } = await keysOf(tx, year);
  const of = (kind: string) => lines.filter((line) => line.kind === kind);
  return {
    ...agreement,
    voted: of("voted"),
    spent: of("spent"),
    income,
    households: use!.households,
    keys,
    keysChecked: checked,
    landlordTime: time && time.minutes !== null ? { minutes: time.minutes, cents: time.cents } : null,
    explanations,
  };
}
