/** Parts of other trades: asked and ended by the operator, written by the trade; each reads what the wall leaves them. */
import { and, eq, isNull, sql } from "drizzle-orm";

import { OPERATOR_STAFF, type Role } from "../platform/access/roles.ts";
import { emit } from "../platform/audit/record.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { refuseStale, versionOf } from "../platform/editing/version.ts";
import { brokenByAsking, brokenByFinding, type Trade, type TradeFacts } from "./rules.ts";
import { adviserFinding, adviserPart } from "./schema.ts";

type ByActor = Tx & { actor: Actor };
type PlainDate = Temporal.PlainDate;

export type Finding = {
  id: string;
  on: string;
  by: string | null;
  facts: TradeFacts;
  mine: boolean;
  version: string;
};
/** What the form of a finding writes. */
const wordsOf = ({ on, facts }: Pick<Finding, "on" | "facts">) => ({ on, facts });
export type Part = {
  id: string;
  householdId: string;
  trade: Trade;
  adviser: string | null;
  landlord: string | null;
  question: string | null;
  askedOn: string;
  askedBy: string | null;
  endedOn: string | null;
  findings: Finding[];
  can: { write: boolean; end: boolean };
};

async function partsWhere(tx: ByActor, where: ReturnType<typeof sql>): Promise<Part[]> {
  const rows = await tx.rows<Omit<Part, "can"> & { works: boolean }>(sql`
    select p.id, p.household_id as "householdId", p.trade, a.name as adviser, l.name as landlord, p.question,
           p.asked_on::text as "askedOn", b.name as "askedBy", p.ended_on::text as "endedOn",
           coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'on', f.found_on, 'by', w.name, 'facts', f.facts,
                                        'mine', f.written_by is not distinct from app.user_id()) order by f.found_on desc, f.created_at desc)
                       from adviser_finding f left join app.directory() w on w.user_id = f.written_by where f.part_id = p.id), '[]') as findings,
           p.household_id in (select app.working_households()) as works
      from adviser_part p left join app.directory() a on a.user_id = p.adviser_id left join app.directory() b on b.user_id = p.asked_by
      left join organisation l on l.id = p.landlord_id
     where ${where} order by p.ended_on is not null, p.asked_on desc, p.id`);
  const isOperator = OPERATOR_STAFF.includes(tx.actor.role as Role);
  return rows.map(({ works, ...part }) => ({
    ...part,
    findings: part.findings.map((finding) => ({ ...finding, version: versionOf(wordsOf(finding)) })),
    can: {
      write: part.trade === tx.actor.role && part.endedOn === null,
      end: isOperator && works && part.endedOn === null,
    },
  }));
}

export const partsOf = (tx: ByActor, householdId: string): Promise<Part[]> =>
  partsWhere(tx, sql`p.household_id = ${householdId}::uuid`);

/** What was asked of the asker, an energy adviser, with the homes to go to. */
export async function visitsOf(tx: ByActor): Promise<(Part & Home)[]> {
  const homes = await tx.rows<Home & { partId: string }>(sql`
    select part_id as "partId", household, address, postcode, town from app.adviser_homes()`);
  const parts = await partsWhere(tx, sql`p.adviser_id = ${tx.actor.userId}::uuid and p.ended_on is null`);
  return parts.flatMap((part) => {
    const home = homes.find(({ partId }) => partId === part.id);
    return home
      ? [
          {
            ...part,
            household: home.household,
            address: home.address,
            postcode: home.postcode,
            town: home.town,
          },
        ]
      : [];
  });
}
export type Home = {
  household: string | null;
  address: string | null;
  postcode: string | null;
  town: string | null;
};

/** Energy advisers in post with the asker's operator, and whether the asker may ask a trade of this household. */
export async function askable(
  tx: ByActor,
  householdId: string,
): Promise<{ ask: boolean; advisers: { userId: string; name: string }[] }> {
  const [working] = await tx.rows(sql`
    select 1 from household where id = ${householdId}::uuid and id in (select app.working_households()) and app.operator_id() is not null`);
  if (!working) return { ask: false, advisers: [] };
  return { ask: true, advisers: await advisersOf(tx) };
}

