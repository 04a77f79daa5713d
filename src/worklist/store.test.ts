/** What a landlord's staff read of their list and do with it. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { runDetection } from "../detection/store.ts";
import { importLedger } from "../intake/import.store.ts";
import type { Actor, Database, Tx } from "../platform/database/database.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { assignAccount, handle, undo } from "./acts.store.ts";
import { historyOf, worklist, worklistCount, worklistItemOf, worklistPage } from "./store.ts";
import { chooseDefault, deleteView, saveView, views } from "./view.store.ts";

const TODAY = Temporal.PlainDate.from("2026-11-23");
const HEAD = "Compte;Lot;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit\n";
const rent = (account: string, month: string, paid: string) =>
  `${account};L${account};38185;Nadia Morel;01/${month};Loyer;500,00;\n` +
  (paid === "" ? "" : `${account};L${account};38185;Nadia Morel;08/${month};Virement;;${paid}\n`);
const FILE =
  HEAD +
  ["08/2026", "09/2026", "10/2026"].map((month) => rent("A1", month, "")).join("") +
  rent("A3", "09/2026", "") +
  rent("A3", "10/2026", "100,00");

let database: Database;
const ask = <T>(work: (tx: Tx) => Promise<T>) => database.transaction({ kind: "system" }, work);
const people = new Map<string, string>();
/** As one of the staff, under the wall. */
const by = <T>(name: string, work: (tx: Tx & { actor: Actor }) => Promise<T>) =>
  database.transaction({ kind: "user", userId: people.get(name)! }, (tx) =>
    work(tx as Tx & { actor: Actor }),
  );
const accountId = async (number: string) =>
  (await list({ show: "all" })).find(({ account }) => account === number)!.accountId;
const list = (options = {}) => ask((tx) => worklist(tx, { on: TODAY, ...options }));

beforeAll(async () => {
  database = await testDatabase();
  await ask(async (tx) => {
    await tx.rows(
      sql`insert into commune (insee, name, postcodes) values ('38185', 'Grenoble', array['38000'])`,
    );
    await tx.rows(
      sql`insert into organisation (kind, code, name) values ('landlord', 'AIH', 'Alpes Isère Habitat'), ('landlord', 'SDH', 'SDH')`,
    );
  });
  await importLedger(
    database,
    { kind: "system" },
    { name: "octobre.csv", landlord: "AIH", source: [new TextEncoder().encode(FILE)] },
  );
  await runDetection(database, { kind: "system" }, { landlordCode: "AIH", on: TODAY });
  await ask(async (tx) => {
    for (const [code, role, name] of [
      ["AIH", "arrearsOfficer", "Ada"],
      ["AIH", "socialAdviser", "Sam"],
      ["AIH", "landlordLead", "Lou"],
      ["SDH", "arrearsOfficer", "Eve"],
    ])
      await tx.rows(sql`
        insert into member (user_id, organisation_id, role, name, email)
        select gen_random_uuid(), id, ${role}, ${name}, ${`${name}@example.org`} from organisation where code = ${code}`);
    for (const { id, name } of await tx.rows<{ id: string; name: string }>(
      sql`select user_id as id, name from member`,
    ))
      people.set(name, id);
  });
});
afterAll(() => database.close());

test("the list is read page by page, and by kind of signal", async () => {
  const [first] = await list({ limit: 1 });
  const rest = await list({ after: first });
  expect(rest.map(({ account }) => account)).toEqual(["A3"]);
  expect(await list({ signal: "benefitStopped" })).toEqual([]);
  expect(await ask((tx) => worklistCount(tx, { on: TODAY }))).toBe(2);
});

