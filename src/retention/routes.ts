/** Retention over HTTP: periods by date, dry runs and runs for good, files that are held. */
import { z } from "zod";

import { legalOn } from "../law/legal-parameters.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { PARTS, PERIOD_NAMES, STEPS } from "./rules.ts";
import { askRun, hold, holds, liftHold, periods, runOf, runs, runsRead, setPeriod } from "./store.ts";

const day = z.iso.date();
const done = z.object({ done: z.literal(true) });
const params = z.object({ id: z.uuid() });
const COORDINATION = ["coordinator"] as const;
const SETTERS = ["coordinator", "landlordLead", "operatorLead"] as const;
const READERS = [...SETTERS, "dataProtectionOfficer"] as const;

const run = z.object({
  id: z.uuid(),
  dry: z.boolean(),
  on: day,
  by: z.string().nullable(),
  at: z.string(),
  state: z.enum(["asked", "done"]),
  archived: z.int(),
  erased: z.int(),
  held: z.int(),
  counts: z.record(z.string(), z.int()),
});

/** GET /api/retention, POST /api/retention/runs, GET …/{id}, PUT /api/retention-setting, holds placed and lifted. */
export async function retentionRoutes(app: App): Promise<void> {
  app.get(
    "/api/retention",
    {
      config: { access: READERS },
      schema: {
        summary:
          "Durées de conservation ; pour la coordination, les passages faits et les dossiers gardés ; pour un délégué à la protection des données, ce que les passages ont fait de son organisme",
        response: {
          200: z.object({
            periods: z.array(
              z.object({
                name: z.enum(PERIOD_NAMES),
                organisation: z.string().nullable(),
                value: z.string(),
                from: day.nullable(),
                to: day.nullable(),
                source: z.string(),
                checked: z.boolean(),
              }),
            ),
            copies: z.string().describe("how long copies are kept, ISO 8601"),
            runs: z.array(run),
            holds: z.array(
              z.object({
                id: z.uuid(),
                householdId: z.uuid(),
                name: z.string(),
                reason: z.string(),
                on: day,
                by: z.string().nullable(),
              }),
            ),
            can: z.object({ run: z.boolean(), read: z.boolean(), set: z.boolean() }),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const today = todayInParis();
        return {
          periods: await periods(tx, today),
          copies: legalOn("retention.copies", today)!.value,
          runs: tx.actor.role === "dataProtectionOfficer" ? await runsRead(tx) : await runs(tx),
          holds: await holds(tx),
          can: {
            run: tx.actor.role === "coordinator",
            read: tx.actor.role === "coordinator" || tx.actor.role === "dataProtectionOfficer",
            set: tx.actor.role !== "dataProtectionOfficer",
          },
        };
      }),
  );

  app.post(
    "/api/retention/runs",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Demande un passage : à l'essai, ou pour de bon après un essai du jour",
        body: z.object({ dry: z.boolean() }),
        response: { 200: z.object({ id: z.uuid() }) },
      },
    },
    (request) => asActor(request, async (tx) => settled(await askRun(tx, request.body.dry, todayInParis()))),
  );

  app.get(
    "/api/retention/runs/:id",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Ce qu'un passage a trouvé : dossier par dossier et table par table",
        params,
        response: {
          200: run.extend({
            lines: z.array(
              z.object({
                householdId: z.uuid(),
                name: z.string(),
                landlord: z.string().nullable(),
                part: z.enum(PARTS),
                step: z.enum(STEPS),
                because: z.string().nullable(),
                dueOn: day,
                since: day,
              }),
            ),
            unnamed: z.int(),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await runOf(tx, request.params.id);
        if (!found) throw notFound();
        return found;
      }),
  );

  app.put(
    "/api/retention-setting",
    {
      config: { access: SETTERS },
      schema: {
        summary: "Fixe une durée de conservation à partir d'un jour : du programme, ou de son organisme",
        body: z.object({ name: z.enum(PERIOD_NAMES), value: z.string().max(6), from: day }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { name, value, from } = request.body;
        return settled(
          await setPeriod(tx, { name, value, from: Temporal.PlainDate.from(from) }, todayInParis()),
        );
      }),
  );

  app.post(
    "/api/households/:id/retention-hold",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Garde un dossier quel que soit son âge, avec la raison",
        params,
        body: z.object({ reason: z.string().max(500) }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await hold(tx, request.params.id, request.body.reason, todayInParis())),
      ),
  );

  app.post(
    "/api/retention-holds/:id/lift",
    {
      config: { access: COORDINATION },
      schema: {
        summary: "Ne garde plus un dossier au-delà de sa durée, avec la raison",
        params,
        body: z.object({ reason: z.string().max(500) }),
        response: { 200: done },
      },
    },
    (request) =>
      asActor(request, async (tx) =>
        settled(await liftHold(tx, request.params.id, request.body.reason, todayInParis())),
      ),
  );
}
