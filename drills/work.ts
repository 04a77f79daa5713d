/** A server with people at work on it, for drills that break something under them. */
import { setTimeout as wait } from "node:timers/promises";

import type { Engine } from "./engines.ts";
import type { Rows } from "./held.ts";
import { signIn } from "./people.ts";
import { type ServerOptions, type ServerProcess, startServer } from "./server.ts";
import { type People, startWriters, subjectsOf, type Writers } from "./writes.ts";

export type Work = {
  people: People;
  writers: Writers;
  server: () => ServerProcess;
  /** A new process in place of the one that ended, at the same address. */
  restart: () => Promise<void>;
};

export async function peopleAt(address: () => string): Promise<People> {
  return {
    worker: await signIn(address, "caseWorker", "RELAIS"),
    adviser: await signIn(address, "socialAdviser", "AIH"),
    officer: await signIn(address, "arrearsOfficer", "AIH"),
    coordinator: await signIn(address, "coordinator"),
  };
}

/** `at`: where people reach the server, where it is not its own address. */
export async function work(engine: Engine, options: Partial<ServerOptions> = {}, at?: string): Promise<Work> {
  const given = {
    data: engine.data,
    ...(engine.databaseUrl && { databaseUrl: engine.databaseUrl }),
    ...options,
  };
  let server = await startServer(given);
  const { port, address } = server;
  const people = await peopleAt(() => at ?? address);
  const subjects = await subjectsOf(people);
  if (subjects.measures.length === 0 || subjects.grants.length === 0 || !subjects.referralId)
    throw new Error(`the demonstration has nothing to write on: ${JSON.stringify(subjects)}`);
  return {
    people,
    writers: startWriters(people, subjects),
    server: () => server,
    restart: async () => {
      server = await startServer({ ...given, port });
    },
  };
}

/** Lets what follows from the writes follow: until no event waits, `patience` ms at most. */
export async function settled(rows: Rows, patience = 120_000): Promise<void> {
  const until = performance.now() + patience;
  while (performance.now() < until) {
    const [left] = await rows<{ n: number }>(
      "select count(*)::int as n from outbox_event where handled_at is null and outcome is distinct from 'ignored'",
    );
    if (left!.n === 0) return;
    await wait(500);
  }
}
