/** A household's eviction procedures as its landlords recorded them, and what the rules make of their acts on a day. */
import { and, eq, sql } from "drizzle-orm";

import { LANDLORD_STAFF, type Role } from "../platform/access/roles.ts";
import { brokenByRemoval, emit, recordRemoval } from "../platform/audit/record.ts";
import type { Answered, Broken } from "../platform/calendar/dated.ts";
import type { Tx } from "../platform/database/database.ts";
import type { ActKind, Means } from "../procedure-clock/acts.rules.ts";
import { answerDeadlines } from "../procedure-clock/facts.ts";
import type { Deadlines } from "../procedure-clock/rules.ts";
import { foundIn } from "./found.ts";
import { procedureAct } from "./schema.ts";

/** An act as it is recorded. `more`: what this kind alone says (`planMonths`, `answer`…), days ISO, money in cents. */
export type RecordedAct = {
  id: string;
  kind: ActKind;
  on: string;
  statedTime: string | null;
  means: Means | null;
  more: Record<string, string | number>;
  /** Name of who recorded it; null where a job did. */
  by: string | null;
};

/** One landlord's procedure against the household. `recorded`: an act at least stands; without one the stage is not known. */
export type Procedure = Deadlines & {
  householdId: string;
  landlordId: string;
  landlord: string;
  recorded: boolean;
  acts: RecordedAct[];
  can: { record: boolean };
};

/** A new act; fields of other kinds are refused. */
export type NewAct = {
  kind: ActKind;
  on?: string | undefined;
  means?: Means | null | undefined;
  statedTime?: string | null | undefined;
  [more: string]: unknown;
};

type Row = {
  householdId: string;
  landlordId: string;
  landlord: string;
  lease: string | null;
  leaseEnded: string | null;
  acts: (Omit<RecordedAct, "more" | "means"> & { detail: Record<string, string | number> | null })[] | null;
};

/** The procedures that the asker may see, one for each landlord of the household, as of `on`. */
export function procedures(tx: Tx, householdId: string, on: Temporal.PlainDate): Promise<Procedure[]> {
  return proceduresOf(tx, [householdId], on);
}

/** The same for many households at once, in one query. */
export async function proceduresOf(
  tx: Tx,
  householdIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<Procedure[]> {
  const rows = await tx.rows<Row>(sql`
    with asked as (select id::uuid as id from jsonb_array_elements_text(${JSON.stringify(householdIds)}::jsonb) as ids (id)),
    pair as (select household_id, landlord_id from tenancy where household_id in (select id from asked)
             union select household_id, landlord_id from procedure_act where household_id in (select id from asked))
    select pair.household_id as "householdId", o.id as "landlordId", o.name as landlord,
           (select t.starts_on::text from tenancy t where t.household_id = pair.household_id and t.landlord_id = o.id
             order by t.ends_on desc nulls first, t.starts_on desc nulls last limit 1) as lease,
           (select max(t.ends_on)::text from tenancy t where t.household_id = pair.household_id and t.landlord_id = o.id
            having bool_and(t.ends_on is not null)) as "leaseEnded",
           (select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'on', a.acted_on, 'statedTime', a.stated_time,
                                                'detail', a.detail, 'by', p.name) order by a.acted_on, a.created_at, a.id)
              from procedure_act a left join app.directory() p on p.user_id = a.entered_by
             where a.household_id = pair.household_id and a.landlord_id = o.id) as acts
      from pair join organisation o on o.id = pair.landlord_id
     order by o.name, pair.household_id`);
  return rows.map(({ acts: told, lease, leaseEnded, ...landlord }) => {
    const acts = (told ?? []).map(({ detail, ...act }): RecordedAct => {
      const { means = null, ...more } = detail ?? {};
      return { ...act, means: means as Means | null, more };
    });
    const found = foundIn({
      lease,
      leaseEnded,
      landlordKind: "social",
      on: on.toString(),
      acts: acts.map(({ kind, on: day, statedTime, more }) => ({ kind, on: day, statedTime, ...more })),
    });
    return {
      ...landlord,
      ...found,
      recorded: acts.length > 0,
      acts,
      can: { record: mayRecord(tx, landlord.landlordId) },
    };
  });
}

function mayRecord(tx: Tx, landlordId: string): boolean {
  return (
    tx.actor !== undefined &&
    tx.actor.organisationId === landlordId &&
    LANDLORD_STAFF.includes(tx.actor.role as Role)
  );
}

/**
 * Records an act of the asker's own landlord against one of its tenants. Undefined where the household is not theirs;
 * broken rules where the act cannot be read. Contradictions with other acts are told by `procedures`, never refused.
 */
export async function recordAct(
  tx: Tx,
  householdId: string,
  { means, ...act }: NewAct,
): Promise<Answered<{ id: string }>> {
  const landlordId = tx.actor?.organisationId;
  if (!landlordId || !mayRecord(tx, landlordId)) return undefined;
  const [tenant] = await tx.rows(sql`
    select 1 from tenancy where household_id = ${householdId}::uuid and landlord_id = ${landlordId}::uuid`);
  if (!tenant) return undefined;
  const errors = brokenAct(act);
  if (errors.length > 0) return { errors };

  const { kind, on = "", statedTime = null, ...more } = act;
  const known = Object.entries({ ...more, means }).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  const [row] = await tx.db
    .insert(procedureAct)
    .values({
      landlordId,
      householdId,
      kind,
      actedOn: on,
      statedTime,
      detail: known.length > 0 ? Object.fromEntries(known) : null,
      enteredBy: tx.actor?.userId ?? null,
    })
    .returning({ id: procedureAct.id });
  await emit(tx, "procedure.advanced", { householdId, payload: { act: kind, on } });
  return row!;
}

/** An act that can be read, of fields its kind has. What is contradictory in it is told by the procedure, and kept as entered. */
export function brokenAct(act: Pick<NewAct, "kind" | "on">): Broken[] {
  const answer = answerDeadlines({ acts: [act] });
  if ("errors" in answer) return answer.errors.map(own);
  return answer.problems.filter(({ rule }) => rule === "facts.unknownField").map(own);
}

const sentence = (text: string) => text.replace(/^acts\[0\]\.\w+ ?: /, "");
/** The rules name the field of a list of acts; the form has one, and shows its sentence beside it. */
const own = ({ field, message, english, ...problem }: Broken): Broken => {
  return {
    ...problem,
    message: sentence(message),
    english: sentence(english),
    ...(field && { field: field.replace(/^acts\[0\]\./, "") }),
  };
};

/** Takes out an act recorded by mistake, by its own landlord; the access log keeps that it was there. undefined where it is not theirs. */
export async function removeAct(tx: Tx, id: string, reason: string): Promise<Answered> {
  const landlordId = tx.actor?.organisationId;
  if (!landlordId || !mayRecord(tx, landlordId)) return undefined;
  const unsaid = brokenByRemoval(reason);
  if (unsaid) return unsaid;
  const removed = await tx.db
    .delete(procedureAct)
    .where(and(eq(procedureAct.landlordId, landlordId), eq(procedureAct.id, id)))
    .returning({ householdId: procedureAct.householdId, kind: procedureAct.kind });
  if (removed.length !== 1) return undefined;
  const { householdId } = removed[0]!;
  await recordRemoval(tx, { ofTable: "procedure_act", rowId: id, householdId, reason });
  await emit(tx, "procedure.corrected", {
    householdId: removed[0]!.householdId,
    payload: { act: removed[0]!.kind },
  });
  return { done: true };
}
