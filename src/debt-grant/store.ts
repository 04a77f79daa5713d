/** Debt grants of a household: asked of one or several funds, decided within their envelopes, paid, and looked for in the ledger. */
import { eq, sql } from "drizzle-orm";

import type { FundTerms } from "../envelope/fund.rules.ts";
import { refusalOfCommitment, shortBy } from "../envelope/rules.ts";
import { allowBeyond, envelopeLeft, funds } from "../envelope/store.ts";
import { legalOn } from "../law/legal-parameters.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, type Broken, brokenRule, type Dated } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { type GrantInLedger, matchGrants } from "./match.rules.ts";
import {
  ceilingOf,
  type GrantStatus,
  type Piece,
  refusalOfAmount,
  refusalOfDecision,
  refusalOfPayment,
} from "./rules.ts";
import { debtGrant } from "./schema.ts";

type Asked = Tx & { actor: Actor };

/** A grant as a file shows it. Money in cents, days ISO. */
export type Grant = {
  id: string;
  householdId: string;
  landlordId: string;
  accountId: number;
  landlord: string;
  account: string;
  fund: string;
  fundName: string;
  followsId: string | null;
  status: GrantStatus;
  askedCents: number;
  debtCents: number;
  pieces: Piece[];
  purpose: string | null;
  askedBy: string | null;
  askedOn: string;
  year: number | null;
  grantedCents: number | null;
  conditions: string | null;
  reason: string | null;
  decidedBy: string | null;
  decidedOn: string | null;
  paidCents: number | null;
  paidOn: string | null;
  paymentReference: string | null;
  /** Null until it is paid. */
  ledger: (Omit<GrantInLedger, "on"> & { on?: string; cents?: number }) | null;
  can: { decide: boolean; pay: boolean; withdraw: boolean; askAgain: boolean };
};

/** An account that a grant may be asked for, with what is still open of its debt. */
export type GrantAccount = {
  accountId: number;
  account: string;
  landlord: string;
  landlordId: string;
  balanceCents: number;
  promisedCents: number;
};

type Row = Omit<Grant, "ledger" | "can" | "fundName"> & { writable: boolean };

/** The grants that the asker sees on a household, the latest first; entries of the ledger that answer to none. */
export async function grantsOfHousehold(
  tx: Asked,
  householdId: string,
  on: Temporal.PlainDate,
): Promise<{ grants: Grant[]; unexplained: { on: string; cents: number }[] }> {
  const rows = await rowsWhere(tx, sql`g.household_id = ${householdId}::uuid`);
  const known = new Map((await funds(tx, on)).map((fund) => [fund.id, fund.value.name]));
  const { byGrant, unexplained } = await inLedger(tx, householdId, rows, on);
  const followed = new Set(rows.map(({ followsId }) => followsId));
  const grants = rows.map(({ writable, ...row }) => {
    const found = byGrant.get(row.id);
    return {
      ...row,
      fundName: known.get(row.fund) ?? row.fund,
      ledger: found ? { ...found, ...("on" in found && { on: found.on.toString() }) } : null,
      can: {
        decide: row.status === "asked" && tx.actor.role === "coordinator" && writable,
        pay: row.status === "granted" && tx.actor.role === "coordinator" && writable,
        withdraw: row.status === "asked" && writable,
        askAgain: row.status === "refused" && writable && !followed.has(row.id),
      },
    } as Grant;
  });
  return { grants, unexplained: unexplained.map(({ on: day, cents }) => ({ on: day.toString(), cents })) };
}

/** One grant, or undefined where it is not there for the asker. */
export async function grantOf(tx: Asked, id: string, on: Temporal.PlainDate): Promise<Grant | undefined> {
  const [row] = await tx.rows<{ household: string }>(
    sql`select household_id as household from debt_grant where id = ${id}::uuid`,
  );
  if (!row) return undefined;
  return (await grantsOfHousehold(tx, row.household, on)).grants.find((grant) => grant.id === id);
}

