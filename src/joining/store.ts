/** Organisations that join: how far each is under the reader's walls, steps confirmed or asked for, and the agreement. */
import { sql } from "drizzle-orm";

import { brokenBySettingFrom } from "../law/setting.rules.ts";
import { writeSetting } from "../law/setting.store.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { brokenAgreement, type Facts, type JoiningKind, type Step, type StepId, stepsOf } from "./rules.ts";
import { partnerAgreement } from "./schema.ts";

type ByActor = Tx & { actor: Actor };
type PlainDate = Temporal.PlainDate;

export type JoiningRow = {
  id: string;
  name: string;
  code: string;
  kind: JoiningKind;
  joinedOn: string | null;
  steps: Step[];
};
export type Agreement = {
  reference: string;
  signedOn: string | null;
  validFrom: string;
  validTo: string | null;
  amountCents: number | null;
};

/** Landlords and operators with their steps: all for administrator and coordination, its own for a lead. Those with most left first. */
export async function joining(tx: Tx, id: string | null = null): Promise<JoiningRow[]> {
  const rows = await tx.rows<Omit<JoiningRow, "steps"> & Omit<Facts, "kind">>(sql`
    select o.id, o.name, o.code, o.kind, o.joined_on as "joinedOn", f.in_post as "inPost", f.invited, f.has_mapping as "hasMapping",
           f.has_ledger as "hasLedger", f.has_zone as "hasZone", f.has_settings as "hasSettings", f.has_agreement as "hasAgreement",
           f.worklist_seen as "worklistSeen"
      from app.joining_facts() f join organisation o on o.id = f.organisation_id
     where ${id}::uuid is null or o.id = ${id}::uuid order by o.name`);
  return rows
    .map(({ id, name, code, kind, joinedOn, ...facts }) => ({
      id,
      name,
      code,
      kind,
      joinedOn,
      steps: stepsOf({ kind, ...facts }),
    }))
    .toSorted((one, other) => left(other) - left(one));
}

const left = ({ steps }: JoiningRow) => steps.filter(({ state }) => state !== "done").length;

/** Whether the actor does a step: its role, and its own organisation where the step is an organisation's. */
export const isTheirs = ({ actor }: ByActor, organisationId: string, { by }: Step): boolean =>
  (by as readonly string[]).includes(actor.role) &&
  (["administrator", "coordinator"].includes(actor.role) || actor.organisationId === organisationId);

/** When each step was last asked for. */
export async function asked(tx: Tx, id: string): Promise<Map<StepId, string>> {
  const rows = await tx.rows<{ step: StepId; at: string }>(sql`
    select step, asked_at as at from joining_step where organisation_id = ${id}::uuid and asked_at is not null`);
  return new Map(rows.map(({ step, at }) => [step, at]));
}

/** The agreement in force or to come, latest first; null: none, or not the reader's to read. */
export async function agreementOf(tx: Tx, id: string): Promise<Agreement | null> {
  const [row] = await tx.rows<Agreement>(sql`
    select reference, signed_on as "signedOn", valid_from as "validFrom", valid_to as "validTo", amount_cents as "amountCents"
      from partner_agreement where organisation_id = ${id}::uuid order by valid_from desc, created_at desc limit 1`);
  return row ?? null;
}

/** Asks those who do a step to do it: a notice, and a mail to whom wants one. Undefined where the organisation is not the asker's. */
export async function askFor(tx: ByActor, id: string, step: StepId): Promise<Answered> {
  const [row] = await joining(tx, id);
  const found = row?.steps.find((one) => one.id === step);
  if (!found) return undefined;
  if (found.state === "done")
    return brokenRule("joining.done", "Cette étape est déjà faite.", "This step is done already.");
  await tx.rows(sql`
    insert into joining_step (organisation_id, step, asked_at, asked_by)
    values (${id}::uuid, ${step}, now(), ${tx.actor.userId}::uuid)
    on conflict (organisation_id, step) do update set asked_at = now(), asked_by = excluded.asked_by`);
  await emit(tx, "joining.asked", { payload: { organisationId: id, step, roles: found.by.join(" ") } });
  return { done: true };
}

/** A lead says that the platform's values suit its organisation. */
export async function confirmSettings(tx: ByActor, id: string): Promise<Answered> {
  if (tx.actor.organisationId !== id) return undefined;
  await tx.rows(sql`
    insert into joining_step (organisation_id, step, confirmed_at, confirmed_by)
    values (${id}::uuid, 'settings', now(), ${tx.actor.userId}::uuid)
    on conflict (organisation_id, step) do update set confirmed_at = now(), confirmed_by = excluded.confirmed_by`);
  return { done: true };
}

/** How long an invitation of this organisation opens an account, from a day on: its own dated value. Field: days, from. */
export async function setInvitationDays(
  tx: ByActor,
  id: string,
  { days, from }: { days: number; from: PlainDate },
  today: PlainDate,
): Promise<Answered> {
  if (tx.actor.organisationId !== id) return undefined;
  const errors = brokenBySettingFrom(from, today);
  if (errors.length > 0) return { errors };
  await writeSetting(tx, {
    id: "invitation.validFor",
    organisationId: id,
    value: `P${days}D`,
    from,
    source: "réglage de l'organisme",
    checked: null,
  });
  return { done: true };
}

/** Writes the agreement of an organisation that joins. */
export async function writeAgreement(
  tx: ByActor,
  id: string,
  { reference, signedOn, validFrom, validTo, amountCents }: Agreement,
): Promise<Answered> {
  const [row] = await joining(tx, id);
  if (!row) return undefined;
  const day = Temporal.PlainDate.from;
  const errors = brokenAgreement({
    reference,
    validFrom: day(validFrom),
    validTo: validTo === null ? null : day(validTo),
    amountCents,
  });
  if (errors.length > 0) return { errors };
  await tx.db.insert(partnerAgreement).values({
    organisationId: id,
    reference: reference.trim(),
    signedOn,
    validFrom,
    validTo,
    amountCents,
    enteredBy: tx.actor.userId,
  });
  await emit(tx, "agreement.written", { payload: { organisationId: id, from: validFrom } });
  return { done: true };
}
