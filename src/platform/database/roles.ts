/** The database's own roles, and the words policies are written in. See docs/decisions/2026-11-23-the-wall.md. */
import { sql, type SQL } from "drizzle-orm";
import { pgPolicy, pgRole } from "drizzle-orm/pg-core";

/** Owns every table; runs migrations; answers no request. */
const ltOwner = pgRole("lt_owner").existing();
/** Requests of people. Owns nothing, bypasses nothing; sees what policies open. */
export const ltApp = pgRole("lt_app").existing();
/** Sign-in alone: the tables of sessions and passwords, and nothing else. */
export const ltAuth = pgRole("lt_auth").existing();
/** A landlord's program with a token, taking its files in: columns and rows that an import needs, no other. */
const ltIntake = pgRole("lt_intake").existing();
/** A household on its own page: rows that are its own, column by column. */
const ltHousehold = pgRole("lt_household").existing();
/** Jobs and the command line: sees rows by an explicit policy on each table, owns nothing. */
const ltSystem = pgRole("lt_system").existing();

/** Who is asking, as written in the transaction by `app.act_as`. Each is read once per statement (scalar sub-select). */
export const actor = {
  userId: sql`(select app.user_id())`,
  organisationId: sql`(select app.organisation_id())`,
  /** The organisation, where the actor is landlord's staff (arrears officer, social adviser, lead); else null. */
  landlordId: sql`(select app.landlord_id())`,
  /** The organisation, where the actor works for an operator (case worker, lead); else null. */
  operatorId: sql`(select app.operator_id())`,
  /** The organisation, where the actor is a funder's analyst; else null. */
  funderId: sql`(select app.funder_id())`,
  signedIn: sql`(select app.user_id()) is not null`,
  /** The landlord whose token takes a file in; null for people. */
  intakeLandlordId: sql`(select app.intake_landlord())`,
  isCoordinator: sql`(select app.role()) = 'coordinator'`,
  isAdministrator: sql`(select app.role()) = 'administrator'`,
  isDataProtection: sql`(select app.role()) = 'dataProtectionOfficer'`,
  isLead: sql`(select app.role()) in ('landlordLead', 'operatorLead')`,
  isOperatorLead: sql`(select app.role()) = 'operatorLead'`,
} as const;

/** Households the operator's worker or the coordinator follows, or followed: assigned ones, referred ones. For reading. */
export const caseHouseholds = sql`(select app.case_households())`;

/** Those on whose file they write: after a hand-over, who carried it before is no longer among them. */
export const workingHouseholds = sql`(select app.working_households())`;

/** What an operator keeps of a household: read by its people who may read the file, written by those who carry it. */
export const ofOperator = {
  followed: sql`operator_id = ${actor.operatorId} and household_id in ${caseHouseholds}`,
  carried: sql`operator_id = ${actor.operatorId} and household_id in ${workingHouseholds}`,
} as const;

export const nobody: SQL = sql`false`;

/** A row of `table` whose landlord has, as far as the reader sees, a tenancy of its household: no landlord writes on a stranger. */
export const ofItsTenant = (table: string): SQL =>
  sql.raw(
    `exists (select 1 from tenancy t where t.household_id = ${table}.household_id and t.landlord_id = ${table}.landlord_id)`,
  );

/** The same, the landlord being the reader's own. */
export const ownTenantOf = (table: string): SQL =>
  sql`landlord_id = ${actor.landlordId} and ${ofItsTenant(table)}`;

/** Rows of the landlord whose token takes a file in. */
export const ofTokensLandlord = sql`landlord_id = ${actor.intakeLandlordId}`;

/** Rows of the household that reads its own page. */
export const ownHousehold = sql`household_id = (select app.household_id())`;

/** What one role besides people's may do with rows of a table; its columns are granted in wall.sql. */
type ByCommand = { [command in "select" | "insert" | "update" | "delete"]?: SQL };

/**
 * The policies of one table. `read` opens rows to the application; `write` (default: nobody) lets it insert and
 * update them; `insert` widens or narrows insertion alone; nothing is deleted unless `remove` says by whom: a file is
 * corrected, not emptied. Policies of their own, not one "for all": that one would open reading too.
 * `intake`, `own`: what a landlord's token, and a household on its own page, are opened, command by command; nothing where left out.
 * The system role passes by a policy of its own: closed until opened, for it as well.
 */
export function policies(
  table: string,
  {
    read,
    write,
    insert = write,
    remove,
    intake,
    own,
  }: { read: SQL; write?: SQL; insert?: SQL; remove?: SQL; intake?: ByCommand; own?: ByCommand },
) {
  const rules = [
    pgPolicy(`${table}_system`, {
      for: "all",
      to: [ltSystem, ltOwner],
      using: sql`true`,
      withCheck: sql`true`,
    }),
    pgPolicy(`${table}_read`, { for: "select", to: ltApp, using: read }),
  ];
  if (insert) rules.push(pgPolicy(`${table}_insert`, { for: "insert", to: ltApp, withCheck: insert }));
  if (write)
    rules.push(pgPolicy(`${table}_update`, { for: "update", to: ltApp, using: write, withCheck: write }));
  if (remove) rules.push(pgPolicy(`${table}_delete`, { for: "delete", to: ltApp, using: remove }));
  for (const [name, role, given] of [
    ["intake", ltIntake, intake],
    ["own", ltHousehold, own],
  ] as const)
    for (const [command, rule] of Object.entries(given ?? {}) as [keyof ByCommand, SQL][]) {
      const [using, withCheck] = [{ using: rule }, { withCheck: rule }];
      rules.push(
        pgPolicy(`${table}_${name}_${command}`, {
          for: command,
          to: role,
          ...(command !== "insert" && using),
          ...((command === "insert" || command === "update") && withCheck),
        }),
      );
    }
  return rules;
}

/** The policies of a table that sign-in alone touches. */
export function authPolicies(table: string) {
  return [
    pgPolicy(`${table}_system`, {
      for: "all",
      to: [ltSystem, ltOwner],
      using: sql`true`,
      withCheck: sql`true`,
    }),
    pgPolicy(`${table}_auth`, { for: "all", to: ltAuth, using: sql`true`, withCheck: sql`true` }),
  ];
}
