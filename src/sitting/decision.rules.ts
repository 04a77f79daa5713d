/** What each kind of decision says, when it may be written or corrected: until the minutes are signed. */
import { brokenByNaming } from "../committee/names.rules.ts";
import {
  type DecisionKind,
  type Lever,
  LEVERS,
  type RefusalReason,
  type Service,
  type TRACKS,
  type Votes,
} from "../committee/rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";

type PlainDate = Temporal.PlainDate;

/** A decision, each kind with the fields that it alone has. Days ISO; null = not said; `levers` [] = none. */
export type Decision =
  | {
      kind: "admitted";
      track: (typeof TRACKS)[number];
      startsOn: string | null;
      /** Who carries it, where the committee says; another one than the zone's with its reason. */
      operatorId: string | null;
      operatorReason: string | null;
      /** Granted by the committee. */
      levers: Lever[];
      /** For whoever decides of them to look at. */
      recommended: Lever[];
      conditions: string | null;
    }
  | { kind: "deferred"; missing: string; dueBy: string | null }
  | { kind: "refused"; reason: RefusalReason; reasonText: string }
  | { kind: "redirected"; service: Service; redirectedTo: string | null; reasonText: string | null };

/** How it was decided: by consensus where `votes` is null; `dissent`: what some held against it. */
export type Agreement = { votes: Votes | null; dissent: string | null };

/** As a form sends it: every field may be there, those of another kind are left out. */
export type DecisionDraft = {
  kind: DecisionKind;
  track?: (typeof TRACKS)[number] | null | undefined;
  startsOn?: string | null | undefined;
  operatorId?: string | null | undefined;
  operatorReason?: string | null | undefined;
  levers?: readonly Lever[] | undefined;
  recommended?: readonly Lever[] | undefined;
  conditions?: string | null | undefined;
  missing?: string | null | undefined;
  dueBy?: string | null | undefined;
  reason?: RefusalReason | null | undefined;
  reasonText?: string | null | undefined;
  service?: Service | null | undefined;
  redirectedTo?: string | null | undefined;
  votes?: Votes | null | undefined;
  dissent?: string | null | undefined;
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
      const { track, startsOn, operatorId, operatorReason, levers, recommended, conditions } = draft;
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
            operatorId: operatorId ?? null,
            operatorReason: operatorId ? words(operatorReason) : null,
            levers: LEVERS.filter((lever) => levers?.includes(lever)),
            recommended: LEVERS.filter((lever) => recommended?.includes(lever) && !levers?.includes(lever)),
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
      const errors: Broken[] = [];
      if (!draft.service)
        errors.push(
          lacking(
            "service",
            "Une réorientation dit vers quel service de droit commun : choisissez-le.",
            "A redirection says to which service of ordinary law: choose it.",
          ),
        );
      if (draft.service === "other" && redirectedTo === null)
        errors.push(
          lacking(
            "redirectedTo",
            "Dites vers quel autre service le ménage est réorienté.",
            "Say to which other service the household is redirected.",
          ),
        );
      return errors.length > 0
        ? { errors }
        : { kind: "redirected", service: draft.service!, redirectedTo, reasonText: words(draft.reasonText) };
    }
  }
}

const COUNTED = ["agree", "disagree", "abstain"] as const;

/** How it was decided, or what is not right in the count. A decision that more voices are against than for is one all the same: warned of on the page. */
export function agreementOf({ votes, dissent }: DecisionDraft): Agreement | { errors: Broken[] } {
  if (votes && COUNTED.every((voice) => votes[voice] === 0))
    return {
      errors: [
        {
          rule: "committee.votes",
          message: "Comptez au moins une voix, ou dites que la décision est prise par consensus.",
          english: "Count at least one vote, or say that the decision was made by consensus.",
          field: "votes",
        },
      ],
    };
  return { votes: votes ?? null, dissent: words(dissent) };
}

/** Texts of a decision that members read, whoever it concerns. Where somebody is sent to is a name of its own (Fondation Abbé Pierre). */
const TEXTS = ["conditions", "missing", "reasonText", "operatorReason", "dissent"] as const;

/** What forbids a decision that names the household. `names`: its last names. */
export function brokenByNames(decision: Decision & Partial<Agreement>, names: readonly string[]): Broken[] {
  const texts: Partial<Record<string, unknown>> = decision;
  return TEXTS.flatMap((field) => {
    const text = texts[field];
    return typeof text === "string" ? brokenByNaming(field, text, names) : [];
  });
}

/** The operator that the committee names is not of the commune's zone: it says why. `covering`: operators whose zone covers it. */
export function brokenByOperator(decision: Decision, covering: readonly string[]): Broken[] {
  if (decision.kind !== "admitted" || decision.operatorId === null) return [];
  if (covering.includes(decision.operatorId) || decision.operatorReason !== null) return [];
  return [
    {
      rule: "committee.operatorReason",
      message: "Cet opérateur n'est pas celui du secteur de la commune : dites pourquoi il est choisi.",
      english: "This operator is not that of the commune's zone: say why it is chosen.",
      field: "operatorReason",
    },
  ];
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
