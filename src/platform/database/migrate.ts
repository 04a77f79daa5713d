/** Brings a database to the present schema in one transaction, under a lock: whole or not at all. */
import { globSync, readFileSync } from "node:fs";
import path from "node:path";

import { readMigrationFiles } from "drizzle-orm/migrator";

const here = import.meta.dirname;
const source = path.resolve(here, "../..");

/** Runs one or several statements without parameters, on a session of its own that may create roles and tables. */
export type RunSql = (text: string) => Promise<Record<string, unknown>[]>;

const LOGINS = [
  "lt_app",
  "lt_auth",
  "lt_intake",
  "lt_bill",
  "lt_acts",
  "lt_vacancy",
  "lt_household",
  "lt_system",
  "lt_queue",
] as const;
export type Login = (typeof LOGINS)[number];

/** Creates the roles where they lack. `password` is set on the logins; null where the server trusts its socket. */
export async function createRoles(run: RunSql, password: ((login: Login) => string) | null): Promise<void> {
  for (const role of ["lt_owner", ...LOGINS]) {
    // Several databases of one server, or several test workers, may start at once: losing the race is success.
    await run(`do $$ begin
      if not exists (select 1 from pg_roles where rolname = '${role}') then
        create role ${role} ${role === "lt_owner" ? "nologin" : "login"} nosuperuser nobypassrls nocreatedb nocreaterole;
      end if;
    exception when duplicate_object or unique_violation then null; end $$`);
  }
  if (password) {
    for (const login of LOGINS) {
      await run(`do $$ begin alter role ${login} password '${password(login)}';
        exception when sqlstate 'XX000' then null; end $$`);
    }
  }
}

/**
 * People's transactions read first who asks, before they hold anything else, and keep that lock to their end: once these tables are ours, all of
 * them are over, and new ones wait in front. A migration that took tables one by one while people write would wait for them in a circle.
 */
const GATE = `do $$ declare door text; begin
  foreach door in array array['member', 'access_token', 'household_link'] loop
    if to_regclass(door) is not null then execute format('lock table %I in access exclusive mode', door); end if;
  end loop;
end $$`;

/** Applies functions, migrations not yet applied, and the wall. Returns the number of migrations applied. */
export async function migrate(run: RunSql): Promise<number> {
  const migrations = readMigrationFiles({ migrationsFolder: path.join(here, "migrations") });
  await run("begin");
  try {
    await run("select pg_advisory_xact_lock(7236502)");
    await run(`do $$ begin
      execute format('grant create, temporary on database %I to lt_owner', current_database());
      execute format('grant temporary on database %I to lt_app, lt_intake, lt_system', current_database());
      if not pg_has_role(current_user, 'lt_owner', 'member') then execute format('grant lt_owner to %I', current_user); end if;
      alter schema public owner to lt_owner;
      -- The job queue's own tables: made by it, as a role that reaches nothing of ours and that no request reaches.
      create schema if not exists pgboss;
      if not pg_has_role(current_user, 'lt_queue', 'member') then execute format('grant lt_queue to %I', current_user); end if;
      alter schema pgboss owner to lt_queue;
      revoke all on schema pgboss from public, lt_app, lt_auth, lt_intake, lt_bill, lt_acts, lt_vacancy, lt_household, lt_system;
    end $$`);
    await run("set local role lt_owner; set local check_function_bodies = off");
    for (const file of [
      path.join(here, "functions.sql"),
      ...globSync("*/functions.sql", { cwd: source })
        .map((name) => path.join(source, name))
        .sort(),
    ]) {
      await run(readFileSync(file, "utf8"));
    }
    await run(
      "create table if not exists app.migration (hash text primary key, applied_at timestamptz not null default now())",
    );
    const applied = new Set((await run("select hash from app.migration")).map((row) => row["hash"]));
    const pending = migrations.filter(({ hash }) => !applied.has(hash));
    if (pending.length > 0 && applied.size > 0) await run(GATE);
    let count = 0;
    for (const migration of pending) {
      for (const statement of migration.sql) await run(statement);
      await run(`insert into app.migration (hash) values ('${migration.hash}')`);
      count += 1;
    }
    await run(readFileSync(path.join(here, "wall.sql"), "utf8"));
    await run("commit");
    return count;
  } catch (error) {
    await run("rollback");
    throw error;
  }
}
