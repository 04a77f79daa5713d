/** A household's answers through the database: read with what they open, recorded item by item, taken back. */
import { sql } from "drizzle-orm";

import type { Answered } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import type { InformationSheet } from "./information-sheet.ts";
import {
  AGREEMENT_ITEMS,
  type AgreementItem,
  type AgreementKind,
  type Answer,
  type AnsweredHow,
  brokenByAnswers,
  type HEARD_HOW,
  keyOf,
  mayRecord,
  type Recipient,
  type WrittenDomain,
} from "./rules.ts";
import { householdAgreement } from "./schema.ts";

type ByActor = Tx & { actor: Actor };

/** One answer; days ISO. `endedOn` null: it holds. */
export type AgreementLine = {
  id: string;
  kind: AgreementKind;
  domain: WrittenDomain | null;
  recipient: Recipient | null;
  given: boolean;
  answeredOn: string;
  how: AnsweredHow | null;
  recordedBy: string | null;
  endedOn: string | null;
  endedBy: string | null;
  endedWhy: "withdrawn" | "replaced" | null;
};

export type Agreements = {
  /** Those that hold first, then what was taken back or answered anew. */
  answers: AgreementLine[];
  /** Of the operator's last assessment, what the household agreed to share with the reader: numbers alone. */
  shared: { domain: WrittenDomain; assessedOn: string; problems: number; workedOn: number }[];
  /** A support measure of this referral runs: taking back the agreement to it does not stop it by itself. */
  measureRuns: boolean;
  can: { record: AgreementItem[]; withdraw: boolean };
};

type Referred = {
  id: string;
  householdId: string;
  landlordId: string;
  informedOn: string | null;
  handles: boolean;
  measureRuns: boolean;
};

/** The referral as the asker may see it, and whether they handle it: its landlord while it is under way, who follows the household. */
async function referredOf(tx: ByActor, referralId: string): Promise<Referred | undefined> {
  const [found] = await tx.rows<Referred>(sql`
    select r.id, r.household_id as "householdId", r.landlord_id as "landlordId", r.informed_on::text as "informedOn",
           (r.status <> 'withdrawn' and (r.landlord_id is not distinct from app.landlord_id()
                                         or r.household_id in (select app.working_households()))) as handles,
           exists (select 1 from measure m where m.referral_id = r.id and m.closed_on is null) as "measureRuns"
      from referral r where r.id = ${referralId}::uuid`);
  return found;
}

/** A referral's answers; undefined where the referral is missing or closed to the asker. */
export async function agreementsOf(
  tx: ByActor,
  referralId: string,
): Promise<(Agreements & { householdId: string }) | undefined> {
  const referred = await referredOf(tx, referralId);
  if (!referred) return undefined;
  const answers = await tx.rows<AgreementLine>(sql`
    select a.id, a.kind, a.domain, a.recipient, a.given, a.answered_on::text as "answeredOn", a.how, p.name as "recordedBy",
           a.ended_on::text as "endedOn", e.name as "endedBy", a.ended_why as "endedWhy"
      from household_agreement a left join app.directory() p on p.user_id = a.recorded_by
      left join app.directory() e on e.user_id = a.ended_by
     where a.referral_id = ${referralId}::uuid
     order by a.ended_on is not null, a.ended_on desc, a.answered_on, a.created_at, a.id`);
  const shared = await tx.rows<Agreements["shared"][number]>(sql`
    select domain, assessed_on::text as "assessedOn", problems::int as problems, worked_on::int as "workedOn"
      from app.shared_assessment(${referralId}::uuid) order by domain`);
  const { householdId, handles, measureRuns } = referred;
  const { role } = tx.actor;
  return {
    householdId,
    answers,
    shared,
    measureRuns,
    can: {
      record: handles ? AGREEMENT_ITEMS.filter((item) => mayRecord(item, role)) : [],
      withdraw: handles,
    },
  };
}

