/** The owner's own hand on a database, past the wall: for whole copies of it, never for a request. One session, both engines. */
import type { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

type Row = Record<string, unknown>;

export interface Owner {
  engine: "pglite" | "postgres";
  /** Runs one statement, or several without parameters; gives the rows of the last. */
  run(text: string): Promise<Row[]>;
  /** `copy (query) to stdout` in PostgreSQL's text format. */
  copyOut(query: string): AsyncIterable<Uint8Array>;
  /** `copy target from stdin`, the same format. */
  copyIn(target: string, chunks: AsyncIterable<Uint8Array>): Promise<void>;
  close(): Promise<void>;
}

/** Bytes handed to one COPY of the embedded engine: it takes a whole blob at a time. Cut at the end of a line. */
const BLOB_BYTES = 16 * 1024 * 1024;

/** A session with the login of the URL, which must be a superuser's: only one reads and writes past the policies. */
export async function ownerOfPostgres(url: string): Promise<Owner> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return {
    engine: "postgres",
    run: async (text) => {
      const result = (await client.query(text)) as { rows: Row[] } | { rows: Row[] }[];
      return (Array.isArray(result) ? result.at(-1)! : result).rows;
    },
    copyOut: (query) => client.query(copyTo(`copy (${query}) to stdout`)) as AsyncIterable<Uint8Array>,
    copyIn: async (target, chunks) => {
      await pipeline(
        Readable.from(chunks, { objectMode: false, highWaterMark: 1 << 20 }),
        client.query(copyFrom(`copy ${target} from stdin`)),
      );
    },
    close: () => client.end(),
  };
}

/** The embedded database, opened elsewhere: closing this leaves it open. */
export function ownerOfPglite(pglite: PGlite): Owner {
  const copied = async (target: string, parts: Uint8Array[]) => {
    await pglite.query(`copy ${target} from '/dev/blob'`, [], { blob: new Blob(parts as BlobPart[]) });
  };
  return {
    engine: "pglite",
    run: async (text) => ((await pglite.exec(text)).at(-1)?.rows ?? []) as Row[],
    async *copyOut(query) {
      const { blob } = await pglite.query(`copy (${query}) to '/dev/blob'`);
      if (blob) yield* blob.stream() as unknown as AsyncIterable<Uint8Array>;
    },
    copyIn: async (target, chunks) => {
      let waiting: Uint8Array[] = [];
      let bytes = 0;
      for await (const chunk of chunks) {
        const end = chunk.lastIndexOf(NEW_LINE) + 1;
        if (bytes + chunk.byteLength < BLOB_BYTES || end === 0) {
          waiting.push(chunk);
          bytes += chunk.byteLength;
          continue;
        }
        await copied(target, [...waiting, chunk.subarray(0, end)]);
        waiting = [chunk.subarray(end)];
        bytes = chunk.byteLength - end;
      }
      if (bytes > 0) await copied(target, waiting);
    },
    close: async () => {},
  };
}

const NEW_LINE = 10;
