/** What the rules make of one procedure's facts, kept for who asks next. */
import { todayInParis } from "../platform/calendar/today.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { unlikelyDays } from "../procedure-clock/acts.rules.ts";
import { procedureFacts } from "../procedure-clock/facts.ts";
import { type Deadlines, deadlines } from "../procedure-clock/rules.ts";

/** A calendar of a thousand procedures is read many times a day, its facts change seldom, and each takes the rules a millisecond. */
const KEPT = 5_000;
const kept = new Map<string, Deadlines>();

/**
 * `told`: the facts of one procedure as `procedureFacts` reads them, with the day `on` that they are asked for. The answer is shared:
 * nobody changes it. Throws where recorded facts cannot be read: a row that no longer is would be ours to mend, not left out in silence.
 */
export function foundIn(told: object): Deadlines {
  // A procedure may be asked for as of a past day; what lies ahead is judged from today.
  const today = todayInParis();
  const key = `${today.toString()} ${JSON.stringify(told)}`;
  const before = kept.get(key);
  kept.delete(key);
  const found = before ?? foundAnew(told, today);
  kept.set(key, found);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return found;
}

function foundAnew(told: object, today: Temporal.PlainDate): Deadlines {
  const facts = procedureFacts.parse(told);
  const found = deadlines(facts);
  const problems: Broken[] = [...found.problems, ...unlikelyDays(facts, today)];
  return { ...found, problems };
}
