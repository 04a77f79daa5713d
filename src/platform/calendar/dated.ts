/** Rules and thresholds that change with time: which value holds on a day, and who says so. */

import type { Locale } from "./wording.ts";

export type Dated<T> = {
  /** Stable name of the rule, shared by its successive versions: `arrears.threshold.amount`. */
  id: string;
  value: T;
  /** First day on which it holds; null = since ever. ISO date. */
  validFrom: string | null;
  /** Last day on which it holds, included; null = until further notice. ISO date. */
  validTo: string | null;
  /** Article, decree, convention or page that says so. */
  source: string;
  /** Month in which somebody read the source (`2026-11`), or null: "à confirmer". */
  checked: string | null;
};

/**
 * A rule that was broken, told to the person who can mend it. `message` is a whole French sentence that says what would be right;
 * `english` says the same to who reads in English.
 */
export type Broken = { rule: string; message: string; english: string; source?: string; field?: string };

/** The sentence of a broken rule for who reads in `locale`. */
export const brokenIn = ({ message, english }: Pick<Broken, "message" | "english">, locale: Locale): string =>
  locale === "en" ? english : message;

/** What a command gives back: what it did, the rules that forbid it, or undefined where its object is not there for the asker. */
export type Answered<T extends object = { done: true }> = T | { errors: Broken[] } | undefined;

/** One broken rule as a command's answer. */
export const brokenRule = (
  rule: string,
  message: string,
  english: string,
  field?: string,
): { errors: Broken[] } => ({ errors: [{ rule, message, english, ...(field !== undefined && { field }) }] });

const SHORTEST_REASON = 10;

/** `broken` where a reason says too little; its field is `reason`. */
export const brokenReason = (reason: string, broken: Omit<Broken, "field">): Broken[] =>
  reason.trim().length >= SHORTEST_REASON ? [] : [{ ...broken, field: "reason" }];

/** The version of `id` in force on `date`. Undefined where none is. The first match wins: put local overrides first. */
export function datedOn<T>(
  rules: readonly Dated<T>[],
  id: string,
  date: Temporal.PlainDate,
): Dated<T> | undefined {
  const on = date.toString();
  return rules.find(
    (rule) =>
      rule.id === id && (rule.validFrom ?? "0000-01-01") <= on && on <= (rule.validTo ?? "9999-12-31"),
  );
}

/** What holds on `date`. Throws RangeError where no version of `id` does: a threshold that is applied must have one. */
export function valueOn<T>(rules: readonly Dated<T>[], id: string, date: Temporal.PlainDate): T {
  const found = datedOn(rules, id, date);
  if (!found) throw new RangeError(`no version of ${id} on ${date.toString()}`);
  return found.value;
}
