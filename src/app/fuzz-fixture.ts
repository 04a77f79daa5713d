/**
 * Requests drawn from the server's own contract: valid, nearly valid, hostile. Each role sends them as itself; whatever it sends, the server
 * answers without a fault, and says no word that is not that role's to read.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import { sql } from "drizzle-orm";

import type { Role } from "../platform/access/roles.ts";
import type { Database } from "../platform/database/database.ts";
import { appOf, oneOfEachPost } from "./server-fixture.ts";

type Schema = {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  minItems?: number;
};
type Parameter = { name: string; in: "path" | "query" | "header"; required?: boolean; schema?: Schema };
type Operation = {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
  responses?: Record<string, { content?: Record<string, unknown> }>;
};
export type Route = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  url: string;
  operation: Operation;
};

/** Draws like a die with a seed: the same seed sends the same requests. */
export function dice(seed: number) {
  let state = seed >>> 0 || 1;
  const next = () => {
    // xorshift32 (Marsaglia 2003)
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  return {
    chance: (share: number) => next() < share,
    below: (limit: number) => Math.floor(next() * limit),
    pick: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!,
  };
}
type Dice = ReturnType<typeof dice>;

/** Words that break what is careless: quotes, markup, paths, formulas, control signs, other alphabets, far too long. */
const HOSTILE = [
  "",
  " ",
  "'; drop table household; --",
  "' or 1=1 --",
  "$1 $2 %s %n",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "../../../../etc/passwd",
  "..\\..\\windows",
  "=cmd|' /C calc'!A0",
  "{{7*7}} ${7*7} <%= 7*7 %>",
  '#import "/etc/passwd" $ x^2 $ #{',
  "\u0000",
  "a\u0000b",
  "\uD800",
  "\u202Eesrever",
  "é".repeat(5_000),
  "💥".repeat(50),
  "null",
  "undefined",
  "NaN",
  "-1",
  "1e309",
  "9999999999999999999999",
  "0x10",
  "2026-02-30",
  "0000-00-00",
  "+275760-09-13",
  "-271821-04-19",
  "9999-12-31",
  "__proto__",
  "constructor",
  "%00",
  "%2e%2e%2f",
  "00000000-0000-0000-0000-000000000000",
];
const NUMBERS = [0, -1, 1, 0.5, 1e9, 2 ** 31, 2 ** 53, -(2 ** 53), 1e300, -0];

function deep(levels: number): unknown {
  let value: unknown = "deep";
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { a: value };
  return value;
}
const OTHERS: readonly ((die: Dice) => unknown)[] = [
  () => null,
  () => [],
  () => ({}),
  () => true,
  () => deep(40),
  () => JSON.parse('{"__proto__":{"admin":true}}') as unknown,
  () => Array.from({ length: 2_000 }, (_, index) => index),
  (die) => die.pick(HOSTILE),
  (die) => die.pick(NUMBERS),
];

/** A value that the schema allows, mostly; `ids` are of rows that exist, whoever's they are. */
function drawn(schema: Schema | undefined, die: Dice, ids: readonly string[], hostility: number): unknown {
  if (schema === undefined) return die.pick(HOSTILE);
  if (die.chance(hostility)) return die.pick(OTHERS)(die);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return die.pick(schema.enum);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return drawn(die.pick(alternatives), die, ids, hostility);
  if (schema.allOf)
    return Object.assign(
      {},
      ...schema.allOf.map((one) => drawn(one, die, ids, hostility) as object),
    ) as unknown;
  const type = Array.isArray(schema.type) ? die.pick(schema.type) : schema.type;
  switch (type) {
    case "object": {
      const made: Record<string, unknown> = {};
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        const isNeeded = schema.required?.includes(name) ?? false;
        if (isNeeded ? !die.chance(hostility / 2) : die.chance(0.6))
          made[name] = drawn(property, die, ids, hostility);
      }
      if (die.chance(hostility))
        made[die.pick(["extra", "role", "organisationId", "__proto__"])] = "administrator";
      return made;
    }
    case "array":
      return Array.from({ length: (schema.minItems ?? 0) + die.below(3) }, () =>
        drawn(schema.items, die, ids, hostility),
      );
    case "boolean":
      return die.chance(0.5);
    case "null":
      return null;
    case "integer":
    case "number": {
      if (die.chance(hostility)) return die.pick(NUMBERS);
      const low = Math.max(schema.minimum ?? 0, -(2 ** 31));
      const high = Math.min(schema.maximum ?? 100_000, low + 100_000);
      return low + die.below(Math.max(1, Math.floor(high - low + 1)));
    }
    default: {
      if (schema.format === "uuid") return die.chance(0.9) ? die.pick(ids) : randomUUID();
      if (schema.format === "date")
        return `20${15 + die.below(15)}-${String(1 + die.below(12)).padStart(2, "0")}-${String(1 + die.below(28)).padStart(2, "0")}`;
      if (schema.format === "email") return `f${die.below(1e6)}@example.org`;
      return die.chance(0.5)
        ? die.pick(HOSTILE).slice(0, schema.maxLength ?? 200)
        : die.pick(["Bonjour", "AIH", "1", "2026", "Élise Œuvre", "stay"]);
    }
  }
}

