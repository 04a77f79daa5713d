/**
 * A primary and a replica that follows it, each commit flushed on both before it is answered. The primary is killed while people write, the
 * replica promoted, the line led to it, as Patroni and its proxy do; then a new replica is made of it, and it is its turn.
 */
import { setTimeout as wait } from "node:timers/promises";

import { askOnce, type Cluster, newReplica } from "./cluster.ts";
import { type Engine, ownPostgres } from "./engines.ts";
import { type Drill, outcomeOf } from "./outcome.ts";
import { network } from "./proxy.ts";
import { settled, work } from "./work.ts";

const STANDBY = "standby";

async function follow(primary: Cluster, folder: string): Promise<Cluster> {
  const replica = await newReplica(primary, folder, STANDBY);
  await replica.start();
  await askOnce(primary.url, `alter system set synchronous_standby_names = '${STANDBY}'`);
  await askOnce(primary.url, "select pg_reload_conf()");
  for (;;) {
    const [state] = await askOnce<{ sync: string }>(
      primary.url,
      "select sync_state as sync from pg_stat_replication",
    );
    if (state?.sync === "sync") return replica;
    await wait(100);
  }
}

async function run(engine: Engine, rounds: number, say: (text: string) => void) {
  const started = performance.now();
  let primary = engine.cluster!;
  const folders = `${primary.folder}-replica`;
  let replica = await follow(primary, `${folders}-0`);
  const line = await network(primary.port);
  const { writers, server } = await work(engine, {
    databaseUrl: `postgres://postgres@127.0.0.1:${line.port}/postgres`,
  });
  const { pid } = server();
  const away: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    await writers.moreAcknowledged(40);
    await wait(Math.random() * 200);
    while (writers.inFlight() === 0) await wait(1);
    const down = performance.now();
    await primary.kill();
    line.cut();
    replica.promote();
    // Nobody follows it yet: it must not wait for who is not there.
    await askOnce(replica.url, "alter system set synchronous_standby_names = ''");
    await askOnce(replica.url, "select pg_reload_conf()");
    line.open(replica.port);
    await writers.moreAcknowledged(1);
    away.push(Math.round(performance.now() - down));
    say(`${round} of ${rounds}: away for ${away.at(-1)} ms`);
    primary = replica;
    replica = await follow(primary, `${folders}-${round}`);
  }
  await writers.moreAcknowledged(20);
  await writers.stop();
  const promoted = primary;
  const after: Engine = {
    ...engine,
    read: (reading) => reading((text, values) => askOnce(promoted.url, text, values)),
    verify: () => engine.verify(promoted.url),
  };
  await after.read(settled);
  const isSameProcess = server().pid === pid && server().isAlive();
  await server().end();
  const outcome = await outcomeOf(after, writers.written, {
    drill: "failover",
    rounds,
    started,
    more: { isSameProcess, longestAwayMs: Math.max(...away) },
  });
  line.close();
  await replica.stop();
  await promoted.stop();
  return outcome;
}

export const drill: Drill = {
  title: "Primary killed, replica promoted (synchronous commit) while people write",
  run: async ({ rounds = 10, say }) => {
    const engine = await ownPostgres();
    try {
      return [await run(engine, rounds, say)];
    } finally {
      await engine.remove();
    }
  },
};
