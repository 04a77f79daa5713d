/** What people read of rent reliefs: each with its months, what the ledger holds of them, the stops that rules propose. */
import { sql } from "drizzle-orm";

import type { FundTerms } from "../envelope/fund.rules.ts";
import { funds } from "../envelope/store.ts";
import { legalOn } from "../law/legal-parameters.ts";
import { settingsOn } from "../law/setting.store.ts";
import { LANDLORD_STAFF, type Role } from "../platform/access/roles.ts";
import type { Dated } from "../platform/calendar/dated.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Eligibility } from "./eligibility.rules.ts";
import { strictest } from "./limit.rules.ts";
import { inLedger, type InLedger } from "./recognition.rules.ts";
import { type MonthOfRelief, monthsLeft, type Room } from "./rules.ts";
import type { StopCause } from "./stop.rules.ts";

export type ReliefStop = {
  id: string;
  cause: StopCause;
  since: string;
  missingCents: number | null;
  proposedOn: string;
  settledAs: "confirmed" | "dismissed" | "lapsed" | null;
  settledBy: string | null;
  settledOn: string | null;
  reason: string | null;
};

/** A relief as a file shows it. Money in cents; months ISO (`2027-01`). `fundShare` 0–1, the landlord bears the rest. */
export type Relief = {
  id: string;
  householdId: string;
  landlordId: string;
  pathId: string;
  landlord: string;
  agreementNumber: string;
  status: "proposed" | "granted" | "refused" | "stopped";
  fund: string;
  fundName: string;
  fundShare: number;
  landlordSource: "own" | "sls";
  needsResidual: boolean;
  conditions: string | null;
  /** Where the decision changed it: what was proposed, and why. */
  proposedMonths: MonthOfRelief[] | null;
  changeReason: string | null;
  eligibility: Eligibility | null;
  proposedBy: string | null;
  decidedBy: string | null;
  decidedOn: string | null;
  stoppedOn: string | null;
  stopReason: string | null;
  months: {
    month: string;
    rank: number;
    billCents: number;
    amountCents: number;
    fundCents: number;
    /** Granted, and not after a stop. */
    counts: boolean;
    ledger: InLedger;
    ledgerCents: number;
  }[];
  stops: ReliefStop[];
  can: { decide: boolean; stop: boolean };
};

/** What a relief may be proposed on: a running measure of the household, with what is left of its path. */
export type ReliefBasis = {
  measureId: string;
  landlordId: string;
  landlord: string;
  startsOn: string;
  endsOn: string;
  /** Last known bill after benefit, in cents; null = no bill yet. */
  billCents: number | null;
  taken: string[];
  monthsLeft: number;
  limit: { id: string; value: number; source: string };
  /** Share that the fund bears by the landlord's dated setting; null: none is set. */
  fundShare: number | null;
  /** What open envelopes bear, no more than a year of the household's bills. */
  room: Room[];
};

const isLandlord = (tx: Tx) => LANDLORD_STAFF.includes(tx.actor?.role as Role);

export const reliefsOfHousehold = (tx: Tx, householdId: string, on: Temporal.PlainDate) =>
  reliefsWhere(tx, sql`f.household_id = ${householdId}::uuid`, on);
/** One relief, or undefined where it is not there for the asker. */
export const reliefOf = async (tx: Tx, id: string, on: Temporal.PlainDate) =>
  (await reliefsWhere(tx, sql`f.id = ${id}::uuid`, on))[0];

type Row = Omit<Relief, "can" | "fundName" | "months"> & {
  accountId: number | null;
  until: string | null;
  writable: boolean | null;
  months: Omit<Relief["months"][number], "ledger" | "ledgerCents">[];
};

async function reliefsWhere(
  tx: Tx,
  where: ReturnType<typeof sql>,
  on: Temporal.PlainDate,
): Promise<Relief[]> {
  const rows = await tx.rows<Row>(sql`
    select f.id, f.household_id as "householdId", f.landlord_id as "landlordId", f.path_id as "pathId", o.name as landlord,
           f.agreement_number as "agreementNumber", f.status, f.fund, f.fund_share as "fundShare",
           f.landlord_source as "landlordSource", f.needs_residual as "needsResidual", f.conditions, f.eligibility,
           f.proposed_months as "proposedMonths", f.change_reason as "changeReason",
           p.name as "proposedBy", d.name as "decidedBy", f.decided_on as "decidedOn", f.stopped_on as "stoppedOn",
           f.stop_reason as "stopReason", f.account_id::int as "accountId", a.last_entry_on as until,
           (f.landlord_id = app.landlord_id() or f.household_id in (select app.working_households())) as writable,
           coalesce((select jsonb_agg(jsonb_build_object(
                       'month', to_char(x.month, 'YYYY-MM'), 'rank', x.rank, 'billCents', x.bill_cents,
                       'amountCents', x.amount_cents, 'fundCents', x.fund_cents,
                       'counts', f.status in ('granted', 'stopped')
                                 and x.month <= coalesce(f.stopped_on, 'infinity')) order by x.month)
                       from rent_relief_month x where x.relief_id = f.id), '[]') as months,
           coalesce((select jsonb_agg(jsonb_build_object(
                       'id', s.id, 'cause', s.cause, 'since', s.since, 'missingCents', s.missing_cents, 'proposedOn', s.proposed_on,
                       'settledAs', s.settled_as, 'settledBy', w.name, 'settledOn', s.settled_on, 'reason', s.reason) order by s.since, s.id)
                       from rent_relief_stop s left join app.directory() w on w.user_id = s.settled_by
                      where s.relief_id = f.id), '[]') as stops
      from rent_relief f join organisation o on o.id = f.landlord_id
      left join tenant_account a on a.landlord_id = f.landlord_id and a.id = f.account_id
      left join app.directory() p on p.user_id = f.proposed_by left join app.directory() d on d.user_id = f.decided_by
     where ${where} order by f.created_at desc, f.id`);
  if (rows.length === 0) return [];
  const written = await ledgerOf(tx, rows);
  const names = new Map((await funds(tx, on)).map(({ id, value }) => [id, value.name]));
  return rows.map(({ accountId, until, writable, months, ...row }) => ({
    ...row,
    fundName: names.get(row.fund) ?? row.fund,
    months: months.map((one) => {
      const ledgerCents = written.get(`${row.landlordId}/${accountId}/${one.month}`) ?? 0;
      return {
        ...one,
        ledgerCents,
        ledger: inLedger({
          month: Temporal.PlainYearMonth.from(one.month),
          grantedCents: one.counts ? one.amountCents : 0,
          ledgerCents,
          until: until === null ? null : Temporal.PlainDate.from(until),
        }),
      };
    }),
    can: {
      decide: row.status === "proposed" && tx.actor?.role === "coordinator" && writable === true,
      stop:
        row.status === "granted" && writable === true && (tx.actor?.role === "coordinator" || isLandlord(tx)),
    },
  }));
}