/** Ids of rows that exist: all, and by the part of a path that comes before one of them. */
type Ids = { all: readonly string[]; of: ReadonlyMap<string, readonly string[]> };

export type Sent = { method: Route["method"]; url: string; payload?: string; contentType?: string };

const text = (value: unknown) =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);

// A path takes any text but what no client could send: a lone half of a sign.
const safe = (value: unknown) => encodeURIComponent(text(value).toWellFormed().slice(0, 2_000));

/** One request to a route; `hostility` 0: as its contract says; 1: anything but. */
export function request(route: Route, die: Dice, { all: ids, of }: Ids): Sent {
  const hostility = die.pick([0, 0, 0.08, 0.3]);
  let { url } = route;
  const query: string[] = [];
  for (const { name, in: where, required, schema } of route.operation.parameters ?? []) {
    if (where === "path") {
      const before = url
        .slice(0, url.indexOf(`{${name}}`) - 1)
        .split("/")
        .at(-1)!;
      const value = safe(drawn(schema, die, die.chance(0.8) ? (of.get(before) ?? ids) : ids, hostility / 2));
      url = url.replace(`{${name}}`, value || "%20");
    } else if (where === "query" && (required || die.chance(0.5)))
      query.push(`${encodeURIComponent(name)}=${safe(drawn(schema, die, ids, hostility))}`);
  }
  if (hostility > 0 && die.chance(0.1)) query.push(`${safe(die.pick(HOSTILE))}=${safe(die.pick(HOSTILE))}`);
  const at = query.length > 0 ? `${url}?${query.join("&")}` : url;
  const content = route.operation.requestBody?.content;
  if (!content) return { method: route.method, url: at };
  const [contentType = "application/json"] = Object.keys(content);
  if (contentType !== "application/json") {
    const payload = die.pick([
      "",
      "a;b\n1;2",
      "=1+1;@SUM(A1)\n",
      "\u0000\u0001\u0002",
      "PK\u0003\u0004 not a workbook",
      "x".repeat(20_000),
    ]);
    return contentType.startsWith("multipart/")
      ? {
          method: route.method,
          url: at,
          contentType: "multipart/form-data; boundary=xyz",
          payload: `--xyz\r\ncontent-disposition: form-data; name="file"; filename="${die.pick(["../../x", "a.csv", "a.xlsx", "\u202Efdp.exe", "a".repeat(300), ""])}"\r\ncontent-type: text/html\r\n\r\n${payload}\r\n--xyz${die.chance(0.8) ? "--" : ""}\r\n`,
        }
      : { method: route.method, url: at, contentType, payload };
  }
  const body = JSON.stringify(drawn(content[contentType]?.schema, die, ids, hostility)) ?? "null";
  // Cut short, or said to be another type, once in a while.
  const payload = die.chance(hostility / 4) ? body.slice(0, die.below(body.length + 1)) : body;
  return {
    method: route.method,
    url: at,
    payload,
    contentType: die.chance(hostility / 4)
      ? die.pick(["text/plain", "application/xml", "text/csv"])
      : contentType,
  };
}

export type Faults = {
  requests: number;
  /** Answers by their hundred: `{ "2": n, "4": n }`. */
  answers: Record<string, number>;
  /** 5xx, an answer without end, a crash: the request that made it, and what was said. */
  faults: { sent: Sent; status: number; said: string }[];
  /** An answer that held a word not to be read. */
  leaks: { sent: Sent; word: string }[];
  /** Routes of the contract that were asked at least once. */
  routes: number;
};

/** What a path calls its rows, and their table. */
const ROWS_OF = [
  // Those that somebody supports: of them there is most to tell.
  ["households", "(select distinct household_id as id from contact_note)"],
  [
    "measures",
    "(select distinct c.measure_id as id from contact c join contact_note n on n.contact_id = c.id)",
  ],
  ["referrals", "referral"],
  ["sessions", "committee_session"],
  ["items", "agenda_item"],
  ["plans", "repayment_plan"],
  ["reliefs", "rent_relief"],
  ["grants", "debt_grant"],
  ["organisations", "organisation"],
  ["contacts", "contact"],
  ["tripartite-meetings", "tripartite_meeting"],
  ["people", "member"],
] as const;

