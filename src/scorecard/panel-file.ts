/** A panel of payments and its outcomes, from their files. */
import { MONTHS, type Panel } from "./behaviour.rules.ts";
import { Faults, readTable } from "./table-file.ts";

const PANEL = ["account", "month", "amount_due", "amount_paid", "months_late"] as const;
const OUTCOMES = ["account", "defaulted_next_month"] as const;

type Line = { line: number; rank: number; due: number; paid: number; late: number };

/**
 * Reads payments: one line for each account and month. The last MONTHS months of the file count; an account that began since has nothing before.
 * Throws FileRefused with every fault's line and column.
 */
export async function readPanel(file: string): Promise<Panel> {
  const faults = new Faults();
  const byAccount = new Map<string, Line[]>();
  let last = -Infinity;
  await readTable(file, PANEL, ([account, month, ...figures], line) => {
    const rank = monthRank(month!);
    if (!account)
      faults.add(
        "missingAccount",
        { file, line, column: "account" },
        "le numéro de compte manque. Complétez-le.",
        "the account's number is missing. Fill it in.",
      );
    if (rank === undefined)
      return faults.add(
        "unreadableMonth",
        { file, line, column: "month", value: month! },
        "écrivez le mois AAAA-MM, par exemple 2026-11.",
        "write the month YYYY-MM, for example 2026-11.",
      );
    const [due, paid, late] = figures.map((text, at) => numberOf(text, at, { file, line }, faults));
    if (!account || due === undefined || paid === undefined || late === undefined) return;
    last = Math.max(last, rank);
    const lines = byAccount.get(account);
    const twin = lines?.find((other) => other.rank === rank);
    if (twin)
      faults.add(
        "monthTwice",
        { file, line, column: "month", value: month! },
        `le compte « ${account} » a déjà ce mois ligne ${twin.line}. Gardez une ligne par compte et par mois.`,
        `account "${account}" has this month on line ${twin.line} already. Keep one line for each account and month.`,
      );
    else if (lines) lines.push({ line, rank, due, paid, late });
    else byAccount.set(account, [{ line, rank, due, paid, late }]);
  });
  faults.settle();
  return panelOf(byAccount, last, file);
}

function panelOf(byAccount: ReadonlyMap<string, readonly Line[]>, last: number, file: string): Panel {
  const faults = new Faults();
  const size = byAccount.size * MONTHS;
  const due = new Float64Array(size);
  const paid = new Float64Array(size);
  const late = new Float64Array(size);
  const months = new Set<number>();
  let from = 0;
  for (const [account, lines] of byAccount) {
    const first = Math.min(...lines.map(({ rank }) => rank));
    const there = new Set(lines.map(({ rank }) => rank));
    // A hole would be read as a month without a bill: it is one only before the account began.
    for (let rank = last; rank >= Math.min(last, Math.max(first, last - MONTHS + 1)); rank--) {
      months.add(rank);
      if (there.has(rank)) continue;
      faults.add(
        "missingMonth",
        { file, line: lines[0]!.line, column: "month" },
        `le compte « ${account} » n'a pas le mois ${monthOf(rank)}. Ajoutez sa ligne, ou retirez ce compte s'il est clos.`,
        `account "${account}" lacks the month ${monthOf(rank)}. Add its line, or remove the account if it is closed.`,
      );
    }
    for (const line of lines) {
      const back = last - line.rank;
      if (back >= MONTHS) continue;
      due[from + back] = line.due;
      paid[from + back] = line.paid;
      late[from + back] = line.late;
    }
    from += MONTHS;
  }
  faults.settle();
  return {
    accounts: [...byAccount.keys()],
    months: [...months].sort((one, other) => other - one).map(monthOf),
    due,
    paid,
    late,
  };
}

/** What became of each account of the panel, in its order: 1 = it defaulted in the month after. Other accounts of the file are left aside, and counted. */
export async function readOutcomes(
  file: string,
  panel: Panel,
): Promise<{ outcomes: number[]; aside: number }> {
  const faults = new Faults();
  const known = new Map<string, { outcome: number; line: number }>();
  await readTable(file, OUTCOMES, ([account, outcome], line) => {
    const twin = known.get(account!);
    if (!account)
      faults.add(
        "missingAccount",
        { file, line, column: "account" },
        "le numéro de compte manque. Complétez-le.",
        "the account's number is missing. Fill it in.",
      );
    else if (twin)
      faults.add(
        "accountTwice",
        { file, line, column: "account", value: account },
        `ce compte est déjà ligne ${twin.line}. Gardez une ligne par compte.`,
        `this account is on line ${twin.line} already. Keep one line for each account.`,
      );
    else if (outcome !== "0" && outcome !== "1")
      faults.add(
        "unreadableOutcome",
        { file, line, column: "defaulted_next_month", value: outcome! },
        "écrivez 1 si le compte a fait défaut le mois suivant, sinon 0.",
        "write 1 if the account defaulted in the month after, else 0.",
      );
    else known.set(account, { outcome: Number(outcome), line });
  });
  faults.settle();
  const outcomes = panel.accounts.map((account) => {
    const found = known.get(account);
    if (!found)
      faults.add(
        "missingOutcome",
        { file, column: "account", value: account },
        "ce compte du panel n'a pas d'issue. Ajoutez sa ligne, ou retirez-le du panel.",
        "this account of the panel has no outcome. Add its line, or remove it from the panel.",
      );
    return found?.outcome ?? 0;
  });
  faults.settle();
  return { outcomes, aside: known.size - outcomes.length };
}

/** Months since year 0. Undefined unless YYYY-MM. */
function monthRank(text: string): number | undefined {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  return year === undefined ? undefined : Number(year) * 12 + Number(month) - 1;
}

function monthOf(rank: number): string {
  return `${String(Math.floor(rank / 12)).padStart(4, "0")}-${String((rank % 12) + 1).padStart(2, "0")}`;
}

/** The figure of a column (0 amount_due, 1 amount_paid, 2 months_late). Undefined, and told, where it is none. */
function numberOf(
  text: string,
  at: number,
  where: { file: string; line: number },
  faults: Faults,
): number | undefined {
  // R and spreadsheets write 100000 as 1e+05.
  const value = /^-?\d+([.,]\d+)?(e[-+]?\d{1,2})?$/i.test(text) ? Number(text.replace(",", ".")) : NaN;
  const place = { ...where, column: PANEL[at + 2]!, value: text };
  if (!(Math.abs(value) < 1e12))
    faults.add(
      "notANumber",
      place,
      "écrivez un nombre, par exemple 1234.56, sans espace ni devise.",
      "write a number, for example 1234.56, without spaces or currency.",
    );
  else if (at === 1 && value < 0)
    faults.add(
      "negativePayment",
      place,
      "un paiement n'est pas négatif. Comptez un remboursement dans amount_due.",
      "a payment is not negative. Count a refund in amount_due.",
    );
  else if (at === 2 && (value < 0 || !Number.isInteger(value) || value > 600))
    faults.add(
      "monthsLate",
      place,
      "écrivez un nombre entier de mois de retard, 0 si le compte est à jour.",
      "write a whole number of months late, 0 if the account is on time.",
    );
  else return value;
  return undefined;
}
