/** The landlord's worklist: accounts with a signal, most pressing first; counted and read by one query. */
import { sql, type SQL } from "drizzle-orm";

import { type KeptSignal, sentenceOf } from "../signals/sentence.rules.ts";
import type { LearnedFrom } from "../signals/weights.rules.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import { addWorkingDays } from "../platform/calendar/working-days.ts";
import type { Tx } from "../platform/database/database.ts";
import { foldedColumn, foldedWords } from "../platform/database/fold.ts";
import {
  type Appraisal,
  byName,
  type NoDifficultyReason,
  type OutreachKind,
  type OutreachResult,
  type Raised,
  URGENCIES,
  type Urgency,
  urgenciesOn,
  urgencyOf,
  waitingDays,
} from "./rules.ts";

/** One account of the list; money in cents, days ISO. `probability` is an estimate (`estimateOf` says whose), never a decision. */
export type WorklistRow = {
  accountId: number;
  /** The landlord's own number. */
  account: string;
  leaseholder: string;
  householdId: string;
  communeInsee: string | null;
  commune: string | null;
  priority: number;
  urgency: Urgency;
  probability: number;
  balanceCents: number;
  amountDueCents: number | null;
  /** The tenant disputes the amount: no automatic step. */
  contested: boolean;
  detectedOn: string;
  firstSignalOn: string;
  /** `defaultPoints`: where the landlord's own weights give others. */
  signals: { id: string; sentence: string; points: number; defaultPoints?: number }[];
  legalArrears: Record<string, unknown> | null;
  handledAs: string | null;
  handledReason: string | null;
  handledAt: string | null;
  snoozedUntil: string | null;
  /** Who follows the account; null: nobody, or somebody whose post is closed. */
  officerId: string | null;
  /** The last attempt to reach the household. */
  lastOutreach: { kind: OutreachKind; on: string; result: OutreachResult | null } | null;
};

/** Where the last page ended. */
export type WorklistCursor = { priority: number; balanceCents: number; accountId: number };

/** What the list is narrowed by; a view keeps these. */
export type WorklistFilters = {
  /** `open` (default): not put off beyond `on`, not set aside; `handled`: those; `all`. */
  show?: "open" | "handled" | "all" | undefined;
  /** Accounts with this kind of signal only. */
  signal?: string | undefined;
  /** INSEE code. */
  commune?: string | undefined;
  /** Who follows the account: the reader, nobody, or a person's id. */
  officer?: string | undefined;
  /** Whether anybody has tried to reach the household yet. */
  contacted?: "never" | "done" | undefined;
  legalArrears?: "reached" | undefined;
  minimumCents?: number | undefined;
  /** Part of a name, or the beginning of an account's number. */
  search?: string | undefined;
  /** When it was first signalled, as of `on`. */
  raised?: Raised | undefined;
  urgency?: Urgency | undefined;
};

export type WorklistOptions = WorklistFilters & {
  landlordId?: string | undefined;
  /** null: all of it. */
  limit?: number | null;
  after?: WorklistCursor | undefined;
  on: Temporal.PlainDate;
  language?: Locale;
};

type Counts = Record<Urgency, number>;
/** `counts`: by urgency, of what the other filters leave; `total`: of the urgency that is asked, else of all. */
export type WorklistPage = { rows: WorklistRow[]; counts: Counts; total: number };

type Kept = Omit<WorklistRow, "signals" | "urgency"> & { signals: KeptSignal[] };

type Read = Kept & Counts;

/** The list by priority, then balance, heaviest first, of what the asker may see; with the counts of the same rows. */
export async function worklistPage(tx: Tx, options: WorklistOptions): Promise<WorklistPage> {
  const { language, urgency } = options;
  const from = urgenciesOn(options.on);
  const rows = await tx.rows<Read>(worklistStatement(options));
  // Counted even where no row is left: one row then, of counts alone.
  const { urgent, soon, watch } = rows[0]!;
  const counts = { urgent, soon, watch };
  return {
    rows: rows.filter(({ accountId }) => accountId !== null).map((row) => shown(row, from, language)),
    counts,
    total: urgency ? counts[urgency] : urgent + soon + watch,
  };
}

