/** Where a session stands, a person's own factors and sessions, a lost factor reset; and what a new password must not be. */
import { sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { settingsOn, writeSetting } from "../law/setting.store.ts";
import { isBreached } from "../platform/access/breached.ts";
import type { Entry, FactorChange } from "../platform/access/auth.ts";
import type { Judge, Standing } from "../platform/access/factors.ts";
import { brokenPassword, type Owner } from "../platform/access/passwords.ts";
import { ROLES } from "../platform/access/roles.ts";
import { emit } from "../platform/audit/record.ts";
import { auditEntry } from "../platform/audit/schema.ts";
import type { Answered, Broken } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Actor, Database, Tx } from "../platform/database/database.ts";
import { brokenBySettingFrom } from "../law/setting.rules.ts";
import { maySet } from "./lengths.store.ts";
import { brokenReset, type Requirement, requirementOf } from "./rules.ts";

type ByActor = Tx & { actor: Actor };

const RULES = ["session.idle", "session.absolute", "session.stepUp", "secondFactor.required"] as const;

/** The platform's own values, where neither the organisation nor the programme sets others. */
const defaults = () => Object.fromEntries(RULES.map((id) => [id, legalOn(id, todayInParis())!.value]));

/** Where the actor's session stands now. Writes that it was seen. */
export async function standingOf(tx: Tx, sessionId: string): Promise<Standing> {
  const [standing] = await tx.rows<Standing>(sql`
    select verdict, recent from app.session_standing(${sessionId}::uuid, ${JSON.stringify(defaults())}::jsonb)`);
  return standing!;
}

/** The same, for sign-in itself; who holds no active post has nothing to change. */
export const judgeOf =
  (database: Database): Judge =>
  (userId, sessionId) =>
    database.transaction({ kind: "user", userId }, (tx) => standingOf(tx, sessionId));

/** What a new password breaks; `who`: whose it will be. */
export const brokenNewPassword = (password: string, who: Owner): Broken[] =>
  brokenPassword(password, who, isBreached);

/** The rule that a new password of this person breaks. */
export const refusedPasswordOf =
  (database: Database) =>
  async (userId: string, password: string): Promise<string | undefined> => {
    const [who] = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<Owner>(sql`
        select u.email, u.name, coalesce(o.name, '') as organisation from auth_user u
          left join member m on m.user_id = u.id left join organisation o on o.id = m.organisation_id
         where u.id::text = ${userId}`),
    );
    return who && brokenNewPassword(password, who)[0]?.rule;
  };

/** Writes down that a person changed how they sign in, and tells them by mail. */
export const changedFactorsOf =
  (database: Database) =>
  (userId: string, what: FactorChange): Promise<void> =>
    database.transaction({ kind: "system" }, async (tx) => {
      const [post] = await tx.rows<{ organisationId: string; role: string }>(
        sql`select organisation_id as "organisationId", role from member where user_id = ${userId}::uuid`,
      );
      await tx.db
        .insert(auditEntry)
        .values({ action: what, subject: "sign_in", subjectId: userId, userId, ...post });
      await emit(tx, "signIn.changed", { payload: { userId, what } });
    });

/** Writes sign-ins, good and refused, into the access log, where the data-protection officer reads them. */
export const enteredOf =
  (database: Database) =>
  ({ outcome, person, ipAddress }: Entry): Promise<void> =>
    database.transaction({ kind: "system" }, async (tx) => {
      const [post] = await tx.rows<{ userId: string; organisationId: string; role: string }>(sql`
        select user_id as "userId", organisation_id as "organisationId", role from member
         where ${"userId" in person ? sql`user_id = ${person.userId}::uuid` : sql`lower(email) = ${person.email.trim().toLowerCase()}`}`);
      // What was typed for an address may be a password: of nobody's, only that it was tried.
      await tx.db
        .insert(auditEntry)
        .values({ action: outcome, subject: "sign_in", subjectId: post?.userId ?? null, ipAddress, ...post });
    });

