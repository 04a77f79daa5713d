/** Around a tripartite meeting: who is invited and how, what the invitation says, what the three sign. Days are Temporal.PlainDate. */
import { ATTENDEES } from "../measure/rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { type Locale, longDate } from "../platform/calendar/wording.ts";

/** The three who must come, and who sign. */
export const PARTIES = ATTENDEES;
export type Party = (typeof PARTIES)[number];

/** `sms`: a text that the worker copies into their own phone. `calendar`: a mail with an entry for the diary, to professionals. */
export const MEANS = ["sms", "mail", "paper", "calendar"] as const;
export type Means = (typeof MEANS)[number];

/** What an invitation needs of the household; null = not known. */
export type Reach = { phone: string | null; email: string | null; address: string | null };
const NEEDS: Partial<Record<Means, keyof Reach>> = { sms: "phone", mail: "email", paper: "address" };
const LACKS: Record<keyof Reach, readonly [french: string, english: string]> = {
  phone: [
    "Aucun téléphone n'est connu pour ce ménage : invitez par courrier, ou complétez le dossier.",
    "No phone is known for this household: invite by letter, or complete the file.",
  ],
  email: [
    "Aucune adresse de courriel n'est connue pour ce ménage : invitez par SMS ou par courrier.",
    "No e-mail address is known for this household: invite by text message or by letter.",
  ],
  address: [
    "Aucune adresse n'est connue pour ce ménage : complétez le dossier, ou invitez par SMS.",
    "No address is known for this household: complete the file, or invite by text message.",
  ],
};

/** Means by which the household can be reached. */
export const householdMeans = (reach: Reach): Means[] =>
  (["sms", "mail", "paper"] as const).filter((means) => reach[NEEDS[means]!] !== null);

const broken = (rule: string, message: string, english: string, field?: string): Broken[] => [
  { rule, message, english, ...(field !== undefined && { field }) },
];

/** What forbids recording an invitation: only what is planned is invited to, by a means that reaches. */
export function brokenByInvitation(
  { state, metOn, party, means }: { state: string; metOn: Temporal.PlainDate; party: Party; means: Means },
  reach: Reach,
  today: Temporal.PlainDate,
): Broken[] {
  if (state !== "planned" || isBefore(metOn, today))
    return broken(
      "invitation.notPlanned",
      "On invite à un entretien prévu : fixez d'abord sa date.",
      "One invites to a meeting that is planned: set its day first.",
    );
  if ((means === "calendar") !== (party !== "household"))
    return broken(
      "invitation.means",
      "Le ménage est invité par SMS, courriel ou courrier ; les professionnels, par leur agenda.",
      "The household is invited by text, mail or letter; professionals by their diary.",
      "means",
    );
  const needed = NEEDS[means];
  return needed && reach[needed] === null ? broken(`invitation.${needed}`, ...LACKS[needed], "means") : [];
}

/** What the household is told. `worker` and `phone` null: not known. Nothing of why: a telephone is left on a table. */
export type Told = {
  on: Temporal.PlainDate;
  /** `14:30`; null = not set. */
  atTime: string | null;
  place: string | null;
  worker: string | null;
  operator: string;
  landlord: string;
};

