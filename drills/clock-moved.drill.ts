/**
 * The server's clock jumps while people write: a day ahead, back again, to the nights on which it is put forward and back, to the last minute of
 * a year. On the embedded engine the database's clock jumps with it; on PostgreSQL the two disagree, as two machines may. Each day that was
 * lived begins once, nothing is done twice, sessions and the seals of the access log hold.
 */
import { setTimeout as wait } from "node:timers/promises";

import { type Engine, onEachEngine } from "./engines.ts";
import { held } from "./held.ts";
import { type Drill, type Outcome, outcomeOf } from "./outcome.ts";
import { type ServerProcess, startServer } from "./server.ts";
import { peopleAt } from "./work.ts";
import { startWriters, subjectsOf, type Written } from "./writes.ts";

/** Lived at each: until the day has begun, what follows is done, and the night's hour is past. */
const LIVED_MS = 60_000;
/** The server starts so long before the night's hour. */
const BEFORE_MS = 40_000;
/** A day on which it was up for less is not counted as lived: its jobs start some seconds after its first page. */
const SETTLED_MS = 10_000;
const DAY_MS = 86_400_000;

/**
 * Moments in Paris, in the order in which they are lived; null: the machine's own. All within a year, past which lines of the access log
 * rightly go.
 */
function moments(): [what: string, at: number | null][] {
  const now = Temporal.Now.zonedDateTimeISO("Europe/Paris");
  const newYear = now.with({ month: 1, day: 1 }).startOfDay().add({ years: 1 });
  const first = now.getTimeZoneTransition("next")!;
  const second = first.getTimeZoneTransition("next")!;
  const nights = [first, second].map((night): [string, Temporal.ZonedDateTime] => [
    // Its offset grows: hands go from two to three.
    night.offsetNanoseconds > night.subtract({ seconds: 1 }).offsetNanoseconds
      ? "clocksPutForward"
      : "clocksPutBack",
    night,
  ]);
  return [
    ["today", null],
    ["aDayAhead", Date.now() + DAY_MS],
    ["backByADay", null],
    ...[...nights, ["theYearEnds", newYear] as const]
      .toSorted(([, one], [, other]) => Temporal.ZonedDateTime.compare(one, other))
      .map(([what, at]): [string, number] => [what, at.epochMilliseconds - BEFORE_MS]),
  ];
}

const parisian = (moment: number) =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO("Europe/Paris").toPlainDate().toString();

const BEGUN =
  "select payload ->> 'on' as on, count(*)::int as n from outbox_event where kind = 'day.began' group by 1";

async function onEngine(engine: Engine, rounds: number, say: (text: string) => void): Promise<Outcome> {
  const started = performance.now();
  const written: Written[] = [];
  const days = new Set<string>();
  /** How often each day has begun. */
  const begun = new Map<string, number>();
  /** Looked for where they were written: at a later moment events and lines have gone that rightly go with time. */
  const half: string[] = [];
  let halves = 0;
  let port = 0;
  let [unexpected, keptSessions, sessionsAsked] = [0, 0, 0];
  let before: Awaited<ReturnType<typeof peopleAt>> | undefined;
  let reached = 0;
  for (const [what, at] of moments().slice(0, rounds + 1)) {
    const ahead = at === null ? 0 : at - Date.now();
    const server: ServerProcess = await startServer({
      data: engine.data,
      ...(engine.databaseUrl && { databaseUrl: engine.databaseUrl }),
      port,
      imports: ["e2e/clock.ts"],
      environment: { CLOCK_DAYS: String(ahead / DAY_MS) },
    });
    port = server.port;
    // A day that ends before its jobs had time to begin it is not counted.
    const [startedOn, settledOn] = [0, SETTLED_MS].map((ms) => parisian(Date.now() + ahead + ms));
    if (startedOn === settledOn) days.add(startedOn!);
    // Signed in before the clock jumped: known still, or asked to sign in; never a fault.
    if (before) {
      const { status } = await before.worker.get("/api/me");
      sessionsAsked += 1;
      if (status === 200) keptSessions += 1;
      else if (status !== 401) unexpected += 1;
    }
    const people = await peopleAt(() => server.address);
    const writers = startWriters(people, await subjectsOf(people), reached);
    await wait(LIVED_MS);
    await writers.moreAcknowledged(5);
    await writers.stop();
    reached = writers.reached();
    days.add(parisian(Date.now() + ahead));
    written.push(...writers.written);
    unexpected += writers.written.filter(({ status }) => status === 0 || status >= 500).length;
    say(`${engine.name}: ${what}, ${writers.written.length} writes`);
    await wait(5_000);
    await server.end();
    before = people;
    const found = await engine.read((rows) => held(writers.written, rows, `${engine.data}/files`));
    halves += found.half;
    half.push(...found.faults.filter((fault) => fault.startsWith("half")));
    for (const { on, n } of await engine.read((rows) => rows<{ on: string; n: number }>(BEGUN)))
      begun.set(on, Math.max(n, begun.get(on) ?? 0));
  }
  const outcome = await outcomeOf(engine, written, {
    drill: "clock-moved",
    rounds,
    started,
    more: {
      daysLived: days.size,
      ofThoseBegunOnce: [...days].filter((day) => begun.get(day) === 1).length,
      sessionsAskedAfterAJump: sessionsAsked,
      ofThoseStillOpen: keptSessions,
      unexpectedAnswers: unexpected,
    },
  });
  const never = [...days].filter((day) => !begun.has(day));
  const again = [...begun].filter(([, n]) => n > 1);
  return {
    ...outcome,
    half: halves,
    faults: [
      ...outcome.faults.filter((fault) => !fault.startsWith("half")),
      ...half.slice(0, 10),
      ...never.map((day) => `missed: ${day} did not begin`),
      ...again.map(([on, n]) => `twice: ${on} began ${n} times`),
    ],
    missed: outcome.missed + never.length + unexpected,
    twice: outcome.twice + again.length,
  };
}

export const drill: Drill = {
  title: "Clock moved by a day and back, over both nights of daylight saving and a year's end",
  run: ({ rounds = moments().length - 1, say }) => onEachEngine((engine) => onEngine(engine, rounds, say)),
};
