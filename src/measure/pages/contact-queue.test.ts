/** Contacts kept on a device: sealed, sent once, never lost, gone with the key. */
import { array, assert, asyncProperty, constantFrom } from "fast-check";
import { describe, expect, it } from "vitest";

import { Problem } from "../../platform/ui/client.ts";
import {
  type Device,
  deviceOf,
  forget,
  type SealedRecord,
  type Shelf,
} from "../../platform/ui/device/sealed.ts";
import {
  keepContact,
  type KeptContact,
  keptContacts,
  sendContacts,
  type Verdict,
  verdictOf,
} from "./contact-queue.ts";

const name = (owner: string, id: string) => `${owner} ${id}`;

function shelf() {
  const keys = new Map<string, CryptoKey>();
  const rows = new Map<string, SealedRecord>();
  const kept: Shelf = {
    key: async (owner) => keys.get(owner),
    keepKey: async (owner, key) => keys.getOrInsert(owner, key),
    dropKey: async (owner) => void keys.delete(owner),
    records: async (owner) => [...rows.values()].filter((row) => row.owner === owner),
    put: async (row) => void rows.set(name(row.owner, row.id), row),
    drop: async (owner, id) => void rows.delete(name(owner, id)),
  };
  return { kept, rows, keys };
}

const NOTE = "Elle a peur d'ouvrir le courrier";
const written = (n: number): Omit<KeptContact, "state" | "errors"> => ({
  measureId: "m",
  initials: "N. M.",
  writtenAt: `2026-11-27T08:00:0${n}.000Z`,
  contact: {
    id: `0000-${n}`,
    kind: "homeVisit",
    state: "held",
    metOn: "2026-11-27",
    minutes: null,
    outreach: false,
    note: NOTE,
    basedOn: null,
  },
});

async function phone(n = 1): Promise<{ device: Device } & ReturnType<typeof shelf>> {
  const lies = shelf();
  const device = (await deviceOf(lies.kept, "ana", { make: true }))!;
  for (let i = 0; i < n; i += 1) await keepContact(device, written(i));
  return { device, ...lies };
}

describe("on the device", () => {
  it("no word lies readable, and the key cannot be taken out", async () => {
    const { rows, keys } = await phone();
    const bytes = [...rows.values()].map(({ sealed }) => Buffer.from(sealed).toString("latin1")).join("");
    for (const word of [NOTE, "N. M.", "homeVisit"]) expect(bytes).not.toContain(word);
    await expect(crypto.subtle.exportKey("raw", keys.get("ana")!)).rejects.toThrow(/extractable/);
  });

  it("signing out destroys the key, then the records: what is put back by hand opens no more", async () => {
    const { kept, rows } = await phone();
    const [copy] = [...rows.values()];
    await forget(kept, "ana");
    expect(rows.size).toBe(0);
    await kept.put(copy!);
    expect(await deviceOf(kept, "ana", { make: false })).toBeUndefined();
    expect(await keptContacts((await deviceOf(kept, "ana", { make: true }))!)).toEqual([]);
  });

  it("a record under another person's name, or another id, does not open", async () => {
    const { kept, rows, keys, device } = await phone();
    const [record] = [...rows.values()];
    keys.set("bea", keys.get("ana")!);
    await kept.put({ ...record!, owner: "bea" });
    await kept.put({ ...record!, id: "contact.9" });
    expect(await keptContacts((await deviceOf(kept, "bea", { make: false }))!)).toEqual([]);
    expect(await keptContacts(device)).toHaveLength(1);
  });
});

describe("sending", () => {
  it("an answer that was lost leaves the contact there; sent again under the same id, it goes", async () => {
    const { device } = await phone();
    const server = new Map<string, unknown>();
    const send =
      (answers: boolean) =>
      async ({ contact }: KeptContact): Promise<Verdict> => {
        server.set(contact.id, contact);
        return { is: answers ? "written" : "unreached" };
      };
    await sendContacts(device, send(false));
    expect(await keptContacts(device)).toHaveLength(1);
    await sendContacts(device, send(true));
    expect(await keptContacts(device)).toEqual([]);
    expect(server.size).toBe(1);
  });

  it("what is refused or was changed meanwhile stays with its reason, and stops nothing behind it", async () => {
    const { device } = await phone(3);
    const errors = [{ message: "La mesure s'arrête le 3 novembre." }];
    const verdicts: Verdict[] = [{ is: "refused", errors }, { is: "changed", errors: [] }, { is: "written" }];
    await sendContacts(device, async () => verdicts.shift()!);
    expect(await keptContacts(device)).toMatchObject([
      { state: "refused", errors, contact: { note: NOTE } },
      { state: "changed", contact: { note: NOTE } },
    ]);
    await sendContacts(device, async () => {
      throw new Error("sent again without a person's word");
    });
  });

  it("whatever the server answers, each contact is on the server or still on the device", async () => {
    await assert(
      asyncProperty(
        array(array(constantFrom("written", "lost", "unreached", "signedOut", "refused"), { maxLength: 4 }), {
          maxLength: 4,
        }),
        async (rounds) => {
          const { device } = await phone(3);
          const server = new Set<string>();
          for (const answers of rounds)
            await sendContacts(device, async ({ contact }) => {
              const is = answers.shift() ?? "unreached";
              if (is === "written" || is === "lost") server.add(contact.id);
              if (is === "lost") return { is: "unreached" };
              return is === "refused" ? { is, errors: [] } : { is };
            });
          const left = (await keptContacts(device)).map(({ contact }) => contact.id);
          expect(new Set([...server, ...left]).size).toBe(3);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    [0, "unreached"],
    [503, "unreached"],
    [500, "failed"],
    [401, "signedOut"],
    [404, "refused"],
    [422, "refused"],
  ])("an answer %i means: %s", (status, is) => {
    expect(verdictOf(new Problem(status)).is).toBe(is);
  });
});
