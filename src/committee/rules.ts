/**
 * The committee's rules: the number of a session, who may sit, what each kind of decision says, what the minutes need before
 * they are signed. A decision may be corrected until then; a household put off comes back to the next agenda.
 */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";

type PlainDate = Temporal.PlainDate;

export const DECISION_KINDS = ["admitted", "deferred", "refused", "redirected"] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export const TRACKS = ["stay", "leaseTransfer"] as const;
export const LEVERS = ["rentRelief", "debtGrant", "repaymentPlan"] as const;
export type Lever = (typeof LEVERS)[number];

/** Why the committee refuses. A code to count by; the sentence that the household is told stands beside it. */
export const REFUSAL_REASONS = [
  "ordinaryLawSuffices",
  "outsideProgramme",
  "householdDeclines",
  "debtSettled",
  "other",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export const SESSION_STATUSES = ["planned", "held", "signed"] as const;
/** `held`: a decision was taken; the minutes are still to be signed. */
export type SessionStatus = (typeof SESSION_STATUSES)[number];
export const PRESENCES = ["invited", "present", "excused"] as const;
export type Presence = (typeof PRESENCES)[number];

/** Posts from which somebody is named to sit: committee members, landlords' social advisers, operators' leads. */
export const MAY_SIT: readonly string[] = ["committeeMember", "socialAdviser", "operatorLead"];

/** `2026-11`, then `2026-11-2` where the month has a session already: the number of the minutes. */
export function proposedNumber(heldOn: PlainDate, taken: readonly string[]): string {
  const month = heldOn.toPlainYearMonth().toString();
  const rank = [1, ...taken.map((_, index) => index + 2)].find(
    (n) => !taken.includes(n === 1 ? month : `${month}-${n}`),
  )!;
  return rank === 1 ? month : `${month}-${rank}`;
}

/** What forbids a session as it is written. `taken`: numbers of the others. */
export function brokenBySession(
  { number, members }: { number: string; members?: readonly { role: string; active: boolean }[] },
  taken: readonly string[],
): Broken[] {
  const broken: Broken[] = [];
  if (taken.includes(number))
    broken.push({
      rule: "committee.number",
      message: `Le numéro ${number} est celui d'une autre séance : donnez-en un autre.`,
      english: `Number ${number} is that of another session: give another one.`,
      field: "number",
    });
  if (members?.some(({ role, active }) => !active || !MAY_SIT.includes(role)))
    broken.push({
      rule: "committee.maySit",
      message:
        "Une commission réunit des membres de commission, des conseillers sociaux des bailleurs et des responsables d'opérateurs en poste : retirez les autres personnes.",
      english:
        "A committee is made of committee members, landlords' social advisers and operators' leads in post: take the others out.",
      field: "members",
    });
  return broken;
}

/** A decision, each kind with the fields that it alone has. Days ISO; null = not said; `levers` [] = none. */
export type Decision =
  | {
      kind: "admitted";
      track: (typeof TRACKS)[number];
      startsOn: string | null;
      levers: Lever[];
      conditions: string | null;
    }
  | { kind: "deferred"; missing: string; dueBy: string | null }
  | { kind: "refused"; reason: RefusalReason; reasonText: string }
  | { kind: "redirected"; redirectedTo: string; reasonText: string | null };

/** As a form sends it: every field may be there, those of another kind are left out. */
export type DecisionDraft = {
  kind: DecisionKind;
  track?: (typeof TRACKS)[number] | null | undefined;
  startsOn?: string | null | undefined;
  levers?: readonly Lever[] | undefined;
  conditions?: string | null | undefined;
  missing?: string | null | undefined;
  dueBy?: string | null | undefined;
  reason?: RefusalReason | null | undefined;
  reasonText?: string | null | undefined;
  redirectedTo?: string | null | undefined;
};

const words = (text: string | null | undefined) => text?.trim() || null;

/** The decision that a draft makes, or what it lacks, each beside its field. `heldOn`: the session's day. */
export function decisionOf(draft: DecisionDraft, heldOn: PlainDate): Decision | { errors: Broken[] } {
  const notBefore = (field: "startsOn" | "dueBy", what: string, inEnglish: string): Broken[] =>
    draft[field] && isBefore(Temporal.PlainDate.from(draft[field]), heldOn)
      ? [
          {
            rule: "committee.notBefore",
            message: `${what} ne peut pas précéder la séance du ${longDate(heldOn)}.`,
            english: `${inEnglish} cannot come before the session of ${longDate(heldOn, "en")}.`,
            field,
          },
        ]
      : [];
  const lacking = (field: keyof DecisionDraft, message: string, english: string): Broken => ({
    rule: `committee.${draft.kind}.${field}`,
    message,
    english,
    field,
  });
  switch (draft.kind) {
    case "admitted": {
      const { track, startsOn, levers, conditions } = draft;
      const errors = notBefore("startsOn", "Le début de la mesure", "The start of the measure");
      if (!track)
        errors.push(
          lacking(
            "track",
            "Une admission dit dans quel volet : choisissez-le.",
            "An admission says in which track: choose it.",
          ),
        );
      return errors.length > 0
        ? { errors }
        : {
            kind: "admitted",
            track: track!,
            startsOn: startsOn ?? null,
            levers: LEVERS.filter((lever) => levers?.includes(lever)),
            conditions: words(conditions),
          };
    }
    case "deferred": {
      const missing = words(draft.missing);
      const errors = notBefore(
        "dueBy",
        "La date à laquelle fournir ce qui manque",
        "The day by which to give what is missing",
      );
      if (missing === null)
        errors.push(
          lacking(
            "missing",
            "Un ajournement dit ce qui manque : sans cela, personne ne peut compléter.",
            "A deferral says what is missing: nobody can complete it otherwise.",
          ),
        );
      return errors.length > 0
        ? { errors }
        : { kind: "deferred", missing: missing!, dueBy: draft.dueBy ?? null };
    }
    case "refused": {
      const reasonText = words(draft.reasonText);
      const errors: Broken[] = [];
      if (!draft.reason)
        errors.push(
          lacking("reason", "Un refus a un motif : choisissez-le.", "A refusal has a reason: choose it."),
        );
      if (reasonText === null)
        errors.push(
          lacking(
            "reasonText",
            "Expliquez le refus en une phrase : le bailleur et le ménage la liront.",
            "Explain the refusal in a sentence: the landlord and the household will read it.",
          ),
        );
      return errors.length > 0
        ? { errors }
        : { kind: "refused", reason: draft.reason!, reasonText: reasonText! };
    }
    case "redirected": {
      const redirectedTo = words(draft.redirectedTo);
      return redirectedTo === null
        ? {
            errors: [
              lacking(
                "redirectedTo",
                "Une réorientation dit vers qui : service, dispositif ou lieu.",
                "A redirection says to whom: a service, a scheme or a place.",
              ),
            ],
          }
        : { kind: "redirected", redirectedTo, reasonText: words(draft.reasonText) };
    }
  }
}

/** Letters without accents, small: how names are compared. */
const fold = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text: string) => text.split(/[^\p{L}\p{M}]+/u).filter((word) => word.length > 2);
const isCapital = (word: string) => word.charAt(0) !== word.charAt(0).toLowerCase();
/** Free texts that members read. Where somebody is sent to is a name of its own (Fondation Abbé Pierre). */
const TEXTS: ReadonlySet<string> = new Set(["conditions", "missing", "reasonText"]);

