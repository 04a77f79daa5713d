/** Figures frozen stay what they were: after erasure, for each reader its own, changed by nobody, and by themselves once a period closes. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { askFreezes, freeze, freezeOnce, figuresOf, pathsOf, payersOf, snapshots } from "./store.ts";
import { CUTS, dueToFreeze, type FrozenFigure, periodKind } from "./rules.ts";
import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { cellsOfFacts, sheetOf } from "../evaluation/sheet.rules.ts";
import { evaluationFacts } from "../evaluation/store.ts";
import { testDatabase } from "../platform/database/test-database.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: RealServer;
let people: Map<string, string>;
let frozen: string;
let quarter: string;

const PERIOD = { from: "2016-01-01", to: "2018-12-31" };
const REFUSED = /permission denied|row-level security/;
const day = (iso: string) => Temporal.PlainDate.from(iso);
/** What the database says of a statement that it refuses. */
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => "let through",
    (error: Error) => `${error.message} ${(error.cause as Error | undefined)?.message ?? ""}`,
  );
const ALL = CUTS.map((cut) => ({ cut }));
const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
const as = <T>(email: string, work: Parameters<typeof database.transaction<T>>[1]) =>
  database.transaction({ kind: "user", userId: people.get(email)! }, work);
const post = (email: string, url: string, body: object) => server.ask(people.get(email)!, "POST", url, body);
const get = (email: string, url: string) => server.ask(people.get(email)!, "GET", url);
const read = (email: string, edition: "full" | "funder", id = frozen) =>
  as(email, (tx) => figuresOf(tx, id, edition, ALL));
const figure = (rows: FrozenFigure[], indicator: string, cut = "whole", key = "") =>
  rows.find((row) => row.cut === cut && row.key === key && row.indicator === indicator)?.figure;

beforeAll(async () => {
  database = await testDatabase(demoOf({ programme: true, tenancies: 0 }));
  const rows = await asSystem<{ email: string; id: string }>(
    sql`select split_part(email, '@', 1) as email, user_id as id from member`,
  );
  people = new Map(rows.map(({ email, id }) => [email, id]));
  server = await serverOf(database);
  frozen = (await post("coordination", "/api/snapshots", PERIOD)).body.id;
  quarter = (await post("coordination", "/api/snapshots", { from: "2018-01-01", to: "2018-03-31" })).body.id;
}, 120_000);
afterAll(async () => {
  await server?.close();
  await database?.close();
});

describe("what is frozen", () => {
  it("is the evaluation, figure by figure, with its slices", async () => {
    const facts = await database.transaction({ kind: "system" }, (tx) => evaluationFacts(tx, "all"));
    const rows = await read("coordination", "full");
    const { figures, slices } = sheetOf(null, cellsOfFacts(facts), PERIOD, "landlord");
    for (const [id, is] of Object.entries(figures)) expect(figure(rows, id)).toEqual(is);
    for (const [key, sheet] of slices!)
      for (const [id, is] of Object.entries(sheet)) expect(figure(rows, id, "landlord", key)).toEqual(is);
    expect(figure(rows, "debtReduced")).toMatchObject({
      numerator: 34,
      denominator: 41,
      excluded: 3,
      unknown: 7,
    });
  });

  it("names who froze it and when, with the definitions of that day", async () => {
    const one = (await as("coordination", snapshots)).find(({ id }) => id === frozen);
    expect(one).toMatchObject({ ...PERIOD, forFunders: true, rank: 1, isLatest: true });
    expect(one!.madeBy).toMatch(/\w+ \w+/);
    const [{ words }] = (await asSystem<{ words: { fr: { definitions: Record<string, string> } } }>(
      sql`select words from snapshot where id = ${frozen}::uuid`,
    )) as [{ words: { fr: { definitions: Record<string, string> } } }];
    expect(words.fr.definitions["debtReduced"]).toContain("Dette à la fin inférieure");
  });

  it("is refused for a period that runs backwards, or is not over, and says so in both languages", async () => {
    const back = await post("coordination", "/api/snapshots", { from: "2018-12-31", to: "2018-01-01" });
    expect(back).toMatchObject({ status: 422, body: { errors: [{ rule: "snapshot.period", field: "to" }] } });
    const english = await server.ask(
      people.get("coordination")!,
      "POST",
      "/api/snapshots",
      { from: "2018-12-31", to: "2999-01-01" },
      "en",
    );
    expect(english.body.errors[0].message).toMatch(/^The period is not over/);
  });
});

