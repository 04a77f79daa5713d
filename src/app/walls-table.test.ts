/**
 * The wall around the committee's table, attacked over HTTP: ids of others in every route of sessions, items, preparation, minutes,
 * assignments, referrals, agreements and households; then search, lists, exports, PDFs, event streams and calendars. A new route with an
 * id must be given a body here, or the walk fails.
 */
import { execFileSync, spawnSync } from "node:child_process";

import { sql } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { havingRead } from "../platform/editing/having-read.ts";
import { committee } from "../committee/committee-fixture.ts";
import { demoOf } from "./demo/demo-fixture.ts";
import { type RealServer, serverOf } from "./server-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";

const TODAY = todayInParis();

type Scene = Awaited<ReturnType<typeof table>>;
const day = TODAY.toString();

/** Nobody's business: another landlord, another operator, a member who does not sit, who pays, who administers. */
const STRANGERS = [
  "arrearsOfficer@SDH",
  "socialAdviser@SDH",
  "landlordLead@SDH",
  "caseWorker@SOLENI",
  "operatorLead@SOLENI",
  "committeeMember@RELAIS",
  "funder",
  "administrator",
];
/** At the same table for another household: its landlord, and the operator that it is proposed to. */
const NEIGHBOURS = ["landlordLead@PLURALIS", "socialAdviser@PLURALIS", "operatorLead@OISEAU"];
/** They sit, and are not concerned. */
const MEMBERS = ["committeeMember@AIH", "socialAdviser@ACTIS"];

/** A session with a household of AIH (Grenoble, Le Relais Ozanam) and one of Pluralis (Voiron, L'Oiseau bleu), decided, carried, asked for. */
async function table() {
  const at = await committee(demoOf({ tenancies: 0 }), serverOf);
  const [ours, theirs] = [
    await at.waiting({ name: "Zélie Quenneville" }),
    await at.waiting({ code: "PLURALIS", name: "Paul Garnier", commune: "38563" }),
  ];
  const session = await at.session([ours.referralId, theirs.referralId], MEMBERS);
  const [item] = (await session.agenda()).map(({ id }) => id) as [string];
  const need = { what: "Avis d'imposition", bringer: "landlord", dueBy: null };
  await at.ask("coordinator", "POST", `/api/agenda-items/${item}/needs`, need);
  await at.ask("socialAdviser@AIH", "POST", `/api/referrals/${ours.referralId}/agreements`, {
    answeredOn: day,
    how: "met",
    answers: [{ kind: "support", domain: null, recipient: null, given: true }],
  });
  for (const { referralId } of [ours, theirs])
    await session.decide(referralId, { kind: "admitted", track: "stay" });
  const { toAssign } = (await at.ask("coordinator", "GET", "/api/assignments")).body;
  for (const { referralId, proposal } of toAssign)
    await at.ask("coordinator", "POST", `/api/referrals/${referralId}/assignment`, {
      operatorId: proposal.operatorId,
      overrideReason: null,
    });
  const idOf = async (query: ReturnType<typeof sql>) =>
    (await at.asSystem((tx) => tx.rows<{ id: string }>(query)))[0]!.id;
  const assignment = await idOf(sql`select id from assignment where referral_id = ${ours.referralId}::uuid`);
  await at.ask("operatorLead@RELAIS", "POST", `/api/assignments/${assignment}/hand-over-request`, {
    operatorId: null,
    reason: "Trop loin.",
  });
  const account = await idOf(
    sql`select number as id from tenant_account where household_id = ${ours.householdId}::uuid`,
  );
  return {
    ...at,
    session,
    /** Of AIH's household, by the first part of the route that takes it. */
    ids: {
      sessions: session.id,
      "agenda-items": item,
      "preparation-needs": await idOf(sql`select id from preparation_need`),
      assignments: assignment,
      referrals: ours.referralId,
      agreements: await idOf(
        sql`select id from household_agreement where referral_id = ${ours.referralId}::uuid`,
      ),
      "hand-over-requests": await idOf(
        sql`select id from hand_over_request where assignment_id = ${assignment}::uuid`,
      ),
      households: ours.householdId,
    } as Readonly<Record<string, string>>,
    secrets: ["Quenneville", "Zélie", ours.householdId, ours.referralId, account],
  };
}

