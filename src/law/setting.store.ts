/** What the programme and its organisations set for a dated rule: read for a day, written from a day on, never rewritten behind it. */
import { sql } from "drizzle-orm";

import type { Dated } from "../platform/calendar/dated.ts";
import type { Tx } from "../platform/database/database.ts";

/** A version in force; `organisationId` null: the programme's. */
export type Setting<T> = Dated<T> & { organisationId: string | null };

/** The versions of a rule in force on a day, of these organisations first (in no order), then the programme's own. */
export async function settingsOn<T>(
  tx: Tx,
  rule: string,
  on: Temporal.PlainDate,
  organisationIds: readonly string[] = [],
): Promise<Setting<T>[]> {
  return rows<T>(tx, sql`rule = ${rule}`, on, organisationIds);
}

/** What is in force on a day of every rule whose id begins so, the programme's own alone. */
export const programmeSettings = <T>(tx: Tx, prefix: string, on: Temporal.PlainDate): Promise<Setting<T>[]> =>
  rows<T>(tx, sql`starts_with(rule, ${prefix})`, on, []);

async function rows<T>(
  tx: Tx,
  which: ReturnType<typeof sql>,
  on: Temporal.PlainDate,
  organisationIds: readonly string[],
): Promise<Setting<T>[]> {
  return tx.rows<Setting<T>>(sql`
    select distinct on (organisation_id is null, organisation_id, rule)
           rule as id, value, valid_from as "validFrom", valid_to as "validTo", source, checked, organisation_id as "organisationId"
      from dated_setting
     where ${which}
       and (organisation_id is null
            or organisation_id::text in (select jsonb_array_elements_text(${JSON.stringify(organisationIds)}::jsonb)))
       and coalesce(valid_from, '-infinity') <= ${on.toString()}::date
       and coalesce(valid_to, 'infinity') >= ${on.toString()}::date
     order by organisation_id is null, organisation_id, rule, created_at desc`);
}

/** Writes what holds from a day on. The version that held until then ends the day before; one of that same day is replaced. */
export async function writeSetting(
  tx: Tx,
  setting: Omit<Setting<unknown>, "validTo" | "validFrom"> & { from: Temporal.PlainDate },
): Promise<void> {
  const { id, organisationId, value, source, checked } = setting;
  const from = setting.from.toString();
  const same = sql`rule = ${id} and organisation_id is not distinct from ${organisationId}::uuid`;
  const replaced = await tx.rows(sql`
    update dated_setting set value = ${JSON.stringify(value)}::jsonb, source = ${source}, checked = ${checked}, valid_to = null,
           set_by = ${tx.actor?.userId ?? null}::uuid
     where ${same} and valid_from = ${from}::date returning 1`);
  await tx.rows(sql`
    update dated_setting set valid_to = ${from}::date - 1
     where ${same} and coalesce(valid_from, '-infinity') < ${from}::date and coalesce(valid_to, 'infinity') >= ${from}::date`);
  if (replaced.length > 0) return;
  await tx.rows(sql`
    insert into dated_setting (rule, organisation_id, value, valid_from, source, checked, set_by)
    values (${id}, ${organisationId}::uuid, ${JSON.stringify(value)}::jsonb, ${from}::date, ${source}, ${checked},
            ${tx.actor?.userId ?? null}::uuid)`);
}

/** Values of one rule in force on a day, of every organisation that has its own; the programme's under null. */
export async function valuesByOrganisation<T>(
  tx: Tx,
  rule: string,
  on: Temporal.PlainDate,
): Promise<Map<string | null, T>> {
  const found = await tx.rows<{ organisationId: string | null; value: T }>(sql`
    select organisation_id as "organisationId", value from dated_setting
     where rule = ${rule} and coalesce(valid_from, '-infinity') <= ${on.toString()}::date
       and coalesce(valid_to, 'infinity') >= ${on.toString()}::date order by created_at`);
  return new Map(found.map(({ organisationId, value }) => [organisationId, value]));
}
