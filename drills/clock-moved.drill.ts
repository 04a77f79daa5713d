/**
 * The server's clock jumps while people write: a day ahead, back again, to the nights on which it is put forward and back, to the last minute of
 * a year. On the embedded engine the database's clock jumps with it; on PostgreSQL the two disagree, as two machines may. Each day that was
 * lived begins once, nothing is done twice, sessions and the seals of the access log hold.
 */
import { setTimeout as wait } from "node:timers/promises";

import { type Engine, onEachEngine } from "./engines.ts";
import { type Drill, type Outcome, outcomeOf } from "./outcome.ts";
import { type ServerProcess, startServer } from "./server.ts";
import { peopleAt } from "./work.ts";
import { startWriters, subjectsOf, type Written } from "./writes.ts";

/** Lived at each: until the day has begun, what follows is done, and the night's hour is past. */
const LIVED_MS = 50_000;
const DAY_MS = 86_400_000;
/** A moment in Paris, in the order in which they are lived; null: the machine's own. */
const MOMENTS: readonly [what: string, at: string | null][] = [
  ["today", null],
  ["aDayAhead", "+1"],
  ["backByADay", null],
  ["clocksPutForward", "2027-03-28T01:59:40+01:00"],
  ["clocksPutBack", "2027-10-31T02:59:40+02:00"],
  ["theYearEnds", "2027-12-31T23:59:40+01:00"],
];

const aheadOf = (at: string | null) => (at === null ? 0 : at === "+1" ? DAY_MS : Date.parse(at) - Date.now());
const parisian = (moment: number) =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO("Europe/Paris").toPlainDate().toString();

async function onEngine(engine: Engine, say: (text: string) => void): Promise<Outcome> {
  const started = performance.now();
  const written: Written[] = [];
  const days = new Set<string>();
  let port = 0;
  let [unexpected, keptSessions, sessionsAsked] = [0, 0, 0];
  let before: Awaited<ReturnType<typeof peopleAt>> | undefined;
  for (const [what, at] of MOMENTS) {
    const ahead = aheadOf(at);
    const server: ServerProcess = await startServer({
      data: engine.data,
      ...(engine.databaseUrl && { databaseUrl: engine.databaseUrl }),
      port,
      imports: ["e2e/clock.ts"],
      environment: { CLOCK_DAYS: String(ahead / DAY_MS) },
    });
    port = server.port;
    days.add(parisian(Date.now() + ahead));
    // Signed in before the clock jumped: known still, or asked to sign in; never a fault.
    if (before) {
      const { status } = await before.worker.get("/api/me");
      sessionsAsked += 1;
      if (status === 200) keptSessions += 1;
      else if (status !== 401) unexpected += 1;
    }
    const people = await peopleAt(() => server.address);
    const writers = startWriters(people, await subjectsOf(people));
    await wait(LIVED_MS);
    await writers.moreAcknowledged(5);
    await writers.stop();
    days.add(parisian(Date.now() + ahead));
    written.push(...writers.written);
    unexpected += writers.written.filter(({ status }) => status === 0 || status >= 500).length;
    say(`${engine.name}: ${what}, ${writers.written.length} writes`);
    await wait(5_000);
    await server.end();
    before = people;
  }
  const begun = await engine.read((rows) =>
    rows<{ on: string; n: number }>(
      "select payload ->> 'on' as on, count(*)::int as n from outbox_event where kind = 'day.began' group by 1",
    ),
  );
  const count = new Map(begun.map(({ on, n }) => [on, n]));
  const outcome = await outcomeOf(engine, written, {
    drill: "clock-moved",
    rounds: MOMENTS.length - 1,
    started,
    more: {
      daysLived: days.size,
      ofThoseBegunOnce: [...days].filter((day) => count.get(day) === 1).length,
      sessionsAskedAfterAJump: sessionsAsked,
      ofThoseStillOpen: keptSessions,
      unexpectedAnswers: unexpected,
    },
  });
  const [never, again] = [
    [...days].filter((day) => !count.has(day)).length,
    begun.filter(({ n }) => n > 1).length,
  ];
  return { ...outcome, missed: outcome.missed + never + unexpected, twice: outcome.twice + again };
}

export const drill: Drill = {
  title: "Clock moved by a day and back, over both nights of daylight saving and a year's end",
  run: ({ say }) => onEachEngine((engine) => onEngine(engine, say)),
};
