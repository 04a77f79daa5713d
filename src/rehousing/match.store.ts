/** Homes matched to households through the database: one household's ranking, everybody's at once, proposals and what comes of them. */
import { sql } from "drizzle-orm";

import { solved } from "../assignment/solver.ts";
import { settingsOn } from "../law/setting.store.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Tx } from "../platform/database/database.ts";
import { kilometres } from "../zone/contour.store.ts";
import {
  chosenOf,
  type By,
  type Fit,
  fitOf,
  modelOf,
  oneByOne,
  type Outcome,
  outcomesOf,
  type Pair,
  pairsOf,
  rankedFor,
  type Seeker,
  type VacantHome,
} from "./match.rules.ts";
import { brokenProposalFact, type ProposalFact, stateOf, type ProposalState } from "./proposal.rules.ts";
import type { ProposalFactKind, ProposalReason } from "./rules.ts";
import { type ProposedHome, rehousingProposal } from "./schema.ts";
import { type Asked, type Request, requestsOf, writableRequest } from "./store.ts";
import { usualWeights, type Weights, WEIGHTS_RULE } from "./weights.rules.ts";

export type OfferedHome = VacantHome & {
  reference: string;
  landlord: string;
  commune: string;
  address: string | null;
  surfaceM2: number | null;
};

/** Homes that are free and promised to nobody, as far as the asker may propose them. */
export function freeHomes(tx: Tx): Promise<OfferedHome[]> {
  return tx.rows<OfferedHome>(sql`
    select v.id, v.landlord_id as "landlordId", o.name as landlord, v.reference, v.rooms, v.surface_m2 as "surfaceM2",
           v.commune_insee as "communeInsee", c.name as commune, v.address,
           array(select zc.zone_id::text from zone_commune zc
                  where zc.insee = v.commune_insee and zc.valid_from <= app.today() and (zc.valid_to is null or zc.valid_to >= app.today())) as "zoneIds",
           v.rent_cents as "rentCents", v.charges_cents as "chargesCents", v.energy_class as "energyClass", v.energy_cents as "energyCents",
           v.step_free as "stepFree", v.available_on::text as "availableOn"
      from vacancy v join organisation o on o.id = v.landlord_id join commune c on c.insee = v.commune_insee
     where v.status = 'open' and not app.vacancy_promised(v.id)
     order by v.id`);
}

/** One proposal as those who follow the household read it. */
export type Proposal = {
  id: string;
  requestId: string;
  vacancyId: string;
  homeLandlordId: string;
  home: ProposedHome;
  proposedOn: string;
  endedOn: string | null;
  facts: (ProposalFact & { by: string | null })[];
};

/** Proposals of requests, the latest first. */
export function proposalsOf(tx: Tx, householdId?: string): Promise<Proposal[]> {
  return tx.rows<Proposal>(sql`
    select p.id, p.request_id as "requestId", p.vacancy_id as "vacancyId", p.home_landlord_id as "homeLandlordId", p.home,
           p.proposed_on::text as "proposedOn", p.ended_on::text as "endedOn",
           coalesce((select jsonb_agg(jsonb_build_object('kind', f.kind, 'on', f.happened_on, 'reason', f.reason, 'by', d.name)
                                      order by f.happened_on, f.created_at)
                       from rehousing_fact f left join app.directory() d on d.user_id = f.entered_by where f.proposal_id = p.id), '[]') as facts
      from rehousing_proposal p
     where ${householdId === undefined ? sql`true` : sql`p.household_id = ${householdId}::uuid`}
     order by p.proposed_on desc, p.created_at desc`);
}

/** The day, and what the programme has set for it, else the platform. */
export async function byOn(tx: Tx, on: Temporal.PlainDate): Promise<By> {
  const [own] = await settingsOn<Weights>(tx, WEIGHTS_RULE, on);
  return { on, weights: own?.value ?? usualWeights(on) };
}

/** Households as matching sees them, one for each request, in order. */
export async function seekersOf(
  tx: Tx,
  requests: readonly Request[],
  proposals: readonly Proposal[],
  homes: readonly VacantHome[],
): Promise<Seeker[]> {
  const places = [...new Set(requests.flatMap(({ nearInsee }) => nearInsee ?? []))];
  const ways = await kilometres(tx, places, [...new Set(homes.map(({ communeInsee }) => communeInsee))]);
  return requests.map((request) => ({
    requestId: request.id,
    landlordId: request.landlordId,
    shown: request.agreement !== null,
    openedOn: request.openedOn,
    needs: request,
    budget: request.budget,
    refused: proposals
      .filter(({ requestId, facts }) => requestId === request.id && stateOf(facts) === "refused")
      .map(({ vacancyId }) => vacancyId),
    kilometresTo: request.nearInsee === null ? null : ways.get(request.nearInsee)!,
  }));
}

