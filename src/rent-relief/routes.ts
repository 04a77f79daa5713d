/** Rent reliefs over HTTP: on a household's file, proposed, decided by the coordination, stopped. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import { CASE, LANDLORD_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { legalOn } from "../law/legal-parameters.ts";
import { month, newRelief, reliefMonth } from "./contract.ts";
import { ANSWERS, ELIGIBILITY_SOURCE, QUESTIONS } from "./eligibility.rules.ts";
import { reliefBases, reliefOf, reliefsOfHousehold } from "./read.store.ts";
import { IN_LEDGER } from "./recognition.rules.ts";
import { reliefSettings, setReliefSettings } from "./settings.store.ts";
import { STOP_CAUSES } from "./stop.rules.ts";
import { settleStop } from "./stop.store.ts";
import { decide, propose, stop } from "./store.ts";

const params = z.object({ id: z.uuid() });
const day = z.iso.date();

const eligibility = z.object({
  rentDebt: z.enum(ANSWERS),
  solvableWithinYear: z.enum(ANSWERS),
  noOtherScheme: z.enum(ANSWERS),
} satisfies Record<(typeof QUESTIONS)[number], z.ZodType>);

const relief = z.object({
  id: z.uuid(),
  landlord: z.string(),
  agreementNumber: z.string(),
  status: z.enum(["proposed", "granted", "refused", "stopped"]),
  fund: z.string(),
  fundName: z.string(),
  fundShare: z.number(),
  landlordSource: z.enum(["own", "sls"]),
  needsResidual: z.boolean(),
  eligibility: eligibility.nullable(),
  conditions: z.string().nullable(),
  /** Where the decision changed it: what was proposed, and why. */
  proposedMonths: z.array(reliefMonth).nullable(),
  changeReason: z.string().nullable(),
  proposedBy: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedOn: day.nullable(),
  stoppedOn: day.nullable(),
  stopReason: z.string().nullable(),
  months: z.array(
    z.object({
      month,
      rank: z.int(),
      billCents: z.int(),
      amountCents: z.int(),
      fundCents: z.int(),
      /** Granted, and not after a stop. */
      counts: z.boolean(),
      ledger: z.enum(IN_LEDGER),
      ledgerCents: z.int(),
    }),
  ),
  stops: z.array(
    z.object({
      id: z.uuid(),
      cause: z.enum(STOP_CAUSES),
      since: day,
      missingCents: z.int().nullable(),
      proposedOn: day,
      settledAs: z.enum(["confirmed", "dismissed", "lapsed"]).nullable(),
      settledBy: z.string().nullable(),
      settledOn: day.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  can: z.object({ decide: z.boolean(), stop: z.boolean() }),
});

export async function rentReliefRoutes(app: App): Promise<void> {
  app.get(
    "/api/households/:id/reliefs",
    {
      config: { access: CASE },
      schema: {
        summary: "Remises de loyer du ménage, et les mesures en cours sur lesquelles en proposer une",
        params,
        response: {
          200: z.object({
            reliefs: z.array(relief),
            /** What each relief does to housing benefit: not settled in writing while `checked` is null. */
            benefitEffect: z.object({ source: z.string(), checked: z.string().nullable() }),
            eligibilitySource: z.string(),
            bases: z.array(
              z.object({
                measureId: z.uuid(),
                landlord: z.string(),
                startsOn: day,
                endsOn: day,
                billCents: z.int().nullable(),
                taken: z.array(month),
                monthsLeft: z.int(),
                limit: z.object({ id: z.string(), value: z.int(), source: z.string() }),
                /** By the landlord's dated setting; null: none is set. */
                fundShare: z.number().nullable(),
                /** What open envelopes bear, no more than a year of the household's bills. */
                room: z.array(z.object({ fund: z.string(), year: z.int(), cents: z.int() })),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = request.params;
        const reliefs = await reliefsOfHousehold(tx, id, todayInParis());
        if (reliefs.length > 0) await recordRead(tx, id, "relief", request.ip);
        const { source, checked } = legalOn("rentRelief.effectOnBenefit", todayInParis())!;
        return {
          reliefs,
          benefitEffect: { source, checked },
          eligibilitySource: ELIGIBILITY_SOURCE,
          bases: await reliefBases(tx, id, todayInParis()),
        };
      }),
  );

  app.post(
    "/api/households/:id/reliefs",
    {
      config: { access: CASE },
      schema: {
        summary: "Propose une remise de loyer : ses mois, son montant, qui la paie",
        params,
        body: newRelief,
        response: { 200: relief },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = settled(await propose(tx, request.params.id, request.body, todayInParis()));
        return (await reliefOf(tx, id, todayInParis()))!;
      }),
  );

  app.post(
    "/api/rent-reliefs/:id/decide",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Accorde ou refuse une remise proposée",
        params,
        body: z.object({
          granted: z.boolean(),
          conditions: z.string().max(1000).optional(),
          /** Other months or amounts than those proposed, with the reason. */
          months: z.array(reliefMonth).max(60).optional(),
          changeReason: z.string().max(1000).optional(),
          /** Each is answered, "unknown" too, where it is granted. */
          eligibility: eligibility.partial().optional(),
          overdraftReason: z.string().max(1000).optional(),
        }),
        response: { 200: relief },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = request.params;
        settled(await decide(tx, id, request.body, todayInParis()));
        return (await reliefOf(tx, id, todayInParis()))!;
      }),
  );

  app.post(
    "/api/rent-reliefs/:id/stop",
    {
      config: { access: [...LANDLORD_STAFF, "coordinator"] },
      schema: {
        summary: "Met fin à une remise accordée, avec sa raison",
        params,
        body: z.object({ reason: z.string().max(1000) }),
        response: { 200: relief },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { id } = request.params;
        settled(await stop(tx, id, request.body.reason, todayInParis()));
        return (await reliefOf(tx, id, todayInParis()))!;
      }),
  );

  app.post(
    "/api/rent-relief-stops/:id/settle",
    {
      config: { access: [...LANDLORD_STAFF, "coordinator"] },
      schema: {
        summary: "Confirme un arrêt proposé par une règle, ou dit pourquoi la remise continue",
        params,
        body: z.object({ confirmed: z.boolean(), reason: z.string().max(1000).optional() }),
        response: { 200: relief },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { reliefId } = settled(await settleStop(tx, request.params.id, request.body, todayInParis()));
        return (await reliefOf(tx, reliefId, todayInParis()))!;
      }),
  );

  const settings = z.object({
    maxMonths: z.int().nullable(),
    fundShare: z.number().nullable(),
    residualDays: z.int().nullable(),
  });
  app.get(
    "/api/rent-relief-settings",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Les réglages du bailleur pour ses remises ; null : rien de réglé",
        response: { 200: settings.extend({ can: z.object({ set: z.boolean() }) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        ...(await reliefSettings(tx, todayInParis())),
        can: { set: tx.actor.role === "landlordLead" },
      })),
  );
  app.put(
    "/api/rent-relief-settings",
    {
      config: { access: ["landlordLead"] },
      schema: {
        summary: "Règle, à partir d'aujourd'hui, les remises du bailleur : plus strict que le programme",
        body: settings.extend({ source: z.string().max(300) }),
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await setReliefSettings(tx, request.body, todayInParis()))),
  );
}
