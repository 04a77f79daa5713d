/** Reads what a year's support cost, who put in and who drew; writes minutes and how they are counted. */
import { sql } from "drizzle-orm";

import type { CostLine } from "../funding/rules.ts";
import { settingsOn } from "../law/setting.store.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import {
  type ChargedRow,
  type ChargeKeys,
  type CostPart,
  costParts,
  DEFAULT_KEYS,
  drawn,
  type SharingKey,
  type TimeSetting,
} from "./rules.ts";

type ByActor = Tx & { actor: Actor };

export type OperatorCost = {
  operator: string;
  measures: number;
  unknown: number;
  cents: number | null;
  days: number;
};
export type LandlordRow = {
  landlord: string;
  /** Agreed and received of it, by its own lines; null = none is written. */
  agreedCents: number | null;
  receivedCents: number | null;
  households: number;
  days: number;
  share: number | null;
  drawnCents: number | null;
};
export type Costs = {
  parts: CostPart[];
  operators: OperatorCost[];
  sharing: { key: SharingKey; checked: boolean };
  landlords: LandlordRow[];
  spentCents: number | null;
  charged: ChargedCosts | null;
  /** The asker's own, where it is a landlord. */
  ownTime: OwnTime | null;
};

export type OperatorCharge = ChargedRow & { operator: string; measures: number };
/** `measures` 0: nothing carries the year's costs. `landlordMinutes`: what landlords entered or their pace makes. */
export type ChargedCosts = {
  keys: ChargeKeys;
  checked: boolean;
  whole: ChargedRow & { measures: number };
  operators: OperatorCharge[];
  landlordTime: { landlord: string; minutes: number; cents: number | null }[];
};
export type OwnTime = {
  minutes: number;
  cents: number | null;
  lines: { id: string; month: string; minutes: number; what: string | null; by: string | null }[];
};

export async function yearCosts(tx: ByActor, year: number): Promise<Costs> {
  const isCoordinator = tx.actor.role === "coordinator";
  const operators = await tx.rows<OperatorCost>(sql`
    select o.name as operator, c.measures, c.unknown, c.cents, c.days
      from app.support_costs(${year}) c join organisation o on o.id = c.operator_id order by o.name`);
  const [spent] = await tx.rows<{ cents: number | null }>(
    sql`select cents from app.funding_totals() where year = ${year} and kind = 'spent'`,
  );
  const spentCents = spent?.cents ?? null;
  const sharing = await sharingOn(tx);
  return {
    parts: isCoordinator ? await partsOf(tx, year, operators) : [],
    operators,
    sharing,
    landlords: await landlordsOf(tx, year, sharing.key, spentCents),
    spentCents,
    charged: isCoordinator ? await chargedOf(tx, year) : null,
    ownTime: tx.actor.role === "landlordLead" ? await ownTimeOf(tx, year) : null,
  };
}

/** The keys of a year are those in force on its last day; today's while it runs. */
export async function keysOf(tx: Tx, year: number): Promise<{ keys: ChargeKeys; checked: boolean }> {
  const last = Temporal.PlainDate.from({ year, month: 12, day: 31 });
  const today = todayInParis();
  const on = Temporal.PlainDate.compare(last, today) < 0 ? last : today;
  const [found] = await settingsOn<ChargeKeys>(tx, "cost.keys", on);
  return { keys: found?.value ?? DEFAULT_KEYS, checked: found !== undefined };
}

