/** The thread of a back-test: takes pages, then judges. */
import { parentPort, workerData } from "node:worker_threads";

import { Replaying, type ReplayGiven, type ReplayPage } from "./replaying.ts";

const replaying = new Replaying(workerData as ReplayGiven);
parentPort!.on("message", (asked: ReplayPage | "judge") =>
  parentPort!.postMessage(asked === "judge" ? replaying.judge() : replaying.add(asked), []),
);
