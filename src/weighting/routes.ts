/** The weights of the signals over HTTP: read by the landlord's staff, tried, applied by its lead. The landlord is the actor's own. */
import { z } from "zod";

import { weightsOn } from "../detection/weights.store.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import { LANDLORD_STAFF, type Role } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { type Chance, chanceOf, type Weights } from "../signals/weights.rules.ts";
import * as shapes from "./contract.ts";
import { handFactors, mostTimes, signalPoints } from "./rules.ts";
import {
  appliedWeights,
  applyWeights,
  billsFallDue,
  effectOf,
  proposalOf,
  sayBillsFallDue,
  withChance,
} from "./store.ts";

/** Who decides how the team's list is ordered. */
const LEAD: readonly Role[] = ["landlordLead"];
/** Points at which a chance that nobody learned is told. */
const TOLD_AT = [0, 20, 40, 60, 80, 100, 120, 150];

/** GET and POST /api/weights, POST /api/weights/effect, PUT /api/weights/bills-due. */
export async function weightingRoutes(app: App): Promise<void> {
  app.get(
    "/api/weights",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary:
          "Ce que pèse chaque signal aujourd'hui, qui l'a décidé, et ce que le passé du bailleur propose",
        response: { 200: shapes.weights },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const today = todayInParis();
        const landlordId = tx.actor.organisationId;
        const { id, weights } = await weightsOn(tx, landlordId, today);
        const history = await appliedWeights(tx, landlordId);
        const last = await proposalOf(tx, landlordId);
        return {
          inForce: { id, origin: weights.origin, ...told(weights, today) },
          history: history.map((kept) => ({ ...kept, chanceOrigin: kept.chance?.origin ?? "default" })),
          backtest: last
            ? {
                id: last.id,
                ranOn: last.ranOn,
                proposal: last.proposal && {
                  from: last.proposal.from,
                  to: last.proposal.to,
                  ...last.proposal.past,
                  chanceFrom: last.proposal.chanceFrom ?? null,
                  learned: told(last.proposal.learned, today),
                  calibrated: told(last.proposal.calibrated, today),
                },
                figures: {
                  learned: last.result,
                  calibrated: last.result.calibrated,
                  byDefault: last.result.byDefault,
                },
              }
            : null,
          billsFallDue: await billsFallDue(tx, landlordId, today),
          mostTimes: mostTimes(today),
          can: { apply: LEAD.includes(tx.actor.role as Role) },
        };
      }),
  );

  app.post(
    "/api/weights/effect",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Ce que des poids changeraient à la liste d'aujourd'hui, sans rien changer",
        body: z.strictObject({ factors: shapes.factors }),
        response: { 200: shapes.effect },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const today = todayInParis();
        const landlordId = tx.actor.organisationId;
        const factors = handFactors(request.body.factors);
        const last = await proposalOf(tx, landlordId);
        return {
          ...(await effectOf(tx, landlordId, factors, today)),
          chance: toldChance(withChance(factors, last, today).chance),
        };
      }),
  );

  app.post(
    "/api/weights",
    {
      config: { access: LEAD },
      schema: {
        summary:
          "Applique des poids à compter d'un jour, au nom de la personne qui le décide ; le repérage est refait",
        body: shapes.application,
        response: { 200: z.object({ id: z.int() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { validFrom, ...given } = request.body;
        const application = { ...given, validFrom: Temporal.PlainDate.from(validFrom) };
        return settled(await applyWeights(tx, application, todayInParis()));
      }),
  );

  app.put(
    "/api/weights/bills-due",
    {
      config: { access: LEAD },
      schema: {
        summary:
          "Dit quand les quittances du bailleur tombent : au début ou à la fin du mois ; le repérage est refait",
        body: shapes.billsDue,
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        await sayBillsFallDue(tx, request.body.value, todayInParis());
        return { done: true as const };
      }),
  );
}

const told = (weights: Weights, on: Temporal.PlainDate) => ({
  signals: signalPoints(weights, on),
  chance: toldChance(weights.chance),
});

function toldChance(chance: Chance) {
  if (chance.origin === "learned") return { origin: chance.origin, knots: [...chance.knots] };
  const knots = TOLD_AT.map((points) => ({
    points,
    chance: chanceOf(points, chance),
    n: null,
    happened: null,
  }));
  return { origin: chance.origin, knots };
}
