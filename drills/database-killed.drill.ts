/** PostgreSQL itself is killed, its postmaster and every session, fifty times while people write; the server is not touched and goes on by itself. */
import { setTimeout as wait } from "node:timers/promises";

import { type Engine, ownPostgres } from "./engines.ts";
import { type Drill, outcomeOf } from "./outcome.ts";
import { ask } from "./people.ts";
import { settled, work } from "./work.ts";

async function run(engine: Engine, rounds: number, say: (text: string) => void) {
  const started = performance.now();
  const { writers, server } = await work(engine);
  const cluster = engine.cluster!;
  const [{ pid }, readiness] = [server(), new Set<number>()];
  let [longestReturn, answeredWhileDown] = [0, 0];
  for (let round = 1; round <= rounds; round++) {
    await writers.moreAcknowledged(10);
    await wait(Math.random() * 200);
    while (writers.inFlight() === 0) await wait(1);
    await cluster.kill();
    // Asked while there is no database: the server lives, and says that it cannot serve.
    const before = writers.written.length;
    const [health, ready] = [
      await ask(`${server().address}/healthz`),
      await ask(`${server().address}/readyz`),
    ];
    if (health.status !== 200)
      throw new Error(`the server does not live without its database: ${health.status}`);
    readiness.add(ready.status);
    await wait(300);
    answeredWhileDown += writers.written.slice(before).filter(({ status }) => status >= 500).length;
    await cluster.start();
    longestReturn = Math.max(longestReturn, await writers.moreAcknowledged(1));
    if (!server().isAlive()) throw new Error(`the server ended with its database:\n${server().said()}`);
    if (round % 10 === 0 || round < 3) say(`${round} of ${rounds}`);
  }
  await writers.moreAcknowledged(10);
  await writers.stop();
  await engine.read(settled);
  const isSameProcess = server().pid === pid && server().isAlive();
  await server().end();
  return outcomeOf(engine, writers.written, {
    drill: "database-killed",
    rounds,
    started,
    more: {
      isSameProcess,
      answeredByAnErrorWhileDown: answeredWhileDown,
      readinessWhileDown: [...readiness].join(", "),
      longestReturnMs: longestReturn,
    },
  });
}

export const drill: Drill = {
  title: "PostgreSQL killed (SIGKILL to all of it) while people write",
  run: async ({ rounds = 50, say }) => {
    const engine = await ownPostgres();
    try {
      return [await run(engine, rounds, say)];
    } finally {
      await engine.remove();
    }
  },
};