export type Matched = Omit<Outcome, "others"> & {
  request: Request;
  home: OfferedHome | null;
  others: (Fit & { home: OfferedHome; goesTo: { household: string | null } | null })[];
};
/** Those to whom a home is given first, the best choice first; then those for whom none suits, or whose homes go to others. */
export type Matching = { households: Matched[]; freeHomes: number; by: "solver" | "oneByOne" };

/** Over all households and homes of the asker together: as many households as can be, the best homes, none promised twice. */
export async function matching(tx: Asked, on: Temporal.PlainDate): Promise<Matching> {
  const proposals = await proposalsOf(tx);
  const live = new Set(proposals.filter(({ endedOn }) => endedOn === null).map(({ requestId }) => requestId));
  const requests = (await requestsOf(tx)).filter(
    ({ id, closedOn, writable }) => closedOn === null && writable && !live.has(id),
  );
  const homes = await freeHomes(tx);
  const byId = new Map(homes.map((home) => [home.id, home]));
  const seekers = await seekersOf(tx, requests, proposals, homes);
  const measured = await byOn(tx, on);
  const { pairs, by } = await assigned(pairsOf(seekers, homes, measured));
  const households = outcomesOf(seekers, homes, pairs, measured).map((outcome, rank) => ({
    ...outcome,
    request: requests[rank]!,
    home: outcome.given && byId.get(outcome.given.homeId)!,
    others: outcome.others.map(({ goesTo, ...other }) => ({
      ...other,
      home: byId.get(other.homeId)!,
      goesTo: goesTo === null ? null : { household: requests[goesTo]!.household },
    })),
  }));
  return {
    households: households.toSorted(
      (a, b) =>
        Number(a.given === null) - Number(b.given === null) ||
        (a.given?.points ?? 0) - (b.given?.points ?? 0),
    ),
    freeHomes: homes.length,
    by,
  };
}

/** The pairs chosen; one after the other where the solver gives none. */
export async function assigned(pairs: readonly Pair[]): Promise<{ pairs: Pair[]; by: Matching["by"] }> {
  if (pairs.length === 0) return { pairs: [], by: "solver" };
  try {
    const { columns } = await solved(modelOf(pairs));
    return { pairs: chosenOf(columns, pairs), by: "solver" };
  } catch {
    return { pairs: oneByOne(pairs), by: "oneByOne" };
  }
}

/** How many of one household's homes are told, the best first. */
const SHOWN_HOMES = 20;

export type Ranked = Fit & { home: OfferedHome };
export async function ranking(
  tx: Asked,
  request: Request,
  proposals: readonly Proposal[],
  by: By,
): Promise<Ranked[]> {
  const homes = await freeHomes(tx);
  const byId = new Map(homes.map((home) => [home.id, home]));
  const [seeker] = await seekersOf(tx, [request], proposals, homes);
  return rankedFor(seeker!, homes, by)
    .slice(0, SHOWN_HOMES)
    .map((fit) => ({ ...fit, home: byId.get(fit.homeId)! }));
}

/** Proposes a home to a household; refused where it does not suit, or is promised to somebody already. */
export async function propose(
  tx: Asked,
  requestId: string,
  vacancyId: string,
): Promise<Answered<{ id: string }>> {
  const request = await writableRequest(tx, requestId);
  if (!request) return undefined;
  // Two who propose the same home wait for each other here; the unique index is the last wall.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`rehousing ${vacancyId}`}, 0))`);
  const on = todayInParis();
  const proposals = await proposalsOf(tx, request.householdId);
  if (
    request.closedOn !== null ||
    proposals.some((one) => one.requestId === requestId && one.endedOn === null)
  )
    return brokenRule(
      "rehousing.oneAtATime",
      "Un logement est déjà proposé à ce ménage, ou sa demande est close : dites d'abord ce que devient la proposition en cours.",
      "A home is proposed to this household already, or its request is closed: say first what becomes of the proposal under way.",
    );
  const home = (await freeHomes(tx)).find(({ id }) => id === vacancyId);
  if (!home)
    return brokenRule(
      "rehousing.notFree",
      "Ce logement n'est plus libre, ou il est déjà proposé à un autre ménage.",
      "This home is no longer free, or is proposed to another household already.",
      "vacancyId",
    );
  const [seeker] = await seekersOf(tx, [request], proposals, [home]);
  const { obstacles } = fitOf(seeker!, home, await byOn(tx, on));
  if (obstacles.length > 0)
    return brokenRule(
      `rehousing.${obstacles[0]}`,
      "Ce logement ne convient pas à ce ménage : corrigez ses besoins si ce sont eux qui sont faux.",
      "This home does not suit this household: correct its needs if it is they that are wrong.",
      "vacancyId",
    );
  const { reference, landlord, rooms, surfaceM2, commune, address, rentCents, chargesCents } = home;
  const { energyClass, energyCents, stepFree, availableOn } = home;
  const [made] = await tx.db
    .insert(rehousingProposal)
    .values({
      requestId,
      householdId: request.householdId,
      landlordId: request.landlordId,
      vacancyId,
      homeLandlordId: home.landlordId,
      home: {
        reference,
        landlord,
        rooms,
        surfaceM2,
        commune,
        address,
        rentCents,
        chargesCents,
        energyClass,
        energyCents,
        stepFree,
        availableOn,
      },
      proposedOn: on.toString(),
      proposedBy: tx.actor.userId,
    })
    .returning({ id: rehousingProposal.id });
  // Of the household nothing: the home's landlord is told that a home of its own is proposed.
  await emit(tx, "rehousing.homeProposed", {
    payload: { proposalId: made!.id, landlordId: home.landlordId, reference },
  });
  return made!;
}

