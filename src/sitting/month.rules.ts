/** The weeks of a month as a calendar shows them, from Monday to Sunday. */

/** Six weeks at most; days of the months before and after fill the first and the last. */
export function weeksOf(month: Temporal.PlainYearMonth): Temporal.PlainDate[][] {
  const first = month.toPlainDate({ day: 1 });
  const monday = first.subtract({ days: first.dayOfWeek - 1 });
  const count = Math.ceil((first.dayOfWeek - 1 + month.daysInMonth) / 7);
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_day, at) => monday.add({ days: week * 7 + at })),
  );
}
