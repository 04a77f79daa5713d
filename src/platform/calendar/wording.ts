/** Dates and months as people read them, in French and in English, by Intl. */

export const LOCALES = ["fr", "en"] as const;
export type Locale = (typeof LOCALES)[number];
/** A sentence, or a part of one, in both languages. */
export type Said = Readonly<Record<Locale, string>>;

const DATES = {
  fr: new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }),
};

const MONTHS = {
  fr: new Intl.DateTimeFormat("fr-FR", { month: "long", year: "numeric", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }),
};

/** `1er novembre 2026`, `1 November 2026`. */
export function longDate(date: Temporal.PlainDate, locale: Locale = "fr"): string {
  const text = DATES[locale].format(Date.UTC(date.year, date.month - 1, date.day));
  return locale === "fr" ? text.replace(/^1 /, "1er ") : text;
}

/** `novembre 2026`, `November 2026`. */
export function longMonth(month: Temporal.PlainYearMonth, locale: Locale = "fr"): string {
  return MONTHS[locale].format(Date.UTC(month.year, month.month - 1, 1));
}

/** `1 month`, `6 months`: French has one form for both. */
export const monthsInEnglish = (count: number): string => `${count} ${count === 1 ? "month" : "months"}`;
