/** Arrangements of a household: what the account already tells, what was proposed to the committee, and what the committee made of it. */
import { eq, sql } from "drizzle-orm";

import { type ArrangementFacts, caseOf } from "../arrangement/case.rules.ts";
import type { Goal } from "../arrangement/model.rules.ts";
import { type Levers, follow } from "../arrangement/rules.ts";
import { limitSentence } from "../arrangement/words.rules.ts";
import { brokenByRemoval, emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { Tx } from "../platform/database/database.ts";
import { sharedMonth, type SharedMonth } from "./shared-month.rules.ts";
import type { ProposalStatus } from "./steps.rules.ts";
import { arrangementCase, arrangementProposal } from "./schema.ts";

/** The goal of the answer a proposal comes from; `byHand` where a lever was moved since. */
type ProposalGoal = Goal | "byHand";

/** A proposal as file and session show it. Money in cents, days ISO; nothing of the household's budget. */
export type Proposal = {
  id: string;
  householdId: string;
  landlordId: string;
  landlord: string;
  accountId: number | null;
  goal: ProposalGoal;
  status: ProposalStatus;
  levers: Levers;
  months: SharedMonth[];
  costByFunderCents: Record<string, number>;
  debtCents: number;
  publicCents: number;
  planMonths: number;
  clearOn: string;
  note: string | null;
  proposedOn: string;
  by: string | null;
  /** What the committee decided of the household since; null: nothing yet. */
  decision: { kind: string; on: string } | null;
  /** Who accepted or refused it, when, and why; null: nobody yet. */
  settled: { on: string; by: string | null; reason: string | null } | null;
  can: { withdraw: boolean; decide: boolean };
};

const PROPOSALS = (where: ReturnType<typeof sql>) => sql`
  select p.id, p.household_id as "householdId", p.landlord_id as "landlordId", o.name as landlord,
         p.account_id::int as "accountId", p.goal, p.status, p.levers, p.months,
         p.cost_by_funder as "costByFunderCents", p.debt_cents as "debtCents", p.public_cents as "publicCents",
         p.plan_months as "planMonths", p.clear_on as "clearOn", p.note, p.proposed_on as "proposedOn", w.name as by,
         (select jsonb_build_object('kind', d.kind, 'on', d.decided_on) from decision d
           where d.household_id = p.household_id and d.decided_on >= p.proposed_on order by d.decided_on desc limit 1) as decision,
         case when p.decided_on is not null
              then jsonb_build_object('on', p.decided_on, 'by', s.name, 'reason', p.reason) end as settled,
         jsonb_build_object('withdraw', p.status = 'proposed' and x.works, 'decide', p.status = 'proposed' and x.works
                            and app.role() = 'coordinator') as can
    from arrangement_proposal p join organisation o on o.id = p.landlord_id
    cross join lateral (select coalesce(p.landlord_id = app.landlord_id()
                                        or p.household_id in (select app.working_households()), false) as works) x
    left join app.directory() s on s.user_id = p.decided_by
    left join app.directory() w on w.user_id = p.proposed_by
   where ${where} order by p.proposed_on desc, p.created_at desc`;

export const proposalsOfHousehold = (tx: Tx, householdId: string): Promise<Proposal[]> =>
  tx.rows<Proposal>(PROPOSALS(sql`p.household_id = ${householdId}::uuid`));

/** The latest proposal of each item of a session, for who sees the item. */
export async function proposalsOfSession(
  tx: Tx,
  sessionId: string,
): Promise<{ itemId: string; position: number; household: string | null; proposal: Proposal }[]> {
  const items = await tx.rows<{
    itemId: string;
    position: number;
    householdId: string;
    household: string | null;
  }>(sql`
    select i.id as "itemId", i.position, i.household_id as "householdId", h.name as household
      from agenda_item i left join household h on h.id = i.household_id
     where i.session_id = ${sessionId}::uuid order by i.position, i.id`);
  const proposals = await tx.rows<Proposal>(
    PROPOSALS(sql`p.status = 'proposed' and p.household_id in
      (select i.household_id from agenda_item i where i.session_id = ${sessionId}::uuid)`),
  );
  return items.flatMap(({ householdId, ...item }) => {
    const proposal = proposals.find((one) => one.householdId === householdId);
    return proposal ? [{ ...item, proposal }] : [];
  });
}

export type WaitingProposal = {
  id: string;
  householdId: string;
  household: string;
  landlordId: string;
  landlord: string;
  proposedOn: string;
  debtCents: number;
  publicCents: number;
  costByFunderCents: Record<string, number>;
  people: number | null;
};

/** Proposals that no decision has followed yet: the coordination's. */
export const waitingProposals = (tx: Tx): Promise<WaitingProposal[]> =>
  tx.rows<WaitingProposal>(sql`
    select distinct on (p.household_id) p.id, p.household_id as "householdId", h.name as household, p.landlord_id as "landlordId", o.name as landlord,
           p.proposed_on as "proposedOn", p.debt_cents as "debtCents", p.public_cents as "publicCents",
           p.cost_by_funder as "costByFunderCents",
           h.people
      from arrangement_proposal p join household h on h.id = p.household_id join organisation o on o.id = p.landlord_id
     where p.status = 'proposed'
       and not exists (select 1 from decision d where d.household_id = p.household_id and d.decided_on >= p.proposed_on
                        and d.kind in ('admitted', 'refused', 'redirected'))
     order by p.household_id, p.proposed_on desc, p.created_at desc`);

export type NewProposal = {
  accountId: number;
  goal: ProposalGoal;
  facts: ArrangementFacts;
  levers: Levers;
  note: string | null;
};

/**
 * Proposes levers to the committee: nothing is applied. They are followed again here; what breaks a limit is refused with it.
 * Undefined where the account is not there for the asker.
 */
export async function propose(
  tx: Tx,
  householdId: string,
  { accountId, goal, facts, levers, note }: NewProposal,
  today: Temporal.PlainDate,
): Promise<Answered<{ id: string }>> {
  const [account] = await tx.rows<{ landlordId: string }>(sql`
    select landlord_id as "landlordId" from tenant_account
     where id = ${accountId} and household_id = ${householdId}::uuid
       and (landlord_id = app.landlord_id() or household_id in (select app.working_households()))`);
  if (!account) return undefined;
  const read = caseOf(facts);
  if ("errors" in read) return read;
  const arranged = follow(read.facts, levers);
  if (arranged.broken.length > 0)
    return {
      errors: arranged.broken.map((limit) => {
        const { fr, en } = limitSentence(limit);
        return { rule: `arrangement.${limit.constraint}`, field: "levers", message: fr, english: en };
      }),
    };
  const id = crypto.randomUUID();
  const clear = Temporal.PlainYearMonth.from(read.facts.from).add({ months: (arranged.clearMonth ?? 1) - 1 });
  await tx.db.insert(arrangementProposal).values({
    id,
    householdId,
    landlordId: account.landlordId,
    accountId,
    goal,
    levers,
    months: arranged.months.map(sharedMonth),
    costByFunder: arranged.costByFunderCents,
    debtCents: read.facts.debtCents,
    publicCents: arranged.publicCents,
    planMonths: arranged.planMonths,
    clearOn: clear.toPlainDate({ day: 1 }).toString(),
    note,
    proposedOn: today.toString(),
    proposedBy: tx.actor?.userId ?? null,
  });
  // The budget stays with the operator: who works elsewhere proposes without leaving it behind.
  if (tx.actor?.organisationKind === "operator")
    await tx.db.insert(arrangementCase).values({
      proposalId: id,
      householdId,
      facts,
      leastResidualCents: arranged.leastResidualCents,
    });
  await emit(tx, "arrangement.proposed", { householdId, payload: { proposalId: id } });
  return { id };
}

/** Takes a proposal back before the committee has seen it, or after: what was decided stands. */
export async function withdraw(
  tx: Tx,
  id: string,
  reason: string,
  today: Temporal.PlainDate,
): Promise<Answered> {
  const unsaid = brokenByRemoval(reason);
  if (unsaid) return unsaid;
  const found = await proposalOf(tx, id);
  if (!found) return undefined;
  if (!found.can.withdraw)
    return brokenRule(
      "arrangement.state",
      "Cette proposition n'attend plus : elle est retirée, ou vous ne suivez plus le ménage.",
      "This proposal waits no longer: it was taken back, or you no longer follow the household.",
    );
  const rows = await tx.db
    .update(arrangementProposal)
    .set({
      status: "withdrawn",
      decidedOn: today.toString(),
      decidedBy: tx.actor?.userId ?? null,
      reason: reason.trim(),
    })
    .where(eq(arrangementProposal.id, id))
    .returning({ id: arrangementProposal.id });
  if (rows.length === 0) return undefined;
  await emit(tx, "arrangement.withdrawn", { householdId: found.householdId, payload: { proposalId: id } });
  return { done: true };
}

/** One proposal, or undefined where it is not there for the asker. */
export const proposalOf = async (tx: Tx, id: string): Promise<Proposal | undefined> =>
  (await tx.rows<Proposal>(PROPOSALS(sql`p.id = ${id}::uuid`)))[0];

/** Accepts or refuses a proposal: the coordination's, in its name. Nothing is applied: its levers are then proposed one by one. */
export async function decideProposal(
  tx: Tx,
  id: string,
  { accepted, reason }: { accepted: boolean; reason: string | null },
  today: Temporal.PlainDate,
): Promise<Answered> {
  const found = await proposalOf(tx, id);
  if (!found) return undefined;
  if (!found.can.decide)
    return brokenRule(
      "arrangement.state",
      "Ce montage n'attend plus de décision.",
      "This arrangement no longer waits for a decision.",
    );
  if (!accepted && !reason)
    return brokenRule(
      "arrangement.reason",
      "Dites pourquoi le montage est refusé : qui l'a proposé en repart.",
      "Say why the arrangement is refused: who proposed it starts again from there.",
      "reason",
    );
  const rows = await tx.db
    .update(arrangementProposal)
    .set({
      status: accepted ? "accepted" : "refused",
      decidedOn: today.toString(),
      decidedBy: tx.actor?.userId ?? null,
      reason,
    })
    .where(sql`${eq(arrangementProposal.id, id)} and ${eq(arrangementProposal.status, "proposed")}`)
    .returning({ id: arrangementProposal.id });
  if (rows.length === 0) return undefined;
  await emit(tx, accepted ? "arrangement.accepted" : "arrangement.refused", {
    householdId: found.householdId,
    payload: { proposalId: id },
  });
  return { done: true };
}
