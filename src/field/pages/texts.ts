/** Words of the page that works without network: short, for a stairwell. */
import { plural, texts } from "../../platform/ui/language.tsx";

type N = { n: number };
type On = { on: string };

export const fieldTexts = texts({
  fr: {
    title: "Sur le terrain",
    lead: "Noter un contact, même sans réseau.",
    reading: "Lecture de cet appareil…",
    away: "Pas de réseau. Ce que vous notez est gardé sur cet appareil, chiffré, et part dès qu'il revient.",
    reached: "Le réseau est là.",
    listOf: ({ on }: On) => `Liste du ${on}.`,
    signedOut:
      "Votre session est terminée. Ce qui n'est pas parti attend ici, chiffré : reconnectez-vous pour l'envoyer.",
    signIn: "Se connecter",
    nothing: "Cet appareil ne garde rien",
    nothingWords:
      "Connectez-vous une fois avec du réseau : la liste de vos ménages, par initiales, sera là ensuite sans réseau.",
    noList:
      "La liste de vos ménages n'est pas sur cet appareil, ou elle a plus de sept jours. Elle revient avec le réseau.",
    planned: "Prévus",
    households: "Mes ménages",
    householdsLead: "Initiales seules : ce téléphone peut se perdre.",
    since: ({ on }: On) => `suivi depuis le ${on}`,
    note: ({ initials }: { initials: string }) => `Noter un contact : ${initials}`,
    tell: ({ initials, planned }: { initials: string; planned: string }) =>
      `Dire ce qui s'est passé : ${initials}, ${planned}`,
    plannedOn: ({ kind, on }: { kind: string; on: string }) => `${kind}, prévu le ${on}`,
    plannedNote: "Votre note s'ajoute à celle du contact prévu, que ce téléphone ne garde pas.",
    none: "Vous ne suivez aucune mesure en cours.",
    keptTitle: ({ n }: N) =>
      plural("fr", n, {
        one: "# contact gardé sur cet appareil",
        other: "# contacts gardés sur cet appareil",
      }),
    keptLead: "Les notes ne se relisent pas ici sans être connecté.",
    waiting: "À envoyer",
    refused: "À corriger",
    changed: "Écrit autrement entre-temps",
    sendNow: "Envoyer maintenant",
    sentNow: ({ n }: N) => plural("fr", n, { one: "# contact envoyé.", other: "# contacts envoyés." }),
    keptNow: "Gardé sur cet appareil.",
    see: "Voir et choisir",
    seeOf: ({ initials, on }: { initials: string; on: string }) => `Voir et choisir : ${initials}, ${on}`,
    mine: "Sur cet appareil",
    theirs: "Déjà noté",
    theirsGone:
      "Ce contact n'est plus à vous, ou n'existe plus : vous ne pouvez que garder le vôtre ailleurs, ou l'écarter.",
    noNote: "sans note",
    keepMine: "Garder le mien",
    keepMineWords: "Le jour et l'issue sont ceux de cet appareil ; les deux notes sont gardées.",
    keepBoth: "En faire deux contacts",
    keepTheirs: "Garder l'autre",
    discard: "Écarter",
    discardQuestion: "Écarter ce contact ?",
    discardWords: "Il sera effacé de cet appareil sans être envoyé.",
    correct: "Corriger et envoyer",
    toApplication: "Toute l'application",
    sharedNotice: ({ n }: N) =>
      plural("fr", n, {
        one: "# contact attend sur cet appareil",
        other: "# contacts attendent sur cet appareil",
      }),
  },
  en: {
    title: "In the field",
    lead: "Record a contact, also without network.",
    reading: "Reading this device…",
    away: "No network. What you record is kept on this device, encrypted, and leaves as soon as it is back.",
    reached: "The network is there.",
    listOf: ({ on }) => `List of ${on}.`,
    signedOut: "Your session has ended. What was not sent waits here, encrypted: sign in again to send it.",
    signIn: "Sign in",
    nothing: "This device keeps nothing",
    nothingWords:
      "Sign in once with a network: the list of your households, by initials, will then be there without one.",
    noList:
      "The list of your households is not on this device, or is more than seven days old. It comes back with the network.",
    planned: "Planned",
    households: "My households",
    householdsLead: "Initials alone: this phone may get lost.",
    since: ({ on }) => `supported since ${on}`,
    note: ({ initials }) => `Record a contact: ${initials}`,
    tell: ({ initials, planned }) => `Say what happened: ${initials}, ${planned}`,
    plannedOn: ({ kind, on }) => `${kind}, planned on ${on}`,
    plannedNote: "Your note joins that of the planned contact, which this phone does not keep.",
    none: "You carry no running measure.",
    keptTitle: ({ n }) =>
      plural("en", n, { one: "# contact kept on this device", other: "# contacts kept on this device" }),
    keptLead: "Notes are not read here without being signed in.",
    waiting: "To send",
    refused: "To correct",
    changed: "Written otherwise meanwhile",
    sendNow: "Send now",
    sentNow: ({ n }) => plural("en", n, { one: "# contact sent.", other: "# contacts sent." }),
    keptNow: "Kept on this device.",
    see: "See and choose",
    seeOf: ({ initials, on }) => `See and choose: ${initials}, ${on}`,
    mine: "On this device",
    theirs: "Already recorded",
    theirsGone:
      "This contact is no longer yours, or is gone: you can only keep your own elsewhere, or discard it.",
    noNote: "no note",
    keepMine: "Keep mine",
    keepMineWords: "Day and outcome are this device's; both notes are kept.",
    keepBoth: "Make two contacts of them",
    keepTheirs: "Keep the other",
    discard: "Discard",
    discardQuestion: "Discard this contact?",
    discardWords: "It will be removed from this device without being sent.",
    correct: "Correct and send",
    toApplication: "The whole application",
    sharedNotice: ({ n }) =>
      plural("en", n, { one: "# contact waits on this device", other: "# contacts wait on this device" }),
  },
});
