/** Rent reliefs over HTTP: on a household's file, proposed, decided by the coordination, stopped. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { inBoth, settled } from "../platform/access/problem.ts";
import { CASE, LANDLORD_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { decide, propose, reliefBases, reliefOf, reliefsOfHousehold, stop } from "./store.ts";

const params = z.object({ id: z.uuid() });
const day = z.iso.date();
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, inBoth("Un mois s'écrit AAAA-MM.", "A month is written YYYY-MM."));

const relief = z.object({
  id: z.uuid(),
  landlord: z.string(),
  agreementNumber: z.string(),
  status: z.enum(["proposed", "granted", "refused", "stopped"]),
  fundShare: z.number(),
  conditions: z.string().nullable(),
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
      applied: z.boolean(),
    }),
  ),
  can: z.object({ decide: z.boolean(), stop: z.boolean() }),
});

const terms = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("fixed"), amountCents: z.int() }),
  z.object({ kind: z.literal("share"), share: z.number() }),
  z.object({ kind: z.literal("downTo"), payableCents: z.int() }),
]);

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
        return { reliefs, bases: await reliefBases(tx, id, todayInParis()) };
      }),
  );

  app.post(
    "/api/households/:id/reliefs",
    {
      config: { access: CASE },
      schema: {
        summary: "Propose une remise de loyer : ses mois, son montant, qui la paie",
        params,
        body: z.object({
          measureId: z.uuid(),
          months: z.array(month).max(60),
          terms,
          fundShare: z.number().min(0).max(1),
          billCents: z.int().positive().optional(),
          conditions: z.string().max(1000).optional(),
        }),
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
        body: z.object({ granted: z.boolean(), conditions: z.string().max(1000).optional() }),
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
}
