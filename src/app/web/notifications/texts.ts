/** What the bell and the page of notices say. A notice names its household as long as its reader sees it. */
import { plural, texts } from "../../../platform/ui/language.tsx";

type Of = { household: string | undefined };
type N = { n: number };

export const noticeTexts = texts({
  fr: {
    title: "Notifications",
    lead: "Ce qui s'est passé dans vos dossiers, le plus récent d'abord.",
    bell: ({ n }: N) =>
      plural("fr", n, {
        zero: "Notifications : rien de nouveau",
        one: "Notifications : # non lue",
        other: "Notifications : # non lues",
      }),
    unread: "Nouveau",
    markAll: "Tout marquer comme lu",
    marked: "Toutes vos notifications sont marquées comme lues.",
    empty: "Aucune notification",
    emptyWords: "Vous serez prévenu ici de ce qui avance dans vos dossiers.",
    mailTitle: "Par courriel",
    mail: "Recevoir aussi un courriel",
    mailHelp: "Le message dit ce qui s'est passé, jamais le nom du ménage.",
    mailOn: "Vous recevrez aussi un courriel.",
    mailOff: "Vous ne recevrez plus de courriel.",
    morning: "Recevoir la liste du matin",
    morningHelp:
      "Les jours ouvrés, s'il y a du nouveau : combien de comptes à examiner, combien attendent, les premiers numéros de compte. Aucun nom.",
    morningOn: "Vous recevrez la liste du matin.",
    morningOff: "Vous ne recevrez plus la liste du matin.",
    deadlines: "Recevoir les échéances des procédures",
    deadlinesHelp:
      "Le premier jour ouvré de la semaine, ce qui tombe sous sept jours ; les autres jours, ce qui tombe sous deux jours. Des initiales, aucun nom.",
    deadlinesOn: "Vous recevrez les échéances des procédures.",
    deadlinesOff: "Vous ne recevrez plus les échéances des procédures.",
    kinds: {
      "account.assigned": ({ household }: Of) =>
        household
          ? `Le compte du ménage ${household} vous est confié.`
          : "Un compte à regarder vous est confié.",
      "joining.asked": () => "Une étape de l'arrivée d'un organisme vous est demandée.",
      "account.takenBack": ({ household }: Of) =>
        household
          ? `Le compte du ménage ${household} est repris ou confié à un collègue.`
          : "Un compte que vous suiviez est repris ou confié à un collègue.",
      "referral.submitted": ({ household }: Of) =>
        household ? `Un bailleur oriente le ménage ${household}.` : "Un bailleur oriente un ménage.",
      "referral.onAgenda": ({ household }: Of) =>
        household
          ? `La situation du ménage ${household} est à l'ordre du jour d'une commission.`
          : "Une de vos orientations est à l'ordre du jour d'une commission.",
      "agreement.withdrawn": ({ household }: Of) =>
        household
          ? `Le ménage ${household} a retiré un accord : ce qu'il avait ouvert est fermé.`
          : "Un ménage a retiré un accord : ce qu'il avait ouvert est fermé.",
      "referral.closed": ({ household }: Of) =>
        household ? `L'orientation du ménage ${household} est close.` : "Une orientation est close.",
      "referral.withdrawn": ({ household }: Of) =>
        household ? `L'orientation du ménage ${household} est retirée.` : "Une orientation est retirée.",
      "session.planned": () => "Une commission où vous siégez est prévue.",
      "session.answered": () => "Un membre a dit s'il vient à une commission : voyez le quorum.",
      "emergency.asked": () => "Une décision en urgence vous est demandée, entre deux commissions.",
      "minutes.signed": () => "Le procès-verbal d'une commission où vous siégez est signé.",
      "item.decided": ({ household }: Of) =>
        household
          ? `La commission a décidé pour le ménage ${household}.`
          : "La commission a décidé d'une orientation.",
      "referral.assigned": ({ household }: Of) =>
        household
          ? `L'accompagnement du ménage ${household} est confié à un opérateur.`
          : "Un accompagnement est confié à un opérateur.",
      "worker.named": ({ household }: Of) =>
        household
          ? `Vous êtes désigné référent du ménage ${household}.`
          : "Vous êtes désigné référent d'un ménage.",
      "measure.handedOver": ({ household }: Of) =>
        household
          ? `Le ménage ${household} est confié à un collègue : vous gardez la lecture de ce que vous avez noté.`
          : "Un ménage que vous suiviez est confié à un collègue.",
      "file.handedOver": ({ household }: Of) =>
        household
          ? `Le ménage ${household} change d'opérateur. Qui le suivait garde la lecture de ce qu'il a noté.`
          : "Un ménage change d'opérateur.",
      "handOver.asked": ({ household }: Of) =>
        household
          ? `Un opérateur demande qu'un autre reprenne le ménage ${household} : à décider.`
          : "Un opérateur demande qu'un autre reprenne un ménage.",
      "handOver.declined": ({ household }: Of) =>
        household
          ? `Le ménage ${household} reste chez vous : le passage demandé est refusé, avec la raison.`
          : "Le passage d'un ménage, que vous demandiez, est refusé.",
      "relief.proposed": ({ household }: Of) =>
        household
          ? `Une remise est proposée pour le ménage ${household} : à décider.`
          : "Une remise est proposée.",
      "relief.granted": ({ household }: Of) =>
        household ? `La remise du ménage ${household} est accordée.` : "Une remise est accordée.",
      "relief.refused": ({ household }: Of) =>
        household ? `La remise du ménage ${household} est refusée.` : "Une remise est refusée.",
      "relief.stopProposed": ({ household }: Of) =>
        household
          ? `L'arrêt de la remise du ménage ${household} est proposé : à confirmer, ou à écarter.`
          : "L'arrêt d'une remise est proposé.",
      "grant.asked": ({ household }: Of) =>
        household
          ? `Une aide à la dette est demandée pour le ménage ${household} : à décider.`
          : "Une aide à la dette est demandée.",
      "grant.granted": ({ household }: Of) =>
        household
          ? `L'aide à la dette du ménage ${household} est accordée.`
          : "Une aide à la dette est accordée.",
      "grant.refused": ({ household }: Of) =>
        household
          ? `L'aide à la dette du ménage ${household} est refusée : un autre fonds peut être sollicité.`
          : "Une aide à la dette est refusée.",
      "grant.paid": ({ household }: Of) =>
        household
          ? `L'aide à la dette du ménage ${household} est versée au bailleur.`
          : "Une aide à la dette est versée.",
      "measure.closed": ({ household }: Of) =>
        household ? `La mesure du ménage ${household} est terminée.` : "Une mesure est terminée.",
      "followUp.asked": ({ household }: Of) =>
        household
          ? `Dites ce que le ménage ${household} est devenu depuis la fin de la mesure.`
          : "Dites ce qu'un ménage est devenu depuis la fin de sa mesure.",
      "renewal.asked": ({ household }: Of) =>
        household
          ? `Le renouvellement de la mesure du ménage ${household} est demandé.`
          : "Le renouvellement d'une mesure est demandé.",
      "renewal.decided": ({ household }: Of) =>
        household
          ? `Le renouvellement de la mesure du ménage ${household} est décidé.`
          : "Le renouvellement d'une mesure est décidé.",
      "arrangement.proposed": ({ household }: Of) =>
        household
          ? `Un montage est proposé pour le ménage ${household} : à étudier en commission.`
          : "Un montage est proposé à la commission.",
      "leaseTransfer.opened": ({ household }: Of) =>
        household
          ? `Un glissement de bail est ouvert pour le ménage ${household}.`
          : "Un glissement de bail est ouvert.",
      "leaseTransfer.due": ({ household }: Of) =>
        household
          ? `Glissement de bail du ménage ${household} : une échéance approche, ou est passée.`
          : "Une échéance d'un glissement de bail approche, ou est passée.",
      "rehousing.opened": ({ household }: Of) =>
        household
          ? `Une demande de relogement est ouverte pour le ménage ${household}.`
          : "Une demande de relogement est ouverte.",
      "rehousing.profileShown": () =>
        "Un ménage d'un autre bailleur accepte de montrer ses besoins de logement : regardez si un de vos logements convient.",
      "rehousing.homeProposed": () => "Un de vos logements libres est proposé à un ménage : à répondre.",
      "rehousing.told": ({ household }: Of) =>
        household
          ? `Relogement du ménage ${household} : la proposition avance.`
          : "La proposition d'un logement avance.",
      "rehousing.homeTold": () => "La proposition d'un de vos logements libres avance.",
      "rehousing.closed": ({ household }: Of) =>
        household
          ? `Le ménage ${household} ne montre plus ses besoins de logement : ce qui était en cours ailleurs s'arrête.`
          : "Un ménage ne montre plus ses besoins de logement.",
      "arrangement.accepted": ({ household }: Of) =>
        household
          ? `Le montage du ménage ${household} est accepté : ses leviers sont à proposer, déjà remplis, depuis son dossier.`
          : "Un montage est accepté.",
      "arrangement.refused": ({ household }: Of) =>
        household ? `Le montage du ménage ${household} est refusé.` : "Un montage est refusé.",
      "plan.dueSoon": ({ household }: Of) =>
        household
          ? `Plan du ménage ${household} : une échéance approche et n'est pas encore couverte. Un appel maintenant évite une rupture.`
          : "L'échéance d'un plan approche.",
      "plan.frozen": ({ household }: Of) =>
        household
          ? `Surendettement recevable pour le ménage ${household} : le plan amiable est suspendu. Prévenez la CAF, pour rétablir l'aide (C. conso R722-1).`
          : "Un plan est suspendu : dossier de surendettement recevable.",
      "plan.breached": ({ household }: Of) =>
        household
          ? `Le plan d'apurement du ménage ${household} n'est plus respecté.`
          : "Un plan d'apurement n'est plus respecté.",
      "household.wrote": ({ household }: Of) =>
        household ? `Le ménage ${household} vous a écrit, ou envoyé un document.` : "Un ménage vous a écrit.",
    },
  },
  en: {
    title: "Notifications",
    lead: "What happened in your files, the most recent first.",
    bell: ({ n }) =>
      plural("en", n, {
        zero: "Notifications: nothing new",
        one: "Notifications: # unread",
        other: "Notifications: # unread",
      }),
    unread: "New",
    markAll: "Mark all as read",
    marked: "All your notifications are marked as read.",
    empty: "No notification",
    emptyWords: "You will be told here of what moves in your files.",
    mailTitle: "By mail",
    mail: "Receive a mail as well",
    mailHelp: "The message says what happened, never the name of the household.",
    mailOn: "You will receive a mail as well.",
    mailOff: "You will receive no more mail.",
    morning: "Receive the list of the morning",
    morningHelp:
      "On working days, where something is new: how many accounts to look at, how many wait, the first account numbers. No name.",
    morningOn: "You will receive the list of the morning.",
    morningOff: "You will receive the list of the morning no more.",
    deadlines: "Receive the deadlines of procedures",
    deadlinesHelp:
      "On the week's first working day, what falls within seven days; on other days, what falls within two. Initials, no name.",
    deadlinesOn: "You will receive the deadlines of procedures.",
    deadlinesOff: "You will receive the deadlines of procedures no more.",
    kinds: {
      "account.assigned": ({ household }) =>
        household
          ? `The account of the household ${household} is given to you.`
          : "An account to look at is given to you.",
      "joining.asked": () => "You are asked to do a step for an organisation that joins.",
      "account.takenBack": ({ household }) =>
        household
          ? `The account of the household ${household} is taken back or given to a colleague.`
          : "An account that you followed is taken back or given to a colleague.",
      "referral.submitted": ({ household }) =>
        household ? `A landlord refers the household ${household}.` : "A landlord refers a household.",
      "referral.onAgenda": ({ household }) =>
        household
          ? `The household ${household} is on a committee's agenda.`
          : "One of your referrals is on a committee's agenda.",
      "agreement.withdrawn": ({ household }) =>
        household
          ? `The household ${household} took back an agreement: what it opened is closed.`
          : "A household took back an agreement: what it opened is closed.",
      "referral.closed": ({ household }) =>
        household ? `The referral of the household ${household} is closed.` : "A referral is closed.",
      "referral.withdrawn": ({ household }) =>
        household ? `The referral of the household ${household} is withdrawn.` : "A referral is withdrawn.",
      "session.answered": () => "A member said whether they come to a session: look at the quorum.",
      "session.planned": () => "A committee session where you sit is planned.",
      "emergency.asked": () => "An emergency decision is asked of you, between two sessions.",
      "minutes.signed": () => "The minutes of a committee session where you sit are signed.",
      "item.decided": ({ household }) =>
        household
          ? `The committee has decided for the household ${household}.`
          : "The committee has decided on a referral.",
      "referral.assigned": ({ household }) =>
        household
          ? `Support of the household ${household} is assigned to an operator.`
          : "Support is assigned to an operator.",
      "worker.named": ({ household }) =>
        household
          ? `You are named case worker of the household ${household}.`
          : "You are named case worker of a household.",
      "measure.handedOver": ({ household }) =>
        household
          ? `The household ${household} is handed over to a colleague: you keep reading what you recorded.`
          : "A household that you followed is handed over to a colleague.",
      "file.handedOver": ({ household }) =>
        household
          ? `The household ${household} changes operator. Who followed it keeps reading what they recorded.`
          : "A household changes operator.",
      "handOver.asked": ({ household }) =>
        household
          ? `An operator asks that another takes the household ${household} over: to decide.`
          : "An operator asks that another takes a household over.",
      "handOver.declined": ({ household }) =>
        household
          ? `The household ${household} stays with you: the hand-over asked for is declined, with the reason.`
          : "The hand-over of a household that you asked for is declined.",
      "relief.proposed": ({ household }) =>
        household
          ? `A rent relief is proposed for the household ${household}: to decide.`
          : "A rent relief is proposed.",
      "relief.granted": ({ household }) =>
        household ? `The rent relief of the household ${household} is granted.` : "A rent relief is granted.",
      "relief.refused": ({ household }) =>
        household ? `The rent relief of the household ${household} is refused.` : "A rent relief is refused.",
      "relief.stopProposed": ({ household }) =>
        household
          ? `The relief of the household ${household} is proposed to be stopped: confirm it, or set it aside.`
          : "A relief is proposed to be stopped.",
      "grant.asked": ({ household }) =>
        household
          ? `A debt grant is asked for the household ${household}: to decide.`
          : "A debt grant is asked for.",
      "grant.granted": ({ household }) =>
        household ? `The debt grant of the household ${household} is given.` : "A debt grant is given.",
      "grant.refused": ({ household }) =>
        household
          ? `The debt grant of the household ${household} is refused: another fund can be asked.`
          : "A debt grant is refused.",
      "grant.paid": ({ household }) =>
        household
          ? `The debt grant of the household ${household} is paid to the landlord.`
          : "A debt grant is paid.",
      "measure.closed": ({ household }) =>
        household ? `The measure of the household ${household} has ended.` : "A measure has ended.",
      "followUp.asked": ({ household }) =>
        household
          ? `Say what became of the household ${household} since its measure ended.`
          : "Say what became of a household since its measure ended.",
      "renewal.asked": ({ household }) =>
        household
          ? `The renewal of the household ${household}'s measure is asked for.`
          : "The renewal of a measure is asked for.",
      "renewal.decided": ({ household }) =>
        household
          ? `The renewal of the household ${household}'s measure is decided.`
          : "The renewal of a measure is decided.",
      "arrangement.proposed": ({ household }) =>
        household
          ? `An arrangement is proposed for the household ${household}: to study in committee.`
          : "An arrangement is proposed to the committee.",
      "leaseTransfer.opened": ({ household }) =>
        household
          ? `A lease transfer is opened for the household ${household}.`
          : "A lease transfer is opened.",
      "leaseTransfer.due": ({ household }) =>
        household
          ? `Lease transfer of the household ${household}: a day falls due soon, or has passed.`
          : "A day of a lease transfer falls due soon, or has passed.",
      "rehousing.opened": ({ household }) =>
        household
          ? `A rehousing request is opened for the household ${household}.`
          : "A rehousing request is opened.",
      "rehousing.profileShown": () =>
        "A household of another landlord agrees to show its housing needs: see whether one of your homes suits.",
      "rehousing.homeProposed": () => "One of your vacant homes is proposed to a household: to answer.",
      "rehousing.told": ({ household }) =>
        household
          ? `Rehousing of the household ${household}: there is news of the proposal.`
          : "There is news of a home that was proposed.",
      "rehousing.homeTold": () => "There is news of a proposal of one of your vacant homes.",
      "rehousing.closed": ({ household }) =>
        household
          ? `The household ${household} no longer shows its housing needs: what was under way elsewhere stops.`
          : "A household no longer shows its housing needs.",
      "arrangement.accepted": ({ household }) =>
        household
          ? `The arrangement of the household ${household} is accepted: its levers are to be proposed, filled in already, from its file.`
          : "An arrangement is accepted.",
      "arrangement.refused": ({ household }) =>
        household
          ? `The arrangement of the household ${household} is refused.`
          : "An arrangement is refused.",
      "plan.dueSoon": ({ household }) =>
        household
          ? `Plan of the household ${household}: an instalment falls due soon and is not covered yet. A call now spares a breach.`
          : "An instalment of a plan falls due soon.",
      "plan.frozen": ({ household }) =>
        household
          ? `Over-indebtedness admissible for the household ${household}: the amicable plan is suspended. Tell CAF, to restore the benefit (C. conso R722-1).`
          : "A plan is suspended: an over-indebtedness file is admissible.",
      "plan.breached": ({ household }) =>
        household
          ? `The repayment plan of the household ${household} is no longer kept.`
          : "A repayment plan is no longer kept.",
      "household.wrote": ({ household }) =>
        household
          ? `The household ${household} wrote to you, or sent a document.`
          : "A household wrote to you.",
    },
  },
});
