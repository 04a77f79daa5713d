/** Rehousing over HTTP: a household's needs, agreement, homes and proposals; a team's list and matching; what other landlords are shown. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import { CASE } from "../platform/access/roles.ts";
import { recordRead, recordReads } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { OBSTACLES } from "./match.rules.ts";
import {
  matching,
  offersOnHomes,
  propose,
  proposalsOf,
  ranking,
  shownProfiles,
  tell,
} from "./match.store.ts";
import { problemsOf, PROPOSAL_STATES, stateOf } from "./proposal.rules.ts";
import {
  AGREED_HOW,
  ceilingOf,
  DEBT_TREATMENTS,
  PROPOSAL_FACT_KINDS,
  PROPOSAL_REASONS,
  REQUEST_REASONS,
} from "./rules.ts";
import { DEBT_STATES, debtCourse, planEffect, savingOf } from "./saving.rules.ts";
import {
  agree,
  closeRequest,
  debtMonths,
  homesNow,
  requestsOf,
  saveRequest,
  treatDebt,
  withdrawAgreement,
} from "./store.ts";

const params = z.object({ id: z.uuid() });
const day = z.iso.date();
const asked = z.string().max(20);
const cents = z.int();
const done = { 200: z.object({ done: z.literal(true) }) };

const budget = z.object({
  resourcesCents: cents.nullable(),
  otherChargesCents: cents.nullable(),
  benefitCents: cents.nullable(),
  benefitAfterCents: cents.nullable(),
  energyCents: cents.nullable(),
  leastResidualCents: cents.nullable(),
});
const needs = z.object({
  people: z.int(),
  roomsLeast: z.int(),
  roomsMost: z.int().nullable(),
  communes: z.array(z.string().max(5)).max(50),
  zoneId: z.uuid().nullable(),
  ceilingCents: cents.nullable(),
  stepFree: z.boolean(),
  reason: z.enum(REQUEST_REASONS),
});
const request = needs.extend({
  id: z.uuid(),
  householdId: z.uuid(),
  household: z.string().nullable(),
  landlordId: z.uuid(),
  landlord: z.string(),
  openedOn: day,
  closedOn: day.nullable(),
  closedWhy: z.enum(["moved", "givenUp", "other"]).nullable(),
  movedOn: day.nullable(),
  debtTreatment: z.enum(DEBT_TREATMENTS).nullable(),
  communeNames: z.array(z.string()),
  zone: z.string().nullable(),
  /** Null: nothing is known, or not the asker's to read. */
  budget: budget.nullable(),
  reasonDetail: z.string().nullable(),
  agreement: z.object({ agreedOn: day, how: z.enum(AGREED_HOW), by: z.string().nullable() }).nullable(),
  withdrawnOn: day.nullable(),
  writable: z.boolean(),
});
const home = z.object({
  id: z.uuid(),
  landlordId: z.uuid(),
  landlord: z.string(),
  reference: z.string(),
  rooms: z.int(),
  surfaceM2: z.int().nullable(),
  commune: z.string(),
  address: z.string().nullable(),
  rentCents: cents,
  chargesCents: cents,
  energyClass: z.string().nullable(),
  energyCents: cents.nullable(),
  stepFree: z.boolean().nullable(),
  availableOn: day,
});
const fit = z.object({
  obstacles: z.array(z.enum(OBSTACLES)),
  rentChargesCents: cents,
  underCeilingCents: cents.nullable(),
  effortRate: z.number().nullable(),
  residualCents: cents.nullable(),
  benefitAssumed: z.boolean(),
  roomsOver: z.int(),
  daysToWait: z.int(),
  points: z.int(),
});
const saving = z.object({
  rentChargesCents: cents.nullable(),
  benefitCents: cents.nullable(),
  energyCents: cents.nullable(),
  totalCents: cents.nullable(),
  complete: z.boolean(),
});
const effect = z
  .object({ monthsNow: z.int().nullable(), monthsThen: z.int().nullable(), instalmentCents: cents })
  .nullable();
