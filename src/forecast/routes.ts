/** The forecast over HTTP: what it is made from, and past forecasts held against what came. The futures are drawn in the page, by the same rules. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { CASE, type Role } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { backTests, renewalTable } from "./rules.ts";
import { pastFlows } from "./store.ts";

/** Whoever reads the platform's totals to the unit: a funder's small cells are suppressed, and flows by month are small. */
const READERS: readonly Role[] = [...CASE, "committeeMember"];

const month = z.string().regex(/^\d{4}-\d{2}$/);
const track = z.enum(["stay", "leaseTransfer"]);
const debt = z.enum(["short", "long", "unknown"]);
const cents = z.int().nullable();

/** GET /api/forecast. */
export async function forecastRoutes(app: App): Promise<void> {
  app.get(
    "/api/forecast",
    {
      config: { access: READERS },
      schema: {
        summary:
          "Flux, durées et moyens d'où se prévoient les mois à venir, et les prévisions passées tenues contre ce qui est venu",
        response: {
          200: z.object({
            from: month,
            thresholdCents: cents,
            cohorts: z.array(
              z.object({
                startMonth: month,
                endMonth: month.nullable(),
                track,
                debt,
                first: z.boolean(),
                renewed: z.boolean(),
                measures: z.int(),
              }),
            ),
            means: z.object({
              paths: z.int(),
              withRelief: z.int(),
              reliefCents: cents,
              withGrant: z.int(),
              grantCents: cents,
              minutesPerMonth: z.number().nullable(),
              capacity: z.int().nullable(),
              landlords: z.int(),
            }),
            renewals: z.array(z.object({ track, debt, renewed: z.int(), ended: z.int() })),
            backTests: z.array(
              z.object({
                from: month,
                months: z.int(),
                within: z.int(),
                error: z.number(),
                naiveError: z.number(),
                entries: z.object({
                  low: z.number(),
                  middle: z.number(),
                  high: z.number(),
                  actual: z.int(),
                }),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { cohorts, thresholdCents, means } = await pastFlows(tx);
        // The month that runs is not over: it is foreseen.
        const from = todayInParis().toPlainYearMonth().toString();
        return {
          from,
          thresholdCents,
          cohorts,
          means,
          renewals: renewalTable(cohorts, from),
          backTests: backTests(cohorts, from),
        };
      }),
  );
}