async function chargedOf(tx: ByActor, year: number): Promise<ChargedCosts> {
  const { keys, checked } = await keysOf(tx, year);
  type Row = ChargedRow & { operator: string | null; measures: number };
  const rows = await tx.rows<Row>(sql`
    select o.name as operator, count(*)::int as measures, sum(c.days)::int as days,
           case when bool_or(c.support is null) then null else sum(c.support)::bigint end as support,
           sum(c.coordination)::bigint as coordination, sum(c.overhead)::bigint as overhead, sum(c.landlord_time)::bigint as "landlordTime"
      from app.charged_costs(${year}, ${JSON.stringify(keys)}::jsonb) c join organisation o on o.id = c.operator_id
     group by grouping sets ((o.name), ()) order by o.name nulls first`);
  const landlordTime = await tx.rows<ChargedCosts["landlordTime"][number]>(sql`
    select o.name as landlord, t.minutes, t.cents from app.landlord_time_costs(${year}) t join organisation o on o.id = t.landlord_id order by 1`);
  const nothing = {
    measures: 0,
    days: 0,
    support: null,
    coordination: null,
    overhead: null,
    landlordTime: null,
  };
  const whole = rows.find(({ operator }) => operator === null);
  const { operator: _, ...sums } = whole ?? { operator: null, ...nothing };
  return {
    keys,
    checked,
    whole: { ...sums, days: sums.days ?? 0 },
    operators: rows.filter((row): row is OperatorCharge => row.operator !== null),
    landlordTime,
  };
}

async function ownTimeOf(tx: ByActor, year: number): Promise<OwnTime> {
  const [counted] = await tx.rows<Omit<OwnTime, "lines">>(
    sql`select minutes, cents from app.landlord_time_costs(${year})`,
  );
  const lines = await tx.rows<OwnTime["lines"][number]>(sql`
    select t.id, t.month::text as month, t.minutes, t.what, p.name as by
      from landlord_time t left join app.directory() p on p.user_id = t.entered_by
     where extract(year from t.month) = ${year} and t.landlord_id = ${tx.actor.organisationId}::uuid
     order by t.month desc, t.created_at desc`);
  return { lines, minutes: counted?.minutes ?? 0, cents: counted?.cents ?? null };
}

/** `month`: any day of it. */
export async function addLandlordTime(
  tx: ByActor,
  { month, minutes, what }: { month: string; minutes: number; what: string | null },
): Promise<Answered> {
  const first = Temporal.PlainDate.from(month).with({ day: 1 });
  if (Temporal.PlainDate.compare(first, todayInParis()) > 0)
    return brokenRule("cost.future", "Ce mois est à venir.", "This month is still to come.", "month");
  await tx.rows(sql`
    insert into landlord_time (landlord_id, month, minutes, what, entered_by)
    values (${tx.actor.organisationId}::uuid, ${first.toString()}::date, ${minutes}, ${what}, ${tx.actor.userId}::uuid)`);
  return { done: true };
}

/** Minutes written wrongly: the audit keeps what they said. */
export async function removeLandlordTime(tx: ByActor, id: string): Promise<Answered> {
  const gone = await tx.rows(sql`delete from landlord_time where id = ${id}::uuid returning id`);
  return gone.length > 0 ? { done: true } : undefined;
}

/** "à confirmer" as long as nobody set it: the sheet does not say how means are shared. */
export async function sharingOn(tx: Tx): Promise<Costs["sharing"]> {
  const [found] = await settingsOn<{ key: SharingKey }>(tx, "cost.sharing", todayInParis());
  return { key: found?.value.key ?? "days", checked: found !== undefined };
}

async function partsOf(tx: Tx, year: number, operators: readonly OperatorCost[]): Promise<CostPart[]> {
  const lines = await tx.rows<{ costLine: CostLine | null; amountCents: number }>(
    sql`select cost_line as "costLine", amount_cents as "amountCents" from funding_line where year = ${year} and kind = 'spent'`,
  );
  const [levers] = await tx.rows<{ relief: number | null; grants: number | null }>(
    sql`select relief, grants from app.lever_costs(${year})`,
  );
  const known = operators.flatMap(({ cents }) => cents ?? []);
  const [time] = await tx.rows<{ cents: number | null }>(
    sql`select case when bool_or(cents is null) then null else sum(cents)::bigint end as cents from app.landlord_time_costs(${year})`,
  );
  return costParts(lines, {
    landlordTime: time?.cents ?? null,
    support: known.length === 0 ? null : known.reduce((sum, cents) => sum + cents, 0),
    relief: levers?.relief ?? null,
    grants: levers?.grants ?? null,
  });
}

