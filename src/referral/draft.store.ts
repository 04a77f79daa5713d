/** A referral as its landlord writes it: begun with what the server knows, saved as often as wanted, submitted, withdrawn. */
import { and, eq, inArray, sql } from "drizzle-orm";

import type { WrittenDomain } from "../household-agreement/rules.ts";
import { noteReferred } from "../worklist/acts.store.ts";
import { emit } from "../platform/audit/record.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { refuseStale } from "../platform/editing/version.ts";
import { takenAnew, type Told, withTold } from "./facts.rules.ts";
import { factsAsOf } from "./facts.store.ts";
import { type ReferralFile, referralOf, referralWordsOf } from "./read.store.ts";
import { EDITABLE_STATUSES } from "./rules.ts";
import { referral, type ReferralFacts, referralWords, type Tie, type Track } from "./schema.ts";
import { type Moved, moveReferral, noteMove } from "./store.ts";
import { brokenBySubmission, contradictionsOf, TRIED } from "./submission.rules.ts";

type ByActor = Tx & { actor: Actor };

/** What a person writes. Null = not known; [] = none. `stage` counts only where no act of the procedure is recorded. */
export type ReferralText = {
  track: Track;
  tie: Tie | null;
  situation: string | null;
  informedOn: string | null;
  informedHow: string | null;
  informedBy: string | null;
  /** What the landlord knows of each domain; one that is left out stays as it was, null takes it out. */
  domains?: Partial<Record<WrittenDomain, string | null>> | undefined;
  stage: string | null;
  tried: string[] | null;
  whatWasTried: string | null;
  /** What the account would give, told by a person where there is none yet. */
  told?: Pick<Told, "debtCents" | "amountDueCents" | "benefit" | "plan" | "needs"> | undefined;
  version: string | null;
};

/** Somebody wrote since it was begun: what a draft begins with comes from records, and nobody's words are lost with it. */
const isWritten = ({
  tie,
  situation,
  informedOn,
  informedHow,
  informedBy,
  domains,
  facts,
}: ReferralFile): boolean =>
  [tie, situation, informedOn, informedHow, informedBy, facts.whatWasTried, ...Object.values(domains)].some(
    Boolean,
  );

/**
 * Begins a referral of one of the asker's own tenants as a draft of theirs, facts prefilled as of `on`; one that is under way
 * with the same landlord is given instead (`began: false`). Undefined where the household is not the asker's tenant.
 */
export async function beginReferral(
  tx: ByActor,
  householdId: string,
  on: Temporal.PlainDate,
): Promise<{ id: string; began: boolean } | undefined> {
  const { organisationId: landlordId, userId } = tx.actor;
  const [tenant] = await tx.rows(sql`
    select 1 from tenancy where household_id = ${householdId}::uuid and landlord_id = ${landlordId}::uuid`);
  if (!tenant) return undefined;
  const known = await underWay(tx, householdId, landlordId);
  if (known) return { id: known, began: false };
  const { facts, communeInsee } = await factsAsOf(tx, { householdId, landlordId }, on);
  const begun = await tx.db
    .insert(referral)
    .values({
      landlordId,
      householdId,
      referredBy: userId,
      ownerId: userId,
      communeInsee,
      facts: { ...facts, ...triedBy(facts) },
    })
    // A colleague may begin it at the same moment: the second is led to the first.
    .onConflictDoNothing()
    .returning({ id: referral.id });
  if (begun.length === 0) {
    const theirs = await underWay(tx, householdId, landlordId);
    return theirs === undefined ? undefined : { id: theirs, began: false };
  }
  const { id } = begun[0]!;
  await noteMove(tx, {
    referralId: id,
    householdId,
    from: null,
    to: "draft",
    ownerId: userId,
    on: on.toString(),
  });
  await emit(tx, "referral.draft", { householdId, payload: { referralId: id } });
  return { id, began: true };
}

/** What the worklist says was tried; a colleague completes it. */
function triedBy({ outreach, asOf }: ReferralFacts): Partial<ReferralFacts> {
  if (!outreach || outreach.length === 0) return {};
  return { tried: TRIED.filter((one) => outreach.some(({ kind }) => kind === one)), told: { tried: asOf } };
}

async function underWay(tx: Tx, householdId: string, landlordId: string): Promise<string | undefined> {
  const [found] = await tx.rows<{ id: string }>(sql`
    select id from referral where household_id = ${householdId}::uuid and landlord_id = ${landlordId}::uuid
       and status not in ('closed', 'withdrawn') and not taken_over`);
  return found?.id;
}

