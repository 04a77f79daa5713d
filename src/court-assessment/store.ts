/** A household's court assessments: prefilled from what the asker may read, completed by its worker, observed on by household and landlord. */
import { and, eq, isNull, sql } from "drizzle-orm";

import { assessmentsOf } from "../assessment/store.ts";
import { grantsOfHousehold } from "../debt-grant/store.ts";
import type { Figures } from "../household-budget/budget.rules.ts";
import type { ByActor } from "../measure/read.store.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import { refuseStale, versionOf } from "../platform/editing/version.ts";
import { procedures } from "../procedure/store.ts";
import { plansOfHousehold } from "../repayment-plan/read.store.ts";
import { type KnownFacts, prefilled } from "./prefill.ts";
import {
  brokenByAssessmentDays,
  type Completed,
  type Days,
  type Due,
  duesOf,
  emptyHeadings,
  type Heading,
  HEADINGS,
  isProtectedDomain,
  type Presence,
  type ProtectedDomain,
} from "./rules.ts";
import { courtAssessment, courtObservation } from "./schema.ts";

type PlainDate = Temporal.PlainDate;

/** Days ISO; null: not known, or not yet. */
export type AssessmentText = {
  requestedOn: string | null;
  hearingOn: string | null;
  offeredOn: string | null;
  interviewOn: string | null;
  presence: Presence;
  headings: Completed;
  sharedDomains: ProtectedDomain[];
  agreedOn: string | null;
  readOn: string | null;
  sentOn: string | null;
};
type Row = AssessmentText & { id: string; operatorId: string };

/** What one landlord's procedure asks of a household, as the asker may see it. */
export type CourtCase = {
  householdId: string;
  household: string;
  landlordId: string;
  landlord: string;
  /** What the procedure says; null: it does not. */
  known: { requestedOn: string | null; hearingOn: string | null };
  dues: (Omit<Due, "on" | "latest"> & { on: string; latest: string | null })[];
  /** The operator's alone: what was completed, what was prefilled, both as they would be printed. */
  written:
    | (AssessmentText & {
        id: string | null;
        version: string | null;
        prefilled: Record<Heading, string>;
        text: Record<Heading, string>;
        empty: Heading[];
        concerned: ProtectedDomain[];
      })
    | null;
  observations: { party: "household" | "landlord"; text: string; on: string; by: string | null }[];
  can: { write: boolean; observe: boolean };
};

const NEW: AssessmentText = {
  requestedOn: null,
  hearingOn: null,
  offeredOn: null,
  interviewOn: null,
  presence: "notSaid",
  headings: {},
  sharedDomains: [],
  agreedOn: null,
  readOn: null,
  sentOn: null,
};
/** What the form of an assessment writes. */
const wordsOf = (text: AssessmentText): AssessmentText =>
  Object.fromEntries(
    Object.keys(NEW).map((field) => [field, text[field as keyof AssessmentText]]),
  ) as AssessmentText;

const day = (iso: string | null) => (iso === null ? null : Temporal.PlainDate.from(iso));
const daysOf = (text: AssessmentText): Days => ({
  requestedOn: day(text.requestedOn),
  hearingOn: day(text.hearingOn),
  offeredOn: day(text.offeredOn),
  interviewOn: day(text.interviewOn),
  readOn: day(text.readOn),
  sentOn: day(text.sentOn),
});

