/** What a whole copy is made of, part after part, and the same as bytes: a head of JSON, then its body in chunks. */

/** Rows of a table, in COPY's text format. `sum`: of all its rows, whatever their order. */
export type TableHead = { kind: "table"; name: string; columns: string[]; rows: number; sum: string };
/** The schema that the copy was made under, and the parts that tables are kept in. */
export type BeginHead = {
  kind: "begin";
  madeAt: string;
  migrations: string[];
  partitions: { name: string; whole: string; bounds: string }[];
  sequences: { name: string; value: string; called: boolean }[];
};
/** A file of people's, by its path under the folder of files. */
export type FileHead = { kind: "file"; path: string; bytes: number };
export type Head = BeginHead | TableHead | FileHead | { kind: "end"; tables: number; files: number };
/** The body is read to its end, or left alone, before the next part is asked for. */
export type Part = { head: Head; body: AsyncIterable<Uint8Array> };

/** The copy is cut short, or is none of ours. */
export class NoCopy extends Error {}

const NOTHING = new Uint8Array(0);
const LONGEST_HEAD = 64 * 1024 * 1024;

const sized = (length: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
};

/** Parts as bytes: length and head, then lengths and chunks, then a length of 0. */
export async function* written(parts: AsyncIterable<Part>): AsyncGenerator<Uint8Array> {
  for await (const { head, body } of parts) {
    const text = Buffer.from(JSON.stringify(head));
    yield Buffer.concat([sized(text.byteLength), text]);
    for await (const chunk of body) {
      if (chunk.byteLength === 0) continue;
      yield sized(chunk.byteLength);
      yield chunk;
    }
    yield sized(0);
  }
}

/** Bytes as parts again. Throws NoCopy where they end before the last part. */
export async function* read(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Part> {
  const source = bytes[Symbol.asyncIterator]();
  let held: Uint8Array = NOTHING;
  const take = async (length: number): Promise<Buffer> => {
    const pieces: Uint8Array[] = [];
    let missing = length;
    while (missing > 0) {
      if (held.byteLength === 0) {
        const next = await source.next();
        if (next.done) throw new NoCopy("La sauvegarde s'arrête avant sa fin.");
        held = next.value;
      }
      const piece = held.subarray(0, missing);
      pieces.push(piece);
      missing -= piece.byteLength;
      held = held.subarray(piece.byteLength);
    }
    return Buffer.concat(pieces);
  };
  for (;;) {
    const length = (await take(4)).readUInt32BE();
    if (length === 0 || length > LONGEST_HEAD) throw new NoCopy("Ce fichier n'est pas une sauvegarde.");
    const head = JSON.parse((await take(length)).toString("utf8")) as Head;
    let ended = false;
    const chunks = async function* () {
      for (;;) {
        const size = (await take(4)).readUInt32BE();
        if (size === 0) {
          ended = true;
          return;
        }
        yield await take(size);
      }
    };
    const body = chunks();
    yield { head, body };
    if (!ended) await passed(body);
    if (head.kind === "end") {
      // What follows the last part is read as well: the seal of the whole is checked at its end.
      if (held.byteLength > 0 || !(await source.next()).done)
        throw new NoCopy("La sauvegarde a une suite inconnue.");
      return;
    }
  }
}

async function passed(body: AsyncGenerator<Uint8Array>): Promise<void> {
  let next = await body.next();
  while (!next.done) next = await body.next();
}
