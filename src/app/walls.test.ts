/** The wall, walked: every table × every role, against what access.md opens; and by mutation, that the walk would see a hole. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import {
  LANDLORD_STAFF as LANDLORD,
  OPERATOR_STAFF as OPERATOR,
  ROLES,
  type Role,
} from "../platform/access/roles.ts";
import type { Database, Who } from "../platform/database/database.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { DEMO_SEED, demoUsers } from "./demo/organisations.ts";
import { demoOf } from "./demo/demo-fixture.ts";
import { talkAtTheTable } from "./walls-fixture.ts";

/** What a role sees of a table that holds several organisations' rows. A table that is not here fails the walk. */
const COORDINATOR: readonly Role[] = ["coordinator"];
const EVERYBODY = ROLES;
const CASE: readonly Role[] = [...LANDLORD, ...OPERATOR, ...COORDINATOR];

/** Roles that may see at least a row; all others see none. `never`: roles whose seeing a single row is a breach worth naming. */
const OPEN_TO: Record<string, readonly Role[]> = {
  access_token: ["landlordLead"],
  account_month: CASE,
  // Each trade its own, and the operator who asked.
  adviser_finding: [...OPERATOR, "energyAdviser", "socialAdviser"],
  adviser_part: [...OPERATOR, "energyAdviser", "socialAdviser"],
  account_officer: LANDLORD,
  agenda_item: [...CASE, "committeeMember"],
  agenda_recusal: [...COORDINATOR, "committeeMember"],
  appraisal: LANDLORD,
  // The household's budget behind a proposal: the operator's alone.
  arrangement_case: OPERATOR,
  // Members read those of the items of their sessions.
  arrangement_proposal: [...CASE, "committeeMember"],
  arrangement_step: CASE,
  assessment: [...OPERATOR, ...COORDINATOR],
  assessment_problem: OPERATOR,
  assignment: CASE,
  assignment_reason: [...OPERATOR, ...COORDINATOR],
  audit_entry: OPERATOR,
  audit_seal: ["dataProtectionOfficer"],
  reading_hour: [],
  auth_account: [],
  auth_lockout: [],
  auth_passkey: [],
  auth_rate_limit: [],
  auth_session: [],
  auth_two_factor: [],
  auth_used_code: [],
  auth_user: [],
  auth_verification: [],
  backtest_run: ["arrearsOfficer", "landlordLead"],
  committee_session: [...CASE, "committeeMember"],
  calendar_link: [],
  commune: EVERYBODY,
  commune_contour: EVERYBODY,
  contact: OPERATOR,
  // The evaluation's functions count them; nobody reads them.
  counted_path: [],
  counted_referral: [],
  court_assessment: OPERATOR,
  // A landlord its own words, never what the household asks to be written.
  court_observation: [...LANDLORD, ...OPERATOR],
  contact_note: OPERATOR,
  dated_setting: EVERYBODY,
  debt_grant: CASE,
  decision: [...CASE, "committeeMember"],
  detection_run: LANDLORD,
  dwelling: CASE,
  entry_kind_rule: LANDLORD,
  envelope: [...LANDLORD, ...COORDINATOR],
  envelope_commitment: COORDINATOR,
  envelope_line: [...LANDLORD, ...COORDINATOR],
  // Of one's own people, and one's own.
  // Of the coordination: which files are closed, held, erased.
  file_retention: COORDINATOR,
  retention_hold: COORDINATOR,
  retention_line: COORDINATOR,
  // Each organisation its own register, what it took out, and what it brought forward.
  rights_request: CASE,
  removal: CASE,
  retention_forward: CASE,
  retention_run: COORDINATOR,
  factor_reset: ["landlordLead", "operatorLead", "administrator"],
  follow_up: CASE,
  funding_agreement: [...LANDLORD, ...COORDINATOR, "funder"],
  funding_due: [...LANDLORD, ...COORDINATOR, "funder"],
  funding_revision: [...LANDLORD, ...COORDINATOR, "funder"],
  // Of totals: a landlord reads its own contribution alone.
  funding_explanation: [...COORDINATOR, "funder"],
  funding_line: [...LANDLORD, ...COORDINATOR, "funder"],
  funding_rule: [...LANDLORD, ...COORDINATOR, "funder"],
  hand_over: [...OPERATOR, ...COORDINATOR],
  hand_over_request: [...OPERATOR, ...COORDINATOR],
  household: CASE,
  household_agreement: CASE,
  // Figures alone leave it, by app.shared_budget.
  household_budget: OPERATOR,
  // Who carries the household now gives it codes.
  household_link: OPERATOR,
  household_message: OPERATOR,
  household_pair: COORDINATOR,
  instalment: CASE,
  invitation: ["landlordLead", "operatorLead", "administrator"],
  // One's own voice, for who sits.
  item_voice: [...COORDINATOR, "committeeMember"],
  joining_step: ["landlordLead", "operatorLead", "administrator", ...COORDINATOR],
  lease_transfer: CASE,
  lease_transfer_account: CASE,
  lease_transfer_cost: [...OPERATOR, ...COORDINATOR],
  lease_transfer_fact: CASE,
  ledger_entry: LANDLORD,
  ledger_import: LANDLORD,
  landlord_time: [...LANDLORD, ...COORDINATOR],
  ledger_mapping: LANDLORD,
  ledger_quarantine: LANDLORD,
  measure_time: OPERATOR,
  measure: CASE,
  // That a module is chosen may tell of health: the operator's alone, like objectives.
  measure_module: OPERATOR,
  measure_suspension: CASE,
  member: EVERYBODY,
  minutes: [...CASE, "committeeMember"],
  minutes_addendum: [...CASE, "committeeMember"],
  minutes_item: [...CASE, "committeeMember"],
  minutes_name: CASE,
  // One's own alone: those to whom something happened in the demonstration.
  notification: ["arrearsOfficer", ...OPERATOR, ...COORDINATOR],
  notification_setting: EVERYBODY,
  objective: OPERATOR,
  objective_action: OPERATOR,
  organisation: EVERYBODY,
  outbox_event: [],
  outreach: LANDLORD,
  partner_agreement: ["landlordLead", "operatorLead", ...COORDINATOR],
  person: CASE,
  plan_reminder: CASE,
  preparation_need: [...CASE, "committeeMember"],
  problem_kind: [...OPERATOR, ...COORDINATOR],
  procedure_act: CASE,
  // What the household let its landlord or the coordination read; the rest is the operator's alone.
  received_file: CASE,
  referral: CASE,
  referral_move: CASE,
  referral_need: [...OPERATOR, ...COORDINATOR],
  // Members read of the items of their sessions what the household lets the committee read, without names: app.item_shared.
  referral_words: CASE,
  relief_bill_ack: CASE,
  webhook: ["landlordLead", "operatorLead"],
  webhook_delivery: ["landlordLead", "operatorLead"],
  webhook_secret: [],
  withdrawn_entry: LANDLORD,
  rehousing_agreement: CASE,
  // The budget and the reason in its worker's words: the operator's alone.
  rehousing_case: OPERATOR,
  rehousing_fact: CASE,
  rehousing_proposal: CASE,
  rehousing_request: CASE,
  renewal_request: CASE,
  rent_relief: CASE,
  rent_relief_month: CASE,
  rent_relief_stop: CASE,
  repayment_plan: CASE,
  // Numbers of changes: read by the job that tells screens, never by a request.
  session_change: [],
  // Totals for all who take part, one's own slice beside; funders their edition of whole years.
  snapshot: [...CASE, "committeeMember", "funder"],
  snapshot_figure: [...CASE, "committeeMember", "funder"],
  snapshot_path: [...LANDLORD, ...OPERATOR, ...COORDINATOR],
  snapshot_payer: [...LANDLORD, ...COORDINATOR, "funder"],
  stated_balance: LANDLORD,
  session_member: [...CASE, "committeeMember"],
  signal_weights: LANDLORD,
  payment_line: [...OPERATOR, ...COORDINATOR],
  payment_list: [...OPERATOR, ...COORDINATOR],
  taken_over_case: COORDINATOR,
  taken_over_file: COORDINATOR,
  takeover_mapping: COORDINATOR,
  tenancy: CASE,
  tenant_account: CASE,
  tripartite_invitation: CASE,
  tripartite_meeting: CASE,
  tripartite_signature: CASE,
  vacancy: CASE,
  vacancy_import: LANDLORD,
  vacancy_quarantine: LANDLORD,
  worklist_default_view: LANDLORD,
  worklist_item: LANDLORD,
  worklist_view: LANDLORD,
  zone: EVERYBODY,
  zone_commune: EVERYBODY,
};

