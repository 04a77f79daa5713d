/**
 * The disk is full while people write: that of the database, then that of people's files. They are told so, nothing that was acknowledged goes,
 * and once there is room work goes on.
 */
import { setTimeout as wait } from "node:timers/promises";

import { embedded, type Engine, ownPostgres } from "./engines.ts";
import { type Drill, type Outcome, outcomeOf } from "./outcome.ts";
import { folderOn, type SmallDisk, smallDisk } from "./small-disk.ts";
import { settled, work, type Work } from "./work.ts";

const FULL_MS = 8_000;

/** Goes on by itself, or is started again as a watch over the service does; tells which. */
async function back({ writers, server, restart }: Work, engine: Engine): Promise<"itself" | "restarted"> {
  if (engine.cluster && !engine.cluster.isRunning()) {
    await engine.cluster.start();
  }
  if (server().isAlive()) {
    const isBack = await writers.moreAcknowledged(10, 30_000).then(
      () => true,
      () => false,
    );
    if (isBack) return "itself";
    await server().end();
  }
  await restart();
  await writers.moreAcknowledged(10);
  return "restarted";
}

async function onEngine(
  engine: Engine,
  [disk, files]: [SmallDisk, SmallDisk],
  rounds: number,
  say: (text: string) => void,
): Promise<Outcome> {
  const started = performance.now();
  const filesFolder = folderOn(files, "files");
  const working = await work({ ...engine }, { environment: { FILES_FOLDER: filesFolder } });
  const { writers, server } = working;
  const told = new Set<string>();
  let [itself, restarted, refused, databaseStopped] = [0, 0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    await writers.moreAcknowledged(20);
    const full = round % 2 === 0 ? disk : files;
    full.fill();
    const before = writers.written.length;
    await wait(FULL_MS);
    const failed = writers.written.slice(before).filter(({ status }) => status >= 500);
    refused += failed.length;
    for (const { status, title } of failed)
      told.add(`${status} ${/"title":"([^"]*)"/.exec(title ?? "")?.[1] ?? title}`);
    full.empty();
    if (engine.cluster && !engine.cluster.isRunning()) databaseStopped += 1;
    const how = await back(working, engine);
    if (how === "itself") itself += 1;
    else restarted += 1;
    say(
      `${engine.name}: ${full === disk ? "database" : "files"} full, ${failed.length} told so; back by ${how}`,
    );
  }
  for (const one of told) say(one);
  await writers.stop();
  if (engine.name === "postgres") await engine.read(settled);
  else await wait(90_000);
  await server().end();
  return outcomeOf(
    engine,
    writers.written,
    {
      drill: "disk-full",
      rounds,
      started,
      more: {
        answeredByAnErrorWhileFull: refused,
        theirStatuses: [...new Set([...told].map((one) => one.slice(0, 3)))].join(", "),
        wentOnByItself: itself,
        serverStartedAgain: restarted,
        ...(engine.cluster && { databaseStartedAgain: databaseStopped }),
      },
    },
    filesFolder,
  );
}

export const drill: Drill = {
  title: "Disk full: the database's, then that of people's files",
  run: async ({ rounds = 6, say }) => {
    const outcomes: Outcome[] = [];
    for (const make of [ownPostgres, embedded]) {
      const disks: [SmallDisk, SmallDisk] = [smallDisk(600), smallDisk(8)];
      try {
        const engine = await make(folderOn(disks[0], "all"));
        try {
          outcomes.push(await onEngine(engine, disks, rounds, say));
        } finally {
          await engine.remove();
        }
      } finally {
        for (const disk of disks) disk.remove();
      }
    }
    return outcomes;
  },
};
