/** A household opens its page by a code, once; reads its own file and nothing said in confidence; writes, sends, agrees, takes back; in less than 100 kB. */
import { gzipSync } from "node:zlib";

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { PROTECTED_DOMAINS } from "../assessment/rules.ts";
import { assigned, type Assigned, peopleOf, running } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { pdfText } from "../platform/documents/pdf-probe.ts";
import { JPEG, PDF } from "../platform/files/file-samples.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import { readCode } from "./rules.ts";

/** What the first opening may weigh, compressed: the page and all that it asks for. */
const FIRST_LOAD_BYTES = 100_000;
const today = todayInParis();
const NOTE = "mots-confies-a-la-cuisine";

let at: ServedScene<RealServer>;
let file: Assigned;
let other: string;

beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
  file = await assigned(at, { on: today.subtract({ days: 60 }).toString() });
  other = await at.household("AIH", "Paul Ailleurs");
  const measureId = await running(at, file, {
    startsOn: today.subtract({ days: 60 }).toString(),
    endsOn: today.add({ days: 120 }).toString(),
  });
  const by = (method: "POST" | "PUT", url: string, body: object) =>
    at.server.ask(file.workerId, method, url, body);
  await by("POST", `/api/measures/${measureId}/contacts`, {
    id: crypto.randomUUID(),
    kind: "homeVisit",
    state: "held",
    metOn: today.subtract({ days: 3 }).toString(),
    minutes: 60,
    outreach: false,
    note: NOTE,
  });
  await by("POST", `/api/measures/${measureId}/meetings`, {
    id: crypto.randomUUID(),
    kind: "midway",
    state: "planned",
    metOn: today.add({ days: 9 }).toString(),
    atTime: "14:30",
    place: "Maison <du> quartier",
    attended: [],
    sharedMinutes: null,
  });
  await by("PUT", `/api/households/${file.householdId}/assessment`, {
    id: crypto.randomUUID(),
    moment: "start",
    assessedOn: today.toString(),
    problems: PROTECTED_DOMAINS.map((domain) => ({
      domain,
      problem: null,
      severity: 3,
      workedOn: true,
      detail: `mots-${domain}`,
      wish: null,
      worksOn: "caseWorker",
    })),
  });
}, 60_000);
afterAll(() => at?.close());

const give = async () =>
  (
    await at.server.ask(file.workerId, "POST", `/api/households/${file.householdId}/own-page/codes`, {
      language: "fr",
    })
  ).body as {
    id: string;
    code: string;
    sms: string;
    paper: string;
  };
const type = (code: string, address?: string) =>
  at.server.page("POST", "/m/open", { fields: { code }, ...(address && { address }) });
const opened = async () => {
  const answer = await type((await give()).code);
  return /lt_household=[\w-]{43}/.exec(String(answer.headers["set-cookie"]))![0];
};

