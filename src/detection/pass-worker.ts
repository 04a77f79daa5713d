/** The thread of a run: answers each page it is given. */
import { parentPort, workerData } from "node:worker_threads";

import { found, type Given } from "./pass.ts";
import type { Page } from "./account-rows.ts";

parentPort!.on("message", (page: Page) => {
  const answer = found(page, workerData as Given);
  parentPort!.postMessage(answer, [answer.lines.buffer as ArrayBuffer]);
});
