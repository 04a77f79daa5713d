/** Writes the demonstration's organisations, people, communes and zones; or finds them again where they already are. */
import { hashPassword } from "better-auth/crypto";
import { sql } from "drizzle-orm";

import { joiningStep, partnerAgreement } from "../../joining/schema.ts";
import { commune, member, organisation } from "../../parties/schema.ts";
import type { Role } from "../../platform/access/roles.ts";
import { authAccount, authUser } from "../../platform/access/schema.ts";
import type { Tx } from "../../platform/database/database.ts";
import { zone, zoneCommune } from "../../zone/schema.ts";
import { insertAll } from "./insert-all.ts";
import { DEMO_PASSWORD, demoUsers, ORGANISATIONS } from "./organisations.ts";
import { communesOfIsere, ZONES, type Commune } from "./territory.ts";

/** Ids of the demonstration's parties. */
export type DemoParties = {
  communes: readonly Commune[];
  /** By code. Throws where it does not exist. */
  organisation(code: string): string;
  /** The people of an organisation in a role, always in the same order. Throws where there is nobody. */
  people(code: string, role: Role): readonly [string, ...string[]];
};

type Post = { userId: string; code: string; role: Role };

/** Inserts what is missing; an organisation or an e-mail already known is kept as it is. */
export async function loadParties(tx: Tx, seed: number): Promise<DemoParties> {
  const communes = communesOfIsere();
  await insertAll(
    tx,
    commune,
    communes.map(({ insee, name, population, postcodes, intercommunality, intercommunalityName }) => ({
      insee,
      name,
      population,
      postcodes: [...postcodes],
      intercommunalityCode: intercommunality,
      intercommunalityName,
    })),
  );
  await insertAll(
    tx,
    organisation,
    ORGANISATIONS.map(({ code, name, kind, joined }) => ({ code, name, kind, joinedOn: joined })),
  );
  const organisations = await tx.db
    .select({ id: organisation.id, code: organisation.code })
    .from(organisation);
  const idOf = found("organisation", new Map(organisations.map(({ id, code }) => [code, id])));
  await loadUsers(tx, seed, idOf);
  await loadZones(tx, communes, idOf);
  await loadJoined(tx, idOf);
  await loadSignIn(tx);

  const posts = await tx.rows<Post>(sql`
    select m.user_id as "userId", o.code, m.role
      from member m join organisation o on o.id = m.organisation_id
     where m.active order by m.email`);
  return {
    communes,
    organisation: idOf,
    people(code, role) {
      const [first, ...others] = posts.filter((post) => post.code === code && post.role === role);
      if (!first) throw new Error(`nobody is ${role} at ${code}`);
      return [first.userId, ...others.map(({ userId }) => userId)];
    },
  };
}

async function loadUsers(tx: Tx, seed: number, idOf: (code: string) => string): Promise<void> {
  const known = new Set(
    (await tx.db.select({ email: authUser.email }).from(authUser)).map(({ email }) => email),
  );
  const users = demoUsers(seed)
    .filter(({ email }) => !known.has(email))
    .map((user) => ({ ...user, id: crypto.randomUUID() }));
  if (users.length === 0) return;
  // One hash for all: it takes a tenth of a second, and everybody has the same password.
  const password = await hashPassword(DEMO_PASSWORD);
  await insertAll(
    tx,
    authUser,
    users.map(({ id, name, email }) => ({ id, name, email, emailVerified: true })),
  );
  await insertAll(
    tx,
    authAccount,
    users.map(({ id }) => ({ accountId: id, userId: id, providerId: "credential", password })),
  );
  await insertAll(
    tx,
    member,
    users.map(({ id, name, email, role, organisation }) => ({
      userId: id,
      organisationId: idOf(organisation),
      role,
      name,
      email,
    })),
  );
}

async function loadZones(
  tx: Tx,
  communes: readonly Commune[],
  idOf: (code: string) => string,
): Promise<void> {
  const known = await tx.db.select({ id: zone.id }).from(zone).limit(1);
  if (known.length > 0) return;
  const zones = ZONES.map((demo) => ({ ...demo, id: crypto.randomUUID() }));
  await insertAll(
    tx,
    zone,
    zones.map(({ id, name, operator }) => ({ id, name, operatorId: idOf(operator) })),
  );
  await insertAll(
    tx,
    zoneCommune,
    zones.flatMap(({ id, intercommunalities }) =>
      communes
        .filter(({ intercommunality }) => intercommunalities.includes(intercommunality))
        .map(({ insee }) => ({ zoneId: id, insee, validFrom: "2016-01-01" })),
    ),
  );
}

/** Who has joined: all but one landlord and one operator have everything, so that the assistant has something left to show. */
async function loadJoined(tx: Tx, idOf: (code: string) => string): Promise<void> {
  const known = await tx.db.select({ id: partnerAgreement.id }).from(partnerAgreement).limit(1);
  if (known.length > 0) return;
  const joined = ORGANISATIONS.filter(
    ({ kind, code }) => (kind === "landlord" || kind === "operator") && code !== "GH" && code !== "SOLENI",
  );
  await insertAll(
    tx,
    partnerAgreement,
    joined.map(({ code, joined: validFrom }) => ({
      organisationId: idOf(code),
      reference: `Convention ${code} ${validFrom.slice(0, 4)}`,
      signedOn: validFrom,
      validFrom,
    })),
  );
  await insertAll(
    tx,
    joiningStep,
    joined.map(({ code }) => ({
      organisationId: idOf(code),
      step: "settings" as const,
      confirmedAt: new Date(),
    })),
  );
  await tx.rows(sql`
    insert into audit_entry (action, subject, user_id, organisation_id, role)
    select 'read', 'worklist', m.user_id, m.organisation_id, m.role from member m
      join organisation o on o.id = m.organisation_id where m.role = 'arrearsOfficer' and o.code <> 'GH'`);
}

/** Whoever tries the demonstration holds no telephone of its people: a password alone opens it, by a setting that says so. */
async function loadSignIn(tx: Tx): Promise<void> {
  await tx.rows(sql`
    insert into dated_setting (rule, value, source)
    select 'secondFactor.required', '[]', 'démonstration : le mot de passe suffit'
     where not exists (select 1 from dated_setting where rule = 'secondFactor.required')`);
}

function found(kind: string, ids: ReadonlyMap<string, string>): (code: string) => string {
  return (code) => {
    const id = ids.get(code);
    if (!id) throw new Error(`no ${kind} ${code}`);
    return id;
  };
}