let at: Scene;
beforeAll(async () => (at = await table()), 180_000);
afterAll(() => at?.close());

const ANY = "00000000-0000-4000-8000-000000000000";
const plan = { number: null, heldOn: day, place: null, videoLink: null };
/** What is sent to each route that changes something: sound, so that the wall refuses it and not the shape. */
const BODIES: Readonly<Record<string, object>> = {
  "PUT /api/sessions/:id": plan,
  "PUT /api/sessions/:id/members": { members: [] },
  "PUT /api/sessions/:id/coming": { comes: false },
  "POST /api/sessions/:id/items": { referralIds: [ANY] },
  "PUT /api/sessions/:id/order": { itemIds: [] },
  "POST /api/sessions/:id/invitation": {},
  "POST /api/sessions/:id/addenda": { position: null, text: "X" },
  "POST /api/sessions/:id/sign": {},
  "POST /api/agenda-items/:id/removal": { reason: "Erreur" },
  "PUT /api/agenda-items/:id/decision": { kind: "admitted", track: "stay" },
  "POST /api/agenda-items/:id/needs": { what: "X", bringer: "landlord", dueBy: null },
  "PUT /api/agenda-items/:id/operator": { operatorId: null },
  "PUT /api/agenda-items/:id/voice": { voice: "agree", comment: null },
  "POST /api/agenda-items/:id/recusal": { userId: null, reason: null },
  "PUT /api/preparation-needs/:id": { broughtOn: day },
  "POST /api/assignments/:id/hand-over": { operatorId: ANY, workerId: null, reason: "X" },
  "POST /api/assignments/:id/hand-over-request": { operatorId: null, reason: "X" },
  "POST /api/assignments/:id/worker": { caseWorkerId: ANY },
  "POST /api/hand-over-requests/:id/end": { words: "X" },
  "PUT /api/referrals/:id": {
    track: "stay",
    tie: null,
    situation: null,
    informedOn: null,
    informedHow: null,
    informedBy: null,
    stage: null,
    tried: null,
    whatWasTried: null,
  },
  "POST /api/referrals/:id/submit": {},
  "POST /api/referrals/:id/withdraw": { reason: "X" },
  "POST /api/referrals/:id/agreements": { answeredOn: day, how: null, answers: [] },
  "PUT /api/referrals/:id/needs": { needs: [] },
  "POST /api/referrals/:id/assignment": { operatorId: ANY, overrideReason: "X" },
  "POST /api/agreements/:id/withdrawal": { on: day, words: "X" },
};

type Tried = {
  route: string;
  method: "GET" | "POST" | "PUT" | "DELETE";
  url: string;
  /** The same with an id that nobody has. */
  nowhere: string;
  part: string;
};
const served = () => (at.server as RealServer).routes;
/** Every route that takes an id of ours and no other, with it; those of a household are read here, written in their own rooms' tests. */
const routesWithIds = (): Tried[] =>
  served().flatMap(({ method, url }) => {
    const [, part] = /^\/api\/([a-z-]+)\/:id(?:\/[a-zA-Z.-]+)?$/.exec(url) ?? [];
    const id = part && at.ids[part];
    if (!id || method === "HEAD" || (part === "households" && method !== "GET")) return [];
    return {
      route: `${method} ${url}`,
      method: method as Tried["method"],
      url: url.replace(":id", id),
      nowhere: url.replace(":id", ANY),
      part,
    };
  });

