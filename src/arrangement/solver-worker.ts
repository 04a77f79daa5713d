/** The thread that solves: a case comes in, its answers go out, one after the other. Started by solver-thread.ts. */
import { parentPort } from "node:worker_threads";

import type { ArrangementCase } from "./rules.ts";
import { solve } from "./solver.ts";

/* oxlint-disable unicorn/require-post-message-target-origin -- a thread of Node has no origin */
parentPort!.on("message", ({ id, facts }: { id: number; facts: ArrangementCase }) => {
  solve(facts).then(
    (solved) => parentPort!.postMessage({ id, solved }),
    (error: unknown) => parentPort!.postMessage({ id, error: String(error) }),
  );
});
