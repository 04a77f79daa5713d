/** From which day a setting may change: what was decided before keeps its rule. */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";

/** What forbids a change from a day on. Field: from. */
export function brokenBySettingFrom(from: Temporal.PlainDate, today: Temporal.PlainDate): Broken[] {
  return isBefore(from, today)
    ? [
        {
          rule: "setting.from",
          field: "from",
          message:
            "Un réglage change à partir d'aujourd'hui ou plus tard : ce qui a été décidé avant garde sa règle.",
          english: "A setting changes from today on, or later: what was decided before keeps its rule.",
        },
      ]
    : [];
}
