/** What follows from each event: who gets a notice, who does not, and what a notice never holds. */
import { tmpdir } from "node:os";
import path from "node:path";

import { sql } from "drizzle-orm";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { importLedger } from "../../intake/import.store.ts";
import { type FileStore, folderOfFiles } from "../../platform/files/file-store.ts";
import { emit } from "../../platform/audit/record.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { startJobs, type Jobs } from "../../platform/jobs/outbox.ts";
import type { Mail } from "../../platform/mail/mailer.ts";
import { demoOf } from "../demo/demo-fixture.ts";
import { NOTICES } from "./concerned.ts";
import { handlersOf } from "./handlers.ts";

type Case = {
  householdId: string;
  referralId: string;
  measureId: string;
  planId: string | null;
  referredBy: string;
  worker: string;
  operatorId: string;
  landlordId: string;
};

let database: Awaited<ReturnType<typeof testDatabase>>;
let jobs: Jobs;
let files: FileStore;
let one: Case;
const said: string[] = [];
const mails: Mail[] = [];
let mailServerDown = false;

const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));

beforeAll(async () => {
  database = await testDatabase(
    demoOf({ tenancies: 600, months: 12, today: Temporal.PlainDate.from("2026-11-23") }),
  );
  [one] = (await asSystem<Case>(sql`
    select r.household_id as "householdId", r.id as "referralId", m.id as "measureId", p.id as "planId",
           r.referred_by as "referredBy", m.case_worker_id as worker, m.operator_id as "operatorId",
           r.landlord_id as "landlordId"
      from referral r join measure m on m.referral_id = r.id and m.closed_on is null
      join assignment a on a.referral_id = r.id and a.active
      join repayment_plan p on p.household_id = r.household_id
     where r.referred_by is not null and m.case_worker_id is not null limit 1`)) as [Case];
  await asSystem(sql`delete from notification`);
  files = folderOfFiles(path.join(tmpdir(), `lt-files-${crypto.randomUUID()}`));
  jobs = startJobs(database, {
    handlers: handlersOf(
      {
        publicUrl: "https://example.org",
        mail: async (mail) => {
          if (mailServerDown) throw new Error("mail server down");
          mails.push(mail);
        },
      },
      files,
    ),
    log: (sentence) => said.push(sentence),
    pace: { poll: 0.5, care: 1 },
    retries: { limit: 3, delay: 1 },
  });
  await jobs.started;
}, 120_000);
afterEach(() => asSystem(sql`delete from notification`));
afterAll(async () => {
  await jobs?.stop();
  await database?.close();
});

const waiting = () => asSystem(sql`select * from outbox_event where outcome is null order by id`);

async function handled(): Promise<void> {
  try {
    await expect.poll(waiting, { timeout: 25_000 }).toEqual([]);
  } catch (error) {
    // Seldom seen, and never alone: what the queue and its server did meanwhile is what tells why.
    throw new Error(JSON.stringify({ waiting: await waiting(), said, queue: await queueState() }, null, 1), {
      cause: error,
    });
  }
  expect(said).toEqual([]);
}

/** The queue's unfinished jobs and the server's sessions: for who reads a failed run. */
async function queueState() {
  const server = process.env["TEST_DATABASE_URL"];
  if (!server || database.queue.kind !== "postgres") return null;
  const own = new URL(server);
  own.pathname = new URL(database.queue.url).pathname;
  const client = new Client({ connectionString: own.toString() });
  await client.connect();
  const jobs = await client.query(
    "select id, state, retry_count, start_after, started_on, heartbeat_on, output from pgboss.job where name = 'outbox' and state <> 'completed'",
  );
  const sessions = await client.query(
    "select usename, state, wait_event_type, wait_event, now() - query_start as age, left(query, 200) as query from pg_stat_activity where datname = current_database()",
  );
  await client.end();
  return { jobs: jobs.rows, sessions: sessions.rows };
}

/** Writes the event as somebody's act, waits until it is handled, and says who holds a notice of it. */
async function told(kind: string, payload: Record<string, string>, by?: string): Promise<string[]> {
  await database.transaction({ kind: "system" }, async (tx) => {
    await emit(tx, kind, { householdId: one.householdId, payload });
    if (by) await tx.rows(sql`update outbox_event set user_id = ${by}::uuid where handled_at is null`);
  });
  await handled();
  const rows = await asSystem<{ user: string }>(
    sql`select user_id::text as "user" from notification where kind = ${kind} order by 1`,
  );
  return rows.map(({ user }) => user);
}
const members = async (role: string, organisationId?: string) => {
  const rows = await asSystem<{ user: string }>(
    sql`select user_id::text as "user" from member where active and role = ${role}
           and (${organisationId ?? null}::uuid is null or organisation_id = ${organisationId ?? null}::uuid) order by 1`,
  );
  return rows.map(({ user }) => user);
};

