/** Rehousing requests through the database: needs and budget written, agreement given and taken back, followed to the debt's end. */
import { sql } from "drizzle-orm";

import type { Budget } from "../household-budget/budget.rules.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import { plainDate } from "../platform/calendar/plain-date.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { refuseStale, versionOf } from "../platform/editing/version.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import {
  type AgreedHow,
  brokenNeeds,
  type DebtTreatment,
  movingBudgetOf,
  type MovingBudget,
  type Needs,
  NO_BUDGET,
} from "./rules.ts";
import type { DebtMonth } from "./saving.rules.ts";
import { rehousingAgreement, rehousingCase, rehousingRequest } from "./schema.ts";

export type Asked = Tx & { actor: Actor };

/** A request as the asker reads it. `budget` and `reasonDetail` null: nothing is known, or it is not theirs to read. */
export type Request = Omit<Needs, "communes"> & {
  communes: string[];
  id: string;
  householdId: string;
  household: string | null;
  landlordId: string;
  landlord: string;
  openedOn: string;
  closedOn: string | null;
  closedWhy: "moved" | "givenUp" | "other" | null;
  movedOn: string | null;
  debtTreatment: DebtTreatment | null;
  communeNames: string[];
  zone: string | null;
  budget: MovingBudget | null;
  reasonDetail: string | null;
  nearInsee: string | null;
  near: string | null;
  agreement: { agreedOn: string; how: AgreedHow; by: string | null } | null;
  /** Last withdrawal, where no agreement holds. */
  withdrawnOn: string | null;
  writable: boolean;
};

/** Requests that the asker sees, of one household or of all; those under way first. */
export function requestsOf(tx: Tx, householdId?: string): Promise<Request[]> {
  return tx.rows<Request>(sql`
    select r.id, r.household_id as "householdId", h.name as household, r.landlord_id as "landlordId", o.name as landlord,
           r.opened_on::text as "openedOn", r.closed_on::text as "closedOn", r.closed_why as "closedWhy", r.moved_on::text as "movedOn",
           r.debt_treatment as "debtTreatment", r.people, r.rooms_least as "roomsLeast", r.rooms_most as "roomsMost", r.communes,
           r.zone_id as "zoneId", r.ceiling_cents as "ceilingCents", r.step_free as "stepFree", r.reason,
           array(select c.name from commune c where c.insee = any (r.communes) order by c.name) as "communeNames",
           (select z.name from zone z where z.id = r.zone_id) as zone,
           case when b.request_id is not null then jsonb_build_object('resourcesCents', b.resources_cents, 'otherChargesCents', b.other_charges_cents,
             'benefitCents', b.benefit_cents, 'benefitAfterCents', b.benefit_after_cents, 'energyCents', b.energy_cents,
             'leastResidualCents', b.least_residual_cents) end as budget,
           b.reason_detail as "reasonDetail", b.near_insee as "nearInsee", (select c.name from commune c where c.insee = b.near_insee) as near,
           case when a.id is not null then jsonb_build_object('agreedOn', a.agreed_on, 'how', a.how, 'by', d.name) end as agreement,
           (select max(w.withdrawn_on)::text from rehousing_agreement w where w.request_id = r.id and a.id is null) as "withdrawnOn",
           (r.landlord_id is not distinct from app.landlord_id()
            or (app.landlord_id() is null and r.household_id in (select app.working_households()))) as writable
      from rehousing_request r join organisation o on o.id = r.landlord_id
      left join household h on h.id = r.household_id
      left join rehousing_case b on b.request_id = r.id
      left join rehousing_agreement a on a.request_id = r.id and a.withdrawn_on is null
      left join app.directory() d on d.user_id = a.recorded_by
     where ${householdId === undefined ? sql`true` : sql`r.household_id = ${householdId}::uuid`}
     order by r.closed_on is not null, r.opened_on, r.id`);
}

