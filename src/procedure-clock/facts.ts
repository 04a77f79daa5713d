/** The facts of one eviction procedure as JSON, for the command line and HTTP, and the answer in the shape of commands.md.
 *  Unreadable facts are refused; contradictory ones come back as problems of the answer. */
import { z } from "zod";

import type { Broken } from "../platform/calendar/dated.ts";
import { type IsoDates, isoDates, plainDate } from "../platform/calendar/plain-date.ts";
import { amountField, dayField, delayField, readFacts } from "../platform/facts/json-facts.ts";
import type { Facts } from "./acts.rules.ts";
import { type Deadlines, deadlines } from "./rules.ts";

/** The day the lease was made or renewed: `2021-04-12`, or its month or year alone where no more is known. */
const leaseField = z.unknown().transform((value, context) => {
  const span = leaseSpan(String(value));
  if (span && span.earliest.year >= 1900 && span.earliest.year <= 2200) return span;
  context.issues.push({
    code: "custom",
    input: value,
    message: `${JSON.stringify(value)} n'est pas la date d'un bail : écrivez 2021-04-12, 2021-04 ou 2021.`,
    params: {
      rule: "facts.date",
      english: `${JSON.stringify(value)} is no date of a lease: write 2021-04-12, 2021-04 or 2021.`,
    },
  });
  return z.NEVER;
});

function leaseSpan(text: string): Facts["lease"] {
  const day = plainDate(text);
  if (day) return { earliest: day, latest: day };
  const month = plainDate(`${text}-01`);
  if (month) return { earliest: month, latest: month.add({ months: 1 }).subtract({ days: 1 }) };
  const year = plainDate(`${text}-01-01`);
  return year && { earliest: year, latest: year.add({ years: 1 }).subtract({ days: 1 }) };
}

const monthsField = z.unknown().transform((value, context): number => {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1 && value <= 600) return value;
  context.issues.push({
    code: "custom",
    input: value,
    message: `${JSON.stringify(value)} n'est pas un nombre de mois : écrivez un entier de 1 à 600.`,
    params: {
      rule: "facts.months",
      english: `${JSON.stringify(value)} is no number of months: write a whole number from 1 to 600.`,
    },
  });
  return z.NEVER;
});

const common = { on: dayField, statedTime: delayField.nullish() };

const actFields = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("cafReport"), ...common }),
  z.object({ kind: z.literal("ccapexReferral"), ...common }),
  z.object({ kind: z.literal("paymentOrder"), ...common }),
  z.object({
    kind: z.literal("summons"),
    ...common,
    claimCents: amountField.nullish(),
    conciliationOn: dayField.nullish(),
  }),
  z.object({ kind: z.literal("prefectNotice"), ...common, assessmentRequestedOn: dayField.nullish() }),
  z.object({ kind: z.literal("hearing"), ...common }),
  z.object({
    kind: z.literal("judgment"),
    ...common,
    clauseOn: dayField.nullish(),
    reason: z.string().max(500).nullish(),
    planMonths: monthsField.nullish(),
  }),
  z.object({ kind: z.literal("orderToVacate"), ...common, prefectToldOn: dayField.nullish() }),
  z.object({ kind: z.literal("policeRequest"), ...common }),
  z.object({ kind: z.literal("policeAnswer"), ...common, answer: z.enum(["granted", "refused"]).nullish() }),
  z.object({ kind: z.literal("cohesionProtocol"), ...common, planEndsOn: dayField.nullish() }),
  z.object({ kind: z.literal("cohesionReview"), ...common, reason: z.string().max(500).nullish() }),
  z.object({
    kind: z.literal("cohesionExtension"),
    ...common,
    endsOn: dayField.nullish(),
    reason: z.string().max(500).nullish(),
  }),
  z.object({ kind: z.literal("newLease"), ...common }),
]);

/** Facts of `deadlines`. `lease`, `clauseTime`, `landlordKind` and `on` (the day asked) may be left out or null: unknown. */
export const procedureFacts = z.object({
  lease: leaseField.nullish().transform((value) => value ?? undefined),
  leaseEnded: dayField.nullish().transform((value) => value ?? undefined),
  clauseTime: delayField.nullish().transform((value) => value ?? undefined),
  landlordKind: z
    .enum(["social", "private"])
    .nullish()
    .transform((value) => value ?? undefined),
  acts: z.array(actFields).max(200),
  on: dayField.nullish().transform((value) => value ?? undefined),
});

/** The command `deadlines` of commands.md: its answer, or every reason why the facts cannot be read. */
export function answerDeadlines(json: unknown): IsoDates<Deadlines> | { errors: Broken[] } {
  const read = readFacts(procedureFacts, json);
  if ("errors" in read) return read;
  const answer = deadlines(read.facts);
  return isoDates({ ...answer, problems: [...unknownFields(json), ...answer.problems] });
}

/** A misspelt field must not vanish in silence: it is told beside the answer, which does without it. */
function unknownFields(json: unknown): Broken[] {
  const { acts } = json as { acts: { kind: string }[] };
  const ofActs = acts.flatMap((act, index) => {
    const option = actFields.options.find(({ shape }) => shape.kind.value === act.kind);
    return unknownKeys(act, Object.keys(option?.shape ?? act)).map((key) => `acts[${index}].${key}`);
  });
  const fields = [...unknownKeys(json as object, Object.keys(procedureFacts.shape)), ...ofActs];
  return fields.map((field) => ({
    rule: "facts.unknownField",
    message: `Le champ « ${field} » est inconnu et n'a pas compté : vérifiez son nom.`,
    english: `The field "${field}" is unknown and did not count: check its name.`,
    field,
  }));
}

function unknownKeys(given: object, known: readonly string[]): string[] {
  return Object.keys(given).filter((key) => !known.includes(key));
}
