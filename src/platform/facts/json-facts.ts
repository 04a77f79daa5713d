/** Facts that come in as JSON (command line, HTTP): read with zod, refused in French and in English with the field, the rule and the remedy.
 *  Days become Temporal.PlainDate, money stays integer cents, durations ISO 8601 text. */
import { z } from "zod";

import type { Broken } from "../calendar/dated.ts";
import { plainDate } from "../calendar/plain-date.ts";
import type { Locale, Said } from "../calendar/wording.ts";

/** A day of the calendar as ISO text, between 1900 and 2200. */
export const dayField = z.unknown().transform((value, context): Temporal.PlainDate => {
  const day = typeof value === "string" ? plainDate(value) : undefined;
  if (day && day.year >= 1900 && day.year <= 2200) return day;
  const [why, whyInEnglish] =
    value === undefined
      ? ["La date manque", "The date is missing"]
      : [
          `${quoted(value)} n'est pas un jour du calendrier`,
          `${quoted(value, "en")} is not a day of the calendar`,
        ];
  return refuse(
    context,
    "facts.date",
    `${why} : écrivez-la AAAA-MM-JJ, par exemple 2027-01-31.`,
    `${whyInEnglish}: write it YYYY-MM-DD, for example 2027-01-31.`,
  );
});

/** A whole number of cents, 0 or more: 450 € is 45000. */
export const amountField = centsField(0);

/** A whole number of cents of either sign: > 0 owed, < 0 in credit. */
export const balanceField = centsField(-Number.MAX_SAFE_INTEGER);

/** A delay such as `P2M`, `P42D` or `P6W`: whole years, months, weeks and days, more than none and at most 5 years. */
export const delayField = z.unknown().transform((value, context): string => {
  const shape = /^P(?=\d)(\d{1,2}Y)?(\d{1,2}M)?(\d{1,3}W)?(\d{1,4}D)?$/;
  if (typeof value === "string" && shape.test(value)) {
    const length = Temporal.PlainDate.from("2000-01-01").until(
      Temporal.PlainDate.from("2000-01-01").add(Temporal.Duration.from(value)),
    ).days;
    if (length > 0 && length <= 5 * 366) return value;
  }
  return refuse(
    context,
    "facts.delay",
    `${quoted(value)} n'est pas un délai : écrivez P2M (2 mois), P6W (6 semaines) ou P42D (42 jours), 5 ans au plus.`,
    `${quoted(value, "en")} is not a delay: write P2M (2 months), P6W (6 weeks) or P42D (42 days), 5 years at most.`,
  );
});

/** What was read, or every broken rule at once: nothing is guessed. A fact whose text is not JSON is the caller's to refuse. */
export function readFacts<Schema extends z.ZodType>(
  schema: Schema,
  json: unknown,
): { facts: z.output<Schema> } | { errors: Broken[] } {
  const read = schema.safeParse(json, { reportInput: true });
  if (read.success) return { facts: read.data };
  return { errors: read.error.issues.map(brokenOf) };
}

function centsField(least: number) {
  return z.unknown().transform((value, context): number => {
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= least) return value;
    const isTooLow = typeof value === "number" && value < least;
    const [why, whyInEnglish] =
      value === undefined
        ? ["Le montant manque", "The amount is missing"]
        : isTooLow
          ? [
              `${quoted(value)} est refusé, un montant n'est pas négatif`,
              `${quoted(value, "en")} is refused, an amount is not negative`,
            ]
          : [
              `${quoted(value)} n'est pas un nombre entier de centimes`,
              `${quoted(value, "en")} is not a whole number of cents`,
            ];
    return refuse(
      context,
      "facts.cents",
      `${why} : écrivez des centimes, par exemple 45000 pour 450 €.`,
      `${whyInEnglish}: write cents, for example 45000 for €450.`,
    );
  });
}

function refuse(context: z.core.$RefinementCtx, rule: string, message: string, english: string): never {
  context.issues.push({ code: "custom", input: context.value, message, params: { rule, english } });
  return z.NEVER;
}

function brokenOf(issue: z.core.$ZodIssue): Broken {
  const field = issue.path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
  const { rule, message, english } = told(issue);
  if (field === "") return { rule, message, english, field };
  return { rule, message: `${field} : ${message}`, english: `${field}: ${english}`, field };
}

function told(issue: z.core.$ZodIssue): { rule: string; message: string; english: string } {
  switch (issue.code) {
    case "custom":
      return {
        rule: String(issue.params?.rule ?? "facts.refused"),
        message: issue.message,
        english: String(issue.params?.english ?? issue.message),
      };
    case "invalid_value":
      return {
        rule: "facts.choice",
        message: `Valeur ${issue.input === undefined ? "absente" : "inconnue"} : choisissez ${issue.values.join(", ")}.`,
        english: `${issue.input === undefined ? "Missing" : "Unknown"} value: choose ${issue.values.join(", ")}.`,
      };
    case "invalid_union":
      return {
        rule: "facts.choice",
        message: `Valeur absente ou inconnue : choisissez ${"options" in issue ? issue.options?.join(", ") : "une autre"}.`,
        english: `Missing or unknown value: choose ${"options" in issue ? issue.options?.join(", ") : "another one"}.`,
      };
    case "unrecognized_keys":
      return {
        rule: "facts.unknownField",
        message: `Champ inconnu : ${issue.keys.join(", ")}. Vérifiez son nom ou retirez-le.`,
        english: `Unknown field: ${issue.keys.join(", ")}. Check its name or leave it out.`,
      };
    case "invalid_type":
      return {
        rule: "facts.type",
        message: `Type refusé : il faut ${TYPES[issue.expected]?.fr ?? issue.expected}.`,
        english: `Type refused: ${TYPES[issue.expected]?.en ?? issue.expected} is needed.`,
      };
    case "too_big":
      return {
        rule: "facts.tooMany",
        message: `Trop long : ${String(issue.maximum)} au plus.`,
        english: `Too long: ${String(issue.maximum)} at most.`,
      };
    default:
      return {
        rule: "facts.refused",
        message: `Valeur refusée (${issue.message}).`,
        english: `Value refused (${issue.message}).`,
      };
  }
}

const TYPES: Record<string, Said> = {
  object: { fr: "un objet JSON { … }", en: "a JSON object { … }" },
  array: { fr: "une liste JSON [ … ]", en: "a JSON list [ … ]" },
  string: { fr: "un texte entre guillemets", en: "a text between quotation marks" },
  number: { fr: "un nombre", en: "a number" },
  boolean: { fr: "true ou false", en: "true or false" },
};

function quoted(value: unknown, language: Locale = "fr"): string {
  const text = JSON.stringify(value) ?? (language === "fr" ? "rien" : "nothing");
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
