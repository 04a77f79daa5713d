/** What the access log asks of a reader's question: days in order, a span that fits the screen. */
import { legalOn } from "../law/legal-parameters.ts";
import type { Broken } from "../platform/calendar/dated.ts";

/** The longest span asked for at once, in days: the log is kept for about a year. */
export const LONGEST_DAYS = 400;

/** What a span of days breaks; both days within. Fields: from, to. */
export function brokenSpan(from: Temporal.PlainDate, to: Temporal.PlainDate): Broken[] {
  const days = from.until(to, { largestUnit: "day" }).days;
  if (days < 0)
    return [
      {
        rule: "accessLog.order",
        field: "to",
        message: "Le dernier jour vient avant le premier : échangez-les.",
        english: "The last day comes before the first: swap them.",
      },
    ];
  return days > LONGEST_DAYS
    ? [
        {
          rule: "accessLog.longest",
          field: "from",
          message: `${days} jours demandés : ${LONGEST_DAYS} au plus à la fois.`,
          english: `${days} days asked for: ${LONGEST_DAYS} at most at once.`,
        },
      ]
    : [];
}

/** How long lines are kept, as the law stands on a day: an ISO duration. */
export const keptFor = (today: Temporal.PlainDate): string => legalOn("retention.accessLogs", today)!.value;
