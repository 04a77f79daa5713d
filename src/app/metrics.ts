/** What a watch over the service reads (Prometheus): requests by route, the process, what waits in the outbox. No person, no household. */
import { timingSafeEqual } from "node:crypto";

import { sql } from "drizzle-orm";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

import type { App } from "../platform/access/http.ts";
import { notFound } from "../platform/access/problem.ts";
import type { Database } from "../platform/database/database.ts";

const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Adds `GET /metrics`, open to who shows `token`; to anybody else the address does not exist. Without a token there is none. */
export function metricRoutes(app: App, database: Database, token: string | undefined): void {
  if (token === undefined) return;
  const register = new Registry();
  collectDefaultMetrics({ register });
  const duration = new Histogram({
    name: "lt_request_seconds",
    help: "Time to answer, by route and status.",
    labelNames: ["method", "route", "status"],
    buckets: SECONDS,
    registers: [register],
  });
  // Registered by itself: it is asked when somebody reads.
  void new Gauge({
    name: "lt_outbox_events",
    help: "Events of the outbox: waiting to be handled, and dead after every try.",
    labelNames: ["state"],
    registers: [register],
    async collect() {
      const [row] = await database.transaction({ kind: "system" }, (tx) =>
        tx.rows<{ waiting: number; dead: number }>(sql`
          select count(*) filter (where handled_at is null and outcome is distinct from 'dead')::int as waiting,
                 count(*) filter (where outcome = 'dead')::int as dead
            from outbox_event where handled_at is null or outcome = 'dead'`),
      );
      this.set({ state: "waiting" }, row?.waiting ?? 0);
      this.set({ state: "dead" }, row?.dead ?? 0);
    },
  });
  // By the route as it was declared: an address would hold the id of a file.
  app.addHook("onResponse", (request, reply, done) => {
    const route = request.routeOptions.url ?? "none";
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  app.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    if (!isShown(request.headers.authorization, token)) throw notFound();
    return reply.type(register.contentType).send(await register.metrics());
  });
}

function isShown(header: string | undefined, token: string): boolean {
  const [given, wanted] = [Buffer.from(header ?? ""), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
