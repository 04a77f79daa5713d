/**
 * The server is killed while a job is under way: a detection, a notice, a letter, or a ledger file from the watched folder half taken in. The
 * next process does it again, and it takes effect once.
 */
import { mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { ledgerFileWritten } from "../bench/ledger-fixture.ts";
import { type Engine, onEachEngine } from "./engines.ts";
import { type Drill, type Outcome, outcomeOf } from "./outcome.ts";
import { settled, work } from "./work.ts";

const LINES = 12_000;
/** Jobs under way, as the queue holds them, with the event of each. */
const UNDER_WAY = `
  select e.kind from pgboss.job j join outbox_event e on e.id = (j.data ->> 'eventId')::bigint
   where j.name = 'outbox' and j.state = 'active' limit 1`;

async function onEngine(engine: Engine, rounds: number, say: (text: string) => void): Promise<Outcome> {
  const started = performance.now();
  const inbox = path.join(engine.data, "inbox");
  mkdirSync(path.join(inbox, "ACTIS"), { recursive: true });
  const { writers, server, restart } = await work(engine, { environment: { LEDGER_INBOX: inbox } });
  const killed: Record<string, number> = {};
  for (let round = 1; round <= rounds; round++) {
    await writers.moreAcknowledged(5);
    if (round % 3 === 0) {
      // Whole under its name at once, as a transfer that ends does; another file each time, of the same accounts.
      const file = path.join(inbox, `${round}.csv`);
      await ledgerFileWritten(file, LINES, { before: `2026-${String((round % 9) + 1).padStart(2, "0")}-15` });
      renameSync(file, path.join(inbox, "ACTIS", `exercice-dossier-${round}.csv`));
      // Two looks at the folder and into the import: a second time where it had not begun.
      await wait(4_500 + Math.random() * 1_500);
    } else if (engine.name === "postgres") {
      const kind = await engine.read(async (rows) => {
        for (let look = 0; look < 400; look++) {
          const [job] = await rows<{ kind: string }>(UNDER_WAY);
          if (job) return job.kind;
        }
        return "none";
      });
      killed[kind] = (killed[kind] ?? 0) + 1;
    } else await wait(Math.random() * 3_000);
    await server().kill();
    await restart();
    if (round % 5 === 0) say(`${engine.name}: ${round} of ${rounds}`);
  }
  await writers.moreAcknowledged(10);
  await writers.stop();
  say(`${engine.name}: what was cut is done again`);
  // Time enough for the day to begin, its nights of detection, and the folder.
  await wait(25_000);
  if (engine.name === "postgres") await engine.read((rows) => settled(rows, 240_000));
  else await wait(60_000);
  await server().end();
  const files = Math.floor(rounds / 3);
  const taken = await engine.read((rows) =>
    rows<{ files: number; imports: number }>(
      `select count(distinct file_name)::int as files, count(*)::int as imports from ledger_import
        where file_name like 'exercice-dossier-%'`,
    ),
  );
  const outcome = await outcomeOf(engine, writers.written, {
    drill: "job-killed",
    rounds,
    started,
    more: {
      ...Object.fromEntries(Object.entries(killed).map(([kind, n]) => [`killedDuring ${kind}`, n])),
      filesLeftInTheFolder: files,
      ofThoseTakenIn: taken[0]!.files,
      importsOfThem: taken[0]!.imports,
    },
  });
  const again = taken[0]!.imports - files;
  return {
    ...outcome,
    twice: outcome.twice + Math.max(0, again),
    missed: outcome.missed + Math.max(0, -again),
  };
}

export const drill: Drill = {
  title: "Server killed while a job is under way",
  run: ({ rounds = 9, say }) => onEachEngine((engine) => onEngine(engine, rounds, say)),
};