/** Tables whose every visible row must be the landlord's own. */
const LANDLORD_KEYED = [
  "tenant_account",
  "ledger_entry",
  "ledger_import",
  "account_month",
  "tenancy",
  "dwelling",
  "referral",
  "referral_words",
  "received_file",
  "court_observation",
  "household_agreement",
  "measure",
  "measure_suspension",
  "follow_up",
  "renewal_request",
  "repayment_plan",
  "arrangement_proposal",
  "rent_relief",
  "debt_grant",
  "lease_transfer",
  "lease_transfer_fact",
  "lease_transfer_account",
  "rehousing_agreement",
  "rehousing_fact",
  "rehousing_proposal",
  "rehousing_request",
  "vacancy",
  "vacancy_import",
  "vacancy_quarantine",
  "envelope",
  "tripartite_invitation",
  "tripartite_meeting",
  "tripartite_signature",
  "procedure_act",
  "worklist_item",
  "entry_kind_rule",
  "worklist_view",
  "outreach",
  "appraisal",
  "account_officer",
  "ledger_quarantine",
  "withdrawn_entry",
  "snapshot_figure",
  "snapshot_path",
  "stated_balance",
  "signal_weights",
  "backtest_run",
  "assignment",
  // The demonstration seats nobody of a landlord's staff: who sits reads all items, without a name (committee/routes.test.ts).
  "agenda_item",
  "decision",
  "minutes_item",
  "minutes_name",
  "preparation_need",
];
const OPERATOR_KEYED = [
  "adviser_finding",
  "adviser_part",
  "contact",
  "contact_note",
  "household_budget",
  "received_file",
  "court_assessment",
  "household_message",
  "assessment",
  "assessment_problem",
  "measure",
  "measure_time",
  "measure_module",
  "measure_suspension",
  "objective",
  "objective_action",
  "payment_line",
  "payment_list",
  "snapshot_figure",
  "snapshot_path",
  "renewal_request",
  "lease_transfer_cost",
];

