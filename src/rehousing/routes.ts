/** Rehousing over HTTP: a household's needs, agreement and debt; a team's list; what other landlords are shown. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import { CASE } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { versionRead, versionShown } from "../platform/editing/version.ts";
import {
  asked,
  budget,
  canTell,
  cents,
  day,
  debtCourse as debt,
  done,
  effect,
  fact,
  fit,
  home,
  homeNow,
  needs,
  params,
  proposal,
  proposedHome,
  request,
  saving,
} from "./contract.ts";
import { byOn, offersOnHomes, proposalsOf, ranking, shownProfiles } from "./match.store.ts";
import { problemsOf, PROPOSAL_STATES, stateOf, tellable, untellable } from "./proposal.rules.ts";
import { AGREED_HOW, DEBT_TREATMENTS } from "./rules.ts";
import { debtCourse, planEffect, savingOf } from "./saving.rules.ts";
import {
  agree,
  budgetToStartFrom,
  closeRequest,
  debtMonths,
  debtsLeft,
  homesNow,
  needsVersion,
  peopleOf,
  requestsOf,
  saveRequest,
  treatDebt,
  withdrawAgreement,
} from "./store.ts";

const toTell = (...of: Parameters<typeof tellable>) => ({ tell: tellable(...of), untell: untellable(...of) });

/** GET /api/rehousing; /api/households/{id}/rehousing; what is written on a request. */
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
              request.omit({ budget: true, reasonDetail: true, nearInsee: true, near: true }).extend({
                state: z.enum(PROPOSAL_STATES).nullable(),
                proposed: proposedHome.nullable(),
                /** Of the home that was left; null: it has not moved. */
                debt: debt.nullable(),
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
                can: canTell,
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
        const debts = await debtsLeft(tx);
        const isLandlord = tx.actor.organisationKind === "landlord";
        return {
          requests: requests.map((one) => {
            const last = proposals.find(({ requestId }) => requestId === one.id);
            return {
              ...one,
              state: last ? stateOf(last.facts) : null,
              proposed: last?.home ?? null,
              debt: one.movedOn === null ? null : debtCourse(debts.get(one.id) ?? []),
            };
          }),
          profiles: isLandlord ? await shownProfiles(tx, todayInParis()) : [],
          offers: isLandlord
            ? (await offersOnHomes(tx)).map((offer) => ({
                ...offer,
                can: toTell({ household: offer.own, home: true }, offer),
              }))
            : [],
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
                /** Null: not for this reader to change. */
                version: versionShown.nullable(),
                ranked: z.array(fit.extend({ home, saving, effect })),
                proposals: z.array(proposal),
                debt,
                debtMonths: z.array(
                  z.object({ month: z.string(), chargedCents: cents, paidCents: cents, balanceCents: cents }),
                ),
                homeNow: homeNow.nullable(),
              }),
            ),
            homes: z.array(homeNow),
            people: z.int().nullable(),
            /** From the household's last budget; null: none, or not the asker's. */
            fromBudget: budget.extend({ on: day }).nullable(),
            can: z.object({ open: z.boolean(), budget: z.boolean() }),
          }),
        },
      },
    },
    (http) =>
      asActor(http, async (tx) => {
        const { id } = http.params;
        const by = await byOn(tx, todayInParis());
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
            version: one.writable && one.closedOn === null ? needsVersion(one) : null,
            ranked:
              one.closedOn === null && one.writable
                ? (await ranking(tx, one, proposals, by)).map((ranked) => ({
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
                can: toTell(
                  {
                    household: one.writable,
                    home:
                      proposed.homeLandlordId === tx.actor.organisationId ||
                      (one.writable && tx.actor.role === "coordinator"),
                  },
                  proposed,
                ),
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
          people: await peopleOf(tx, id),
          fromBudget: await budgetToStartFrom(tx, id),
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
          nearInsee: z.string().max(5).nullable().optional(),
          version: versionRead,
        }),
        response: { 200: z.object({ id: z.uuid(), version: versionShown }) },
      },
    },
    (http) => asActor(http, async (tx) => settled(await saveRequest(tx, http.params.id, http.body))),
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
}