it("bytes of a file that was taken out are erased, also where the process that took it out ended before", async () => {
  const fileId = crypto.randomUUID();
  await files.put(fileId, Buffer.from("x"));
  await told("receivedFile.removed", { fileId });
  expect(await files.get(fileId)).toBeUndefined();
});

describe("who is told", () => {
  it("the coordination, of a referral submitted", async () => {
    expect(await told("referral.submitted", { referralId: one.referralId })).toEqual(
      await members("coordinator"),
    );
  });

  it("the operator's leads and the referrer, of an assignment", async () => {
    const leads = await members("operatorLead", one.operatorId);
    expect(await told("referral.assigned", { referralId: one.referralId })).toEqual(
      [...leads, one.referredBy].toSorted(),
    );
  });

  it("the coordination, the referrer and the leads who had it, of a withdrawal, which has ended their assignment", async () => {
    await asSystem(sql`update assignment set active = false where referral_id = ${one.referralId}::uuid`);
    const concerned = [
      ...(await members("coordinator")),
      ...(await members("operatorLead", one.operatorId)),
      one.referredBy,
    ];
    expect(await told("referral.withdrawn", { referralId: one.referralId })).toEqual(concerned.toSorted());
    await asSystem(sql`update assignment set active = true where referral_id = ${one.referralId}::uuid`);
  });

  it("its landlord alone, of a draft that is withdrawn: nobody else knew of it", async () => {
    expect(await told("referral.withdrawn", { referralId: one.referralId, from: "draft" })).toEqual([
      one.referredBy,
    ]);
  });

  it("those who handle it, of an agreement that the household takes back", async () => {
    const concerned = [
      ...(await members("coordinator")),
      ...(await members("operatorLead", one.operatorId)),
      one.worker,
      one.referredBy,
    ];
    expect(await told("agreement.withdrawn", { referralId: one.referralId })).toEqual(concerned.toSorted());
  });

  it("the referrer, of each step: on an agenda, decided, closed; once where the measure's closing says it", async () => {
    expect(await told("referral.onAgenda", { referralId: one.referralId })).toEqual([one.referredBy]);
    expect(await told("referral.closed", { referralId: one.referralId, from: "decided" })).toEqual([
      one.referredBy,
    ]);
    await asSystem(sql`delete from notification`);
    expect(await told("referral.closed", { referralId: one.referralId, from: "assigned" })).toEqual([]);
  });

  it("the landlord's leads, where the referrer has left", async () => {
    await asSystem(sql`update member set active = false where user_id = ${one.referredBy}::uuid`);
    try {
      expect(await told("referral.onAgenda", { referralId: one.referralId })).toEqual(
        await members("landlordLead", one.landlordId),
      );
    } finally {
      await asSystem(sql`update member set active = true where user_id = ${one.referredBy}::uuid`);
    }
  });

  it("the colleague, of an account given or taken back; not by oneself to oneself", async () => {
    const [officer] = await members("arrearsOfficer", one.landlordId);
    for (const kind of ["account.assigned", "account.takenBack"]) {
      expect(await told(kind, { officerId: officer! })).toEqual([officer]);
      await asSystem(sql`delete from notification`);
      expect(await told(kind, { officerId: officer! }, officer)).toEqual([]);
    }
  });

  it("the worker, of being named", async () => {
    expect(await told("worker.named", { measureId: one.measureId })).toEqual([one.worker]);
  });

  it("who sits, of a session that is planned", async () => {
    const [session] = await asSystem<{ id: string; people: string[] }>(sql`
      select s.id, jsonb_agg(m.user_id order by m.user_id::text) as people
        from committee_session s join session_member m on m.session_id = s.id group by s.id limit 1`);
    expect(await told("session.planned", { sessionId: session!.id })).toEqual(session!.people);
  });

  it("the former worker, of a measure handed over", async () => {
    expect(await told("measure.handedOver", { measureId: one.measureId, formerId: one.worker })).toEqual([
      one.worker,
    ]);
  });

  it("the referrer, of a decision and of a closing", async () => {
    expect(await told("item.decided", { referralId: one.referralId })).toEqual([one.referredBy]);
    expect(await told("measure.closed", { measureId: one.measureId })).toEqual([one.referredBy]);
  });

  it("the worker and that landlord's arrears officers, of a breached plan", async () => {
    const officers = await members("arrearsOfficer", one.landlordId);
    expect(await told("plan.breached", { planId: one.planId! })).toEqual(
      [...officers, one.worker].toSorted(),
    );
  });

  it("the coordination, of a relief to decide; who proposed it, of the decision", async () => {
    const [relief] = await asSystem<{ id: string; by: string }>(
      sql`select id, proposed_by as by from rent_relief where proposed_by is not null limit 1`,
    );
    expect(await told("relief.proposed", { reliefId: relief!.id })).toEqual(await members("coordinator"));
    expect(await told("relief.granted", { reliefId: relief!.id })).toEqual([relief!.by]);
    expect(await told("relief.refused", { reliefId: relief!.id })).toEqual([relief!.by]);
  });

  it("not the person who did it", async () => {
    expect(await told("item.decided", { referralId: one.referralId }, one.referredBy)).toEqual([]);
  });

  it("nobody whose post is closed", async () => {
    await asSystem(sql`update member set active = false where user_id = ${one.worker}::uuid`);
    try {
      expect(await told("worker.named", { measureId: one.measureId })).toEqual([]);
    } finally {
      await asSystem(sql`update member set active = true where user_id = ${one.worker}::uuid`);
    }
  });

  it("each kind of notice runs where its event names nothing but the household", async () => {
    await database.transaction({ kind: "system" }, async (tx) => {
      for (const kind of Object.keys(NOTICES)) await emit(tx, kind, { householdId: one.householdId });
    });
    await handled();
  });
});