/** Tables that the demonstration leaves empty: nobody can be shown to see them. Listed, so that one that fills up is walked. */
const EMPTY = [
  "access_token",
  "calendar_link",
  "commune_contour",
  "invitation",
  "ledger_mapping",
  "ledger_quarantine",
  "notification_setting",
  "withdrawn_entry",
  "worklist_default_view",
];

/** What PostgreSQL says of a right or a policy that is not there. */
const REFUSED = /permission denied|row-level security/;

let database: Awaited<ReturnType<typeof testDatabase>>;
const posts: { role: Role; userId: string; organisationId: string }[] = [];

beforeAll(async () => {
  database = await testDatabase(
    demoOf({ tenancies: 600, months: 12, today: Temporal.PlainDate.from("2026-11-23") }),
  );
  await talkAtTheTable(database);
  posts.push(
    ...(await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ role: Role; userId: string; organisationId: string }>(
        sql`select role, user_id as "userId", organisation_id as "organisationId"
              from member where active order by role, organisation_id, email`,
      ),
    )),
  );
}, 120_000);
afterAll(() => database?.close());

/** Every difference between what each post sees and what it may see, in sentences. */
async function breaches(db: Database, walked = Object.keys(OPEN_TO)): Promise<string[]> {
  const found: string[] = [];
  const seen = new Set<string>();
  for (const post of posts) {
    await db.transaction({ kind: "user", userId: post.userId }, async (tx) => {
      for (const table of walked) {
        const roles = OPEN_TO[table]!;
        if (table.startsWith("auth_")) continue;
        const [{ n } = { n: 0 }] = await tx.rows<{ n: number }>(
          sql`select count(*) as n from (select 1 from ${sql.identifier(table)} limit 1) seen`,
        );
        if (n > 0) seen.add(`${post.role} ${table}`);
        if (n > 0 && !roles.includes(post.role)) found.push(`${post.role} sees ${table}`);
      }
      for (const [key, tables, staff] of [
        ["landlord_id", LANDLORD_KEYED, LANDLORD],
        ["operator_id", OPERATOR_KEYED, OPERATOR],
      ] as const) {
        if (!staff.includes(post.role)) continue;
        for (const table of tables.filter((name) => walked.includes(name))) {
          const [{ n } = { n: 0 }] = await tx.rows<{ n: number }>(
            sql`select count(*) as n from (select 1 from ${sql.identifier(table)} where ${sql.identifier(key)} <> ${post.organisationId}::uuid limit 1) others`,
          );
          if (n > 0) found.push(`${post.role} sees ${table} of another organisation`);
        }
      }
      const [{ n } = { n: 0 }] = await tx.rows<{ n: number }>(
        sql`select count(*) as n from assessment_problem where protected and ${!OPERATOR.includes(post.role)}`,
      );
      if (n > 0) found.push(`${post.role} sees a protected domain`);
      const [papers] = await tx.rows<{ n: number }>(
        sql`select count(*) as n from received_file where is_protected and ${!OPERATOR.includes(post.role)}`,
      );
      if (papers!.n > 0) found.push(`${post.role} sees received_file that is protected`);
    });
  }
  for (const table of walked) {
    if (EMPTY.includes(table)) continue;
    for (const role of OPEN_TO[table]!)
      if (!seen.has(`${role} ${table}`)) found.push(`${role} no longer sees ${table}`);
  }
  return [...new Set(found)].sort();
}