/** Cents of relief in the ledger by `landlord/account/month`. */
async function ledgerOf(tx: Tx, rows: readonly Row[]): Promise<Map<string, number>> {
  const households = JSON.stringify([...new Set(rows.map(({ householdId }) => householdId))]);
  const found = await tx.rows<{ landlordId: string; accountId: number; month: string; cents: number }>(sql`
    select landlord_id as "landlordId", account_id::int as "accountId", to_char(month, 'YYYY-MM') as month, cents::float8 as cents
      from app.relief_in_ledger(array(select value::uuid from jsonb_array_elements_text(${households}::jsonb)))`);
  return new Map(
    found.map(({ landlordId, accountId, month, cents }) => [`${landlordId}/${accountId}/${month}`, cents]),
  );
}

/** Months that a relief may last for a landlord's tenants, paid by a fund: the strictest limit in force. */
export async function limitOf(
  tx: Tx,
  landlordId: string,
  fund: Dated<FundTerms> | undefined,
  on: Temporal.PlainDate,
): Promise<Dated<number>> {
  const set = await settingsOn<number>(tx, "rentRelief.maxMonths", on, [landlordId]);
  const { maxMonths } = fund?.value ?? {};
  return strictest(legalOn("rentRelief.maxMonths", on)!, [
    ...set,
    ...(maxMonths == null ? [] : [{ ...fund!, id: "rentRelief.maxMonths", value: maxMonths }]),
  ]);
}

/** The running measures of a household on which the asker may propose a relief. */
export async function reliefBases(
  tx: Tx,
  householdId: string,
  on: Temporal.PlainDate,
): Promise<ReliefBasis[]> {
  const rows = await tx.rows<Omit<ReliefBasis, "monthsLeft" | "limit" | "fundShare" | "room">>(sql`
    select m.id as "measureId", m.landlord_id as "landlordId", o.name as landlord, m.starts_on as "startsOn", m.ends_on as "endsOn",
           (select a.amount_due_cents from tenant_account a
             where a.household_id = m.household_id and a.landlord_id = m.landlord_id order by a.balance_cents desc limit 1) as "billCents",
           ${takenMonths(sql`m.path_id`)} as taken
      from measure m join organisation o on o.id = m.landlord_id
     where m.household_id = ${householdId}::uuid and m.closed_on is null
       and (m.landlord_id = app.landlord_id() or m.household_id in (select app.working_households()))
     order by m.starts_on desc`);
  const bases: ReliefBasis[] = [];
  for (const row of rows) {
    const { id, value, source, ...dates } = await limitOf(tx, row.landlordId, undefined, on);
    const [share] = await settingsOn<number>(tx, "rentRelief.fundShare", on, [row.landlordId]);
    bases.push({
      ...row,
      monthsLeft: monthsLeft(row.taken.map(monthOf), { id, value, source, ...dates }),
      limit: { id, value, source },
      fundShare: share?.value ?? null,
      room: await tx.rows<Room>(
        sql`select fund, year, cents::float8 as cents from app.relief_room(${row.measureId}::uuid) where cents is not null`,
      ),
    });
  }
  return bases;
}

/** Months of the path under a relief proposed or granted; those after a stop are free again. */
export const takenMonths = (path: ReturnType<typeof sql>, except?: string) => sql`
  coalesce((select jsonb_agg(to_char(x.month, 'YYYY-MM') order by x.month)
              from rent_relief_month x join rent_relief f on f.id = x.relief_id
             where f.path_id = ${path} and f.status <> 'refused' and f.id is distinct from ${except ?? null}::uuid
               and (f.stopped_on is null or x.month <= f.stopped_on)), '[]')`;

export const monthOf = (month: string) => Temporal.PlainYearMonth.from(month);