/** What the form of the needs writes, as far as the asker reads it. */
export const needsWords = (request: Request): object => {
  const { people, roomsLeast, roomsMost, communes, zoneId, ceilingCents, stepFree, reason } = request;
  const { budget, reasonDetail, nearInsee } = request;
  return {
    people,
    roomsLeast,
    roomsMost,
    zoneId,
    ceilingCents,
    stepFree,
    reason,
    budget,
    reasonDetail,
    nearInsee,
    communes: communes.toSorted(),
  };
};
export const needsVersion = (request: Request): string => versionOf(needsWords(request));

/** What the household's present home costs, as its account tells; null: not known. Cents a month. */
export type HomeNow = {
  landlordId: string;
  landlord: string;
  rentChargesCents: number | null;
  benefitCents: number | null;
  debtCents: number;
  instalmentCents: number | null;
};

/** The homes of the household's running tenancies that the asker works on: where a request may be opened. */
export function homesNow(tx: Tx, householdId: string): Promise<HomeNow[]> {
  return tx.rows<HomeNow>(sql`
    select t.landlord_id as "landlordId", o.name as landlord, a.rent_charges_cents as "rentChargesCents", a.benefit_cents as "benefitCents",
           coalesce(a.balance_cents, 0) as "debtCents",
           (select i.amount_cents from repayment_plan p join instalment i on i.plan_id = p.id
             where p.household_id = t.household_id and p.landlord_id = t.landlord_id and p.signed_on is not null and p.cancelled_on is null
               and i.due_on >= app.today() order by p.signed_on desc, i.due_on limit 1) as "instalmentCents"
      from tenancy t join organisation o on o.id = t.landlord_id
      left join lateral (select x.rent_charges_cents, x.benefit_cents, x.balance_cents from tenant_account x
                          where x.landlord_id = t.landlord_id and x.tenancy_id = t.id order by x.last_entry_on desc nulls last limit 1) a on true
     where t.household_id = ${householdId}::uuid
       and (t.landlord_id = app.landlord_id() or (app.landlord_id() is null and t.household_id in (select app.working_households())))
     order by t.ends_on desc nulls first`);
}

export type Written = Omit<Needs, "communes"> & {
  communes: string[];
  landlordId?: string | undefined;
  budget?: MovingBudget | undefined;
  reasonDetail?: string | undefined;
  nearInsee?: string | null | undefined;
};

/** Opens a request for a household, or writes its needs anew. Undefined where the household is not the asker's to write on. */
export async function saveRequest(
  tx: Asked,
  householdId: string,
  asked: Written & { version: string | null },
): Promise<Answered<{ id: string; version: string }>> {
  const homes = await homesNow(tx, householdId);
  const home = homes.find(({ landlordId }) => (asked.landlordId ?? landlordId) === landlordId);
  if (!home) return undefined;
  const errors = brokenNeeds(asked);
  if (errors.length > 0) return { errors };
  const [unknown] = await tx.rows<{ insee: string }>(sql`
    select x.insee from jsonb_array_elements_text(${JSON.stringify([...asked.communes, ...(asked.nearInsee ? [asked.nearInsee] : [])])}::jsonb) x (insee)
     where not exists (select 1 from commune c where c.insee = x.insee) limit 1`);
  if (unknown)
    return brokenRule(
      "rehousing.communes",
      `Aucune commune connue n'a le code ${unknown.insee} : choisissez-la dans la liste.`,
      `No known commune has the code ${unknown.insee}: choose it from the list.`,
      asked.communes.includes(unknown.insee) ? "communes" : "nearInsee",
    );
  const needs = {
    people: asked.people,
    roomsLeast: asked.roomsLeast,
    roomsMost: asked.roomsMost,
    communes: asked.communes,
    zoneId: asked.zoneId,
    ceilingCents: asked.ceilingCents,
    stepFree: asked.stepFree,
    reason: asked.reason,
  };
  const versionNow = await refuseStale(tx, {
    table: "rehousing_request",
    // One is open at a time: two people who open it at once write the same one.
    id: `${householdId} ${home.landlordId}`,
    version: asked.version,
    words: { ...needs, budget: asked.budget, reasonDetail: asked.reasonDetail, nearInsee: asked.nearInsee },
    standing: async () =>
      (await requestsOf(tx, householdId)).find(
        ({ landlordId, closedOn }) => landlordId === home.landlordId && closedOn === null,
      ),
    wordsOf: needsWords,
  });
  const id = await written(tx, householdId, home.landlordId, needs);
  // What the worker knows is the operator's alone: the table takes it from nobody else.
  if (tx.actor.organisationKind === "operator")
    await writeCase(tx, { id, householdId, landlordId: home.landlordId }, asked);
  return { id, version: await versionNow() };
}

