/** The file of an item as the table prepares it: facts, story, what is missing and who brings it, levers open, options. */
import { sql } from "drizzle-orm";

import { itemToChange } from "../committee/agenda.store.ts";
import { brokenByNaming } from "../committee/names.rules.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import type { ReferralFacts, Tie, Track } from "../referral/schema.ts";
import type { ToBeSaid } from "../referral/submission.rules.ts";
import { type Bringer, lackingOf, type Said } from "./need.rules.ts";
import { averagePaid, type Debt, limitsOn, optionsOf, type Terms, usualTerms } from "./options.rules.ts";
import { preparationNeed } from "./schema.ts";
import { type SharedDomain, sharedOf } from "./shared.store.ts";
import { type KnownProcedure, type OpenLever, procedureOf } from "./stage.ts";

type ByActor = Tx & { actor: Actor };

type Known = KnownProcedure & {
  submittedOn: string | null;
  earlier: { on: string; kind: string; missing: string | null }[];
  months: {
    month: string;
    chargedCents: number;
    benefitCents: number;
    paidCents: number;
    balanceCents: number;
  }[];
  said: Said;
};

type Row = {
  id: string;
  sessionId: string;
  position: number;
  number: string;
  heldOn: string;
  isOpen: boolean;
  concerned: boolean;
  householdId: string;
  name: string | null;
  landlordId: string;
  landlord: string;
  commune: string | null;
  proposedOperator: string | null;
  track: Track;
  tie: Tie | null;
  facts: ReferralFacts;
  situation: string | null;
  known: Known;
};

/** A need that somebody wrote, or a point of the referral that is not said. Days ISO. */
export type Need = {
  id: string | null;
  what: string;
  bringer: Bringer;
  dueBy: string | null;
  broughtOn: string | null;
};

/** Of the story: a code, told in words by whoever shows it. Days ISO. */
export type StoryLine = {
  on: string;
  kind: "act" | "submitted" | "decision" | "signal" | "plan";
  code: string;
};

export type Prepared = Omit<
  Row,
  "known" | "name" | "isOpen" | "facts" | "landlordId" | "householdId" | "concerned"
> & {
  household: { id: string; name: string } | null;
  stage: string | null;
  asOf: string;
  debt: Debt;
  monthsDue: number | null;
  tried: string[] | null;
  nextDates: { id: string; on: string; source: string }[];
  story: StoryLine[];
  lacking: { what: ToBeSaid; bringer: Bringer }[];
  needs: Need[];
  levers: OpenLever[];
  /** What the household agreed to share with the committee, for its members and the coordination. */
  shared: SharedDomain[];
  months: Known["months"];
  terms: Terms;
  options: ReturnType<typeof optionsOf>;
  limits: { plan: number | null; relief: number | null };
  can: { write: boolean; bring: boolean };
};

const ROWS = (which: ReturnType<typeof sql>) => sql`
  select i.id, i.session_id as "sessionId", i.position, s.number, s.held_on::text as "heldOn", s.status <> 'signed' as "isOpen",
         f.concerned, i.household_id as "householdId", f.household_name as name, i.landlord_id as "landlordId", l.name as landlord,
         c.name as commune, po.name as "proposedOperator", f.track, f.tie, f.facts, w.words as situation,
         app.item_preparation(i.id) as known
    from agenda_item i
    join committee_session s on s.id = i.session_id
    join lateral app.item_facts(i.session_id) f on f.agenda_item_id = i.id
    join organisation l on l.id = i.landlord_id
    left join organisation po on po.id = i.proposed_operator_id
    left join commune c on c.insee = f.commune_insee
    left join referral_words w on w.referral_id = i.referral_id and w.domain = 'situation'
   where ${which} order by i.position, i.id`;

/** One item's file; undefined where it is missing or closed to the asker. */
export async function preparedItem(tx: ByActor, itemId: string): Promise<Prepared | undefined> {
  const rows = await tx.rows<Row>(ROWS(sql`i.id = ${itemId}::uuid`));
  return (await prepared(tx, rows))[0];
}

/** The files of all items of a session that the asker reads, in order. */
export async function preparedSession(tx: ByActor, sessionId: string): Promise<Prepared[]> {
  return prepared(tx, await tx.rows<Row>(ROWS(sql`i.session_id = ${sessionId}::uuid`)));
}

