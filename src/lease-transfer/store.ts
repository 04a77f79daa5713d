/** Lease transfers of a household and of a team: opened, told fact by fact, what they cost, the accounts that followed one another. */
import { and, eq, sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { brokenByRemoval, emit, recordRemoval } from "../platform/audit/record.ts";
import { type Answered, type Broken, brokenRule } from "../platform/calendar/dated.ts";
import { isBefore, plainDate } from "../platform/calendar/plain-date.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { type AccountMonth, type HomeAccount, type HomeMonth, homeMonths } from "./account.rules.ts";
import {
  brokenCost,
  brokenFact,
  byUrgency,
  type CostKind,
  type Detail,
  type Due,
  type FactKind,
  type Standing,
  standingOn,
} from "./rules.ts";
import { leaseTransfer, leaseTransferAccount, leaseTransferCost, leaseTransferFact } from "./schema.ts";

type Asked = Tx & { actor: Actor };

export type RecordedFact = { id: string; kind: FactKind; on: string; detail: Detail; by: string | null };
/** Money in cents. `recoveredCents`: paid back since. */
export type Cost = {
  id: string;
  kind: CostKind;
  on: string;
  amountCents: number;
  recoveredCents: number;
  words: string | null;
};
/** One transfer as its page shows it. `costs` null: not the asker's to see. */
export type Transfer = Standing & {
  id: string;
  householdId: string;
  household: string | null;
  landlordId: string;
  landlord: string;
  operatorId: string;
  operator: string;
  facts: RecordedFact[];
  costs: Cost[] | null;
  accounts: HomeAccount[];
  months: HomeMonth[];
  can: { record: boolean; cost: boolean; account: boolean };
};

type Row = {
  id: string;
  householdId: string;
  household: string | null;
  landlordId: string;
  landlord: string;
  operatorId: string;
  operator: string;
  writable: boolean;
  facts: RecordedFact[];
};

const rowsWhere = (tx: Tx, where: ReturnType<typeof sql>) =>
  tx.rows<Row>(sql`
    select l.id, l.household_id as "householdId", h.name as household, l.landlord_id as "landlordId", o.name as landlord,
           l.operator_id as "operatorId", p.name as operator,
           (l.landlord_id is not distinct from app.landlord_id() or l.household_id in (select app.working_households())) as writable,
           coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'on', f.happened_on, 'detail', f.detail, 'by', d.name)
                                      order by f.happened_on, f.created_at, f.id)
                       from lease_transfer_fact f left join app.directory() d on d.user_id = f.entered_by
                      where f.transfer_id = l.id), '[]') as facts
      from lease_transfer l join organisation o on o.id = l.landlord_id join organisation p on p.id = l.operator_id
      left join household h on h.id = l.household_id
     where ${where} order by l.created_at desc, l.id`);

const factsOf = (facts: readonly RecordedFact[]) =>
  facts.map(({ kind, on, detail }) => ({ kind, on: Temporal.PlainDate.from(on), detail }));

/** The transfers of a household that the asker sees, the latest first. */
export async function transfersOf(
  tx: Asked,
  householdId: string,
  on: Temporal.PlainDate,
): Promise<Transfer[]> {
  const rows = await rowsWhere(tx, sql`l.household_id = ${householdId}::uuid`);
  const found: Transfer[] = [];
  for (const row of rows) found.push(await whole(tx, row, on));
  return found;
}

/** One transfer, or undefined where it is not there for the asker. */
export async function transferOf(
  tx: Asked,
  id: string,
  on: Temporal.PlainDate,
): Promise<Transfer | undefined> {
  const [row] = await rowsWhere(tx, sql`l.id = ${id}::uuid`);
  return row && whole(tx, row, on);
}

async function whole(tx: Asked, { writable, ...row }: Row, on: Temporal.PlainDate): Promise<Transfer> {
  const accounts = await tx.rows<HomeAccount>(sql`
    select account_id::int as "accountId", number, holder, from_on as "fromOn" from app.lease_transfer_accounts(${row.id}::uuid)
     order by from_on nulls first, account_id`);
  const months = await tx.rows<AccountMonth>(sql`
    select account_id::int as "accountId", month, charged_cents as "chargedCents", paid_cents as "paidCents", balance_cents as "balanceCents"
      from app.lease_transfer_months(${row.id}::uuid)`);
  const { role, organisationId } = tx.actor;
  const isOperator = organisationId === row.operatorId;
  const costs =
    isOperator || role === "coordinator"
      ? await tx.rows<Cost>(sql`
          select id, kind, cost_on as "on", amount_cents as "amountCents", recovered_cents as "recoveredCents", words
            from lease_transfer_cost where transfer_id = ${row.id}::uuid order by cost_on, created_at`)
      : null;
  return {
    ...row,
    ...standingOn(factsOf(row.facts), on),
    costs,
    accounts,
    months: homeMonths(accounts, months),
    can: { record: writable, cost: isOperator && writable, account: organisationId === row.landlordId },
  };
}

/** One line of a team's list. `late`: days that somebody has let pass. */
export type TransferLine = Pick<
  Transfer,
  "id" | "householdId" | "household" | "landlord" | "operator" | "state" | "periodEndsOn"
> & { next: Due | null; late: number; since: string | null };

/** All transfers that the asker sees, the most urgent first; those that are over last. */
export async function transferLines(tx: Asked, on: Temporal.PlainDate): Promise<TransferLine[]> {
  const rows = await rowsWhere(tx, sql`true`);
  return rows
    .map(({ facts, id, householdId, household, landlord, operator }) => {
      const { state, next, dues, periodEndsOn } = standingOn(factsOf(facts), on);
      const taken = facts.find(({ kind }) => kind === "leaseTaken");
      return {
        id,
        householdId,
        household,
        landlord,
        operator,
        state,
        next,
        periodEndsOn,
        late: dues.filter((due) => due.state === "late").length,
        since: taken?.on ?? null,
      };
    })
    .toSorted((a, b) => byUrgency(iso(a), iso(b)));
}
const iso = ({ next }: { next: Due | null }) => ({ next: next && { on: next.on.toString() } });

/** Whether the asker may open one: an operator carries the file, for a landlord with whom none is under way. */
export async function mayOpen(tx: Asked, householdId: string): Promise<boolean> {
  const found = await tx.rows(sql`
    select 1 from assignment a
     where a.active and a.household_id = ${householdId}::uuid
       and (a.landlord_id = app.landlord_id() or a.household_id in (select app.working_households()))
       and not exists (select 1 from lease_transfer l
                        where l.household_id = a.household_id and l.landlord_id = a.landlord_id and l.closed_on is null) limit 1`);
  return found.length > 0;
}

export type NewTransfer = {
  landlordId?: string | undefined;
  on?: string | undefined;
  reason?: string | undefined;
};

/**
 * Opens a transfer for a household whose lease is threatened: with the operator that carries its file, and the landlord it is a
 * tenant of. Undefined where the household is not the asker's.
 */
export async function openTransfer(
  tx: Asked,
  householdId: string,
  asked: NewTransfer,
): Promise<Answered<{ id: string }>> {
  const [pair] = await tx.rows<{ landlordId: string; operatorId: string | null; tenant: boolean }>(sql`
    select t.landlord_id as "landlordId", true as tenant,
           (select a.operator_id from assignment a where a.active and a.household_id = t.household_id and a.landlord_id = t.landlord_id limit 1) as "operatorId"
      from tenancy t where t.household_id = ${householdId}::uuid
       and (${asked.landlordId ?? null}::uuid is null or t.landlord_id = ${asked.landlordId ?? null}::uuid)
     order by "operatorId" nulls last, t.ends_on desc nulls first limit 1`);
  if (!pair) return undefined;
  if (pair.operatorId === null)
    return brokenRule(
      "leaseTransfer.noOperator",
      "Aucun opérateur ne suit ce ménage : confiez-lui d'abord la situation, c'est lui qui prendra le bail.",
      "No operator carries this household: assign the case first, the operator is who takes the lease.",
    );
  const fact = {
    kind: "threatened" as const,
    on: asked.on,
    detail: asked.reason?.trim() ? { reason: asked.reason.trim() } : {},
  };
  const errors = brokenFact(fact);
  if (errors.length > 0) return { errors };
  const [running] = await tx.rows(sql`
    select 1 from lease_transfer where household_id = ${householdId}::uuid and landlord_id = ${pair.landlordId}::uuid and closed_on is null`);
  if (running)
    return brokenRule(
      "leaseTransfer.running",
      "Un glissement de bail est déjà en cours avec ce bailleur : complétez-le.",
      "A lease transfer is already under way with this landlord: complete it.",
    );
  const [row] = await tx.db
    .insert(leaseTransfer)
    .values({
      householdId,
      landlordId: pair.landlordId,
      operatorId: pair.operatorId,
      openedBy: tx.actor.userId,
    })
    .returning({ id: leaseTransfer.id });
  await writeFact(tx, { id: row!.id, householdId, landlordId: pair.landlordId }, fact);
  await emit(tx, "leaseTransfer.opened", { householdId, payload: { transferId: row!.id } });
  return row!;
}

type Of = { id: string; householdId: string; landlordId: string };
type NewFact = { kind: FactKind; on?: string | undefined; detail: Detail };

async function writeFact(tx: Asked, { id, householdId, landlordId }: Of, fact: NewFact): Promise<void> {
  await tx.db.insert(leaseTransferFact).values({
    transferId: id,
    householdId,
    landlordId,
    kind: fact.kind,
    happenedOn: fact.on!,
    detail: Object.fromEntries(
      Object.entries(fact.detail).filter(([, value]) => value !== undefined && value !== ""),
    ),
    enteredBy: tx.actor.userId,
  });
}

/** Writes a fact of a transfer. Undefined where it is not the asker's to write; what contradicts other facts is told, never refused. */
export async function recordFact(tx: Asked, id: string, fact: NewFact): Promise<Answered> {
  const of = await writable(tx, id);
  if (!of) return undefined;
  const errors = brokenFact(fact);
  if (errors.length > 0) return { errors };
  const once = await alreadyTold(tx, id, fact.kind);
  if (once) return { errors: [once] };
  await writeFact(tx, of, fact);
  await close(tx, id);
  await emit(tx, "leaseTransfer.advanced", {
    householdId: of.householdId,
    payload: { transferId: id, fact: fact.kind, on: fact.on! },
  });
  return { done: true };
}

/** Reviews, extensions and notices may come several times; the rest happens once. */
const SEVERAL: ReadonlySet<FactKind> = new Set(["review", "prefectTold", "extended"]);
async function alreadyTold(tx: Tx, id: string, kind: FactKind): Promise<Broken | undefined> {
  if (SEVERAL.has(kind)) return undefined;
  const [found] = await tx.rows(sql`
    select 1 from lease_transfer_fact where transfer_id = ${id}::uuid and kind = ${kind}`);
  return found
    ? {
        rule: "leaseTransfer.once",
        message: "C'est déjà noté : retirez l'ancienne date si elle est fausse, puis notez la bonne.",
        english:
          "This is already entered: take the former date out if it is wrong, then enter the right one.",
        field: "kind",
      }
    : undefined;
}

/** Takes out a fact entered by mistake; the access log keeps that it was there. The first, the threat, goes with nothing left. */
export async function removeFact(tx: Asked, factId: string, reason: string): Promise<Answered> {
  const [fact] = await tx.rows<{ transferId: string; kind: FactKind }>(
    sql`select transfer_id as "transferId", kind from lease_transfer_fact where id = ${factId}::uuid`,
  );
  const of = fact && (await writable(tx, fact.transferId));
  if (!of) return undefined;
  if (fact.kind === "threatened")
    return brokenRule(
      "leaseTransfer.first",
      "La menace d'expulsion ouvre le glissement : mettez-y fin plutôt que de la retirer.",
      "The threat of eviction opens the transfer: end it rather than take it out.",
    );
  const unsaid = brokenByRemoval(reason);
  if (unsaid) return unsaid;
  const removed = await tx.db
    .delete(leaseTransferFact)
    .where(eq(leaseTransferFact.id, factId))
    .returning({ id: leaseTransferFact.id });
  if (removed.length !== 1) return undefined;
  const { householdId } = of;
  await recordRemoval(tx, { ofTable: "lease_transfer_fact", rowId: factId, householdId, reason });
  await close(tx, fact.transferId);
  await emit(tx, "leaseTransfer.corrected", {
    householdId: of.householdId,
    payload: { transferId: fact.transferId, fact: fact.kind },
  });
  return { done: true };
}

async function writable(tx: Tx, id: string): Promise<Of | undefined> {
  const [row] = await tx.rows<Of>(sql`
    select id, household_id as "householdId", landlord_id as "landlordId" from lease_transfer
     where id = ${id}::uuid and (landlord_id = app.landlord_id() or household_id in (select app.working_households())) for update`);
  return row;
}

/** One transfer at a time with a landlord: its end, told or taken back, opens the way or closes it. */
async function close(tx: Tx, id: string): Promise<void> {
  await tx.rows(sql`
    update lease_transfer l set closed_on =
      (select min(f.happened_on) from lease_transfer_fact f where f.transfer_id = l.id and f.kind in ('slid', 'ended'))
     where l.id = ${id}::uuid`);
}

export type NewCost = {
  kind: CostKind;
  on: string;
  amountCents: number;
  recoveredCents: number;
  words?: string | undefined;
};

/** Writes what a transfer cost its operator. Undefined for anybody else. */
export async function recordCost(tx: Asked, id: string, cost: NewCost): Promise<Answered> {
  const transfer = await writable(tx, id);
  const [own] = transfer
    ? await tx.rows<{ operatorId: string }>(
        sql`select operator_id as "operatorId" from lease_transfer where id = ${id}::uuid and operator_id = app.operator_id()`,
      )
    : [];
  if (!transfer || !own) return undefined;
  const errors = brokenCost(cost);
  if (errors.length > 0) return { errors };
  await tx.db.insert(leaseTransferCost).values({
    transferId: id,
    householdId: transfer.householdId,
    landlordId: transfer.landlordId,
    operatorId: own.operatorId,
    kind: cost.kind,
    costOn: cost.on,
    amountCents: cost.amountCents,
    recoveredCents: cost.recoveredCents,
    words: cost.words?.trim() || null,
    enteredBy: tx.actor.userId,
  });
  return { done: true };
}

/** Says what of a cost was paid back since. */
export async function recoverCost(tx: Asked, costId: string, recoveredCents: number): Promise<Answered> {
  const [cost] = await tx.rows<{ amountCents: number; transferId: string }>(sql`
    select amount_cents as "amountCents", transfer_id as "transferId" from lease_transfer_cost
     where id = ${costId}::uuid and operator_id = app.operator_id()`);
  if (!cost || !(await writable(tx, cost.transferId))) return undefined;
  const errors = brokenCost({ amountCents: cost.amountCents, recoveredCents });
  if (errors.length > 0) return { errors };
  const changed = await tx.db
    .update(leaseTransferCost)
    .set({ recoveredCents })
    .where(eq(leaseTransferCost.id, costId))
    .returning({ id: leaseTransferCost.id });
  return changed.length === 1 ? { done: true } : undefined;
}

export type NewAccount = { number: string; holder: HomeAccount["holder"]; fromOn: string };

/** Ties another account of the landlord to the home: from that day the rent is on it. For the landlord's own staff. */
export async function followAccount(tx: Asked, id: string, asked: NewAccount): Promise<Answered> {
  const [transfer] = await tx.rows<Of>(sql`
    select id, household_id as "householdId", landlord_id as "landlordId" from lease_transfer
     where id = ${id}::uuid and landlord_id = app.landlord_id()`);
  if (!transfer) return undefined;
  if (plainDate(asked.fromOn) === undefined)
    return brokenRule(
      "leaseTransfer.fromOn",
      "Donnez le jour à partir duquel le loyer est sur ce compte.",
      "Give the day from which the rent is on this account.",
      "fromOn",
    );
  const [account] = await tx.rows<{ id: number }>(sql`
    select id::int as id from tenant_account where landlord_id = ${transfer.landlordId}::uuid and number = ${asked.number.trim()}`);
  if (!account)
    return brokenRule(
      "leaseTransfer.account",
      `Aucun compte ne porte le numéro ${asked.number.trim()} : importez-le d'abord, ou vérifiez le numéro.`,
      `No account has the number ${asked.number.trim()}: import it first, or check the number.`,
      "number",
    );
  await tx.db
    .insert(leaseTransferAccount)
    .values({
      transferId: id,
      householdId: transfer.householdId,
      landlordId: transfer.landlordId,
      accountId: account.id,
      holder: asked.holder,
      fromOn: asked.fromOn,
      enteredBy: tx.actor.userId,
    })
    .onConflictDoUpdate({
      target: [
        leaseTransferAccount.landlordId,
        leaseTransferAccount.transferId,
        leaseTransferAccount.accountId,
      ],
      set: { holder: asked.holder, fromOn: asked.fromOn },
    });
  return { done: true };
}

/** Unties an account that was tied by mistake. */
export async function leaveAccount(tx: Asked, id: string, accountId: number): Promise<Answered> {
  const removed = await tx.db
    .delete(leaseTransferAccount)
    .where(and(eq(leaseTransferAccount.transferId, id), eq(leaseTransferAccount.accountId, accountId)))
    .returning({ id: leaseTransferAccount.accountId });
  return removed.length === 1 ? { done: true } : undefined;
}

/**
 * Tells who follows a transfer of each day that falls within thirty days, and again once it is late: once for each. To be run by the
 * system, every day. Gives how many were told.
 */
export async function announceTransferDues(tx: Tx, on: Temporal.PlainDate): Promise<number> {
  const rows = await rowsWhere(tx, sql`l.closed_on is null`);
  const told = new Set(
    (
      await tx.rows<{ key: string }>(sql`
        select distinct concat_ws(' ', payload ->> 'transferId', payload ->> 'due', payload ->> 'on', payload ->> 'state') as key
          from outbox_event where kind = 'leaseTransfer.due'`)
    ).map(({ key }) => key),
  );
  const last = on.add(legalOn("leaseTransfer.toldBefore", on)!.value);
  let count = 0;
  for (const { id, householdId, facts } of rows) {
    for (const { id: due, on: day, state } of standingOn(factsOf(facts), on).dues) {
      const isNear = state === "due" && !isBefore(last, day);
      if (!isNear && state !== "late") continue;
      if (told.has(`${id} ${due} ${day.toString()} ${state}`)) continue;
      await emit(tx, "leaseTransfer.due", {
        householdId,
        payload: { transferId: id, due, on: day.toString(), state },
      });
      count += 1;
    }
  }
  return count;
}