/** What was not sent stays as it is. */
async function writeCase(
  tx: Asked,
  request: { id: string; householdId: string; landlordId: string },
  { budget, reasonDetail, nearInsee }: Written,
): Promise<void> {
  const known = {
    ...(budget && { ...NO_BUDGET, ...budget }),
    ...(reasonDetail !== undefined && { reasonDetail: reasonDetail.trim() || null }),
    ...(nearInsee !== undefined && { nearInsee }),
  };
  if (Object.keys(known).length === 0) return;
  const { id: requestId, householdId, landlordId } = request;
  await tx.db
    .insert(rehousingCase)
    .values({ requestId, householdId, landlordId, ...known })
    .onConflictDoUpdate({ target: rehousingCase.requestId, set: known });
}

async function written(tx: Asked, householdId: string, landlordId: string, needs: Needs): Promise<string> {
  const [open] = await tx.rows<{ id: string }>(sql`
    select id from rehousing_request
     where household_id = ${householdId}::uuid and landlord_id = ${landlordId}::uuid and closed_on is null`);
  const values = { ...needs, communes: [...needs.communes] };
  if (open) {
    await tx.db
      .update(rehousingRequest)
      .set(values)
      .where(sql`id = ${open.id}::uuid`);
    return open.id;
  }
  const [made] = await tx.db
    .insert(rehousingRequest)
    .values({
      ...values,
      householdId,
      landlordId,
      openedOn: todayInParis().toString(),
      openedBy: tx.actor.userId,
    })
    .returning({ id: rehousingRequest.id });
  await emit(tx, "rehousing.opened", { householdId, payload: { requestId: made!.id } });
  return made!.id;
}

/** The request as the asker may write on it; undefined where it is not there for them. */
export async function writableRequest(tx: Tx, id: string): Promise<Request | undefined> {
  const [of] = await tx.rows<{ householdId: string }>(
    sql`select household_id as "householdId" from rehousing_request where id = ${id}::uuid`,
  );
  const request = of && (await requestsOf(tx, of.householdId)).find((one) => one.id === id);
  return request?.writable ? request : undefined;
}

/** Records that the household agrees to show its profile to other landlords. */
export async function agree(tx: Asked, id: string, asked: { on: string; how: AgreedHow }): Promise<Answered> {
  const request = await writableRequest(tx, id);
  if (!request) return undefined;
  const wrong = brokenDay(asked.on);
  if (wrong) return wrong;
  if (request.closedOn !== null) return overAlready();
  if (request.agreement)
    return brokenRule(
      "rehousing.agreed",
      "Cet accord est déjà noté.",
      "This agreement is noted already.",
      "on",
    );
  await tx.db.insert(rehousingAgreement).values({
    requestId: id,
    householdId: request.householdId,
    landlordId: request.landlordId,
    agreedOn: asked.on,
    how: asked.how,
    recordedBy: tx.actor.userId,
  });
  await emit(tx, "rehousing.shown", { householdId: request.householdId, payload: { requestId: id } });
  // Other landlords are told that there is a profile, of nobody.
  await emit(tx, "rehousing.profileShown", { payload: { requestId: id } });
  return { done: true };
}

/** Takes the agreement back: the profile closes in this transaction, with what was under way with another landlord. */
export async function withdrawAgreement(tx: Asked, id: string, on: string): Promise<Answered> {
  const wrong = brokenDay(on);
  if (wrong) return wrong;
  const [row] = await tx.rows<{ answer: string }>(
    sql`select app.withdraw_rehousing_agreement(${id}::uuid, ${on}::date) as answer`,
  );
  return row?.answer === "withdrawn" ? { done: true } : undefined;
}

