/** Zones as they stand on a day: which operator covers which commune, where two overlap, where none does; and their changes. */
import { sql } from "drizzle-orm";

import { emit } from "../platform/audit/record.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import { foldedColumn, foldedWords } from "../platform/database/fold.ts";
import type { Tx } from "../platform/database/database.ts";
import { brokenByZoneChange, type Covering } from "./rules.ts";

type PlainDate = Temporal.PlainDate;

export type CommuneLine = {
  insee: string;
  name: string;
  intercommunality: string | null;
  population: number | null;
  /** Zones that cover it on the day; none, one or several. */
  zones: Covering[];
  /** A change already written for a later day. */
  next: { zone: string | null; from: string } | null;
};

export type ZoneLine = {
  id: string;
  name: string;
  operatorId: string;
  operator: string;
  communes: number;
  /** Sum of what is known; null: of none. */
  population: number | null;
};

/** A row `z` of zone_commune that holds on the day. */
const holds = (on: PlainDate) =>
  sql`z.valid_from <= ${on.toString()}::date and (z.valid_to is null or z.valid_to >= ${on.toString()}::date)`;

/** The zones that cover each commune on a day, by INSEE code; a commune without a zone is not in the map. */
export async function coveringOf(
  tx: Tx,
  insees: readonly string[],
  on: PlainDate,
): Promise<Map<string, Covering[]>> {
  const rows = await tx.rows<Covering & { insee: string }>(sql`
    select z.insee, x.id as "zoneId", x.name as zone, o.id as "operatorId", o.name as operator
      from zone_commune z join zone x on x.id = z.zone_id join organisation o on o.id = x.operator_id
     where ${holds(on)} and z.insee in (select jsonb_array_elements_text(${JSON.stringify(insees)}::jsonb))
     order by z.insee, o.name, x.name`);
  return Map.groupBy(rows, ({ insee }) => insee) as Map<string, Covering[]>;
}

export async function zones(tx: Tx, on: PlainDate): Promise<ZoneLine[]> {
  return tx.rows<ZoneLine>(sql`
    select x.id, x.name, x.operator_id as "operatorId", o.name as operator, count(c.insee) as communes,
           sum(c.population) as population
      from zone x join organisation o on o.id = x.operator_id
      left join zone_commune z on z.zone_id = x.id and ${holds(on)}
      left join commune c on c.insee = z.insee
     group by x.id, x.name, x.operator_id, o.name order by o.name, x.name`);
}

export type CommunesAsked =
  | { which: "named"; q: string }
  | { which: "zone"; zoneId: string }
  | { which: "overlapping" | "uncovered" };

/** Communes by name, postcode or code; of one zone; covered twice; covered by nobody. By name, `limit` at most. */
export async function communes(
  tx: Tx,
  asked: CommunesAsked,
  { on, limit }: { on: PlainDate; limit: number },
): Promise<{ rows: CommuneLine[]; total: number }> {
  const covered = sql`(select count(*) from zone_commune z where z.insee = c.insee and ${holds(on)})`;
  const where =
    asked.which === "named"
      ? namedLike(asked.q)
      : asked.which === "zone"
        ? sql`exists (select 1 from zone_commune z where z.insee = c.insee and z.zone_id = ${asked.zoneId}::uuid and ${holds(on)})`
        : asked.which === "overlapping"
          ? sql`${covered} > 1`
          : sql`${covered} = 0`;
  const [{ total } = { total: 0 }] = await tx.rows<{ total: number }>(
    sql`select count(*) as total from commune c where ${where}`,
  );
  const rows = await tx.rows<Omit<CommuneLine, "zones">>(sql`
    select c.insee, c.name, c.intercommunality_name as intercommunality, c.population, ahead.change as next
      from commune c
      left join lateral (select jsonb_build_object('zone', x.name, 'from', z.valid_from) as change
                           from zone_commune z join zone x on x.id = z.zone_id
                          where z.insee = c.insee and z.valid_from > ${on.toString()}::date order by z.valid_from limit 1) ahead on true
     where ${where} order by c.name, c.insee limit ${limit}`);
  const zoned = await coveringOf(
    tx,
    rows.map(({ insee }) => insee),
    on,
  );
  return {
    rows: rows.map((row) => ({
      ...row,
      zones: (zoned.get(row.insee) ?? []).map(({ zoneId, zone, operatorId, operator }) => ({
        zoneId,
        zone,
        operatorId,
        operator,
      })),
    })),
    total,
  };
}

/** Accents, dashes and capitals do not count: "st martin" is not "saint", but "saint egreve" finds Saint-Égrève. */
const namedLike = (q: string) =>
  sql`(${foldedColumn(sql`c.name`)} like ${`%${foldedWords(q)}%`} or c.insee = ${q} or ${q} = any (c.postcodes))`;

/**
 * Gives a commune to one zone from a day on, or to none: every other coverage ends the day before. What held before is kept.
 * Undefined where the commune or the zone does not exist.
 */
export async function giveCommune(
  tx: Tx,
  insee: string,
  { zoneId, from }: { zoneId: string | null; from: PlainDate },
  today: PlainDate,
): Promise<Answered> {
  const [found] = await tx.rows(sql`
    select 1 from commune c where c.insee = ${insee}
       and (${zoneId}::uuid is null or exists (select 1 from zone x where x.id = ${zoneId}::uuid))`);
  if (!found) return undefined;
  const errors = brokenByZoneChange(from, today);
  if (errors.length > 0) return { errors };
  const day = from.toString();
  await tx.rows(sql`delete from zone_commune where insee = ${insee} and valid_from >= ${day}::date`);
  await tx.rows(sql`
    update zone_commune set valid_to = ${from.subtract({ days: 1 }).toString()}::date
     where insee = ${insee} and zone_id is distinct from ${zoneId}::uuid and (valid_to is null or valid_to >= ${day}::date)`);
  if (zoneId !== null) {
    // The same zone goes on: its row is open again rather than doubled.
    const kept = await tx.rows(sql`
      update zone_commune set valid_to = null
       where insee = ${insee} and zone_id = ${zoneId}::uuid and valid_from < ${day}::date
         and (valid_to is null or valid_to >= ${from.subtract({ days: 1 }).toString()}::date) returning insee`);
    if (kept.length === 0)
      await tx.rows(
        sql`insert into zone_commune (zone_id, insee, valid_from) values (${zoneId}::uuid, ${insee}, ${day}::date)`,
      );
  }
  await emit(tx, "zone.changed", { payload: { insee, zoneId, from: day } });
  return { done: true };
}