const fact = z.object({
  kind: z.enum(PROPOSAL_FACT_KINDS),
  on: day,
  reason: z.enum(PROPOSAL_REASONS).nullable(),
});
const proposedHome = home.omit({ id: true, landlordId: true }).extend({ energyClass: z.string().nullable() });
const proposal = z.object({
  id: z.uuid(),
  requestId: z.uuid(),
  home: proposedHome,
  proposedOn: day,
  endedOn: day.nullable(),
  state: z.enum(PROPOSAL_STATES),
  facts: z.array(fact.extend({ by: z.string().nullable() })),
  problems: z.array(z.object({ rule: z.string(), message: z.string(), english: z.string() })),
  saving,
  effect,
  /** Whether the asker's landlord holds the home as well. */
  ownHome: z.boolean(),
});
const homeNow = z.object({
  landlordId: z.uuid(),
  landlord: z.string(),
  rentChargesCents: cents.nullable(),
  benefitCents: cents.nullable(),
  debtCents: cents,
  instalmentCents: cents.nullable(),
});

/** GET /api/rehousing and its matching; /api/households/{id}/rehousing; what is written on a request or a proposal. */
export async function rehousingRoutes(app: App): Promise<void> {
  app.get(
    "/api/rehousing",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Demandes de relogement de l'équipe ; pour un bailleur, aussi les profils montrés par d'autres et les propositions sur ses logements",
        response: {
          200: z.object({
            requests: z.array(
              request.omit({ budget: true, reasonDetail: true }).extend({
                state: z.enum(PROPOSAL_STATES).nullable(),
                proposed: proposedHome.nullable(),
              }),
            ),
            profiles: z.array(
              z.object({
                profile: z.uuid(),
                since: day,
                people: z.int(),
                roomsLeast: z.int(),
                roomsMost: z.int().nullable(),
                communeNames: z.array(z.string()),
                zone: z.string().nullable(),
                ceilingCents: cents.nullable(),
                stepFree: z.boolean(),
                suits: z.array(z.string()),
              }),
            ),
            offers: z.array(
              z.object({
                id: z.uuid(),
                reference: z.string(),
                proposedOn: day,
                endedOn: day.nullable(),
                people: z.int().nullable(),
                roomsLeast: z.int().nullable(),
                stepFree: z.boolean().nullable(),
                own: z.boolean(),
                state: z.enum(PROPOSAL_STATES),
                facts: z.array(fact),
              }),
            ),
          }),
        },
      },
    },
    (http) =>
      asActor(http, async (tx) => {
        const requests = await requestsOf(tx);
        const proposals = await proposalsOf(tx);
        const isLandlord = tx.actor.organisationKind === "landlord";
        return {
          requests: requests.map((one) => {
            const last = proposals.find(({ requestId }) => requestId === one.id);
            return { ...one, state: last ? stateOf(last.facts) : null, proposed: last?.home ?? null };
          }),
          profiles: isLandlord ? await shownProfiles(tx, todayInParis()) : [],
          offers: isLandlord ? await offersOnHomes(tx) : [],
        };
      }),
  );

  app.get(
    "/api/rehousing/matching",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Tous les ménages et tous les logements ensemble : le plus de ménages, les meilleurs logements, aucun promis deux fois",
        response: {
          200: z.object({
            on: day,
            matches: z.array(
              z.object({
                requestId: z.uuid(),
                householdId: z.uuid(),
                household: z.string().nullable(),
                people: z.int(),
                ceilingCents: cents.nullable(),
                landlord: z.string(),
                home,
                fit,
              }),
            ),
            left: z.array(
              z.object({
                requestId: z.uuid(),
                householdId: z.uuid(),
                household: z.string().nullable(),
                shown: z.boolean(),
                ceilingCents: cents.nullable(),
              }),
            ),
            freeHomes: z.int(),
            by: z.enum(["solver", "oneByOne"]),
          }),
        },
      },
    },
    (http) =>
      asActor(http, async (tx) => {
        const on = todayInParis();
        const found = await matching(tx, on);
        await recordReads(
          tx,
          found.matches.map((match) => match.request.householdId),
          "rehousing.matching",
          http.ip,
        );
        return {
          on: on.toString(),
          matches: found.matches.map(({ request: one, home: to, fit: why }) => ({
            requestId: one.id,
            householdId: one.householdId,
            household: one.household,
            people: one.people,
            ceilingCents: one.ceilingCents,
            landlord: one.landlord,
            home: to,
            fit: why,
          })),
          left: found.left.map((one) => ({
            requestId: one.id,
            householdId: one.householdId,
            household: one.household,
            shown: one.agreement !== null,
            ceilingCents: one.ceilingCents,
          })),
          freeHomes: found.freeHomes,
          by: found.by,
        };
      }),
  );

  app.get(
    "/api/households/:id/rehousing",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Relogement d'un ménage : besoins, accord, logements qui conviennent, propositions, dette laissée",
        params,
        response: {
          200: z.object({
            requests: z.array(
              request.extend({
                ranked: z.array(fit.extend({ home, saving, effect })),
                proposals: z.array(proposal),
                debt: z.object({
                  state: z.enum(DEBT_STATES),
                  atMoveCents: cents.nullable(),
                  nowCents: cents.nullable(),
                  settledIn: z.string().nullable(),
                }),
                debtMonths: z.array(
                  z.object({ month: z.string(), chargedCents: cents, paidCents: cents, balanceCents: cents }),
                ),
                homeNow: homeNow.nullable(),
              }),
            ),
            homes: z.array(homeNow),
            can: z.object({ open: z.boolean(), budget: z.boolean() }),
          }),
        },
      },
    },
    (http) =>
      asActor(http, async (tx) => {
        const { id } = http.params;
        const on = todayInParis();
        const [requests, homes, proposals] = [
          await requestsOf(tx, id),
          await homesNow(tx, id),
          await proposalsOf(tx, id),
        ];
        if (requests.length > 0) await recordRead(tx, id, "rehousing", http.ip);
        const whole = [];
        for (const one of requests) {
          const now = homes.find(({ landlordId }) => landlordId === one.landlordId) ?? null;
          const before = {
            rentChargesCents: now?.rentChargesCents ?? null,
            benefitCents: one.budget?.benefitCents ?? now?.benefitCents ?? null,
            energyCents: one.budget?.energyCents ?? null,
          };
          const savedBy = (to: { rentCents: number; chargesCents: number; energyCents: number | null }) => {
            const saved = savingOf(before, {
              rentChargesCents: to.rentCents + to.chargesCents,
              benefitCents: one.budget?.benefitAfterCents ?? null,
              energyCents: to.energyCents,
            });
            return {
              saving: saved,
              effect: now && planEffect(now, saved.totalCents),
            };
          };
          const months = one.movedOn === null ? [] : await debtMonths(tx, one.id);
          whole.push({
            ...one,
            ranked:
              one.closedOn === null && one.writable
                ? (await ranking(tx, one, proposals, on)).map((ranked) => ({
                    ...ranked,
                    ...savedBy(ranked.home),
                  }))
                : [],
            proposals: proposals
              .filter(({ requestId }) => requestId === one.id)
              .map((proposed) => ({
                ...proposed,
                state: stateOf(proposed.facts),
                problems: problemsOf(proposed.facts),
                ownHome: proposed.homeLandlordId === tx.actor.organisationId,
                ...savedBy(proposed.home),
              })),
            debt: debtCourse(months),
            debtMonths: months,
            homeNow: now,
          });
        }
        return {
          requests: whole,
          homes,
          can: {
            open: homes.some(
              ({ landlordId }) =>
                !requests.some((one) => one.landlordId === landlordId && one.closedOn === null),
            ),
            budget: tx.actor.organisationKind === "operator",
          },
        };
      }),
  );

  app.put(
    "/api/households/:id/rehousing",
    {
      config: { access: CASE },
      schema: {
        summary: "Ouvre une demande de relogement, ou écrit ses besoins à nouveau",
        description:
          "Le budget et les mots de la raison ne sont pris que d'un opérateur : lui seul les lit ensuite.",
        params,
        body: needs.extend({
          landlordId: z.uuid().optional(),
          budget: budget.optional(),
          reasonDetail: z.string().trim().max(2000).optional(),
        }),
        response: { 200: z.object({ id: z.uuid() }) },
      },
    },
    (http) => asActor(http, async (tx) => settled(await saveRequest(tx, http.params.id, http.body))),
  );

  app.post(
    "/api/rehousing/ceiling",
    {
      config: { access: CASE },
      schema: {
        summary: "Le loyer, charges comprises, qu'un budget supporte",
        body: budget,
        response: {
          200: z.object({
            ceiling: z
              .object({
                cents,
                by: z.enum(["effortRate", "residual"]),
                rate: z.number(),
                source: z.string(),
              })
              .nullable(),
          }),
        },
      },
    },
    (http) => asActor(http, async () => ({ ceiling: ceilingOf(http.body, todayInParis()) })),
  );

  app.post(
    "/api/rehousing/:id/agreement",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Le ménage accepte que le profil de ses besoins soit montré à d'autres bailleurs, sans son nom",
        params,
        body: z.object({ on: asked, how: z.enum(AGREED_HOW) }),
        response: done,
      },
    },
    (http) => asActor(http, async (tx) => settled(await agree(tx, http.params.id, http.body))),
  );

  app.post(
    "/api/rehousing/:id/agreement/withdrawal",
    {
      config: { access: CASE },
      schema: {
        summary: "Le ménage retire cet accord : le profil se referme aussitôt",
        params,
        body: z.object({ on: asked }),
        response: done,
      },
    },
    (http) => asActor(http, async (tx) => settled(await withdrawAgreement(tx, http.params.id, http.body.on))),
  );

  app.post(
    "/api/rehousing/:id/closing",
    {
      config: { access: CASE },
      schema: {
        summary: "Clôt une demande qui ne mène à aucun déménagement",
        params,
        body: z.object({ on: asked, why: z.enum(["givenUp", "other"]) }),
        response: done,
      },
    },
    (http) => asActor(http, async (tx) => settled(await closeRequest(tx, http.params.id, http.body))),
  );

  app.put(
    "/api/rehousing/:id/debt",
    {
      config: { access: CASE },
      schema: {
        summary: "Dit comment la dette du logement quitté est traitée",
        params,
        body: z.object({ treatment: z.enum(DEBT_TREATMENTS) }),
        response: done,
      },
    },
    (http) => asActor(http, async (tx) => settled(await treatDebt(tx, http.params.id, http.body.treatment))),
  );

  app.post(
    "/api/rehousing/:id/proposals",
    {
      config: { access: CASE },
      schema: {
        summary: "Propose un logement libre à un ménage ; il n'est alors proposé à aucun autre",
        params,
        body: z.object({ vacancyId: z.uuid() }),
        response: { 200: z.object({ id: z.uuid() }) },
      },
    },
    (http) => asActor(http, async (tx) => settled(await propose(tx, http.params.id, http.body.vacancyId))),
  );

  app.post(
    "/api/rehousing-proposals/:id/facts",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Note ce que devient une proposition : réponse du ménage, du bailleur, commission d'attribution, emménagement",
        params,
        body: z.object({
          kind: z.enum(PROPOSAL_FACT_KINDS),
          on: asked,
          reason: z.enum(PROPOSAL_REASONS).nullable().default(null),
        }),
        response: done,
      },
    },
    (http) => asActor(http, async (tx) => settled(await tell(tx, http.params.id, http.body))),
  );
}