async function prepared(tx: ByActor, rows: readonly Row[]): Promise<Prepared[]> {
  const needs = await tx.rows<Need & { itemId: string }>(sql`
    select n.id, n.agenda_item_id as "itemId", n.what, n.bringer, n.due_by::text as "dueBy", n.brought_on::text as "broughtOn"
      from preparation_need n
     where n.agenda_item_id in (select jsonb_array_elements_text(${JSON.stringify(rows.map(({ id }) => id))}::jsonb)::uuid)
     order by n.created_at, n.id`);
  const needsOf = Map.groupBy(needs, ({ itemId }) => itemId);
  const shared = rows[0] ? await sharedOf(tx, rows[0].sessionId) : undefined;
  return rows.map((row) => ({
    ...fileOf(tx, row, needsOf.get(row.id) ?? []),
    shared: shared?.get(row.id) ?? [],
  }));
}

function fileOf(tx: ByActor, row: Row, needs: readonly Need[]): Omit<Prepared, "shared"> {
  const { known, name, isOpen, facts, concerned, householdId, landlordId, situation, ...shown } = row;
  const on = todayInParis();
  const { stage, levers, nextDates } = procedureOf(known, facts, on);
  const debt: Debt = {
    debtCents: facts.debtCents ?? null,
    amountDueCents: facts.amountDueCents ?? null,
    paidCents: averagePaid(known.months),
  };
  const terms = usualTerms(debt, on);
  const limits = limitsOn(on);
  const isOwn = tx.actor.organisationId === landlordId && tx.actor.organisationKind === "landlord";
  return {
    ...shown,
    situation: concerned ? situation : null,
    household: concerned && name !== null ? { id: householdId, name } : null,
    stage,
    asOf: facts.asOf,
    debt,
    monthsDue: facts.monthsDue ?? null,
    tried: facts.tried ?? null,
    nextDates,
    story: storyOf(known, facts),
    lacking: lackingOf(known.said, facts),
    needs: needs.map(({ id, what, bringer, dueBy, broughtOn }) => ({ id, what, bringer, dueBy, broughtOn })),
    levers,
    months: known.months,
    terms,
    options: optionsOf(debt, terms),
    limits: { plan: limits.plan?.value ?? null, relief: limits.relief?.value ?? null },
    can: {
      write: isOpen && tx.actor.role === "coordinator",
      bring: isOpen && (tx.actor.role === "coordinator" || isOwn),
    },
  };
}

function storyOf(known: Known, facts: ReferralFacts): StoryLine[] {
  const plan = facts.plan?.signedOn;
  return [
    ...known.acts.map(({ kind, on }): StoryLine => ({ on, kind: "act", code: kind })),
    ...known.earlier.map(({ kind, on }): StoryLine => ({ on, kind: "decision", code: kind })),
    ...(known.submittedOn ? [{ on: known.submittedOn, kind: "submitted", code: "submitted" } as const] : []),
    ...(facts.firstSignalOn ? [{ on: facts.firstSignalOn, kind: "signal", code: "signal" } as const] : []),
    ...(plan ? [{ on: plan, kind: "plan", code: "plan" } as const] : []),
  ].toSorted((one, other) => other.on.localeCompare(one.on));
}

/** The coordination asks somebody for what is missing. */
export async function askFor(
  tx: ByActor,
  itemId: string,
  { what, bringer, dueBy }: { what: string; bringer: Bringer; dueBy: string | null },
): Promise<Answered> {
  const found = await itemToChange(tx, itemId);
  if (!found || "errors" in found) return found;
  const { item } = found;
  const errors = brokenByNaming("what", what, item.names);
  if (errors.length > 0) return { errors };
  const { sessionId, householdId, landlordId } = item;
  await tx.db.insert(preparationNeed).values({
    agendaItemId: itemId,
    sessionId,
    householdId,
    landlordId,
    what,
    bringer,
    dueBy,
    writtenBy: tx.actor.userId,
  });
  return { done: true };
}

/** Says that what was asked for is there, or is not after all: the coordination, or the item's landlord. */
export async function bring(tx: ByActor, needId: string, broughtOn: string | null): Promise<Answered> {
  const [known] = await tx.rows(sql`select 1 from preparation_need where id = ${needId}::uuid`);
  if (!known) return undefined;
  const changed = await tx.rows(
    sql`update preparation_need set brought_on = ${broughtOn}::date where id = ${needId}::uuid returning id`,
  );
  return changed.length === 1
    ? { done: true }
    : brokenRule(
        "preparation.closed",
        "Le procès-verbal est signé, ou cette situation n'est pas celle de votre organisme.",
        "The minutes are signed, or this case is not your organisation's.",
      );
}
