/** What became of households over HTTP: the charts of the evaluation, each with the figures that its table shows. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { refused } from "../platform/access/problem.ts";
import { FIGURE_READERS, LANDLORD_STAFF, OPERATOR_STAFF, type Role } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { firstYear, outcomeCharts } from "./store.ts";

const cents = z.int().nullable();
const share = z.number().nullable();

/** GET /api/outcomes. */
export async function outcomeRoutes(app: App): Promise<void> {
  app.get(
    "/api/outcomes",
    {
      config: { access: FIGURE_READERS },
      schema: {
        summary:
          "Ce que sont devenus les ménages : dettes à l'entrée et à la sortie, maintien dans le logement, parcours, communes ; toutes les années pour un financeur",
        querystring: z.object({
          from: z.iso.date().optional(),
          to: z.iso.date().optional(),
          scope: z.enum(["own", "all"]).optional(),
        }),
        response: {
          200: z.object({
            from: z.iso.date(),
            to: z.iso.date(),
            debts: z.array(
              z.object({
                rank: z.int(),
                paths: z.int(),
                startQ1: cents,
                startMedian: z.int(),
                startQ3: cents,
                endQ1: cents,
                endMedian: z.int(),
                endQ3: cents,
              }),
            ),
            survival: z.array(
              z.object({
                month: z.int(),
                atRisk: z.int(),
                events: z.int(),
                survival: z.number(),
                low: share,
                high: share,
              }),
            ),
            flow: z.object({
              total: z.int(),
              links: z.array(z.object({ from: z.string(), to: z.string(), households: z.int() })),
            }),
            communes: z.array(
              z.object({
                insee: z.string().nullable(),
                name: z.string().nullable(),
                /** Null: hidden from this reader. */
                households: z.int().nullable(),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const role = tx.actor.role as Role;
        const isOwn = LANDLORD_STAFF.includes(role) || OPERATOR_STAFF.includes(role);
        const scope = isOwn ? (request.query.scope ?? "own") : "all";
        const thisYear = todayInParis().year;
        const whole = { from: `${(await firstYear(tx)) ?? thisYear}-01-01`, to: `${thisYear}-12-31` };
        // Two periods of a funder's would differ by a handful of households: its charts are of all years.
        const period =
          role === "funder"
            ? whole
            : { from: request.query.from ?? whole.from, to: request.query.to ?? whole.to };
        if (period.from > period.to)
          throw refused([
            {
              rule: "evaluation.period",
              field: "to",
              message: `Le dernier jour (${period.to}) vient avant le premier (${period.from}) : inversez-les.`,
              english: `The last day (${period.to}) comes before the first (${period.from}): swap them.`,
            },
          ]);
        return { ...period, ...(await outcomeCharts(tx, period, scope)) };
      }),
  );
}
