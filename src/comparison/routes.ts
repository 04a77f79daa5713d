/** Does support make a difference, over HTTP: the comparison with its balance, and what an eviction is said to cost, dated and sourced. */
import { z } from "zod";

import { brokenBySettingFrom } from "../law/setting.rules.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { refused } from "../platform/access/problem.ts";
import { FIGURE_READERS } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { brokenCost, COVARIATES, costsAvoided, forReader } from "./rules.ts";
import { comparison, evictionCost, writeEvictionCost } from "./store.ts";

const covariate = z.enum(COVARIATES);
const count = z.int().nullable();
const difference = z
  .object({
    supported: z.number(),
    others: z.number(),
    difference: z.number(),
    low: z.number(),
    high: z.number(),
    pairs: z.int(),
  })
  .nullable();
const cents = z.int();

/** GET /api/comparison, PUT /api/comparison-settings/eviction-cost. */
export async function comparisonRoutes(app: App): Promise<void> {
  app.get(
    "/api/comparison",
    {
      config: { access: FIGURE_READERS },
      schema: {
        summary:
          "Ménages accompagnés et ménages en situation semblable jamais orientés : équilibre, écart après 12 mois et son intervalle",
        response: {
          200: z.object({
            supported: count,
            followed: count,
            others: count,
            pairs: count,
            alone: count,
            balance: z.array(
              z.object({
                covariate,
                supported: z.number(),
                before: z.number(),
                after: z.number(),
                differenceBefore: z.number(),
                differenceAfter: z.number(),
              }),
            ),
            unlike: z.array(covariate),
            debt: difference,
            home: difference,
            cost: z
              .object({
                lowCents: cents,
                highCents: cents,
                source: z.string(),
                since: z.iso.date().nullable(),
                checked: z.string().nullable(),
              })
              .nullable(),
            avoided: z
              .object({ lowCents: cents, highCents: cents, fewest: z.number(), most: z.number() })
              .nullable(),
            can: z.object({ setCost: z.boolean() }),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await comparison(tx);
        const cost = await evictionCost(tx);
        return {
          ...forReader(found, tx.actor.role === "funder"),
          cost,
          avoided: costsAvoided(found.home, found.followed, cost) ?? null,
          can: { setCost: tx.actor.role === "coordinator" },
        };
      }),
  );

  app.put(
    "/api/comparison-settings/eviction-cost",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary:
          "Écrit ce qu'une expulsion coûte à la collectivité, selon une source publiée, à partir d'un jour",
        body: z.object({
          lowCents: cents,
          highCents: cents,
          source: z.string().trim().max(300),
          isRead: z.boolean(),
          from: z.iso.date(),
        }),
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { from: first, ...cost } = request.body;
        const from = Temporal.PlainDate.from(first);
        const errors = [...brokenCost(cost), ...brokenBySettingFrom(from, todayInParis())];
        if (errors.length > 0) throw refused(errors);
        await writeEvictionCost(tx, { ...cost, from });
        return { done: true as const };
      }),
  );
}