const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
const postOf = (role: Role) => posts.find((post) => post.role === role)!;

describe("every table, every role", () => {
  it("the walk knows every table of the database", async () => {
    const tables = await asSystem<{ name: string }>(
      sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
             and not relispartition order by 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual(Object.keys(OPEN_TO).sort());
  });

  it("each table is walled, forced on its owner, and has policies", async () => {
    const open = await asSystem<{ name: string }>(sql`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
         and not (c.relrowsecurity and c.relforcerowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid))`);
    expect(open).toEqual([]);
  });

  it("a part of a table is walled too, and opened to nobody: it is reached through the whole", async () => {
    const parts = await asSystem<{ name: string; walled: boolean; open: boolean }>(sql`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled,
             has_table_privilege('lt_app', c.oid, 'select, insert, update, delete')
             or has_table_privilege('lt_intake', c.oid, 'select, insert, update, delete')
             or has_table_privilege('lt_system', c.oid, 'select, insert, update, delete') as open
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relispartition`);
    expect(parts.map(({ name }) => name)).toContain("ledger_entry_shared");
    expect(parts.filter(({ walled, open }) => open || !walled)).toEqual([]);
  });

  it("every role is walked, and the demonstration fills what it walks through", async () => {
    expect([...new Set(posts.map((post) => post.role))].sort()).toEqual([...ROLES].sort());
    for (const table of [
      "contact_note",
      "assessment_problem",
      "rent_relief",
      "repayment_plan",
      "decision",
      "ledger_entry",
    ]) {
      const [{ n } = { n: 0 }] = await asSystem<{ n: number }>(
        sql`select count(*) as n from ${sql.identifier(table)}`,
      );
      expect({ table, filled: n > 0 }).toEqual({ table, filled: true });
    }
  });

  it("tables said to be empty are, and no other", async () => {
    const empty: string[] = [];
    for (const table of Object.keys(OPEN_TO).filter((name) => !name.startsWith("auth_"))) {
      const [{ n } = { n: 0 }] = await asSystem<{ n: number }>(
        sql`select count(*) as n from (select 1 from ${sql.identifier(table)} limit 1) seen`,
      );
      if (n === 0) empty.push(table);
    }
    expect(empty).toEqual(EMPTY);
  });

  it("nobody sees more than access.md opens, nor less", async () => {
    expect(await breaches(database)).toEqual([]);
  }, 60_000);

  it.each([
    "contact_note",
    "assessment_problem",
    "household_budget",
    "received_file",
    "court_assessment",
    "household_link",
    "household_message",
    "objective",
    "tenant_account",
    "repayment_plan",
    "household",
    "agenda_item",
    "assignment",
  ])(
    "a hole in the policy of %s does not go unseen",
    async (table) => {
      const [kept] = await asSystem<{ using: string }>(sql`
        select pg_get_expr(polqual, polrelid) as "using" from pg_policy where polname = ${`${table}_read`}`);
      await database.run(`alter policy ${table}_read on ${table} using (true)`);
      try {
        expect((await breaches(database, [table])).join("\n")).toContain(table);
      } finally {
        await database.run(`alter policy ${table}_read on ${table} using (${kept!.using})`);
      }
    },
    60_000,
  );

  it.each(["contact_note", "tenant_account", "referral", "measure", "decision", "commune"])(
    "a policy of %s that is dropped does not go unseen",
    async (table) => {
      const [kept] = await asSystem<{ using: string }>(sql`
        select pg_get_expr(polqual, polrelid) as "using" from pg_policy where polname = ${`${table}_read`}`);
      await database.run(`drop policy ${table}_read on ${table}`);
      try {
        expect((await breaches(database, [table])).join("\n")).toContain(`no longer sees ${table}`);
      } finally {
        await database.run(
          `create policy ${table}_read on ${table} for select to lt_app using (${kept!.using})`,
        );
      }
    },
    60_000,
  );

  it("a transaction that says nobody asks sees no row", async () => {
    await expect(
      database.transaction({ kind: "user", userId: "00000000-0000-4000-8000-000000000000" }, async () => 0),
    ).rejects.toThrow("no active post");
  });
});

/** Columns that a landlord's token reads while it takes a file in: nothing else of any table. */
const TOKEN_READS: Record<string, string> = {
  account_month:
    "account_id balance_cents benefit_cents charged_cents grant_cents household_id landlord_id last_payment_on month other_cents paid_cents rejected_debits relief_cents segment",
  commune: "insee name postcodes",
  dwelling: "id landlord_id reference",
  entry_kind_rule: "kind landlord_id means rank words",
  ledger_entry:
    "account_id credit_cents debit_cents entry_on import_id kind label landlord_id line means rank reference segment",
  ledger_import: "id landlord_id sha256",
  ledger_mapping: "kind landlord_id mapping",
  stated_balance: "account_id amount_due_cents balance_cents import_id landlord_id line stated_on",
  tenant_account:
    "amount_due_cents balance_cents benefit_cents commune_insee household_id id landlord_id last_entry_on leaseholder_name number rent_charges_cents stated_on tenancy_id",
};

describe("a landlord's token", () => {
  let who: Who;
  let landlordId: string;
  beforeAll(async () => {
    const lead = postOf("landlordLead");
    landlordId = lead.organisationId;
    const [token] = await asSystem<{ id: string }>(sql`
      insert into access_token (organisation_id, name, scopes, secret_hash, created_by, expires_on)
      values (${landlordId}::uuid, 'ERP', '{ledger:import}', 'the hash', ${lead.userId}::uuid, app.today() + 1) returning id`);
    who = { kind: "token", tokenId: token!.id, secretHash: "the hash" };
  });
  afterAll(() => asSystem(sql`delete from access_token`));

  it("reads the columns that an import needs, and no other of any table", async () => {
    const found = await asSystem<{ name: string; columns: string }>(sql`
      select c.relname as name, string_agg(a.attname, ' ' order by a.attname) as columns
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
         and has_column_privilege('lt_intake', c.oid, a.attnum, 'select')
       group by 1 order by 1`);
    expect(Object.fromEntries(found.map(({ name, columns }) => [name, columns]))).toEqual(TOKEN_READS);
  });

  it("sees its own landlord's rows, and of every other table no row", async () => {
    const seen: string[] = [];
    for (const table of Object.keys(OPEN_TO)) {
      const keyed =
        "landlord_id" in Object.fromEntries((TOKEN_READS[table] ?? "").split(" ").map((c) => [c, 1]));
      await database
        .transaction(who, async (tx) => {
          const [{ n, others } = { n: 0, others: 0 }] = await tx.rows<{ n: number; others: number }>(sql`
            select count(*)::int as n, ${keyed ? sql`count(*) filter (where landlord_id <> ${landlordId}::uuid)::int` : sql`0`} as others
              from ${sql.identifier(table)}`);
          if (n > 0) seen.push(table);
          if (others > 0) seen.push(`${table} of another landlord`);
        })
        .catch((error: unknown) => {
          if (!REFUSED.test(String(error))) throw error;
          if (table in TOKEN_READS) seen.push(`${table} refused`);
        });
    }
    expect(seen).toEqual(Object.keys(TOKEN_READS).filter((table) => !EMPTY.includes(table)));
  });

  it("runs the functions of its own door and of an import, and no other", async () => {
    const found = await asSystem<{ name: string }>(sql`
      select p.proname as name from pg_proc p where p.pronamespace = 'app'::regnamespace
         and has_function_privilege('lt_intake', p.oid, 'execute') order by 1`);
    expect(found.map(({ name }) => name)).toEqual([
      "account_redescribed",
      "act_by_token",
      // Columns made of a name, a number, an address are made with the rights of who writes; they read nothing.
      "address_key",
      "close_segment",
      "intake_household_free",
      "intake_household_unnamed",
      "intake_landlord",
      "intake_tenancy",
      "name_key",
      "open_segment",
      "organisation_id",
      "phone_key",
      "role",
    ]);
  });

  it("that is no longer held to its landlord does not go unseen", async () => {
    const policy = "tenant_account_intake_select";
    const [kept] = await asSystem<{ using: string }>(
      sql`select pg_get_expr(polqual, polrelid) as "using" from pg_policy where polname = ${policy}`,
    );
    await database.run(`alter policy ${policy} on tenant_account using (true)`);
    try {
      const [{ n } = { n: 0 }] = await database.transaction(who, (tx) =>
        tx.rows<{ n: number }>(
          sql`select count(*)::int as n from tenant_account where landlord_id <> ${landlordId}::uuid`,
        ),
      );
      expect(n).toBeGreaterThan(0);
    } finally {
      await database.run(`alter policy ${policy} on tenant_account using (${kept!.using})`);
    }
  });
});

describe("what the wall refuses", () => {
  it("no policy, no default and no function asks the session what day it is: at midnight in Paris it is still yesterday there", async () => {
    const found = await asSystem<{ what: string }>(sql`
      select polname as what from pg_policy
       where concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) ~* '\\m(current_date|localtimestamp)\\M'
      union all select adrelid::regclass::text from pg_attrdef where pg_get_expr(adbin, adrelid) ~* '\\m(current_date|localtimestamp)\\M'
      union all select proname from pg_proc
       where pronamespace in ('app'::regnamespace, 'public'::regnamespace) and prosrc ~* '\\m(current_date|localtimestamp)\\M'`);
    expect(found).toEqual([]);
  });

  it("the application's logins bypass nothing and own nothing", async () => {
    const roles = await asSystem<{ rolname: string }>(sql`
      select rolname from pg_roles where rolname like 'lt\_%' and (rolsuper or rolbypassrls)
      union all select tableowner from pg_tables where schemaname = 'public' and tableowner in ('lt_app', 'lt_auth', 'lt_system')`);
    expect(roles).toEqual([]);
  });

  it("sign-in's tables are closed to requests", async () => {
    const asked = database.transaction({ kind: "user", userId: postOf("administrator").userId }, (tx) =>
      tx.rows(sql`select 1 from auth_account`),
    );
    await expect(asked).rejects.toThrow(REFUSED);
  });

  it.each(["update audit_entry set action = 'none'", "delete from audit_entry"])(
    "nobody rewrites the access log: %s",
    async (statement) => {
      const asked = database.transaction({ kind: "user", userId: postOf("coordinator").userId }, (tx) =>
        tx.rows(sql.raw(statement)),
      );
      await expect(asked).rejects.toThrow(REFUSED);
    },
  );

  it("a landlord's lead cannot name a coordinator", async () => {
    const lead = postOf("landlordLead");
    const asked = database.transaction({ kind: "user", userId: lead.userId }, (tx) =>
      tx.rows(sql`insert into member (user_id, organisation_id, role, name, email)
                  values (gen_random_uuid(), ${lead.organisationId}::uuid, 'coordinator', 'X', 'x@example.org')`),
    );
    await expect(asked).rejects.toThrow(REFUSED);
  });

  it("a landlord cannot write an entry on another landlord's account", async () => {
    const [officer, other] = posts.filter((post) => post.role === "arrearsOfficer");
    const asked = database.transaction({ kind: "user", userId: officer!.userId }, (tx) =>
      tx.rows(sql`insert into ledger_entry (landlord_id, account_id, entry_on, kind, label, debit_cents, credit_cents, import_id, line)
                  values (${other!.organisationId}::uuid, 1, '2026-01-01', 'rent', 'x', 1, 0, 1, 1)`),
    );
    await expect(asked).rejects.toThrow(REFUSED);
  });

  it("the demonstration's people are those who can sign in", () => {
    expect(demoUsers(DEMO_SEED).length).toBeGreaterThanOrEqual(posts.length);
  });
});

/** A household that `landlord` has, no other landlord has, with its measure, assignment and referral. */
const fileOf = async (landlordId: string) => {
  const [file] = await asSystem<{
    householdId: string;
    measureId: string;
    pathId: string;
    operatorId: string;
    referralId: string;
    planId: string;
  }>(sql`
    select m.household_id as "householdId", m.id as "measureId", m.path_id as "pathId", m.operator_id as "operatorId",
           m.referral_id as "referralId", p.id as "planId"
      from measure m join repayment_plan p on p.household_id = m.household_id
     where m.landlord_id = ${landlordId}::uuid and m.referral_id is not null
       and not exists (select 1 from tenancy t where t.household_id = m.household_id and t.landlord_id <> m.landlord_id)
     order by m.id limit 1`);
  return file!;
};
const landlords = () => posts.filter((post) => post.role === "arrearsOfficer");

const as = (userId: string, statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "user", userId }, (tx) => tx.rows(statement));

