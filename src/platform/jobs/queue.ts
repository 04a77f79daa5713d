/** pg-boss on the database's own queue connection: its schema, its role, and nothing of ours. */
import { fromPglite, PgBoss, type ConstructorOptions } from "pg-boss";

import type { Database } from "../database/database.ts";

/** Ticks of the queue's own care of its jobs, in seconds; tests take shorter ones. */
export type QueuePace = {
  /** Between two looks of an idle worker. */
  poll?: number;
  /** A job whose process went silent for this long is given again (10 at least). */
  silence?: number;
  /** Between two looks for silent or failed jobs. */
  care?: number;
};

/** Builds the queue, not yet started. `schema pgboss` was made with the migrations; its tables are made at the first start. */
export function createQueue(database: Database, { care = 30 }: QueuePace): PgBoss {
  const options: ConstructorOptions = {
    schema: "pgboss",
    createSchema: false,
    schedule: false,
    superviseIntervalSeconds: care,
    monitorIntervalSeconds: care,
    monitorVacuum: false,
  };
  const { queue } = database;
  return queue.kind === "postgres"
    ? new PgBoss({ ...options, connectionString: queue.url, max: 4 })
    : new PgBoss({
        ...options,
        db: fromPglite(queue.pglite as Parameters<typeof fromPglite>[0]),
        backend: "pglite",
        reindex: false,
      });
}
