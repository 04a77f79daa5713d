/** What the committee decides of an item, written and corrected; each member's voice; who steps out for a conflict of interest. */
import { sql } from "drizzle-orm";

import { itemToChange, type ItemToChange, type OpenSession } from "../committee/agenda.store.ts";
import type { Voice } from "../committee/rules.ts";
import { agendaRecusal, decision, itemVoice } from "../committee/schema.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { refuseStale } from "../platform/editing/version.ts";
import { moveReferral } from "../referral/store.ts";
import { coveringOf } from "../zone/store.ts";
import {
  type Agreement,
  agreementOf,
  brokenByMoment,
  brokenByNames,
  brokenByOperator,
  type Decision,
  type DecisionDraft,
  decisionOf,
} from "./decision.rules.ts";
import { decisionOfItem, decisionWords } from "./read.store.ts";

type ByActor = Tx & { actor: Actor };
type PlainDate = Temporal.PlainDate;

/** Writes what the committee decided of an item, or corrects it while the minutes are not signed. */
export async function decide(
  tx: Tx,
  itemId: string,
  { version, ...draft }: DecisionDraft & { version: string | null },
  today: PlainDate,
): Promise<Answered> {
  const found = await itemToChange(tx, itemId);
  if (!found || "errors" in found) return found;
  const { item, session } = found;
  if (item.status === null) return undefined;
  const errors = brokenByMoment({
    heldOn: session.heldOn,
    today,
    referralStatus: item.status,
    former: item.former,
    kind: draft.kind,
  });
  const decided = decisionOf(draft, session.heldOn);
  const agreement = agreementOf(draft);
  if ("errors" in decided || "errors" in agreement)
    return {
      errors: [
        ...errors,
        ...("errors" in decided ? decided.errors : []),
        ...("errors" in agreement ? agreement.errors : []),
      ],
    };
  errors.push(...brokenByNames({ ...decided, ...agreement }, item.names));
  if (decided.kind === "admitted" && decided.operatorId !== null) {
    const zones = item.communeInsee === null ? [] : [item.communeInsee];
    const covering = (await coveringOf(tx, zones, today)).get(item.communeInsee ?? "") ?? [];
    errors.push(
      ...brokenByOperator(
        decided,
        covering.map(({ operatorId }) => operatorId),
      ),
    );
    const [operator] = await tx.rows(
      sql`select 1 from organisation where id = ${decided.operatorId}::uuid and kind = 'operator'`,
    );
    if (!operator)
      errors.push(
        ...brokenRule("committee.operator", "Choisissez un opérateur.", "Choose an operator.", "operatorId")
          .errors,
      );
  }
  if (errors.length > 0) return { errors };
  await refuseStale(tx, {
    table: "decision",
    id: itemId,
    version,
    words: { ...NO_FIELD, ...decided, ...agreement },
    standing: () => decisionOfItem(tx, itemId),
    wordsOf: decisionWords,
  });
  if (item.former === null) {
    const moved = await moveReferral(tx, { referralId: item.referralId, to: "decided", on: today });
    if (!moved || "errors" in moved) return moved;
  }
  await writeDecision(tx, itemId, { item, session, decided, agreement });
  await emit(tx, "item.decided", {
    householdId: item.householdId,
    payload: {
      agendaItemId: itemId,
      referralId: item.referralId,
      sessionId: session.id,
      decision: decided.kind,
      corrected: item.former === null ? 0 : 1,
    },
  });
  return { done: true };
}

type Written = { item: ItemToChange; session: OpenSession; decided: Decision; agreement: Agreement };

