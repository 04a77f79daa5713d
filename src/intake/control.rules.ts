/** The control of a file taken in: what was read of it against what became of its lines, in number and in amounts. */

/** Lines and the sums of their amounts. Cents; an amount that cannot be read counts for nothing, in every row alike. */
export type Sums = { lines: number; debitCents: number; creditCents: number };

/** What became of the lines of a file. */
export const FATES = ["kept", "known", "quarantined"] as const;
export type ControlTotals = Record<"file" | (typeof FATES)[number], Sums>;

/** What is missing: file − (kept + known + quarantined). All zero where the file is balanced. */
export type Control = Sums & { balanced: boolean };

/** Each row of `totals` is counted at its own place of the import: a line lost on the way shows here. */
export function controlOf(totals: ControlTotals): Control {
  const missing = (what: keyof Sums) =>
    totals.file[what] - FATES.reduce((sum, fate) => sum + totals[fate][what], 0);
  const [lines, debitCents, creditCents] = [missing("lines"), missing("debitCents"), missing("creditCents")];
  return {
    balanced: lines === 0 && debitCents === 0 && creditCents === 0,
    lines,
    debitCents,
    creditCents,
  };
}

/** Control totals as the report of an import and its row in the list say them, flat. */
export type FlatTotals = {
  read: number;
  kept: number;
  known: number;
  quarantined: number;
  /** Sums of the lines kept. */
  debitCents: number;
  creditCents: number;
  /** Sums of every amount of the file that could be read, whatever became of its line. */
  fileDebitCents: number;
  fileCreditCents: number;
  /** Sums of the lines that were there already. */
  knownDebitCents: number;
  knownCreditCents: number;
  /** Sums of the lines set aside, as far as their amounts could be read. */
  quarantinedDebitCents: number;
  quarantinedCreditCents: number;
};

/** The same, row by row: what a page shows as a table. */
export function totalsOf(flat: FlatTotals): ControlTotals {
  return {
    file: { lines: flat.read, debitCents: flat.fileDebitCents, creditCents: flat.fileCreditCents },
    kept: { lines: flat.kept, debitCents: flat.debitCents, creditCents: flat.creditCents },
    known: { lines: flat.known, debitCents: flat.knownDebitCents, creditCents: flat.knownCreditCents },
    quarantined: {
      lines: flat.quarantined,
      debitCents: flat.quarantinedDebitCents,
      creditCents: flat.quarantinedCreditCents,
    },
  };
}
