/** What people are told where the database is away, gives way to somebody else or has no room: what happened, that nothing was saved, and a number to ask by. */
import { mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { assigned, type Assigned } from "../measure/measure-fixture.ts";
import { createAuth } from "../platform/access/auth.ts";
import type { App } from "../platform/access/http.ts";
import { type Database, DatabaseAway } from "../platform/database/database.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { PDF } from "../platform/files/file-samples.ts";
import { type Scene, sceneOn } from "../referral/referral-fixture.ts";
import { changedFactorsOf, enteredOf, judgeOf, refusedPasswordOf } from "../sign-in/store.ts";
import { demoOf } from "./demo/demo-fixture.ts";
import { DEMO_PASSWORD } from "./demo/organisations.ts";
import { createServer } from "./server.ts";

const PUBLIC_URL = "http://127.0.0.1:4300";

let stored: Awaited<ReturnType<typeof testDatabase>>;
let at: Scene;
let file: Assigned;
let app: App;
let folder: string;
let email: string;
let cookie: string;
/** What every transaction meets from now on. */
let fault: Error | undefined;
let logged = "";

beforeAll(async () => {
  stored = await testDatabase(demoOf({ tenancies: 0 }));
  const database: Database = {
    ...stored,
    transaction: (who, work) => (fault ? Promise.reject(fault) : stored.transaction(who, work)),
  };
  at = await sceneOn(stored);
  file = await assigned(at);
  folder = await mkdtemp(path.join(tmpdir(), "lt-faults-"));
  app = await createServer({
    database,
    auth: createAuth(database, {
      secret: crypto.randomUUID() + crypto.randomUUID(),
      publicUrl: PUBLIC_URL,
      sendPasswordReset: async () => {},
      judge: judgeOf(database),
      refusedPassword: refusedPasswordOf(database),
      changed: changedFactorsOf(database),
      entered: enteredOf(database),
    }),
    publicUrl: PUBLIC_URL,
    filesFolder: folder,
    demo: false,
    webRoot: null,
    logTo: { write: (text) => void (logged += text) },
    maxEventLoopDelay: 0,
  });
  const [worker] = await at.asSystem((tx) =>
    tx.rows<{ email: string }>(sql`select email from member where user_id = ${file.workerId}::uuid`),
  );
  email = worker!.email;
  const entered = await signIn();
  cookie = entered.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
}, 120_000);
afterEach(() => {
  fault = undefined;
});
afterAll(async () => {
  await app?.close();
  await stored?.close();
  await rm(folder, { recursive: true, force: true });
});

const signIn = () =>
  app.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: { "content-type": "application/json", origin: PUBLIC_URL },
    payload: JSON.stringify({ email, password: DEMO_PASSWORD }),
  });
const get = (url: string, language = "fr") =>
  app.inject({ method: "GET", url, headers: { cookie, "accept-language": language } });
const send = async (language = "fr") => {
  const form = new FormData();
  form.set("kind", "letter");
  form.set("file", new File([new Uint8Array(PDF)], "bail.pdf"));
  const sent = new Response(form);
  return app.inject({
    method: "POST",
    url: `/api/households/${file.householdId}/received-files`,
    headers: { cookie, "accept-language": language, "content-type": sent.headers.get("content-type")! },
    payload: Buffer.from(await sent.arrayBuffer()),
  });
};
type Told = Awaited<ReturnType<typeof get>>;
const expectTold = (told: Told, status: number, title: RegExp) => {
  expect(told.json()).toEqual({
    type: "about:blank",
    status,
    title: expect.stringMatching(title),
    requestId: told.headers["x-request-id"],
  });
  expect(told.statusCode).toBe(status);
  expect(told.headers["content-type"]).toContain("application/problem+json");
};
const filesThere = async () => (await get(`/api/households/${file.householdId}/received-files`)).json().files;
const bytesThere = async () =>
  (await readdir(folder, { recursive: true })).filter((name) => name.includes(path.sep));

