/** The landlord's worklist: accounts with a signal, most pressing first, and what a person did with each. */
import { sql } from "drizzle-orm";

import type { Locale } from "../platform/calendar/wording.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import type { Tx } from "../platform/database/database.ts";
import { type KeptSignal, sentenceOf } from "../detection/sentence.rules.ts";

export const HANDLINGS = ["called", "written", "met", "snoozed", "notADifficulty"] as const;
export type Handling = (typeof HANDLINGS)[number];

/** One account of the list; money in cents, days ISO. `probability` is a default estimate, never a decision. */
export type WorklistRow = {
  accountId: number;
  /** The landlord's own number. */
  account: string;
  leaseholder: string;
  householdId: string;
  communeInsee: string | null;
  priority: number;
  probability: number;
  balanceCents: number;
  amountDueCents: number | null;
  /** The tenant disputes the amount: no automatic step. */
  contested: boolean;
  detectedOn: string;
  firstSignalOn: string;
  signals: { id: string; sentence: string; points: number }[];
  legalArrears: Record<string, unknown> | null;
  handledAs: string | null;
  handledReason: string | null;
  handledAt: string | null;
  snoozedUntil: string | null;
};

/** Where the last page ended. */
export type WorklistCursor = { priority: number; balanceCents: number; accountId: number };

export type WorklistOptions = {
  landlordId?: string | undefined;
  limit?: number;
  after?: WorklistCursor | undefined;
  /** `open` (default): not put off beyond `on`, not set aside; `handled`: those; `all`. */
  show?: "open" | "handled" | "all" | undefined;
  /** Accounts with this kind of signal only. */
  signal?: string | undefined;
  on: Temporal.PlainDate;
  language?: Locale;
};

type Kept = Omit<WorklistRow, "signals"> & { signals: KeptSignal[] };

/** The list by priority, then balance, heaviest first, of what the asker may see. */
export async function worklist(tx: Tx, options: WorklistOptions): Promise<WorklistRow[]> {
  const { landlordId, limit = 50, after, language } = options;
  const page = after
    ? sql`and (-w.priority, -w.balance_cents, w.account_id) > (${-after.priority}, ${-after.balanceCents}, ${after.accountId})
          and w.priority <= ${after.priority}`
    : sql``;
  const rows = await tx.rows<Kept>(sql`
    ${ITEM} where ${landlordId === undefined ? sql`true` : sql`w.landlord_id = ${landlordId}::uuid`}
     ${page} ${filters(options)}
     order by w.priority desc, w.balance_cents desc, w.account_id limit ${limit}`);
  return rows.map((row) => shown(row, language));
}

/** How many accounts the filters leave. */
export async function worklistCount(tx: Tx, options: WorklistOptions): Promise<number> {
  const { landlordId } = options;
  const [row] = await tx.rows<{ count: number }>(sql`
    select count(*)::int as count from worklist_item w
     where ${landlordId === undefined ? sql`true` : sql`w.landlord_id = ${landlordId}::uuid`} ${filters(options)}`);
  return row!.count;
}

/** One account's line; undefined where it has no signal or is not the asker's to see. */
export async function worklistItemOf(
  tx: Tx,
  accountId: number,
  language: Locale = "fr",
): Promise<WorklistRow | undefined> {
  const [row] = await tx.rows<Kept>(sql`${ITEM} where w.account_id = ${accountId}`);
  return row && shown(row, language);
}

/**
 * Notes what the actor did. Putting off needs a reason and a later day, setting aside a reason. True where the account is on
 * the asker's list; broken rules otherwise said.
 */
export async function handle(
  tx: Tx,
  accountId: number,
  act: { as: Handling; reason?: string | undefined; until?: string | undefined; on: Temporal.PlainDate },
): Promise<{ done: boolean } | { errors: Broken[] }> {
  const errors = handlingErrors(act);
  if (errors.length > 0) return { errors };
  const until = act.as === "snoozed" ? (act.until ?? null) : null;
  const rows = await tx.rows(sql`
    update worklist_item set handled_as = ${act.as}, handled_reason = ${act.reason?.trim() || null},
           handled_by = ${tx.actor?.userId ?? null}::uuid, handled_at = now(), snoozed_until = ${until}::date
     where account_id = ${accountId} returning account_id`);
  return { done: rows.length > 0 };
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

function handlingErrors({ as, reason, until, on }: Parameters<typeof handle>[2]): Broken[] {
  const errors: Broken[] = [];
  if ((as === "snoozed" || as === "notADifficulty") && !reason?.trim())
    errors.push({
      rule: "worklist.reason",
      message: "Indiquez la raison : elle dit aux collègues pourquoi ce compte n'est plus à traiter.",
      english: "Give the reason: it tells colleagues why this account needs nothing more.",
      field: "reason",
    });
  if (as === "snoozed" && (!until || until <= on.toString()))
    errors.push({
      rule: "worklist.until",
      message: "Indiquez une date à venir : le compte reviendra dans la liste ce jour-là.",
      english: "Give a date to come: the account will be back on the list on that day.",
      field: "until",
    });
  return errors;
}

function filters({ show = "open", signal, on }: WorklistOptions) {
  const put = sql`(w.handled_as is not distinct from 'notADifficulty' or coalesce(w.snoozed_until > ${on.toString()}::date, false))`;
  const byShow = { open: sql`and not ${put}`, handled: sql`and ${put}`, all: sql`` }[show];
  return signal === undefined
    ? byShow
    : sql`${byShow} and w.signals @> ${JSON.stringify([{ kind: signal }])}::jsonb`;
}

function shown({ signals, ...row }: Kept, language: Locale = "fr"): WorklistRow {
  return {
    ...row,
    signals: signals.map((signal) => ({
      id: signal.kind,
      sentence: sentenceOf(signal, language),
      points: signal.points,
    })),
  };
}

const ITEM = sql`
  select w.account_id::int as "accountId", w.account_number as account, w.leaseholder_name as leaseholder,
         w.household_id as "householdId", w.commune_insee as "communeInsee", w.priority,
         w.probability::float8 as probability, w.balance_cents::float8 as "balanceCents",
         w.amount_due_cents::float8 as "amountDueCents", coalesce(a.contested, false) as contested,
         w.detected_on::text as "detectedOn", w.first_signal_on::text as "firstSignalOn", w.signals,
         w.legal_arrears as "legalArrears", w.handled_as as "handledAs", w.handled_reason as "handledReason",
         w.handled_at as "handledAt", w.snoozed_until::text as "snoozedUntil"
    from worklist_item w
    left join tenant_account a on a.landlord_id = w.landlord_id and a.id = w.account_id`;