type Row = {
  id: string;
  facts: ReferralFacts;
  householdId: string;
  landlordId: string;
  informedOn: string | null;
};

async function ownRow(tx: ByActor, id: string): Promise<Row | undefined> {
  const [row] = await tx.db
    .select()
    .from(referral)
    .where(
      and(
        eq(referral.id, id),
        eq(referral.landlordId, tx.actor.organisationId),
        inArray(referral.status, [...EDITABLE_STATUSES]),
      ),
    )
    .for("update");
  return row;
}

/** Saves what was written, until the committee has decided. Undefined where the referral is missing, another's, or decided. */
export async function saveReferral(
  tx: ByActor,
  id: string,
  { stage, tried, whatWasTried, situation, domains, told, version, ...text }: ReferralText,
  on: Temporal.PlainDate,
): Promise<Answered<{ saved: true }>> {
  const row = await ownRow(tx, id);
  if (!row) return undefined;
  await refuseStale(tx, {
    table: "referral",
    id,
    version,
    words: {},
    standing: async () => {
      const file = await referralOf(tx, id, on);
      return file && isWritten(file) ? file : undefined;
    },
    wordsOf: referralWordsOf,
  });
  const [first] = await tx.rows<{ on: string | null }>(sql`
    select min(answered_on)::text as "on" from household_agreement where referral_id = ${id}::uuid`);
  const errors = contradictionsOf({ ...text, firstAnswerOn: first?.on ?? null }, on);
  if (errors.length > 0) return { errors };
  const { whatWasTried: _words, ...facts } = row.facts;
  await saveOne(tx, id, {
    ...text,
    facts: {
      ...withTold(facts, { ...told, stage, tried }, on.toString()),
      ...(whatWasTried && { whatWasTried }),
    },
  });
  await saveWords(tx, row, { ...domains, situation }, on);
  return { saved: true };
}

/** One row for each domain written; who may read it is the household's to say (`app.words_open`). */
async function saveWords(
  tx: ByActor,
  { id: referralId, householdId, landlordId }: Row,
  written: Partial<Record<WrittenDomain, string | null>>,
  on: Temporal.PlainDate,
): Promise<void> {
  const by = { writtenBy: tx.actor.userId, writtenOn: on.toString() };
  for (const [domain, words] of Object.entries(written) as [WrittenDomain, string | null | undefined][]) {
    if (words === undefined) continue;
    const own = and(eq(referralWords.referralId, referralId), eq(referralWords.domain, domain));
    if (words === null) await tx.db.delete(referralWords).where(own);
    else
      await tx.db
        .insert(referralWords)
        .values({ referralId, householdId, landlordId, domain, words, ...by })
        .onConflictDoUpdate({
          target: [referralWords.referralId, referralWords.domain],
          set: { words, ...by },
          // Its day is that of the words: saved again unchanged, they stay of the day they were written.
          setWhere: sql`${referralWords.words} <> ${words}`,
        });
  }
}

/** Submits it with the facts of that day; what was told stays. Undefined where it is missing, another's, or decided. */
export async function submitReferral(
  tx: ByActor,
  id: string,
  on: Temporal.PlainDate,
): Promise<Answered<Moved>> {
  const row = await ownRow(tx, id);
  if (!row) return undefined;
  const errors = brokenBySubmission(row, on);
  if (errors.length > 0) return { errors };
  const moved = await moveReferral(tx, { referralId: id, to: "submitted", on });
  if (!moved || "errors" in moved) return moved;
  const { facts, communeInsee } = await factsAsOf(tx, row, on);
  await saveOne(tx, id, { communeInsee, facts: takenAnew(facts, row.facts) });
  await noteReferred(tx, row.householdId, true);
  return moved;
}

/** Withdraws it with its reason, and closes what it opened. Undefined where it is missing or not the asker's to withdraw. */
export async function withdrawReferral(
  tx: ByActor,
  id: string,
  reason: string,
  on: Temporal.PlainDate,
): Promise<Answered<Moved>> {
  const moved = await moveReferral(tx, { referralId: id, to: "withdrawn", reason, on });
  if (moved && "to" in moved) await noteReferred(tx, moved.householdId, false);
  return moved;
}

async function saveOne(tx: Tx, id: string, values: Partial<typeof referral.$inferInsert>): Promise<void> {
  const saved = await tx.db
    .update(referral)
    .set(values)
    .where(eq(referral.id, id))
    .returning({ id: referral.id });
  if (saved.length !== 1) throw new Error(`referral ${id} was not saved: ${saved.length} rows`);
}
