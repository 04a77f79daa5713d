/** A worker's agenda over HTTP, and as a calendar of their own: initials alone. */
import { z } from "zod";

import { calendarLinkRoutes } from "../calendar-link/routes.ts";
import type { ByActor } from "../measure/read.store.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { OPERATOR_STAFF } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { initialsOf } from "../procedure-calendar/rules.ts";
import { agenda } from "./contract.ts";
import { agendaOf, linesUntil } from "./store.ts";
import { wordsOf } from "./words.rules.ts";

/** What a calendar program is given. */
const AHEAD = { days: 60 };

export async function weekRoutes(app: App): Promise<void> {
  app.get(
    "/api/agenda",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary:
          "La semaine de qui porte des mesures : la route de chaque jour, ce qui est dû, ce qui est en retard",
        querystring: z.object({
          /** A day of the week that is looked at; today's where it is left out. */
          week: z.iso.date().optional(),
        }),
        response: { 200: agenda },
      },
    },
    (request) =>
      asActor(request, (tx) => {
        const on = todayInParis();
        const { week } = request.query;
        return agendaOf(tx, week ? Temporal.PlainDate.from(week) : on, on);
      }),
  );

  await calendarLinkRoutes({
    purpose: "agenda",
    access: OPERATOR_STAFF,
    name: { fr: "Accompagnement", en: "Support" },
    days: async (tx, on, language) =>
      (await linesUntil(tx as ByActor, on, on.add(AHEAD)))
        // A calendar is looked at ahead: what is late is told by the page, and stands on no day to come.
        .filter(({ state }) => state !== "late")
        .map((line) => ({
          id: line.id,
          on: line.on,
          atTime: line.atTime,
          title: `${wordsOf(line)[language]} – ${initialsOf(line.household)}`,
          description: "",
          page: line.measureId ? `/measures/${line.measureId}` : `/households/${line.householdId}`,
        })),
  })(app);
}
