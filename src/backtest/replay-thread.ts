/** Where a back-test computes: in this thread for a small landlord, in one of its own for a large one. */
import { openThread } from "../platform/jobs/thread.ts";
import type { Judged } from "./judge.rules.ts";
import { Replaying, type ReplayGiven, type ReplayPage } from "./replaying.ts";

export type ReplayRun = AsyncDisposable & {
  /** Gives how many accounts there are by now. */
  add: (page: ReplayPage) => Promise<number>;
  judge: () => Promise<Judged>;
};

/** From so many accounts a thread is worth its start. */
const MANY = 5_000;

export function replayRun(given: ReplayGiven, accounts: number): ReplayRun {
  if (accounts < MANY) {
    const replaying = new Replaying(given);
    return {
      add: async (page) => replaying.add(page),
      judge: async () => replaying.judge(),
      [Symbol.asyncDispose]: async () => {},
    };
  }
  const thread = openThread<ReplayPage | "judge", unknown>(
    new URL("replay-worker.ts", import.meta.url),
    given,
  );
  return {
    add: (page) => thread.ask(page, [page.accounts.buffer, page.months.buffer]) as Promise<number>,
    judge: () => thread.ask("judge") as Promise<Judged>,
    [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose](),
  };
}
