/** The command `demo`: fills an empty database with a synthetic département, through the same import as a landlord's file. */
import { sql } from "drizzle-orm";

import { runDetection } from "../../detection/store.ts";
import { kindRules, replaceRules } from "../../entry-kind/store.ts";
import { importLedger } from "../../intake/import.store.ts";
import { landlordByCode } from "../../parties/store.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import type { Actor, Database, Tx } from "../../platform/database/database.ts";
import { beginDay } from "../../platform/jobs/day.ts";
import { missedInstalments } from "../../repayment-plan/watch.store.ts";
import { freezeOnce } from "../../snapshot/store.ts";
import { type Journey, journeys } from "./journeys.ts";
import { takeBalanceList } from "./balance-list.ts";
import { ledgerFile } from "./ledger-file.ts";
import { amountDue, type DemoEntry, history, type LedgerMonths, monthsBefore } from "./ledger-history.ts";
import { loadJourneys, markReferred } from "./load-journeys.ts";
import { writeNotices } from "./load-notices.ts";
import { type DemoParties, loadParties } from "./load-parties.ts";
import { loadProgramme, programmeIsLoaded } from "./load-programme.ts";
import { loadFunding } from "./load-funding.ts";
import { loadBacktest, loadWeights } from "./load-weights.ts";
import { loadWorklist } from "./load-worklist.ts";
import { DEMO_SEED } from "./organisations.ts";
import { course, drawPayerKind } from "./payer-courses.ts";
import { random } from "./random.ts";
import { writeReferralHistory } from "./referral-history.ts";
import { type DemoTenancy, tenancies } from "./tenancies.ts";

export type DemoOptions = {
  /** The programme's own cases of 2016–2019 instead of the synthetic département. */
  programme?: boolean;
  /** In all, over the five landlords; 0 = organisations, people and zones alone. */
  tenancies?: number;
  /** Months of ledger, ending with the month before `today`. */
  months?: number;
  seed?: number;
  /** Households that go through the platform, at most; default 150, or one tenancy in 40 where there are fewer. */
  followed?: number;
  today?: Temporal.PlainDate;
  /** As a coordinator leaves it: the money of last year and this one is entered, last year's figures are frozen for funders to read. */
  frozen?: boolean;
  /** Told what is being done, in a French sentence. */
  onProgress?: (sentence: string) => void;
};

/** What `demo --json` prints: what the database holds in the end. `households` = those referred to the platform. */
export type DemoReport = {
  organisations: number;
  users: number;
  tenancies: number;
  entries: number;
  households: number;
  measures: number;
  durationMs: number;
};

const DEFAULT = { tenancies: 6_000, months: 24, seed: DEMO_SEED };

/** Fills the database; each part that is already there is said to be and left alone. */
export async function loadDemo(database: Database, options: DemoOptions = {}): Promise<DemoReport> {
  const started = performance.now();
  const seed = options.seed ?? DEFAULT.seed;
  const say = options.onProgress ?? (() => {});

  say("Organisations, personnes et secteurs…");
  const parties = await database.transaction({ kind: "system" }, (tx) => loadParties(tx, seed));
  if (options.programme) await fillProgramme(database, seed, parties, say);
  const count = options.tenancies ?? (options.programme ? 0 : DEFAULT.tenancies);
  if (count > 0) await fillDepartement(database, count, { ...options, seed }, parties, say);
  return { ...(await counts(database)), durationMs: Math.round(performance.now() - started) };
}

/** What funders read: a page of theirs shows nothing of a period that is not frozen. */
async function freezeLastYear(
  database: Database,
  today: Temporal.PlainDate,
  say: (sentence: string) => void,
): Promise<void> {
  const year = today.year - 1;
  say(`Chiffres de ${year} figés…`);
  await database.transaction({ kind: "system" }, (tx) =>
    freezeOnce(tx, { from: `${year}-01-01`, to: `${year}-12-31` }),
  );
}

async function fillProgramme(
  database: Database,
  seed: number,
  parties: DemoParties,
  say: (sentence: string) => void,
): Promise<void> {
  await database.transaction({ kind: "system" }, async (tx) => {
    if (await programmeIsLoaded(tx)) return say("Le jeu de données du programme est déjà là : rien à faire.");
    say("Situations du programme, 2016–2019…");
    await loadProgramme(tx, seed, parties);
    await writeReferralHistory(tx, todayInParis());
  });
}

