/** Events that were given up, over HTTP: the administrator reads which, and has them tried again. */
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { settled } from "../platform/access/problem.ts";
import { abandonedEvents, tryAgain } from "./store.ts";

const instant = z.string();

/** GET /api/abandoned-events, POST /api/abandoned-events/retry. */
export async function abandonedEventRoutes(app: App): Promise<void> {
  app.get(
    "/api/abandoned-events",
    {
      config: { access: ["administrator"] },
      schema: {
        summary:
          "Ce qui devait suivre d'un changement et a échoué à chaque essai, sans dire de qui il s'agit",
        response: {
          200: z.object({
            rows: z.array(
              z.object({
                id: z.number(),
                kind: z.string(),
                createdAt: instant,
                failedAt: instant.nullable(),
                fault: z.string().nullable(),
                retriedAt: instant.nullable(),
                retriedBy: z.string().nullable(),
                retryReason: z.string().nullable(),
              }),
            ),
            count: z.int(),
          }),
        },
      },
    },
    (request) => asActor(request, abandonedEvents),
  );

  app.post(
    "/api/abandoned-events/retry",
    {
      config: { access: ["administrator"] },
      schema: {
        summary: "Relance des événements abandonnés, ou tous (« ids » à null), en disant ce qui a été réparé",
        body: z.object({
          ids: z.array(z.int().positive()).min(1).max(500).nullable(),
          reason: z.string().max(500),
        }),
        response: { 200: z.object({ again: z.int() }) },
      },
    },
    (request) => asActor(request, async (tx) => settled(await tryAgain(tx, request.body))),
  );
}
