/**
 * Records what pages ask of the server, for bench/load.ts: `node bench/load-mix-fixture.ts DATABASE_URL` on a database that bench/load.ts
 * left (BENCH_KEEP=1) opens every page of DAYS in Chromium, on the real server, and writes bench/load-mix.json.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import path from "node:path";

import { chromium } from "@playwright/test";
import { Client } from "pg";

import { chromiumPath } from "../e2e/chromium.ts";
import { DEMO_PASSWORD } from "../src/app/demo/organisations.ts";
import type { Role } from "../src/platform/access/roles.ts";
import { workers } from "./load-fixture.ts";

/** A stretch of a day of each post, page by page; what is in braces is of the file at hand, the same until the next list. */
const DAYS: Partial<Record<Role, readonly string[]>> = {
  arrearsOfficer: [
    "/",
    "/worklist",
    "/ledger/accounts/{account}",
    "/worklist",
    "/ledger/accounts/{account}",
    "/households/{household}",
    "/deadlines",
    "/ledger/imports",
  ],
  socialAdviser: [
    "/",
    "/households",
    "/households/{household}",
    "/referrals/{referral}",
    "/households/{household}/procedure",
    "/rent-reliefs",
    "/deadlines",
  ],
  landlordLead: ["/", "/worklist", "/households/{household}", "/referrals", "/envelopes", "/people"],
  caseWorker: [
    "/",
    "/agenda",
    "/measures",
    "/measures/{measure}",
    "/households/{household}",
    "/households/{household}/budget",
    "/measures/{measure}",
    "/households/{household}/procedure",
    "/deadlines",
  ],
  operatorLead: ["/", "/loads", "/assignments", "/measures", "/measures/{measure}"],
  coordinator: [
    "/",
    "/referrals",
    "/referrals/{referral}",
    "/sessions",
    "/sessions/{session}",
    "/sessions/{session}/items/{item}",
    "/assignments",
    "/loads",
    "/arrangements",
  ],
  committeeMember: ["/", "/sessions", "/sessions/{session}", "/sessions/{session}/items/{item}"],
  funder: ["/", "/evaluation", "/reports", "/funding", "/envelopes"],
  administrator: ["/", "/people", "/organisations", "/joining"],
  dataProtectionOfficer: ["/", "/access-log"],
};

const FRAME = /^\/api\/(me|options|sign-in-options|notifications)(\/|\?|$)/;
/** Somebody else's number: of a row that only this answer led to. */
const UNKNOWN = /[0-9a-f]{8}-[0-9a-f]{4}|\/\d+(?=[/?]|$)/;

const url = process.argv[2];
if (url === undefined) throw new Error("node bench/load-mix-fixture.ts DATABASE_URL");
const owner = new Client({ connectionString: url });
await owner.connect();
const people = await workers(owner);
await owner.end();
const server = spawn(process.execPath, ["src/app/cli.ts", "serve", "--port", "0", "--database-url", url], {
  stdio: ["ignore", "pipe", "inherit"],
});
const [said] = (await once(server.stdout, "data")) as [Buffer];
const origin = /http:\S+/.exec(said.toString())![0];
const browser = await chromium.launch({ executablePath: chromiumPath()!, args: ["--no-sandbox"] });
const mix: Partial<Record<Role, { page: string; requests: string[] }[]>> = {};
try {
  for (const [role, pages] of Object.entries(DAYS) as [Role, readonly string[]][]) {
    const names = new Set(pages.flatMap((page) => [...page.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)));
    // Whose file has all that its pages name.
    const [person, file] = people
      .filter((one) => one.role === role)
      .flatMap((one) =>
        names.size === 0 ? [[one, {}] as const] : one.files.map((each) => [one, each] as const),
      )
      .find(([, each]) =>
        [...names].every((name) => (each as Record<string, string | null>)[name] != null),
      ) as [(typeof people)[number], Record<string, string>];
    const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris" });
    const page = await context.newPage();
    const answer = await context.request.post(`${origin}/api/auth/sign-in/email`, {
      headers: { origin },
      data: { email: person.email, password: DEMO_PASSWORD },
    });
    if (!answer.ok()) throw new Error(`${person.email}: ${answer.status()}`);
    mix[role] = [];
    for (const template of pages) {
      const asked: string[] = [];
      page.removeAllListeners("response");
      page.on("response", (response) => {
        const at = new URL(response.url());
        if (!at.pathname.startsWith("/api/") || response.request().method() !== "GET") return;
        if (response.headers()["content-type"]?.startsWith("text/event-stream")) return;
        if (response.status() !== 200)
          return void process.stderr.write(`${role} ${template}: ${response.status()} ${at.pathname}\n`);
        asked.push(named(at.pathname + at.search, file));
      });
      await page.goto(origin + filled(template, file), { waitUntil: "load" });
      // A page that listens is never quiet: it is read for five seconds.
      await page.waitForLoadState("networkidle", { timeout: 5000 }).catch(() => undefined);
      // A page is opened within the application: what the frame asks for at its first opening alone comes with the first page.
      const requests = template === "/" ? asked : asked.filter((one) => !FRAME.test(one));
      for (const one of requests)
        if (UNKNOWN.test(one)) process.stderr.write(`${role} ${template}: left out, ${one}\n`);
      mix[role].push({ page: template, requests: requests.filter((one) => !UNKNOWN.test(one)) });
    }
    await context.close();
  }
} finally {
  await browser.close();
  server.kill();
}
writeFileSync(path.join(import.meta.dirname, "load-mix.json"), `${JSON.stringify(mix, null, 2)}\n`);
process.exit(0);

function filled(template: string, file: Record<string, string>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => file[name]!);
}

/** An address with the file's own numbers named again. */
function named(address: string, file: Record<string, string>): string {
  let text = address;
  for (const [name, value] of Object.entries(file))
    if (name !== "userId" && value !== null)
      text = text.replaceAll(new RegExp(`(?<=[/=])${String(value)}(?=[/?&]|$)`, "g"), `{${name}}`);
  return text;
}
