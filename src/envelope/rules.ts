/** The money a fund, or a landlord, sets aside for a year: what is left, what goes beyond it, where the year will end. */
import type { Broken } from "../platform/calendar/dated.ts";
import { formatCents } from "../platform/money/format.ts";

/** In cents. `over`: what named persons allowed beyond the amount. */
export type EnvelopeSums = { amountCents: number; overCents: number; committedCents: number };

/** What may still be committed without anybody saying so. Below 0 never: the database refuses it. */
export const leftOf = ({ amountCents, overCents, committedCents }: EnvelopeSums): number =>
  amountCents + overCents - committedCents;

/** What lacks to commit `wanted`; 0 where enough is left, or where no envelope was opened (`left` null): unknown is not nothing. */
export const shortBy = (wanted: number, left: number | null): number =>
  left === null ? 0 : Math.max(0, wanted - left);

/** Why `wanted` cannot be committed without a named person who says so, or undefined. */
export function refusalOfCommitment(
  wanted: number,
  left: number | null,
  year: number,
  overdraft: { reason: string } | undefined,
): Broken | undefined {
  const missing = shortBy(wanted, left);
  if (missing === 0 || (overdraft && overdraft.reason.trim() !== "")) return undefined;
  return {
    rule: "envelope.short",
    field: "overdraftReason",
    message: `Il reste ${formatCents(left!)} dans l'enveloppe ${year} : il manque ${formatCents(missing)}. Diminuez le montant, ou dites pourquoi vous autorisez le dépassement.`,
    english: `${formatCents(left!, "en")} is left in the ${year} envelope: ${formatCents(missing, "en")} lacks. Lower the amount, or say why you allow going beyond.`,
  };
}

export const LINE_KINDS = ["voted", "added", "withdrawn", "overdraft"] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** What is wrong with a line that changes an envelope. Fields: amountCents, reason. */
export function brokenLine(
  line: { kind: LineKind; amountCents: number; reason: string },
  sums: EnvelopeSums,
): Broken[] {
  const broken: Broken[] = [];
  if (!Number.isSafeInteger(line.amountCents) || line.amountCents <= 0)
    broken.push({
      rule: "envelope.amount",
      field: "amountCents",
      message: "Le montant s'écrit au centime près et dépasse 0 €.",
      english: "The amount is written to the cent and is above €0.",
    });
  if (line.reason.trim() === "")
    broken.push({
      rule: "envelope.reason",
      field: "reason",
      message: "Dites d'où vient ce montant : délibération, convention, accord de quelqu'un.",
      english: "Say where this amount comes from: a vote, an agreement, somebody's consent.",
    });
  if (line.kind === "withdrawn" && broken.length === 0 && line.amountCents > leftOf(sums))
    broken.push({
      rule: "envelope.committed",
      field: "amountCents",
      message: `${formatCents(sums.committedCents)} sont engagés : il ne peut être retiré que ${formatCents(leftOf(sums))}.`,
      english: `${formatCents(sums.committedCents, "en")} is committed: only ${formatCents(leftOf(sums), "en")} can be withdrawn.`,
    });
  return broken;
}

/** A year's money month by month, in cents: what was applied, what is granted and still to come, what will be added at the pace seen. */
export type MonthOfYear = { month: string; appliedCents: number; toComeCents: number; expectedCents: number };

/**
 * Where the year ends. Months before `on`'s are over: applied counts. From `on`'s month on, what is granted is to come; where it
 * is below the mean of the last three months over, the difference is expected as well: a pace, no promise. `granted`, `applied`:
 * cents by ISO month.
 */
export function yearForecast(
  year: number,
  granted: ReadonlyMap<string, number>,
  applied: ReadonlyMap<string, number>,
  on: Temporal.PlainDate,
): { months: MonthOfYear[]; appliedCents: number; toComeCents: number; expectedCents: number } {
  const now = on.toPlainYearMonth();
  const before = [1, 2, 3]
    .map((back) => now.subtract({ months: back }).toString())
    .filter((month) => applied.has(month) || granted.has(month));
  const pace =
    before.length === 0
      ? 0
      : Math.round(before.reduce((sum, month) => sum + (applied.get(month) ?? 0), 0) / before.length);
  const months = Array.from({ length: 12 }, (_, index) => {
    const month = Temporal.PlainYearMonth.from({ year, month: index + 1 });
    const key = month.toString();
    const appliedCents = applied.get(key) ?? 0;
    if (Temporal.PlainYearMonth.compare(month, now) < 0)
      return { month: key, appliedCents, toComeCents: 0, expectedCents: 0 };
    const toComeCents = Math.max(0, (granted.get(key) ?? 0) - appliedCents);
    const expectedCents = Math.max(0, pace - appliedCents - toComeCents);
    return { month: key, appliedCents, toComeCents, expectedCents };
  });
  const total = (of: (month: MonthOfYear) => number) => months.reduce((sum, month) => sum + of(month), 0);
  return {
    months,
    appliedCents: total((month) => month.appliedCents),
    toComeCents: total((month) => month.toComeCents),
    expectedCents: total((month) => month.expectedCents),
  };
}