/** The page's one query. */
export function worklistStatement(options: WorklistOptions): SQL {
  const { limit = 50, after, urgency } = options;
  const from = urgenciesOn(options.on);
  const page = after
    ? sql`and (-k.priority, -k.balance_cents, k.account_id) > (${-after.priority}, ${-after.balanceCents}, ${after.accountId})`
    : sql``;
  return sql`
    with kept as materialized (${kept(options)}),
    counted as (select ${countsOf(from)} from kept k),
    page as (select k.landlord_id, k.account_id from kept k
              where ${urgency ? within(urgency, from) : sql`true`} ${page}
              order by k.priority desc, k.balance_cents desc, k.account_id ${limit === null ? sql`` : sql`limit ${limit}`})
    select counted.*, ${ITEM}
      from counted left join page p on true
      left join worklist_item w on w.landlord_id = p.landlord_id and w.account_id = p.account_id
      ${BESIDE}
     order by w.priority desc, w.balance_cents desc, w.account_id`;
}

/** The rows alone. */
export const worklist = async (tx: Tx, options: WorklistOptions): Promise<WorklistRow[]> =>
  (await worklistPage(tx, options)).rows;

/** How many accounts the filters leave. */
export async function worklistCount(tx: Tx, options: WorklistOptions): Promise<number> {
  const [row] = await tx.rows<Counts>(
    sql`with kept as (${kept(options)}) select ${countsOf(urgenciesOn(options.on))} from kept k`,
  );
  return options.urgency ? row![options.urgency] : row!.urgent + row!.soon + row!.watch;
}

/** One account's line; undefined where it has no signal or is not the asker's to see. */
export async function worklistItemOf(
  tx: Tx,
  accountId: number,
  on: Temporal.PlainDate,
  language: Locale = "fr",
): Promise<WorklistRow | undefined> {
  const [row] = await tx.rows<Kept>(
    sql`select ${ITEM} from worklist_item w ${BESIDE} where w.account_id = ${accountId}`,
  );
  return row && shown(row, urgenciesOn(on), language);
}

/** Where the chance shown comes from: a default nobody has checked, or the landlord's own past, by the weights of the last run. */
export type Estimate =
  | { origin: "default" }
  | { origin: "learned"; from: string; to: string; cases: number; arrears: number };

export async function estimateOf(tx: Tx, landlordId: string): Promise<Estimate> {
  const [last] = await tx.rows<{ origin: string | null; learned: LearnedFrom | null }>(sql`
    select w.chance ->> 'origin' as origin, w.learned_from as learned
      from detection_run r left join signal_weights w on w.landlord_id = r.landlord_id and w.id = r.weights_id
     where r.landlord_id = ${landlordId}::uuid order by r.id desc limit 1`);
  if (last?.origin !== "learned" || !last.learned) return { origin: "default" };
  const { from, to, cases, arrears } = last.learned;
  return { origin: "learned", from, to, cases, arrears };
}

/** What was done with an account: outreach, appraisals, who followed it; newest first. */
export type HistoryEntry = {
  /** `outreach-12`: what taking it back names. */
  id: string;
  kind: OutreachKind | Appraisal | "assigned" | "takenBack";
  on: string;
  result: OutreachResult | null;
  why: NoDifficultyReason | null;
  words: string | null;
  until: string | null;
  /** Who did it; null: a job, or nobody knows. */
  by: string | null;
  /** To whom the account was given, or from whom it was taken. */
  to: string | null;
  /** The last thing done, by the reader, within the day. */
  canUndo: boolean;
};

