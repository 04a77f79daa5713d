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

/** How the household was told. */
export const INFORMED_HOW = ["met", "homeVisit", "phone", "letter", "email"] as const;
export type InformedHow = (typeof INFORMED_HOW)[number];

/** What a household agrees to, item by item; each may be taken back. Source: access.md, "Sharing is item by item". */
export const AGREED = ["referral", "committee", "operatorContact", "situationShared"] as const;
export type Agreed = (typeof AGREED)[number];

/** What is written on the form. Null or absent = unknown; [] = none. Days ISO. */
export type Written = {
  tie: string | null;
  situation: string | null;
  informedOn: string | null;
  informedHow: string | null;
  informedBy: string | null;
  agreedOn: string | null;
  agreedTo: readonly string[] | null;
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
    // Agreed to nothing is an answer, and needs no day.
    agreement: written.agreedTo !== null && (written.agreedTo.length === 0 || written.agreedOn !== null),
    tie: written.tie !== null,
    stage: facts.stage !== undefined,
    tried: facts.tried !== undefined,
    situation: written.situation !== null,
    debt: facts.debtCents !== undefined,
    amountDue: facts.amountDueCents !== undefined,
  };
  return TO_BE_SAID.filter((name) => !isSaid[name]);
}

/** What cannot be true, whoever says it: refused when it is saved. */
export function contradictionsOf(
  { informedOn, agreedOn }: Pick<Written, "informedOn" | "agreedOn">,
  today: Temporal.PlainDate,
): Broken[] {
  const errors: Broken[] = [];
  for (const [field, day] of [
    ["informedOn", informedOn],
    ["agreedOn", agreedOn],
  ] as const)
    if (day !== null && day > today.toString())
      errors.push({
        rule: "referral.future",
        message: `Le ${longDate(Temporal.PlainDate.from(day))} est à venir : indiquez le jour où c'est arrivé, ou laissez vide.`,
        english: `${longDate(Temporal.PlainDate.from(day), "en")} is still to come: tell the day on which it happened, or leave it empty.`,
        field,
      });
  if (informedOn !== null && agreedOn !== null && agreedOn < informedOn)
    errors.push({
      rule: "referral.agreedBeforeInformed",
      message: `Le ménage ne peut pas avoir donné son accord avant d'être informé (${longDate(Temporal.PlainDate.from(informedOn))}) : vérifiez les deux dates.`,
      english: `The household cannot have agreed before it was informed (${longDate(Temporal.PlainDate.from(informedOn), "en")}): check both dates.`,
      field: "agreedOn",
    });
  return errors;
}

/**
 * What holds a submission back: nobody is referred without having been told. Everything else may follow.
 * Source: RGPD art. 12–14; access.md, "Agreement and information".
 */
export function brokenBySubmission(
  written: Pick<Written, "informedOn" | "agreedOn">,
  today: Temporal.PlainDate,
): Broken[] {
  if (written.informedOn !== null) return contradictionsOf(written, today);
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
