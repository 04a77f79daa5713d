/**
 * What a household agrees to, item by item: to be referred, to be supported, and that such a domain be read by such people. Each
 * answer has its day and may be taken back. Source: access.md, "Sharing is item by item".
 */
import type { Broken } from "../platform/calendar/dated.ts";
import { longDate } from "../platform/calendar/wording.ts";

/** Domains of which something may be shared. The others (health, justice…) never leave the operator: nobody agrees to it here. */
export const SHARED_DOMAINS = ["housing", "budget", "employment", "family", "energy"] as const;
/** What the landlord writes: the situation as a whole, and what it knows of each domain. */
export const WRITTEN_DOMAINS = ["situation", ...SHARED_DOMAINS] as const;
export type WrittenDomain = (typeof WRITTEN_DOMAINS)[number];

/** With whom. `committee`: who sits at the session that studies it, and the coordination that prepares it. */
export const RECIPIENTS = ["operator", "committee", "landlord"] as const;
export type Recipient = (typeof RECIPIENTS)[number];

export const AGREEMENT_KINDS = ["referral", "support", "sharing"] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

/** One thing that is asked. Domain and recipient belong to sharing alone. */
export type AgreementItem = {
  kind: AgreementKind;
  domain: WrittenDomain | null;
  recipient: Recipient | null;
};

/** All that may be asked, in the order of the form. The landlord wrote the situation: it is not shared back with it. */
export const AGREEMENT_ITEMS: readonly AgreementItem[] = [
  { kind: "referral", domain: null, recipient: null },
  { kind: "support", domain: null, recipient: null },
  ...WRITTEN_DOMAINS.flatMap((domain) =>
    RECIPIENTS.filter((recipient) => domain !== "situation" || recipient !== "landlord").map(
      (recipient): AgreementItem => ({ kind: "sharing", domain, recipient }),
    ),
  ),
];

/** `referral`, `support`, `budget.committee`. */
export const keyOf = ({ kind, domain, recipient }: AgreementItem): string =>
  kind === "sharing" ? `${domain}.${recipient}` : kind;

/** How somebody heard an answer. */
export const HEARD_HOW = ["met", "homeVisit", "phone", "letter", "email", "signed"] as const;
/** How an answer was given; `ownPage`: by the household itself, on its own page. */
export const ANSWERED_HOW = [...HEARD_HOW, "ownPage"] as const;
export type AnsweredHow = (typeof ANSWERED_HOW)[number];

/** Who an answer opens something to, when people of a role record it. Null: to nobody of theirs. */
export function recipientOf(role: string): Recipient | null {
  if (role === "coordinator") return "committee";
  if (role === "caseWorker" || role === "operatorLead") return "operator";
  return role === "arrearsOfficer" || role === "socialAdviser" || role === "landlordLead" ? "landlord" : null;
}

/** Nobody records that something is opened to themselves: who heard the household and gains nothing by it does. */
export const mayRecord = (item: AgreementItem, role: string): boolean =>
  item.recipient === null || item.recipient !== recipientOf(role);

export type Answer = AgreementItem & { given: boolean };

/** What forbids recording these answers; `agreed`: keys of items agreed to and not taken back. Days ISO. */
export function brokenByAnswers(
  { answeredOn, answers }: { answeredOn: string; answers: readonly Answer[] },
  { role, informedOn, agreed }: { role: string; informedOn: string | null; agreed: ReadonlySet<string> },
  today: Temporal.PlainDate,
): Broken[] {
  const broken: Broken[] = [];
  const day = Temporal.PlainDate.from(answeredOn);
  if (answeredOn > today.toString())
    broken.push({
      rule: "agreement.future",
      message: `Le ${longDate(day)} est à venir : indiquez le jour où le ménage a répondu.`,
      english: `${longDate(day, "en")} is still to come: give the day on which the household answered.`,
      field: "answeredOn",
    });
  if (informedOn !== null && answeredOn < informedOn)
    broken.push({
      rule: "agreement.beforeInformed",
      message: `Le ménage ne peut pas avoir répondu avant d'être informé (${longDate(Temporal.PlainDate.from(informedOn))}) : vérifiez les deux dates.`,
      english: `The household cannot have answered before it was informed (${longDate(Temporal.PlainDate.from(informedOn), "en")}): check both dates.`,
      field: "answeredOn",
    });
  if (answers.length === 0)
    broken.push({
      rule: "agreement.nothing",
      message: "Indiquez au moins une réponse du ménage.",
      english: "Give at least one answer of the household.",
      field: "answers",
    });
  for (const answer of answers) {
    // All three: a domain or a recipient beside an agreement to support says nothing.
    const { kind, domain, recipient } = answer;
    if (
      !AGREEMENT_ITEMS.some(
        (item) => item.kind === kind && item.domain === domain && item.recipient === recipient,
      )
    )
      broken.push({
        rule: "agreement.item",
        message: "Cet accord n'existe pas : choisissez-le dans la liste.",
        english: "There is no such agreement: choose one of the list.",
        field: "answers",
      });
    else if (answer.given && !mayRecord(answer, role))
      broken.push({
        rule: "agreement.ownGain",
        message:
          "Vous ne pouvez pas noter un accord qui vous ouvre quelque chose : celui qui a entendu le ménage et n'y gagne rien le note.",
        english:
          "You cannot record an agreement that opens something to you: who heard the household and gains nothing by it records it.",
        field: "answers",
      });
    else if (!answer.given && agreed.has(keyOf(answer)))
      broken.push({
        rule: "agreement.withdraw",
        message:
          "Le ménage l'avait accepté : retirez cet accord dans la liste, ce qu'il a ouvert se refermera.",
        english:
          "The household had agreed to it: withdraw that agreement in the list, what it opened will close.",
        field: "answers",
      });
  }
  return broken;
}
