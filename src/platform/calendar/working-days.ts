/** Working days: Monday to Friday, public holidays left out. Some delays count Saturdays too (jours ouvrables): the caller says so. */
import { holidayOn } from "./holidays.ts";

export type WorkingWeek = "mondayToFriday" | "mondayToSaturday";

/** True on a day that is neither a public holiday nor out of the working week. */
export function isWorkingDay(date: Temporal.PlainDate, week: WorkingWeek = "mondayToFriday"): boolean {
  const last = week === "mondayToFriday" ? 5 : 6;
  return date.dayOfWeek <= last && !holidayOn(date);
}

/** That day if it is a working day, else the first one after it. */
export function workingDayFrom(
  date: Temporal.PlainDate,
  week: WorkingWeek = "mondayToFriday",
): Temporal.PlainDate {
  let day = date;
  while (!isWorkingDay(day, week)) day = day.add({ days: 1 });
  return day;
}

/** The `count`-th working day after `from` (before it, where `count` is negative); `from` itself is never counted. */
export function addWorkingDays(
  from: Temporal.PlainDate,
  count: number,
  week: WorkingWeek = "mondayToFriday",
): Temporal.PlainDate {
  const step = count < 0 ? -1 : 1;
  let day = from;
  for (let left = Math.abs(count); left > 0;) {
    day = day.add({ days: step });
    if (isWorkingDay(day, week)) left--;
  }
  return day;
}