/** One case for each landlord whose procedure has begun, or whose assessment was; undefined where the household is closed to the asker. */
export async function courtCases(
  tx: ByActor,
  householdId: string,
  today: PlainDate,
  language: Locale,
): Promise<CourtCase[] | undefined> {
  const [household] = await tx.rows<{ name: string; works: boolean }>(sql`
    select name, id in (select app.working_households()) as works from household where id = ${householdId}::uuid`);
  if (!household) return undefined;
  const isOperator =
    tx.actor.organisationKind === "operator" && ["caseWorker", "operatorLead"].includes(tx.actor.role);
  const rows = await tx.rows<Row & { landlordId: string }>(sql`
    select id, landlord_id as "landlordId", operator_id as "operatorId", requested_on::text as "requestedOn", hearing_on::text as "hearingOn",
           offered_on::text as "offeredOn", interview_on::text as "interviewOn", presence, headings, shared_domains as "sharedDomains",
           agreed_on::text as "agreedOn", read_on::text as "readOn", sent_on::text as "sentOn"
      from court_assessment where household_id = ${householdId}::uuid`);
  const observed = await tx.rows<CourtCase["observations"][number] & { landlordId: string }>(sql`
    select o.party, o.text, o.written_on::text as "on", p.name as by, o.landlord_id as "landlordId"
      from court_observation o left join app.directory() p on p.user_id = o.written_by
     where o.household_id = ${householdId}::uuid order by o.written_on, o.created_at`);
  const cases: CourtCase[] = [];
  for (const procedure of await procedures(tx, householdId, today)) {
    const { landlordId, landlord, acts } = procedure;
    const row = rows.find((one) => one.landlordId === landlordId);
    if (!procedure.recorded && !row) continue;
    const requested = acts.findLast(({ kind }) => kind === "prefectNotice")?.more["assessmentRequestedOn"];
    const known = {
      requestedOn: typeof requested === "string" ? requested : null,
      hearingOn: acts.findLast(({ kind }) => kind === "hearing")?.on ?? null,
    };
    const { id, ...text }: AssessmentText & { id: string | null } = row ?? { ...NEW, id: null };
    const days = daysOf({
      ...text,
      requestedOn: text.requestedOn ?? known.requestedOn,
      hearingOn: text.hearingOn ?? known.hearingOn,
    });
    const observations = observed
      .filter((one) => one.landlordId === landlordId)
      .map(({ landlordId: _landlord, ...one }) => one);
    const isOwnLandlord = tx.actor.organisationId === landlordId;
    cases.push({
      householdId,
      household: household.name,
      landlordId,
      landlord,
      known,
      // Days that the operator alone wrote are its own; the procedure's are everybody's who reads it.
      dues: duesOf(days, today).map((due) => ({
        ...due,
        on: due.on.toString(),
        latest: due.latest?.toString() ?? null,
      })),
      written: isOperator
        ? await writtenOf(
            tx,
            { householdId, landlordId, landlord, acts, observations, id, text },
            today,
            language,
          )
        : null,
      observations,
      can: {
        write: isOperator && household.works && text.sentOn === null,
        observe: (isOperator && household.works) || isOwnLandlord,
      },
    });
  }
  return cases;
}

async function writtenOf(
  tx: ByActor,
  at: {
    householdId: string;
    landlordId: string;
    landlord: string;
    acts: KnownFacts["acts"];
    observations: CourtCase["observations"];
    id: string | null;
    text: AssessmentText;
  },
  today: PlainDate,
  language: Locale,
): Promise<NonNullable<CourtCase["written"]>> {
  const { id, text } = at;
  const { facts, concerned } = await knownFacts(tx, at, today, language);
  const known = prefilled(facts, language);
  const printed = Object.fromEntries(
    HEADINGS.map((heading) => [heading, text.headings[heading] ?? known[heading]]),
  ) as Record<Heading, string>;
  return {
    id,
    version: id === null ? null : versionOf(wordsOf(text)),
    requestedOn: text.requestedOn,
    hearingOn: text.hearingOn,
    offeredOn: text.offeredOn,
    interviewOn: text.interviewOn,
    presence: text.presence,
    headings: text.headings,
    sharedDomains: text.sharedDomains,
    agreedOn: text.agreedOn,
    readOn: text.readOn,
    sentOn: text.sentOn,
    prefilled: known,
    text: printed,
    empty: emptyHeadings(printed),
    concerned,
  };
}