export async function historyOf(tx: Tx, accountId: number): Promise<HistoryEntry[]> {
  return tx.rows<HistoryEntry>(sql`
    with done (id, kind, "on", result, why, words, until, user_id, to_id, at, undoable) as (
      select 'outreach-' || o.id, o.kind, o.done_on, o.result, null, o.note, null::date, o.user_id, null::uuid, o.created_at, true
        from outreach o where o.account_id = ${accountId}
      union all
      select 'appraisal-' || a.id, a.kind, (a.created_at at time zone 'Europe/Paris')::date, null, a.why, a.words, a.until,
             a.user_id, null, a.created_at, true
        from appraisal a where a.account_id = ${accountId}
      union all
      select 'officer-' || f.id, 'assigned', (f.created_at at time zone 'Europe/Paris')::date, null, null, null, null,
             f.assigned_by, f.user_id, f.created_at, false
        from account_officer f where f.account_id = ${accountId}
      union all
      select 'officerEnd-' || f.id, 'takenBack', (f.ended_at at time zone 'Europe/Paris')::date, null, null, null, null,
             null, f.user_id, f.ended_at, false
        from account_officer f where f.account_id = ${accountId} and f.ended_at is not null
         and not exists (select 1 from account_officer n where n.account_id = f.account_id and n.created_at = f.ended_at))
    select d.id, d.kind, d."on"::text as "on", d.result, d.why, d.words, d.until::text as until, b.name as "by", t.name as "to",
           d.undoable and d.user_id = ${tx.actor?.userId ?? null}::uuid and d.at > now() - interval '1 day'
           and not exists (select 1 from done later where later.undoable and later.at > d.at) as "canUndo"
      from done d
      left join app.directory() b on b.user_id = d.user_id
      left join app.directory() t on t.user_id = d.to_id
     order by d.at desc, d.id desc`);
}

/** The landlord's staff with the accounts of the list that each follows, and the communes of the list. */
export async function worklistChoices(tx: Tx, on: Temporal.PlainDate) {
  const landlordId = tx.actor?.organisationId ?? null;
  const colleagues = await tx.rows<{ userId: string; name: string; role: string; accounts: number }>(sql`
    with kept as (${kept({ on })})
    select d.user_id as "userId", d.name, d.role, count(k.account_id)::int as accounts
      from app.directory() d
      left join account_officer o on o.user_id = d.user_id and o.landlord_id = d.organisation_id and o.ended_at is null
      left join kept k on k.landlord_id = o.landlord_id and k.account_id = o.account_id
     where d.active and d.organisation_id = ${landlordId}::uuid and d.role in ('arrearsOfficer', 'socialAdviser', 'landlordLead')
     group by d.user_id, d.name, d.role`);
  const communes = await tx.rows<{ insee: string; name: string }>(sql`
    select c.insee, c.name from commune c
     where exists (select 1 from worklist_item w where w.commune_insee = c.insee)`);
  return { colleagues: colleagues.toSorted(byName), communes: communes.toSorted(byName) };
}

const countsOf = (from: Record<Urgency, number>) =>
  sql.join(
    URGENCIES.map(
      (urgency) => sql`count(*) filter (where ${within(urgency, from)})::int as ${sql.identifier(urgency)}`,
    ),
    sql`, `,
  );

/** A priority of the band: from its own points, below those of the band before. */
function within(urgency: Urgency, from: Record<Urgency, number>): SQL {
  const before = URGENCIES[URGENCIES.indexOf(urgency) - 1];
  const above = urgency === "watch" ? sql`true` : sql`k.priority >= ${from[urgency]}`;
  return before ? sql`${above} and k.priority < ${from[before]}` : above;
}

