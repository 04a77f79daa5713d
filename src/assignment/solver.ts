/** HiGHS in a thread of its own: the server goes on answering while a session's households are given out. */
/* oxlint-disable unicorn/require-post-message-target-origin -- threads of one process, not windows */
import { Worker } from "node:worker_threads";

export type Solution = { points: number; columns: ReadonlyMap<string, number> };
type Answered = { id: number } & ({ points: number; columns: [string, number][] } | { error: string });
type Waiting = { resolve: (solution: Solution) => void; reject: (error: Error) => void };

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let last = 0;
let idle: NodeJS.Timeout | undefined;
/** Thirty times what 500 households take. */
const PATIENCE_MS = 10_000;
/** Its memory is given back when nobody assigns. */
const IDLE_MS = 60_000;

function started(): Worker {
  if (worker) return worker;
  const fresh = new Worker(new URL("./solver-worker.ts", import.meta.url));
  fresh.on("message", (answer: Answered) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("error" in answer) asked?.reject(new Error(answer.error));
    else asked?.resolve({ points: answer.points, columns: new Map(answer.columns) });
  });
  fresh.on("error", (error: Error) => stop(error));
  worker = fresh;
  return fresh;
}

function stop(reason: Error): void {
  void worker?.terminate();
  worker = undefined;
  for (const { reject } of waiting.values()) reject(reason);
  waiting.clear();
}

/** Solves a model in LP format. Rejects where HiGHS finds no optimum, or has none after ten seconds. */
export function solved(model: string): Promise<Solution> {
  clearTimeout(idle);
  const id = (last += 1);
  const thread = started();
  const patience = setTimeout(() => stop(new Error("the solver took too long")), PATIENCE_MS);
  return new Promise<Solution>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    thread.ref();
    thread.postMessage({ id, model });
  }).finally(() => {
    clearTimeout(patience);
    if (waiting.size > 0) return;
    // A thread that waits for work keeps no process alive.
    worker?.unref();
    idle = setTimeout(() => stop(new Error("idle")), IDLE_MS).unref();
  });
}
