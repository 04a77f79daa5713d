/** What a person does with a detected account: reaches out, puts off, sets aside, takes back, gives it to a colleague. */
import { sql } from "drizzle-orm";

import { emit } from "../platform/audit/record.ts";
import { type Answered, type Broken, brokenRule } from "../platform/calendar/dated.ts";
import type { Tx } from "../platform/database/database.ts";
import { type Handling, isOutreach, OUTREACH_RESULTS, snoozedAtMost } from "./rules.ts";

/** `on`: today. `doneOn`: the day of the outreach, today where none is said. `words`: the note, or the reason in words. */
export type Act = {
  as: Handling;
  on: Temporal.PlainDate;
  doneOn?: string | undefined;
  result?: string | null | undefined;
  why?: string | null | undefined;
  words?: string | null | undefined;
  until?: string | null | undefined;
};

/**
 * Notes what the actor did and gives the entry of the account's history (`outreach-12`). Putting off needs words and a later
 * day; setting aside one of the known reasons. Undefined where the account is not on the asker's list.
 */
export async function handle(tx: Tx, accountId: number, act: Act): Promise<Answered<{ entry: string }>> {
  const errors = actErrors(act);
  if (errors.length > 0) return { errors };
  const { as, on } = act;
  const by = sql`${tx.actor?.userId ?? null}::uuid`;
  const words = act.words?.trim() || null;
  const until = as === "snoozed" ? (act.until ?? null) : null;
  const kept = isOutreach(as)
    ? sql`insert into outreach (landlord_id, account_id, household_id, kind, done_on, result, note, user_id, before)
          select w.landlord_id, w.account_id, w.household_id, ${as}, ${act.doneOn ?? on.toString()}::date, ${act.result ?? null}, ${words}, ${by}, ${BEFORE}
            from worklist_item w where w.account_id = ${accountId} returning 'outreach-' || id as entry`
    : sql`insert into appraisal (landlord_id, account_id, household_id, kind, why, words, until, detected_on, priority, signals, user_id, before)
          select w.landlord_id, w.account_id, w.household_id, ${as}, ${as === "snoozed" ? null : (act.why ?? null)}, ${words}, ${until}::date,
                 w.detected_on, w.priority, w.signals, ${by}, ${BEFORE}
            from worklist_item w where w.account_id = ${accountId} returning 'appraisal-' || id as entry`;
  // Two people at once: the second sees what the first left, so that taking back restores it.
  await tx.rows(sql`select 1 from worklist_item where account_id = ${accountId} for update`);
  const [row] = await tx.rows<{ entry: string }>(kept);
  if (!row) return undefined;
  await tx.rows(sql`
    update worklist_item set handled_as = ${as}, handled_reason = ${words}, handled_by = ${by}, handled_at = now(),
           snoozed_until = ${until}::date
     where account_id = ${accountId}`);
  return row;
}

const BEFORE = sql`jsonb_build_object('as', w.handled_as, 'reason', w.handled_reason, 'by', w.handled_by, 'at', w.handled_at,
                                      'until', w.snoozed_until)`;

/**
 * Takes back what the actor did last with the account, within the day; the list shows it as before. Undefined where there is no
 * such entry on the account.
 */
export async function undo(tx: Tx, accountId: number, entry: string): Promise<Answered> {
  const [table, id] = entry.split("-") as ["outreach" | "appraisal", string];
  const from = sql.identifier(table);
  await tx.rows(sql`select 1 from worklist_item where account_id = ${accountId} for update`);
  const [known] = await tx.rows<{ later: boolean }>(sql`
    select exists (select 1 from outreach l where l.account_id = e.account_id and l.created_at > e.created_at)
           or exists (select 1 from appraisal l where l.account_id = e.account_id and l.created_at > e.created_at) as later
      from ${from} e where e.account_id = ${accountId} and e.id = ${id}::bigint`);
  if (!known) return undefined;
  if (known.later)
    return brokenRule(
      "worklist.undoLast",
      "Autre chose a été noté depuis : seule la dernière action se reprend.",
      "Something else was noted since: only the last action is taken back.",
    );
  // The wall lets go of one's own of the day alone: nothing else comes back.
  const [taken] = await tx.rows<{ at: string; before: Record<string, string | null> }>(sql`
    delete from ${from} where account_id = ${accountId} and id = ${id}::bigint and user_id is not distinct from ${tx.actor?.userId ?? null}::uuid
    returning created_at::text as at, before`);
  if (!taken)
    return brokenRule(
      "worklist.undoOwn",
      "Seul l'auteur reprend une action, dans la journée. Ajoutez plutôt une nouvelle action qui la corrige.",
      "Only its author takes an action back, within the day. Add a new action that corrects it instead.",
    );
  const { before } = taken;
  // What came after from elsewhere, a referral say, stands.
  await tx.rows(sql`
    update worklist_item set handled_as = ${before["as"] ?? null}, handled_reason = ${before["reason"] ?? null},
           handled_by = ${before["by"] ?? null}::uuid, handled_at = ${before["at"] ?? null}::timestamptz,
           snoozed_until = ${before["until"] ?? null}::date
     where account_id = ${accountId} and handled_at = ${taken.at}::timestamptz`);
  return { done: true };
}

