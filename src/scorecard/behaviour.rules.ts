/**
 * What an account's last six months say of how it pays, as named figures. Money, months and lateness alone: who pays is never read.
 * `.0` is the last month of the panel, `.5` the sixth before its end.
 */

export const MONTHS = 6;

/**
 * Payments of many accounts, newest month first: the figure of account a, `back` months before the last, stands at a × MONTHS + back.
 * Amounts in any currency (the same for all); `late` in months, 0 = on time. A month before the account began is 0 throughout.
 */
export type Panel = {
  accounts: readonly string[];
  /** ISO months (`2026-11`), newest first, at most MONTHS. */
  months: readonly string[];
  due: Float64Array;
  paid: Float64Array;
  late: Float64Array;
};

export type Behaviour = Record<string, number>;

/** Where an account stands: each has one. Other figures weigh differently in each. */
export const SITUATIONS = ["neverLate", "lateBefore", "lateOneMonth", "lateMore"] as const;
export type Situation = (typeof SITUATIONS)[number];

/**
 * The amount that counts as 10,000: half of the bills above 0 are higher. It makes the figures the same in euros, cents or any currency.
 * `chosen`: the accounts to look at. 1 where no bill is above 0.
 */
export function amountUnit({ due }: Panel, chosen: readonly number[]): number {
  const bills = chosen
    .flatMap((account) => Array.from(due.subarray(account * MONTHS, (account + 1) * MONTHS)))
    .filter((amount) => amount > 0)
    .sort((one, other) => one - other);
  return bills.length === 0 ? 1 : bills[Math.floor(bills.length / 2)]! / 10_000;
}

export function situationOf(late: ArrayLike<number>): Situation {
  const now = late[0]!;
  if (now > 0) return now === 1 ? "lateOneMonth" : "lateMore";
  return Array.from(late).some((months) => months > 0) ? "lateBefore" : "neverLate";
}

/** Logarithm that keeps the sign and takes 0: 0 → 0, 99 → 4.6, −99 → −4.6. */
const log = (amount: number): number => Math.sign(amount) * Math.log1p(Math.abs(amount));
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const mean = (values: readonly number[]): number => total(values) / values.length;
const count = (values: readonly number[], holds: (value: number) => boolean): number =>
  values.filter(holds).length;

function spread(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** The figures of one account of the panel, amounts measured in `unit`. */
export function behaviourOf(panel: Panel, account: number, unit: number): Behaviour {
  const from = account * MONTHS;
  const of = (values: Float64Array, by: number) =>
    Array.from(values.subarray(from, from + MONTHS), (value) => value / by);
  const due = of(panel.due, unit);
  const paid = of(panel.paid, unit);
  const late = of(panel.late, 1);
  const figures: Behaviour = {};

  const lateMonths = late.map((months) => Number(months > 0));
  const inRow = lateMonths.indexOf(0);
  const oldestLate = lateMonths.lastIndexOf(1);
  figures["lateCount"] = total(lateMonths);
  figures["lateMost"] = Math.max(...late);
  figures["lateInRow"] = inRow < 0 ? MONTHS : inRow;
  // 0: late in the oldest month already; MONTHS: never late.
  figures["lateFirst"] = oldestLate < 0 ? MONTHS : MONTHS - 1 - oldestLate;
  figures["lateSum"] = total(late);
  figures["lateStep"] = late[0]! - late[1]!;
  figures["lateTrend"] = late[0]! - (late[1]! + late[2]!) / 2;

  // A bill is paid the month after: the share of each is the next month's payment.
  const shares: number[] = [];
  const charged: number[] = [];
  for (let back = 0; back < MONTHS; back++) {
    figures[`late.${back}`] = late[back]!;
    figures[`paidLog.${back}`] = log(paid[back]!);
    figures[`paidNothing.${back}`] = Number(paid[back] === 0);
    figures[`dueLog.${back}`] = log(due[back]!);
    figures[`dueNothing.${back}`] = Number(due[back]! <= 0);
    if (back === MONTHS - 1) break;
    const was = due[back + 1]!;
    const share = was > 0 ? Math.min(1.2, paid[back]! / was) : 1;
    const added = due[back]! - was + paid[back]!;
    shares.push(share);
    charged.push(added);
    figures[`share.${back}`] = share;
    figures[`chargedLog.${back}`] = log(added);
    figures[`chargedNothing.${back}`] = Number(added <= 0);
    figures[`becameLate.${back}`] = Number(lateMonths[back]! > lateMonths[back + 1]!);
    figures[`recovered.${back}`] = Number(lateMonths[back]! < lateMonths[back + 1]!);
    figures[`stayedLate.${back}`] = lateMonths[back]! * lateMonths[back + 1]!;
  }
  figures["paidNothingCount"] = count(paid, (amount) => amount === 0);
  figures["dueNothingCount"] = count(due, (amount) => amount <= 0);
  figures["chargedNothingCount"] = count(charged, (amount) => amount <= 0);
  figures["paidInFullCount"] = count(shares, (share) => share >= 0.95);
  figures["paidLittleCount"] = count(shares, (share) => share < 0.05);

  const highest = Math.max(...due);
  // Shares of the highest bill: how full the account is. An account that was never billed has no use to speak of.
  const whole = Math.max(highest, 1e-4);
  const use = due.map((amount) => Math.max(-10, amount / whole));
  const part = (amount: number) => Math.max(-10, Math.min(10, amount / whole));
  const ascending = paid.toSorted((one, other) => one - other);
  figures["dueHighestLog"] = log(Math.max(0, highest));
  figures["dueSpreadLog"] = log(spread(due));
  figures["paidTotalLog"] = log(total(paid));
  figures["paidMostLog"] = log(ascending[MONTHS - 1]!);
  figures["paidLeastLog"] = log(ascending[0]!);
  figures["paidUsualLog"] = log(ascending[3]!);
  figures["paidLatelyLog"] = log(mean(paid.slice(0, 3)));
  figures["paidSpreadLog"] = log(spread(paid));
  figures["shareMean"] = mean(shares);
  figures["shareLeast"] = Math.min(...shares);
  figures["shareMost"] = Math.max(...shares);
  figures["useNow"] = use[0]!;
  figures["useMean"] = mean(use);
  figures["useLeast"] = Math.max(0, Math.min(...use));
  figures["useRise"] = part(due[0]! - due[5]!);
  figures["useStep"] = part(due[0]! - due[1]!);
  figures["paidOfHighest"] = part(mean(paid));
  figures["paidOfHighest.0"] = part(paid[0]!);
  figures["paidOfHighest.1"] = part(paid[1]!);
  figures["chargedTotalLog"] = log(total(charged));
  figures["chargedMostLog"] = log(Math.max(...charged));
  figures["chargedLeastLog"] = log(Math.min(...charged));
  figures["chargedOfHighest"] = part(mean(charged));
  figures["chargedOfHighest.0"] = part(charged[0]!);
  return figures;
}

const nothing = new Float64Array(MONTHS);

/** Names of all figures, in their order. */
export const FIGURES: readonly string[] = Object.keys(
  behaviourOf({ accounts: ["0"], months: [], due: nothing, paid: nothing, late: nothing }, 0, 1),
);