const textOf = (body: unknown): string => {
  if (!(body instanceof Uint8Array)) return JSON.stringify(body) ?? "";
  if (strFromU8(body.subarray(0, 2)) === "PK")
    return Object.values(unzipSync(new Uint8Array(body)))
      .map((file) => strFromU8(file))
      .join("\n");
  if (strFromU8(body.subarray(0, 4)) === "%PDF" && HAS_PDFTOTEXT)
    return execFileSync("pdftotext", ["-", "-"], { input: body, encoding: "utf8" });
  return strFromU8(body);
};
const HAS_PDFTOTEXT = spawnSync("pdftotext", ["-v"]).error === undefined;
if (!HAS_PDFTOTEXT)
  console.warn("SKIPPED: pdftotext (poppler-utils) is missing, the text of the PDFs is not searched");

const secretsIn = (body: unknown) => {
  const text = textOf(body);
  return at.secrets.filter((secret) => text.includes(secret));
};

/** Whether an answer tells more than that of an id which nobody has: 403, 404, or a list that is empty for both. */
async function opens(who: string, { route, method, url, nowhere }: Tried): Promise<boolean> {
  const { status, body } = await at.ask(who, method, url, BODIES[route]);
  if (secretsIn(body).length > 0) return true;
  if (status === 403 || status === 404) return false;
  if (method !== "GET") return true;
  const other = await at.ask(who, method, nowhere);
  return status !== other.status || textOf(body) !== textOf(other.body);
}

/** Of the tables that the routes write: what stands, as one string. */
const state = async () => {
  const tables = [
    "committee_session",
    "session_member",
    "agenda_item",
    "decision",
    "item_voice",
    "agenda_recusal",
    "preparation_need",
    "assignment",
    "hand_over_request",
    "referral",
    "referral_need",
    "household_agreement",
    "minutes_addendum",
  ];
  const [row] = await at.asSystem((tx) =>
    tx.rows<{ all: string }>(
      sql.raw(
        `select ${tables.map((name) => `(select coalesce(string_agg(t::text, ' ' order by t::text), '') from ${name} t)`).join(" || '/' || ")} as all`,
      ),
    ),
  );
  return row!.all;
};

describe("an id of another's", () => {
  it("has a sound request for each route that takes one", () => {
    const routes = routesWithIds();
    expect(routes.length).toBeGreaterThan(45);
    const writes = routes.filter(({ method }) => method !== "GET").map(({ route }) => route);
    expect(writes.toSorted()).toEqual(Object.keys(BODIES).toSorted());
  });

  it.each(STRANGERS)(
    "opens nothing to %s and changes nothing: missing and forbidden look alike",
    async (who) => {
      const before = await state();
      const answered: string[] = [];
      for (const tried of routesWithIds()) if (await opens(who, tried)) answered.push(tried.route);
      expect(answered).toEqual([]);
      expect(await state()).toBe(before);
    },
  );

  it.each(NEIGHBOURS)(
    "opens to %s the session of its own household, and nothing of this one",
    async (who) => {
      const before = await state();
      const answered: string[] = [];
      for (const tried of routesWithIds()) {
        if (tried.route === "GET /api/sessions/:id/changes") continue;
        const isOfSession = tried.part === "sessions" && tried.method === "GET";
        if (
          isOfSession
            ? secretsIn((await at.ask(who, "GET", tried.url)).body).length > 0
            : await opens(who, tried)
        )
          answered.push(tried.route);
      }
      expect(answered).toEqual([]);
      expect(await state()).toBe(before);
      expect((await at.ask(who, "GET", at.session.url)).body.agenda).toMatchObject([
        { household: { name: "Paul Garnier" } },
      ]);
    },
  );

  it.each(MEMBERS)(
    "opens to %s, who sits, the figures and no more: no name on screen nor paper",
    async (who) => {
      const read: string[] = [];
      for (const tried of routesWithIds()) {
        if (tried.method !== "GET" || tried.route === "GET /api/sessions/:id/changes") continue;
        expect([tried.route, secretsIn((await at.ask(who, "GET", tried.url)).body)]).toEqual([
          tried.route,
          [],
        ]);
        if (await opens(who, tried)) read.push(tried.route);
      }
      expect(read.toSorted()).toEqual(
        [
          "GET /api/agenda-items/:id/preparation",
          "GET /api/agenda-items/:id/preparation.pdf",
          "GET /api/sessions/:id",
          "GET /api/sessions/:id/preparation.pdf",
          "GET /api/sessions/:id/session.ics",
        ].toSorted(),
      );
    },
  );
});

