/** Files received over HTTP: who sends, opens, shares and takes out; each opening is recorded; protected ones leave the operator for nobody. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { havingRead } from "../platform/editing/having-read.ts";
import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { assigned, type Assigned, handOver, peopleOf } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { JPEG, PDF, PNG } from "../platform/files/file-samples.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import { FILE_KINDS, isProtectedKind } from "./rules.ts";

let at: ServedScene<RealServer>;
let file: Assigned;
let lead: string;
const today = todayInParis().toString();

beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
  file = await assigned(at);
  lead = (await peopleOf(at, "operatorLead", "RELAIS"))[0]!;
}, 60_000);
afterAll(() => at?.close());

const send = (
  by: string,
  name: string,
  bytes: Buffer,
  fields: Record<string, string> = { kind: "insurance" },
) =>
  at.server.upload(
    by,
    `/api/households/${file.householdId}/received-files`,
    name,
    new Uint8Array(bytes),
    "fr",
    "POST",
    fields,
  );
const listed = async (by: string) =>
  (await at.server.ask(by, "GET", `/api/households/${file.householdId}/received-files`)).body.files as {
    id: string;
    kind: string;
  }[];
const opened = (by: string, id: string) => at.server.raw(by, `/api/received-files/${id}/content`);
const change = (by: string, id: string, facts: object) =>
  havingRead(at.server.ask)(by, "PUT", `/api/received-files/${id}`, {
    kind: "insurance",
    documentOn: null,
    isProtected: false,
    sharedWith: [],
    agreedOn: null,
    ...facts,
  });

describe("the household's worker", () => {
  it("sends a photo and opens it as it was read; the opening is in the access log", async () => {
    const { status, body } = await send(file.workerId, "attestation.jpg", JPEG);
    expect(status).toBe(200);
    const answer = await opened(file.workerId, body.id);
    expect({ status: answer.status, type: answer.type }).toEqual({ status: 200, type: "image/jpeg" });
    expect(answer.bytes.subarray(0, 3)).toEqual(JPEG.subarray(0, 3));
    const reads = await at.asSystem((tx) =>
      tx.rows(
        sql`select role from audit_entry where action = 'read' and subject = 'receivedFile' and subject_id = ${body.id}`,
      ),
    );
    expect(reads).toEqual([{ role: "caseWorker" }]);
  });

  it.each([
    ["../../x", JPEG, "receivedFile.name"],
    ["..\\x.jpg", JPEG, "receivedFile.name"],
    ["vide.jpg", Buffer.alloc(0), "receivedFile.empty"],
    ["page.jpg", Buffer.from("<html>"), "receivedFile.otherType"],
    ["photo.jpg", Buffer.concat([JPEG, PDF]), "receivedFile.another"],
    ["coupe.png", PNG.subarray(0, 40), "receivedFile.cut"],
    ["lourd.jpg", Buffer.concat([JPEG, Buffer.alloc(8_000_000)]), "receivedFile.tooLarge"],
  ])("is told in a sentence why %s is not taken, and nothing is kept", async (name, bytes, rule) => {
    const before = await listed(file.workerId);
    const { status, body } = await send(file.workerId, name, bytes);
    expect({ status, rule: body.errors?.[0]?.field && body.errors[0].rule }).toEqual({ status: 422, rule });
    expect(body.errors[0].message).toMatch(/\.$|PDF\.$/);
    expect(await listed(file.workerId)).toEqual(before);
  });

  it("takes one out with a reason: its content is gone, the reason stays", async () => {
    const { body } = await send(file.workerId, "a.pdf", PDF, { kind: "letter", documentOn: "2026-11-02" });
    const removal = (reason: string) =>
      at.server.ask(file.workerId, "POST", `/api/received-files/${body.id}/removal`, { reason });
    expect((await removal(" ")).status).toBe(422);
    expect((await removal("Envoyé deux fois")).status).toBe(200);
    expect((await opened(file.workerId, body.id)).status).toBe(404);
    const row = (await listed(file.workerId)).find(({ id }) => id === body.id);
    expect(row).toMatchObject({
      removedReason: "Envoyé deux fois",
      documentOn: "2026-11-02",
      can: { open: false },
    });
  });
});

describe("who may open what", () => {
  /** Each kind, shared as widely as rules let it: who lists and opens it. */
  it("protected kinds are the operator's alone, each other kind goes where the household agreed", async () => {
    const others = [
      "arrearsOfficer@AIH",
      "socialAdviser@AIH",
      "landlordLead@AIH",
      "coordinator",
      "socialAdviser@SDH",
      "caseWorker@OISEAU",
      "committeeMember",
      "funder",
      "administrator",
    ].flatMap((name) => {
      const [role, code] = name.split("@");
      return at.posts.some((post) => post.role === role && (!code || post.code === code)) ? [name] : [];
    });
    expect(others.length).toBeGreaterThan(6);
    const table: Record<string, string[]> = {};
    for (const kind of FILE_KINDS) {
      const { body } = await send(file.workerId, "x.png", PNG, { kind });
      const shared = await change(file.workerId, body.id, {
        kind,
        sharedWith: ["landlord", "coordination"],
        agreedOn: today,
      });
      expect({ kind, status: shared.status }).toEqual({ kind, status: isProtectedKind(kind) ? 422 : 200 });
      table[kind] = [];
      for (const name of others)
        if ((await opened(at.post(name).userId, body.id)).status === 200) table[kind].push(name);
      expect((await opened(lead, body.id)).status).toBe(200);
    }
    const wide = ["arrearsOfficer@AIH", "socialAdviser@AIH", "landlordLead@AIH", "coordinator"];
    expect(table).toEqual(
      Object.fromEntries(FILE_KINDS.map((kind) => [kind, isProtectedKind(kind) ? [] : wide])),
    );
  }, 60_000);

  it("a file kept for the association is not shared, and one no longer shared closes at once", async () => {
    const { body } = await send(file.workerId, "x.png", PNG);
    const adviser = at.post("socialAdviser@AIH").userId;
    await change(file.workerId, body.id, { sharedWith: ["landlord"], agreedOn: today });
    expect((await listed(adviser)).map(({ id }) => id)).toContain(body.id);
    await change(file.workerId, body.id, {});
    expect((await opened(adviser, body.id)).status).toBe(404);
    const refused = await change(file.workerId, body.id, {
      isProtected: true,
      sharedWith: ["landlord"],
      agreedOn: today,
    });
    expect(refused.body.errors[0].rule).toBe("receivedFile.protected");
    const withoutDay = await change(file.workerId, body.id, { sharedWith: ["landlord"] });
    expect(withoutDay.body.errors[0].rule).toBe("receivedFile.agreed");
  });

  it("after a hand-over the former worker reads what it was given and adds nothing; the new one does not inherit it", async () => {
    const { body } = await send(file.workerId, "x.png", PNG);
    const other = at.posts.find((post) => post.role === "caseWorker" && post.code !== "RELAIS")!.code;
    await handOver(at, file, other);
    const [next] = await peopleOf(at, "caseWorker", other);
    expect((await send(file.workerId, "y.png", PNG)).status).toBe(404);
    expect((await opened(next!, body.id)).status).toBe(404);
    expect((await send(next!, "z.png", PNG)).status).toBe(200);
  });
});