test.each([
  ["a part of a name", { search: "MOREL" }, ["A1", "A3"]],
  ["the beginning of a number", { search: "a3" }, ["A3"]],
  ["signs of a pattern, as they stand", { search: "%" }, []],
  ["a debt", { minimumCents: 100_000 }, ["A1"]],
  ["a commune", { commune: "38185" }, ["A1", "A3"]],
  ["another commune", { commune: "38421" }, []],
  ["legal arrears", { legalArrears: "reached" }, ["A1"]],
  ["a person who follows none", { officer: "00000000-0000-4000-8000-000000000000" }, []],
  ["nobody", { officer: "nobody" }, ["A1", "A3"]],
  ["nobody reached yet", { contacted: "never" }, ["A1", "A3"]],
  ["somebody reached", { contacted: "done" }, []],
] as const)("narrowed by %s, list and count are of the same rows", async (_, filters, expected) => {
  const page = await ask((tx) => worklistPage(tx, { on: TODAY, ...filters }));
  expect(page.rows.map(({ account }) => account)).toEqual(expected);
  expect(page.total).toBe(expected.length);
  expect(page.counts.urgent + page.counts.soon + page.counts.watch).toBe(expected.length);
});

test("each urgency holds its own rows, and the counts do not change with the one that is shown", async () => {
  const whole = await ask((tx) => worklistPage(tx, { on: TODAY }));
  for (const urgency of ["urgent", "soon", "watch"] as const) {
    const page = await ask((tx) => worklistPage(tx, { on: TODAY, urgency, limit: 1 }));
    expect(page.counts).toEqual(whole.counts);
    expect(page.total).toBe(whole.counts[urgency]);
    expect(page.rows.every((row) => row.urgency === urgency)).toBe(true);
    expect(page.rows).toHaveLength(Math.min(1, page.total));
    expect(await ask((tx) => worklistCount(tx, { on: TODAY, urgency }))).toBe(page.total);
  }
});

const NEXT_WEEK = "2026-11-30";
test.each([
  ["snoozed", { until: "2026-12-05" }, ["words"]],
  ["snoozed", { words: "Virement annoncé", until: "2026-11-23" }, ["until"]],
  ["snoozed", { words: "Virement annoncé", until: "2028-11-23" }, ["until"]],
  ["snoozed", { words: " " }, ["words", "until"]],
  ["notADifficulty", { words: "Payé" }, ["why"]],
  ["notADifficulty", { why: "other", words: " " }, ["words"]],
  ["called", { doneOn: NEXT_WEEK }, ["doneOn"]],
  ["called", { doneOn: "2024-11-23" }, ["doneOn"]],
  ["called", { result: "sent" }, ["result"]],
  ["met", { result: "noAnswer" }, ["result"]],
] as const)("%s with %o is refused at its fields, with the remedy", async (as, given, fields) => {
  const answer = await ask((tx) => handle(tx, 1, { as, on: TODAY, ...given }));
  expect(answer && "errors" in answer && answer.errors.map(({ field }) => field)).toEqual(fields);
});

test("outreach is kept with its day, result, note and author, and shows on the line and in the history", async () => {
  const account = await accountId("A1");
  await by("Ada", (tx) =>
    handle(tx, account, { as: "written", on: TODAY, doneOn: "2026-11-10", result: "sent" }),
  );
  await by("Ada", (tx) =>
    handle(tx, account, { as: "called", on: TODAY, result: "promised", words: " Virement le 5 " }),
  );
  const item = await by("Sam", (tx) => worklistItemOf(tx, account, TODAY));
  expect(item).toMatchObject({
    handledAs: "called",
    lastOutreach: { kind: "called", on: "2026-11-23", result: "promised" },
  });
  expect(await by("Sam", (tx) => historyOf(tx, account))).toMatchObject([
    {
      kind: "called",
      on: "2026-11-23",
      result: "promised",
      words: "Virement le 5",
      by: "Ada",
      canUndo: false,
    },
    { kind: "written", on: "2026-11-10", result: "sent", words: null, by: "Ada", canUndo: false },
  ]);
  expect((await by("Ada", (tx) => historyOf(tx, account))).map(({ canUndo }) => canUndo)).toEqual([
    true,
    false,
  ]);
});

