/** Which operator a commune has: the zones that cover it on a day propose one, none, or several. */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";

/** A zone that covers a commune, with its operator. */
export type Covering = { zoneId: string; zone: string; operatorId: string; operator: string };

/** Two zones of one operator still propose one operator. */
export type Coverage =
  | { kind: "none" }
  | { kind: "one"; by: Covering }
  | { kind: "several"; by: readonly Covering[] };

export function coverageOf(zones: readonly Covering[]): Coverage {
  const [first, ...others] = zones;
  if (!first) return { kind: "none" };
  return others.every(({ operatorId }) => operatorId === first.operatorId)
    ? { kind: "one", by: first }
    : { kind: "several", by: zones };
}

/** What forbids a change of zone from a day on: what was assigned before stays explained by the zones of its day. */
export function brokenByZoneChange(from: Temporal.PlainDate, today: Temporal.PlainDate): Broken[] {
  return isBefore(from, today)
    ? [
        {
          rule: "zone.from",
          message: `Un secteur change à partir d'aujourd'hui (${longDate(today)}) ou plus tard : ce qui a été confié avant garde son explication.`,
          english: `A zone changes from today (${longDate(today, "en")}) on, or later: what was assigned before keeps its explanation.`,
          field: "from",
        },
      ]
    : [];
}
