/** Legal arrears read from the months of the ledger: reached, or about to be if nothing is paid. */
import { legalOn } from "../law/legal-parameters.ts";
import { deadline } from "../platform/calendar/deadline.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { type LegalArrears, legalArrears, type LegalArrearsFacts } from "./legal-arrears.rules.ts";
import {
  dueOf,
  isMissed,
  monthEnd,
  stretch,
  type DetectionAccount,
  type DetectionMonth,
  type Signal,
} from "./signal.rules.ts";
import type { Thresholds } from "./thresholds.rules.ts";

export function legalArrearsSignal(
  { balanceCents }: DetectionAccount,
  { constituted, since, reportBy, thresholdCents, rule }: LegalArrears,
  thresholds: Thresholds,
): Signal[] {
  if (!constituted) return [];
  const facts = {
    balanceCents,
    rule: rule.id,
    source: rule.source,
    ...(thresholdCents !== undefined && { thresholdCents }),
    ...(since && { since: since.toString() }),
    ...(reportBy && { reportBy: reportBy.toString() }),
  };
  return [{ kind: "legalArrears", points: thresholds["detection.legalArrears"].points, facts }];
}

/** The legal test by the figures of the ledger. The ledger tells days by month: a default is noted on its month's last day. */
export function legalArrearsOf(
  account: DetectionAccount,
  whole: readonly DetectionMonth[],
  on: Temporal.PlainDate,
  ignored: number,
): LegalArrears {
  const facts = factsOf(account, on);
  const byAmount = legalArrears(facts);
  if (account.balanceCents <= 0) return byAmount;
  const overSince = byAmount.constituted ? overThresholdSince(byAmount, whole, on) : undefined;
  const firstDefault = firstDefaultOf(whole, ignored);
  return legalArrears({
    ...facts,
    ...(firstDefault && { firstDefault }),
    ...(overSince && { overThresholdSince: overSince }),
  });
}

/** Passed within the running month, the debt is taken to have passed on its first day: the safe side for the report to CAF. */
function overThresholdSince(
  { thresholdCents, rule }: LegalArrears,
  whole: readonly DetectionMonth[],
  on: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (thresholdCents === undefined || whole.length === 0) return undefined;
  const strictly = rule.id === "arrears.threshold.amount";
  const over = stretch(whole, (cents) => (strictly ? cents > thresholdCents : cents >= thresholdCents));
  return over ? monthEnd(over[0]!.month) : on.with({ day: 1 });
}

function factsOf(account: DetectionAccount, on: Temporal.PlainDate): LegalArrearsFacts {
  const { balanceCents, rentChargesCents, benefitCents } = account;
  return {
    on,
    rentChargesCents,
    benefitCents,
    // The ledger shows the benefit that the landlord receives; where it shows none, the whole expense is the tenant's.
    benefitPaidTo: benefitCents === null ? null : "landlord",
    balanceCents,
  };
}

/** Since the debt was last settled, the first bill missed, noted on its month's last day. */
export function firstDefaultOf(
  whole: readonly DetectionMonth[],
  ignored: number,
): Temporal.PlainDate | undefined {
  const owing = stretch(whole, (cents) => cents > ignored);
  const missed = owing?.find((month) => dueOf(month) > 0 && isMissed(month, ignored));
  return missed && monthEnd(missed.month);
}

/**
 * The first day within the span on which the debt would be legal arrears if nothing more were paid: a bill more on the first
 * of each month to come, or on the last of each month where bills fall due then, or three months after a first default; each day is judged by the rule in force on it.
 * Only for an account with a bill missed in a whole month: what is owed of the running month alone is nobody's default.
 */
export function legalArrearsSoonSignal(
  account: DetectionAccount,
  { constituted }: LegalArrears,
  months: readonly DetectionMonth[],
  on: Temporal.PlainDate,
  thresholds: Thresholds,
): Signal[] {
  const { withinDays, points } = thresholds["detection.legalArrearsSoon"];
  const ignored = thresholds["detection.shortfallIgnored"];
  const { balanceCents, amountDueCents } = account;
  if (constituted !== false || balanceCents <= ignored) return [];
  const running = on.toString().slice(0, 7);
  const firstDefault = firstDefaultOf(
    months.filter(({ month }) => month < running),
    ignored,
  );
  if (!firstDefault) return [];
  const until = on.add({ days: withinDays });
  const firsts: Temporal.PlainDate[] = [];
  for (let day = on.with({ day: 1 }).add({ months: 1 }); !isBefore(until, day); day = day.add({ months: 1 }))
    firsts.push(day);
  const bills =
    thresholds["detection.billsFallDue"] === "monthEnd" ? monthEndBills(months, on, until) : firsts;
  const days = [...firsts, ...bills, ...ripeDays(firstDefault, on, until)].toSorted(
    Temporal.PlainDate.compare,
  );
  for (const day of days) {
    const owing = bills.filter((due) => !isBefore(day, due)).length;
    const owed = balanceCents + owing * Math.max(0, amountDueCents ?? 0);
    const found = legalArrears({
      ...factsOf({ ...account, balanceCents: owed }, day),
      firstDefault,
      overThresholdSince: day,
    });
    if (!found.constituted) continue;
    const facts = {
      balanceCents,
      ...(owed > balanceCents && { owedCents: owed }),
      reachedOn: day.toString(),
      rule: found.rule.id,
      source: found.rule.source,
      reportBy: deadline(day, legalOn("arrears.reportWithin", day)!.value, { extend: false }).toString(),
    };
    return [{ kind: "legalArrearsSoon", points, facts }];
  }
  return [];
}

/** The last days of months on which a bill is added: not of the running one where the ledger holds its bill already. */
function monthEndBills(
  months: readonly DetectionMonth[],
  on: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const isBilled = months.some(
    ({ month, chargedCents }) => month === on.toString().slice(0, 7) && chargedCents > 0,
  );
  const bills: Temporal.PlainDate[] = [];
  for (let of = on.toPlainYearMonth().add({ months: isBilled ? 1 : 0 }); ; of = of.add({ months: 1 })) {
    const due = of.toPlainDate({ day: of.daysInMonth });
    if (isBefore(until, due)) return bills;
    if (isBefore(on, due)) bills.push(due);
  }
}

/** Three months after the first default, where the rule of that day knows such a time. */
function ripeDays(
  firstDefault: Temporal.PlainDate,
  on: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const time = legalOn("arrears.afterFirstDefault", until);
  if (!time) return [];
  const ripe = deadline(firstDefault, time.value, { extend: false });
  return isBefore(on, ripe) && !isBefore(until, ripe) ? [ripe] : [];
}