const METHODS = ["get", "post", "put", "patch", "delete"] as const;
/** What belongs to the sign-in library, which has tests of its own; and streams, whose answer never ends. */
const isAsked = (url: string, { responses = {} }: Operation): boolean =>
  !url.startsWith("/api/auth/") &&
  !Object.values(responses).some(({ content = {} }) => "text/event-stream" in content);
const REVIVED_EVERY = 10;
const PATIENCE_MS = 20_000;

/** A server on the database, for people named in a header; every one of its routes, and a way to fuzz them as one person. */
export async function fuzzed(database: Database) {
  const { app, close } = await appOf(database);
  await app.ready();
  const { paths } = app.swagger() as unknown as { paths: Record<string, Record<string, Operation>> };
  const routes: Route[] = Object.entries(paths).flatMap(([url, operations]) =>
    METHODS.filter((method) => operations[method] && isAsked(url, operations[method])).map((method) => ({
      method: method.toUpperCase() as Route["method"],
      url,
      operation: operations[method]!,
    })),
  );
  const of = new Map<string, string[]>();
  for (const [segment, table] of ROWS_OF)
    of.set(
      segment,
      await database.transaction({ kind: "system" }, async (tx) =>
        (
          await tx.rows<{ id: string }>(
            sql.raw(
              `select ${table === "member" ? "user_id" : "id"}::text as id from ${table} x order by 1 limit 40`,
            ),
          )
        ).map(({ id }) => id),
      ),
    );
  const ids: Ids = { all: [...of.values()].flat(), of };
  let asked = 0;
  const asSystem = <T>(statement: ReturnType<typeof sql>) =>
    database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
  return {
    routes,
    close,
    /** `count` requests as one person; `secrets`: words that no answer to that person may hold; `only`: addresses of the contract. */
    as: async (
      userId: string,
      {
        count,
        seed,
        secrets,
        only = /./,
      }: { count: number; seed: number; secrets: readonly string[]; only?: RegExp },
    ): Promise<Faults> => {
      const die = dice(seed);
      const asking = routes.filter(({ url }) => only.test(url));
      const found: Faults = { requests: 0, answers: {}, faults: [], leaks: [], routes: 0 };
      const reached = new Set<Route>();
      const [post] = await asSystem<{ role: string }>(
        sql`select role from member where user_id = ${userId}::uuid`,
      );
      for (let n = 0; n < count; n++) {
        // Who may close accounts may close their own: they come back, or nothing more would be asked.
        if (n % REVIVED_EVERY === 0)
          await asSystem(
            sql`update member set active = true, role = ${post!.role} where user_id = ${userId}::uuid and (not active or role <> ${post!.role})`,
          );
        // Each route in turn first, then by chance.
        const route = n < asking.length ? asking[n]! : die.pick(asking);
        reached.add(route);
        const sent = request(route, die, ids);
        asked++;
        const sending = app.inject({
          method: sent.method,
          url: sent.url,
          // Requests are counted by address: each comes from another one.
          remoteAddress: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
          headers: {
            "x-person": userId,
            "accept-language": die.pick(["fr", "en"]),
            ...(sent.contentType && { "content-type": sent.contentType }),
          },
          ...(sent.payload !== undefined && { payload: sent.payload }),
        });
        const ending = new AbortController();
        const late = wait(PATIENCE_MS, undefined, { signal: ending.signal }).catch(() => undefined);
        const answer = await Promise.race([sending, late]);
        ending.abort();
        found.requests++;
        if (!answer) {
          found.faults.push({ sent, status: 0, said: "no answer" });
          continue;
        }
        const hundred = String(Math.floor(answer.statusCode / 100));
        found.answers[hundred] = (found.answers[hundred] ?? 0) + 1;
        if (answer.statusCode >= 500)
          found.faults.push({ sent, status: answer.statusCode, said: answer.body.slice(0, 300) });
        const word = secrets.find((secret) => answer.body.includes(secret));
        if (word !== undefined) found.leaks.push({ sent, word });
      }
      found.routes = reached.size;
      return found;
    },
  };
}

/** Words that the worker alone was told, one for each of the operator's contacts; and who of each role asks. */
export async function plantSecrets(
  database: Database,
): Promise<{ people: Map<Role, string>; secrets: string[] }> {
  const secrets = await database.transaction({ kind: "system" }, async (tx) => {
    await tx.rows(sql`update contact_note set text = 'confié-' || substr(md5(contact_id::text), 1, 10)`);
    return tx.rows<{ text: string }>(sql`select distinct text from contact_note`);
  });
  return { people: await oneOfEachPost(database), secrets: secrets.map(({ text: word }) => word) };
}
