/** The back-test of one landlord: reads its ledger page after page, keeps a few bytes for each account and month, judges. */
import { sql } from "drizzle-orm";

import type { DetectionMonth } from "../signals/rules.ts";
import { UnknownLandlord } from "../detection/store.ts";
import { thresholdsOn } from "../signals/thresholds.rules.ts";
import { defaultWeights } from "../signals/weights.rules.ts";
import type { Database, Tx, Who } from "../platform/database/database.ts";
import { judged, type LandlordBacktest } from "./judge.rules.ts";
import { Replay, replayAccount, type ReplayMonth } from "./replay.rules.ts";
import { settingsOn } from "./settings.rules.ts";

/** Accounts read at once, with all their months. */
const PAGE = 2_000;

type Asked = {
  landlordCode: string;
  /** Day of the back-test: its month is still running and is not replayed. */
  on: Temporal.PlainDate;
  /** ISO months, included. Earlier months are learned from all the same. */
  from?: string | undefined;
  to?: string | undefined;
  weeklyCapacity?: number | undefined;
};

/**
 * Replays the whole months of a landlord's ledger before `on` and judges those from `from` to `to`. Throws `UnknownLandlord`.
 * Reads alone, in one transaction: an import meanwhile changes nothing of it. Memory: 5 bytes for each account and month.
 */
export async function backtest(database: Database, who: Who, asked: Asked): Promise<LandlordBacktest> {
  const started = performance.now();
  const { landlordCode, on, from, to, weeklyCapacity } = asked;
  const given = settingsOn(on);
  const settings = { ...given, ...(weeklyCapacity !== undefined && { weeklyCapacity }) };
  const { months, replay, notADifficulty } = await database.transaction(who, async (tx) => {
    const landlordId = await landlordOf(tx, landlordCode);
    if (landlordId === undefined) throw new UnknownLandlord(landlordCode);
    const whole = await monthsOf(tx, landlordId, on);
    const seen = new Replay(whole.map(({ month }) => month));
    for await (const page of accounts(tx, landlordId, whole.at(-1)?.on))
      for (const { endsOn, entries } of page) seen.add(replayAccount(entries, endsOn, whole));
    return { months: whole, replay: seen, notADifficulty: await notDifficulties(tx, landlordId, on) };
  });
  const { result } = judged(
    replay,
    months.map((month) => month.on),
    defaultWeights(thresholdsOn(on)["detection.probability"]),
    settings,
    { from, to },
  );
  return {
    landlord: landlordCode,
    ...result,
    accounts: replay.accounts,
    settings,
    notADifficulty,
    durationMs: Math.round(performance.now() - started),
  };
}

async function landlordOf(tx: Tx, code: string): Promise<string | undefined> {
  const own = tx.actor ? sql`and id = ${tx.actor.organisationId}::uuid` : sql``;
  const [found] = await tx.rows<{ id: string }>(
    sql`select id from organisation where kind = 'landlord' and upper(code) = ${code.toUpperCase()} ${own}`,
  );
  return found?.id;
}

/** Every month from the ledger's first to the last whole one before `on`. */
async function monthsOf(tx: Tx, landlordId: string, on: Temporal.PlainDate): Promise<ReplayMonth[]> {
  const [span] = await tx.rows<{ first: string | null; last: string | null }>(sql`
    select to_char(min(month), 'YYYY-MM') as first, to_char(max(month), 'YYYY-MM') as last
      from account_month where landlord_id = ${landlordId}::uuid and month < ${on.with({ day: 1 }).toString()}::date`);
  const months: ReplayMonth[] = [];
  if (!span?.first || !span.last) return months;
  for (let month = Temporal.PlainYearMonth.from(span.first); month.toString() <= span.last;) {
    const next = month.add({ months: 1 });
    const known = next.toPlainDate({ day: 1 });
    months.push({ month: month.toString(), on: known, thresholds: thresholdsOn(known) });
    month = next;
  }
  return months;
}

type Line = DetectionMonth & { id: number; endsOn: string | null };

async function* accounts(tx: Tx, landlordId: string, until: Temporal.PlainDate | undefined) {
  if (!until) return;
  for (let after = 0; ;) {
    const [page] = await tx.rows<{ last: number | null }>(sql`
      select max(id)::float8 as last from (
        select id from tenant_account where landlord_id = ${landlordId}::uuid and id > ${after} order by id limit ${PAGE}) as page`);
    if (!page || page.last === null) return;
    const lines = await tx.rows<Line>(sql`
      select m.account_id::float8 as id, t.ends_on::text as "endsOn", to_char(m.month, 'YYYY-MM') as month,
             m.charged_cents::float8 as "chargedCents", m.benefit_cents::float8 as "benefitCents",
             m.relief_cents::float8 as "reliefCents", m.grant_cents::float8 as "grantCents", m.paid_cents::float8 as "paidCents",
             m.balance_cents::float8 as "balanceCents", m.rejected_debits as "rejectedDebits"
        from account_month m
        join tenant_account a on a.landlord_id = m.landlord_id and a.id = m.account_id
        join tenancy t on t.landlord_id = a.landlord_id and t.id = a.tenancy_id
       where m.landlord_id = ${landlordId}::uuid and m.account_id > ${after} and m.account_id <= ${page.last}
         and m.month < ${until.toString()}::date
       order by m.account_id, m.month`);
    yield [...Map.groupBy(lines, ({ id }) => id).values()].map((entries) => ({
      endsOn: entries[0]!.endsOn,
      entries,
    }));
    after = page.last;
  }
}

async function notDifficulties(tx: Tx, landlordId: string, on: Temporal.PlainDate): Promise<number> {
  const [counted] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from appraisal
     where landlord_id = ${landlordId}::uuid and kind = 'notADifficulty' and detected_on <= ${on.toString()}::date`);
  return counted!.n;
}
