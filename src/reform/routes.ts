/** The night in which the law of arrears changes, over HTTP: what it changes, and for which of the reader's accounts. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { CASE } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { STAGES } from "../procedure-clock/acts.rules.ts";
import { changesOfTheNight, EFFECTS, REFORM_DAY } from "./rules.ts";
import { reformAnswer } from "./store.ts";

const day = z.iso.date();
const PAGE = 50;
const total = z.object({ accounts: z.int(), cents: z.int() });
/** A version of a legal parameter: cents, ISO 8601 durations, counts or words; null where nothing was published. */
const version = z
  .object({ value: z.unknown(), source: z.string(), checked: z.string().nullable() })
  .nullable();

/** GET /api/reform */
export async function reformRoutes(app: App): Promise<void> {
  app.get(
    "/api/reform",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Ce que le changement de définition de l'impayé (1er janvier 2027) change pour les comptes du lecteur",
        querystring: z.object({
          /** The day as of which accounts are judged; today where it is left out. */
          on: day.optional(),
          effect: z.enum(EFFECTS).optional(),
          skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
        }),
        response: {
          200: z.object({
            on: day,
            reformDay: day,
            changes: z.array(z.object({ id: z.string(), before: version, after: version })),
            totals: z.object(
              Object.fromEntries(EFFECTS.map((effect) => [effect, total])) as Record<
                (typeof EFFECTS)[number],
                typeof total
              >,
            ),
            matching: z.int(),
            rows: z.array(
              z.object({
                accountId: z.int(),
                account: z.string(),
                landlordId: z.string(),
                landlord: z.string(),
                householdId: z.string(),
                household: z.string(),
                balanceCents: z.int(),
                effect: z.enum(EFFECTS),
                rule: z.string().nullable(),
                thresholdBeforeCents: z.int().nullable(),
                reportBy: day.nullable(),
                ripensOn: day.nullable(),
                withBenefit: z.boolean().nullable(),
                stage: z.enum(STAGES).nullable(),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { on: asked, effect, skip } = request.query;
        const on = asked ? Temporal.PlainDate.from(asked) : todayInParis();
        const answer = await reformAnswer(tx, on, { effect, skip, limit: PAGE });
        return { ...answer, reformDay: REFORM_DAY.toString(), changes: changesOfTheNight() };
      }),
  );
}
