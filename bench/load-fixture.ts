/** A département at work for the load benchmark: who works there, and which files each of them opens. */
import type { Client } from "pg";

import { loadDemo } from "../src/app/demo/load.ts";
import type { Role } from "../src/platform/access/roles.ts";
import { openPostgres } from "../src/platform/database/postgres.ts";

/** People at work, by post: 200 in all. Landlords' posts are shared out over five landlords, operators' over three operators. */
const PEOPLE: Partial<Record<Role, number>> = {
  arrearsOfficer: 55,
  socialAdviser: 30,
  landlordLead: 5,
  caseWorker: 84,
  operatorLead: 3,
  coordinator: 6,
  committeeMember: 9,
  funder: 5,
  administrator: 2,
  dataProtectionOfficer: 1,
};

/** By person, what stands for a name in braces in an address of the recorded mix: one row is one file, newest first, 40 at most. */
const FILES: Partial<Record<Role, string>> = {
  arrearsOfficer: officers(""),
  socialAdviser: officers("and w.referred"),
  landlordLead: officers("and w.referred"),
  caseWorker: `
    select m.case_worker_id as "userId", m.household_id as household, m.id as measure, m.referral_id as referral, m.landlord_id as landlord
      from measure m where m.closed_on is null and m.case_worker_id is not null`,
  operatorLead: `
    select u.user_id as "userId", m.household_id as household, m.id as measure, m.referral_id as referral, m.landlord_id as landlord
      from measure m join member u on u.organisation_id = m.operator_id and u.role = 'operatorLead' where m.closed_on is null`,
  coordinator: sessions("u.role = 'coordinator'"),
  committeeMember: sessions(
    "exists (select from session_member s where s.session_id = i.session_id and s.user_id = u.user_id)",
  ),
};

/** An account of the worklist, or one that became a file on the platform. */
function officers(only: string): string {
  return `
    select u.user_id as "userId", w.account_id as account, w.household_id as household, w.referral_id as referral, u.organisation_id as landlord
      from (select i.landlord_id, i.account_id, i.household_id, r.id as referral_id, r.id is not null as referred,
                   row_number() over (partition by i.landlord_id order by md5(i.account_id::text)) as n
              from worklist_item i
              left join lateral (select id from referral r where r.household_id = i.household_id and r.landlord_id = i.landlord_id limit 1) r on true) w
      join member u on u.organisation_id = w.landlord_id and u.role in ('arrearsOfficer', 'socialAdviser', 'landlordLead')
     where (w.n < 400 or w.referred) ${only}`;
}

function sessions(who: string): string {
  return `
    select u.user_id as "userId", i.household_id as household, i.referral_id as referral, i.session_id as session, i.id as item, i.landlord_id as landlord
      from agenda_item i join member u on u.role in ('coordinator', 'committeeMember') and ${who}
      join committee_session s on s.id = i.session_id where s.held_on > app.today() - 90`;
}

export type Worker = { userId: string; email: string; role: Role; files: Record<string, string>[] };

/** Fills an empty database: the demonstration at this size, then everybody at work, with the demonstration's password. */
export async function departement(
  url: string,
  { tenancies, files, say }: { tenancies: number; files: number; say: (sentence: string) => void },
): Promise<void> {
  const database = await openPostgres(url);
  try {
    await loadDemo(database, { tenancies, followed: files, onProgress: say });
  } finally {
    await database.close();
  }
}

