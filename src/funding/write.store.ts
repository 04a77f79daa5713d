/** Writes agreements with what they ask, lines of money, what was done when due, and words that explain a difference. */
import { sql } from "drizzle-orm";

import { brokenByRemoval, recordRemoval } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import {
  type AgreementFacts,
  type AgreementRule,
  brokenAgreement,
  type Comparison,
  type CostLine,
  type FundingKind,
} from "./rules.ts";
import { differenceNow, type Due } from "./store.ts";

type ByActor = Tx & { actor: Actor };

export type NewAgreement = AgreementFacts & {
  paysFor: string;
  conditions: string | null;
  rules: AgreementRule[];
  dues: Pick<Due, "kind" | "what" | "dueOn" | "amountCents">[];
};

const funderId = (funder: string) =>
  sql`(select o.id from organisation o where o.code = ${funder} and o.kind in ('funder', 'landlord'))`;

export async function addAgreement(tx: ByActor, asked: NewAgreement): Promise<Answered<{ id: string }>> {
  const errors = brokenAgreement(asked);
  if (errors.length > 0) return { errors };
  const [made] = await tx.rows<{ id: string }>(sql`
    insert into funding_agreement (funder, funder_id, name, pays_for, conditions, starts_on, ends_on, entered_by)
    values (${asked.funder}, ${funderId(asked.funder)}, ${asked.name}, ${asked.paysFor}, ${asked.conditions}, ${asked.startsOn}::date,
            ${asked.endsOn}::date, ${tx.actor.userId}::uuid) returning id`);
  const id = made!.id;
  await tx.rows(sql`
    insert into funding_line (year, kind, funder, funder_id, line, amount_cents, agreement_id, entered_by)
    select x.year, 'agreed', ${asked.funder}, ${funderId(asked.funder)}, ${asked.name}, x."amountCents", ${id}::uuid, ${tx.actor.userId}::uuid
      from jsonb_to_recordset(${JSON.stringify(asked.years)}::jsonb) x (year integer, "amountCents" bigint)`);
  await tx.rows(sql`
    insert into funding_rule (agreement_id, cost_line, eligible, ceiling_cents, share_percent)
    select ${id}::uuid, x."costLine", x.eligible, x."ceilingCents", x."sharePercent"
      from jsonb_to_recordset(${JSON.stringify(asked.rules)}::jsonb) x ("costLine" text, eligible boolean, "ceilingCents" bigint, "sharePercent" integer)`);
  await tx.rows(sql`
    insert into funding_due (agreement_id, kind, what, due_on, amount_cents)
    select ${id}::uuid, x.kind, x.what, x."dueOn", x."amountCents"
      from jsonb_to_recordset(${JSON.stringify(asked.dues)}::jsonb) x (kind text, what text, "dueOn" date, "amountCents" bigint)`);
  return { id };
}

export type NewLine = {
  year: number;
  kind: FundingKind;
  funder: string;
  line: string;
  amountCents: number;
  eligible: boolean | null;
  costLine: CostLine | null;
  agreementId: string | null;
  happenedOn: string | null;
  explanation: string | null;
};

export async function addLine(tx: ByActor, asked: NewLine): Promise<Answered<{ id: string }>> {
  if (asked.amountCents <= 0)
    return brokenRule(
      "funding.amount",
      "Écrivez un montant de plus de 0 €.",
      "Write an amount above €0.",
      "amountCents",
    );
  const [made] = await tx.rows<{ id: string }>(sql`
    insert into funding_line (year, kind, funder, funder_id, line, amount_cents, eligible, cost_line, agreement_id, happened_on, explanation, entered_by)
    values (${asked.year}, ${asked.kind}, ${asked.funder}, ${funderId(asked.funder)}, ${asked.line}, ${asked.amountCents}, ${asked.eligible},
            ${asked.costLine}, ${asked.agreementId}::uuid, ${asked.happenedOn}::date, ${asked.explanation}, ${tx.actor.userId}::uuid) returning id`);
  return { id: made!.id };
}

type Gone = Pick<NewLine, "year" | "kind" | "funder" | "line" | "amountCents" | "agreementId">;

/** A line entered or taken over wrongly: what it said stays with the reason, beside the lines of its year and of its agreement. */
export async function removeLine(tx: ByActor, id: string, reason: string): Promise<Answered> {
  const unsaid = brokenByRemoval(reason);
  if (unsaid) return unsaid;
  const [gone] = await tx.rows<Gone>(sql`
    delete from funding_line where id = ${id}::uuid
    returning year, kind, funder, line, amount_cents as "amountCents", agreement_id as "agreementId"`);
  if (!gone) return undefined;
  await recordRemoval(tx, { ofTable: "funding_line", rowId: id, reason, said: gone });
  return { done: true };
}

/** An instalment received, a proof given. */
export async function settleDue(tx: ByActor, id: string, on: string): Promise<Answered> {
  if (on > todayInParis().toString())
    return brokenRule("funding.future", "Ce jour est à venir.", "This day is still to come.", "on");
  const done = await tx.rows(sql`
    update funding_due set done_on = ${on}::date, done_by = ${tx.actor.userId}::uuid where id = ${id}::uuid returning id`);
  return done.length > 0 ? { done: true } : undefined;
}

/** `amountCents`: the difference as the writer saw it. Another one now is refused: the words would explain what nobody read. */
export async function explain(
  tx: ByActor,
  asked: { year: number; between: Comparison; amountCents: number; words: string },
): Promise<Answered> {
  const now = await differenceNow(tx, asked.year, asked.between);
  if (!now || now.amountCents === null) return undefined;
  if (now.amountCents !== asked.amountCents)
    return brokenRule(
      "funding.differenceChanged",
      "L'écart a changé pendant que vous écriviez : relisez-le.",
      "The difference changed while you were writing: read it again.",
      "words",
    );
  await tx.rows(sql`
    insert into funding_explanation (year, between, amount_cents, words, explained_by, explained_on)
    values (${asked.year}, ${asked.between}, ${asked.amountCents}, ${asked.words}, ${tx.actor.userId}::uuid, ${todayInParis().toString()}::date)`);
  return { done: true };
}