/**
 * Members who are not concerned read decisions without knowing of whom: a text that names the household is refused.
 * A name counts where it is written as names are, `Petit` or `PETIT`; "petit" is a word. `names`: last names of the household.
 * Source: access.md, "pseudonymised unless concerned".
 */
export function brokenByNames(decision: Decision, names: readonly string[]): Broken[] {
  const known = new Set(names.flatMap(wordsOf).map(fold));
  const isNamed = (text: string) => wordsOf(text).some((word) => isCapital(word) && known.has(fold(word)));
  return Object.entries(decision).flatMap(([field, value]): Broken[] =>
    TEXTS.has(field) && typeof value === "string" && isNamed(value)
      ? [
          {
            rule: "committee.names",
            message:
              "Ce texte nomme le ménage : les membres de la commission le lisent sans savoir de qui il s'agit. Écrivez « le ménage ».",
            english:
              'This text names the household: members of the committee read it without knowing of whom it speaks. Write "the household".',
            field,
          },
        ]
      : [],
  );
}

const SIGNED: Broken = {
  rule: "committee.signed",
  message: "Le procès-verbal de cette séance est signé : elle ne change plus.",
  english: "The minutes of this session are signed: it no longer changes.",
};

/** What forbids any change of a session. */
export function brokenByStatus(status: SessionStatus): Broken[] {
  return status === "signed" ? [SIGNED] : [];
}

/** What forbids a decision, or its correction, whatever it says. `former`: the decision that stands already. */
export function brokenByMoment({
  heldOn,
  today,
  referralStatus,
  former,
  kind,
}: {
  heldOn: PlainDate;
  today: PlainDate;
  referralStatus: string;
  former: DecisionKind | null;
  kind: DecisionKind;
}): Broken[] {
  if (isBefore(today, heldOn))
    return [
      {
        rule: "committee.beforeSession",
        message: `La séance est prévue le ${longDate(heldOn)} : une décision se prend en séance. Si elle s'est tenue plus tôt, changez sa date.`,
        english: `The session is planned for ${longDate(heldOn, "en")}: a decision is made in session. If it was held earlier, change its date.`,
      },
    ];
  if (former === null || referralStatus === "decided") return [];
  if (referralStatus === "assigned" && kind === "admitted") return [];
  return [
    {
      rule: "committee.followed",
      message:
        referralStatus === "assigned"
          ? "Le ménage est déjà confié à un opérateur : l'admission ne peut plus devenir autre chose. Ses précisions peuvent changer."
          : referralStatus === "onAgenda"
            ? "Le ménage est déjà inscrit à une autre séance : retirez-le de celle-ci d'abord."
            : "Depuis cette décision, l'orientation a été close ou retirée : elle ne se corrige plus.",
      english:
        referralStatus === "assigned"
          ? "The household is assigned to an operator already: the admission can become nothing else. Its details may change."
          : referralStatus === "onAgenda"
            ? "The household is on another session's agenda already: take it off there first."
            : "Since this decision the referral was closed or withdrawn: it is no longer corrected.",
      field: "kind",
    },
  ];
}

/** What forbids signing the minutes. Households that were not studied are no obstacle: they wait for the next session. */
export function brokenBySigning({
  heldOn,
  today,
  presences,
}: {
  heldOn: PlainDate;
  today: PlainDate;
  presences: readonly Presence[];
}): Broken[] {
  const broken: Broken[] = [];
  if (isBefore(today, heldOn))
    broken.push({
      rule: "committee.signedBefore",
      message: `La séance est prévue le ${longDate(heldOn)} : le procès-verbal se signe après.`,
      english: `The session is planned for ${longDate(heldOn, "en")}: the minutes are signed after it.`,
    });
  const untold = presences.filter((presence) => presence === "invited").length;
  if (untold > 0)
    broken.push({
      rule: "committee.presence",
      message: `Dites pour chaque membre s'il était présent ou excusé : il en reste ${untold}.`,
      english: `Say of each member whether they were present or excused: ${untold} left.`,
      field: "members",
    });
  return broken;
}
