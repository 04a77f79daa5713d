/**
 * Two servers on one database. They start on an empty one at the same moment; people then write through both, the same thing is sent to both at
 * once, jobs are shared between them, and what a screen follows on one is told by what was done on the other.
 */
import { randomUUID } from "node:crypto";
import { globSync } from "node:fs";
import path from "node:path";

import { askOnce } from "./cluster.ts";
import { emptyPostgres, type Engine, filled } from "./engines.ts";
import { type Drill, outcomeOf } from "./outcome.ts";
import type { Answer, Person } from "./people.ts";
import { type ServerProcess, startServer } from "./server.ts";
import { peopleAt, settled } from "./work.ts";
import { isAcknowledged, startWriters, subjectsOf } from "./writes.ts";

const MIGRATIONS = globSync("src/platform/database/migrations/*.sql", {
  cwd: path.join(import.meta.dirname, ".."),
}).length;

async function run(engine: Engine, rounds: number, say: (text: string) => void) {
  const started = performance.now();
  const start = () => startServer({ data: engine.data, databaseUrl: engine.databaseUrl!, demo: false });
  // On nothing: both would make the schema.
  const servers = await Promise.all([start(), start()]);
  const [{ applied }] = (await askOnce<{ applied: number }>(
    engine.databaseUrl!,
    "select count(*)::int as applied from app.migration",
  )) as [{ applied: number }];
  say(`both answer: ${applied} of ${MIGRATIONS} migrations`);
  await filled(engine);

  const at = [0, 1].map((index) => peopleAt(() => servers[index]!.address));
  const [here, there] = (await Promise.all(at)) as [Awaited<(typeof at)[0]>, Awaited<(typeof at)[0]>];
  const subjects = await subjectsOf(here);
  // The same people, a half of each on either.
  const writers = startWriters(
    { worker: here.worker, adviser: there.adviser, officer: here.officer, coordinator: there.coordinator },
    subjects,
  );
  const pairs = await sentToBoth(here.worker, there.worker, subjects.measures, rounds);
  const drafts = await begunOnBoth(here.adviser, there.adviser);
  say(`${pairs.rows} of ${rounds} contacts sent to both at once`);
  const live = await followedOnBoth(servers, here.coordinator, there.coordinator, 10);
  say(`${live.told} of ${live.changes * 2} changes told`);
  await writers.moreAcknowledged(300);
  await writers.stop();
  await engine.read(settled);
  const shares = servers.map((server) => server.isAlive());
  await Promise.all(servers.map((server) => server.end()));
  return outcomeOf(engine, writers.written, {
    drill: "two-servers",
    rounds,
    started,
    more: {
      bothAlive: shares.every(Boolean),
      migrationsApplied: applied,
      migrationsThatThereAre: MIGRATIONS,
      sentToBothAtOnce: rounds,
      ...pairs.counts,
      referralsBegunOnBothAtOnce: drafts.households,
      ofThoseReferredTwice: drafts.twice,
      changesOfASession: live.changes,
      toldOnBothScreens: live.told,
      longestUntilToldMs: live.longest,
    },
  });

  /** One contact, by its own id, to both servers at the same moment. */
  async function sentToBoth(one: Person, other: Person, measures: string[], count: number) {
    const ids: string[] = [];
    let bothAcknowledged = 0;
    for (let n = 0; n < count; n++) {
      const id = randomUUID();
      ids.push(id);
      const body = {
        id,
        kind: "phone",
        state: "held",
        metOn: Temporal.Now.plainDateISO("Europe/Paris").toString(),
        minutes: 20,
        outreach: false,
        note: "À deux.",
      };
      const url = `/api/measures/${measures[n % measures.length]}/contacts`;
      const answers = await Promise.all([one.send("POST", url, body), other.send("POST", url, body)]);
      if (answers.every(isAcknowledged)) bothAcknowledged += 1;
    }
    const [found] = await askOnce<{ rows: number; audited: number; events: number }>(
      engine.databaseUrl!,
      `select (select count(*)::int from contact where id::text = any ($1)) as rows,
              (select count(*)::int from audit_entry where subject = 'contact' and subject_id = any ($1) and action = 'insert') as audited,
              (select count(*)::int from outbox_event where kind = 'contact.written' and payload ->> 'contactId' = any ($1)) as events`,
      [ids],
    );
    return {
      rows: found!.rows,
      counts: {
        ofThoseBothAcknowledged: bothAcknowledged,
        rowsThere: found!.rows,
        eventsThere: found!.events,
      },
    };
  }

  async function begunOnBoth(one: Person, other: Person) {
    const { body } = await one.get("/api/worklist");
    const households = [...new Set((body.rows ?? []).flatMap(({ householdId }) => householdId ?? []))].slice(
      1,
      11,
    );
    for (const household of households) {
      const url = `/api/households/${household}/referrals`;
      await Promise.all([one.send("POST", url, {}), other.send("POST", url, {})]);
    }
    const [found] = await askOnce<{ n: number }>(
      engine.databaseUrl!,
      `select count(*)::int as n from (select household_id from referral where household_id::text = any ($1) and status = 'draft'
         group by household_id having count(*) > 1) again`,
      [households],
    );
    return { households: households.length, twice: found!.n };
  }
}

