/**
 * A new version without a break: an old server (this repository at an earlier commit, some migrations back) serves people; the new one starts
 * beside it and migrates; both serve on the one schema; the old one is left out and ends. Then rounds of the same version, one server after the
 * other told to end and left by the proxy because it says that it is not ready. No request fails.
 */
import { execFileSync } from "node:child_process";
import { existsSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { balancer } from "./balancer.ts";
import { askOnce, freePort } from "./cluster.ts";
import { emptyPostgres, type Engine } from "./engines.ts";
import { type Drill, outcomeOf } from "./outcome.ts";
import { command, startServer } from "./server.ts";
import { peopleAt, settled } from "./work.ts";
import { startWriters, subjectsOf, type Written } from "./writes.ts";

const ROOT = path.join(import.meta.dirname, "..");
/** Retention, before people's rights: `DRILL_OLD` names another. */
const OLD = process.env["DRILL_OLD"] ?? "36d451d";

/** The old version beside this one, with this one's packages and pages. */
function checkedOut(folder: string): string {
  const root = path.join(folder, "old");
  execFileSync("git", ["worktree", "prune"], { cwd: ROOT });
  execFileSync("git", ["worktree", "add", "--detach", root, OLD], { cwd: ROOT, stdio: "ignore" });
  for (const shared of ["node_modules", "dist"])
    if (existsSync(path.join(ROOT, shared))) symlinkSync(path.join(ROOT, shared), path.join(root, shared));
  return root;
}

const fails = ({ status }: Written) => status === 0 || status >= 500;

async function run(engine: Engine, old: string, rounds: number, say: (text: string) => void) {
  const started = performance.now();
  const { databaseUrl = "", data } = engine;
  await command(["demo", "--json", "--data", data, "--tenancies", "400"], databaseUrl, old);
  const migrations = async () =>
    (await askOnce<{ n: number }>(databaseUrl, "select count(*)::int as n from app.migration"))[0]!.n;
  const before = await migrations();
  const proxy = await balancer();
  const environment = { PUBLIC_URL: proxy.address, DRAIN_SECONDS: "2" };
  const start = async (root?: string) =>
    startServer({ data, databaseUrl, environment, port: await freePort(), ...(root && { root }) });
  const former = await start(old);
  await proxy.add(former.port);
  const people = await peopleAt(() => proxy.address);
  const writers = startWriters(people, await subjectsOf(people));
  const reads = await readWithoutPause();
  await writers.moreAcknowledged(40);

  say("the new version starts and migrates");
  let current = await start();
  const migrated = await migrations();
  const atMigration = writers.written.length;
  const alone = proxy.answered()[former.port]!;
  await writers.moreAcknowledged(60);
  const oldOnNew = proxy.answered()[former.port]! - alone;
  await proxy.add(current.port);
  say("both serve");
  await writers.moreAcknowledged(200);
  proxy.leaveOut(former.port);
  await wait(500);
  const formerCode = await former.end();
  say(`the old one has ended (${formerCode}); ${rounds} rounds of one after the other`);

  let unclean = formerCode === 0 ? 0 : 1;
  for (let round = 1; round <= rounds; round++) {
    const next = await start();
    await proxy.add(next.port);
    await writers.moreAcknowledged(20);
    // Nobody tells the proxy: the server says that it leaves.
    if ((await current.end()) !== 0) unclean += 1;
    current = next;
  }
  await writers.moreAcknowledged(20);
  await writers.stop();
  reads.stop();
  await engine.read(settled);
  await current.end();
  proxy.close();
  const failed = writers.written.filter(fails);
  for (const one of failed.slice(0, 5)) say(`${one.kind} ${one.status} ${one.title}`);
  const outcome = await outcomeOf(engine, writers.written, {
    drill: "upgrade",
    rounds: rounds + 1,
    started,
    more: {
      oldVersion: OLD,
      migrationsBetween: migrated - before,
      answersOfTheOldOneOnTheNewSchema: oldOnNew,
      writesSinceTheMigration: writers.written.length - atMigration,
      reads: reads.counts.sent,
      failedReads: reads.counts.failed,
      failedWrites: failed.length,
      serversThatDidNotEndInOrder: unclean,
    },
  });
  const unanswered = failed.length + reads.counts.failed + unclean;
  return { ...outcome, missed: outcome.missed + unanswered };

  /** Pages that people look at all the while. */
  async function readWithoutPause() {
    const counts = { sent: 0, failed: 0 };
    const ending = new AbortController();
    const urls = ["/api/me", "/api/measures", "/api/agenda", "/api/notifications"];
    void (async () => {
      while (!ending.signal.aborted) {
        const answer = await people.worker.get(urls[counts.sent % urls.length]!);
        counts.sent += 1;
        if (answer.status === 0 || answer.status >= 500) counts.failed += 1;
        await wait(80);
      }
    })();
    return { counts, stop: () => ending.abort() };
  }
}

export const drill: Drill = {
  title: "A new version beside the old one on one schema, then servers replaced one after the other",
  run: async ({ rounds = 10, say }) => {
    const engine = await emptyPostgres();
    const old = checkedOut(path.dirname(engine.data));
    try {
      return [await run(engine, old, rounds, say)];
    } finally {
      for (const shared of ["node_modules", "dist"]) rmSync(path.join(old, shared), { force: true });
      execFileSync("git", ["worktree", "remove", "--force", old], { cwd: ROOT });
      await engine.remove();
    }
  },
};
