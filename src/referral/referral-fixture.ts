/** What the referral's tests stand on: the demonstration's people, and households of their landlords made by hand. */
import { sql } from "drizzle-orm";

import type { Locale } from "../platform/calendar/wording.ts";
import type { Database, Tx } from "../platform/database/database.ts";
import { type Filled, testDatabase } from "../platform/database/test-database.ts";

export type Scene = Awaited<ReturnType<typeof sceneOn>>;

/** A database that begins with `people` (organisations and who works there), and short hands to ask as one of them. */
export async function scene(people: Filled): Promise<Scene> {
  return sceneOn(await testDatabase(people));
}

/** The same, on a database that has them. */
export async function sceneOn(database: Awaited<ReturnType<typeof testDatabase>>) {
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.transaction({ kind: "system" }, work);
  const posts = await asSystem((tx) =>
    tx.rows<{ userId: string; role: string; code: string; organisationId: string }>(sql`
      select m.user_id as "userId", m.role, o.code, o.id as "organisationId"
        from member m join organisation o on o.id = m.organisation_id order by m.email`),
  );
  /** The post of a role in an organisation, as `socialAdviser@AIH` or `coordinator`. */
  const post = (name: string) => {
    const [role, code] = name.split("@");
    const found = posts.find((one) => one.role === role && (code === undefined || one.code === code));
    if (!found) throw new Error(`nobody is ${name}`);
    return found;
  };
  return {
    database,
    posts,
    post,
    asSystem,
    as: <T>(name: string, work: (tx: Tx) => Promise<T>) =>
      database.transaction({ kind: "user", userId: post(name).userId }, work),
    household: (code: string, name: string) => newHousehold(database, post(`arrearsOfficer@${code}`), name),
  };
}

type Method = "GET" | "POST" | "PUT" | "DELETE";
type Server = {
  close: () => Promise<unknown>;
  ask: (
    person: string,
    method: Method,
    url: string,
    body?: object,
    language?: Locale,
    // oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it expects of the answer
  ) => Promise<{ status: number; body: any }>;
};

/** The scene, with the server that `serve` starts on it: `ask` as a post, `socialAdviser@AIH`; `close` ends both. */
export async function servedScene<S extends Server>(
  people: Filled,
  serve: (database: Database) => Promise<S>,
) {
  const at = await scene(people);
  const server = await serve(at.database);
  return {
    ...at,
    server,
    ask: (who: string, method: Method, url: string, body?: object, language?: Locale) =>
      server.ask(at.post(who).userId, method, url, body, language),
    close: async () => {
      await server.close();
      await at.database.close();
    },
  };
}

export type ServedScene<S extends Server> = Awaited<ReturnType<typeof servedScene<S>>>;

/** A household, its tenancy since 2021 and an account that owes 1 500.00 for a bill of 500.00. */
async function newHousehold(
  database: Database,
  { organisationId }: { organisationId: string },
  name: string,
): Promise<string> {
  const id = crypto.randomUUID();
  await database.transaction({ kind: "system" }, async (tx) => {
    await tx.rows(sql`insert into household (id, name) values (${id}::uuid, ${name})`);
    const [tenancy] = await tx.rows<{ id: string }>(sql`
      insert into tenancy (landlord_id, household_id, starts_on)
      values (${organisationId}::uuid, ${id}::uuid, '2021-04-12') returning id`);
    await tx.rows(sql`
      insert into tenant_account (landlord_id, number, tenancy_id, household_id, leaseholder_name, commune_insee, balance_cents, amount_due_cents)
      values (${organisationId}::uuid, ${`C-${id.slice(0, 8)}`}, ${tenancy!.id}::uuid, ${id}::uuid, ${name}, '38185', 150000, 50000)`);
  });
  return id;
}

/** A referral of the household in a state, written by no rule: where a test begins. */
export async function referralIn(
  { asSystem, post }: Scene,
  status: string,
  { householdId, code = "AIH" }: { householdId: string; code?: string },
): Promise<string> {
  const officer = post(`arrearsOfficer@${code}`);
  const [row] = await asSystem((tx) =>
    tx.rows<{ id: string }>(sql`
      insert into referral (landlord_id, household_id, status, facts, referred_by, owner_id)
      values (${officer.organisationId}::uuid, ${householdId}::uuid, ${status}, '{"asOf":"2026-11-23"}'::jsonb,
              ${officer.userId}::uuid, ${officer.userId}::uuid) returning id`),
  );
  return row!.id;
}
