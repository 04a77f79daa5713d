/** What a household reads and writes on its own page, as the role that sees its own rows alone. */
import { randomUUID } from "node:crypto";

import { sql } from "drizzle-orm";

import {
  AGREEMENT_ITEMS,
  type AgreementItem,
  type Answer,
  brokenByAnswers,
  keyOf,
} from "../household-agreement/rules.ts";
import { householdAgreement } from "../household-agreement/schema.ts";
import type { ContactKind } from "../measure/contact.rules.ts";
import type { MeetingKind } from "../measure/rules.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import type { HouseholdActor, Tx } from "../platform/database/database.ts";
import type { FileStore } from "../platform/files/file-store.ts";
import type { KnownFile } from "../platform/files/known-file.ts";
import type { PlanState } from "../plan-tracking/plan-facts.rules.ts";
import type { FileKind, FileLimits } from "../received-file/rules.ts";
import { receivedFile } from "../received-file/schema.ts";
import { contentOf, fileLimits } from "../received-file/store.ts";
import { keepBytes } from "../received-file/sweep.store.ts";
import { type TrackedRow, trackingOf } from "../repayment-plan/read.store.ts";
import { brokenMessage } from "./rules.ts";
import { householdMessage } from "./schema.ts";

export type Own = Tx & { household: HouseholdActor };
type PlainDate = Temporal.PlainDate;

/** Money in cents, days ISO; null: unknown. */
export type OwnView = {
  name: string;
  people: { name: string | null; organisation: string }[];
  /** To come, the earliest first; `kind` of a meeting of three, or of a visit. */
  coming: ({ on: string; atTime: string | null; place: string | null } & (
    | { of: "three"; kind: MeetingKind }
    | { of: "contact"; kind: ContactKind }
  ))[];
  /** Held meetings with what the three wrote together. */
  minutes: { on: string; kind: MeetingKind; text: string }[];
  accounts: { landlord: string; balanceCents: number; asOf: string | null }[];
  plans: {
    landlord: string;
    debtCents: number;
    paidCents: number;
    leftCents: number;
    state: PlanState;
    /** What falls due next, with the sums of the months after it. */
    coming: { on: string; amountCents: number }[];
    lastOn: string | null;
  }[];
  reliefs: { landlord: string; stoppedOn: string | null; months: { month: string; amountCents: number }[] }[];
  files: {
    id: string;
    kind: FileKind;
    name: string;
    documentOn: string | null;
    receivedOn: string;
    own: boolean;
  }[];
  agreements: {
    referralId: string;
    /** One for each item that may be asked; `standing` of the last answer. */
    items: (AgreementItem & {
      key: string;
      id: string | null;
      standing: "unasked" | "yes" | "no" | "withdrawn";
      on: string | null;
    })[];
  } | null;
  readers: { on: string; name: string; organisation: string; parts: string[] }[];
  messages: { text: string; sentOn: string; read: boolean }[];
  /** Somebody carries the household: what it sends has a reader. */
  canWrite: boolean;
};

export async function ownView(tx: Own, today: PlainDate, language: Locale): Promise<OwnView> {
  const day = today.toString();
  const three = await tx.rows<{
    on: string;
    atTime: string | null;
    place: string | null;
    kind: MeetingKind;
    state: string;
    text: string | null;
  }>(sql`
    select met_on::text as "on", at_time as "atTime", place, kind, state, nullif(shared_minutes, '') as text from tripartite_meeting
     order by met_on, id`);
  const visits = await tx.rows<{ on: string; kind: ContactKind }>(sql`
    select met_on::text as "on", kind from contact where met_on >= ${day}::date order by met_on, id`);
  const coming: OwnView["coming"] = [
    ...three.flatMap(({ state, on, atTime, place, kind }) =>
      state === "planned" && on >= day ? [{ of: "three" as const, on, atTime, place, kind }] : [],
    ),
    ...visits.map((visit) => ({ of: "contact" as const, atTime: null, place: null, ...visit })),
  ];
  return {
    name: tx.household.name,
    people: await tx.rows(sql`select name, organisation from app.household_people()`),
    coming: coming.toSorted((one, other) => one.on.localeCompare(other.on)),
    minutes: three
      .flatMap(({ state, on, kind, text }) => (state === "held" && text ? [{ on, kind, text }] : []))
      .toReversed(),
    accounts: await tx.rows(sql`
      select o.name as landlord, a.balance_cents as "balanceCents", a.last_entry_on::text as "asOf"
        from tenant_account a join organisation o on o.id = a.landlord_id order by a.landlord_id, a.id`),
    plans: await plansOf(tx, today, language),
    reliefs: await tx.rows(sql`
      select o.name as landlord, r.stopped_on::text as "stoppedOn",
             (select coalesce(jsonb_agg(jsonb_build_object('month', to_char(m.month, 'YYYY-MM'), 'amountCents', m.amount_cents) order by m.month), '[]')
                from rent_relief_month m where m.relief_id = r.id) as months
        from rent_relief r join organisation o on o.id = r.landlord_id order by r.id`),
    files: await tx.rows(sql`
      select id, kind, name, document_on::text as "documentOn", received_on::text as "receivedOn", added_by is null as own
        from received_file order by received_on desc, created_at desc, id`),
    agreements: await agreementsOf(tx),
    readers: await tx.rows(sql`
      select on_day::text as "on", name, organisation, parts from app.household_readers()`),
    messages: await tx.rows(sql`
      select text, (sent_at at time zone 'Europe/Paris')::date::text as "sentOn", read_at is not null as read
        from household_message order by sent_at desc, id limit 20`),
    canWrite: (await carrier(tx)) !== undefined,
  };
}

