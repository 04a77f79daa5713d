/** Runs HiGHS beside the server: a model in, the columns that are not 0 out. */
/* oxlint-disable unicorn/require-post-message-target-origin -- threads of one process, not windows */
import { parentPort } from "node:worker_threads";

import loadHighs from "highs";

type Asked = { id: number; model: string };
type Found = { Status: string; ObjectiveValue: number; Columns: Record<string, { Primal?: number }> };
type Highs = { solve(problem: string, options?: object): Found };

const ready = (loadHighs as unknown as () => Promise<Highs>)();

parentPort!.on("message", async ({ id, model }: Asked) => {
  try {
    const { Status, ObjectiveValue, Columns } = (await ready).solve(model, { output_flag: false });
    if (Status !== "Optimal") throw new Error(`the solver stopped: ${Status}`);
    const columns = Object.entries(Columns).flatMap(([name, { Primal = 0 }]) =>
      Math.abs(Primal) > 1e-9 ? [[name, Primal] as const] : [],
    );
    parentPort!.postMessage({ id, points: ObjectiveValue, columns });
  } catch (error) {
    parentPort!.postMessage({ id, error: String(error) });
  }
});
