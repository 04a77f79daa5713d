/** Dates as people read them, from the ISO texts of the contract, in Paris time whatever the machine's. */
import type { Language } from "./language.tsx";

const LOCALE = { fr: "fr-FR", en: "en-GB" } as const;
export type DateStyle = "short" | "long" | "month" | "withTime";

const OPTIONS: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  short: { day: "2-digit", month: "2-digit", year: "numeric" },
  long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  month: { month: "long", year: "numeric" },
  withTime: { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" },
};

/** `2027-01-01` → `01/01/2027`; an instant (`2026-11-23T13:00:00Z`) → its Paris day; a month (`2027-01`) → `janvier 2027`. Anything else comes back as it is. */
export function formatDate(iso: string, language: Language, style: DateStyle = "short"): string {
  const isInstant = iso.includes("T");
  const isMonth = /^\d{4}-\d{2}$/.test(iso);
  const date = new Date(isInstant ? iso : isMonth ? `${iso}-01T00:00:00Z` : `${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  const zone = isInstant ? "Europe/Paris" : "UTC"; // a plain date has no zone: read and print it in the same one
  return new Intl.DateTimeFormat(LOCALE[language], {
    ...OPTIONS[isMonth ? "month" : style],
    timeZone: zone,
  }).format(date);
}
