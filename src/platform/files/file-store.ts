/** Where bytes of files are kept, by an id of our own: never by a name that somebody gave. */
import { glob, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";

/** A folder by default. Object storage (S3) would be another of these: nothing else of the application knows where bytes lie. */
export interface FileStore {
  /** Keeps the bytes under a new id; on disk before it answers. */
  put(id: string, bytes: Uint8Array): Promise<void>;
  /** Undefined where nothing is kept under this id. */
  get(id: string): Promise<Uint8Array | undefined>;
  /** Nothing happens where nothing is kept. */
  remove(id: string): Promise<void>;
  /** Ids under which something has been kept since before this moment (milliseconds), half of a file too. */
  keptBefore(moment: number): AsyncIterable<string>;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const PART = ".part";

/** Files in a folder, readable by their owner alone, spread over 256 subfolders. Throws RangeError for what is no UUID. */
export function folderOfFiles(root: string): FileStore {
  const placeOf = (id: string) => {
    if (!ID.test(id)) throw new RangeError(`not the id of a file: ${id}`);
    return path.join(root, id.slice(0, 2), id);
  };
  return {
    put: async (id, bytes) => {
      const place = placeOf(id);
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      // Under its name it is whole, or not there: a process that dies half-way leaves a part nobody asks for.
      const part = `${place}${PART}`;
      try {
        const file = await open(part, "w", 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(part, place);
      } catch (error) {
        // A full disk, mostly: what was written of it takes room.
        await rm(part, { force: true }).catch(() => {});
        throw error;
      }
    },
    get: async (id) => {
      try {
        return await readFile(placeOf(id));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
    remove: async (id) => {
      const place = placeOf(id);
      await rm(place, { force: true });
      await rm(`${place}${PART}`, { force: true });
    },
    async *keptBefore(moment) {
      for await (const found of glob("??/*", { cwd: root })) {
        const id = path.basename(found, PART);
        const seen = ID.test(id) ? await stat(path.join(root, found)).catch(() => undefined) : undefined;
        if (seen && seen.mtimeMs < moment) yield id;
      }
    },
  };
}
