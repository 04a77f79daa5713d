/** The committee's own rules over HTTP: read by who sits, written by the coordination, from a day on and with their source. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { person } from "./contract.ts";
import { mayBeNamed } from "./read.store.ts";
import { DECIDED_BY, versionsOf } from "./settings.rules.ts";
import { committeeVersions, setCommitteeRule, settingsIn } from "./settings.store.ts";

const day = z.iso.date();
const quorum = z.object({ share: z.number(), landlords: z.number(), operators: z.number() });
const chair = z.object({ userId: z.uuid().nullable() });
const deciding = z.object({ by: z.enum(DECIDED_BY) });

const versions = <T extends z.ZodType>(value: T) =>
  z.array(
    z.object({
      value,
      validFrom: day.nullable(),
      validTo: day.nullable(),
      source: z.string(),
      /** Month in which somebody read the source; null = to be confirmed. */
      checked: z.string().nullable(),
      by: z.string().nullish(),
    }),
  );

const common = {
  from: day,
  source: z.string().trim().min(1).max(300),
  read: z.boolean(),
};

export async function committeeSettingRoutes(app: App): Promise<void> {
  app.get(
    "/api/committee-settings",
    {
      config: { access: ["coordinator", "committeeMember", "socialAdviser", "operatorLead"] },
      schema: {
        summary: "Règles de la commission, chacune avec ses versions : quorum, présidence, comment on décide",
        response: {
          200: z.object({
            on: day,
            quorum: versions(quorum),
            chair: versions(chair),
            deciding: versions(deciding),
            /** Who may chair, and whose names versions give by id. */
            people: z.array(person),
            canChange: z.boolean(),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => ({
        on: todayInParis().toString(),
        ...versionsOf(settingsIn(await committeeVersions(tx))),
        people: await mayBeNamed(tx),
        canChange: tx.actor.role === "coordinator",
      })),
  );

  app.put(
    "/api/committee-settings",
    {
      config: { access: ["coordinator"] },
      schema: {
        summary: "Change une règle de la commission à partir d'un jour, avec sa source",
        body: z.discriminatedUnion("rule", [
          z.object({ rule: z.literal("committee.quorum"), value: quorum, ...common }),
          z.object({ rule: z.literal("committee.chair"), value: chair, ...common }),
          z.object({ rule: z.literal("committee.deciding"), value: deciding, ...common }),
        ]),
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await setCommitteeRule(tx, request.body, todayInParis()))),
  );
}
