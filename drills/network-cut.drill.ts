/**
 * The line between the server and PostgreSQL is cut while people write: reset, silent for half a minute and then open again, silent and then
 * forgotten by the router between. Nobody waits for ever, and the server goes on by itself.
 */
import { setTimeout as wait } from "node:timers/promises";

import { type Engine, ownPostgres } from "./engines.ts";
import { type Drill, outcomeOf } from "./outcome.ts";
import { type Network, network } from "./proxy.ts";
import { settled, work } from "./work.ts";

/** Longer than the server waits before it gives a connection up. */
const SILENCE_MS = 40_000;
/** Longer than this is hanging. */
const PATIENCE_MS = 30_000;

const FAULTS: Record<string, (line: Network) => Promise<void>> = {
  reset: async (line) => {
    line.cut();
    await wait(2_000);
    line.open();
  },
  silence: async (line) => {
    line.silence();
    await wait(SILENCE_MS);
    line.open();
  },
  shortSilence: async (line) => {
    line.silence();
    await wait(4_000);
    line.open();
  },
  forgotten: async (line) => {
    line.silence();
    await wait(SILENCE_MS);
    line.forget();
    line.open();
  },
};

async function run(engine: Engine, rounds: number, say: (text: string) => void) {
  const started = performance.now();
  const line = await network(engine.cluster!.port);
  const { writers, server } = await work(engine, {
    databaseUrl: `postgres://postgres@127.0.0.1:${line.port}/postgres`,
  });
  const { pid } = server();
  let longestReturn = 0;
  for (let round = 0; round < rounds; round++) {
    const [name, make] = Object.entries(FAULTS)[round % Object.keys(FAULTS).length]!;
    await writers.moreAcknowledged(10);
    while (writers.inFlight() === 0) await wait(1);
    await make(line);
    const back = await writers.moreAcknowledged(10);
    longestReturn = Math.max(longestReturn, back);
    say(`${name}: back after ${back} ms`);
  }
  await writers.stop();
  for (const one of writers.written)
    if (one.ms > PATIENCE_MS) say(`hung: ${one.kind}, ${one.ms} ms, ${one.status} ${one.title ?? ""}`);
  await engine.read(settled);
  const isSameProcess = server().pid === pid && server().isAlive();
  await server().end();
  line.close();
  return outcomeOf(engine, writers.written, {
    drill: "network-cut",
    rounds,
    started,
    more: {
      isSameProcess,
      hung: writers.written.filter(({ ms }) => ms > PATIENCE_MS).length,
      longestReturnMs: longestReturn,
    },
  });
}

export const drill: Drill = {
  title: "Line between server and PostgreSQL cut, silent, forgotten",
  run: async ({ rounds = 12, say }) => {
    const engine = await ownPostgres();
    try {
      return [await run(engine, rounds, say)];
    } finally {
      await engine.remove();
    }
  },
};
