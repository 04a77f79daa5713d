/** The watched folder: what is left in `DIR/<LANDLORD CODE>/` is taken in. See docs/decisions/2026-11-24-ways-in.md. */
import type { BigIntStats } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

import { sql } from "drizzle-orm";

import type { Database } from "../../platform/database/database.ts";
import { isLeftAlone, REFUSED, unexpected } from "./inbox.rules.ts";
import { moved, readyToMove, type Result } from "./outcome.ts";
import { inWords, markOf, NotStill, taken } from "./take.ts";

export type InboxSettings = {
  folder: string;
  /** Between two looks; a file counts once two looks in a row found it the same. */
  everyMs?: number;
  log: (text: string) => void;
};

type Found = { file: string; landlord: string | undefined; stats: BigIntStats };

const EVERY_MS = 2_000;
/** Failures in a row of one file, the database being well, after which it is refused. */
const TRIES = 3;
const LONGEST_WAIT_MS = 5 * 60_000;

/** Starts watching; `stop` ends after the file under way, which is dropped whole and taken again at the next start. */
export function watchInbox(database: Database, settings: InboxSettings): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const inbox = new Inbox(database, settings, stopping.signal);
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await inbox.look();
      await setTimeout(settings.everyMs ?? EVERY_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

class Inbox {
  readonly #database: Database;
  readonly #settings: InboxSettings;
  readonly #signal: AbortSignal;
  /** What each file was at the last look. */
  #before = new Map<string, string>();
  /** Files that failed as they are: how often, and when to try again. */
  readonly #failed = new Map<string, { mark: string; tries: number; notBefore: number }>();
  /** What was said of each place: once, until it changes. */
  readonly #said = new Map<string, string>();

  constructor(database: Database, settings: InboxSettings, signal: AbortSignal) {
    this.#database = database;
    this.#settings = settings;
    this.#signal = signal;
  }

  /** One look at the whole folder. Throws nothing: what goes wrong is said, and looked at again. */
  async look(): Promise<void> {
    const found = await this.#files(this.#settings.folder);
    const now = new Map<string, string>();
    const oldest = found.toSorted(
      (a, b) => Number(a.stats.mtimeNs - b.stats.mtimeNs) || a.file.localeCompare(b.file),
    );
    for (const one of oldest) {
      if (this.#signal.aborted) return;
      const mark = markOf(one.stats);
      now.set(one.file, mark);
      const failed = this.#failed.get(one.file);
      if (failed?.mark === mark && Date.now() < failed.notBefore) continue;
      if (this.#before.get(one.file) === mark) await this.#take(one, mark);
    }
    this.#before = now;
    for (const file of this.#failed.keys()) if (!now.has(file)) this.#failed.delete(file);
  }

  /** Files of the folder itself, which are nobody's, and of each landlord's. */
  async #files(folder: string): Promise<Found[]> {
    const found: Found[] = [];
    for (const { entry, stats } of await this.#entries(folder)) {
      if (!stats.isDirectory()) {
        found.push({ file: entry, landlord: undefined, stats });
        continue;
      }
      for (const inner of await this.#entries(entry)) {
        if (inner.stats.isDirectory())
          this.#say(
            inner.entry,
            "sous-dossier laissé de côté : déposez les fichiers dans le dossier du bailleur",
          );
        else found.push({ file: inner.entry, landlord: path.basename(entry), stats: inner.stats });
      }
    }
    return found;
  }

  async #entries(folder: string): Promise<{ entry: string; stats: BigIntStats }[]> {
    try {
      const entries = [];
      for (const name of await readdir(folder)) {
        if (isLeftAlone(name)) continue;
        const entry = path.join(folder, name);
        const stats = await lstat(entry, { bigint: true }).catch(() => undefined);
        if (stats) entries.push({ entry, stats });
      }
      this.#said.delete(`${folder} read`);
      return entries;
    } catch (error) {
      this.#say(folder, `dossier illisible (${(error as Error).message})`, `${folder} read`);
      return [];
    }
  }

  async #take({ file, landlord, stats }: Found, mark: string): Promise<void> {
    const { log } = this.#settings;
    try {
      await readyToMove(path.dirname(file));
      this.#said.delete(path.dirname(file));
    } catch (error) {
      // Taken in, it could be neither reported nor moved: better left where it is.
      this.#say(
        path.dirname(file),
        `fichiers laissés en place, faute de pouvoir les ranger (${(error as Error).message})`,
      );
      return;
    }
    let result: Result;
    try {
      log(`Dossier surveillé, ${this.#named(file)} : lecture`);
      result = await taken(this.#database, file, { landlord, stats, signal: this.#signal });
    } catch (error) {
      if (this.#signal.aborted || error instanceof NotStill) return;
      const tries = await this.#failedAgain(file, mark, error as Error);
      if (tries < TRIES) return;
      const named = { file: path.basename(file), landlord: landlord ?? null, at: new Date().toISOString() };
      const errors = [unexpected((error as Error).message)];
      result = { outcome: REFUSED, report: { ...named, outcome: "refused", errors } };
    }
    try {
      if (await moved(file, result)) log(`Dossier surveillé, ${this.#named(file)} : ${inWords(result)}`);
      this.#failed.delete(file);
    } catch (error) {
      // Taken in or refused, and to be reported again: the database knows this delivery, nothing is taken twice.
      this.#failed.set(file, { mark, tries: 0, notBefore: Date.now() + this.#waitMs(TRIES) });
      this.#say(file, `ne peut pas être rangé (${(error as Error).message})`);
    }
  }

  /** Keeps the file for later. Gives how often it failed while the database was well: then it is the file that fails. */
  async #failedAgain(file: string, mark: string, error: Error): Promise<number> {
    const isWell = await this.#database
      .transaction({ kind: "system" }, (tx) => tx.rows(sql`select 1`))
      .then(() => true)
      .catch(() => false);
    const failed = this.#failed.get(file);
    const tries = (failed?.mark === mark ? failed.tries : 0) + (isWell ? 1 : 0);
    this.#failed.set(file, { mark, tries, notBefore: Date.now() + this.#waitMs(tries) });
    this.#say(file, `import reporté, rien n'a été gardé (${error.message})`);
    return tries;
  }

  #waitMs = (tries: number): number =>
    Math.min((this.#settings.everyMs ?? EVERY_MS) * 2 ** tries, LONGEST_WAIT_MS);

  #named = (file: string): string => path.relative(this.#settings.folder, file);

  #say(about: string, text: string, key = about): void {
    if (this.#said.get(key) === text) return;
    this.#said.set(key, text);
    this.#settings.log(`Dossier surveillé, ${this.#named(about) || about} : ${text}`);
  }
}
