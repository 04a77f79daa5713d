/** The real server for tests of routes: each request names the person who asks, since signing in is not what is tested. */
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { sql } from "drizzle-orm";

import type { Auth } from "../platform/access/auth.ts";
import type { Role } from "../platform/access/roles.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import type { Database } from "../platform/database/database.ts";
import { createServer, type ServerSettings } from "./server.ts";

type Method = "GET" | "POST" | "PUT" | "DELETE";

export type RealServer = Awaited<ReturnType<typeof serverOf>>;

/** The server itself: who asks is named in the header `x-person`. `close` stops it, and leaves the database. */
export async function appOf(
  database: Database,
  more: Partial<
    Pick<
      ServerSettings,
      "privateWebhooks" | "webhookSealing" | "onApiRoute" | "leaving" | "trustProxy" | "metricsToken"
    >
  > = {},
) {
  const auth = {
    api: {
      getSession: async ({ headers }: { headers: Headers }) => ({
        user: { id: headers.get("x-person") },
        session: null,
      }),
    },
  } as unknown as Auth;
  const filesFolder = path.join(tmpdir(), `lt-files-${randomUUID()}`);
  const app = await createServer({
    database,
    auth,
    publicUrl: "http://127.0.0.1",
    filesFolder,
    demo: false,
    webRoot: null,
    logLevel: "silent",
    // A machine that runs several suites at once is slow: that is not what is tested.
    maxEventLoopDelay: 0,
    ...more,
  });
  const close = async () => {
    await app.close();
    await rm(filesFolder, { recursive: true, force: true });
  };
  return { app, close };
}

/** Somebody of each post, the first by address among those whose account is open. */
export async function oneOfEachPost(database: Database): Promise<Map<Role, string>> {
  const rows = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ role: Role; id: string }>(
      sql`select distinct on (role) role, user_id as id from member where active order by role, email`,
    ),
  );
  return new Map(rows.map(({ role, id }) => [role, id]));
}

/** `ask(person, method, url, body?, language?)` gives status and body (bytes where it is no JSON); `routes`: all that it serves; `close` stops the server, not the database. */
export async function serverOf(
  database: Database,
  more: Partial<Pick<ServerSettings, "privateWebhooks" | "webhookSealing">> = {},
) {
  const routes: { method: string; url: string }[] = [];
  const { app, close } = await appOf(database, { onApiRoute: (route) => routes.push(route), ...more });
  // Each person asks from an address of their own: requests are counted by address.
  const people: string[] = [];
  let pages = 0;
  const addressOf = (person: string) => {
    if (!people.includes(person)) people.push(person);
    return `10.0.0.${people.indexOf(person) + 1}`;
  };
  return {
    routes,
    close,
    /** A document, as it is sent. */
    raw: async (person: string, url: string) => {
      const answer = await app.inject({ method: "GET", url, headers: { "x-person": person } });
      return { status: answer.statusCode, type: answer.headers["content-type"], bytes: answer.rawPayload };
    },
    /** One file, sent as a browser's form does, after the fields. */
    upload: async (
      person: string,
      url: string,
      name: string,
      content: string | Uint8Array<ArrayBuffer>,
      language: Locale = "fr",
      method: Method = "POST",
      fields: Record<string, string> = {},
    ) => {
      const form = new FormData();
      for (const [field, value] of Object.entries(fields)) form.set(field, value);
      form.set("file", new File([content], name));
      const sent = new Response(form);
      const answer = await app.inject({
        method,
        url,
        remoteAddress: addressOf(person),
        headers: {
          "x-person": person,
          "accept-language": language,
          "content-type": sent.headers.get("content-type")!,
        },
        payload: Buffer.from(await sent.arrayBuffer()),
      });
      return { status: answer.statusCode, body: answer.json() };
    },
    /** A household's own page: HTML, with its cookie; fields as a form sends them, and a file after them. */
    page: async (
      method: "GET" | "POST",
      url: string,
      {
        cookie,
        fields = {},
        file,
        origin,
        address,
      }: {
        cookie?: string;
        fields?: Record<string, string>;
        file?: { name: string; bytes: Buffer };
        origin?: string;
        address?: string;
      },
    ) => {
      const form = new FormData();
      for (const [field, value] of Object.entries(fields)) form.set(field, value);
      if (file) form.set("file", new File([new Uint8Array(file.bytes)], file.name));
      const sent = new Response(file ? form : new URLSearchParams(fields));
      const answer = await app.inject({
        method,
        url,
        remoteAddress: address ?? `10.8.${Math.floor(pages / 250)}.${(pages++ % 250) + 1}`,
        headers: {
          ...(cookie && { cookie }),
          ...(origin && { origin }),
          ...(method === "POST" && { "content-type": sent.headers.get("content-type")! }),
        },
        ...(method === "POST" && { payload: Buffer.from(await sent.arrayBuffer()) }),
      });
      return { status: answer.statusCode, headers: answer.headers, text: answer.body };
    },
    /** A program with its token; a text it sends is a CSV file. */
    bearer: async (token: string, method: Method, url: string, body?: object | string) => {
      const answer = await app.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${token}`,
          ...(typeof body === "string" && { "content-type": "text/csv" }),
        },
        ...(body && { payload: body }),
      });
      const isJson = String(answer.headers["content-type"]).includes("json");
      return { status: answer.statusCode, body: isJson ? answer.json() : answer.rawPayload };
    },
    ask: async (person: string, method: Method, url: string, body?: object, language: Locale = "fr") => {
      const answer = await app.inject({
        method,
        url,
        remoteAddress: addressOf(person),
        headers: { "x-person": person, "accept-language": language },
        ...(body && { payload: body }),
      });
      const isJson = String(answer.headers["content-type"]).includes("json");
      return { status: answer.statusCode, body: isJson ? answer.json() : answer.rawPayload };
    },
  };
}
