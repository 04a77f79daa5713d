/** The shelf of a browser: one IndexedDB of this origin. Keys are kept as objects that no script can export. */
import type { SealedRecord, Shelf } from "./sealed.ts";

const NAME = "logement-toujours";
const KEYS = "keys";
const RECORDS = "records";

type KeyRecord = { owner: string; key: CryptoKey; seenAt: number };

function opened(): Promise<IDBDatabase> {
  const asked = indexedDB.open(NAME, 1);
  asked.addEventListener("upgradeneeded", () => {
    asked.result.createObjectStore(KEYS, { keyPath: "owner" });
    asked.result.createObjectStore(RECORDS, { keyPath: ["owner", "id"] });
  });
  return answered(asked);
}

function answered<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.addEventListener("success", () => resolve(asked.result));
    asked.addEventListener("error", () => reject(asked.error ?? new Error("IndexedDB")));
  });
}

/** Settles once the transaction is on the disk (`strict`): what was said to be kept outlives a phone that dies the next second. */
async function within<T>(
  store: typeof KEYS | typeof RECORDS,
  mode: IDBTransactionMode,
  work: (rows: IDBObjectStore, keyRows: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const database = await opened();
  try {
    const transaction = database.transaction([KEYS, RECORDS], mode, { durability: "strict" });
    const done = new Promise<void>((resolve, reject) => {
      transaction.addEventListener("complete", () => resolve());
      for (const failed of ["abort", "error"])
        transaction.addEventListener(failed, () => reject(transaction.error ?? new Error("IndexedDB")));
    });
    const found = await work(transaction.objectStore(store), transaction.objectStore(KEYS));
    await done;
    return found;
  } finally {
    database.close();
  }
}

const keys = () => within(KEYS, "readonly", (rows) => answered(rows.getAll() as IDBRequest<KeyRecord[]>));

export const browserShelf: Shelf = {
  key: async (owner) => (await keys()).find((kept) => kept.owner === owner)?.key,
  keepKey: (owner, key) =>
    within(KEYS, "readwrite", async (rows) => {
      const there = (await answered(rows.get(owner))) as KeyRecord | undefined;
      if (there) return there.key;
      rows.put({ owner, key, seenAt: Date.now() } satisfies KeyRecord);
      return key;
    }),
  dropKey: (owner) => within(KEYS, "readwrite", (rows) => answered(rows.delete(owner))),
  records: (owner) =>
    within(RECORDS, "readonly", async (rows) =>
      ((await answered(rows.getAll())) as SealedRecord[]).filter((record) => record.owner === owner),
    ),
  // Signed out meanwhile: what was sealed a moment ago has no key any more, and is not laid down.
  put: (record) =>
    within(RECORDS, "readwrite", async (rows, keyRows) => {
      if (await answered(keyRows.get(record.owner))) rows.put(record);
    }),
  drop: (owner, id) => within(RECORDS, "readwrite", async (rows) => void rows.delete([owner, id])),
};

/** Who holds a key on this device, the last one seen first. Empty where the browser keeps nothing. */
export async function ownersHere(): Promise<string[]> {
  try {
    return (await keys()).toSorted((one, other) => other.seenAt - one.seenAt).map(({ owner }) => owner);
  } catch {
    return [];
  }
}

/** Says that this person was signed in here now. */
export const seenHere = (owner: string): Promise<void> =>
  within(KEYS, "readwrite", async (rows) => {
    const there = (await answered(rows.get(owner))) as KeyRecord | undefined;
    if (there) rows.put({ ...there, seenAt: Date.now() });
  });

/** Removes the database itself. Another page that holds it open delays the removal, and stops nobody. */
export const removeShelf = (): void => void indexedDB.deleteDatabase(NAME);
