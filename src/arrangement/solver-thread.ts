/** Solving in a thread of its own: the server goes on answering while HiGHS computes. One thread, cases in turn. */
import { Worker } from "node:worker_threads";

import type { ArrangementCase } from "./rules.ts";
import type { Solved } from "./solver.ts";

type Waiting = { resolve: (solved: Solved) => void; reject: (error: Error) => void; timer: NodeJS.Timeout };
/** A case is some tens of models of less than a tenth of a second each; beyond this, something is wrong. */
const PATIENCE_MS = 60_000;

let worker: Worker | undefined;
let last = 0;
const waiting = new Map<number, Waiting>();

/** The answers to a case, from the thread. Rejects where the solver gives up or the thread ends. */
export function solveApart(facts: ArrangementCase): Promise<Solved> {
  worker ??= start();
  const id = ++last;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => stop(new Error("the solver took too long")), PATIENCE_MS);
    timer.unref();
    waiting.set(id, { resolve, reject, timer });
    worker!.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node has no origin
    worker!.postMessage({ id, facts });
  });
}

function start(): Worker {
  const started = new Worker(new URL("solver-worker.ts", import.meta.url));
  started.on("message", ({ id, solved, error }: { id: number; solved?: Solved; error?: string }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    // An idle thread does not keep the process alive.
    if (waiting.size === 0) started.unref();
    clearTimeout(one?.timer);
    if (solved) one?.resolve(solved);
    else one?.reject(new Error(error));
  });
  started.on("error", stop);
  return started;
}

function stop(error: Error): void {
  void worker?.terminate();
  worker = undefined;
  for (const { reject, timer } of waiting.values()) {
    clearTimeout(timer);
    reject(error);
  }
  waiting.clear();
}