describe("each reader its own", () => {
  it("a landlord: totals and its own slice, never another's", async () => {
    const rows = await read("agent.aih", "full");
    expect(new Set(rows.filter(({ cut }) => cut === "landlord").map(({ key }) => key))).toEqual(
      new Set(["AIH"]),
    );
    expect(rows.some(({ cut }) => cut === "operator" || cut === "operatorYear")).toBe(false);
    expect(figure(rows, "closed")).toMatchObject({ value: 51 });
    expect(await read("agent.aih", "funder")).toEqual([]);
  });

  it("an operator likewise; a member of the committee no organisation at all", async () => {
    const rows = await read("responsable.relais", "full");
    expect(
      new Set(rows.filter(({ cut }) => /operator|landlord/.test(cut)).map(({ key }) => key.split("/")[0])),
    ).toEqual(new Set(["RELAIS"]));
    const sat = await read("commission.aih", "full");
    expect(sat.some(({ cut }) => /operator|landlord/.test(cut))).toBe(false);
    expect(sat.length).toBeGreaterThan(0);
  });

  it("a funder: its edition of whole years, without a small cell, and its own money", async () => {
    expect(await read("analyste.metro", "full")).toEqual([]);
    const rows = await read("analyste.metro", "funder");
    expect(figure(rows, "debtReduced")).toMatchObject({
      numerator: 34,
      denominator: 41,
      excluded: null,
      unknown: null,
    });
    expect(figure(rows, "evicted")).toMatchObject({ suppressed: true, numerator: null });
    expect((await as("analyste.metro", snapshots)).map(({ id }) => id)).toEqual([frozen]);
    expect(await read("analyste.metro", "funder", quarter)).toEqual([]);
    const year = (await post("coordination", "/api/snapshots", { from: "2019-01-01", to: "2019-12-31" })).body
      .id;
    const payers = await as("analyste.metro", (tx) => payersOf(tx, year));
    expect(payers.map(({ payer }) => payer)).toEqual(["METRO"]);
    expect(payers[0]!.facts.lines).toEqual([
      { year: 2019, kind: "agreed", line: "Subvention", amountCents: 1_200_000 },
    ]);
  });

  it("an administrator nothing, and nobody but the coordination freezes", async () => {
    expect(await as("admin", snapshots)).toEqual([]);
    for (const email of ["agent.aih", "analyste.metro", "responsable.relais"])
      expect((await post(email, "/api/snapshots", PERIOD)).status).toBe(403);
  });
});

describe("never changed", () => {
  it.each(["coordination", "admin"])("not by %s, whatever it writes", async (email) => {
    for (const statement of [
      sql`update snapshot_figure set value = 0`,
      sql`delete from snapshot_figure`,
      sql`update snapshot set made_on = made_on`,
      sql`delete from snapshot`,
      sql`insert into snapshot_figure (snapshot_id, edition, cut, key, indicator, unit, suppressed)
          values (${frozen}::uuid, 'full', 'whole', 'x', 'closed', 'count', false)`,
    ])
      expect(await refusal(as(email, (tx) => tx.rows(statement)))).toMatch(REFUSED);
  });

  it("not by a job either", async () => {
    expect(await refusal(asSystem(sql`update snapshot_figure set value = 0`))).toMatch(REFUSED);
    expect(await refusal(asSystem(sql`delete from snapshot`))).toMatch(REFUSED);
  });
});

describe("a later one of the same period", () => {
  it("stands beside the first, and says what changed", async () => {
    await asSystem(sql`update measure set debt_at_end_cents = 0 where id = (
      select id from measure where taken_over and closed_on between '2016-01-01' and '2018-12-31' and debt_at_start_cents > 0
         and debt_at_end_cents > debt_at_start_cents order by id limit 1)`);
    const later = (await post("coordination", "/api/snapshots", PERIOD)).body.id;
    const { body } = await get("coordination", `/api/snapshots/${later}/changes`);
    expect(body.before.madeBy).toMatch(/\w+ \w+/);
    const debt = body.changes.find(
      (one: { cut: string; indicator: string }) => one.cut === "whole" && one.indicator === "debtReduced",
    );
    expect(debt).toMatchObject({ before: { numerator: 34 }, after: { numerator: 35 } });
    const list = await as("coordination", snapshots);
    expect(list.find(({ id }) => id === later)).toMatchObject({ rank: 2, followsId: frozen, isLatest: true });
    expect(list.find(({ id }) => id === frozen)).toMatchObject({ rank: 1, isLatest: false });
    // A funder who took the first away learns of no single household by the second.
    const seen = await get("analyste.metro", `/api/snapshots/${later}/changes`);
    expect(seen.body.changes.filter((one: { indicator: string }) => one.indicator === "debtReduced")).toEqual(
      [],
    );
    const again = await read("analyste.metro", "funder", later);
    expect(again.find(({ cut, indicator }) => cut === "whole" && indicator === "debtReduced")).toMatchObject({
      figure: { numerator: 34 },
      shownSince: (await as("coordination", snapshots))[0]!.madeOn,
    });
  });
});

