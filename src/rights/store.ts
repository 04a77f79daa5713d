/** Requests of people: recorded, answered with their reason, lifted; and what the asker may read of a household, taken out whole. */
import { sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { type Answered } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { HOLDINGS } from "../retention/registry.ts";
import { bringForward } from "../retention/store.ts";
import {
  brokenByAnswer,
  brokenByRequest,
  dueOn,
  type OpenBy,
  type RequestKind,
  type RightsAnswer,
} from "./rules.ts";

type Asked = Tx & { actor: Actor };
type PlainDate = Temporal.PlainDate;

export type RequestLine = {
  id: string;
  householdId: string;
  household: string;
  kind: RequestKind;
  askedOn: string;
  dueOn: string;
  words: string | null;
  answer: RightsAnswer | null;
  answeredOn: string | null;
  by: string | null;
  reason: string | null;
  liftedOn: string | null;
};

/** The organisation's register: what waits first, by its deadline. */
export const requests = (tx: Tx): Promise<RequestLine[]> =>
  tx.rows<RequestLine>(sql`
    select r.id, r.household_id as "householdId", h.name as household, r.kind, r.asked_on::text as "askedOn", r.due_on::text as "dueOn",
           r.words, r.answer, r.answered_on::text as "answeredOn", p.name as by, r.reason, r.lifted_on::text as "liftedOn"
      from rights_request r join household h on h.id = r.household_id left join app.directory() p on p.user_id = r.answered_by
     order by r.answer is not null, case when r.answer is null then r.due_on end, r.answered_on desc, r.id limit 500`);

/** The same for the officer of an organisation, who follows no household. */
export const register = (tx: Tx): Promise<RequestLine[]> =>
  tx.rows<RequestLine>(sql`
    select id, household_id as "householdId", household, kind, asked_on::text as "askedOn", due_on::text as "dueOn", words, answer,
           answered_on::text as "answeredOn", by_name as by, reason, lifted_on::text as "liftedOn"
      from app.rights_register()
     order by answer is not null, case when answer is null then due_on end, answered_on desc, id limit 500`);

export type Restriction = { since: string; reason: string };

/** Since when and why the asker's organisation writes nothing more on a household's file; undefined where it is closed to them. */
export async function restrictionOf(
  tx: Tx,
  householdId: string,
): Promise<{ restriction: Restriction | null } | undefined> {
  const known = await tx.rows(sql`select 1 from household where id = ${householdId}::uuid`);
  if (known.length === 0) return undefined;
  return { restriction: (await frozenAmong(tx, [householdId])) ?? null };
}

/** The same of whatever a request names by its id: a household, its measure, its referral, a meeting. */
export async function frozenAmong(tx: Tx, ids: readonly string[]): Promise<Restriction | undefined> {
  const [row] = await tx.rows<Restriction>(sql`
    select f.since::text as since, f.reason from app.frozen_among(array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)) f
      join household h on h.id = f.household_id order by f.since limit 1`);
  return row;
}

export type NewRequest = { kind: RequestKind; askedOn: PlainDate; words: string };

export async function recordRequest(
  tx: Asked,
  householdId: string,
  { kind, askedOn, words }: NewRequest,
  today: PlainDate,
): Promise<Answered<{ id: string }>> {
  const known = await tx.rows(sql`select 1 from household where id = ${householdId}::uuid`);
  if (known.length === 0) return undefined;
  const errors = brokenByRequest(
    { kind, askedOn },
    { today, isLandlord: tx.actor.organisationKind === "landlord" },
  );
  if (errors.length > 0) return { errors };
  const due = dueOn(askedOn, legalOn("rights.answerWithin", askedOn)!.value);
  const [made] = await tx.rows<{ id: string }>(sql`
    insert into rights_request (household_id, organisation_id, kind, asked_on, due_on, words, recorded_by)
    values (${householdId}::uuid, ${tx.actor.organisationId}::uuid, ${kind}, ${askedOn.toString()}::date, ${due.toString()}::date,
            ${words.trim() || null}, ${tx.actor.userId}::uuid) returning id`);
  return { id: made!.id };
}

export async function answerRequest(
  tx: Asked,
  id: string,
  { answer, reason }: { answer: RightsAnswer; reason: string },
  today: PlainDate,
): Promise<Answered> {
  const [asked] = await tx.rows<{ kind: RequestKind; householdId: string; openBy: OpenBy | null }>(sql`
    select kind, household_id as "householdId", app.kept_open_by(household_id) as "openBy" from rights_request where id = ${id}::uuid and answer is null`);
  if (!asked) return undefined;
  const errors = brokenByAnswer({ kind: asked.kind, answer, reason }, asked);
  if (errors.length > 0) return { errors };
  await tx.rows(sql`
    update rights_request set answer = ${answer}, answered_on = ${today.toString()}::date, answered_by = ${tx.actor.userId}::uuid,
           reason = ${reason.trim()} where id = ${id}::uuid`);
  if (asked.kind === "erasure" && answer !== "refused")
    await bringForward(tx, asked.householdId, reason, today);
  return { done: true };
}

/** Ends what a granted restriction or opposition forbade. */
export async function liftRequest(
  tx: Asked,
  id: string,
  reason: string,
  today: PlainDate,
): Promise<Answered> {
  const errors = brokenByAnswer({ kind: "access", answer: "granted", reason }, { openBy: null });
  if (errors.length > 0) return { errors };
  const lifted = await tx.rows(sql`
    update rights_request set lifted_on = ${today.toString()}::date, lifted_why = ${reason.trim()}
     where id = ${id}::uuid and kind in ('restriction', 'opposition') and answer in ('granted', 'partly') and lifted_on is null returning 1`);
  return lifted.length === 0 ? undefined : { done: true };
}

/** Of the application itself, not on the household. */
export const APART = new Set([
  "outbox_event",
  "notification",
  "file_retention",
  "retention_line",
  "household_link",
  // Counted from the rows that are given.
  "counted_path",
  "counted_referral",
]);

/**
 * All that the asker may read of a household, table by table, as it stands: under the asker's own walls, so that nobody's are broken.
 * Undefined where the household is closed to them.
 */
export async function heldOn(tx: Tx, householdId: string): Promise<Record<string, unknown[]> | undefined> {
  const [household] = await tx.rows<{ row: unknown }>(
    sql`select to_jsonb(h) as row from household h where id = ${householdId}::uuid`,
  );
  if (!household) return undefined;
  const held: Record<string, unknown[]> = { household: [household.row] };
  for (const [table, { part, rows }] of Object.entries(HOLDINGS)) {
    if (APART.has(table) || (part !== "file" && part !== "tenant") || table === "household") continue;
    const ofAccount = rows?.includes("tenant_account") ?? false;
    if (rows !== undefined && !ofAccount) continue;
    const found = await tx.rows<{ row: unknown }>(sql`
      select to_jsonb(t) as row from ${sql.identifier(table)} t where ${
        ofAccount
          ? sql`(t.landlord_id, t.account_id) in (select a.landlord_id, a.id from tenant_account a where a.household_id = ${householdId}::uuid)`
          : sql`t.household_id = ${householdId}::uuid`
      }`);
    if (found.length > 0) held[table] = found.map(({ row }) => row);
  }
  return held;
}