async function fillDepartement(
  database: Database,
  count: number,
  options: DemoOptions & { seed: number },
  parties: DemoParties,
  say: (sentence: string) => void,
): Promise<void> {
  const found = await database.transaction({ kind: "system" }, alreadyThere);
  if (found.foreign || found.journeys) return say("La base contient déjà des ménages : rien à faire.");

  const today = options.today ?? todayInParis();
  const months = monthsBefore(today, options.months ?? DEFAULT.months);
  const stock = tenancies(options.seed, count, parties.communes);
  const followed = journeys(options.seed, stock, months, today, options.followed);
  const entriesOf = entriesFrom(options.seed, followed, months);
  for (const [landlord, own] of Map.groupBy(stock, (tenancy) => tenancy.landlord)) {
    const name = `${OWN_FILES}${landlord.toLowerCase()}-${months.iso.at(-1)}.csv`;
    if (found.files.includes(name)) continue;
    await database.transaction({ kind: "system" }, (tx) => writeOwnRule(tx, landlord));
    say(`Comptes de ${own.length} locataires : ${landlord}…`);
    await importLedger(database, { kind: "system" }, { name, landlord, source: ledgerFile(own, entriesOf) });
  }
  for (const landlord of new Set(stock.map((tenancy) => tenancy.landlord)))
    await takeBalanceList(database, landlord, months.iso.at(-1)!);
  say("Repérage…");
  await database.transaction({ kind: "system" }, (tx) => loadWeights(tx, today));
  await runDetection(database, { kind: "system" }, { on: today });
  await database.transaction({ kind: "system" }, async (tx) => {
    await beginDay(tx, today.toString());
    await tx.rows(sql`update outbox_event set dispatched_at = now(), handled_at = now(), outcome = 'handled'
                       where kind in ('ledger.imported', 'day.began') and handled_at is null`);
  });
  say(`Parcours de ${followed.length} ménages…`);
  await database.transaction({ kind: "system" }, async (tx) => {
    await loadJourneys(tx, followed, parties, today);
  });
  // Once more: only now are there plans, of which an instalment was missed.
  await runDetection(database, { kind: "system" }, { on: today, missedInstalments });
  await database.transaction({ kind: "system" }, async (tx) => {
    await markReferred(tx);
    await loadWorklist(tx, today);
    await writeReferralHistory(tx, today);
    await writeNotices(tx, today);
  });
  say("Rejeu du passé d'un bailleur…");
  await loadBacktest(database, today);
  if (!options.frozen) return;
  say("Financements…");
  const [coordinator] = parties.people("COORDINATION", "coordinator");
  await database.transaction({ kind: "user", userId: coordinator }, (tx) =>
    loadFunding(tx as Tx & { actor: Actor }, today),
  );
  await freezeLastYear(database, today, say);
}

/** Each landlord has said of its own label what the built-in rules would say of it too. */
async function writeOwnRule(tx: Tx, landlord: string): Promise<void> {
  const landlordId = (await landlordByCode(tx, landlord))!;
  const before = await kindRules(tx, landlordId);
  if (before.length > 0) return;
  await replaceRules(tx, landlordId, before, [{ words: "loyer charges", kind: "rent", means: null }]);
}

const OWN_FILES = "demo-";

/** What an earlier run left, whole or stopped half-way; `foreign` = somebody's real file was taken in. */
async function alreadyThere(tx: Tx): Promise<{ files: string[]; foreign: boolean; journeys: boolean }> {
  const imports = await tx.rows<{ name: string }>(sql`select file_name as name from ledger_import`);
  const files = imports.map(({ name }) => name);
  const [referred] = await tx.rows(sql`select 1 from referral where not taken_over limit 1`);
  return {
    files,
    foreign: files.some((name) => !name.startsWith(OWN_FILES)),
    journeys: referred !== undefined,
  };
}

/** A followed household's ledger is told by its journey, anybody else's by a payer's course. */
function entriesFrom(
  seed: number,
  followed: readonly Journey[],
  months: LedgerMonths,
): (tenancy: DemoTenancy) => readonly DemoEntry[] {
  const told = new Map(followed.map(({ tenancy, money }) => [tenancy.index, money.entries]));
  return (tenancy) => {
    const entries = told.get(tenancy.index);
    if (entries) return entries;
    const chance = random(seed, `course/${tenancy.index}`);
    const kind = drawPayerKind(chance);
    return history(tenancy, course(chance, kind, months.count, amountDue(tenancy, months, 0)), months);
  };
}

async function counts(database: Database): Promise<Omit<DemoReport, "durationMs">> {
  const [row] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<Omit<DemoReport, "durationMs">>(sql`
      select (select count(*)::int from organisation) as organisations,
             (select count(*)::int from member) as users,
             (select count(*)::int from tenancy) as tenancies,
             (select count(*)::int from ledger_entry) as entries,
             (select count(distinct household_id)::int from referral) as households,
             (select count(*)::int from measure) as measures`),
  );
  return row!;
}
