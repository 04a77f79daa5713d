/** The worklist's words in both languages, the same on the page, in the spreadsheet and on paper. */
import type { SignalKind } from "../signals/signal.rules.ts";
import type { Said } from "../platform/calendar/wording.ts";
import type { Handling, NoDifficultyReason, OutreachResult, Urgency } from "./rules.ts";

export const URGENCY_WORDS: Record<Urgency, Said> = {
  urgent: { fr: "Urgent", en: "Urgent" },
  soon: { fr: "À voir vite", en: "Soon" },
  watch: { fr: "À suivre", en: "To watch" },
};

/** What a person did, or that the household is referred. */
export const HANDLING_WORDS: Record<Handling | "referred", Said> = {
  called: { fr: "Appelé", en: "Called" },
  written: { fr: "Écrit", en: "Written to" },
  met: { fr: "Rencontré", en: "Met" },
  snoozed: { fr: "Reporté", en: "Put off" },
  notADifficulty: { fr: "Pas une difficulté", en: "Not a difficulty" },
  referred: { fr: "Orienté", en: "Referred" },
};

export const RESULT_WORDS: Record<OutreachResult, Said> = {
  spoke: { fr: "échange avec le ménage", en: "talked with the household" },
  promised: { fr: "paiement annoncé", en: "payment announced" },
  message: { fr: "message laissé", en: "message left" },
  noAnswer: { fr: "sans réponse", en: "no answer" },
  wrongContact: { fr: "coordonnées fausses", en: "wrong number or address" },
  refused: { fr: "ne souhaite pas échanger", en: "does not wish to talk" },
  sent: { fr: "envoyé", en: "sent" },
  answered: { fr: "réponse reçue", en: "answer received" },
  absent: { fr: "personne sur place", en: "nobody there" },
};

export const REASON_WORDS: Record<NoDifficultyReason, Said> = {
  paidMeanwhile: { fr: "Payé depuis, pas encore dans le compte", en: "Paid since, not yet on the account" },
  benefitLate: { fr: "Aide au logement versée en retard", en: "Housing benefit paid late" },
  planKept: { fr: "Plan ou accord déjà suivi", en: "Plan or agreement already kept" },
  payDayShifted: { fr: "Jour de paiement décalé", en: "Day of payment shifted" },
  billingError: { fr: "Erreur de quittance ou d'écriture", en: "Error in a bill or an entry" },
  knownSituation: { fr: "Situation déjà suivie par ailleurs", en: "Followed elsewhere already" },
  other: { fr: "Autre raison", en: "Another reason" },
};

/** A signal in a few words, to choose it by. */
export const SIGNAL_WORDS: Record<SignalKind, Said> = {
  legalArrears: { fr: "Impayé légal", en: "Legal arrears" },
  debtInMonths: { fr: "Dette en mois de quittance", en: "Debt in months of the bill" },
  missedBills: { fr: "Quittances de suite impayées", en: "Bills missed in a row" },
  firstMiss: { fr: "Premier défaut", en: "First miss" },
  rejectedDebits: { fr: "Prélèvements rejetés", en: "Rejected direct debits" },
  benefitStopped: { fr: "Aide au logement arrêtée", en: "Housing benefit stopped" },
  benefitCut: { fr: "Aide au logement en baisse", en: "Housing benefit cut" },
  planMissed: { fr: "Échéance de plan manquée", en: "Plan instalment missed" },
  legalArrearsSoon: { fr: "Impayé légal proche", en: "Legal arrears soon" },
  effortJump: { fr: "Reste à payer en forte hausse", en: "Sharp rise in the bill" },
  paidAheadThenStopped: { fr: "Avance puis arrêt des paiements", en: "Paid ahead, then stopped" },
  payDayDrift: { fr: "Paiements de plus en plus tardifs", en: "Payments drifting later" },
  smallDebtsReturn: { fr: "Petites dettes qui reviennent", en: "Small debts that come back" },
};
