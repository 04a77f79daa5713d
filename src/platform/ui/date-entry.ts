/** Dates as people type them, day first, with or without separators: `23/11/2026`, `23.11.26`, `231126`, `2026-11-23`. */

const DAY_FIRST = /^(\d{1,2})[./\s-](\d{1,2})[./\s-](\d{4}|\d{2})$/;
const DIGITS = /^(\d{2})(\d{2})(\d{4}|\d{2})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The ISO date, or null where the text names no day of the calendar (31/02). Two-digit years are of this century. */
export function enteredDate(text: string): string | null {
  const typed = text.trim();
  const iso = ISO.exec(typed);
  const [day, month, year] = iso
    ? [iso[3], iso[2], iso[1]]
    : ((DAY_FIRST.exec(typed) ?? DIGITS.exec(typed))?.slice(1) ?? []);
  if (!day || !month || !year) return null;
  const written = `${year.padStart(4, "20")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${written}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
  return isReal ? written : null;
}
