/** A renewal that a worker asks for: what the request must say, and what the decision must. Days are Temporal.PlainDate. */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";

export const ANSWERS = ["granted", "refused"] as const;
export type RenewalAnswer = (typeof ANSWERS)[number];

/** What forbids asking. One request waits at a time; a measure that is over or renewed asks for nothing. */
export function brokenByAsking({
  reason,
  waits,
  runs,
}: {
  reason: string;
  waits: boolean;
  runs: boolean;
}): Broken[] {
  if (!runs)
    return [
      {
        rule: "renewal.notRunning",
        message: "Un renouvellement se demande pendant que la mesure court.",
        english: "A renewal is asked for while the measure runs.",
      },
    ];
  if (waits)
    return [
      {
        rule: "renewal.waits",
        message: "Une demande attend déjà sa réponse.",
        english: "A request is waiting for its answer already.",
      },
    ];
  return reason.trim()
    ? []
    : [
        {
          rule: "renewal.reason",
          message:
            "Dites pourquoi l'accompagnement devrait continuer : qui décide le lira, le bailleur aussi.",
          english: "Say why support should go on: whoever decides will read it, and the landlord.",
          field: "reason",
        },
      ];
}

/** What forbids deciding. `heldOn`: day of the session that decided; null where none is named. */
export function brokenByDeciding({
  answer,
  words,
  decider,
  askedOn,
  heldOn,
}: {
  answer: RenewalAnswer;
  words: string;
  decider: "coordinator" | "committee";
  askedOn: Temporal.PlainDate;
  heldOn: Temporal.PlainDate | null;
}): Broken[] {
  const broken: Broken[] = [];
  if (decider === "committee" && heldOn === null)
    broken.push({
      rule: "renewal.session",
      message: "La commission décide des renouvellements : choisissez la séance qui a tranché.",
      english: "The committee decides of renewals: choose the session that decided.",
      field: "sessionId",
    });
  if (heldOn && isBefore(heldOn, askedOn))
    broken.push({
      rule: "renewal.sessionBefore",
      message: `Demandé le ${longDate(askedOn)} : une séance d'avant n'a pas pu en décider.`,
      english: `Asked for on ${longDate(askedOn, "en")}: a session before it cannot have decided.`,
      field: "sessionId",
    });
  if (answer === "refused" && !words.trim())
    broken.push({
      rule: "renewal.refusal",
      message: "Un refus se motive : dites pourquoi, et ce qui reste possible.",
      english: "A refusal has its reason: say why, and what is still possible.",
      field: "words",
    });
  return broken;
}
