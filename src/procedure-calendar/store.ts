/** The procedures that the asker may see, laid out by the days that fall next: households, landlord, who carries them. */
import { sql } from "drizzle-orm";

import { isoDates } from "../platform/calendar/plain-date.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Stage } from "../procedure-clock/acts.rules.ts";
import { type Procedure, proceduresOf } from "../procedure/store.ts";
import { type Fall, fallsWithin } from "./rules.ts";

/** A day of one household's procedure. */
export type CalendarLine = Fall & {
  householdId: string;
  household: string | null;
  landlordId: string;
  landlord: string;
  stage: Stage;
  /** Case worker and operator of the household; null: given to nobody, or not the asker's to know. */
  worker: string | null;
  operator: string | null;
  /** Who follows the account at the landlord's; for its own staff. */
  officer: string | null;
  /** Facts of the procedure that contradict one another or came too late. */
  problems: number;
};

type Of = Pick<CalendarLine, "householdId" | "household" | "landlordId" | "worker" | "operator" | "officer">;

/** Households computed at once: bounds memory, whatever the landlord's size. */
const PAGE = 500;

/**
 * What falls between `on` and `on` + `days` in the procedures of running tenancies, in order of days.
 * `mine`: of the households that the asker carries, or whose account they follow, alone.
 */
export async function calendar(
  tx: Tx,
  on: Temporal.PlainDate,
  days: number,
  { mine = false }: { mine?: boolean } = {},
): Promise<CalendarLine[]> {
  const found = await followed(tx, on, mine);
  const lines: CalendarLine[] = [];
  for (let first = 0; first < found.length; first += PAGE) {
    const page = found.slice(first, first + PAGE);
    const procedures = await proceduresOf(tx, [...new Set(page.map(({ householdId }) => householdId))], on);
    for (const of of page) {
      const procedure = procedures.find(
        ({ householdId, landlordId }) => householdId === of.householdId && landlordId === of.landlordId,
      );
      if (procedure) lines.push(...linesOf(of, procedure, on, days));
    }
  }
  return lines.toSorted(
    (one, other) =>
      one.on.localeCompare(other.on) ||
      (one.household ?? "").localeCompare(other.household ?? "", "fr") ||
      one.id.localeCompare(other.id),
  );
}

function linesOf(of: Of, procedure: Procedure, on: Temporal.PlainDate, days: number): CalendarLine[] {
  const { landlord, stage, problems } = procedure;
  return fallsWithin(isoDates(procedure), on, days).map((fall) => ({
    ...of,
    ...fall,
    landlord,
    stage,
    problems: problems.length,
  }));
}

/** Each household and landlord with an act and a running tenancy; policies leave what the asker follows. */
function followed(tx: Tx, on: Temporal.PlainDate, mine: boolean): Promise<Of[]> {
  const me = tx.actor?.userId ?? null;
  const own = mine ? sql`where w.worker_id = ${me}::uuid or f.user_id = ${me}::uuid` : sql``;
  return tx.rows<Of>(sql`
    with pair as (
      select distinct a.household_id, a.landlord_id from procedure_act a
       where exists (select 1 from tenancy t where t.household_id = a.household_id and t.landlord_id = a.landlord_id
                        and (t.ends_on is null or t.ends_on >= ${on.toString()}::date)))
    select pair.household_id as "householdId", pair.landlord_id as "landlordId",
           h.name as household,
           worker.name as worker, operator.name as operator, officer.name as officer
      from pair
      left join lateral (select s.case_worker_id as worker_id, s.operator_id from assignment s
                          where s.household_id = pair.household_id and s.landlord_id = pair.landlord_id and s.active
                          order by s.created_at desc limit 1) w on true
      left join lateral (select o.user_id from account_officer o
                          where o.household_id = pair.household_id and o.landlord_id = pair.landlord_id and o.ended_at is null
                          limit 1) f on true
      left join app.directory() worker on worker.user_id = w.worker_id
      left join app.directory() officer on officer.user_id = f.user_id
      left join household h on h.id = pair.household_id
      left join organisation operator on operator.id = w.operator_id
     ${own}
     order by pair.landlord_id, pair.household_id`);
}