describe("without an id", () => {
  it.each([...STRANGERS, ...NEIGHBOURS, ...MEMBERS])(
    "%s finds nothing of the household by search, in any list, nor in any export or calendar",
    async (who) => {
      const found: string[] = [];
      const look = async (url: string) => {
        const { body } = await at.ask(who, "GET", url);
        if (secretsIn(body).length > 0) found.push(url);
      };
      for (const secret of ["Quenneville", "Zélie", at.secrets.at(-1)!])
        for (const url of ["/api/search", "/api/households"])
          // What was asked for is not an answer: only what comes back beside it.
          if ((await at.ask(who, "GET", `${url}?q=${encodeURIComponent(secret)}`)).status === 200) {
            const { body } = await at.ask(who, "GET", `${url}?q=${encodeURIComponent(secret)}`);
            if (textOf(body).includes(at.ids["households"]!)) found.push(`${url} ${secret}`);
          }
      for (const { method, url } of served()) if (method === "GET" && !url.includes(":")) await look(url);
      const link = await at.ask(who, "POST", "/api/calendar-links/procedure");
      if (link.status === 200) await look(new URL(link.body.url).pathname);
      expect(found).toEqual([]);
    },
  );

  it("the same searches and lists find it for the coordination: the walk would see a hole", async () => {
    const search = await at.ask("coordinator", "GET", "/api/search?q=Quenneville");
    expect(secretsIn(search.body)).toContain("Quenneville");
    for (const url of [
      "/api/referrals",
      "/api/referrals.xlsx",
      "/api/assignments",
      "/api/hand-over-requests",
    ])
      expect([url, secretsIn((await at.ask("coordinator", "GET", url)).body)]).toEqual([
        url,
        expect.arrayContaining(["Quenneville"]),
      ]);
    const opened = [];
    for (const tried of routesWithIds())
      if (tried.method === "GET" && !tried.route.endsWith("/changes") && (await opens("coordinator", tried)))
        opened.push(tried.route);
    expect(opened.length).toBeGreaterThan(12);
  });
});

it("signed, the minutes and their paper hold this household for those it concerns alone", async () => {
  const seats = MEMBERS.map((who) => ({ userId: at.post(who).userId, presence: "present" }));
  await havingRead(at.ask)("coordinator", "PUT", `${at.session.url}/members`, { members: seats });
  expect((await at.ask("coordinator", "POST", `${at.session.url}/sign`)).status).toBe(200);
  for (const part of ["minutes", "minutes.pdf"]) {
    const url = `${at.session.url}/${part}`;
    for (const who of STRANGERS)
      expect([who, part, (await at.ask(who, "GET", url)).status]).toEqual([
        who,
        part,
        /^(funder|administrator)/.test(who) ? 403 : 404,
      ]);
    for (const who of [...NEIGHBOURS, ...MEMBERS]) {
      const { status, body } = await at.ask(who, "GET", url);
      expect([who, part, status, secretsIn(body)]).toEqual([who, part, 200, []]);
    }
    for (const who of ["coordinator", "landlordLead@AIH", "operatorLead@RELAIS"]) {
      const { body } = await at.ask(who, "GET", url);
      const isRead = part === "minutes" || HAS_PDFTOTEXT;
      expect([who, part, secretsIn(body).includes("Quenneville")]).toEqual([who, part, isRead]);
    }
  }
});
