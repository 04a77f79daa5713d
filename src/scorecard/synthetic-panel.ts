/** Invented payments whose chance of default is known: for tests and the benchmark. Nobody's, and nothing of anybody. */
import { MONTHS, type Panel } from "./behaviour.rules.ts";
import { sigmoid } from "./logistic.rules.ts";
import { seededNumbers } from "./validation.rules.ts";

/** Log-odds that default truly follows: months late now weigh most, then months without payment, then a bill growing. */
export const TRUTH = { intercept: -2.4, lateNow: 1.3, monthsUnpaid: 0.45, growth: 0.25 };

/** Always the same for a seed. `chances`: the true probability of each account; `outcomes`: what chance made of it. */
export function syntheticPanel(
  accounts: number,
  seed: number,
): { panel: Panel; outcomes: number[]; chances: number[] } {
  const next = seededNumbers(seed);
  const due = new Float64Array(accounts * MONTHS);
  const paid = new Float64Array(accounts * MONTHS);
  const late = new Float64Array(accounts * MONTHS);
  const outcomes: number[] = [];
  const chances: number[] = [];
  for (let account = 0; account < accounts; account++) {
    const from = account * MONTHS;
    const bill = 300 + Math.round(500 * next());
    // Some households pay nearly always, some seldom: a square puts most of them near the first.
    const misses = 0.6 * next() ** 2;
    let owed = bill;
    let monthsLate = 0;
    let unpaid = 0;
    for (let back = MONTHS - 1; back >= 0; back--) {
      const missed = next() < misses;
      const payment = missed ? 0 : Math.min(owed, bill * (next() < 0.3 ? 2 : 1));
      if (missed) unpaid++;
      monthsLate = missed ? Math.min(MONTHS, monthsLate + 1) : Math.max(0, monthsLate - 1);
      due[from + back] = owed;
      paid[from + back] = payment;
      late[from + back] = monthsLate;
      owed += bill - payment;
    }
    const growth = (due[from]! - due[from + MONTHS - 1]!) / bill;
    const { intercept, lateNow, monthsUnpaid } = TRUTH;
    const chance = sigmoid(
      intercept + lateNow * Number(monthsLate > 0) + monthsUnpaid * unpaid + TRUTH.growth * growth,
    );
    chances.push(chance);
    outcomes.push(Number(next() < chance));
  }
  const months = Array.from({ length: MONTHS }, (_, back) => `2026-${String(11 - back).padStart(2, "0")}`);
  return {
    panel: { accounts: Array.from({ length: accounts }, (_, at) => `S${at}`), months, due, paid, late },
    outcomes,
    chances,
  };
}

/** The files that a person would give for it. */
export function asFiles(panel: Panel, outcomes: readonly number[]): { panel: string; outcomes: string } {
  const lines = panel.accounts.flatMap((account, rank) =>
    panel.months.map((month, back) => {
      const at = rank * MONTHS + back;
      return `${account},${month},${panel.due[at]},${panel.paid[at]},${panel.late[at]}`;
    }),
  );
  return {
    panel: `account,month,amount_due,amount_paid,months_late\n${lines.join("\n")}\n`,
    outcomes: `account,defaulted_next_month\n${panel.accounts.map((account, rank) => `${account},${outcomes[rank]}`).join("\n")}\n`,
  };
}
