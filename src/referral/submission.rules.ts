/** What a referral says before it is submitted: what is still to be said, and the few things without which it cannot go. */
import type { Broken } from "../platform/calendar/dated.ts";
import { longDate } from "../platform/calendar/wording.ts";

/** What the landlord tried before. */
export const TRIED = [
  "called",
  "written",
  "met",
  "homeVisit",
  "planProposed",
  "benefitClaimed",
  "housingFund",
  "socialServices",
  "overIndebtedness",
] as const;
export type Tried = (typeof TRIED)[number];

/** Needs beside the debt, for which an operator may be the specialist. */
export const HOUSEHOLD_NEEDS = ["energyPoverty"] as const;
export type HouseholdNeed = (typeof HOUSEHOLD_NEEDS)[number];

/** How the household was told. */
export const INFORMED_HOW = ["met", "homeVisit", "phone", "letter", "email"] as const;
export type InformedHow = (typeof INFORMED_HOW)[number];

/** What is written on the form. Null or absent = unknown; [] = none. Days ISO. */
export type Written = {
  tie: string | null;
  situation: string | null;
  informedOn: string | null;
  informedHow: string | null;
  informedBy: string | null;
  /** The household answered whether it agrees to be referred or supported: yes or no, held or taken back. */
  agreementAsked: boolean;
  facts: { stage?: string; debtCents?: number; amountDueCents?: number; tried?: readonly string[] };
};

export const TO_BE_SAID = [
  "informedOn",
  "informedHow",
  "informedBy",
  "agreement",
  "tie",
  "stage",
  "tried",
  "situation",
  "debt",
  "amountDue",
] as const;
export type ToBeSaid = (typeof TO_BE_SAID)[number];

/** What is still to be said, in the order of the form. Nothing of it but `informedOn` holds a submission back. */
export function stillToSay(written: Written): ToBeSaid[] {
  const { facts } = written;
  const isSaid: Record<ToBeSaid, boolean> = {
    informedOn: written.informedOn !== null,
    informedHow: written.informedHow !== null,
    informedBy: written.informedBy !== null,
    // A no is an answer.
    agreement: written.agreementAsked,
    tie: written.tie !== null,
    stage: facts.stage !== undefined,
    tried: facts.tried !== undefined,
    situation: written.situation !== null,
    debt: facts.debtCents !== undefined,
    amountDue: facts.amountDueCents !== undefined,
  };
  return TO_BE_SAID.filter((name) => !isSaid[name]);
}

/** What cannot be true, whoever says it: refused when it is saved. `firstAnswerOn`: the first day on which the household answered. */
export function contradictionsOf(
  { informedOn, firstAnswerOn }: { informedOn: string | null; firstAnswerOn: string | null },
  today: Temporal.PlainDate,
): Broken[] {
  if (informedOn === null) return [];
  const day = Temporal.PlainDate.from(informedOn);
  const errors: Broken[] = [];
  if (informedOn > today.toString())
    errors.push({
      rule: "referral.future",
      message: `Le ${longDate(day)} est à venir : indiquez le jour où c'est arrivé, ou laissez vide.`,
      english: `${longDate(day, "en")} is still to come: tell the day on which it happened, or leave it empty.`,
      field: "informedOn",
    });
  if (firstAnswerOn !== null && firstAnswerOn < informedOn) {
    const answered = Temporal.PlainDate.from(firstAnswerOn);
    errors.push({
      rule: "referral.answeredBeforeInformed",
      message: `Le ménage a répondu le ${longDate(answered)} : il a été informé ce jour-là ou avant. Vérifiez la date.`,
      english: `The household answered on ${longDate(answered, "en")}: it was informed on that day or before. Check the date.`,
      field: "informedOn",
    });
  }
  return errors;
}

/**
 * What holds a submission back: nobody is referred without having been told. Everything else may follow.
 * Source: RGPD art. 12–14; access.md, "Agreement and information".
 */
export function brokenBySubmission(
  written: Pick<Written, "informedOn">,
  today: Temporal.PlainDate,
): Broken[] {
  if (written.informedOn !== null) return contradictionsOf({ ...written, firstAnswerOn: null }, today);
  return [
    {
      rule: "referral.informed",
      message:
        "Indiquez quel jour le ménage a été informé de cette orientation : il doit le savoir avant qu'elle parte.",
      english:
        "Tell on which day the household was informed of this referral: it has to know before it is sent.",
      source: "RGPD, articles 12 à 14",
      field: "informedOn",
    },
  ];
}
