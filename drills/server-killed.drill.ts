/** The server is killed without a word while people write, fifty times on each engine; it starts again on what stands. */
import { setTimeout as wait } from "node:timers/promises";

import { type Engine, onEachEngine } from "./engines.ts";
import { type Drill, type Outcome, outcomeOf } from "./outcome.ts";
import { settled, work } from "./work.ts";

async function onEngine(engine: Engine, rounds: number, say: (text: string) => void): Promise<Outcome> {
  const started = performance.now();
  const { writers, server, restart } = await work(engine);
  say(`${engine.name}: people write`);
  let [midWrite, longestReturn] = [0, 0];
  for (let round = 1; round <= rounds; round++) {
    await writers.moreAcknowledged(10);
    // Anywhere in a write: some are just sent, some are being committed.
    await wait(Math.random() * 200);
    while (writers.inFlight() === 0) await wait(1);
    midWrite += writers.inFlight();
    await server().kill();
    const down = performance.now();
    await restart();
    longestReturn = Math.max(longestReturn, performance.now() - down);
    if (round % 10 === 0 || round < 3) say(`${engine.name}: ${round} of ${rounds}`);
  }
  await writers.moreAcknowledged(10);
  await writers.stop();
  say(`${engine.name}: what follows`);
  if (engine.name === "postgres") await engine.read(settled);
  // One process holds the embedded database: what waits is seen by who asks the server.
  else await wait(30_000);
  await server().end();
  say(`${engine.name}: compared`);
  return outcomeOf(engine, writers.written, {
    drill: "server-killed",
    rounds,
    started,
    more: {
      requestsUnderWayWhenKilled: midWrite,
      longestReturnSeconds: Math.round(longestReturn / 100) / 10,
    },
  });
}

export const drill: Drill = {
  title: "Server killed (SIGKILL) while people write",
  run: ({ rounds = 50, say }) => onEachEngine((engine) => onEngine(engine, rounds, say)),
};
