/** Amounts as people read them, in French and in English, by Intl. */
import type { Locale } from "../calendar/wording.ts";

const FORMATS = {
  fr: new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" }),
  en: new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" }),
};

/** `1 234,56 €` (narrow no-break space, no-break space) or `€1,234.56`. Exact for every safe integer of cents. */
export function formatCents(amountCents: number, locale: Locale = "fr"): string {
  return FORMATS[locale].format(decimal(amountCents) as Intl.StringNumericLiteral);
}

/** `1234.56`: the exact decimal text of cents, for files and for Intl. */
export function decimal(amountCents: number): string {
  const digits = Math.abs(amountCents).toString().padStart(3, "0");
  return `${amountCents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
