/** What falls next in the procedures that the reader follows, over HTTP, and as a calendar of their own. */
import { z } from "zod";

import { calendarLinkRoutes } from "../calendar-link/routes.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { CASE } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { STAGES } from "../procedure-clock/acts.rules.ts";
import { ACTORS, NATURES } from "../procedure-clock/step-nature.rules.ts";
import { countsByWindow, initialsOf } from "./rules.ts";
import { calendar } from "./store.ts";
import { stepWords } from "./words.rules.ts";

const day = z.iso.date();
/** The longest of the windows; what a calendar program is given. */
const AHEAD = 60;

const line = z.object({
  /** Step of the procedure, or `hearing`. */
  id: z.string(),
  on: day,
  latest: day.nullable(),
  actor: z.enum(ACTORS),
  nature: z.enum(NATURES),
  reading: z.string().nullable(),
  english: z.string().nullable(),
  source: z.string().nullable(),
  levers: z.array(z.string()),
  householdId: z.uuid(),
  household: z.string().nullable(),
  landlordId: z.uuid(),
  landlord: z.string(),
  stage: z.enum(STAGES),
  worker: z.string().nullable(),
  operator: z.string().nullable(),
  officer: z.string().nullable(),
  problems: z.int(),
});

/** GET /api/procedure-calendar, and the calendar link of the same days. */
export async function procedureCalendarRoutes(app: App): Promise<void> {
  app.get(
    "/api/procedure-calendar",
    {
      config: { access: CASE },
      schema: {
        summary:
          "Ce qui tombe sous 60 jours dans les procédures que le lecteur suit, et combien sous 7, 30 et 60",
        querystring: z.object({
          /** The day one looks from; today where it is left out. */
          on: day.optional(),
          /** Those that the reader carries alone. */
          mine: z.stringbool().default(false),
        }),
        response: {
          200: z.object({
            on: day,
            counts: z.object({ 7: z.int(), 30: z.int(), 60: z.int() }),
            lines: z.array(line),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const { on: asked, mine } = request.query;
        const on = asked ? Temporal.PlainDate.from(asked) : todayInParis();
        const lines = await calendar(tx, on, AHEAD, { mine });
        return { on: on.toString(), counts: countsByWindow(lines, on), lines };
      }),
  );

  await calendarLinkRoutes({
    purpose: "procedure",
    access: CASE,
    name: { fr: "Procédures d'expulsion", en: "Eviction procedures" },
    days: async (tx, on, language) =>
      (await calendar(tx, on, AHEAD)).map(({ id, on: falls, household, householdId, landlord }) => ({
        id: `${householdId}-${id}-${falls}`,
        on: falls,
        title: `${stepWords(id)[language]} – ${initialsOf(household)}`,
        description: landlord,
        page: `/households/${householdId}/procedure`,
      })),
  })(app);
}