/** The accounts that all filters but the urgency leave. */
function kept({ landlordId, on, ...filters }: WorklistOptions): SQL {
  const {
    show = "open",
    signal,
    commune,
    officer,
    contacted,
    legalArrears,
    minimumCents,
    search,
    raised,
  } = filters;
  const put = sql`(w.handled_as is not distinct from 'notADifficulty' or coalesce(w.snoozed_until > ${on.toString()}::date, false))`;
  const reached = sql`exists (select 1 from outreach r where r.landlord_id = w.landlord_id and r.account_id = w.account_id)`;
  const conditions: SQL[] = [];
  if (landlordId !== undefined) conditions.push(sql`w.landlord_id = ${landlordId}::uuid`);
  if (show !== "all") conditions.push(show === "open" ? sql`not ${put}` : put);
  if (signal !== undefined) conditions.push(sql`w.signals @> ${JSON.stringify([{ kind: signal }])}::jsonb`);
  if (commune !== undefined) conditions.push(sql`w.commune_insee = ${commune}`);
  if (officer !== undefined) conditions.push(followedBy(officer));
  if (contacted !== undefined) conditions.push(contacted === "done" ? reached : sql`not ${reached}`);
  if (legalArrears !== undefined) conditions.push(sql`w.legal_arrears @> '{"constituted": true}'::jsonb`);
  if (raised === "new") conditions.push(sql`w.first_signal_on >= ${addWorkingDays(on, -1).toString()}::date`);
  if (raised === "waiting")
    conditions.push(
      sql`w.first_signal_on < ${on.subtract({ days: waitingDays(on) }).toString()}::date and not ${reached}`,
    );
  if (minimumCents !== undefined) conditions.push(sql`w.balance_cents >= ${minimumCents}`);
  if (search !== undefined && search !== "") {
    const words = foldedWords(search);
    // Signs alone name nobody.
    conditions.push(
      words === ""
        ? sql`false`
        : sql`(${foldedColumn(sql`w.leaseholder_name`)} like ${`%${words}%`} or ${foldedColumn(sql`w.account_number`)} like ${`${words}%`})`,
    );
  }
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  return sql`select w.landlord_id, w.account_id, w.priority, w.balance_cents from worklist_item w ${where}`;
}

const officerIs = (whose: SQL) => sql`exists (
    select 1 from account_officer o where o.landlord_id = w.landlord_id and o.account_id = w.account_id and o.ended_at is null and ${whose})`;

function followedBy(officer: string): SQL {
  if (officer === "nobody") return sql`not ${officerIs(stillThere)}`;
  return officerIs(officer === "me" ? sql`o.user_id = app.user_id()` : sql`o.user_id = ${officer}::uuid`);
}

/** Who left follows nothing any more. */
const stillThere = sql`o.user_id in (select d.user_id from app.directory() d where d.active)`;

function shown(
  { signals, urgent: _u, soon: _s, watch: _w, ...row }: Kept & Partial<Counts>,
  from: Record<Urgency, number>,
  language: Locale = "fr",
): WorklistRow {
  return {
    ...row,
    urgency: urgencyOf(row.priority, from),
    signals: signals.map((signal) => ({
      id: signal.kind,
      sentence: sentenceOf(signal, language),
      points: signal.points,
      ...(signal.defaultPoints !== undefined && { defaultPoints: signal.defaultPoints }),
    })),
  };
}

const ITEM = sql`
         w.account_id::int as "accountId", w.account_number as account, w.leaseholder_name as leaseholder,
         w.household_id as "householdId", w.commune_insee as "communeInsee", c.name as commune, w.priority,
         w.probability::float8 as probability, w.balance_cents::float8 as "balanceCents",
         w.amount_due_cents::float8 as "amountDueCents", coalesce(a.contested, false) as contested,
         w.detected_on::text as "detectedOn", w.first_signal_on::text as "firstSignalOn", w.signals,
         w.legal_arrears as "legalArrears", w.handled_as as "handledAs", w.handled_reason as "handledReason",
         w.handled_at as "handledAt", w.snoozed_until::text as "snoozedUntil", o.user_id as "officerId",
         last.outreach as "lastOutreach"`;

const BESIDE = sql`
    left join tenant_account a on a.landlord_id = w.landlord_id and a.id = w.account_id
    left join commune c on c.insee = w.commune_insee
    left join account_officer o on o.landlord_id = w.landlord_id and o.account_id = w.account_id and o.ended_at is null
     and ${stillThere}
    left join lateral (
      select jsonb_build_object('kind', r.kind, 'on', r.done_on, 'result', r.result) as outreach
        from outreach r where r.landlord_id = w.landlord_id and r.account_id = w.account_id
       order by r.done_on desc, r.id desc limit 1) last on true`;
