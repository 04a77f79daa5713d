/**
 * A hundred members follow one live session: from the request that writes to the event on each screen; against a bare Fastify route that
 * sends an event to as many connections on a request. Both in this process, as are the screens; turn by turn; p99 of each.
 */
import type { AddressInfo } from "node:net";

import { sql } from "drizzle-orm";
import Fastify from "fastify";

import { demoOf } from "../src/app/demo/demo-fixture.ts";
import { createServer } from "../src/app/server.ts";
import { committee } from "../src/committee/committee-fixture.ts";
import { serverOf } from "../src/app/server-fixture.ts";
import type { Auth } from "../src/platform/access/auth.ts";

const SCREENS = 100;
const ROUNDS = Number(process.env["BENCH_RUNS"] ?? 30);

const at = await committee(demoOf({ tenancies: 0 }), serverOf);
const { database } = at;
const people = await at.asSystem((tx) =>
  tx.rows<{ id: string }>(sql`
    with account as (
      insert into auth_user (id, name, email, email_verified)
      select gen_random_uuid(), 'Membre ' || n, 'membre' || n || '@example.org', true from generate_series(1, ${SCREENS}) n
      returning id, name, email)
    insert into member (user_id, organisation_id, role, name, email)
    select a.id, o.id, 'committeeMember', a.name, a.email from account a cross join (select id from organisation where code = 'AIH') o
    returning user_id as id`),
);
const session = await at.session([(await at.waiting()).referralId]);
const [item] = await session.agenda();
await at.asSystem((tx) =>
  tx.rows(sql`
    insert into session_member (session_id, user_id)
    select ${session.id}::uuid, p.id::uuid from jsonb_array_elements_text(${JSON.stringify(people.map(({ id }) => id))}::jsonb) p (id)`),
);

const getSession = async ({ headers }: { headers: Headers }) => ({
  user: { id: headers.get("x-person") },
  session: null,
});
const ours = await createServer({
  database,
  auth: { api: { getSession } } as unknown as Auth,
  publicUrl: "http://127.0.0.1",
  filesFolder: "/nonexistent",
  demo: false,
  webRoot: null,
  logLevel: "silent",
  maxEventLoopDelay: 0,
  requestsPerMinute: 10_000_000,
});
const bare = Fastify();
const sinks = new Set<NodeJS.WritableStream>();
bare.get("/changes", (_, reply) => {
  reply.hijack();
  reply.raw.writeHead(200, { "content-type": "text/event-stream" });
  reply.raw.write("event: ready\ndata: {}\n\n");
  sinks.add(reply.raw);
});
bare.put("/change", () => {
  for (const sink of sinks) sink.write(`event: change\ndata: {"item":"1"}\n\n`);
  return { done: true };
});
const addressOf = async (app: typeof ours | typeof bare) => {
  await app.listen({ port: 0, host: "127.0.0.1" });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
};
const [oursAt, bareAt] = [await addressOf(ours), await addressOf(bare as unknown as typeof ours)];

/** Screens that answer when each has heard the next change. */
async function screens(url: string) {
  let heard: (() => void) | undefined;
  const ready = people.map(async ({ id }) => {
    const answer = await fetch(url, { headers: { "x-person": id } });
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("event: ready")) text += (await reader.read()).value ?? "";
    void (async () => {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        for (const _ of value.matchAll(/event: change/g)) heard?.();
      }
    })().catch(() => undefined);
  });
  await Promise.all(ready);
  return async (write: () => Promise<unknown>): Promise<number[]> => {
    const delays: number[] = [];
    const start = performance.now();
    const all = new Promise<void>((resolve) => {
      heard = () => {
        delays.push(performance.now() - start);
        if (delays.length === SCREENS) resolve();
      };
    });
    await write();
    await all;
    return delays;
  };
}

const onOurs = await screens(`${oursAt}/api/sessions/${session.id}/changes`);
const onBare = await screens(`${bareAt}/changes`);
const write = (n: number) =>
  fetch(`${oursAt}/api/agenda-items/${item!.id}/voice`, {
    method: "PUT",
    headers: { "x-person": people[0]!.id, "content-type": "application/json" },
    body: JSON.stringify({ voice: n % 2 === 0 ? "agree" : "disagree", comment: null }),
  });
const delays: Record<"ours" | "bare", number[]> = { ours: [], bare: [] };
for (let round = -2; round < ROUNDS; round += 1) {
  const [one, other] = [
    await onBare(() => fetch(`${bareAt}/change`, { method: "PUT" })),
    await onOurs(() => write(round)),
  ];
  if (round < 0) continue;
  delays.bare.push(...one);
  delays.ours.push(...other);
}
const at99 = (values: readonly number[], share = 0.99) =>
  Number(values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!.toFixed(1));
process.stdout.write(
  `${JSON.stringify({
    name: "live-session",
    ratio: Number((at99(delays.ours) / at99(delays.bare)).toFixed(2)),
    baseline: at99(delays.bare),
    ours: at99(delays.ours),
    unit: "ms p99 from the request to the screen",
    runs: ROUNDS,
    screens: SCREENS,
    p50: { baseline: at99(delays.bare, 0.5), ours: at99(delays.ours, 0.5) },
    engine: database.engine,
  })}\n`,
);
process.exit(0);