const rowsWhere = (tx: Tx, where: ReturnType<typeof sql>) =>
  tx.rows<Row>(sql`
    select g.id, g.household_id as "householdId", g.landlord_id as "landlordId", g.account_id::int as "accountId", o.name as landlord,
           coalesce(a.number, '') as account, g.fund, g.follows_id as "followsId", g.status, g.asked_cents as "askedCents",
           g.debt_cents as "debtCents", g.pieces, g.purpose, p.name as "askedBy", g.asked_on as "askedOn", g.year,
           g.granted_cents as "grantedCents", g.conditions, g.reason, d.name as "decidedBy", g.decided_on as "decidedOn",
           g.paid_cents as "paidCents", g.paid_on as "paidOn", g.payment_reference as "paymentReference",
           (g.landlord_id is not distinct from app.landlord_id() or g.household_id in (select app.working_households())) as writable
      from debt_grant g join organisation o on o.id = g.landlord_id
      left join tenant_account a on a.landlord_id = g.landlord_id and a.id = g.account_id
      left join app.directory() p on p.user_id = g.asked_by left join app.directory() d on d.user_id = g.decided_by
     where ${where} order by g.asked_on desc, g.created_at desc, g.id`);

async function inLedger(tx: Tx, householdId: string, rows: readonly Row[], on: Temporal.PlainDate) {
  const entries = await tx.rows<{ landlordId: string; accountId: number; on: string; cents: number }>(sql`
    select landlord_id as "landlordId", account_id::int as "accountId", entry_on as "on", cents::float8 as cents
      from app.grant_entries(${householdId}::uuid)`);
  const known = await tx.rows<{ landlordId: string; accountId: number; until: string | null }>(sql`
    select landlord_id as "landlordId", id::int as "accountId", last_entry_on as until from tenant_account
     where household_id = ${householdId}::uuid`);
  const patience = legalOn("debtGrant.patience", on)!.value;
  const byGrant = new Map<string, GrantInLedger>();
  const unexplained: { on: Temporal.PlainDate; cents: number }[] = [];
  for (const { landlordId, accountId, until } of known) {
    const own = <T extends { landlordId: string; accountId: number }>(all: readonly T[]) =>
      all.filter((one) => one.landlordId === landlordId && one.accountId === accountId);
    const found = matchGrants(
      own(rows).flatMap((row) =>
        row.status === "paid"
          ? {
              id: row.id,
              decidedOn: Temporal.PlainDate.from(row.decidedOn!),
              paidOn: Temporal.PlainDate.from(row.paidOn!),
              cents: row.paidCents!,
            }
          : [],
      ),
      own(entries).map((entry) => ({ on: Temporal.PlainDate.from(entry.on), cents: entry.cents })),
      until === null ? null : Temporal.PlainDate.from(until),
      patience,
    );
    for (const [id, state] of found.byGrant) byGrant.set(id, state);
    unexplained.push(...found.unexplained);
  }
  return { byGrant, unexplained };
}

/** Accounts of the household that the asker may ask a grant for, with what is asked or promised and not in the ledger yet. */
export async function grantAccounts(
  tx: Asked,
  householdId: string,
  on: Temporal.PlainDate,
): Promise<GrantAccount[]> {
  const accounts = await tx.rows<Omit<GrantAccount, "promisedCents">>(sql`
    select a.id::int as "accountId", a.number as account, o.name as landlord, a.landlord_id as "landlordId", a.balance_cents as "balanceCents"
      from tenant_account a join organisation o on o.id = a.landlord_id
     where a.household_id = ${householdId}::uuid
       and (a.landlord_id = app.landlord_id() or a.household_id in (select app.working_households()))
     order by a.balance_cents desc, a.id`);
  const { grants } = await grantsOfHousehold(tx, householdId, on);
  return accounts.map((account) => ({
    ...account,
    promisedCents: grants
      .filter((one) => one.landlordId === account.landlordId && one.accountId === account.accountId)
      .reduce((sum, one) => sum + promisedBy(one), 0),
  }));
}

function promisedBy(grant: Grant): number {
  if (grant.status === "asked" || grant.status === "granted") return grant.grantedCents ?? grant.askedCents;
  const isThere = grant.ledger?.state === "recognised" || grant.ledger?.state === "different";
  return grant.status === "paid" && !isThere ? grant.paidCents! : 0;
}

export type NewGrants = {
  accountId: number;
  /** One line a fund. */
  requests: { fund: string; amountCents: number; pieces: Piece[] }[];
  purpose?: string | undefined;
  followsId?: string | undefined;
};

