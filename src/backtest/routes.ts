/** The back-test over HTTP: asked for, followed, interrupted, read. The landlord is the actor's own; figures of accounts together, no household. */
import { z } from "zod";

import { id } from "../ledger/contract.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { LEDGER_KEEPERS } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { asked, result, run, runs } from "./contract.ts";
import { askBacktest, backtestRuns, endedBacktest, interruptBacktest } from "./run.store.ts";
import { settingsOn } from "./settings.rules.ts";

const access = LEDGER_KEEPERS;
const params = z.object({ backtestId: id });
/** Runs shown. */
const MOST = 12;

/** GET and POST /api/backtests, GET and DELETE /api/backtests/{backtestId}. */
export async function backtestRoutes(app: App): Promise<void> {
  app.get(
    "/api/backtests",
    {
      config: { access },
      schema: {
        summary:
          "Rejeux du passé du bailleur, celui qui est en cours avec ce qui est fait, le plus récent d'abord",
        response: { 200: runs },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        runs: await backtestRuns(tx, tx.actor.organisationId, MOST),
        usualCapacity: settingsOn(todayInParis()).weeklyCapacity,
      })),
  );

  app.post(
    "/api/backtests",
    {
      config: { access },
      schema: {
        summary: "Demande un rejeu du passé ; il informe sur le repérage et ne décide de rien",
        body: asked,
        response: { 200: run.pick({ id: true }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await askBacktest(tx, { ...request.body, on: todayInParis() }))),
  );

  app.get(
    "/api/backtests/:backtestId",
    {
      config: { access },
      schema: { summary: "Ce qu'un rejeu du passé a donné", params, response: { 200: result } },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await endedBacktest(tx, tx.actor.organisationId, request.params.backtestId);
        if (!found) throw notFound();
        const { result: learned, ...kept } = found;
        const { accounts, notADifficulty, months, calibrated, byDefault, settings } = learned;
        const { horizonMonths, leadMonths } = settings;
        return {
          ...kept,
          accounts,
          notADifficulty,
          horizonMonths,
          leadMonths,
          months,
          learned,
          calibrated,
          byDefault,
        };
      }),
  );

  app.delete(
    "/api/backtests/:backtestId",
    {
      config: { access },
      schema: {
        summary: "Interrompt un rejeu du passé qui n'est pas fini ; rien n'en est gardé",
        params,
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        if (!(await interruptBacktest(tx, request.params.backtestId))) throw notFound();
        return { done: true as const };
      }),
  );
}
