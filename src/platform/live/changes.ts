/**
 * Who follows something is told that it changed: at once for what this process committed, within a short poll for what another did.
 * Rests on a table of numbered changes alone, never on NOTIFY: the embedded engine has one session and loses it.
 */

/** A change of `topic`: numbers of a topic come in the order of commits. `item`: what of it, null = all of it may have changed. */
export type Change = { topic: string; version: number; item: string | null };

export type ChangesOptions = {
  /** Changes of each topic after the version named. Ids and numbers alone. */
  read: (known: ReadonlyMap<string, number>) => Promise<Change[]>;
  /** The latest version of a topic, 0 where it never changed. */
  latest: (topic: string) => Promise<number>;
  /** Between two looks while nobody here wrote. */
  pollMs: number;
  log: (error: unknown) => void;
};

export type Changes = {
  /** Calls `listener` for each change from now on; answers the version that stands, and how to stop. */
  follow(
    topic: string,
    listener: (change: Change) => void,
  ): Promise<{ version: number; unfollow: () => void }>;
  /** Something was committed here: look now. */
  look(): void;
  stop(): void;
};

type Topic = { listeners: Set<(change: Change) => void>; known: Promise<void> };

export function followChanges({ read, latest, pollMs, log }: ChangesOptions): Changes {
  const topics = new Map<string, Topic>();
  const known = new Map<string, number>();
  let isLooking = false;
  let lookAgain = false;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  const plan = () => {
    clearTimeout(timer);
    if (!isOver && topics.size > 0) timer = setTimeout(() => void lookNow(), pollMs).unref();
  };

  async function lookNow(): Promise<void> {
    if (isLooking) {
      // What is committed during a look may not be in it.
      lookAgain = true;
      return;
    }
    if (known.size === 0 || isOver) return plan();
    isLooking = true;
    clearTimeout(timer);
    try {
      for (const change of await read(new Map(known))) {
        if (change.version > (known.get(change.topic) ?? Number.MAX_SAFE_INTEGER)) {
          known.set(change.topic, change.version);
          for (const listener of topics.get(change.topic)?.listeners ?? []) listener(change);
        }
      }
    } catch (error) {
      log(error);
    }
    isLooking = false;
    if (!lookAgain) return plan();
    lookAgain = false;
    return lookNow();
  }

  async function begin(name: string): Promise<void> {
    known.set(name, await latest(name));
    plan();
  }

  return {
    async follow(name, listener) {
      let topic = topics.get(name);
      if (!topic) {
        topic = { listeners: new Set(), known: begin(name) };
        topics.set(name, topic);
      }
      const { listeners } = topic;
      listeners.add(listener);
      const unfollow = () => {
        listeners.delete(listener);
        if (listeners.size > 0 || topics.get(name)?.listeners !== listeners) return;
        topics.delete(name);
        known.delete(name);
      };
      try {
        await topic.known;
      } catch (error) {
        unfollow();
        throw error;
      }
      return { version: known.get(name) ?? 0, unfollow };
    },
    look: () => void lookNow(),
    stop() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