/** As many people as PEOPLE says: copies of the demonstration's, who share its files among them. */
export async function hired(owner: Client): Promise<void> {
  await owner.query("set app.bulk = 'bench'");
  for (const [role, many] of Object.entries(PEOPLE))
    await owner.query(
      `with first as (
         select u.user_id, u.organisation_id, u.role, u.email, a.password, row_number() over (order by u.email) as rank, count(*) over () as of
           from member u join auth_account a on a.user_id = u.user_id and a.provider_id = 'credential' where u.role = $1 and u.active),
       copy as (
         select gen_random_uuid() as id, f.organisation_id, f.role, f.password, f.user_id as like_id, 'charge' || n || '.' || f.email as email
           from generate_series(1, $2::int - (select count(*)::int from first)) n join first f on f.rank = 1 + n % f.of),
       account as (insert into auth_user (id, name, email, email_verified) select id, 'Personne de mesure', email, true from copy),
       password as (
         insert into auth_account (account_id, user_id, provider_id, password) select id::text, id, 'credential', password from copy),
       seat as (insert into session_member (session_id, user_id) select s.session_id, c.id from copy c join session_member s on s.user_id = c.like_id)
       insert into member (user_id, organisation_id, role, name, email) select id, organisation_id, role, 'Personne de mesure', email from copy`,
      [role, many],
    );
  const shared = `
    with worker as (
      select user_id, organisation_id, row_number() over (partition by organisation_id order by email) - 1 as rank,
             count(*) over (partition by organisation_id) as of from member where role = 'caseWorker' and active)`;
  for (const table of ["assignment", "measure"])
    await owner.query(
      `${shared} update ${table} t set case_worker_id = w.user_id from worker w
        where w.organisation_id = t.operator_id and w.rank = abs(hashtext(t.household_id::text)) % w.of and t.case_worker_id is not null`,
    );
  await sessionsShared(owner);
  // What filling wrote is sealed before anybody works.
  for (let left = 1; left > 0;)
    left = (await owner.query<{ entries: number }>("select entries from app.seal_access_log(50000)")).rows[0]!
      .entries;
  await owner.query("vacuum analyze");
}

/** A committee hears a dozen cases: the demonstration's sessions, which took all of a département's, are shared out. */
async function sessionsShared(owner: Client): Promise<void> {
  await owner.query("set session_replication_role = replica");
  for (const statement of [
    `create temporary table sitting as
     select i.id as item, i.session_id as old, (row_number() over (partition by i.session_id order by i.position) - 1) / 12 as part from agenda_item i`,
    `create temporary table fresh as
     select old, part, gen_random_uuid() as id from (select distinct old, part from sitting where part > 0) s`,
    `insert into committee_session (id, number, held_on, place, video_link, status, signed_at, signed_by, kind, starts_at, minutes, capacity)
     select f.id, s.number || '-' || f.part, s.held_on, s.place, s.video_link, s.status, s.signed_at, s.signed_by, s.kind, s.starts_at, s.minutes, s.capacity
       from fresh f join committee_session s on s.id = f.old`,
    `insert into session_member (session_id, user_id, presence) select f.id, m.user_id, m.presence from fresh f join session_member m on m.session_id = f.old`,
    `update agenda_item i set session_id = f.id from sitting s join fresh f on f.old = s.old and f.part = s.part where s.item = i.id`,
    ...["decision", "item_voice", "agenda_recusal", "minutes_item", "preparation_need"].map(
      (table) =>
        `update ${table} t set session_id = i.session_id from agenda_item i where i.id = t.agenda_item_id and i.session_id <> t.session_id`,
    ),
  ])
    await owner.query(statement);
  await owner.query("set session_replication_role = origin");
}

/** Everybody at work with their files; a post that opens no file has none. */
export async function workers(owner: Client): Promise<Worker[]> {
  const { rows: people } = await owner.query<Omit<Worker, "files">>(`
    select u.user_id as "userId", u.email, u.role from member u join auth_account a on a.user_id = u.user_id and a.provider_id = 'credential'
     where u.active order by u.role, u.email`);
  const found: Worker[] = [];
  for (const [role, many] of Object.entries(PEOPLE)) {
    const statement = FILES[role as Role];
    const rows =
      statement === undefined
        ? []
        : (
            await owner.query<Record<string, string>>(`
      select * from (select f.*, row_number() over (partition by "userId" order by md5(household::text || "userId"::text)) as n from (${statement}) f) f
       where n <= 40`)
          ).rows;
    const byPerson = Map.groupBy(rows, ({ userId }) => userId!);
    const at = people.filter((one) => one.role === role);
    if (at.length < many) throw new Error(`${at.length} ${role} of ${many}`);
    for (const one of at.slice(0, many)) {
      const files = byPerson.get(one.userId) ?? [];
      if (statement !== undefined && files.length === 0) continue;
      found.push({ ...one, files });
    }
  }
  return found;
}