async function landlordsOf(
  tx: Tx,
  year: number,
  key: SharingKey,
  spentCents: number | null,
): Promise<LandlordRow[]> {
  const rows = await tx.rows<{
    code: string;
    landlord: string | null;
    households: number;
    days: number;
    agreedCents: number | null;
    receivedCents: number | null;
  }>(sql`
    select coalesce(o.code, '') as code, o.name as landlord, u.households, u.days,
           (select sum(l.amount_cents)::bigint from funding_line l where l.funder_id = o.id and l.year = ${year} and l.kind = 'agreed') as "agreedCents",
           (select sum(l.amount_cents)::bigint from funding_line l where l.funder_id = o.id and l.year = ${year} and l.kind = 'received') as "receivedCents"
      from app.support_use(${year}) u left join organisation o on o.id = u.landlord_id order by o.name`);
  const parts = drawn(rows, key, spentCents);
  return rows.flatMap(({ landlord, agreedCents, receivedCents }, index) => {
    const { households, days, share, drawnCents } = parts[index]!;
    return landlord === null
      ? []
      : { landlord, agreedCents, receivedCents, households, days, share, drawnCents };
  });
}

/** How the asker's operator counts time today; undefined where it has not said. */
export async function timeSetting(tx: ByActor): Promise<TimeSetting | undefined> {
  const settings = await settingsOn<TimeSetting>(tx, "cost.time", todayInParis(), [tx.actor.organisationId]);
  return settings.find(({ organisationId }) => organisationId === tx.actor.organisationId)?.value;
}

export type TimeLine = { id: string; on: string; minutes: number; what: string | null; by: string | null };
export type MeasureTime = {
  lines: TimeLine[];
  contactMinutes: number;
  contactsWithout: number;
  cents: number | null;
};

/** Undefined where the measure is not the asker's operator's. */
export async function timeOf(tx: ByActor, measureId: string): Promise<MeasureTime | undefined> {
  const [found] = await tx.rows<Omit<MeasureTime, "lines">>(sql`
    select coalesce(sum(c.minutes) filter (where c.state in ('held', 'missed')), 0)::int as "contactMinutes",
           count(*) filter (where c.state in ('held', 'missed') and c.minutes is null)::int as "contactsWithout",
           app.cost_of(${measureId}::uuid) as cents
      from measure m left join contact c on c.measure_id = m.id
     where m.id = ${measureId}::uuid and m.operator_id = ${tx.actor.organisationId}::uuid group by m.id`);
  if (!found) return undefined;
  const lines = await tx.rows<TimeLine>(sql`
    select t.id, t.worked_on::text as "on", t.minutes, t.what, p.name as by
      from measure_time t left join app.directory() p on p.user_id = t.entered_by
     where t.measure_id = ${measureId}::uuid order by t.worked_on desc, t.created_at desc`);
  return { lines, ...found };
}

export async function addTime(
  tx: ByActor,
  measureId: string,
  { on, minutes, what }: { on: string; minutes: number; what: string | null },
): Promise<Answered> {
  if (on > todayInParis().toString())
    return brokenRule("cost.future", "Ce jour est à venir.", "This day is still to come.", "on");
  const written = await tx.rows(sql`
    insert into measure_time (measure_id, household_id, operator_id, worked_on, minutes, what, entered_by)
    select m.id, m.household_id, m.operator_id, ${on}::date, ${minutes}, ${what}, ${tx.actor.userId}::uuid
      from measure m where m.id = ${measureId}::uuid and m.operator_id = ${tx.actor.organisationId}::uuid
       and m.household_id in (select app.working_households()) returning id`);
  return written.length > 0 ? { done: true } : undefined;
}
