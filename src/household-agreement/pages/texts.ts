/** Words of a household's agreements: plain ones, that it could read over the writer's shoulder. */
import { plural, texts } from "../../platform/ui/language.tsx";

type Who = { who: string };
type On = { on: string };
type Of = { what: string; whom: string };

export const agreementTexts = texts({
  fr: {
    title: "Accords du ménage",
    lead: "Chaque réponse est datée, et peut être retirée à tout moment : ce qu'elle avait ouvert se referme aussitôt.",
    record: "Noter des réponses",
    recordTitle: "Ce que le ménage a répondu",
    recordHelp: "Laissez « pas demandé » ce dont vous n'avez pas parlé : ce n'est ni oui ni non.",
    answeredOn: "Répondu le",
    how: "Comment",
    notKnown: "Je ne sais pas",
    hows: {
      met: "En rendez-vous",
      homeVisit: "À domicile",
      phone: "Par téléphone",
      letter: "Par courrier",
      email: "Par courriel",
      signed: "Par écrit signé",
      ownPage: "Sur sa page, par lui-même",
    },
    save: "Enregistrer les réponses",
    saved: "Les réponses du ménage sont enregistrées.",
    mine: "Vous ne notez pas ici ce qui vous serait ouvert : qui a entendu le ménage et n'y gagne rien le note.",
    ask: { unasked: "Pas demandé", yes: "Oui", no: "Non", kept: "Réponse inchangée" },
    kinds: {
      referral: "Être orienté, et que sa situation soit étudiée en commission",
      support: "Être contacté et accompagné par un opérateur",
    },
    sharing: "Partager, domaine par domaine",
    domains: {
      situation: "La situation écrite par le bailleur",
      housing: "Logement",
      budget: "Budget",
      employment: "Emploi",
      family: "Famille",
      energy: "Énergie",
    },
    recipients: {
      operator: "avec l'opérateur",
      committee: "avec la commission et la coordination",
      landlord: "avec le bailleur",
    },
    sharedWith: ({ what, whom }: Of) => `${what}, ${whom}`,
    byDefault: "Lue par ceux qui suivent l'orientation, sauf si le ménage refuse.",
    state: { unasked: "Pas demandé", yes: "Oui", no: "Non", withdrawn: "Retiré" },
    since: ({ on }: On) => `le ${on}`,
    heardBy: ({ who }: Who) => `noté par ${who}`,
    withdraw: "Retirer",
    withdrawOf: ({ what }: { what: string }) => `Retirer : ${what}`,
    withdrawTitle: "Le ménage retire cet accord ?",
    withdrawnOn: "Retiré par le ménage le",
    confirmWithdraw: "Retirer l'accord",
    reason: "Ce qui sera écrit dans l'histoire de l'orientation",
    tookBack: "Le ménage a retiré son accord.",
    closes: "Ce qui se ferme",
    stays: "Ce qui reste",
    closing: {
      agenda: "L'orientation est retirée : elle quitte les ordres du jour à venir.",
      coordination: "La coordination ne voit plus le ménage par elle.",
      assignment:
        "L'affectation à un opérateur prend fin : il n'écrit plus dans le dossier, et ne le voit plus s'il n'a pas encore rencontré le ménage.",
      measure:
        "Rien tout de suite : une mesure d'accompagnement est en cours. L'opérateur est prévenu, et la clôt avec l'issue « retrait ».",
      operator: "L'opérateur ne lit plus ce que le bailleur a écrit de ce domaine.",
      committee:
        "La coordination et les membres de la commission ne lisent plus ce que le bailleur a écrit de ce domaine.",
      landlord: "Le bailleur ne voit plus combien de difficultés l'opérateur a notées dans ce domaine.",
    },
    staying: {
      referral:
        "Les décisions déjà prises, dans les procès-verbaux ; les notes de qui a rencontré le ménage, en lecture, pour cette personne seule ; cette page, pour le bailleur.",
      sharing: "Ce qui a déjà été écrit dans un procès-verbal signé.",
    },
    done: {
      ended: "L'accord est retiré : ce qu'il avait ouvert est fermé.",
      referralWithdrawn: "L'accord est retiré, et l'orientation avec lui.",
      measureRuns: "L'accord est retiré. L'opérateur est prévenu : il clôt la mesure.",
    },
    shared: "Ce que le ménage accepte que vous sachiez du diagnostic",
    sharedOf: ({ what, n, worked, on }: { what: string; n: number; worked: number; on: string }) =>
      `${what} : ${plural("fr", n, { one: "# difficulté notée", other: "# difficultés notées" })} le ${on}, ${plural("fr", worked, { zero: "aucune travaillée", one: "# travaillée", other: "# travaillées" })}`,
    past: "Réponses passées",
    pastOf: ({ what, answer, on, ended }: { what: string; answer: string; on: string; ended: string }) =>
      `${what} : ${answer} le ${on}, ${ended}`,
    ended: {
      withdrawn: ({ on, who }: { on: string; who: string }) => `retiré le ${on} (noté par ${who})`,
      replaced: ({ on }: On) => `nouvelle réponse le ${on}`,
    },
    somebody: "une personne partie",
  },
  en: {
    title: "The household's agreements",
    lead: "Each answer has its day, and may be taken back at any time: what it opened closes at once.",
    record: "Record answers",
    recordTitle: "What the household answered",
    recordHelp: 'Leave "not asked" what you did not speak of: it is neither yes nor no.',
    answeredOn: "Answered on",
    how: "How",
    notKnown: "I do not know",
    hows: {
      met: "At a meeting",
      homeVisit: "At home",
      phone: "By telephone",
      letter: "By letter",
      email: "By e-mail",
      signed: "In writing, signed",
      ownPage: "On its own page, by itself",
    },
    save: "Save the answers",
    saved: "The household's answers are saved.",
    mine: "You do not record here what would be opened to you: who heard the household and gains nothing by it records it.",
    ask: { unasked: "Not asked", yes: "Yes", no: "No", kept: "Answer unchanged" },
    kinds: {
      referral: "Being referred, and its situation being studied in committee",
      support: "Being contacted and supported by an operator",
    },
    sharing: "Sharing, domain by domain",
    domains: {
      situation: "The situation as the landlord wrote it",
      housing: "Housing",
      budget: "Budget",
      employment: "Employment",
      family: "Family",
      energy: "Energy",
    },
    recipients: {
      operator: "with the operator",
      committee: "with the committee and the coordination",
      landlord: "with the landlord",
    },
    sharedWith: ({ what, whom }) => `${what}, ${whom}`,
    byDefault: "Read by those who handle the referral, unless the household refuses.",
    state: { unasked: "Not asked", yes: "Yes", no: "No", withdrawn: "Taken back" },
    since: ({ on }) => `on ${on}`,
    heardBy: ({ who }) => `recorded by ${who}`,
    withdraw: "Take back",
    withdrawOf: ({ what }) => `Take back: ${what}`,
    withdrawTitle: "Does the household take this agreement back?",
    withdrawnOn: "Taken back by the household on",
    confirmWithdraw: "Take the agreement back",
    reason: "What will be written in the referral's history",
    tookBack: "The household took its agreement back.",
    closes: "What closes",
    stays: "What stays",
    closing: {
      agenda: "The referral is withdrawn: it leaves the agendas to come.",
      coordination: "The coordination no longer sees the household through it.",
      assignment:
        "The assignment to an operator ends: it no longer writes on the file, and no longer sees it unless it has already met the household.",
      measure:
        'Nothing at once: a support measure is running. The operator is told, and closes it with the outcome "withdrawn".',
      operator: "The operator no longer reads what the landlord wrote of this domain.",
      committee:
        "The coordination and the members of the committee no longer read what the landlord wrote of this domain.",
      landlord: "The landlord no longer sees how many problems the operator noted in this domain.",
    },
    staying: {
      referral:
        "Decisions already taken, in the minutes; the notes of who met the household, for that person alone to read; this page, for the landlord.",
      sharing: "What was already written in signed minutes.",
    },
    done: {
      ended: "The agreement is taken back: what it opened is closed.",
      referralWithdrawn: "The agreement is taken back, and the referral with it.",
      measureRuns: "The agreement is taken back. The operator is told: it closes the measure.",
    },
    shared: "What the household lets you know of the assessment",
    sharedOf: ({ what, n, worked, on }) =>
      `${what}: ${plural("en", n, { one: "# problem noted", other: "# problems noted" })} on ${on}, ${plural("en", worked, { zero: "none worked on", one: "# worked on", other: "# worked on" })}`,
    past: "Past answers",
    pastOf: ({ what, answer, on, ended }) => `${what}: ${answer} on ${on}, ${ended}`,
    ended: {
      withdrawn: ({ on, who }) => `taken back on ${on} (recorded by ${who})`,
      replaced: ({ on }) => `answered anew on ${on}`,
    },
    somebody: "a person who left",
  },
});
export type AgreementWords = typeof agreementTexts.fr;