export type Passkey = { id: string; name: string; createdAt: string; lastUsedAt: string | null };
export type Factors = { totp: boolean; codesLeft: number; passkeys: Passkey[]; password: boolean };
export type SignIn = {
  id: string;
  ipAddress: string | null;
  userAgent: string | null;
  method: string;
  secondFactor: boolean;
  createdAt: string;
  lastSeenAt: string;
};

/** The actor's factors and sessions, the last seen first. */
export async function accountSecurity(
  tx: ByActor,
): Promise<{ factors: Factors; sessions: SignIn[]; settings: Record<string, unknown> }> {
  const [factors] = await tx.rows<Factors>(
    sql`select totp, codes_left as "codesLeft", passkeys, password from app.my_factors()`,
  );
  const sessions = await tx.rows<SignIn>(sql`
    select id, ip_address as "ipAddress", user_agent as "userAgent", method, second_factor as "secondFactor",
           created_at as "createdAt", last_seen_at as "lastSeenAt"
      from app.my_sign_ins() order by last_seen_at desc, id`);
  const settings = defaults();
  for (const rule of RULES) {
    const [row] = await tx.rows<{ value: unknown }>(sql`
      select app.setting_today(${rule}, ${tx.actor.organisationId}::uuid, ${JSON.stringify(settings[rule])}::jsonb) as value`);
    settings[rule] = row!.value as string;
  }
  // One that was left too long opens nothing any more: it goes with its next request, or with the night.
  const ends = (iso: string, rule: "session.idle" | "session.absolute") =>
    new Date(iso).getTime() + Temporal.Duration.from(String(settings[rule])).total("milliseconds");
  const alive = sessions.filter(
    ({ lastSeenAt, createdAt }) =>
      Math.min(ends(lastSeenAt, "session.idle"), ends(createdAt, "session.absolute")) > Date.now(),
  );
  return { factors: factors!, sessions: alive, settings };
}

/** Sessions that ended, questions that nobody answered and codes that served: gone after a day, addresses and devices with them. */
export async function forgetSignIns(tx: Tx): Promise<void> {
  const day = sql`now() - interval '1 day'`;
  const { "session.idle": idle, "session.absolute": longest } = defaults();
  await tx.rows(sql`
    delete from auth_session s
     where s.expires_at < now()
        or s.last_seen_at + (app.setting_today('session.idle', (select m.organisation_id from member m where m.user_id = s.user_id),
                                               ${JSON.stringify(idle)}::jsonb) #>> '{}')::interval < ${day}
        or s.created_at + (app.setting_today('session.absolute', (select m.organisation_id from member m where m.user_id = s.user_id),
                                             ${JSON.stringify(longest)}::jsonb) #>> '{}')::interval < ${day}`);
  await tx.rows(sql`delete from auth_verification where expires_at < ${day}`);
  await tx.rows(sql`delete from auth_used_code where used_at < ${day}`);
}

/** Ends one of the actor's sessions; undefined where it is not theirs. */
export async function endSession(tx: ByActor, id: string): Promise<Answered> {
  const [row] = await tx.rows<{ n: number }>(sql`select app.end_my_sessions(${id}::uuid, null) as n`);
  return row!.n > 0 ? { done: true } : undefined;
}

/** Ends all of the actor's sessions but this one; gives how many. */
export async function endOtherSessions(tx: ByActor, kept: string): Promise<number> {
  const [row] = await tx.rows<{ n: number }>(sql`select app.end_my_sessions(null, ${kept}::uuid) as n`);
  return row!.n;
}

/** Takes a passkey of the actor's away. */
export async function removePasskey(tx: ByActor, id: string): Promise<Answered> {
  const [row] = await tx.rows<{ gone: boolean }>(sql`select app.remove_my_passkey(${id}::uuid) as gone`);
  return row!.gone ? { done: true } : undefined;
}

