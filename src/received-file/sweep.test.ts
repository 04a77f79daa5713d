/** Bytes that no file names are erased, and nothing else is. */
import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { afterAll, beforeAll, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { assigned } from "../measure/measure-fixture.ts";
import { PDF } from "../platform/files/file-samples.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { type FileStore, folderOfFiles } from "../platform/files/file-store.ts";
import { type KnownFile, knownFile } from "../platform/files/known-file.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import { addFile } from "./store.ts";
import { sweepFiles } from "./sweep.store.ts";

let at: ServedScene<RealServer>;
let root: string;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
  root = await mkdtemp(path.join(tmpdir(), "lt-sweep-"));
}, 60_000);
afterAll(async () => {
  await at?.close();
  await rm(root, { recursive: true, force: true });
});

const LATER = 60_000;

it("what a row names stays; half a file, and one whose row was never written, go", async () => {
  const { workerId, householdId } = await assigned(at);
  const { body } = await at.server.upload(
    workerId,
    `/api/households/${householdId}/received-files`,
    "a.pdf",
    new Uint8Array(PDF),
    "fr",
    "POST",
    { kind: "letter" },
  );
  const files = folderOfFiles(root);
  const [lost, half] = [randomUUID(), randomUUID()];
  for (const id of [body.id, lost, half]) await files.put(id, PDF);
  await files.remove(half);
  await writeFile(path.join(root, half.slice(0, 2), `${half}.part`), "half");
  expect(await sweepFiles(at.database, files, Date.now() - LATER)).toBe(0);
  expect(await sweepFiles(at.database, files, Date.now() + LATER)).toBe(2);
  expect(await files.get(body.id)).toEqual(PDF);
  expect((await readdir(root, { recursive: true })).filter((name) => name.includes("-"))).toHaveLength(1);
});

it("what is being sent stays, whatever its age says: a clock that jumped makes all of it old", async () => {
  const { workerId, householdId } = await assigned(at);
  const files = folderOfFiles(root);
  const [kept, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow: FileStore = {
    ...files,
    put: async (id, bytes) => {
      await files.put(id, bytes);
      kept.resolve();
      await goOn.promise;
    },
  };
  const sent = at.database.transaction({ kind: "user", userId: workerId }, (tx) =>
    addFile(
      tx as Parameters<typeof addFile>[0],
      slow,
      householdId,
      { name: "b.pdf", kind: "letter", documentOn: null, isProtected: false, sharedWith: [], agreedOn: null },
      knownFile(PDF) as KnownFile,
      todayInParis(),
    ),
  );
  await kept.promise;
  const swept = sweepFiles(at.database, files, Date.now() + LATER);
  await wait(500);
  goOn.resolve();
  const answer = await sent;
  expect(await swept).toBe(0);
  expect(await files.get((answer as { id: string }).id)).toEqual(PDF);
});

it("where many have no row the folder is another's, or the database of an earlier day: none goes", async () => {
  const files = folderOfFiles(root);
  const ids = Array.from({ length: 101 }, () => randomUUID());
  for (const id of ids) await files.put(id, PDF);
  expect(await sweepFiles(at.database, files, Date.now() + LATER)).toBe(0);
  expect(await files.get(ids[0]!)).toEqual(PDF);
  // Somebody has looked why.
  expect(await sweepFiles(at.database, files, Date.now() + LATER, { however: true })).toBe(101);
  expect(await files.get(ids[0]!)).toBeUndefined();
});