/**
 * Gives the account to a colleague, or takes it back (`officerId` null): who follows it then, and who did, are told. Nothing
 * happens twice. Undefined where the account is not on the asker's list.
 */
export async function assignAccount(tx: Tx, accountId: number, officerId: string | null): Promise<Answered> {
  const [item] = await tx.rows<{ landlordId: string; householdId: string }>(sql`
    select landlord_id as "landlordId", household_id as "householdId" from worklist_item where account_id = ${accountId} for update`);
  if (!item) return undefined;
  if (officerId !== null) {
    const colleague = await tx.rows(sql`
      select 1 from app.directory() d where d.user_id = ${officerId}::uuid and d.active and d.organisation_id = ${item.landlordId}::uuid
         and d.role in ('arrearsOfficer', 'socialAdviser', 'landlordLead')`);
    if (colleague.length === 0)
      return brokenRule(
        "worklist.colleague",
        "Choisissez un collègue de votre organisme dont l'accès est ouvert.",
        "Choose a colleague of your organisation whose access is open.",
        "officerId",
      );
  }
  const [current] = await tx.rows<{ userId: string }>(sql`
    select user_id as "userId" from account_officer where account_id = ${accountId} and ended_at is null`);
  if ((current?.userId ?? null) === officerId) return { done: true };
  const told = async (kind: string, person: string) =>
    emit(tx, kind, {
      householdId: item.householdId,
      payload: { landlordId: item.landlordId, accountId, officerId: person },
    });
  if (current) {
    await tx.rows(
      sql`update account_officer set ended_at = now() where account_id = ${accountId} and ended_at is null`,
    );
    await told("account.takenBack", current.userId);
  }
  if (officerId !== null) {
    await tx.rows(sql`
      insert into account_officer (landlord_id, account_id, household_id, user_id, assigned_by)
      values (${item.landlordId}::uuid, ${accountId}, ${item.householdId}::uuid, ${officerId}::uuid, ${tx.actor?.userId ?? null}::uuid)`);
    await told("account.assigned", officerId);
  }
  return { done: true };
}

/** Marks the household's accounts as referred, or no longer so. Touches what the asker may write alone: a landlord's own list. */
export async function noteReferred(tx: Tx, householdId: string, referred: boolean): Promise<void> {
  const by = tx.actor?.userId ?? null;
  await tx.rows(
    referred
      ? sql`update worklist_item set handled_as = 'referred', handled_reason = null, handled_by = ${by}::uuid,
                   handled_at = now(), snoozed_until = null where household_id = ${householdId}::uuid`
      : sql`update worklist_item set handled_as = null, handled_by = null, handled_at = null
             where household_id = ${householdId}::uuid and handled_as = 'referred'`,
  );
}

function actErrors({ as, on, doneOn, result, why, words, until }: Act): Broken[] {
  const today = on.toString();
  const errors: Broken[] = [];
  if (isOutreach(as)) {
    if (doneOn !== undefined && (doneOn > today || doneOn < on.subtract({ years: 1 }).toString()))
      errors.push({
        rule: "worklist.doneOn",
        message: "Indiquez le jour où cela a été fait : aujourd'hui, ou un jour de l'année écoulée.",
        english: "Give the day on which it was done: today, or a day of the past year.",
        field: "doneOn",
      });
    if (result != null && !(OUTREACH_RESULTS[as] as readonly string[]).includes(result))
      errors.push({
        rule: "worklist.result",
        message: "Ce résultat ne va pas avec cette action : choisissez-en un de sa liste, ou aucun.",
        english: "This result does not go with this action: choose one of its list, or none.",
        field: "result",
      });
  }
  if (as === "notADifficulty" && !why)
    errors.push({
      rule: "worklist.why",
      message: "Choisissez la raison : elle apprend au repérage ce qui n'est pas une difficulté.",
      english: "Choose the reason: it teaches detection what is not a difficulty.",
      field: "why",
    });
  if ((as === "snoozed" || (as === "notADifficulty" && why === "other")) && !words?.trim())
    errors.push({
      rule: "worklist.reason",
      message: "Indiquez la raison : elle dit aux collègues pourquoi ce compte n'est plus à traiter.",
      english: "Give the reason: it tells colleagues why this account needs nothing more.",
      field: "words",
    });
  if (as === "snoozed" && (!until || until <= today || until > snoozedAtMost(on).toString()))
    errors.push({
      rule: "worklist.until",
      message: "Indiquez une date à venir, dans les six mois : le compte reviendra dans la liste ce jour-là.",
      english: "Give a date to come, within six months: the account will be back on the list on that day.",
      field: "until",
    });
  return errors;
}
