/** A session followed live: each screen is told that an item changed, by its id alone, and reads again under its own rights. */
import { sql } from "drizzle-orm";
import { z } from "zod";

import { type App, asActor } from "../platform/access/http.ts";
import { notFound } from "../platform/access/problem.ts";
import { LANDLORD_STAFF, OPERATOR_STAFF } from "../platform/access/roles.ts";
import { type Change, followChanges } from "../platform/live/changes.ts";
import { eventStreams } from "../platform/live/event-stream.ts";

/** What another process committed is seen after half a second on average: with its reading, well under the two promised. */
const POLL_MS = 1000;
const LIMITS = { perPerson: 8, perProcess: 1000, heartbeatMs: 15_000, lifetimeMs: 10 * 60_000 };

export async function liveRoutes(app: App): Promise<void> {
  const streams = eventStreams(LIMITS);
  const changes = followChanges({
    pollMs: POLL_MS,
    log: (err) => app.log.error({ err }, "changes of sessions were not read"),
    latest: (topic) =>
      app.database.transaction({ kind: "system" }, async (tx) => {
        const [row] = await tx.rows<{ version: number }>(
          sql`select coalesce(max(version), 0) as version from session_change where session_id = ${topic}::uuid`,
        );
        return row!.version;
      }),
    read: (known) =>
      app.database.transaction({ kind: "system" }, (tx) =>
        tx.rows<Change>(sql`
          select c.session_id as topic, c.version, c.agenda_item_id as item
            from session_change c
            join jsonb_each_text(${JSON.stringify(Object.fromEntries(known))}::jsonb) k (id, version)
              on c.session_id = k.id::uuid and c.version > k.version::int
           order by c.session_id, c.version`),
      ),
  });
  app.afterCommit.add(changes.look);
  app.addHook("preClose", async () => {
    changes.stop();
    streams.endAll();
  });

  app.get(
    "/api/sessions/:id/changes",
    {
      config: { access: [...LANDLORD_STAFF, ...OPERATOR_STAFF, "coordinator", "committeeMember"] },
      schema: {
        summary:
          "Flux d'événements (server-sent events) : « telle situation de la séance a changé », sans rien en dire ; l'écran relit sous ses propres droits",
        produces: ["text/event-stream"],
        params: z.object({ id: z.uuid() }),
        response: { 200: z.any() },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      /** Items that the reader sees now, by the database's own policies; undefined where the session is closed to them. */
      const sight = () =>
        asActor(request, async (tx) => {
          const [session] = await tx.rows(sql`select 1 from committee_session where id = ${id}::uuid`);
          if (!session) return undefined;
          const items = await tx.rows<{ id: string }>(
            sql`select id from agenda_item where session_id = ${id}::uuid`,
          );
          return new Set(items.map((item) => item.id));
        });
      let seen = await sight();
      if (!seen) throw notFound();
      const release = streams.reserve(request.userId!);
      try {
        // Told one after the other: what one may see is read again before it is told that all changed.
        let told: Promise<void> = Promise.resolve();
        const waiting: Change[] = [];
        let tell = (change: Change): void => void waiting.push(change);
        const { version, unfollow } = await changes.follow(id, (change) => tell(change));
        const stream = streams.stream(reply, release);
        stream.onEnd(unfollow);
        stream.send("ready", { session: id }, version);
        const say = async (change: Change) => {
          if (change.item === null) seen = await sight();
          if (!seen) return stream.end();
          if (change.item !== null && !seen.has(change.item)) return;
          stream.send("change", { session: id, item: change.item }, change.version);
        };
        tell = (change) => {
          told = told.then(() => say(change)).catch(stream.end);
        };
        waiting.forEach(tell);
      } catch (error) {
        release();
        throw error;
      }
    },
  );
}