describe("a code", () => {
  it("opens the page once, on one device, whatever its case and spaces; it is kept as a hash alone", async () => {
    const { code, sms, paper } = await give();
    const kept = await at.asSystem((tx) =>
      tx.rows<{ row: string }>(sql`select l::text as row from household_link l`),
    );
    const { proof } = readCode(code)!;
    for (const { row } of kept) expect(row).not.toContain(proof);
    expect(sms).toContain(`http://127.0.0.1/m et tapez le code ${code}`);
    // Where the machine lacks pdftotext, the sheet's marks alone are read.
    expect(pdfText(Buffer.from(paper, "base64")) ?? code).toContain(code);
    const first = await type(` ${code.toLowerCase().replaceAll("-", " ")}`, "10.9.0.1");
    expect({ status: first.status, to: first.headers["location"] }).toEqual({ status: 303, to: "/m" });
    expect(String(first.headers["set-cookie"])).toMatch(/; Path=\/m; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    expect((await type(code, "10.9.0.2")).status).toBe(422);
  });

  it("is void after five wrong tries, and who tries is told the same of any code", async () => {
    const { code } = await give();
    const wrong = `${code.slice(0, -1)}${code.endsWith("A") ? "B" : "A"}`;
    const told = [];
    for (let n = 0; n < 5; n += 1) told.push((await type(wrong, `10.9.1.${n}`)).status);
    expect(told).toEqual([422, 422, 422, 422, 422]);
    const right = await type(code, "10.9.1.9");
    const none = await type("AAAA-AAAA-AAAA", "10.9.1.9");
    expect(right.status).toBe(422);
    expect(right.text.replaceAll(code, "")).toBe(none.text.replaceAll("AAAA-AAAA-AAAA", ""));
  });

  it("is tried ten times a minute from one address, and closed at once by the worker", async () => {
    const statuses = [];
    for (let n = 0; n < 11; n += 1) statuses.push((await type("AAAA-AAAA-AAAA", "10.9.2.1")).status);
    expect(statuses.slice(-2)).toEqual([422, 429]);
    const { id, code } = await give();
    const cookie = /lt_household=[\w-]+/.exec(
      String((await type(code, "10.9.2.2")).headers["set-cookie"]),
    )![0];
    expect((await at.server.page("GET", "/m", { cookie })).status).toBe(200);
    expect((await at.ask("coordinator", "POST", `/api/own-page-codes/${id}/revocation`)).status).toBe(403);
    expect((await at.server.ask(file.workerId, "POST", `/api/own-page-codes/${id}/revocation`)).status).toBe(
      200,
    );
    expect((await at.server.page("GET", "/m", { cookie })).status).toBe(401);
  });

  it("ends what it opened where the household closes its page: a copy of the cookie opens nothing any more", async () => {
    const cookie = await opened();
    expect((await at.server.page("GET", "/m", { cookie })).status).toBe(200);
    const closing = await at.server.page("POST", "/m/close", { cookie });
    expect({ status: closing.status, to: closing.headers["location"] }).toEqual({ status: 303, to: "/m" });
    expect((await at.server.page("GET", "/m", { cookie })).status).toBe(401);
    expect((await at.server.page("POST", "/m/close", {})).status).toBe(303);
  });

  it("is given by who carries the household, and by nobody else", async () => {
    const url = `/api/households/${file.householdId}/own-page/codes`;
    const table: Record<string, number> = {};
    for (const who of [
      "socialAdviser@AIH",
      "arrearsOfficer@AIH",
      "coordinator",
      "committeeMember",
      "funder",
      "administrator",
    ])
      table[who] = (await at.ask(who, "POST", url, { language: "fr" })).status;
    expect(new Set(Object.values(table))).toEqual(new Set([403]));
    const stranger = at.posts.find(({ role, code }) => role === "caseWorker" && code !== "RELAIS")!;
    expect((await at.server.ask(stranger.userId, "POST", url, { language: "fr" })).status).toBe(404);
  });
});

describe("the page", () => {
  it("weighs less than 100 kB compressed with all that it loads, and asks nobody else for anything", async () => {
    const cookie = await opened();
    const { text } = await at.server.page("GET", "/m", { cookie });
    const parts = [...text.matchAll(/(?:src|href)="([^"#]*)"/g)]
      .map(([, url]) => url!)
      .filter((url) => /\.\w+$/.test(url));
    expect(parts.toSorted()).toEqual(["/m/sending.js", "/m/style.css"]);
    let bytes = gzipSync(text).length;
    // A script asks for another.
    for (const url of [...parts, "/m/shrink.js"]) {
      const part = await at.server.page("GET", url, {});
      expect({ url, status: part.status }).toEqual({ url, status: 200 });
      bytes += gzipSync(part.text).length;
    }
    expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
    expect(text).not.toMatch(/https?:\/\/|react|mantine/i);
  });

  it("says what is to come, who follows, what is owed, who read; what people typed is text; nothing told in confidence", async () => {
    const cookie = await opened();
    const { text } = await at.server.page("GET", "/m", { cookie });
    for (const words of [
      "Bonjour Nadia Morel",
      "à 14 h 30",
      "Maison &lt;du&gt; quartier",
      "Vous devez 1",
      "Vous n&#39;avez pas de plan signé",
    ])
      expect(text).toContain(words);
    const [worker] = await at.asSystem((tx) =>
      tx.rows<{ name: string }>(sql`select name from member where user_id = ${file.workerId}::uuid`),
    );
    expect(text).toContain(worker!.name);
    expect(text).not.toContain(NOTE);
    for (const domain of PROTECTED_DOMAINS) expect(text).not.toContain(`mots-${domain}`);
    expect(text).not.toContain("Paul Ailleurs");
    const english = await at.server.page("GET", "/m", { cookie: `${cookie}; lt_household_language=en` });
    expect(english.text).toContain("Hello Nadia Morel");
  });

  it("sends a message that its worker reads, and says so; nobody else does", async () => {
    const cookie = await opened();
    expect((await at.server.page("POST", "/m/message", { cookie, fields: { text: " " } })).status).toBe(422);
    const sent = await at.server.page("POST", "/m/message", {
      cookie,
      fields: { text: "Bonjour <b>je</b> viens mardi" },
    });
    expect(sent.headers["location"]).toBe("/m?done=message");
    const { body } = await at.server.ask(
      file.workerId,
      "GET",
      `/api/households/${file.householdId}/own-page`,
    );
    expect(body.messages).toMatchObject([{ text: "Bonjour <b>je</b> viens mardi", readAt: null }]);
    expect((await at.ask("coordinator", "GET", `/api/households/${file.householdId}/own-page`)).status).toBe(
      403,
    );
    await at.server.ask(file.workerId, "POST", `/api/household-messages/${body.messages[0].id}/read`);
    const page = await at.server.page("GET", "/m", { cookie });
    expect(page.text).toContain("Bonjour &lt;b&gt;je&lt;/b&gt; viens mardi");
    expect(page.text).toMatch(/ · lu</);
    const told = await at.asSystem((tx) =>
      tx.rows(sql`select payload from outbox_event where kind = 'household.wrote'`),
    );
    expect(told).toEqual([{ payload: { what: "message" } }]);
  });

  it("sends a document, kept for the association until it is sorted; a bad one is refused in a sentence", async () => {
    const cookie = await opened();
    const send = (name: string, bytes: Buffer) =>
      at.server.page("POST", "/m/file", { cookie, fields: { kind: "income" }, file: { name, bytes } });
    const polyglot = await send("a.jpg", Buffer.concat([JPEG, PDF]));
    expect(polyglot.status).toBe(422);
    expect(polyglot.text).toContain("contient autre chose");
    expect((await send("../../x", JPEG)).status).toBe(422);
    expect((await send("salaire.jpg", JPEG)).headers["location"]).toBe("/m?done=file");
    const { body } = await at.server.ask(
      file.workerId,
      "GET",
      `/api/households/${file.householdId}/received-files`,
    );
    expect(body.files).toMatchObject([
      { kind: "income", name: "salaire.jpg", fromHousehold: true, isProtected: true },
    ]);
    const { id } = body.files[0];
    expect((await at.server.page("GET", `/m/file/${id}`, { cookie })).headers["content-type"]).toBe(
      "image/jpeg",
    );
    expect((await at.server.page("GET", `/m/file/${id}`, {})).status).toBe(401);
    for (const who of ["socialAdviser@AIH", "coordinator"])
      expect((await at.server.raw(at.post(who).userId, `/api/received-files/${id}/content`)).status).toBe(
        404,
      );
    const [foreign] = await at.asSystem((tx) =>
      tx.rows<{ id: string }>(sql`
        insert into received_file (household_id, operator_id, landlord_id, kind, name, is_protected, media_type, byte_size, sha256, received_on)
        values (${other}::uuid, ${file.operatorId}::uuid, ${file.landlordId}::uuid, 'letter', 'x', true, 'image/jpeg', 1, 'x', app.today()) returning id`),
    );
    expect((await at.server.page("GET", `/m/file/${foreign!.id}`, { cookie })).status).toBe(404);
  });

  it("agrees to an item and takes it back; what it opened opens and closes at once, and its worker sees who answered", async () => {
    const cookie = await opened();
    const answer = (key: string, given: "yes" | "no") =>
      at.server.page("POST", "/m/agreement", { cookie, fields: { key, given } });
    const isAgreed = async () =>
      (
        await at.asSystem((tx) =>
          tx.rows<{ agreed: boolean }>(
            sql`select app.agreed(${file.referralId}::uuid, 'budget', 'landlord') as agreed`,
          ),
        )
      )[0]!.agreed;
    expect((await answer("budget.landlord", "yes")).headers["location"]).toBe("/m?done=agreement");
    expect(await isAgreed()).toBe(true);
    expect((await at.server.page("GET", "/m/agreement/budget.landlord", { cookie })).text).toContain(
      "ne sera plus lu, tout de suite",
    );
    await answer("budget.landlord", "no");
    expect(await isAgreed()).toBe(false);
    await answer("energy.committee", "no");
    await answer("health.landlord", "yes");
    const { body } = await at.server.ask(
      file.workerId,
      "GET",
      `/api/referrals/${file.referralId}/agreements`,
    );
    expect(
      body.answers.map(({ domain, given, how, endedWhy }: Record<string, unknown>) => [
        domain,
        given,
        how,
        endedWhy,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ["energy", false, "ownPage", null],
        ["budget", true, "ownPage", "withdrawn"],
      ]),
    );
    expect(body.answers).toHaveLength(2);
    // While a measure runs, its operator is told and closes it: the referral stands.
    await answer("support", "yes");
    await answer("support", "no");
    const [referral] = await at.asSystem((tx) =>
      tx.rows(sql`select status from referral where id = ${file.referralId}::uuid`),
    );
    expect(referral).toEqual({ status: "assigned" });
    const told = await at.asSystem((tx) =>
      tx.rows(
        sql`select 1 from outbox_event where kind = 'agreement.withdrawn' and payload ->> 'what' = 'support'`,
      ),
    );
    expect(told).toHaveLength(1);
  });

  it("a form from another site changes nothing", async () => {
    const cookie = await opened();
    const answer = await at.server.page("POST", "/m/message", {
      cookie,
      fields: { text: "x" },
      origin: "https://ailleurs.example",
    });
    expect(answer.status).toBe(403);
  });

  it("keeps to the size that its operator set", async () => {
    const cookie = await opened();
    const lead = at.post("operatorLead@RELAIS").userId;
    const limits = { largestBytes: 100_000, longestSide: 1600, mostPixels: 1_000_000 };
    expect(
      (await at.server.ask(lead, "PUT", "/api/received-file-setting", { from: today.toString(), limits }))
        .status,
    ).toBe(200);
    const large = Buffer.concat([JPEG, Buffer.alloc(150_000)]);
    const answer = await at.server.page("POST", "/m/file", {
      cookie,
      fields: { kind: "letter" },
      file: { name: "a.jpg", bytes: large },
    });
    expect(answer.status).toBe(422);
    expect((await at.server.page("GET", "/m", { cookie })).text).toContain('data-longest-side="1600"');
  });

  it("is closed by whoever carried the household last, once nobody does", async () => {
    const { id, code } = await give();
    const cookie = /lt_household=[\w-]+/.exec(String((await type(code)).headers["set-cookie"]))![0];
    const active = (is: boolean) =>
      at.asSystem((tx) =>
        tx.rows(sql`update assignment set active = ${is} where id = ${file.assignmentId}::uuid`),
      );
    await active(false);
    expect((await at.server.page("GET", "/m", { cookie })).text).toContain("Personne ne suit votre dossier");
    const stranger = at.posts.find((post) => post.role === "caseWorker" && post.code !== "RELAIS")!.userId;
    const revoke = (who: string) => at.server.ask(who, "POST", `/api/own-page-codes/${id}/revocation`);
    expect((await revoke(stranger)).status).toBe(404);
    expect((await revoke(file.workerId)).status).toBe(200);
    expect((await at.server.page("GET", "/m", { cookie })).status).toBe(401);
    await active(true);
  });

  it("shows who opened the file, by name and day", async () => {
    const [adviser] = await peopleOf(at, "socialAdviser", "AIH");
    await at.server.ask(adviser!, "GET", `/api/households/${file.householdId}`);
    const { text } = await at.server.page("GET", "/m", { cookie: await opened() });
    const [{ name } = { name: "" }] = await at.asSystem((tx) =>
      tx.rows<{ name: string }>(sql`select name from member where user_id = ${adviser!}::uuid`),
    );
    expect(text).toContain(name);
    expect(text).toContain("votre fiche");
  });
});