/** A landlord's officer, and the file of another landlord. */
const stranger = async () => {
  for (const owner of landlords()) {
    const file = await fileOf(owner.organisationId);
    const me = landlords().find((post) => post.organisationId !== owner.organisationId)!;
    if (file) return { me, owner, file };
  }
  throw new Error("the demonstration has no measure with a plan");
};
/** An operator's lead, and a household that this operator does not follow. */
const otherOperator = async () => {
  const { file } = await stranger();
  const lead = posts.find((post) => post.role === "operatorLead" && post.organisationId !== file.operatorId)!;
  const [{ n } = { n: 1 }] = await asSystem<{ n: number }>(
    sql`select count(*) as n from assignment where household_id = ${file.householdId}::uuid and operator_id = ${lead.organisationId}::uuid`,
  );
  expect(n).toBe(0);
  return { lead, file };
};

describe("writing on somebody else's file", () => {
  const day = "2026-11-20";

  it("a landlord does not attach a tenancy to another's tenant", async () => {
    const { me, file } = await stranger();
    await expect(
      as(
        me.userId,
        sql`insert into tenancy (landlord_id, household_id) values (${me.organisationId}::uuid, ${file.householdId}::uuid)`,
      ),
    ).rejects.toThrow(REFUSED);
  });

  it("a landlord does not refer another's tenant", async () => {
    const { me, file } = await stranger();
    await expect(
      as(
        me.userId,
        sql`insert into referral (landlord_id, household_id, facts) values (${me.organisationId}::uuid, ${file.householdId}::uuid, '{}')`,
      ),
    ).rejects.toThrow(REFUSED);
  });

  it("a landlord does not write an act of procedure on another's tenant", async () => {
    const { me, file } = await stranger();
    await expect(
      as(
        me.userId,
        sql`insert into procedure_act (landlord_id, household_id, kind, acted_on)
            values (${me.organisationId}::uuid, ${file.householdId}::uuid, 'paymentOrder', ${day})`,
      ),
    ).rejects.toThrow(REFUSED);
  });

  it("a landlord does not make a plan for another's tenant, nor an instalment of another's plan", async () => {
    const { me, owner, file } = await stranger();
    for (const landlordId of [me.organisationId, owner.organisationId]) {
      await expect(
        as(
          me.userId,
          sql`insert into repayment_plan (landlord_id, household_id, debt_cents, tolerance_days)
              values (${landlordId}::uuid, ${file.householdId}::uuid, 100, 5)`,
        ),
      ).rejects.toThrow(REFUSED);
      await expect(
        as(
          me.userId,
          sql`insert into instalment (plan_id, n, household_id, landlord_id, due_on, amount_cents)
              values (${file.planId}::uuid, 99, ${file.householdId}::uuid, ${landlordId}::uuid, ${day}, 100)`,
        ),
      ).rejects.toThrow(REFUSED);
    }
  });

  it("a landlord does not relieve another's rent", async () => {
    const { me, file } = await stranger();
    await expect(
      as(
        me.userId,
        sql`insert into rent_relief (measure_id, path_id, household_id, landlord_id, agreement_number, fund_share)
            values (${file.measureId}::uuid, ${file.pathId}::uuid, ${file.householdId}::uuid, ${me.organisationId}::uuid, 'X-1', 0.5)`,
      ),
    ).rejects.toThrow(REFUSED);
  });

  it("an account is opened on its own tenancy's household", async () => {
    const { me, file } = await stranger();
    await expect(
      as(
        me.userId,
        sql`insert into tenant_account (landlord_id, number, tenancy_id, household_id, leaseholder_name)
            select landlord_id, 'X-1', id, ${file.householdId}::uuid, 'X' from tenancy
             where landlord_id = ${me.organisationId}::uuid limit 1`,
      ),
    ).rejects.toThrow(REFUSED);
  });

  it("a social adviser writes no tripartite meeting of another landlord's measure", async () => {
    const { me, file } = await stranger();
    const adviser = posts.find(
      (post) => post.role === "socialAdviser" && post.organisationId === me.organisationId,
    )!;
    await expect(
      as(
        adviser.userId,
        sql`insert into tripartite_meeting (measure_id, household_id, landlord_id, operator_id, kind, state, met_on)
            values (${file.measureId}::uuid, ${file.householdId}::uuid, ${me.organisationId}::uuid, ${file.operatorId}::uuid, 'start', 'held', ${day})`,
      ),
    ).rejects.toThrow(REFUSED);
  });

  it("an operator's lead assigns no case to itself", async () => {
    const { lead, file } = await otherOperator();
    await expect(
      as(
        lead.userId,
        sql`insert into assignment (referral_id, household_id, landlord_id, operator_id, assigned_on)
            select ${file.referralId}::uuid, ${file.householdId}::uuid, landlord_id, ${lead.organisationId}::uuid, ${day}::date
              from measure where operator_id = ${lead.organisationId}::uuid limit 1`,
      ),
    ).rejects.toThrow(REFUSED);
  });

  it("an operator's lead brings no ended assignment back to life", async () => {
    const { lead, file } = await otherOperator();
    await asSystem(sql`
      insert into assignment (referral_id, household_id, landlord_id, operator_id, assigned_on, active)
      select ${file.referralId}::uuid, ${file.householdId}::uuid, landlord_id, ${lead.organisationId}::uuid, ${day}, false
        from measure where id = ${file.measureId}::uuid`);
    try {
      await as(
        lead.userId,
        sql`update assignment set active = true where operator_id = ${lead.organisationId}::uuid`,
      );
      const [{ n } = { n: 1 }] = await asSystem<{ n: number }>(
        sql`select count(*) as n from assignment where operator_id = ${lead.organisationId}::uuid and household_id = ${file.householdId}::uuid and active`,
      );
      expect(n).toBe(0);
    } finally {
      await asSystem(sql`
        delete from assignment where operator_id = ${lead.organisationId}::uuid and household_id = ${file.householdId}::uuid`);
    }
  });

  it("an operator writes no contact on another's measure, nor a measure on another's household", async () => {
    const { lead, file } = await otherOperator();
    const [own] = await asSystem<{ householdId: string }>(
      sql`select household_id as "householdId" from measure where operator_id = ${lead.organisationId}::uuid limit 1`,
    );
    for (const householdId of [file.householdId, own!.householdId])
      await expect(
        as(
          lead.userId,
          sql`insert into contact (measure_id, household_id, operator_id, kind, state, met_on)
              values (${file.measureId}::uuid, ${householdId}::uuid, ${lead.organisationId}::uuid, 'phone', 'held', ${day})`,
        ),
      ).rejects.toThrow(REFUSED);
    await expect(
      as(
        lead.userId,
        sql`insert into measure (path_id, household_id, landlord_id, operator_id, track, starts_on, ends_on)
            select gen_random_uuid(), ${file.householdId}::uuid, landlord_id, operator_id, 'stay', ${day}, ${day}
              from measure where operator_id = ${lead.organisationId}::uuid limit 1`,
      ),
    ).rejects.toThrow(REFUSED);
  });

  it("an operator hands no measure of its own to a landlord that has nothing to do with it", async () => {
    const { me, file } = await stranger();
    const lead = posts.find(
      (post) => post.role === "operatorLead" && post.organisationId === file.operatorId,
    )!;
    await expect(
      as(
        lead.userId,
        sql`update measure set landlord_id = ${me.organisationId}::uuid where operator_id = ${file.operatorId}::uuid`,
      ),
    ).rejects.toThrow(REFUSED);
  });

  it.each(["tenant_account", "tenancy", "referral", "repayment_plan"])(
    "nobody rewrites of whose household a row of %s is",
    async (table) => {
      const { me, file } = await stranger();
      await expect(
        as(
          me.userId,
          sql`update ${sql.identifier(table)} set household_id = ${file.householdId}::uuid where landlord_id = ${me.organisationId}::uuid`,
        ),
      ).rejects.toThrow(REFUSED);
    },
  );

  it.each([
    ["tripartite_meeting", "socialAdviser"],
    ["contact", "operatorLead"],
    ["contact_note", "operatorLead"],
    ["measure", "operatorLead"],
    ["measure", "coordinator"],
    ["decision", "coordinator"],
    ["ledger_entry", "arrearsOfficer"],
    ["referral", "arrearsOfficer"],
  ] as const)("nothing of %s is deleted by a %s", async (table, role) => {
    const count = async () =>
      (await asSystem<{ n: number }>(sql`select count(*) as n from ${sql.identifier(table)}`))[0]!.n;
    const before = await count();
    for (const post of posts.filter((one) => one.role === role))
      await as(post.userId, sql`delete from ${sql.identifier(table)}`).catch((error: unknown) => {
        if (!/violates foreign key/.test(String(error))) throw error;
      });
    expect(await count()).toBe(before);
  });
});