/** Whatever is written of a received file from now on is refused as the database would by itself. */
async function whileRefusing(how: string, work: () => Promise<void>): Promise<void> {
  await stored.run(`
    create function refuses() returns trigger language plpgsql as $$ begin ${how}; return new; end $$;
    create trigger refuses before insert on received_file for each row execute function refuses()`);
  try {
    await work();
  } finally {
    await stored.run("drop trigger refuses on received_file; drop function refuses()");
  }
}

const away = () => new DatabaseAway(new Error("Connection terminated unexpectedly"));

describe("the database away", () => {
  it("who is signed in is told so, in their language, with a number", async () => {
    fault = away();
    expectTold(await get("/api/me"), 503, /^La base de données ne répond pas/);
    expectTold(await get("/api/me", "en"), 503, /^The database does not answer/);
    expectTold(await send(), 503, /vérifiez d'abord que ce n'est pas déjà fait/);
  });

  it("who signs in is told so as well", async () => {
    fault = away();
    expectTold(await signIn(), 503, /^La base de données ne répond pas/);
  });

  it("the server lives and says that it is not ready, until the database is back", async () => {
    fault = away();
    expect([(await get("/healthz")).statusCode, (await get("/readyz")).statusCode]).toEqual([200, 503]);
    fault = undefined;
    expect([(await get("/readyz")).statusCode, (await get("/api/me")).statusCode]).toEqual([200, 200]);
  });
});

describe.skipIf(!process.env["TEST_DATABASE_URL"])("on PostgreSQL", () => {
  it("a session that is ended under a request fails that request alone, and nothing of it stands", async () => {
    await whileRefusing("perform pg_terminate_backend(pg_backend_pid())", async () => {
      expectTold(await send(), 503, /^La base de données ne répond pas/);
    });
    expect(await filesThere()).toEqual([]);
    expect(await bytesThere()).toEqual([]);
  });
});

describe("somebody else writing at the same moment", () => {
  it.each([
    ["two waited for each other", "40P01"],
    ["what was read has changed since", "40001"],
  ])("%s: to be tried again, and nothing stands", async (_, state) => {
    await whileRefusing(`raise exception 'said' using errcode = '${state}'`, async () => {
      expectTold(await send(), 503, /^Quelqu'un d'autre écrivait au même moment : rien n'a été enregistré/);
      expectTold(await send("en"), 503, /^Somebody else was writing at the same moment/);
    });
    expect(await filesThere()).toEqual([]);
    expect(await bytesThere()).toEqual([]);
  });
});

describe("no room left", () => {
  it("on the database's disk: told as such, and nothing stands", async () => {
    await whileRefusing("raise exception 'could not extend file' using errcode = '53100'", async () => {
      expectTold(await send(), 507, /^La machine n'a plus de place : rien n'a été enregistré/);
      expectTold(await send("en"), 507, /^The machine has no room left: nothing was saved/);
    });
    expect(await filesThere()).toEqual([]);
    expect(await bytesThere()).toEqual([]);
  });

  it("on the disk of people's files: told as such, and neither row nor half a file stays", async () => {
    const { put } = app.files;
    // The device that is always full, where the file would be written.
    app.files.put = async (id, bytes) => {
      await mkdir(path.join(folder, id.slice(0, 2)), { recursive: true });
      await symlink("/dev/full", path.join(folder, id.slice(0, 2), `${id}.part`));
      await put(id, bytes);
    };
    expectTold(await send(), 507, /^La machine n'a plus de place/);
    app.files.put = put;
    expect(await filesThere()).toEqual([]);
    expect(await bytesThere()).toEqual([]);
    expect((await send()).statusCode).toBe(200);
    expect([(await filesThere()).length, (await bytesThere()).length]).toEqual([1, 1]);
  });
});

it("what nobody foresaw is in the log with its statement and its number, never with what was typed", async () => {
  logged = "";
  await whileRefusing(
    "raise exception 'unforeseen' using errcode = 'XX000', detail = 'Failing row contains (' || new.name || ')'",
    async () => {
      const told = await send();
      expectTold(told, 500, /^Un imprévu s'est produit/);
      expect(logged).toContain(told.headers["x-request-id"]);
    },
  );
  expect(logged).toContain("unforeseen");
  expect(logged).toContain("insert into");
  expect(logged).not.toContain("bail.pdf");
});
