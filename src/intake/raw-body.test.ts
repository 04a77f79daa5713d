/** A file that is the request's whole body, as a program sends it: taken in like one from a form, cut or too large kept not at all. */
import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";

import { csv, entry, GOOD, ledgerServer, OFFICER } from "./intake-fixture.ts";

const LARGEST = 256 * 1024;
const server = await ledgerServer({ largestBytes: LARGEST });
const { app, rows, held } = server;
let address: string;
beforeAll(async () => {
  await app.listen({ host: "127.0.0.1", port: 0 });
  address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/ledger/imports`;
});
afterAll(server.close);
beforeEach(server.empty);

const post = async (body: BodyInit, type: string | null, query = "") => {
  const answer = await fetch(address + query, {
    method: "POST",
    headers: { "x-user": OFFICER, ...(type !== null && { "content-type": type }) },
    body,
    ...(body instanceof ReadableStream && { duplex: "half" }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const bytes = (text: string) => new TextEncoder().encode(text);

describe("the whole body is the file", () => {
  test.each([
    ["what curl says unasked", "application/x-www-form-urlencoded"],
    ["a text", "text/csv; charset=utf-8"],
    ["bytes", "application/octet-stream"],
    ["a kind nobody knows", "application/x-erp"],
  ])("said to be %s", async (_said, type) => {
    const { status, body } = await post(bytes(csv(GOOD)), type, "?name=nuit.csv");
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { read: 4, kept: 4, outcome: "kept", control: { balanced: true } },
    });
    expect(await rows(sql`select file_name as name from ledger_import`)).toEqual([{ name: "nuit.csv" }]);
  });

  test("a workbook too", async () => {
    const cells = csv(GOOD)
      .trim()
      .split("\n")
      .map((line) => line.split(";").map((value) => ({ value })));
    const book = await writeExcelFile(cells).toBuffer();
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    expect(await post(new Uint8Array(book), type)).toMatchObject({ status: 200, body: { kept: 4 } });
  });

  test("a name is a name, not a way through folders", async () => {
    await post(bytes(csv(GOOD)), "text/csv", `?name=${encodeURIComponent("../../etc/passwd")}`);
    expect(await rows(sql`select file_name as name from ledger_import`)).toEqual([{ name: "passwd" }]);
  });

  test("a dry run tells what would be kept, and keeps nothing", async () => {
    expect(await post(bytes(csv(GOOD)), "text/csv", "?dryRun=true")).toMatchObject({
      status: 200,
      body: { outcome: "dryRun", importId: null, kept: 4, fileDebitCents: 50_000 + 123_456 + 41_010 },
    });
    expect(await held()).toEqual({});
  });

  test("« all or nothing » with a bad line keeps nothing and says so", async () => {
    const bad = csv([...GOOD, entry("A1", "31/02/2026", "Loyer", "1,00")]);
    expect(await post(bytes(bad), "text/csv", "?allOrNothing=true")).toMatchObject({
      status: 200,
      body: { outcome: "refused", importId: null, kept: 0, quarantined: 1, control: { balanced: true } },
    });
    expect(await held()).toEqual({});
  });
});

describe("a bad request", () => {
  test.each([
    ["without a body", new Uint8Array(), "text/csv", 422, "emptyFile"],
    ["in binary", new Uint8Array([0, 1, 2, 3, 0, 255, 254]), "application/octet-stream", 422, "binaryFile"],
    ["with other columns", bytes("a;b\n1;2\n"), "text/csv", 422, "missingColumns"],
    ["declared too large", bytes("x".repeat(LARGEST + 1)), "text/csv", 413, "fileTooLarge"],
  ])("%s is refused, with its reason", async (_what, body, type, status, rule) => {
    const refused = await post(body, type);
    expect(refused.status).toBe(status);
    const [error] = refused.body["errors"] as { rule: string; message: string }[];
    expect(error!.message).toMatch(/\S/);
    expect(error!.rule).toBe(rule);
    expect(await held()).toEqual({});
  });

  test("of which nobody said how long it is, and that is too long, is refused as well", async () => {
    let left = 40;
    const endless = new ReadableStream<Uint8Array>({
      pull: (to) => (left-- > 0 ? to.enqueue(bytes("x".repeat(16 * 1024))) : to.close()),
    });
    expect(await post(endless, "text/csv")).toMatchObject({ status: 413 });
    expect(await held()).toEqual({});
  });

  test("JSON is no file", async () => {
    expect((await post("{}", "application/json")).status).toBeGreaterThanOrEqual(400);
    expect(await held()).toEqual({});
  });

  test("with a word that is neither true nor false says which field", async () => {
    const answer = await app.inject({
      method: "POST",
      url: "/api/ledger/imports?dryRun=oui",
      headers: { "x-user": OFFICER, "content-type": "text/csv" },
      payload: csv(GOOD),
    });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(await held()).toEqual({});
  });

  test("cut on the way keeps nothing, whether it said its length or not", async () => {
    for (const length of [{ "content-length": "100000" }, { "transfer-encoding": "chunked" }]) {
      const sent = httpRequest(address, {
        method: "POST",
        headers: { "x-user": OFFICER, "content-type": "text/csv", ...length },
      });
      sent.on("error", () => {});
      sent.write(csv(GOOD));
      await new Promise((resolve) => setTimeout(resolve, 150));
      sent.destroy();
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    expect(await held()).toEqual({});
    expect(await post(bytes(csv(GOOD)), "text/csv")).toMatchObject({ status: 200, body: { kept: 4 } });
  });
});