/** What the household's sheet says; undefined where the referral is missing or closed to the asker. */
export async function informationSheetOf(
  tx: ByActor,
  referralId: string,
): Promise<(Omit<InformationSheet, "printedOn"> & { householdId: string }) | undefined> {
  const [row] = await tx.rows<{
    householdId: string;
    household: string;
    landlord: string;
    informedOn: string | null;
    informedBy: string | null;
    facts: { asOf: string; debtCents?: number; debtSince?: string | null; amountDueCents?: number };
  }>(sql`
    select r.household_id as "householdId", h.name as household, o.name as landlord, r.informed_on::text as "informedOn",
           r.informed_by as "informedBy", r.facts
      from referral r join household h on h.id = r.household_id join organisation o on o.id = r.landlord_id
     where r.id = ${referralId}::uuid`);
  const found = row && (await agreementsOf(tx, referralId));
  if (!found) return undefined;
  const { facts, informedOn, ...sheet } = row;
  return {
    ...sheet,
    informedOn: informedOn === null ? null : Temporal.PlainDate.from(informedOn),
    asOf: Temporal.PlainDate.from(facts.asOf),
    debtCents: facts.debtCents ?? null,
    debtSince: facts.debtSince ? Temporal.PlainYearMonth.from(facts.debtSince) : null,
    amountDueCents: facts.amountDueCents ?? null,
    answers: found.answers
      .filter(({ endedWhy }) => endedWhy !== "replaced")
      .map(({ kind, domain, recipient, given, answeredOn, endedOn }) => ({
        kind,
        domain,
        recipient,
        given,
        on: Temporal.PlainDate.from(endedOn ?? answeredOn),
        withdrawn: endedOn !== null,
      })),
  };
}

export type NewAnswers = { answeredOn: string; how: (typeof HEARD_HOW)[number] | null; answers: Answer[] };

/** Records what the household answered; an answer to the same item that held until then is replaced. */
export async function recordAnswers(
  tx: ByActor,
  referralId: string,
  said: NewAnswers,
  today: Temporal.PlainDate,
): Promise<Answered> {
  const referred = await referredOf(tx, referralId);
  if (!referred?.handles) return undefined;
  const holding = await tx.rows<Answer & { id: string }>(sql`
    select id, kind, domain, recipient, given from household_agreement
     where referral_id = ${referralId}::uuid and ended_on is null`);
  const agreed = new Set(holding.filter(({ given }) => given).map(keyOf));
  const { role, userId } = tx.actor;
  const errors = brokenByAnswers(said, { role, informedOn: referred.informedOn, agreed }, today);
  if (errors.length > 0) return { errors };
  const answers = [...new Map(said.answers.map((answer) => [keyOf(answer), answer])).values()];
  for (const before of holding)
    if (answers.some((answer) => keyOf(answer) === keyOf(before)))
      await endAnswer(tx, before.id, { on: said.answeredOn, why: "replaced", words: null });
  const { householdId, landlordId } = referred;
  await tx.db.insert(householdAgreement).values(
    answers.map(({ kind, domain, recipient, given }) => ({
      referralId,
      householdId,
      landlordId,
      kind,
      domain,
      recipient,
      given,
      answeredOn: said.answeredOn,
      how: said.how,
      recordedBy: userId,
    })),
  );
  return { done: true };
}

/** What a withdrawal did: the item alone, the whole referral, or nothing yet to a measure that its operator must close. */
export type Withdrawn = { closed: "ended" | "referralWithdrawn" | "measureRuns" };

/** The household takes an agreement back: what it opened closes at once. Undefined where it is missing or not the asker's to end. */
export async function withdrawAgreement(
  tx: ByActor,
  id: string,
  { on, words }: { on: string; words: string },
  today: Temporal.PlainDate,
): Promise<Answered<Withdrawn>> {
  const [answer] = await tx.rows<{ answeredOn: string }>(sql`
    select answered_on::text as "answeredOn" from household_agreement
     where id = ${id}::uuid and given and ended_on is null`);
  if (!answer) return undefined;
  if (on > today.toString() || on < answer.answeredOn)
    return {
      errors: [
        {
          rule: "agreement.withdrawnOn",
          message: "Indiquez le jour où le ménage l'a retiré : entre le jour de son accord et aujourd'hui.",
          english: "Give the day on which the household took it back: between the day it agreed and today.",
          field: "on",
        },
      ],
    };
  const closed = await endAnswer(tx, id, { on, why: "withdrawn", words });
  return closed === "notFound" ? undefined : { closed };
}

async function endAnswer(
  tx: Tx,
  id: string,
  { on, why, words }: { on: string; why: "withdrawn" | "replaced"; words: string | null },
): Promise<Withdrawn["closed"] | "notFound"> {
  const [row] = await tx.rows<{ closed: Withdrawn["closed"] | "notFound" }>(sql`
    select app.end_agreement(${id}::uuid, ${on}::date, ${why}, ${words}) as closed`);
  return row!.closed;
}
