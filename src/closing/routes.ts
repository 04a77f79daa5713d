/** After a measure over HTTP: what changed the debt, what the landlord is asked at 6 and 12 months, and answers. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { CASE, LANDLORD_STAFF } from "../platform/access/roles.ts";
import { recordRead } from "../platform/audit/record.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { WHEREABOUTS } from "./rules.ts";
import { afterOf, answerFollowUp, followUps } from "./store.ts";

const params = z.object({ id: z.uuid() });
const day = z.iso.date();
const cents = z.int().nullable();
const months = z.union([z.literal(6), z.literal(12)]);

const line = z.object({
  id: z.string(),
  measureId: z.string(),
  householdId: z.string(),
  household: z.string().nullable(),
  operator: z.string(),
  closedOn: day,
  months,
  askedOn: day,
  whereabouts: z.enum(WHEREABOUTS).nullable(),
  seenOn: day.nullable(),
  debtCents: cents,
  rentPaid: z.boolean().nullable(),
  words: z.string().nullable(),
  answeredOn: day.nullable(),
  answeredBy: z.string().nullable(),
  can: z.object({ answer: z.boolean() }),
});
const changes = z.object({
  charged: z.int(),
  benefit: z.int(),
  paid: z.int(),
  relief: z.int(),
  grant: z.int(),
  writeOff: z.int(),
  other: z.int(),
});

export async function closingRoutes(app: App): Promise<void> {
  app.get(
    "/api/follow-ups",
    {
      config: { access: [...LANDLORD_STAFF, "coordinator"] },
      schema: {
        summary: "Ce que deviennent les ménages 6 et 12 mois après : questions en attente, réponses",
        response: { 200: z.object({ on: day, rows: z.array(line) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({ on: todayInParis().toString(), rows: await followUps(tx) })),
  );

  app.get(
    "/api/households/:id/after",
    {
      config: { access: CASE },
      schema: {
        summary: "Après la mesure : ce qui a changé la dette, ce que le ménage est devenu",
        params,
        response: {
          200: z.object({
            on: day,
            paths: z.array(
              z.object({
                measureId: z.string(),
                closedOn: day,
                startCents: cents,
                endCents: cents,
                handedOnTo: z.string().nullable(),
                changes: changes.nullable(),
                differenceCents: cents,
                asks: z.array(z.object({ months, on: day })),
              }),
            ),
            followUps: z.array(line),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await afterOf(tx, request.params.id);
        if (!found) throw notFound();
        await recordRead(tx, request.params.id, "after", request.ip);
        return { on: todayInParis().toString(), ...found };
      }),
  );

  app.post(
    "/api/follow-ups/:id/answer",
    {
      config: { access: LANDLORD_STAFF },
      schema: {
        summary: "Le bailleur dit ce que le ménage est devenu",
        params,
        body: z.object({
          whereabouts: z.enum(WHEREABOUTS),
          seenOn: day,
          debtCents: cents,
          rentPaid: z.boolean().nullable(),
          words: z.string().trim().max(1_000).nullable(),
        }),
        response: { 200: z.object({ id: z.string() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await answerFollowUp(tx, request.params.id, request.body, todayInParis())),
      ),
  );
}