describe("by itself", () => {
  it.each([
    ["2027-01-10", []],
    ["2027-01-15", [{ from: "2026-10-01", to: "2026-12-31" }]],
    [
      "2027-01-31",
      [
        { from: "2026-01-01", to: "2026-12-31" },
        { from: "2026-10-01", to: "2026-12-31" },
      ],
    ],
    [
      "2027-05-01",
      [
        { from: "2026-01-01", to: "2026-12-31" },
        { from: "2027-01-01", to: "2027-03-31" },
      ],
    ],
  ] as const)("on %s these are due", (on, due) => {
    expect(dueToFreeze(day(on), { yearDays: 31, quarterDays: 15 })).toEqual(due);
    expect(dueToFreeze(day(on), { yearDays: null, quarterDays: null })).toEqual([]);
  });

  it("a period is asked for and frozen once, by nobody's name", async () => {
    await database.transaction({ kind: "system" }, (tx) => askFreezes(tx, day("2020-02-20")));
    const asked = await asSystem<{ from: string; to: string }>(
      sql`select payload ->> 'from' as "from", payload ->> 'to' as "to" from outbox_event where kind = 'snapshot.due' order by 1, 2`,
    );
    // That of 2019 was frozen by hand above.
    expect(asked).toEqual([{ from: "2019-10-01", to: "2019-12-31" }]);
    for (let turn = 0; turn < 2; turn++)
      await database.transaction({ kind: "system" }, (tx) => freezeOnce(tx, asked[0]!));
    const made = (await as("coordination", snapshots)).filter(({ from }) => from === "2019-10-01");
    expect(made).toMatchObject([{ madeBy: null, forFunders: false }]);
  });

  it.each([
    ["2018-01-01", "2018-12-31", "year"],
    ["2016-01-01", "2018-12-31", "years"],
    ["2018-04-01", "2018-06-30", "quarter"],
    ["2018-04-01", "2018-06-29", "other"],
  ])("%s to %s is called a %s", (from, to, kind) => expect(periodKind({ from, to })).toBe(kind));
});

describe("after every household is erased", () => {
  it("the same figures are read", async () => {
    const before = {
      full: await read("coordination", "full"),
      funder: await read("analyste.metro", "funder"),
      paths: await as("coordination", (tx) => pathsOf(tx, frozen, null)),
    };
    // All that tells of a household, of whatever table, as the owner alone can.
    await database.run(`
      do $$ declare t text; begin
        perform set_config('session_replication_role', 'replica', true);
        for t in select distinct table_name from information_schema.columns c where table_schema = 'public'
                    and (column_name = 'household_id' or table_name in ('household', 'taken_over_file'))
        loop execute format('delete from %I', t); end loop;
      end $$`);
    const [left] = await asSystem<{ n: number }>(
      sql`select (select count(*) from household)::int + (select count(*) from person)::int + (select count(*) from measure)::int
               + (select count(*) from contact_note)::int as n`,
    );
    expect(left).toEqual({ n: 0 });
    expect(await read("coordination", "full")).toEqual(before.full);
    expect(await read("analyste.metro", "funder")).toEqual(before.funder);
    expect(await as("coordination", (tx) => pathsOf(tx, frozen, null))).toEqual(before.paths);
    expect(before.paths.filter(({ endedIn }) => endedIn !== null)).toHaveLength(51);
    expect(figure(before.full, "closed")).toMatchObject({ value: 51 });
    // The live evaluation, by contrast, has nothing left to count.
    const { body } = await get("coordination", "/api/evaluation?from=2016-01-01&to=2018-12-31");
    expect(body.indicators.closed.value).toBe(0);
  });

  it("nothing in its tables could name one", async () => {
    const columns = await asSystem<{ name: string }>(sql`
      select column_name as name from information_schema.columns where table_name in ('snapshot', 'snapshot_figure', 'snapshot_payer', 'snapshot_path')
         and column_name ~ '(household|person|tenancy|account|measure|path|referral)'`);
    expect(columns).toEqual([]);
  });
});

it("freezing as a job sees every fact", async () => {
  const { id } = (await database.transaction({ kind: "system" }, (tx) =>
    freeze(tx, { from: "2015-01-01", to: "2015-12-31" }),
  )) as { id: string };
  expect(figure(await read("coordination", "full", id), "funding")).toBeDefined();
});
