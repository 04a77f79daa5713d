/** The accounts that owe, judged on both sides of the night in which the law changes; each reader's own, by the wall. */
import { sql } from "drizzle-orm";

import type { DetectionAccount, DetectionMonth } from "../signals/signal.rules.ts";
import { thresholdsOn } from "../signals/thresholds.rules.ts";
import { isoDates } from "../platform/calendar/plain-date.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Stage } from "../procedure-clock/acts.rules.ts";
import { proceduresOf } from "../procedure/store.ts";
import { type Effect, EFFECTS, REFORM_DAY, reformOf } from "./rules.ts";

/** One account that owes. Days ISO, cents. */
export type ReformRow = {
  accountId: number;
  account: string;
  landlordId: string;
  landlord: string;
  householdId: string;
  /** Name on the account. */
  household: string;
  balanceCents: number;
  effect: Effect;
  /** Rule that makes it legal arrears from that night on; null where none does. */
  rule: string | null;
  thresholdBeforeCents: number | null;
  reportBy: string | null;
  ripensOn: string | null;
  /** Housing benefit is paid to the landlord; null: not known. */
  withBenefit: boolean | null;
  /** Stage of its eviction procedure; null: no act is recorded. */
  stage: Stage | null;
};

export type ReformTotals = Record<Effect, { accounts: number; cents: number }>;

export type ReformAnswer = {
  on: string;
  /** Of the accounts asked for, those that change first, then by debt; `skip` left out. */
  rows: ReformRow[];
  matching: number;
  totals: ReformTotals;
};

type Found = Omit<
  ReformRow,
  "effect" | "rule" | "thresholdBeforeCents" | "reportBy" | "ripensOn" | "stage" | "withBenefit"
> &
  Pick<DetectionAccount, "amountDueCents" | "rentChargesCents" | "benefitCents"> & {
    months: DetectionMonth[] | null;
  };

/** Accounts read at once: bounds memory, whatever the landlord's size. */
const PAGE = 2_000;

/**
 * Every account of a running tenancy that owes and that the asker sees, as it stood on `on`. From the night on, the balance is
 * that of its eve. Accounts not asked for are counted and forgotten.
 */
export async function reformAnswer(
  tx: Tx,
  on: Temporal.PlainDate,
  { effect, skip, limit }: { effect?: Effect | undefined; skip: number; limit: number },
): Promise<ReformAnswer> {
  const ignored = thresholdsOn(on)["detection.shortfallIgnored"];
  const totals = Object.fromEntries(EFFECTS.map((id) => [id, { accounts: 0, cents: 0 }])) as ReformTotals;
  const asked: Omit<ReformRow, "stage">[] = [];
  for await (const page of owing(tx, on)) {
    for (const { months, amountDueCents, rentChargesCents, benefitCents, ...account } of page) {
      const figures = { balanceCents: account.balanceCents, amountDueCents, rentChargesCents, benefitCents };
      const found = reformOf(figures, months ?? [], on, ignored);
      totals[found.effect].accounts += 1;
      totals[found.effect].cents += account.balanceCents;
      if (effect ? found.effect !== effect : found.effect === "untouched") continue;
      const { reportBy = null, ripensOn = null } = isoDates(found);
      asked.push({
        ...account,
        effect: found.effect,
        rule: found.after.constituted ? found.after.rule.id : null,
        thresholdBeforeCents: found.before.thresholdCents ?? null,
        reportBy,
        ripensOn,
        withBenefit: benefitCents === null ? null : benefitCents > 0,
      });
    }
  }
  const inOrder = asked
    .toSorted(
      (one, other) =>
        EFFECTS.indexOf(one.effect) - EFFECTS.indexOf(other.effect) || other.balanceCents - one.balanceCents,
    )
    .slice(skip, skip + limit);
  const procedures = await proceduresOf(tx, [...new Set(inOrder.map(({ householdId }) => householdId))], on);
  const stageOf = (row: Pick<ReformRow, "householdId" | "landlordId">) =>
    procedures.find(
      ({ householdId, landlordId, recorded }) =>
        recorded && householdId === row.householdId && landlordId === row.landlordId,
    )?.stage ?? null;
  return {
    on: on.toString(),
    rows: inOrder.map((row) => ({ ...row, stage: stageOf(row) })),
    matching: asked.length,
    totals,
  };
}

async function* owing(tx: Tx, on: Temporal.PlainDate): AsyncGenerator<Found[]> {
  // From that night on, what the account was on its eve.
  const isPast = Temporal.PlainDate.compare(on, REFORM_DAY) >= 0;
  const asOf = (isPast ? REFORM_DAY : on).toString();
  const balance = isPast
    ? sql`coalesce((select m.balance_cents from account_month m where m.landlord_id = a.landlord_id and m.account_id = a.id
                     and m.month < ${asOf}::date order by m.month desc limit 1), 0)`
    : sql`a.balance_cents`;
  for (let after = { landlordId: "00000000-0000-0000-0000-000000000000", accountId: 0 }; ;) {
    const rows = await tx.rows<Found>(sql`
      with page as (
        select a.landlord_id, a.id, a.number, a.household_id, a.leaseholder_name, ${balance} as balance_cents,
               a.amount_due_cents, a.rent_charges_cents, a.benefit_cents
          from tenant_account a
          join tenancy t on t.landlord_id = a.landlord_id and t.id = a.tenancy_id
         where (a.landlord_id, a.id) > (${after.landlordId}::uuid, ${after.accountId})
           and (t.ends_on is null or t.ends_on >= ${asOf}::date) and ${balance} > 0
         order by a.landlord_id, a.id limit ${PAGE})
      select p.id::int as "accountId", p.number as account, p.landlord_id as "landlordId", o.name as landlord,
             p.household_id as "householdId", p.leaseholder_name as household, p.balance_cents::float8 as "balanceCents",
             p.amount_due_cents::float8 as "amountDueCents", p.rent_charges_cents::float8 as "rentChargesCents",
             p.benefit_cents::float8 as "benefitCents",
             (select jsonb_agg(jsonb_build_object('month', to_char(m.month, 'YYYY-MM'), 'chargedCents', m.charged_cents,
                                 'benefitCents', m.benefit_cents, 'reliefCents', m.relief_cents, 'grantCents', m.grant_cents,
                                 'paidCents', m.paid_cents, 'balanceCents', m.balance_cents, 'rejectedDebits', m.rejected_debits)
                               order by m.month)
                from account_month m
               where m.landlord_id = p.landlord_id and m.account_id = p.id and m.month < ${asOf}::date) as months
        from page p join organisation o on o.id = p.landlord_id
       order by p.landlord_id, p.id`);
    if (rows.length === 0) return;
    yield rows;
    const { landlordId, accountId } = rows.at(-1)!;
    after = { landlordId, accountId };
  }
}
