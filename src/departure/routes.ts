/** Departures over HTTP: what a person carries, handed over by their lead; and their change of post. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound, settled } from "../platform/access/problem.ts";
import { ROLES, type Role } from "../platform/access/roles.ts";
import { recordReads } from "../platform/audit/record.ts";
import { WORK_KINDS } from "./rules.ts";
import { changePost, departureOf, handOverWork } from "./store.ts";

const LEADS: readonly Role[] = ["landlordLead", "operatorLead"];
const KEEPERS: readonly Role[] = [...LEADS, "administrator"];

const params = z.object({ id: z.uuid() });
const kind = z.enum(WORK_KINDS);
const day = z.iso.date();

export async function departureRoutes(app: App): Promise<void> {
  app.get(
    "/api/people/:id/work",
    {
      config: { access: KEEPERS },
      schema: {
        summary: "Ce que suit une personne, à remettre avant son départ ; en nombres pour l'administrateur",
        params,
        response: {
          200: z.object({
            person: z.object({
              userId: z.uuid(),
              name: z.string(),
              role: z.enum(ROLES),
              organisation: z.string(),
              active: z.boolean(),
            }),
            work: z.array(
              z.object({
                kind,
                id: z.string(),
                householdId: z.uuid(),
                household: z.string(),
                since: day,
                agendaOn: day.nullable(),
              }),
            ),
            counts: z.array(z.object({ kind, n: z.int() })),
            takers: z.array(z.object({ userId: z.uuid(), name: z.string(), role: z.enum(ROLES) })),
            sits: z.array(z.object({ sessionId: z.uuid(), heldOn: day })),
          }),
        },
      },
    },
    (request) =>
      asActor(request, async (tx) => {
        const found = await departureOf(tx, request.params.id);
        if (!found) throw notFound();
        await recordReads(
          tx,
          found.work.map(({ householdId }) => householdId),
          "departure",
          request.ip,
        );
        return {
          ...found,
          person: { ...found.person, role: found.person.role as Role },
          takers: found.takers.map((one) => ({ ...one, role: one.role as Role })),
        };
      }),
  );

  app.post(
    "/api/people/:id/hand-over",
    {
      config: { access: LEADS },
      schema: {
        summary: "Remet à des collègues des dossiers d'une personne : tous, ou aucun",
        params,
        body: z.object({
          items: z.array(z.object({ kind, id: z.string().max(40), to: z.uuid() })).max(500),
        }),
        response: { 200: z.object({ handed: z.int() }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await handOverWork(tx, request.params.id, request.body.items))),
  );

  app.post(
    "/api/people/:id/post",
    {
      config: { access: KEEPERS },
      schema: {
        summary: "Change la fonction d'une personne : son accès suit, ses sessions s'arrêtent",
        params,
        body: z.object({ organisationId: z.uuid(), role: z.string().max(40) }),
        response: { 200: z.object({ done: z.literal(true) }) },
      },
    },
    (request) =>
      asActor(request, async (tx) => settled(await changePost(tx, request.params.id, request.body))),
  );
}