/** Of protected domains, the words of those that the household agreed to alone. `concerned`: those in which something stands, for who asks it. */
async function knownFacts(
  tx: ByActor,
  { householdId, landlordId, landlord, acts, observations, text }: Parameters<typeof writtenOf>[1],
  today: PlainDate,
  language: Locale,
): Promise<{ facts: KnownFacts; concerned: ProtectedDomain[] }> {
  const [base] = await tx.rows<
    Pick<
      KnownFacts,
      | "people"
      | "address"
      | "leaseFrom"
      | "measure"
      | "account"
      | "debtSince"
      | "relief"
      | "paymentResumed"
      | "rehousing"
    > & { worker: string | null }
  >(sql`
    select h.people, t.address, t."leaseFrom",
           coalesce(w.name, a.name) as worker,
           case when m.id is not null then jsonb_build_object('startsOn', m.starts_on, 'endsOn', m.ends_on, 'closedOn', m.closed_on) end as measure,
           m.payment_resumed as "paymentResumed",
           (select jsonb_build_object('balanceCents', c.balance_cents, 'amountDueCents', c.amount_due_cents, 'benefitCents', c.benefit_cents,
                                      'asOf', c.last_entry_on, 'contested', c.contested)
              from tenant_account c where c.household_id = h.id and c.landlord_id = ${landlordId}::uuid
             order by c.balance_cents desc limit 1) as account,
           (select r.facts ->> 'debtSince' from referral r where r.household_id = h.id and r.landlord_id = ${landlordId}::uuid
             order by r.created_at desc limit 1) as "debtSince",
           (select jsonb_build_object('months', count(*), 'cents', coalesce(sum(x.amount_cents), 0))
              from rent_relief f join rent_relief_month x on x.relief_id = f.id
             where f.household_id = h.id and f.landlord_id = ${landlordId}::uuid and f.status in ('granted', 'stopped')
               and (f.stopped_on is null or x.month < f.stopped_on)) as relief,
           (select jsonb_build_object('openedOn', q.opened_on, 'roomsLeast', q.rooms_least) from rehousing_request q
             where q.household_id = h.id order by q.opened_on desc limit 1) as rehousing
      from household h
      left join lateral (select concat_ws(', ', d.address, concat_ws(' ', d.postcode, d.town)) as address, y.starts_on::text as "leaseFrom"
                           from tenancy y left join dwelling d on d.landlord_id = y.landlord_id and d.id = y.dwelling_id
                          where y.household_id = h.id and y.landlord_id = ${landlordId}::uuid
                          order by y.ends_on is not null, y.starts_on desc nulls last limit 1) t on true
      left join lateral (select * from measure x where x.household_id = h.id and x.operator_id = ${tx.actor.organisationId}::uuid
                          order by x.starts_on desc limit 1) m on true
      left join app.directory() w on w.user_id = m.case_worker_id
      left join app.directory() a on a.user_id = ${tx.actor.userId}::uuid
     where h.id = ${householdId}::uuid`);
  const persons = await tx.rows<KnownFacts["persons"][number]>(sql`
    select concat_ws(' ', first_name, last_name) as name, birth_date::text as "birthDate", is_leaseholder as leaseholder
      from person where household_id = ${householdId}::uuid order by is_leaseholder desc, birth_date nulls last, id`);
  const [budget] = await tx.rows<{ on: string; members: KnownFacts["members"]; figures: Figures }>(sql`
    select budgeted_on::text as "on", members, figures from household_budget where household_id = ${householdId}::uuid
     order by budgeted_on desc, created_at desc limit 1`);
  const problems = (await assessmentsOf(tx, householdId))?.assessments[0]?.problems ?? [];
  const standing = [
    ...new Set(
      problems.filter(({ severity }) => severity !== null && severity > 0).map(({ domain }) => domain),
    ),
  ];
  const concerned = standing.filter(isProtectedDomain);
  const plans = (await plansOfHousehold(tx, householdId, today, language)).filter(
    (plan) => plan.landlordId === landlordId && plan.signedOn !== null && plan.state !== "cancelled",
  );
  const grants = (await grantsOfHousehold(tx, householdId, today)).grants.filter(
    (grant) => grant.landlordId === landlordId,
  );
  const figures = budget?.figures;
  return {
    concerned,
    facts: {
      ...base!,
      operator: tx.actor.organisationName,
      landlord,
      persons,
      members: budget && budget.members && budget.members.length > 0 ? budget.members : null,
      openDomains: standing.filter((domain) => !isProtectedDomain(domain)),
      agreedDomains: concerned
        .filter((domain) => text.sharedDomains.includes(domain))
        .map((domain) => ({
          domain,
          words: problems
            .filter((one) => one.domain === domain)
            .flatMap(({ detail }) => (detail ? [detail] : [])),
        })),
      plans: plans.map(({ kind, debtCents, instalments, paidCents, state, signedOn }) => ({
        kind,
        debtCents,
        instalments: instalments.length,
        paidCents,
        state,
        signedOn: signedOn!,
      })),
      grants: grants.map(({ fundName, grantedCents, askedCents, status }) => ({
        fund: fundName,
        cents: grantedCents ?? askedCents,
        status,
      })),
      figures: figures
        ? {
            resourcesCents: figures.resources.cents,
            chargesCents: figures.charges.cents,
            leftCents: figures.leftCents,
            effortRate: figures.effortRate,
            capacityCents: figures.capacityCents,
            on: budget.on,
          }
        : null,
      observations,
      acts,
      days: {
        offeredOn: text.offeredOn,
        interviewOn: text.interviewOn,
        readOn: text.readOn,
        sentOn: text.sentOn,
      },
      presence: text.presence,
    },
  };
}

