/** What a device keeps for a person, sealed by AES-GCM with a key that no script can read out and that signing out destroys. */

export type SealedRecord = { owner: string; id: string; iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer };

/** Where keys and sealed records lie: IndexedDB in a browser. */
export type Shelf = {
  key: (owner: string) => Promise<CryptoKey | undefined>;
  /** Keeps a key where there is none yet; answers with the one that holds. */
  keepKey: (owner: string, key: CryptoKey) => Promise<CryptoKey>;
  dropKey: (owner: string) => Promise<void>;
  records: (owner: string) => Promise<SealedRecord[]>;
  put: (record: SealedRecord) => Promise<void>;
  drop: (owner: string, id: string) => Promise<void>;
};

/** One person's records on this device, by id. */
export type Device = {
  owner: string;
  get: <T>(id: string) => Promise<T | undefined>;
  /** Those whose id begins so. A record that the key does not open is left out: it was tampered with, or half written. */
  all: <T>(prefix: string) => Promise<T[]>;
  put: (id: string, value: object) => Promise<void>;
  drop: (id: string) => Promise<void>;
};

/** A person's device; undefined where it holds no key of theirs and none is to be made. */
export async function deviceOf(
  shelf: Shelf,
  owner: string,
  { make }: { make: boolean },
): Promise<Device | undefined> {
  const key = (await shelf.key(owner)) ?? (make ? await shelf.keepKey(owner, await newKey()) : undefined);
  if (!key) return undefined;
  const opened = async <T>(record: SealedRecord): Promise<T | undefined> => {
    try {
      return (await unsealed(key, record)) as T;
    } catch {
      return undefined;
    }
  };
  const found = async (isMeant: (id: string) => boolean) =>
    (await shelf.records(owner)).filter(({ id }) => isMeant(id));
  return {
    owner,
    get: async <T>(id: string) => {
      const [record] = await found((own) => own === id);
      return record && opened<T>(record);
    },
    all: async <T>(prefix: string) => {
      const values = await Promise.all((await found((id) => id.startsWith(prefix))).map(opened<T>));
      return values.filter((value): value is Awaited<T> & {} => value !== undefined) as T[];
    },
    put: async (id, value) => shelf.put(await sealed(key, owner, id, value)),
    drop: (id) => shelf.drop(owner, id),
  };
}

/** Destroys a person's key, then what it sealed: without the key, what a disk still remembers opens no more. */
export async function forget(shelf: Shelf, owner: string): Promise<void> {
  await shelf.dropKey(owner);
  for (const { id } of await shelf.records(owner)) await shelf.drop(owner, id);
}

const newKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

/** Owner and id are sealed in with the value: a record put in another's place does not open. */
const boundTo = (owner: string, id: string) => new TextEncoder().encode(`${owner}/${id}`);

async function sealed(key: CryptoKey, owner: string, id: string, value: object): Promise<SealedRecord> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const how = { name: "AES-GCM", iv, additionalData: boundTo(owner, id) };
  return { owner, id, iv, sealed: await crypto.subtle.encrypt(how, key, plain) };
}

async function unsealed(key: CryptoKey, { owner, id, iv, sealed: bytes }: SealedRecord): Promise<unknown> {
  const how = { name: "AES-GCM", iv, additionalData: boundTo(owner, id) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, bytes)));
}