/** Asks one or several funds for one debt, all or none. Undefined where the account is not there for the asker. */
export async function ask(
  tx: Asked,
  householdId: string,
  asked: NewGrants,
  on: Temporal.PlainDate,
): Promise<Answered<{ ids: string[]; warnings: Broken[] }>> {
  // Two requests at once for one debt would each find it whole.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('debtGrant'), hashtext(${householdId}))`);
  const account = (await grantAccounts(tx, householdId, on)).find(
    ({ accountId }) => accountId === asked.accountId,
  );
  if (!account) return undefined;
  const before = await rowsWhere(tx, sql`g.household_id = ${householdId}::uuid`);
  const known = new Map((await funds(tx, on)).map((fund) => [fund.id, fund]));
  const errors = asked.followsId ? brokenSecond(before, asked.followsId) : [];
  const warnings: Broken[] = [];
  let promisedCents = account.promisedCents;
  for (const [index, { fund: code, amountCents }] of asked.requests.entries()) {
    const fund = known.get(code);
    const others = asked.requests.slice(0, index).map((one) => one.fund);
    const problem =
      brokenFundOf(fund, index) ??
      askedTwice(code, before, others, index) ??
      refusalOfAmount(
        amountCents,
        { debtCents: account.balanceCents, promisedCents },
        `requests.${index}.amountCents`,
      );
    if (problem) {
      errors.push(problem);
      continue;
    }
    const ceiling = ceilingOf(
      amountCents,
      sameYear(before, code, on.year),
      fund!,
      `requests.${index}.amountCents`,
    );
    if (ceiling) (ceiling.refuses ? errors : warnings).push(ceiling.broken);
    promisedCents += amountCents;
  }
  if (errors.length > 0) return { errors };
  const rows = asked.requests.map(({ fund, amountCents, pieces }) => ({
    id: crypto.randomUUID(),
    householdId,
    landlordId: account.landlordId,
    accountId: account.accountId,
    measureId: null,
    fund,
    followsId: asked.followsId ?? null,
    askedCents: amountCents,
    debtCents: account.balanceCents,
    pieces,
    purpose: asked.purpose?.trim() || null,
    askedBy: tx.actor.userId,
    askedOn: on.toString(),
  }));
  await tx.db.insert(debtGrant).values(rows);
  for (const { id } of rows) await emit(tx, "grant.asked", { householdId, payload: { grantId: id } });
  return { ids: rows.map(({ id }) => id), warnings };
}

function brokenSecond(before: readonly Row[], followsId: string): Broken[] {
  const first = before.find(({ id }) => id === followsId);
  if (first?.status === "refused" && !before.some((row) => row.followsId === followsId)) return [];
  return [
    {
      rule: "debtGrant.follows",
      message: "Une nouvelle demande fait suite à un refus, une fois.",
      english: "A new request follows a refusal, once.",
      field: "followsId",
    },
  ];
}

function brokenFundOf(fund: Dated<FundTerms> | undefined, index: number): Broken | undefined {
  if (fund?.value.uses.includes("debtGrant")) return undefined;
  return {
    rule: "debtGrant.fund",
    message: "Choisissez un fonds qui aide à payer une dette.",
    english: "Choose a fund that helps to pay a debt.",
    field: `requests.${index}.fund`,
  };
}

function askedTwice(
  code: string,
  before: readonly Row[],
  others: readonly string[],
  index: number,
): Broken | undefined {
  const waits = before.some(({ fund, status }) => fund === code && status === "asked");
  if (!waits && !others.includes(code)) return undefined;
  return {
    rule: "debtGrant.waits",
    message: "Une demande à ce fonds attend déjà sa décision : complétez-la, ou retirez-la.",
    english: "A request to this fund waits for its decision already: complete it, or take it back.",
    field: `requests.${index}.fund`,
  };
}

/** What the household has asked of a fund, or got from it, in a year. */
const sameYear = (before: readonly Row[], code: string, year: number): number =>
  before
    .filter(
      (row) =>
        row.fund === code && ["asked", "granted", "paid"].includes(row.status) && (row.year ?? year) === year,
    )
    .reduce((sum, row) => sum + (row.paidCents ?? row.grantedCents ?? row.askedCents), 0);

export type GrantDecision = {
  granted: boolean;
  grantedCents?: number | undefined;
  conditions?: string | undefined;
  reason?: string | undefined;
  /** Why the person who decides lets this go beyond the envelope. */
  overdraftReason?: string | undefined;
};