/** Closes a request that leads to no move. */
export async function closeRequest(
  tx: Asked,
  id: string,
  { on, why }: { on: string; why: "givenUp" | "other" },
): Promise<Answered> {
  const request = await writableRequest(tx, id);
  if (!request) return undefined;
  const wrong = brokenDay(on);
  if (wrong) return wrong;
  if (request.closedOn !== null) return overAlready();
  const [live] = await tx.rows(
    sql`select 1 from rehousing_proposal where request_id = ${id}::uuid and ended_on is null`,
  );
  if (live)
    return brokenRule(
      "rehousing.live",
      "Une proposition est en cours : dites d'abord ce qu'elle devient.",
      "A proposal is under way: say first what becomes of it.",
    );
  await tx.rows(
    sql`update rehousing_request set closed_on = ${on}::date, closed_why = ${why} where id = ${id}::uuid`,
  );
  await tx.rows(sql`
    update rehousing_agreement set withdrawn_on = ${on}::date, withdrawn_by = ${tx.actor.userId}::uuid
     where request_id = ${id}::uuid and withdrawn_on is null`);
  return { done: true };
}

/** Says how the debt of the home that is left is treated. */
export async function treatDebt(tx: Asked, id: string, treatment: DebtTreatment): Promise<Answered> {
  if (!(await writableRequest(tx, id))) return undefined;
  await tx.rows(sql`update rehousing_request set debt_treatment = ${treatment} where id = ${id}::uuid`);
  return { done: true };
}

/** The same of all the requests that the asker sees and that led to a move, by request. */
export async function debtsLeft(tx: Tx): Promise<Map<string, DebtMonth[]>> {
  const rows = await tx.rows<DebtMonth & { id: string }>(sql`
    select r.id, to_char(m.month, 'YYYY-MM') as month, m.charged_cents as "chargedCents", m.paid_cents as "paidCents", m.balance_cents as "balanceCents"
      from rehousing_request r cross join lateral app.rehousing_debt(r.id) m
     where r.moved_on is not null order by r.id, m.month`);
  return Map.groupBy(rows, ({ id }) => id);
}

/** How many live there, as the file says; null: not known, or not the asker's. */
export async function peopleOf(tx: Tx, householdId: string): Promise<number | null> {
  const [row] = await tx.rows<{ people: number | null }>(
    sql`select people from household where id = ${householdId}::uuid`,
  );
  return row?.people ?? null;
}

/** A moving budget as the household's last budget tells it; null where there is none, or it is not the asker's. */
export async function budgetToStartFrom(
  tx: Tx,
  householdId: string,
): Promise<(MovingBudget & { on: string }) | null> {
  const [last] = await tx.rows<{ on: string } & Pick<Budget, "resources" | "charges" | "benefitCents">>(sql`
    select budgeted_on::text as "on", resources, charges, benefit_cents as "benefitCents" from household_budget
     where household_id = ${householdId}::uuid order by budgeted_on desc, created_at desc limit 1`);
  return last ? { on: last.on, ...movingBudgetOf(last) } : null;
}

/** What is owed for the home that is left, since the move (or the request), month by month. */
export const debtMonths = (tx: Tx, requestId: string): Promise<DebtMonth[]> =>
  tx.rows<DebtMonth>(sql`
    select to_char(month, 'YYYY-MM') as month, charged_cents as "chargedCents", paid_cents as "paidCents", balance_cents as "balanceCents"
      from app.rehousing_debt(${requestId}::uuid)`);

function brokenDay(on: string): ReturnType<typeof brokenRule> | undefined {
  const day = plainDate(on);
  return day && Temporal.PlainDate.compare(day, todayInParis()) <= 0
    ? undefined
    : brokenRule(
        "rehousing.on",
        "Donnez un jour qui est passé, ou aujourd'hui.",
        "Give a day that has passed, or today.",
        "on",
      );
}

const overAlready = () =>
  brokenRule(
    "rehousing.closed",
    "Cette demande est close : ouvrez-en une nouvelle.",
    "This request is closed: open a new one.",
  );