test("the last action is taken back by its author alone, and the list shows what it showed before", async () => {
  const account = await accountId("A1");
  const [last, first] = await by("Ada", (tx) => historyOf(tx, account));
  const rule = async (name: string, entry: string) => {
    const answer = await by(name, (tx) => undo(tx, account, entry));
    return answer && "errors" in answer ? answer.errors[0]!.rule : answer;
  };
  expect(await rule("Sam", last!.id)).toBe("worklist.undoOwn");
  expect(await rule("Ada", first!.id)).toBe("worklist.undoLast");
  expect(await rule("Ada", "appraisal-999")).toBeUndefined();
  expect(await rule("Eve", last!.id)).toBeUndefined();
  expect(await rule("Ada", last!.id)).toEqual({ done: true });
  expect(await by("Ada", (tx) => worklistItemOf(tx, account, TODAY))).toMatchObject({
    handledAs: "written",
    lastOutreach: { kind: "written" },
  });
});

test("what is older than a day is not taken back any more", async () => {
  const account = await accountId("A1");
  await ask((tx) => tx.rows(sql`update outreach set created_at = created_at - interval '25 hours'`));
  const [only] = await by("Ada", (tx) => historyOf(tx, account));
  expect(only).toMatchObject({ kind: "written", canUndo: false });
  expect(await by("Ada", (tx) => undo(tx, account, only!.id))).toMatchObject({
    errors: [{ rule: "worklist.undoOwn" }],
  });
});

test("putting off and setting aside keep what had been detected then; taken back, the account is on the list again", async () => {
  const account = await accountId("A3");
  const acts = [
    { as: "snoozed", words: "Virement annoncé", until: NEXT_WEEK },
    { as: "notADifficulty", why: "benefitLate" },
  ] as const;
  for (const act of acts) {
    const answer = await by("Ada", (tx) => handle(tx, account, { ...act, on: TODAY }));
    expect((await list()).map((row) => row.account)).toEqual(["A1"]);
    expect((await list({ show: "handled" })).map((row) => row.account)).toEqual(["A3"]);
    const [kept] = await ask((tx) =>
      tx.rows(
        sql`select kind, why, words, until::text as until, priority::int as priority, jsonb_array_length(signals) as signals from appraisal`,
      ),
    );
    const { as, ...said } = { why: null, words: null, until: null, ...act };
    const [item] = await list({ show: "handled" });
    expect(kept).toEqual({ kind: as, ...said, priority: item!.priority, signals: item!.signals.length });
    await by("Ada", (tx) => undo(tx, account, (answer as { entry: string }).entry));
    expect((await list()).map((row) => row.account)).toEqual(["A1", "A3"]);
  }
});

test("an account is given to a colleague, to one at a time, and both ends are told", async () => {
  const account = await accountId("A1");
  const give = (name: string | null) =>
    by("Lou", (tx) => assignAccount(tx, account, name === null ? null : people.get(name)!));
  expect(await give("Ada")).toEqual({ done: true });
  expect(await give("Ada")).toEqual({ done: true });
  expect(await give("Sam")).toEqual({ done: true });
  expect(
    (await by("Sam", (tx) => worklist(tx, { on: TODAY, officer: "me" }))).map((row) => row.account),
  ).toEqual(["A1"]);
  expect(await by("Ada", (tx) => worklist(tx, { on: TODAY, officer: "me" }))).toEqual([]);
  expect(await give(null)).toEqual({ done: true });
  expect(
    (await by("Ada", (tx) => worklist(tx, { on: TODAY, officer: "nobody" }))).map((row) => row.account),
  ).toEqual(["A1", "A3"]);
  const told = await ask((tx) =>
    tx.rows<{ kind: string; officer: string }>(sql`
      select e.kind, m.name as officer from outbox_event e join member m on m.user_id::text = e.payload ->> 'officerId' order by e.id`),
  );
  expect(told.map(({ kind, officer }) => `${kind} ${officer}`)).toEqual([
    "account.assigned Ada",
    "account.takenBack Ada",
    "account.assigned Sam",
    "account.takenBack Sam",
  ]);
  const history = await by("Lou", (tx) => historyOf(tx, account));
  expect(history.map(({ kind, to }) => `${kind} ${to}`)).toEqual(
    expect.arrayContaining(["assigned Ada", "assigned Sam", "takenBack Sam"]),
  );
});

