/** The minutes as a document, made of what the reader was given: the signed ones, or a draft of a session that is still open. */
import type { Lever, RefusalReason, Service } from "../committee/rules.ts";
import { type Locale, longDate, type Said } from "../platform/calendar/wording.ts";
import { formatCents } from "../platform/money/format.ts";
import type { SessionFile } from "../sitting/read.store.ts";
import type { MinutesData, MinutesDecision } from "./minutes-document.ts";
import type { SignedDecision, SignedItem } from "./rules.ts";
import type { SignedMinutes } from "./store.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);

/** Signed minutes as a person reads them: whole, pseudonymised, or an extract of its own situations. */
export function printedMinutes(signed: SignedMinutes, lang: Locale = "fr"): MinutesData {
  const { header, items, addenda } = signed;
  return {
    number: header.number,
    heldOn: day(header.heldOn),
    ...(header.place && { place: header.place }),
    ...(header.chair && { chair: header.chair }),
    members: header.members,
    ...(header.quorum && { quorum: header.quorum }),
    items: items.map(({ position, content, name }) => printedItem(content, { position, name }, lang)),
    ...(header.observations && signed.whole && { observations: header.observations }),
    addenda: addenda.map(({ rank, position, text, on }) => ({
      rank,
      text,
      on: day(on),
      ...(position !== null && { of: position }),
    })),
    seal: signed.seal,
    ...(!signed.whole && { extract: true as const }),
  };
}

/** What the minutes would say if they were signed now: the coordination's alone. */
export function draftMinutes(session: SessionFile, lang: Locale = "fr"): MinutesData {
  const { quorum } = session;
  return {
    number: session.number,
    heldOn: day(session.heldOn),
    ...(session.place && { place: session.place }),
    ...(session.rules?.chair.name && { chair: session.rules.chair.name }),
    members: session.members.flatMap(({ name, organisation, presence }) =>
      presence === "invited" ? [] : [{ name, organisation, presence }],
    ),
    ...(quorum && {
      quorum: { met: quorum.met === true, present: quorum.present, needed: quorum.needed },
    }),
    items: session.agenda.map((item) => {
      const content: SignedItem = {
        ...item,
        operator:
          item.decision?.kind === "admitted"
            ? (item.decision.operator ?? item.proposedOperator?.name ?? null)
            : null,
        votes: item.decision?.votes ?? null,
        dissent: item.decision?.dissent ?? null,
        steppedOut: item.steppedOut.map(({ name }) => name),
        emergency: null,
      };
      return printedItem(content, { position: item.position, name: item.household?.name ?? null }, lang);
    }),
    ...(session.observations && { observations: session.observations }),
    draft: true,
  };
}

function printedItem(
  content: SignedItem,
  { position, name }: { position: number; name: string | null },
  lang: Locale,
): MinutesData["items"][number] {
  const { commune, decision, operator, votes, dissent, steppedOut, emergency } = content;
  const summary = summaryOf(content, lang);
  return {
    rank: position,
    household: name ?? `${lang === "fr" ? "Ménage" : "Household"} ${position}`,
    landlord: content.landlord,
    ...(commune && { commune }),
    ...(summary && { summary }),
    ...(decision && { decision: decisionOf(decision, operator, lang) }),
    ...(votes && { votes }),
    ...(dissent && { dissent }),
    ...(steppedOut.length > 0 && { steppedOut }),
    ...(emergency && { emergency: { ...emergency, askedOn: day(emergency.askedOn) } }),
  };
}

/** Figures alone, the same for every reader. */
function summaryOf({ debtCents, monthsDue, asOf }: SignedItem, lang: Locale): string | undefined {
  if (debtCents === null) return undefined;
  if (lang === "en") {
    const months = monthsDue === null ? "" : `, that is ${monthsDue.toLocaleString("en-IE")} monthly bills`;
    return `Debt of ${formatCents(debtCents, "en")} on ${longDate(day(asOf), "en")}${months}.`;
  }
  const months = monthsDue === null ? "" : `, soit ${monthsDue.toLocaleString("fr-FR")} mois de quittance`;
  return `Dette de ${formatCents(debtCents)} au ${longDate(day(asOf))}${months}.`;
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
const SERVICE_WORDS: Record<Service, Said> = {
  landlordSocialTeam: { fr: "service social du bailleur", en: "the landlord's social team" },
  departmentSocialService: { fr: "service social du département", en: "the department's social service" },
  communalSocialCentre: { fr: "CCAS de la commune", en: "the commune's social centre (CCAS)" },
  housingSolidarityFund: {
    fr: "fonds de solidarité pour le logement (FSL)",
    en: "the housing solidarity fund (FSL)",
  },
  overIndebtedness: {
    fr: "commission de surendettement (Banque de France)",
    en: "the over-indebtedness commission (Banque de France)",
  },
  housingSupport: {
    fr: "accompagnement lié au logement (ASLL, AVDL)",
    en: "housing-related support (ASLL, AVDL)",
  },
  budgetSupport: { fr: "accompagnement budgétaire (MASP)", en: "budget support (MASP)" },
  rightToHousing: { fr: "ADIL, conseil juridique", en: "ADIL, legal advice" },
  energyAdvice: { fr: "conseil en énergie, chèque énergie", en: "energy advice and energy voucher" },
  other: { fr: "autre service", en: "another service" },
};

const levers = (names: readonly Lever[] | null, lang: Locale) =>
  names?.map((lever) => LEVER_WORDS[lever][lang]);

/** Texts were required when they were written; an older row without one prints what it has. */
function decisionOf(decision: SignedDecision, operator: string | null, lang: Locale): MinutesDecision {
  switch (decision.kind) {
    case "admitted": {
      const [granted, recommended] = [levers(decision.levers, lang), levers(decision.recommended, lang)];
      return {
        kind: "admitted",
        track: decision.track ?? "stay",
        ...(decision.startsOn && { startsOn: day(decision.startsOn) }),
        ...(operator && { operator }),
        ...(decision.operatorReason && { operatorReason: decision.operatorReason }),
        ...(granted && { levers: granted }),
        ...(recommended && recommended.length > 0 && { recommended }),
        ...(decision.conditions && { conditions: decision.conditions }),
      };
    }
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
    case "redirected": {
      const service =
        decision.service && decision.service !== "other" && SERVICE_WORDS[decision.service][lang];
      return {
        kind: "redirected",
        redirectedTo: [service, decision.redirectedTo].filter(Boolean).join(lang === "fr" ? " : " : ": "),
        ...(decision.reasonText && { reason: decision.reasonText }),
      };
    }
  }
}