const runs = () =>
  asSystem<{ landlord: string; n: number }>(
    sql`select landlord_id::text as landlord, count(*) as n from detection_run group by 1 order by 1`,
  );

it("a file of new entries makes detection run again, for that landlord alone; the same file again does not", async () => {
  const before = await runs();
  const [account] = await asSystem<{ landlord: string; line: string }>(sql`
    select o.code as landlord,
           concat_ws(';', a.number, d.reference, a.commune_insee, a.leaseholder_name, '20/11/2026;Virement;;10,00') as line
      from tenant_account a join tenancy t on t.landlord_id = a.landlord_id and t.id = a.tenancy_id
      join dwelling d on d.landlord_id = t.landlord_id and d.id = t.dwelling_id join organisation o on o.id = a.landlord_id
     where a.landlord_id = ${one.landlordId}::uuid limit 1`);
  const { landlord, line } = account!;
  const file = `N° de compte;Logement;Code INSEE;Locataire;Date;Libellé;Débit;Crédit\n${line}\n`;
  const take = () =>
    importLedger(
      database,
      { kind: "system" },
      { name: "virement.csv", landlord, source: [new TextEncoder().encode(file)] },
    );
  expect(await take()).toMatchObject({ kept: 1 });
  expect(await take()).toMatchObject({ kept: 0, known: 1 });
  await handled();
  const count = new Map(before.map(({ landlord, n }) => [landlord, n]));
  const more = (await runs()).filter(({ landlord, n }) => n !== (count.get(landlord) ?? 0));
  expect(more).toEqual([{ landlord: one.landlordId, n: (count.get(one.landlordId) ?? 0) + 1 }]);
});

const seen = (userId: string) =>
  database.transaction({ kind: "user", userId }, (tx) => tx.rows(sql`select kind from notification`));

it("a notice is read by its owner alone", async () => {
  await told("worker.named", { measureId: one.measureId });
  const [officer] = await members("arrearsOfficer", one.landlordId);
  expect(await seen(one.worker)).toHaveLength(1);
  expect(await seen(officer!)).toEqual([]);
});

describe("mail", () => {
  it("goes to those who want it, and names nobody", async () => {
    mails.length = 0;
    await told("worker.named", { measureId: one.measureId });
    expect(mails).toEqual([]);
    await asSystem(
      sql`insert into notification_setting (user_id, by_mail) values (${one.worker}::uuid, true)`,
    );
    await told("worker.named", { measureId: one.measureId });
    await told("item.decided", { referralId: one.referralId });
    await expect.poll(() => mails.length, { timeout: 20_000 }).toBe(1);
    const [household] = await asSystem<{ name: string }>(
      sql`select name from household where id = ${one.householdId}::uuid`,
    );
    const text = `${mails[0]!.subject} ${mails[0]!.text}`;
    expect(text).toContain("https://example.org/notifications");
    expect(text).not.toContain(household!.name);
    expect(text).toMatch(/^Vous êtes désigné référent d'un ménage Bonjour /);

    mails.length = 0;
    await asSystem(sql`update notification_setting set language = 'en' where user_id = ${one.worker}::uuid`);
    await told("worker.named", { measureId: one.measureId });
    await expect.poll(() => mails.length, { timeout: 20_000 }).toBe(1);
    expect(`${mails[0]!.subject} ${mails[0]!.text}`).toMatch(
      /^You have been named case worker of a household Hello .*\s+You have been named .*\s+Read it here: https:/s,
    );
  });

  it("is tried again where the mail server fails, and what is in the application does not wait for it", async () => {
    mails.length = 0;
    mailServerDown = true;
    try {
      await database.transaction({ kind: "system" }, (tx) =>
        emit(tx, "worker.named", { householdId: one.householdId, payload: { measureId: one.measureId } }),
      );
      await expect.poll(() => said.join(), { timeout: 20_000 }).toContain("mail server down");
      expect(await asSystem(sql`select 1 from notification`)).toHaveLength(1);
    } finally {
      mailServerDown = false;
    }
    await expect.poll(() => mails.length, { timeout: 20_000 }).toBe(1);
    said.length = 0;
  });
});
