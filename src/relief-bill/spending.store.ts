/** What each landlord and each fund spends on reliefs in a year: granted, applied, left, and where the year will end. */
import { sql } from "drizzle-orm";

import { leftOf, type MonthOfYear, yearForecast } from "../envelope/rules.ts";
import { FEWEST_TOLD } from "../platform/access/few.rules.ts";
import type { Tx } from "../platform/database/database.ts";

export type ReliefSpending = {
  /** The fund's code; `landlord` for a landlord's own part. */
  fund: string;
  landlord: string | null;
  grantedCents: number | null;
  appliedCents: number | null;
  /** Of the envelope, less all that is committed on it; null: no envelope was opened. */
  leftCents: number | null;
  envelopeCents: number | null;
  forecastCents: number | null;
  /** Empty where the sums are kept back. */
  months: MonthOfYear[];
};

type Row = {
  fund: string;
  landlordId: string | null;
  landlord: string | null;
  month: string;
  granted: number;
  applied: number;
  households: number;
};
type Opened = {
  fund: string;
  landlordId: string | null;
  amountCents: number;
  overCents: number;
  committedCents: number;
};

const keyOf = (of: { fund: string; landlordId: string | null }) => `${of.fund}/${of.landlordId}`;

/** A year's spending by who bears it, as far as the asker may know it; a funder is kept to sums of five households or more. */
export async function reliefSpending(
  tx: Tx,
  year: number,
  on: Temporal.PlainDate,
): Promise<ReliefSpending[]> {
  const rows = await tx.rows<Row>(sql`
    select s.fund, s.landlord_id as "landlordId", o.name as landlord, to_char(s.month, 'YYYY-MM') as month,
           s.granted_cents as granted, s.applied_cents as applied, s.households::int as households
      from app.relief_spending(${year}) s left join organisation o on o.id = s.landlord_id
     order by s.landlord_id is not null, o.name, s.fund, s.month`);
  const opened = await envelopesOf(tx, year);
  return [...Map.groupBy(rows, keyOf).values()].map((months) => {
    const { fund, landlord } = months[0]!;
    const envelope = opened.find((one) => keyOf(one) === keyOf(months[0]!));
    const envelopeCents = envelope ? envelope.amountCents + envelope.overCents : null;
    const isKeptBack =
      tx.actor?.role === "funder" && months.some(({ households }) => households < FEWEST_TOLD);
    if (isKeptBack)
      return {
        fund,
        landlord,
        grantedCents: null,
        appliedCents: null,
        leftCents: null,
        envelopeCents,
        forecastCents: null,
        months: [],
      };
    const byMonth = (of: (row: Row) => number) => new Map(months.map((row) => [row.month, of(row)]));
    const forecast = yearForecast(
      year,
      byMonth(({ granted }) => granted),
      byMonth(({ applied }) => applied),
      on,
    );
    return {
      fund,
      landlord,
      grantedCents: months.reduce((sum, { granted }) => sum + granted, 0),
      appliedCents: forecast.appliedCents,
      leftCents: envelope ? leftOf(envelope) : null,
      envelopeCents,
      forecastCents: forecast.appliedCents + forecast.toComeCents + forecast.expectedCents,
      months: forecast.months,
    };
  });
}

/** A funder reads no envelope: its totals come of the function that tells them. */
const envelopesOf = (tx: Tx, year: number) =>
  tx.actor?.role === "funder"
    ? tx.rows<Opened>(sql`
        select fund, null::uuid as "landlordId", amount_cents as "amountCents", over_cents as "overCents", committed_cents as "committedCents"
          from app.envelope_totals(${year}) where amount_cents is not null`)
    : tx.rows<Opened>(sql`
        select fund, landlord_id as "landlordId", amount_cents as "amountCents", over_cents as "overCents", committed_cents as "committedCents"
          from envelope where year = ${year}`);