async function writeDecision(
  tx: Tx,
  agendaItemId: string,
  { item, session, decided, agreement }: Written,
): Promise<void> {
  const { sessionId, referralId, householdId, landlordId } = item;
  const fields = {
    ...NO_FIELD,
    ...decided,
    ...agreement,
    decidedOn: session.heldOn.toString(),
    decidedBy: tx.actor?.userId ?? null,
  };
  const written = await tx.db
    .insert(decision)
    .values({ agendaItemId, sessionId, referralId, householdId, landlordId, ...fields })
    .onConflictDoUpdate({ target: decision.agendaItemId, set: fields })
    .returning({ id: decision.id });
  if (written.length !== 1) throw new Error(`no decision was written for item ${agendaItemId}`);
  // What the committee had before it stays with the item: the landlord may complete a referral put off.
  if (item.former === null)
    await tx.rows(sql`
      update agenda_item i set facts = (r.facts - 'whatWasTried' - 'needs') #- '{told,needs}' from referral r
       where i.id = ${agendaItemId}::uuid and r.id = i.referral_id`);
  await tx.rows(
    sql`update committee_session set status = 'held' where id = ${sessionId}::uuid and status = 'planned'`,
  );
}

/** Of another kind than the one decided: emptied when a decision is corrected. */
const NO_FIELD = {
  track: null,
  startsOn: null,
  operatorId: null,
  operatorReason: null,
  levers: null,
  recommended: null,
  conditions: null,
  missing: null,
  dueBy: null,
  reason: null,
  reasonText: null,
  service: null,
  redirectedTo: null,
};

type SeenItem = { sessionId: string; householdId: string; status: string; heldOn: string; sits: boolean };

/** The item as who sits sees it; undefined where it is closed to them, or they do not sit. */
async function seen(tx: Tx, itemId: string): Promise<SeenItem | undefined> {
  const [item] = await tx.rows<SeenItem>(sql`
    select i.session_id as "sessionId", i.household_id as "householdId", s.status, s.held_on::text as "heldOn",
           i.session_id in (select app.sessions_sat_in()) as sits
      from agenda_item i join committee_session s on s.id = i.session_id where i.id = ${itemId}::uuid`);
  return item;
}

const SIGNED = () =>
  brokenRule(
    "committee.signed",
    "Le procès-verbal de cette séance est signé : elle ne change plus.",
    "The minutes of this session are signed: it no longer changes.",
  );

/** What a member says of an item: asked in an emergency, or as a vote in session. Said again, it replaces what was said. */
export async function speak(
  tx: ByActor,
  itemId: string,
  said: { voice: Voice; comment: string | null },
  today: PlainDate,
): Promise<Answered> {
  const item = await seen(tx, itemId);
  if (!item?.sits) return undefined;
  if (item.status === "signed") return SIGNED();
  if (item.heldOn > today.toString())
    return brokenRule(
      "committee.beforeSession",
      "La séance n'a pas commencé : votre avis se donne en séance.",
      "The session has not begun: your vote is given in session.",
    );
  const { sessionId, householdId } = item;
  const row = { agendaItemId: itemId, userId: tx.actor.userId, sessionId, householdId };
  await tx.db
    .insert(itemVoice)
    .values({ ...row, ...said })
    .onConflictDoUpdate({
      target: [itemVoice.agendaItemId, itemVoice.userId],
      set: { ...said, spokenAt: sql`now()` },
    });
  return { done: true };
}

/**
 * Somebody who sits steps out of an item for a conflict of interest: oneself, or told by the coordination. From then on nothing of the
 * item is open to them, whatever else would open it; it is never taken back.
 */
export async function stepOut(
  tx: ByActor,
  itemId: string,
  { userId, reason }: { userId: string | null; reason: string | null },
): Promise<Answered> {
  const who = userId ?? tx.actor.userId;
  if (who !== tx.actor.userId && tx.actor.role !== "coordinator") return undefined;
  const item = await seen(tx, itemId);
  if (!item || (tx.actor.role !== "coordinator" && !item.sits)) return undefined;
  if (item.status === "signed") return SIGNED();
  const [member] = await tx.rows<{ sits: boolean }>(
    sql`select app.sits_in(${item.sessionId}::uuid, ${who}::uuid) as sits`,
  );
  if (!member?.sits)
    return brokenRule(
      "committee.stepOut",
      "Seule une personne qui siège peut sortir pour une situation.",
      "Only somebody who sits can step out of a case.",
      "userId",
    );
  const { sessionId, householdId } = item;
  const recordedBy = tx.actor.userId;
  await tx.db
    .insert(agendaRecusal)
    .values({ agendaItemId: itemId, userId: who, sessionId, householdId, reason, recordedBy })
    .onConflictDoNothing();
  return { done: true };
}