/** Writes what the worker completed. An agreement that shrank takes back the heading where protected words stand. */
export async function writeCourtAssessment(
  tx: ByActor,
  householdId: string,
  landlordId: string,
  { version, ...text }: AssessmentText & { version: string | null },
  { today, language }: { today: PlainDate; language: Locale },
): Promise<Answered<{ done: true; version: string }>> {
  const [carried] = await tx.rows(sql`
    select 1 from assignment a where a.active and a.household_id = ${householdId}::uuid and a.landlord_id = ${landlordId}::uuid
       and a.operator_id = app.operator_id() and a.household_id in (select app.working_households())`);
  if (!carried) return undefined;
  const errors = brokenByAssessmentDays(
    daysOf(text),
    { sharedDomains: text.sharedDomains, agreedOn: day(text.agreedOn) },
    today,
  );
  if (errors.length > 0) return { errors };
  const operatorId = tx.actor.organisationId;
  const [before] = await tx.rows<{
    id: string;
    sharedDomains: ProtectedDomain[];
    sentOn: string | null;
    support: string | null;
  }>(sql`
    select id, shared_domains as "sharedDomains", sent_on::text as "sentOn", headings ->> 'support' as support from court_assessment
     where household_id = ${householdId}::uuid and landlord_id = ${landlordId}::uuid and operator_id = ${operatorId}::uuid for update`);
  if (before?.sentOn)
    return brokenRule(
      "courtAssessment.sent",
      "Ce diagnostic est transmis : il ne change plus.",
      "This assessment was sent: it changes no more.",
    );
  const versionNow = await refuseStale(tx, {
    table: "court_assessment",
    id: before?.id ?? `${householdId} ${landlordId} ${operatorId}`,
    version,
    words: text,
    standing: async () => {
      const cases = await courtCases(tx, householdId, today, language);
      const found = cases?.find((one) => one.landlordId === landlordId)?.written;
      return found?.id ? found : undefined;
    },
    wordsOf,
  });
  const shrank = before?.sharedDomains.some((domain) => !text.sharedDomains.includes(domain)) ?? false;
  const headings = { ...text.headings };
  // What was written under an agreement that no longer holds goes with it; what was written anew stays.
  if (shrank && headings.support === before?.support) delete headings.support;
  const values = {
    ...text,
    headings,
    agreedOn: text.sharedDomains.length > 0 ? text.agreedOn : null,
    writtenBy: tx.actor.userId,
  };
  if (before) {
    const done = await tx.db
      .update(courtAssessment)
      .set(values)
      .where(and(eq(courtAssessment.id, before.id), isNull(courtAssessment.sentOn)))
      .returning({ id: courtAssessment.id });
    if (done.length === 0) return undefined;
  } else await tx.db.insert(courtAssessment).values({ ...values, householdId, landlordId, operatorId });
  if (text.sentOn !== null) await emit(tx, "courtAssessment.sent", { householdId, payload: { landlordId } });
  return { done: true, version: await versionNow() };
}

/** Notes what the household (by its worker) or the landlord asks to be written. */
export async function observe(
  tx: ByActor,
  householdId: string,
  landlordId: string,
  text: string,
  today: PlainDate,
): Promise<Answered> {
  if (text.trim() === "")
    return brokenRule("courtAssessment.words", "Écrivez l'observation.", "Write the observation.", "text");
  const isLandlord = tx.actor.organisationId === landlordId;
  const [may] = await tx.rows(sql`
    select 1 from tenancy t where t.household_id = ${householdId}::uuid and t.landlord_id = ${landlordId}::uuid
       and (${isLandlord} or t.household_id in (select app.working_households()))`);
  if (!may || (!isLandlord && tx.actor.role === "coordinator")) return undefined;
  await tx.db.insert(courtObservation).values({
    householdId,
    landlordId,
    party: isLandlord ? "landlord" : "household",
    operatorId: isLandlord ? null : tx.actor.organisationId,
    text: text.trim(),
    writtenBy: tx.actor.userId,
    writtenOn: today.toString(),
  });
  return { done: true };
}
