/** Matching over HTTP: everybody at once, what weighs in it, the ceiling of a budget; homes proposed and what comes of them. */
import { z } from "zod";

import { brokenBySettingFrom } from "../law/setting.rules.ts";
import { writeSetting } from "../law/setting.store.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { refused, settled } from "../platform/access/problem.ts";
import { CASE } from "../platform/access/roles.ts";
import { recordReads } from "../platform/audit/record.ts";
import { plainDate } from "../platform/calendar/plain-date.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { asked, budget, cents, day, done, fit, home, params, weights } from "./contract.ts";
import { OBSTACLES } from "./match.rules.ts";
import { byOn, matching, propose, tell, untell } from "./match.store.ts";
import { ceilingOf, PROPOSAL_FACT_KINDS, PROPOSAL_REASONS } from "./rules.ts";
import { brokenWeights, WEIGHTS_RULE } from "./weights.rules.ts";

/** GET /api/rehousing/matching, PUT its weights; POST the ceiling, proposals and their facts. */
export async function matchingRoutes(app: App): Promise<void> {
  app.get(
    "/api/rehousing/matching",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Tous les ménages et tous les logements ensemble : le plus de ménages, les meilleurs logements, aucun promis deux fois ; les seconds choix, et pourquoi rien ne convient",
        response: {
          200: z.object({
            on: day,
            households: z.array(
              z.object({
                requestId: z.uuid(),
                householdId: z.uuid(),
                household: z.string().nullable(),
                people: z.int(),
                ceilingCents: cents.nullable(),
                landlord: z.string(),
                shown: z.boolean(),
                /** The home given to it, with why; null: none. */
                given: fit.extend({ home }).nullable(),
                suits: z.int(),
                others: z.array(
                  fit.extend({ home, goesTo: z.object({ household: z.string().nullable() }).nullable() }),
                ),
                lacking: z.array(z.object({ obstacle: z.enum(OBSTACLES), homes: z.int() })),
              }),
            ),
            freeHomes: z.int(),
            by: z.enum(["solver", "oneByOne"]),
            weights,
            can: z.object({ weigh: z.boolean() }),
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
          found.households.map(({ request }) => request.householdId),
          "rehousing.matching",
          http.ip,
        );
        return {
          on: on.toString(),
          households: found.households.map(({ request, given, home: to, suits, others, lacking }) => ({
            requestId: request.id,
            householdId: request.householdId,
            household: request.household,
            people: request.people,
            ceilingCents: request.ceilingCents,
            landlord: request.landlord,
            shown: request.agreement !== null,
            given: given && to && { ...given, home: to },
            suits,
            others,
            lacking,
          })),
          freeHomes: found.freeHomes,
          by: found.by,
          weights: (await byOn(tx, on)).weights,
          can: { weigh: tx.actor.role === "coordinator" },
        };
      }),
  );

  app.put(
    "/api/rehousing/weights",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Change, à partir d'un jour, ce que pèse chaque inconvénient d'un logement",
        body: z.object({ weights, from: asked }),
        response: done,
      },
    },
    (http) =>
      asActor(http, async (tx) => {
        const from = plainDate(http.body.from);
        const errors = [
          ...brokenWeights(http.body.weights).map((error) => ({ ...error, field: `weights.${error.field}` })),
          ...brokenBySettingFrom(from ?? Temporal.PlainDate.from("0001-01-01"), todayInParis()),
        ];
        if (errors.length > 0 || !from) throw refused(errors);
        await writeSetting(tx, {
          id: WEIGHTS_RULE,
          organisationId: null,
          value: http.body.weights,
          from,
          source: "réglage de la coordination",
          checked: null,
        });
        return { done: true as const };
      }),
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

  app.delete(
    "/api/rehousing-proposals/:id/facts/:kind",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Retire ce qui a été noté par erreur ; ce qui avait mis fin à la proposition la rouvre, si rien d'autre n'est engagé depuis",
        params: params.extend({ kind: z.enum(PROPOSAL_FACT_KINDS) }),
        response: done,
      },
    },
    (http) => asActor(http, async (tx) => settled(await untell(tx, http.params.id, http.params.kind))),
  );
}
