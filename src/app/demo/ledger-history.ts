/** Writes the entries of one tenant account from its course: bills, benefit, payments, rejections, credits, in order of date. */
import type { Course, CourseCredit } from "./payer-courses.ts";
import { revised, type DemoTenancy, type PaymentMeans } from "./tenancies.ts";

export type DemoEntry = { on: string; label: string; debitCents: number; creditCents: number };

/** The months of a data set, with their dates prepared as text once: ISO `2026-10` and French `01/10/2026`. */
export type LedgerMonths = {
  count: number;
  iso: readonly string[];
  januaries: readonly number[];
  slashed: readonly string[];
};

/** The `count` whole months before the one of `today`. */
export function monthsBefore(today: Temporal.PlainDate, count: number): LedgerMonths {
  const first = today.toPlainYearMonth().subtract({ months: count });
  const months = Array.from({ length: count }, (_, index) => first.add({ months: index }));
  return {
    count,
    iso: months.map(String),
    januaries: months.map((month) => month.year - first.year),
    slashed: months.map((month) => `${String(month.month).padStart(2, "0")}/${month.year}`),
  };
}

/** What the tenant must pay for a month, in cents: rent and charges less housing benefit. */
export function amountDue(tenancy: DemoTenancy, months: LedgerMonths, month: number): number {
  const januaries = months.januaries[month] ?? 0;
  return revised(tenancy.rentCents, januaries) + tenancy.chargesCents - tenancy.benefitCents;
}

/** Every entry of the account, sorted by date. What falls after the last month is not written: the file stops there. */
export function history(tenancy: DemoTenancy, course: Course, months: LedgerMonths): DemoEntry[] {
  const byMonth: Dated[][] = Array.from({ length: months.count }, () => []);
  const put = (month: number, day: number, label: string, cents: number) => {
    const [to, on] = day > 30 ? [month + 1, day - 30] : [month, day];
    if (cents !== 0 && to < months.count) byMonth[to]!.push({ day: Math.min(on, 28), label, cents });
  };

  if (course.openingCents) put(0, 1, "Report de solde", course.openingCents);
  for (const credit of [...course.credits, ...course.debtCredits]) {
    put(credit.month, credit.day, credit.label, -credit.cents);
  }
  let owed = course.openingCents;
  for (let month = course.firstMonth; month < months.count; month++) {
    const period = months.slashed[month]!;
    const rent = revised(tenancy.rentCents, months.januaries[month]!);
    const arrives = Math.round(tenancy.benefitCents * course.benefitShare[month]!);
    const charges = tenancy.chargesCents + course.moreChargesCents[month]!;
    if (SPLITS_BILL.has(tenancy.landlord)) {
      put(month, 1, `Loyer ${period}`, rent);
      put(month, 1, `Provisions de charges ${period}`, charges);
    } else put(month, 1, `Loyer et charges ${period}`, rent + charges);
    put(month, 5, `APL ${period}`, -arrives);

    const others = monthly(course.credits, month);
    // The part left to pay does not change for somebody whose benefit was cut: that is how such debts are born.
    const due = Math.max(0, rent + tenancy.chargesCents - tenancy.benefitCents - others);
    const back = Math.min(course.extraCents[month]!, Math.max(0, owed));
    const paid = Math.round(due * course.paidShare[month]!) + back;
    if (course.rejected[month]) {
      put(month, 10, `Prélèvement ${period}`, -paid);
      put(month, 14, `Rejet de prélèvement ${period}`, paid);
      put(month, course.payDay[month]!, `Carte bancaire ${period}`, -paid);
    } else put(month, course.payDay[month]!, `${LABELS[tenancy.means]} ${period}`, -paid);
    owed += rent + charges - arrives - others - monthly(course.debtCredits, month) - paid;
  }
  return byMonth.flatMap((entries, month) => {
    entries.sort((one, other) => one.day - other.day);
    return entries.map(({ day, label, cents }) => ({
      on: `${months.iso[month]}-${TWO_DIGITS[day]}`,
      label,
      debitCents: Math.max(cents, 0),
      creditCents: Math.max(-cents, 0),
    }));
  });
}

/** What the tenant owes at the end of the day `on`, in cents; all entries where no date is given. */
export function balance(entries: readonly DemoEntry[], on = "9999-12-31"): number {
  let cents = 0;
  for (const entry of entries) if (entry.on <= on) cents += entry.debitCents - entry.creditCents;
  return cents;
}

function monthly(credits: readonly CourseCredit[], month: number): number {
  let cents = 0;
  for (const credit of credits) if (credit.month === month) cents += credit.cents;
  return cents;
}

type Dated = { day: number; label: string; cents: number };

/** Landlords' systems differ: these print rent and charges on two lines. */
const SPLITS_BILL = new Set(["PLURALIS", "ACTIS", "SDH"]);

const LABELS: Record<PaymentMeans, string> = {
  directDebit: "Prélèvement",
  transfer: "Virement",
  cheque: "Chèque",
  card: "Carte bancaire",
  cash: "Mandat cash",
};

const TWO_DIGITS = Array.from({ length: 32 }, (_, day) => String(day).padStart(2, "0"));
