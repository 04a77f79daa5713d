/**
 * Connections that break or fall silent under a transaction. TCP alone tells of a silent line after a quarter of an hour, and a statement may
 * rightly take minutes: whoever waits for one asks, on another connection, whether the database still works at it.
 */
import type { Socket } from "node:net";

import { Client, type Pool, type PoolClient } from "pg";

import { DatabaseAway } from "./database.ts";

/** Nothing came or went for so long while an answer is due: worth asking. */
const SILENT_MS = 9_000;
const BETWEEN_LOOKS_MS = 3_000;
const LOOK_MS = 5_000;
/** A transaction's first statement does nothing: it is answered at once, or by a connection that is no more. */
const BEGIN_MS = 4_000;
/** Past which the person is told, whatever connections are left to try. */
const BEGUN_WITHIN_MS = 12_000;

/** What the driver knows of a connection and its types do not tell. */
type Inner = { processID: number | null; readyForQuery: boolean; connection: { stream: Socket } };
const innerOf = (connection: PoolClient) => connection as unknown as Inner;

const NETWORK = /^E(CONN|PIPE|TIMEDOUT|HOST|NET|AI_AGAIN|NOTFOUND)/;
/** The server is ending, starting, standing by, or has no room for one more session; the connection broke (SQLSTATE classes 08, 57P). */
const GONE = /^(08...|57P0[1-5]|53300|25006)$/;
const SAID =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error)/;

/** The database is away, rather than refusing what it was asked. The query builder wraps what was said. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseAway) return true;
  const code = String((error as { code?: unknown }).code ?? "");
  return NETWORK.test(code) || GONE.test(code) || SAID.test(error.message) || isLost(error.cause);
}

const unheard = () => {};

/**
 * A connection of the pool on which a transaction has begun. One that broke while it lay idle is thrown away and the next one tried: nothing was
 * done on it. Throws DatabaseAway.
 */
export async function begun(pool: Pool): Promise<PoolClient> {
  const started = performance.now();
  for (;;) {
    const connection = await pool.connect().catch((error: unknown) => {
      throw isLost(error) ? new DatabaseAway(error) : error;
    });
    // The pool listens while it lies idle; lent, a connection that breaks would end the process.
    connection.on("error", unheard);
    try {
      await connection.query({ text: "begin", query_timeout: BEGIN_MS } as { text: string });
      return connection;
    } catch (error) {
      connection.off("error", unheard);
      connection.release(error as Error);
      if (!isLost(error)) throw error;
      if (performance.now() - started > BEGUN_WITHIN_MS) throw new DatabaseAway(error);
    }
  }
}

/** `atWork`: as what the asker waits for; `gone`: it knows nothing of it any more; `silent`: nobody answers. */
type Seen = "atWork" | "gone" | "silent";

/** Looks, on a new connection of the same login, at what its session does. `listening`: it may rightly be waiting for us. */
export const lookerAt =
  (url: string) =>
  async (session: number, listening: boolean): Promise<Seen> => {
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: LOOK_MS,
      query_timeout: LOOK_MS,
    });
    client.on("error", unheard);
    try {
      await client.connect();
      const { rows } = await client.query<{ waits: boolean }>(
        "select wait_event is not distinct from 'ClientRead' as waits from pg_stat_activity where pid = $1 and state = 'active'",
        [session],
      );
      return rows[0] && (listening || !rows[0].waits) ? "atWork" : "gone";
    } catch (error) {
      // It has no session left for the question: it is there.
      return String((error as { code?: unknown }).code) === "53300" || !isLost(error) ? "atWork" : "silent";
    } finally {
      // Bidding farewell on a silent line takes as long as anything on it.
      void client.end().catch(unheard);
    }
  };

export type Watch = {
  /** While it runs, the database listens: rows are sent to it. */
  listening: <T>(sending: Promise<T>) => Promise<T>;
  end: () => void;
};

/** Ends the connection, and with it what waits on it, where the database no longer works at its statement. */
export function watch(connection: PoolClient, look: ReturnType<typeof lookerAt>): Watch {
  const inner = innerOf(connection);
  const { stream } = inner.connection;
  let [listening, isLooking, unanswered] = [false, false, 0];
  let [moved, since] = [0, performance.now()];
  const tick = async () => {
    const now = stream.bytesRead + stream.bytesWritten;
    if (inner.readyForQuery || now !== moved) {
      [moved, since, unanswered] = [now, performance.now(), 0];
      return;
    }
    if (isLooking || inner.processID === null || performance.now() - since < SILENT_MS) return;
    isLooking = true;
    const seen = await look(inner.processID, listening);
    isLooking = false;
    const still = stream.bytesRead + stream.bytesWritten === moved && !inner.readyForQuery;
    // Once may be a busy machine; twice is nobody.
    unanswered = seen === "silent" ? unanswered + 1 : 0;
    if (still && (seen === "gone" || unanswered > 1))
      stream.destroy(new Error("Connection terminated: the database no longer works at this statement"));
  };
  const timer = setInterval(() => void tick(), BETWEEN_LOOKS_MS).unref();
  return {
    listening: async (sending) => {
      listening = true;
      try {
        return await sending;
      } finally {
        listening = false;
      }
    },
    end: () => {
      clearInterval(timer);
      connection.off("error", unheard);
    },
  };
}