test("nobody of another landlord, nor whose access is closed, is given an account; theirs is nobody's", async () => {
  const account = await accountId("A1");
  for (const name of ["Eve", "Sam"]) {
    if (name === "Sam") {
      await by("Lou", (tx) => assignAccount(tx, account, people.get("Sam")!));
      await ask((tx) => tx.rows(sql`update member set active = false where name = 'Sam'`));
      await by("Lou", (tx) => assignAccount(tx, account, null));
    }
    expect(await by("Lou", (tx) => assignAccount(tx, account, people.get(name)!))).toMatchObject({
      errors: [{ field: "officerId" }],
    });
  }
  await ask((tx) => tx.rows(sql`update member set active = true where name = 'Sam'`));
  await by("Lou", (tx) => assignAccount(tx, account, people.get("Sam")!));
  await ask((tx) => tx.rows(sql`update member set active = false where name = 'Sam'`));
  const nobody = await by("Lou", (tx) => worklist(tx, { on: TODAY, officer: "nobody" }));
  expect(nobody.map((row) => [row.account, row.officerId])).toEqual([
    ["A1", null],
    ["A3", null],
  ]);
});

test("another landlord does nothing with an account that is not its own", async () => {
  const account = await accountId("A1");
  expect(await by("Eve", (tx) => handle(tx, account, { as: "called", on: TODAY }))).toBeUndefined();
  expect(await by("Eve", (tx) => assignAccount(tx, account, people.get("Eve")!))).toBeUndefined();
  expect(await by("Eve", (tx) => historyOf(tx, account))).toEqual([]);
});

test("views are one's own or the team's; a name kept again replaces its view", async () => {
  const mine = { name: "Mes urgents", filters: { urgency: "urgent", officer: "me" }, shared: false } as const;
  await by("Ada", (tx) => saveView(tx, mine));
  const team = await by("Ada", (tx) =>
    saveView(tx, { name: "Équipe", filters: { search: "x" }, shared: true }),
  );
  const { id } = team as { id: number };
  expect((await by("Lou", views)).map(({ name, own, by: whose }) => [name, own, whose])).toEqual([
    ["Équipe", false, "Ada"],
  ]);
  expect(await by("Eve", views)).toEqual([]);
  await by("Ada", (tx) => saveView(tx, { ...mine, name: "mes URGENTS", filters: { urgency: "urgent" } }));
  expect(await by("Ada", views)).toMatchObject([
    { name: "Équipe", own: true },
    { name: "mes URGENTS", filters: { urgency: "urgent" } },
  ]);
  expect(await by("Lou", (tx) => chooseDefault(tx, id))).toBe(true);
  expect((await by("Lou", views))[0]).toMatchObject({ isDefault: true });
  expect((await by("Ada", views))[0]).toMatchObject({ isDefault: false });
  expect(await by("Eve", (tx) => chooseDefault(tx, id))).toBe(false);
  expect(await by("Lou", (tx) => deleteView(tx, id))).toBe(false);
  expect(await by("Ada", (tx) => deleteView(tx, id))).toBe(true);
  expect(await by("Lou", views)).toEqual([]);
});

test("there is a limit to the views that one person keeps", async () => {
  for (let n = 0; n < 29; n++)
    await by("Ada", (tx) => saveView(tx, { name: `Vue ${n}`, filters: {}, shared: false }));
  expect(
    await by("Ada", (tx) => saveView(tx, { name: "Une de trop", filters: {}, shared: false })),
  ).toMatchObject({
    errors: [{ rule: "worklist.mostViews" }],
  });
});
