/** One home's rent on several accounts, one after the other: what each month charged and was paid, and what is owed on all of them. */
export type HomeAccount = {
  accountId: number;
  number: string;
  holder: "household" | "operator";
  /** Day from which the rent is on it; null: before anything is known. */
  fromOn: string | null;
};
/** A month of one account, in cents; `month`: its first day. */
export type AccountMonth = {
  accountId: number;
  month: string;
  chargedCents: number;
  paidCents: number;
  balanceCents: number;
};
/** A month of the home. `formerCents`: what accounts before the current one still owe; `owedCents`: all together. */
export type HomeMonth = {
  month: string;
  holder: HomeAccount["holder"];
  number: string;
  chargedCents: number;
  paidCents: number;
  balanceCents: number;
  formerCents: number;
  owedCents: number;
};

/** Oldest month first. A month without a row keeps its account's last balance; months before an account's own first row are not made up. */
export function homeMonths(accounts: readonly HomeAccount[], months: readonly AccountMonth[]): HomeMonth[] {
  const inOrder = accounts.toSorted((a, b) => (a.fromOn ?? "").localeCompare(b.fromOn ?? ""));
  const all = [...new Set(months.map(({ month }) => month))].toSorted();
  const balances = new Map<number, number>();
  return all.flatMap((month) => {
    const rows = months.filter((row) => row.month === month);
    for (const row of rows) balances.set(row.accountId, row.balanceCents);
    const since = inOrder.findLast(
      ({ fromOn }) => fromOn === null || fromOn.slice(0, 7) <= month.slice(0, 7),
    );
    // Before the first day that is known, the first account was the household's, whoever it went on for.
    const current = since ?? inOrder[0];
    if (!current) return [];
    const { accountId, number } = current;
    const holder = since ? since.holder : "household";
    const balanceCents = balances.get(accountId) ?? 0;
    const owedCents = inOrder.reduce((sum, one) => sum + (balances.get(one.accountId) ?? 0), 0);
    const sum = (of: "chargedCents" | "paidCents") => rows.reduce((total, row) => total + row[of], 0);
    return [
      {
        month,
        holder,
        number,
        chargedCents: sum("chargedCents"),
        paidCents: sum("paidCents"),
        balanceCents,
        formerCents: owedCents - balanceCents,
        owedCents,
      },
    ];
  });
}