const advisersOf = (tx: ByActor) =>
  tx.rows<{ userId: string; name: string }>(sql`
    select p.user_id as "userId", p.name from app.directory() p
     where p.organisation_id = ${tx.actor.organisationId}::uuid and p.role = 'energyAdviser' and p.active order by p.name`);

export type Asking = { trade: Trade; adviserId: string | null; question: string | null };

/** Asks a trade for its part. The landlord asked is the one of the household's running assignment. Emits `part.asked`. */
export async function askPart(
  tx: ByActor,
  householdId: string,
  { trade, adviserId, question }: Asking,
  today: PlainDate,
): Promise<Answered<{ id: string }>> {
  const [given] = await tx.rows<{ landlordId: string }>(sql`
    select landlord_id as "landlordId" from assignment
     where household_id = ${householdId}::uuid and active and operator_id = app.operator_id()
       and household_id in (select app.working_households()) order by assigned_on desc limit 1`);
  if (!given) return undefined;
  const [open] = await tx.rows(sql`
    select 1 from adviser_part where household_id = ${householdId}::uuid and trade = ${trade} and ended_on is null and operator_id = app.operator_id()`);
  const isEnergy = trade === "energyAdviser";
  const isAdviserInPost = (await advisersOf(tx)).some(({ userId }) => userId === adviserId);
  const errors = brokenByAsking({ trade, isAdviserInPost, runs: open !== undefined });
  if (errors.length > 0) return { errors };
  const id = crypto.randomUUID();
  await tx.db.insert(adviserPart).values({
    id,
    householdId,
    operatorId: tx.actor.organisationId,
    trade,
    adviserId: isEnergy ? adviserId : null,
    landlordId: isEnergy ? null : given.landlordId,
    question: question?.trim() || null,
    askedOn: today.toString(),
    askedBy: tx.actor.userId,
  });
  await emit(tx, "part.asked", { householdId, payload: { partId: id, trade } });
  return { id };
}

/** Closes a part: its trade reads and writes nothing more of it; what it wrote stays with the operator. */
export async function endPart(tx: ByActor, id: string, today: PlainDate): Promise<Answered<{ id: string }>> {
  const rows = await tx.db
    .update(adviserPart)
    .set({ endedOn: today.toString() })
    .where(and(eq(adviserPart.id, id), isNull(adviserPart.endedOn)))
    .returning({ id: adviserPart.id });
  return rows[0];
}

export type NewFinding = { id: string; foundOn: string; facts: TradeFacts; version: string | null };

/** Writes what the trade found, or writes it anew: `id` is the sender's. Undefined where the part is not theirs, or is closed. */
export async function writeFinding(
  tx: ByActor,
  partId: string,
  { id, foundOn, facts, version }: NewFinding,
  today: PlainDate,
): Promise<Answered<{ id: string; version: string }>> {
  const [part] = await tx.rows<{ householdId: string; operatorId: string; trade: Trade }>(sql`
    select household_id as "householdId", operator_id as "operatorId", trade from adviser_part
     where id = ${partId}::uuid and ended_on is null and trade = app.role()`);
  if (!part || part.trade !== facts.trade) return undefined;
  const errors = brokenByFinding({ foundOn: Temporal.PlainDate.from(foundOn), facts }, today);
  if (errors.length > 0) return { errors };
  const [before] = await tx.rows<{ partId: string }>(
    sql`select part_id as "partId" from adviser_finding where id = ${id}::uuid for update`,
  );
  if (before && before.partId !== partId) return undefined;
  const { householdId, operatorId } = part;
  const versionNow = await refuseStale(tx, {
    table: "adviser_finding",
    id,
    version,
    words: wordsOf({ on: foundOn, facts }),
    standing: async () => {
      const [whole] = await partsWhere(tx, sql`p.id = ${partId}::uuid`);
      return whole?.findings.find((one) => one.id === id);
    },
    wordsOf,
  });
  if (before) await tx.db.update(adviserFinding).set({ foundOn, facts }).where(eq(adviserFinding.id, id));
  else
    await tx.db
      .insert(adviserFinding)
      .values({ id, partId, householdId, operatorId, foundOn, facts, writtenBy: tx.actor.userId });
  await emit(tx, "part.written", { householdId, payload: { partId, on: foundOn } });
  return { id, version: await versionNow() };
}
