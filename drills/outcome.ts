/** What a drill tells: the same figures in its JSON and, by `npm run -s drill -- report`, in docs/reliability.md. */
import type { Engine } from "./engines.ts";
import { bytesWithoutRow, followed, held, type Held } from "./held.ts";
import type { Written } from "./writes.ts";

export type Outcome = Omit<Held, "faults"> & {
  drill: string;
  engine: "postgres" | "pglite";
  /** Faults that were made. */
  rounds: number;
  faults: string[];
  /** `verify` of the application, in the end. */
  verify: "ok" | string[];
  /** Events that wait or were given up, once the server had time to handle them all. */
  eventsLeft: number;
  /** What follows from an event and came again, or never. */
  twice: number;
  missed: number;
  /** Of the requests that were answered by an error: those that gave no number to ask for. */
  errorsWithoutNumber: number;
  longestAnswerMs: number;
  seconds: number;
  /** What this drill alone counts. */
  more: Record<string, number | string | boolean>;
};
export type Drill = {
  /** In a few words, for the report. */
  title: string;
  run: (options: { rounds?: number; say: (text: string) => void }) => Promise<Outcome[]>;
};

/** Compares what was written with what is held; the server has ended. */
export async function outcomeOf(
  engine: Engine,
  written: readonly Written[],
  facts: { drill: string; rounds: number; started: number; more?: Outcome["more"] },
  filesFolder = `${engine.data}/files`,
): Promise<Outcome> {
  const { faults, ...found } = await engine.read((rows) => held(written, rows, filesFolder));
  const after = await engine.read(followed);
  const withoutNumber = written.filter(({ status, requestId }) => status >= 400 && !requestId);
  const errors = Object.entries(Object.groupBy(written, ({ status }) => status)).filter(
    ([status]) => Number(status) >= 500,
  );
  const orphans = await engine.read((rows) => bytesWithoutRow(rows, filesFolder));
  const { ok, checks } = await engine.verify();
  return {
    drill: facts.drill,
    engine: engine.name,
    rounds: facts.rounds,
    ...found,
    faults: [
      ...faults,
      ...withoutNumber
        .slice(0, 10)
        .map(({ kind, status, title }) => `without a number: ${kind}, ${status} ${title}`),
    ],
    verify: ok ? "ok" : checks.filter((check) => !check.ok).map(({ id, found: count }) => `${id}: ${count}`),
    eventsLeft: after.left,
    twice: after.twice,
    missed: after.missed,
    errorsWithoutNumber: withoutNumber.length,
    longestAnswerMs: Math.max(...written.map(({ ms }) => ms)),
    seconds: Math.round((performance.now() - facts.started) / 1000),
    more: {
      bytesWithoutRow: orphans,
      ...(errors.length > 0 && {
        errorsByStatus: errors.map(([status, ones]) => `${status} (${ones!.length})`).join(", "),
      }),
      ...facts.more,
    },
  };
}

/** Nothing acknowledged is lost, nothing is half there, all invariants hold, everything that follows has followed. */
export const isGood = (outcome: Outcome): boolean =>
  outcome.lost === 0 &&
  outcome.half === 0 &&
  outcome.verify === "ok" &&
  outcome.eventsLeft + outcome.twice + outcome.missed === 0 &&
  outcome.errorsWithoutNumber === 0 &&
  outcome.acknowledged > 0;