type Carrier = { operatorId: string; landlordId: string; measureId: string | null };
async function carrier(tx: Tx): Promise<Carrier | undefined> {
  const [row] = await tx.rows<Carrier>(sql`
    select operator_id as "operatorId", landlord_id as "landlordId", measure_id as "measureId" from app.household_carrier()`);
  return row;
}

/** How large a file it may send: as the operator that receives it has set. */
export const ownLimits = async (tx: Own, today: PlainDate): Promise<FileLimits> =>
  fileLimits(tx, (await carrier(tx))?.operatorId, today);

async function plansOf(tx: Own, today: PlainDate, language: Locale): Promise<OwnView["plans"]> {
  const rows = await tx.rows<TrackedRow & { landlord: string }>(sql`
    select p.id, p.kind, p.debt_cents as "debtCents", p.tolerance_days as "toleranceDays", p.allocation, p.signed_on::text as "signedOn",
           p.cancelled_on::text as "cancelledOn", p.cancel_reason as "cancelReason", p.frozen_on::text as "frozenOn",
           a.last_entry_on::text as "asOf", o.name as landlord,
           coalesce((select jsonb_agg(jsonb_build_object('n', i.n, 'on', i.due_on, 'amountCents', i.amount_cents) order by i.n)
                       from instalment i where i.plan_id = p.id), '[]') as lines
      from repayment_plan p join organisation o on o.id = p.landlord_id
      left join tenant_account a on a.landlord_id = p.landlord_id and a.id = p.account_id
     where p.cancelled_on is null order by p.signed_on desc, p.created_at desc, p.id`);
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const entries = await tx.rows<{
    planId: string;
    on: string;
    dueCents: number | null;
    paidCents: number | null;
  }>(sql`
    select plan_id as "planId", entry_on as "on", due_cents as "dueCents", paid_cents as "paidCents"
      from app.plan_tracking(array(select value::uuid from jsonb_array_elements_text(${ids}::jsonb))) order by entry_on`);
  return rows.map(({ landlord, ...row }) => {
    const own = entries.filter(({ planId }) => planId === row.id);
    const { state, paidCents } = trackingOf(row, own, today, language);
    return {
      landlord,
      debtCents: row.debtCents,
      paidCents,
      leftCents: Math.max(0, row.debtCents - paidCents),
      state,
      coming: row.lines
        .filter(({ on }) => on >= today.toString())
        .map(({ on, amountCents }) => ({ on, amountCents })),
      lastOn: row.lines.at(-1)?.on ?? null,
    };
  });
}