/** Writes down what the actor did to somebody's way in, and tells that person by mail. */
async function tellHelped(
  tx: ByActor,
  userId: string,
  action: "reset" | "signedOut",
  subject: "second_factor" | "sign_in",
): Promise<void> {
  const { actor } = tx;
  await tx.db.insert(auditEntry).values({
    action,
    subject,
    subjectId: userId,
    userId: actor.userId,
    organisationId: actor.organisationId,
    role: actor.role,
  });
  await emit(tx, "signIn.changed", { payload: { userId, what: action, by: actor.userId } });
}

/** Takes a lost second factor away: the person signs in by password, and enrols again where one is required. Field: reason. */
export async function resetSecondFactor(tx: ByActor, userId: string, reason: string): Promise<Answered> {
  const errors = brokenReset(reason);
  if (errors.length > 0) return { errors };
  const [row] = await tx.rows<{ done: boolean }>(
    sql`select app.reset_second_factor(${userId}::uuid, ${reason.trim()}) as done`,
  );
  if (!row!.done) return undefined;
  await tellHelped(tx, userId, "reset", "second_factor");
  return { done: true };
}

/** Ends all sessions of a person whose post the actor gives, and tells them; they sign in again. Undefined where it is not the actor's to do. */
export async function signOut(tx: ByActor, userId: string): Promise<Answered<{ ended: number }>> {
  const [row] = await tx.rows<{ ended: number | null }>(
    sql`select app.end_sessions_of(${userId}::uuid) as ended`,
  );
  if (row!.ended === null) return undefined;
  await tellHelped(tx, userId, "signedOut", "sign_in");
  return { ended: row!.ended };
}

export type OrganisationSecurity = {
  id: string;
  name: string;
  kind: string;
  requirement: Requirement;
  /** As its own setting says, or the platform's: the posts that owe a second factor there. */
  posts: string[];
  since: string | null;
  people: {
    userId: string;
    name: string;
    role: string;
    enrolled: boolean;
    lastSeenAt: string | null;
    warnedAt: string | null;
  }[];
};

/** The organisations whose posts the actor gives, with who has a second factor. */
export async function organisationsSecurity(tx: ByActor): Promise<OrganisationSecurity[]> {
  const organisations = await tx.rows<{ id: string; name: string; kind: string }>(sql`
    select o.id, o.name, o.kind from organisation o
     where ${tx.actor.role} = 'administrator' or o.id = ${tx.actor.organisationId}::uuid order by o.name`);
  const people = await tx.rows<OrganisationSecurity["people"][number] & { organisationId: string }>(sql`
    select m.user_id as "userId", m.name, m.role, m.organisation_id as "organisationId", f.enrolled, f.last_seen_at as "lastSeenAt",
           f.warned_at as "warnedAt"
      from app.people_factors() f join member m on m.user_id = f.user_id order by m.name, m.user_id`);
  const set = await settingsOn<string[]>(
    tx,
    "secondFactor.required",
    todayInParis(),
    organisations.map(({ id }) => id),
  );
  const byDefault = [...legalOn("secondFactor.required", todayInParis())!.value];
  return organisations.map((one) => {
    const own = set.find(({ organisationId }) => organisationId === one.id);
    const platform = set.find(({ organisationId }) => organisationId === null)?.value ?? byDefault;
    return {
      ...one,
      requirement: requirementOf(own?.value, ROLES),
      posts: own?.value ?? platform,
      since: own?.validFrom ?? null,
      people: people.flatMap(({ organisationId, ...person }) => (organisationId === one.id ? [person] : [])),
    };
  });
}

/** From a day on, who owes a second factor in an organisation. Field: from. */
export async function setRequirement(
  tx: ByActor,
  organisationId: string,
  { requirement, from }: { requirement: Requirement; from: Temporal.PlainDate },
): Promise<Answered> {
  if (!(await maySet(tx, organisationId))) return undefined;
  const errors = brokenBySettingFrom(from, todayInParis());
  if (errors.length > 0) return { errors };
  const value = { everybody: [...ROLES], nobody: [], default: legalOn("secondFactor.required", from)!.value };
  await writeSetting(tx, {
    id: "secondFactor.required",
    organisationId,
    value: value[requirement],
    from,
    source: "réglage de l'organisme",
    checked: null,
  });
  return { done: true };
}
