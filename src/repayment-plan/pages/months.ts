/** A schedule as a curve: what is still owed at the end of each month that has an instalment. */
export function lastOfMonths(instalments: readonly { on: string; leftCents: number }[]) {
  const byMonth = new Map(instalments.map(({ on, leftCents }) => [on.slice(0, 7), leftCents]));
  return [...byMonth].map(([month, left]) => ({ month, cents: { left } }));
}
