/** The sentences of the home page, one for each fact that the server counts (`GET /api/home`); the figure stands before each. */
import { plural, texts } from "../../platform/ui/language.tsx";

type N = { n: number };

export const homeTexts = texts({
  fr: {
    tenanciesToReview: ({ n }: N) =>
      plural("fr", n, {
        one: "locataire repéré reste à examiner.",
        other: "locataires repérés restent à examiner.",
      }),
    tenanciesDetectedSinceYesterday: ({ n }: N) =>
      plural("fr", n, {
        one: "locataire a été repéré depuis hier.",
        other: "locataires ont été repérés depuis hier.",
      }),
    arrearsToReport: ({ n }: N) =>
      plural("fr", n, {
        one: "impayé constitué est à signaler à la CAF ou à la MSA dans le délai.",
        other: "impayés constitués sont à signaler à la CAF ou à la MSA dans le délai.",
      }),
    linesQuarantined: ({ n }: N) =>
      plural("fr", n, {
        one: "ligne de vos fichiers est en attente de correction.",
        other: "lignes de vos fichiers sont en attente de correction.",
      }),
    referralsWithoutDecision: ({ n }: N) =>
      plural("fr", n, {
        one: "orientation attend une décision.",
        other: "orientations attendent une décision.",
      }),
    referralsWaitingOverWeek: ({ n }: N) =>
      plural("fr", n, {
        one: "orientation attend depuis plus de 7 jours.",
        other: "orientations attendent depuis plus de 7 jours.",
      }),
    decisionsSinceYesterday: ({ n }: N) =>
      plural("fr", n, {
        one: "décision a été rendue depuis hier sur vos orientations.",
        other: "décisions ont été rendues depuis hier sur vos orientations.",
      }),
    itemsOfNextSession: ({ n }: N) =>
      plural("fr", n, {
        one: "situation est inscrite à la prochaine commission.",
        other: "situations sont inscrites à la prochaine commission.",
      }),
    minutesToSign: ({ n }: N) =>
      plural("fr", n, {
        one: "procès-verbal de commission reste à signer.",
        other: "procès-verbaux de commission restent à signer.",
      }),
    measuresToAssign: ({ n }: N) =>
      plural("fr", n, {
        one: "mesure admise attend un opérateur.",
        other: "mesures admises attendent un opérateur.",
      }),
    measuresWithoutCaseWorker: ({ n }: N) =>
      plural("fr", n, {
        one: "mesure affectée attend un travailleur social référent.",
        other: "mesures affectées attendent un travailleur social référent.",
      }),
    measuresRunning: ({ n }: N) =>
      plural("fr", n, { one: "mesure est en cours.", other: "mesures sont en cours." }),
    measuresWithoutContact: ({ n }: N) =>
      plural("fr", n, {
        one: "mesure en cours est sans rencontre depuis 30 jours.",
        other: "mesures en cours sont sans rencontre depuis 30 jours.",
      }),
    followUpsToAnswer: ({ n }: N) =>
      plural("fr", n, {
        one: "ménage accompagné : dites ce qu'il est devenu.",
        other: "ménages accompagnés : dites ce qu'ils sont devenus.",
      }),
    homesToAnswer: ({ n }: N) =>
      plural("fr", n, {
        one: "de vos logements libres est proposé à un ménage : à vous de répondre.",
        other: "de vos logements libres sont proposés à des ménages : à vous de répondre.",
      }),
    householdsToAsk: ({ n }: N) =>
      plural("fr", n, {
        one: "logement est proposé à un de vos ménages, qui n'a pas encore répondu.",
        other: "logements sont proposés à vos ménages, qui n'ont pas encore répondu.",
      }),
    renewalsToDecide: ({ n }: N) =>
      plural("fr", n, {
        one: "renouvellement demandé attend une décision.",
        other: "renouvellements demandés attendent une décision.",
      }),
    measuresEndingSoon: ({ n }: N) =>
      plural("fr", n, {
        one: "mesure se termine dans les 30 jours : renouveler ou clore.",
        other: "mesures se terminent dans les 30 jours : renouveler ou clore.",
      }),
    meetingsLate: ({ n }: N) =>
      plural("fr", n, {
        one: "mesure a un entretien tripartite en retard.",
        other: "mesures ont un entretien tripartite en retard.",
      }),
    contactsThisWeek: ({ n }: N) =>
      plural("fr", n, {
        one: "rencontre est prévue cette semaine.",
        other: "rencontres sont prévues cette semaine.",
      }),
    tripartiteMeetingsDue: ({ n }: N) =>
      plural("fr", n, {
        one: "entretien tripartite est à tenir dans les 14 jours.",
        other: "entretiens tripartites sont à tenir dans les 14 jours.",
      }),
    tripartiteMeetingsLate: ({ n }: N) =>
      plural("fr", n, {
        one: "entretien tripartite a dépassé sa date.",
        other: "entretiens tripartites ont dépassé leur date.",
      }),
    instalmentsMissed: ({ n }: N) =>
      plural("fr", n, {
        one: "plan d'apurement a une échéance non couverte.",
        other: "plans d'apurement ont une échéance non couverte.",
      }),
    householdsSupported: ({ n }: N) =>
      plural("fr", n, {
        one: "ménage est accompagné cette année.",
        other: "ménages sont accompagnés cette année.",
      }),
    fundingDifferences: ({ n }: N) =>
      plural("fr", n, {
        one: "écart entre budget et financements reste à expliquer.",
        other: "écarts entre budget et financements restent à expliquer.",
      }),
    invitationsPending: ({ n }: N) =>
      plural("fr", n, {
        one: "invitation n'a pas encore été acceptée.",
        other: "invitations n'ont pas encore été acceptées.",
      }),
    organisationsWithoutLead: ({ n }: N) =>
      plural("fr", n, {
        one: "organisme n'a pas de responsable.",
        other: "organismes n'ont pas de responsable.",
      }),
  },
  en: {
    tenanciesToReview: ({ n }) =>
      plural("en", n, {
        one: "detected tenant is still to be reviewed.",
        other: "detected tenants are still to be reviewed.",
      }),
    tenanciesDetectedSinceYesterday: ({ n }) =>
      plural("en", n, {
        one: "tenant has been detected since yesterday.",
        other: "tenants have been detected since yesterday.",
      }),
    arrearsToReport: ({ n }) =>
      plural("en", n, {
        one: "case of legal arrears is to be reported to CAF or MSA in time.",
        other: "cases of legal arrears are to be reported to CAF or MSA in time.",
      }),
    linesQuarantined: ({ n }) =>
      plural("en", n, {
        one: "line of your files is waiting to be mended.",
        other: "lines of your files are waiting to be mended.",
      }),
    referralsWithoutDecision: ({ n }) =>
      plural("en", n, {
        one: "referral is waiting for a decision.",
        other: "referrals are waiting for a decision.",
      }),
    referralsWaitingOverWeek: ({ n }) =>
      plural("en", n, {
        one: "referral has been waiting for more than 7 days.",
        other: "referrals have been waiting for more than 7 days.",
      }),
    decisionsSinceYesterday: ({ n }) =>
      plural("en", n, {
        one: "decision has been taken since yesterday on your referrals.",
        other: "decisions have been taken since yesterday on your referrals.",
      }),
    itemsOfNextSession: ({ n }) =>
      plural("en", n, {
        one: "case is on the agenda of the next committee session.",
        other: "cases are on the agenda of the next committee session.",
      }),
    minutesToSign: ({ n }) =>
      plural("en", n, {
        one: "committee session has minutes to sign.",
        other: "committee sessions have minutes to sign.",
      }),
    measuresToAssign: ({ n }) =>
      plural("en", n, {
        one: "admitted measure is waiting for an operator.",
        other: "admitted measures are waiting for an operator.",
      }),
    measuresWithoutCaseWorker: ({ n }) =>
      plural("en", n, {
        one: "assigned measure is waiting for a case worker.",
        other: "assigned measures are waiting for a case worker.",
      }),
    measuresRunning: ({ n }) =>
      plural("en", n, { one: "measure is running.", other: "measures are running." }),
    measuresWithoutContact: ({ n }) =>
      plural("en", n, {
        one: "running measure has had no contact for 30 days.",
        other: "running measures have had no contact for 30 days.",
      }),
    followUpsToAnswer: ({ n }) =>
      plural("en", n, {
        one: "household that was supported: say what became of it.",
        other: "households that were supported: say what became of them.",
      }),
    homesToAnswer: ({ n }) =>
      plural("en", n, {
        one: "of your vacant homes is proposed to a household: yours to answer.",
        other: "of your vacant homes are proposed to households: yours to answer.",
      }),
    householdsToAsk: ({ n }) =>
      plural("en", n, {
        one: "home is proposed to one of your households, which has not answered yet.",
        other: "homes are proposed to your households, which have not answered yet.",
      }),
    renewalsToDecide: ({ n }) =>
      plural("en", n, {
        one: "renewal asked for waits for a decision.",
        other: "renewals asked for wait for a decision.",
      }),
    measuresEndingSoon: ({ n }) =>
      plural("en", n, {
        one: "measure ends within 30 days: renew or close.",
        other: "measures end within 30 days: renew or close.",
      }),
    meetingsLate: ({ n }) =>
      plural("en", n, {
        one: "measure has a tripartite meeting that is late.",
        other: "measures have a tripartite meeting that is late.",
      }),
    contactsThisWeek: ({ n }) =>
      plural("en", n, { one: "contact is planned this week.", other: "contacts are planned this week." }),
    tripartiteMeetingsDue: ({ n }) =>
      plural("en", n, {
        one: "tripartite meeting is to be held within 14 days.",
        other: "tripartite meetings are to be held within 14 days.",
      }),
    tripartiteMeetingsLate: ({ n }) =>
      plural("en", n, {
        one: "tripartite meeting is past its date.",
        other: "tripartite meetings are past their date.",
      }),
    instalmentsMissed: ({ n }) =>
      plural("en", n, {
        one: "repayment plan has an instalment not covered.",
        other: "repayment plans have an instalment not covered.",
      }),
    householdsSupported: ({ n }) =>
      plural("en", n, {
        one: "household is supported this year.",
        other: "households are supported this year.",
      }),
    fundingDifferences: ({ n }) =>
      plural("en", n, {
        one: "difference between budget and funding is still to be explained.",
        other: "differences between budget and funding are still to be explained.",
      }),
    invitationsPending: ({ n }) =>
      plural("en", n, {
        one: "invitation has not been accepted yet.",
        other: "invitations have not been accepted yet.",
      }),
    organisationsWithoutLead: ({ n }) =>
      plural("en", n, { one: "organisation has no lead.", other: "organisations have no lead." }),
  },
});
