/** The access log as data-protection officers read it, and as a household is given it. Each query sees what the officer's post opens. */
import { sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import type { Tx } from "../platform/database/database.ts";

export type LogLine = {
  id: number;
  at: string;
  action: string;
  subject: string;
  /** Null of a sign-in and of a refused request. */
  householdId: string | null;
  household: string | null;
  userId: string | null;
  name: string | null;
  organisation: string;
  role: string | null;
  ipAddress: string | null;
  sealed: boolean;
  /** Of `refusedMore`: for how many requests the line stands. */
  count: number | null;
};

/** Days, both within: Paris. */
type Span = { from: string; to: string };
const since = ({ from }: Span) => sql`(${from}::date)::timestamp at time zone 'Europe/Paris'`;
const until = ({ to }: Span) => sql`(${to}::date + 1)::timestamp at time zone 'Europe/Paris'`;

export type LogFilter = Span & { userId?: string; householdId?: string; before?: number; refused?: boolean };

/** The latest first; `limit` lines, and whether there are more. */
export async function accessLog(
  tx: Tx,
  { userId, householdId, before, refused = false, ...span }: LogFilter,
  limit: number,
): Promise<{ rows: LogLine[]; next: number | null }> {
  const rows = await tx.rows<LogLine>(sql`
    select id::float8 as id, at, action, subject, household_id as "householdId", household_name as household, user_id as "userId", name,
           organisation, role, ip_address as "ipAddress", sealed, count
      from app.access_log(${since(span)}, ${until(span)}, ${userId ?? null}::uuid, ${householdId ?? null}::uuid, ${before ?? null}::bigint,
                          ${limit + 1}, ${refused})`);
  const more = rows.length > limit;
  const shown = rows.slice(0, limit);
  return { rows: shown, next: more ? shown.at(-1)!.id : null };
}

export const ODD = ["many", "night", "outside"] as const;
export type Unusual = {
  kind: (typeof ODD)[number];
  userId: string;
  name: string | null;
  organisation: string;
  role: string | null;
  from: string;
  to: string;
  households: number;
};
export type Thresholds = { manyFilesPerHour: number; nightFrom: number; nightTo: number };

/** What counts as unusual on a day: a setting, « à confirmer ». */
export function thresholdsOn(today: Temporal.PlainDate): Thresholds {
  const night = legalOn("accessLog.night", today)!.value;
  return {
    manyFilesPerHour: legalOn("accessLog.manyFilesPerHour", today)!.value,
    nightFrom: night.from,
    nightTo: night.to,
  };
}

/** The latest first. */
export async function unusualReading(tx: Tx, span: Span, limits: Thresholds): Promise<Unusual[]> {
  return tx.rows<Unusual>(sql`
    select kind, user_id as "userId", name, organisation, role, from_at as "from", to_at as "to", households
      from app.unusual_reading(${since(span)}, ${until(span)}, ${limits.manyFilesPerHour}, ${limits.nightFrom}, ${limits.nightTo}) limit 500`);
}

/** Households whose name holds `words` (three letters at least). */
export async function loggedHouseholds(
  tx: Tx,
  words: string,
): Promise<{ id: string; name: string; town: string | null }[]> {
  return tx.rows(sql`select id, name, town from app.logged_households(${words})`);
}

export type Seals = { n: number; sealedAt: string; chain: string; kept: number; waiting: number } | null;

/** The chain as it stands: how many lines its seals hold, how many wait for the next one. Null where nothing was sealed yet. */
export async function sealsOf(tx: Tx): Promise<Seals> {
  const [last] = await tx.rows<NonNullable<Seals>>(sql`
    select n::float8 as n, sealed_at as "sealedAt", chain,
           (select coalesce(sum(entries), 0)::float8 from audit_seal where expired_at is null) as kept, app.unsealed_lines()::float8 as waiting
      from audit_seal order by n desc limit 1`);
  return last ?? null;
}

export type HouseholdLog = {
  household: string;
  days: { on: string; name: string; organisation: string; role: string; parts: string[]; changes: number }[];
};

/** Who read and changed a household's file since a day. Undefined where the reader sees none of it. */
export async function householdLog(
  tx: Tx,
  householdId: string,
  from: Temporal.PlainDate,
): Promise<HouseholdLog | undefined> {
  const [named] = await tx.rows<{ name: string }>(
    sql`select name from app.logged_household(${householdId}::uuid)`,
  );
  if (!named) return undefined;
  const days = await tx.rows<HouseholdLog["days"][number]>(sql`
    select on_day::text as "on", name, organisation, role, parts, changes
      from app.household_log(${householdId}::uuid, ${from.toString()}::date::timestamp at time zone 'Europe/Paris')`);
  return { household: named.name, days };
}
