/** The minutes as each reader gets them: made of what `sessionOf` gives that reader, nothing more. */
import { type Locale, longDate, type Said } from "../platform/calendar/wording.ts";
import { formatCents } from "../platform/money/format.ts";
import type { MinutesData, MinutesDecision } from "./minutes-document.ts";
import type { AgendaLine, ItemDecision, SessionFile } from "./read.store.ts";
import type { Lever, RefusalReason } from "./rules.ts";

/** Minutes of a session as a person reads it: whole, pseudonymised, or an extract of its own situations. */
export function minutesOf(session: SessionFile, lang: Locale = "fr"): MinutesData {
  return {
    number: session.number,
    heldOn: Temporal.PlainDate.from(session.heldOn),
    ...(session.place && { place: session.place }),
    members: session.members.flatMap(({ name, organisation, presence }) =>
      presence === "invited" ? [] : [{ name, organisation, presence }],
    ),
    items: session.agenda.map((item) => ({
      rank: item.position,
      household: item.household?.name ?? `${lang === "fr" ? "Ménage" : "Household"} ${item.position}`,
      landlord: item.landlord,
      ...(item.commune && { commune: item.commune }),
      ...(summaryOf(item, lang) && { summary: summaryOf(item, lang)! }),
      ...(item.decision && { decision: decisionOf(item.decision, item.operator, lang) }),
    })),
    ...(!session.whole && { extract: true as const }),
    ...(session.status !== "signed" && { draft: true as const }),
  };
}

/** Figures alone, the same for every reader. */
function summaryOf({ debtCents, monthsDue, asOf }: AgendaLine, lang: Locale): string | undefined {
  if (debtCents === null) return undefined;
  if (lang === "en") {
    const months = monthsDue === null ? "" : `, that is ${monthsDue.toLocaleString("en-IE")} monthly bills`;
    return `Debt of ${formatCents(debtCents, "en")} on ${longDate(Temporal.PlainDate.from(asOf), "en")}${months}.`;
  }
  const months = monthsDue === null ? "" : `, soit ${monthsDue.toLocaleString("fr-FR")} mois de quittance`;
  return `Dette de ${formatCents(debtCents)} au ${longDate(Temporal.PlainDate.from(asOf))}${months}.`;
}

const LEVER_WORDS: Record<Lever, Said> = {
  rentRelief: { fr: "remise de solvabilisation", en: "rent relief" },
  debtGrant: { fr: "aide au traitement de la dette", en: "debt grant" },
  repaymentPlan: { fr: "plan d'apurement", en: "repayment plan" },
};
const REASON_WORDS: Record<RefusalReason, Said> = {
  ordinaryLawSuffices: { fr: "le droit commun suffit", en: "ordinary law suffices" },
  outsideProgramme: { fr: "hors du champ du programme", en: "outside the programme" },
  householdDeclines: {
    fr: "le ménage ne souhaite pas l'accompagnement",
    en: "the household does not want the support",
  },
  debtSettled: { fr: "dette soldée", en: "the debt is settled" },
  other: { fr: "autre motif", en: "another reason" },
};

const day = (iso: string) => Temporal.PlainDate.from(iso);

/** Texts were required when they were written; an older row without one prints what it has. */
function decisionOf(decision: ItemDecision, operator: string | null, lang: Locale): MinutesDecision {
  switch (decision.kind) {
    case "admitted":
      return {
        kind: "admitted",
        track: decision.track ?? "stay",
        ...(decision.startsOn && { startsOn: day(decision.startsOn) }),
        ...(operator && { operator }),
        ...(decision.levers && { levers: decision.levers.map((lever) => LEVER_WORDS[lever][lang]) }),
        ...(decision.conditions && { conditions: decision.conditions }),
      };
    case "deferred":
      return {
        kind: "deferred",
        missing: decision.missing ?? "",
        ...(decision.dueBy && { dueBy: day(decision.dueBy) }),
      };
    case "refused":
      return {
        kind: "refused",
        reason: decision.reason ? REASON_WORDS[decision.reason][lang] : "",
        ...(decision.reasonText && { text: decision.reasonText }),
      };
    case "redirected":
      return {
        kind: "redirected",
        redirectedTo: decision.redirectedTo ?? "",
        ...(decision.reasonText && { reason: decision.reasonText }),
      };
  }
}