/** Saves having read what stands, as the page does: where it is older, once more with what the refusal tells. */
async function having(version: string | null, person: Person, url: string, body: object): Promise<Answer> {
  const first = await person.send("PUT", url, { ...body, version });
  const stands = first.body.stale?.version;
  return stands === undefined ? first : person.send("PUT", url, { ...body, version: stands });
}

/** A session followed on a screen of each server, changed on the one and the other in turn. */
async function followedOnBoth(
  servers: readonly ServerProcess[],
  here: Person,
  there: Person,
  changes: number,
) {
  const session = await here.send("POST", "/api/sessions", {
    number: null,
    heldOn: Temporal.Now.plainDateISO("Europe/Paris").add({ days: 7 }).toString(),
    place: "Grenoble",
    videoLink: null,
    members: [],
  });
  const { id } = session.body;
  if (!id) throw new Error(`no session: ${session.text}`);
  const heard = [0, 0];
  const ending = new AbortController();
  const screens = await Promise.all(
    [here, there].map(async (person, index) => {
      const stream = await person.open(`/api/sessions/${id}/changes`, ending.signal);
      const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
      const ready = Promise.withResolvers<void>();
      void (async () => {
        for (;;) {
          const { value, done } = await reader.read();
          if (done) return;
          if (value.includes("event: ready")) ready.resolve();
          heard[index]! += value.split("event: change").length - 1;
        }
      })().catch(() => {});
      return ready.promise;
    }),
  );
  await Promise.all(screens);
  let [told, longest] = [0, 0];
  let version: string | null = null;
  for (let n = 1; n <= changes; n++) {
    const before = [...heard];
    const change = await having(version, [here, there][n % 2]!, `/api/sessions/${id}`, {
      number: null,
      heldOn: Temporal.Now.plainDateISO("Europe/Paris")
        .add({ days: 7 + n })
        .toString(),
      place: `Grenoble, salle ${n}`,
      videoLink: null,
    });
    version = change.body.version ?? version;
    if (!isAcknowledged(change)) throw new Error(`the session was not changed: ${change.text}`);
    const since = performance.now();
    while (heard.some((count, index) => count === before[index]) && performance.now() - since < 15_000)
      await new Promise((resolve) => setTimeout(resolve, 10));
    told += heard.filter((count, index) => count > before[index]!).length;
    longest = Math.max(longest, Math.round(performance.now() - since));
  }
  ending.abort();
  return { changes, told, longest, servers: servers.length };
}

export const drill: Drill = {
  title: "Two servers on one database",
  run: async ({ rounds = 50, say }) => {
    const engine = await emptyPostgres();
    try {
      return [await run(engine, rounds, say)];
    } finally {
      await engine.remove();
    }
  },
};