export type ToldFact = { kind: ProposalFactKind; on: string; reason: ProposalReason | null };

/** Tells what came of a proposal, as the side that the asker is on. Undefined where it is not theirs to tell. */
export async function tell(tx: Asked, proposalId: string, fact: ToldFact): Promise<Answered> {
  const [known] = await tx.rows<{ proposedOn: string }>(sql`
    select proposed_on::text as "proposedOn" from rehousing_proposal where id = ${proposalId}::uuid
    union select proposed_on::text from app.offers_on_homes() where id = ${proposalId}::uuid`);
  if (!known) return undefined;
  const errors = brokenProposalFact(fact, known.proposedOn, todayInParis());
  if (errors.length > 0) return { errors };
  const [row] = await tx.rows<{ answer: string }>(sql`
    select app.tell_rehousing(${proposalId}::uuid, ${fact.kind}, ${fact.on}::date, ${fact.reason}) as answer`);
  return row?.answer === "told" ? { done: true } : undefined;
}

/** Takes out what was told by mistake. Undefined where it is not the asker's to take out. */
export async function untell(tx: Asked, proposalId: string, kind: ProposalFactKind): Promise<Answered> {
  const [row] = await tx.rows<{ answer: string }>(
    sql`select app.untell_rehousing(${proposalId}::uuid, ${kind}) as answer`,
  );
  if (row?.answer === "elsewhere")
    return brokenRule(
      "rehousing.elsewhere",
      "La proposition ne peut plus être rouverte : le logement ou le ménage sont engagés ailleurs depuis, ou l'accord du ménage est retiré.",
      "The proposal can no longer be opened again: the home or the household is engaged elsewhere since, or the household's agreement was taken back.",
    );
  return row?.answer === "untold" ? { done: true } : undefined;
}

export type Offer = {
  id: string;
  vacancyId: string;
  reference: string;
  proposedOn: string;
  endedOn: string | null;
  people: number | null;
  roomsLeast: number | null;
  stepFree: boolean | null;
  own: boolean;
  state: ProposalState;
  facts: ProposalFact[];
};

/** Proposals on the asker's own homes, without a name. */
export async function offersOnHomes(tx: Tx): Promise<Offer[]> {
  const rows = await tx.rows<Omit<Offer, "state">>(sql`
    select id, vacancy_id as "vacancyId", reference, proposed_on::text as "proposedOn", ended_on::text as "endedOn", people,
           rooms_least as "roomsLeast", step_free as "stepFree", own, facts
      from app.offers_on_homes()`);
  return rows.map((row) => ({ ...row, state: stateOf(row.facts) }));
}

export type Profile = {
  profile: string;
  since: string;
  people: number;
  roomsLeast: number;
  roomsMost: number | null;
  communeNames: string[];
  zone: string | null;
  ceilingCents: number | null;
  stepFree: boolean;
  /** References of the asker's own free homes that suit. */
  suits: string[];
};

/** Profiles that other landlords' tenants agreed to show, each with the asker's own homes that suit. */
export async function shownProfiles(tx: Asked, on: Temporal.PlainDate): Promise<Profile[]> {
  const rows = await tx.rows<Omit<Profile, "suits"> & { communes: string[]; zoneId: string | null }>(sql`
    select s.profile, s.since::text as since, s.people, s.rooms_least as "roomsLeast", s.rooms_most as "roomsMost", s.communes,
           s.zone_id as "zoneId", array(select c.name from commune c where c.insee = any (s.communes) order by c.name) as "communeNames",
           (select z.name from zone z where z.id = s.zone_id) as zone, s.ceiling_cents as "ceilingCents", s.step_free as "stepFree"
      from app.shown_profiles() s`);
  if (rows.length === 0) return [];
  const homes = await freeHomes(tx);
  const by = await byOn(tx, on);
  return rows.map(({ communes, zoneId, ...row }) => {
    const seeker: Seeker = {
      requestId: row.profile,
      landlordId: "",
      shown: true,
      openedOn: row.since,
      needs: { ...row, communes, zoneId, reason: "tooDear" },
      budget: null,
      refused: [],
      kilometresTo: null,
    };
    return {
      ...row,
      suits: homes
        .filter((home) => fitOf(seeker, home, by).obstacles.length === 0)
        .map(({ reference }) => reference),
    };
  });
}