async function agreementsOf(tx: Own): Promise<OwnView["agreements"]> {
  const [referral] = await tx.rows<{ id: string }>(sql`
    select id from referral order by status in ('closed', 'withdrawn'), created_at desc, id limit 1`);
  if (!referral) return null;
  const answers = await tx.rows<Answer & { id: string; on: string; endedWhy: string | null }>(sql`
    select id, kind, domain, recipient, given, coalesce(ended_on, answered_on)::text as "on", ended_why as "endedWhy" from household_agreement
     where referral_id = ${referral.id}::uuid and (ended_on is null or ended_why = 'withdrawn')
     order by ended_on is not null, ended_on desc, created_at desc`);
  return {
    referralId: referral.id,
    items: AGREEMENT_ITEMS.map((item) => {
      const last = answers.find((answer) => keyOf(answer) === keyOf(item));
      const standing = !last ? "unasked" : last.endedWhy ? "withdrawn" : last.given ? "yes" : "no";
      return {
        ...item,
        key: keyOf(item),
        id: last && !last.endedWhy ? last.id : null,
        standing,
        on: last?.on ?? null,
      };
    }),
  };
}

/** The household answers one item: yes, no, or taken back where it had said yes. What the agreement opened closes at once. */
export async function answerItem(
  tx: Own,
  { key, given }: { key: string; given: boolean },
  today: PlainDate,
): Promise<Answered> {
  const held = await agreementsOf(tx);
  const item = held?.items.find((one) => one.key === key);
  if (!held || !item) return undefined;
  const { kind, domain, recipient, id, standing } = item;
  if (standing === (given ? "yes" : "no")) return { done: true };
  const on = today.toString();
  if (standing === "yes") {
    const [ended] = await tx.rows<{ closed: string }>(sql`
      select app.end_agreement(${id}::uuid, ${on}::date, 'withdrawn', 'Retiré par le ménage, sur sa page.') as closed`);
    return ended!.closed === "notFound" ? undefined : { done: true };
  }
  const [referral] = await tx.rows<{ landlordId: string; informedOn: string | null; over: boolean }>(sql`
    select landlord_id as "landlordId", informed_on::text as "informedOn", status in ('closed', 'withdrawn') as over
      from referral where id = ${held.referralId}::uuid`);
  if (!referral || referral.over)
    return brokenRule(
      "agreement.over",
      "Cette orientation est terminée : parlez-en à la personne qui vous suit.",
      "This referral is over: speak of it with the person who follows you.",
    );
  const answer = { kind, domain, recipient, given };
  const errors = brokenByAnswers(
    { answeredOn: on, answers: [answer] },
    { role: "household", informedOn: referral.informedOn, agreed: new Set() },
    today,
  );
  if (errors.length > 0) return { errors };
  if (id) await tx.rows(sql`select app.end_agreement(${id}::uuid, ${on}::date, 'replaced', null)`);
  await tx.db.insert(householdAgreement).values({
    ...answer,
    referralId: held.referralId,
    householdId: tx.household.householdId,
    landlordId: referral.landlordId,
    answeredOn: on,
    how: "ownPage",
    recordedBy: null,
  });
  return { done: true };
}

const nobodyReads = () =>
  brokenRule(
    "household.nobody",
    "Personne ne suit votre dossier en ce moment : appelez votre bailleur.",
    "Nobody follows your file at present: call your landlord.",
  );

/** A message to the worker, who is told. */
export async function sendMessage(tx: Own, text: string): Promise<Answered> {
  const errors = brokenMessage(text);
  if (errors.length > 0) return { errors };
  const to = await carrier(tx);
  if (!to) return nobodyReads();
  const { householdId } = tx.household;
  await tx.db.insert(householdMessage).values({ householdId, operatorId: to.operatorId, text: text.trim() });
  await wrote(tx, "message");
  return { done: true };
}

/** A document to the worker, who is told and sorts it: until then it is the operator's alone. */
export async function sendFile(
  tx: Own,
  files: FileStore,
  { kind, name }: { kind: FileKind; name: string },
  known: KnownFile,
  today: PlainDate,
): Promise<Answered> {
  const to = await carrier(tx);
  if (!to) return nobodyReads();
  const id = randomUUID();
  await keepBytes(tx, files, id, known.bytes);
  try {
    await tx.db.insert(receivedFile).values({
      ...to,
      ...contentOf(known),
      id,
      householdId: tx.household.householdId,
      kind,
      name: name.trim(),
      isProtected: true,
      receivedOn: today.toString(),
      addedBy: null,
    });
    await wrote(tx, "file");
  } catch (error) {
    await files.remove(id);
    throw error;
  }
  return { done: true };
}

const wrote = (tx: Own, what: "message" | "file") =>
  tx.rows(sql`
    insert into outbox_event (kind, household_id, payload)
    values ('household.wrote', ${tx.household.householdId}::uuid, ${JSON.stringify({ what })}::jsonb)`);
