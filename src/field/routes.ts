/** What a worker takes along where there is no network. Contacts come back by the measure's own route. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { OPERATOR_STAFF } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { CONTACT_KINDS } from "../measure/contact.rules.ts";
import { fieldMeasures } from "./store.ts";

const day = z.iso.date();

export async function fieldRoutes(app: App): Promise<void> {
  app.get(
    "/api/field",
    {
      config: { access: OPERATOR_STAFF },
      schema: {
        summary: "Les mesures que je suis, pour noter un contact sans réseau : initiales seules",
        response: {
          200: z.object({
            on: day,
            measures: z.array(
              z.object({
                id: z.string(),
                initials: z.string(),
                startsOn: day,
                planned: z.array(
                  z.object({
                    id: z.string(),
                    kind: z.enum(CONTACT_KINDS),
                    on: day,
                    outreach: z.boolean(),
                    version: z.int(),
                  }),
                ),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const on = todayInParis();
        return { on: on.toString(), measures: await fieldMeasures(tx, on) };
      }),
  );
}