/** Grants or refuses a request. What is granted is taken from the fund's envelope of the year, never below what is there. */
export async function decide(
  tx: Asked,
  id: string,
  decision: GrantDecision,
  on: Temporal.PlainDate,
): Promise<Answered> {
  const [row] = await rowsWhere(tx, sql`g.id = ${id}::uuid`);
  if (!row || tx.actor.role !== "coordinator") return undefined;
  if (row.status !== "asked")
    return brokenRule(
      "debtGrant.state",
      "Cette demande n'attend plus de décision.",
      "This request no longer waits for a decision.",
    );
  const grantedCents = decision.grantedCents ?? row.askedCents;
  const refusal = refusalOfDecision(
    { granted: decision.granted, grantedCents, reason: decision.reason ?? "" },
    row.askedCents,
  );
  if (refusal) return { errors: [refusal] };
  if (decision.granted) {
    const left = await envelopeLeft(tx, row.fund, null, on.year);
    const reason = decision.overdraftReason?.trim() ?? "";
    const short = refusalOfCommitment(grantedCents, left, on.year, reason ? { reason } : undefined);
    if (short) return { errors: [short] };
    const amountCents = shortBy(grantedCents, left);
    if (amountCents > 0) await allowBeyond(tx, { fund: row.fund, year: on.year, amountCents, reason }, on);
  }
  const done = await change(tx, id, "asked", {
    status: decision.granted ? "granted" : "refused",
    decidedOn: on.toString(),
    decidedBy: tx.actor.userId,
    year: on.year,
    grantedCents: decision.granted ? grantedCents : null,
    conditions: (decision.granted && decision.conditions?.trim()) || null,
    reason: decision.granted ? null : decision.reason!.trim(),
  });
  if (done)
    await emit(tx, decision.granted ? "grant.granted" : "grant.refused", {
      householdId: row.householdId,
      payload: { grantId: id },
    });
  return done;
}

/** Says that the fund has paid the landlord. What was granted and is not paid goes back to the envelope. */
export async function pay(
  tx: Asked,
  id: string,
  payment: { paidCents: number; paidOn: string; reference?: string | undefined },
  on: Temporal.PlainDate,
): Promise<Answered> {
  const [row] = await rowsWhere(tx, sql`g.id = ${id}::uuid`);
  if (!row || tx.actor.role !== "coordinator") return undefined;
  if (row.status !== "granted")
    return brokenRule(
      "debtGrant.state",
      "Seule une aide accordée et pas encore versée se verse.",
      "Only a grant that was given and is not paid yet can be paid.",
    );
  const refusal = refusalOfPayment(
    payment,
    { grantedCents: row.grantedCents!, decidedOn: row.decidedOn! },
    on.toString(),
  );
  if (refusal) return { errors: [refusal] };
  const done = await change(tx, id, "granted", {
    status: "paid",
    paidCents: payment.paidCents,
    paidOn: payment.paidOn,
    paymentReference: payment.reference?.trim() || null,
    paidBy: tx.actor.userId,
  });
  if (done)
    await emit(tx, "grant.paid", {
      householdId: row.householdId,
      payload: { grantId: id, landlordId: row.landlordId },
    });
  return done;
}

/** Takes a waiting request back, or says which of its papers were given. */
export async function amend(
  tx: Asked,
  id: string,
  amended: { withdrawn?: string | undefined; pieces?: Piece[] | undefined },
  on: Temporal.PlainDate,
): Promise<Answered> {
  const grant = await grantOf(tx, id, on);
  if (!grant) return undefined;
  if (!grant.can.withdraw)
    return brokenRule(
      "debtGrant.state",
      "Seule une demande qui attend sa décision se complète ou se retire.",
      "Only a request that waits for its decision is completed or taken back.",
    );
  if (amended.withdrawn !== undefined && amended.withdrawn.trim() === "")
    return brokenRule(
      "debtGrant.reason",
      "Dites pourquoi la demande est retirée.",
      "Say why the request is taken back.",
      "withdrawn",
    );
  return change(tx, id, "asked", {
    ...(amended.pieces && { pieces: amended.pieces }),
    ...(amended.withdrawn !== undefined && {
      status: "withdrawn" as const,
      reason: amended.withdrawn.trim(),
    }),
  });
}

/** Under the walls an update that may not be made touches no row; of two at once, the second finds the state changed. */
async function change(
  tx: Tx,
  id: string,
  from: GrantStatus,
  values: Partial<typeof debtGrant.$inferInsert>,
): Promise<{ done: true } | undefined> {
  const rows = await tx.db
    .update(debtGrant)
    .set(values)
    .where(sql`${eq(debtGrant.id, id)} and ${eq(debtGrant.status, from)}`)
    .returning({ id: debtGrant.id });
  return rows.length === 1 ? { done: true } : undefined;
}
