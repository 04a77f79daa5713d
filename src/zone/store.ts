/** Zones as they stand on a day: which operator covers which commune, where two overlap, where none does; and their changes. */
import { sql } from "drizzle-orm";

import { emit } from "../platform/audit/record.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import { foldedColumn, foldedWords } from "../platform/database/fold.ts";
import type { Tx } from "../platform/database/database.ts";
import { brokenByZoneChange, brokenZone, type Covering } from "./rules.ts";

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

/** A commune as the map and the list of all of them need it: who covers it, and by which intercommunality it may be chosen. */
export type CoveredCommune = {
  insee: string;
  name: string;
  postcodes: string[];
  intercommunality: string | null;
  population: number | null;
  zoneIds: string[];
};

export async function coverage(tx: Tx, on: PlainDate): Promise<CoveredCommune[]> {
  return tx.rows<CoveredCommune>(sql`
    select c.insee, c.name, to_jsonb(c.postcodes) as postcodes, c.intercommunality_name as intercommunality, c.population,
           coalesce((select jsonb_agg(z.zone_id order by z.zone_id) from zone_commune z where z.insee = c.insee and ${holds(on)}), '[]') as "zoneIds"
      from commune c order by c.name, c.insee`);
}

/** What a form lets choose from: every commune, and the zones that cover any on the day. */
export async function toChooseFrom(
  tx: Tx,
  on: PlainDate,
): Promise<{
  communes: Pick<CoveredCommune, "insee" | "name" | "postcodes">[];
  zones: { id: string; name: string }[];
}> {
  return {
    communes: await tx.rows(
      sql`select insee, name, to_jsonb(postcodes) as postcodes from commune order by name, insee`,
    ),
    zones: await tx.rows(sql`
      select x.id, x.name from zone x
       where exists (select 1 from zone_commune z where z.zone_id = x.id and ${holds(on)}) order by x.name`),
  };
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

export type Change = {
  insees: readonly string[];
  zoneId: string | null;
  from: PlainDate;
  /** Other zones go on covering them: two operators then share these communes. */
  keepOthers?: boolean;
};

/**
 * Gives communes to one zone from a day on, or to none: unless `keepOthers`, every other coverage ends the day before. What
 * held before is kept. Undefined where a commune or the zone does not exist.
 */
export async function giveCommunes(
  tx: Tx,
  { insees, zoneId, from, keepOthers = false }: Change,
  today: PlainDate,
): Promise<Answered> {
  const asked = sql`(select jsonb_array_elements_text(${JSON.stringify(insees)}::jsonb))`;
  const [found] = await tx.rows<{ known: number }>(sql`
    select count(*)::int as known from commune c where c.insee in ${asked}
       and (${zoneId}::uuid is null or exists (select 1 from zone x where x.id = ${zoneId}::uuid))`);
  if (insees.length === 0 || found!.known !== new Set(insees).size) return undefined;
  const errors = brokenByZoneChange(from, today);
  if (errors.length > 0) return { errors };
  const day = from.toString();
  const dayBefore = from.subtract({ days: 1 }).toString();
  const theirs = sql`insee in ${asked} and (not ${keepOthers}::boolean or zone_id = ${zoneId}::uuid)`;
  await tx.rows(sql`delete from zone_commune where ${theirs} and valid_from >= ${day}::date`);
  await tx.rows(sql`
    update zone_commune set valid_to = ${dayBefore}::date
     where ${theirs} and zone_id is distinct from ${zoneId}::uuid and (valid_to is null or valid_to >= ${day}::date)`);
  if (zoneId !== null) {
    // The same zone goes on: its row is open again rather than doubled.
    await tx.rows(sql`
      with kept as (
        update zone_commune set valid_to = null
         where insee in ${asked} and zone_id = ${zoneId}::uuid and valid_from < ${day}::date
           and (valid_to is null or valid_to >= ${dayBefore}::date) returning insee)
      insert into zone_commune (zone_id, insee, valid_from)
      select ${zoneId}::uuid, given.insee, ${day}::date
        from jsonb_array_elements_text(${JSON.stringify([...new Set(insees)])}::jsonb) as given (insee)
       where given.insee not in (select insee from kept)`);
  }
  const insee = insees.length === 1 ? insees[0]! : null;
  await emit(tx, "zone.changed", { payload: { insee, communes: insees.length, zoneId, from: day } });
  return { done: true };
}

export type NewZone = { name: string; operatorId: string; insees: readonly string[]; from: PlainDate };

/** Draws a zone and gives it its communes. Undefined where a commune does not exist. */
export async function addZone(
  tx: Tx,
  { name, operatorId, insees, from }: NewZone,
  today: PlainDate,
): Promise<Answered<{ id: string }>> {
  const errors = [
    ...brokenZone({ name, isOperator: await isOperator(tx, operatorId) }, await namesBut(tx, null)),
    ...brokenByZoneChange(from, today),
  ];
  if (insees.length === 0)
    errors.push({
      rule: "zone.communes",
      field: "insees",
      message: "Choisissez au moins une commune : un secteur sans commune ne propose personne.",
      english: "Choose a commune at least: a zone without any proposes nobody.",
    });
  if (errors.length > 0) return { errors };
  const [made] = await tx.rows<{ id: string }>(
    sql`insert into zone (name, operator_id) values (${name.trim()}, ${operatorId}::uuid) returning id`,
  );
  const given = await giveCommunes(tx, { insees, zoneId: made!.id, from }, today);
  return given && "done" in given ? made! : given;
}

/** Undefined where there is no such zone. */
export async function renameZone(tx: Tx, id: string, name: string): Promise<Answered> {
  const errors = brokenZone({ name, isOperator: true }, await namesBut(tx, id));
  if (errors.length > 0) return { errors };
  const renamed = await tx.rows(
    sql`update zone set name = ${name.trim()} where id = ${id}::uuid returning id`,
  );
  return renamed.length > 0 ? { done: true } : undefined;
}

/** Ends a zone from a day on: its communes are then in no zone, unless another covers them too. */
export async function endZone(tx: Tx, id: string, from: PlainDate, today: PlainDate): Promise<Answered> {
  const [known] = await tx.rows(sql`select 1 from zone where id = ${id}::uuid`);
  if (!known) return undefined;
  const errors = brokenByZoneChange(from, today);
  if (errors.length > 0) return { errors };
  const day = from.toString();
  await tx.rows(sql`delete from zone_commune where zone_id = ${id}::uuid and valid_from >= ${day}::date`);
  await tx.rows(sql`
    update zone_commune set valid_to = ${from.subtract({ days: 1 }).toString()}::date
     where zone_id = ${id}::uuid and (valid_to is null or valid_to >= ${day}::date)`);
  await emit(tx, "zone.ended", { payload: { zoneId: id, from: day } });
  return { done: true };
}

async function isOperator(tx: Tx, id: string): Promise<boolean> {
  const [found] = await tx.rows(sql`select 1 from organisation where id = ${id}::uuid and kind = 'operator'`);
  return found !== undefined;
}

async function namesBut(tx: Tx, id: string | null): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>(
    sql`select name from zone where id is distinct from ${id}::uuid`,
  );
  return rows.map(({ name }) => name);
}

export async function operators(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.rows(sql`select id, name from organisation where kind = 'operator' order by name`);
}