const WEEKDAY = {
  fr: new Intl.DateTimeFormat("fr-FR", { weekday: "long", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" }),
};

/** `mardi 1er décembre 2026 à 14 h 30`, `Tuesday 1 December 2026 at 14:30`. */
export function whenOf({ on, atTime }: Pick<Told, "on" | "atTime">, locale: Locale): string {
  const day = `${WEEKDAY[locale].format(Date.UTC(on.year, on.month - 1, on.day))} ${longDate(on, locale)}`;
  if (!atTime) return day;
  return locale === "en"
    ? `${day} at ${atTime}`
    : `${day} à ${atTime.replace(":", " h ").replace(/ 00$/, "")}`;
}

/** The text message: short sentences, no name of the household, two messages' length at most. */
export function smsOf(told: Told, locale: Locale): string {
  const when = whenOf(told, locale);
  const { place, worker, operator, landlord } = told;
  const who = worker ?? operator;
  return locale === "en"
    ? `Hello. We meet on ${when}${place ? `, ${place}` : ""}, with ${landlord}. Please come: it is your meeting. If you cannot, tell ${who}, so that we find another day. ${operator}`
    : `Bonjour. Nous nous voyons ${when}${place ? `, ${place}` : ""}, avec ${landlord}. Votre présence compte. Si vous ne pouvez pas venir, prévenez ${who} : nous trouverons un autre jour. ${operator}`;
}

/** The mail or the letter: what it is, who comes, what to bring, that one may come with somebody. */
export function letterOf(told: Told, locale: Locale): { subject: string; lines: string[] } {
  const when = whenOf(told, locale);
  const { place, worker, operator, landlord } = told;
  return locale === "en"
    ? {
        subject: `Our meeting of ${longDate(told.on, locale)}`,
        lines: [
          `We invite you to a meeting on ${when}${place ? `, ${place}` : ""}.`,
          `You, ${worker ?? "your case worker"} (${operator}) and the social adviser of ${landlord} will be there.`,
          "Together we look at where things stand and agree on what comes next. What we write down, you read and sign if you agree. What you tell your case worker in confidence is not in it.",
          "You may come with somebody you trust. Please bring the last letters that you received about your home.",
          `If you cannot come, tell ${worker ?? operator}: we will find another day.`,
        ],
      }
    : {
        subject: `Notre rendez-vous du ${longDate(told.on, locale)}`,
        lines: [
          `Nous vous invitons à un entretien ${when}${place ? `, ${place}` : ""}.`,
          `Il y aura vous, ${worker ?? "votre travailleur social"} (${operator}) et le conseiller social de ${landlord}.`,
          "Nous regardons ensemble où vous en êtes et décidons de la suite. Ce qui est écrit, vous le lisez et le signez si vous êtes d'accord. Ce que vous confiez à votre travailleur social n'y figure pas.",
          "Vous pouvez venir avec une personne de confiance. Apportez les derniers courriers reçus pour votre logement.",
          `Si vous ne pouvez pas venir, prévenez ${worker ?? operator} : nous trouverons un autre jour.`,
        ],
      };
}

/** First letters of a name, as an entry of a diary shows it: `N. M.` */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter(Boolean)
    .map((part) => `${[...part][0]!.toUpperCase()}.`)
    .join(" ");

/** What forbids signing minutes: a meeting that was held, minutes that say something, each of the three once. */
export function brokenBySigning(
  {
    state,
    minutes,
    metOn,
    signed,
  }: { state: string; minutes: string | null; metOn: Temporal.PlainDate; signed: readonly Party[] },
  { party, signedOn }: { party: Party; signedOn: Temporal.PlainDate },
  today: Temporal.PlainDate,
): Broken[] {
  if (state !== "held" || !minutes?.trim())
    return broken(
      "minutes.empty",
      "On signe le compte rendu d'un entretien qui a eu lieu : écrivez-le d'abord.",
      "One signs the minutes of a meeting that was held: write them first.",
    );
  if (signed.includes(party))
    return broken(
      "minutes.already",
      "Cette signature est déjà notée.",
      "This signature is recorded already.",
      "party",
    );
  if (isBefore(signedOn, metOn) || isBefore(today, signedOn))
    return broken(
      "minutes.signedOn",
      `Le compte rendu se signe entre le ${longDate(metOn)} et aujourd'hui.`,
      `Minutes are signed between ${longDate(metOn, "en")} and today.`,
      "signedOn",
    );
  return [];
}

/** The three agree once each has signed. */
export const agreedBy = (signed: readonly Party[]): boolean =>
  PARTIES.every((party) => signed.includes(party));
