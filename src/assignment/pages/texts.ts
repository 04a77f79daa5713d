/** Words of assignment: which operator, which case worker, how much each carries. */
import { plural, texts } from "../../platform/ui/language.tsx";

type N = { n: number };
type On = { on: string };
type Name = { name: string };
type NeedFrom = { has: boolean; by: string; on: string | null };
type OfCeiling = N & { ceiling: number | null };
type Effect = Name & { before: number; after: number; ceiling: number | null; later: number; on: string };

export const assignmentTexts = texts({
  fr: {
    title: "À confier",
    leadCoordination:
      "Les ménages admis par la commission attendent un opérateur, puis un travailleur social référent.",
    leadOperator: "Les ménages que la coordination vous confie attendent un travailleur social référent.",
    toAssign: "Un opérateur à choisir",
    toAssignNone: "Aucun ménage admis n'attend un opérateur.",
    toName: "Un référent à nommer",
    toNameNone: "Aucun ménage n'attend un référent.",
    named: "Référent nommé, mesure à commencer",
    unnamed: "Ménage",
    admittedBy: ({ on, session }: On & { session: string }) => `admis le ${on} (commission ${session})`,
    assignedOn: ({ on }: On) => `confié le ${on}`,
    startsOn: ({ on }: On) => `début prévu le ${on}`,
    otherThanProposed: ({ reason }: { reason: string }) => `Autre que proposé : ${reason}`,
    whyThen: "Ce qui était proposé ce jour-là, et pourquoi",
    conditions: "Conditions",
    operator: "Opérateur",
    choose: "Choisissez",
    loaded: ({ name, n }: Name & N) =>
      `${name} (${plural("fr", n, { zero: "aucun ménage", one: "# ménage", other: "# ménages" })})`,
    reason: "Pourquoi cet opérateur",
    reasonHelp: "Ce n'est pas celui qui est proposé.",
    assign: "Confier",
    assignOf: ({ name }: Name) => `Confier ${name}`,
    operatorOf: ({ name }: Name) => `Opérateur pour ${name}`,
    assigned: "Le ménage est confié. L'opérateur et le bailleur sont prévenus.",
    worker: "Travailleur social référent",
    workerOf: ({ name }: Name) => `Travailleur social référent de ${name}`,
    name: "Nommer",
    change: "Changer",
    nameOf: ({ name }: Name) => `Nommer le référent de ${name}`,
    changeOf: ({ name }: Name) => `Changer le référent de ${name}`,
    done: "Le référent est nommé et prévenu : le dossier lui est ouvert.",
    carriedBy: ({ name }: Name) => `Référent : ${name}`,
    waitsAt: ({ name }: Name) => `Chez ${name}, qui nomme le référent.`,
    toAssignLead:
      "Toutes les situations sont regardées ensemble : le secteur d'abord, puis le besoin, la charge face au plafond, et l'opérateur qui connaît déjà le ménage.",
    oneByOne:
      "Le calcul d'ensemble n'a pas abouti : chaque ménage a reçu la meilleure place restante, l'un après l'autre. Regardez-les de près.",
    nobodyToPropose: "Aucun opérateur n'a de responsable en poste : personne ne peut être proposé.",
    proposed: ({ name }: Name) => `${name} est proposé.`,
    decidedFor: ({ name }: Name) => `La commission a désigné ${name}.`,
    supportRefused: ({ on }: On) => `Le ménage a refusé d'être accompagné, le ${on}`,
    supportWithdrawn: ({ on }: On) => `Le ménage a retiré son accord à l'accompagnement, le ${on}`,
    supportRefusedHelp:
      "Avant de confier, voyez avec lui : un accompagnement ne se fait pas sans le ménage. Une nouvelle réponse se note sur l'orientation.",
    despiteRefusal: "Je sais que le ménage a refusé, et je confie quand même",
    needs: { energyPoverty: "Précarité énergétique" },
    needUnsaid: "Personne ne l'a dit : ni l'orientation, ni un diagnostic.",
    somebody: "quelqu'un",
    needFrom: {
      coordination: ({ has, by, on }: NeedFrom) =>
        `Noté par ${by}${on ? ` le ${on}` : ""} : ${has ? "oui" : "non"}`,
      assessment: ({ by, on }: NeedFrom) =>
        `Diagnostic de ${by}${on ? ` du ${on}` : ""} : une difficulté d'énergie y est notée`,
      referral: ({ has, by, on }: NeedFrom) =>
        `Orientation de ${by}${on ? `, dit le ${on}` : ""} : ${has ? "oui" : "aucun besoin repéré"}`,
    },
    needOf: ({ need, name }: Name & { need: string }) => `${need} pour ${name}`,
    proposedAgain: "Le besoin est noté, la proposition est refaite.",
    effect: ({ name, before, after, ceiling, later, on }: Effect) =>
      `${name} : ${before} aujourd'hui, ${after} avec ce ménage${ceiling === null ? "" : ` sur ${ceiling}`} ; ${later} au ${on} si rien d'autre n'arrive.`,
    all: ({ n }: N) =>
      plural("fr", n, {
        one: "Confier # ménage comme proposé",
        other: "Confier les # ménages comme proposé",
      }),
    allQuestion: ({ n }: N) =>
      plural("fr", n, {
        one: "Confier # ménage comme proposé ?",
        other: "Confier # ménages comme proposé ?",
      }),
    allWords: "Opérateurs et bailleurs sont prévenus. Tout est confié, ou rien.",
    allButRefused: ({ n }: N) =>
      plural("fr", n, {
        one: "# ménage qui a refusé d'être accompagné n'en fait pas partie : il se confie à part.",
        other: "# ménages qui ont refusé d'être accompagnés n'en font pas partie : ils se confient à part.",
      }),
    allTable: "Ménages confiés à chaque opérateur",
    allConfirm: "Tout confier",
    allAssigned: ({ n }: N) =>
      plural("fr", n, { one: "# ménage est confié.", other: "# ménages sont confiés." }),
    given: "Ménages confiés",
    after: "Charge ensuite",
    ofCeiling: ({ n, ceiling }: OfCeiling) =>
      ceiling === null ? `${n}, sans plafond connu` : `${n} sur ${ceiling}`,
    handOver: "Passer à un autre opérateur",
    handOverOf: ({ name }: Name) => `Passer à un autre opérateur : ${name}`,
    handOverWords: ({ from }: { from: string }) =>
      `La mesure en cours continue, avec ses dates, ses entretiens et ses leviers. ${from} garde la lecture de ce qu'il a écrit et n'écrit plus ; le nouvel opérateur ne lit pas ses notes. Les deux opérateurs et le bailleur sont prévenus.`,
    newOperator: "Nouvel opérateur",
    newWorker: "Travailleur social référent",
    leadNames: "Son responsable le nommera",
    handOverReason: "Pourquoi",
    handOverReasonHelp: "Lu par les deux opérateurs et la coordination, jamais par le bailleur.",
    handedOver: "Le ménage a changé d'opérateur. Chacun est prévenu.",
    seeLoads: "Charge des opérateurs",
    loadsTitle: "Charge",
    loadsLead:
      "Ménages accompagnés aujourd'hui, puis à la fin de chaque mois si personne n'arrive et que rien n'est renouvelé.",
    noOperator: "Aucun opérateur n'est encore inscrit.",
    nowOf: ({ n, ceiling }: OfCeiling) =>
      `${plural("fr", n, { zero: "Aucun ménage", one: "# ménage", other: "# ménages" })} aujourd'hui${ceiling === null ? ", sans plafond connu" : ` sur ${ceiling}`}`,
    unnamedLoad: ({ n }: N) =>
      plural("fr", n, {
        one: "dont # que son responsable porte ou doit confier",
        other: "dont # que son responsable porte ou doit confier",
      }),
    chartOf: ({ name }: Name) => `Ménages accompagnés par ${name}`,
    tableOf: ({ name }: Name) => `Charge de ${name} et de ses travailleurs sociaux`,
    whole: "Ensemble",
    who: "Qui",
    now: "Aujourd'hui",
    over: "(au-dessus du plafond)",
    ceiling: "Plafond",
    noCeiling: "inconnu",
    ceilingAt: ({ n }: N) => `plafond ${n}`,
    endsOf: ({ n }: N) =>
      plural("fr", n, {
        zero: "Aucune fin de mesure prévue",
        one: "# jour où une mesure se termine",
        other: "# jours où des mesures se terminent",
      }),
    endsCaption: "Ménages encore accompagnés après chaque fin prévue",
    fromDay: "À partir du",
    carried: "Ménages accompagnés",
    changeProgramme: "Régler les propositions",
    changeCeilings: "Régler les plafonds",
    weightsWords:
      "Chaque défaut d'un opérateur coûte des points ; la proposition est celle qui en coûte le moins sur tous les ménages à la fois. Valeurs de départ à confirmer.",
    weights: {
      outOfZone: "Hors du secteur",
      unmetNeed: "N'est pas l'opérateur du besoin",
      overCeiling: "Plafond dépassé",
      load: "Dernières places sous le plafond",
      notKnown: "Un autre connaît déjà le ménage",
    },
    servedBy: ({ need }: { need: string }) => `Opérateurs du besoin « ${need} »`,
    from: "À partir du",
    fromMissing: "Dites à partir de quel jour.",
    saveSetting: "Enregistrer",
    settingSaved: "Le réglage est enregistré ; ce qui valait avant reste écrit.",
    ceilingsWords: "Nombre de ménages au plus. Un champ vide veut dire « inconnu », pas zéro.",
    ceilingOperator: "Pour l'opérateur entier",
    ceilingWorker: "Pour chaque travailleur social",
    ceilingOf: ({ name }: Name) => `Pour ${name}, si différent`,
  },
  en: {
    title: "To assign",
    leadCoordination: "Households admitted by the committee wait for an operator, then for a case worker.",
    leadOperator: "Households that the coordination assigns to you wait for a case worker.",
    toAssign: "An operator to choose",
    toAssignNone: "No admitted household waits for an operator.",
    toName: "A case worker to name",
    toNameNone: "No household waits for a case worker.",
    named: "Case worker named, measure to begin",
    unnamed: "Household",
    admittedBy: ({ on, session }) => `admitted on ${on} (session ${session})`,
    assignedOn: ({ on }) => `assigned on ${on}`,
    startsOn: ({ on }) => `to start on ${on}`,
    otherThanProposed: ({ reason }) => `Other than proposed: ${reason}`,
    whyThen: "What was proposed that day, and why",
    conditions: "Conditions",
    operator: "Operator",
    choose: "Choose",
    loaded: ({ name, n }) =>
      `${name} (${plural("en", n, { zero: "no household", one: "# household", other: "# households" })})`,
    reason: "Why this operator",
    reasonHelp: "It is not the one proposed.",
    assign: "Assign",
    assignOf: ({ name }) => `Assign ${name}`,
    operatorOf: ({ name }) => `Operator for ${name}`,
    assigned: "The household is assigned. Operator and landlord are told.",
    worker: "Case worker",
    workerOf: ({ name }) => `Case worker of ${name}`,
    name: "Name",
    change: "Change",
    nameOf: ({ name }) => `Name the case worker of ${name}`,
    changeOf: ({ name }) => `Change the case worker of ${name}`,
    done: "The case worker is named and told: the file is open to them.",
    carriedBy: ({ name }) => `Case worker: ${name}`,
    waitsAt: ({ name }) => `With ${name}, who names the case worker.`,
    toAssignLead:
      "All situations are looked at together: the zone first, then the need, the load against the ceiling, and the operator that knows the household already.",
    oneByOne:
      "The joint computation did not come through: each household got the best place left, one after another. Look at them closely.",
    nobodyToPropose: "No operator has a lead in post: nobody can be proposed.",
    proposed: ({ name }) => `${name} is proposed.`,
    decidedFor: ({ name }) => `The committee named ${name}.`,
    supportRefused: ({ on }) => `The household said no to being supported, on ${on}`,
    supportWithdrawn: ({ on }) => `The household took back its agreement to being supported, on ${on}`,
    supportRefusedHelp:
      "Speak with the household before assigning: support is not done without it. Another answer is noted on the referral.",
    despiteRefusal: "I know that the household said no, and assign it all the same",
    needs: { energyPoverty: "Energy poverty" },
    needUnsaid: "Nobody has said: neither the referral nor an assessment.",
    somebody: "somebody",
    needFrom: {
      coordination: ({ has, by, on }) => `Noted by ${by}${on ? ` on ${on}` : ""}: ${has ? "yes" : "no"}`,
      assessment: ({ by, on }) =>
        `Assessment by ${by}${on ? ` of ${on}` : ""}: a problem with energy is noted there`,
      referral: ({ has, by, on }) =>
        `Referral by ${by}${on ? `, said on ${on}` : ""}: ${has ? "yes" : "no need seen"}`,
    },
    needOf: ({ need, name }) => `${need} for ${name}`,
    proposedAgain: "The need is noted, the proposal is made again.",
    effect: ({ name, before, after, ceiling, later, on }) =>
      `${name}: ${before} today, ${after} with this household${ceiling === null ? "" : ` of ${ceiling}`}; ${later} on ${on} if nothing else comes.`,
    all: ({ n }) =>
      plural("en", n, {
        one: "Assign # household as proposed",
        other: "Assign the # households as proposed",
      }),
    allQuestion: ({ n }) =>
      plural("en", n, { one: "Assign # household as proposed?", other: "Assign # households as proposed?" }),
    allWords: "Operators and landlords are told. All are assigned, or none.",
    allButRefused: ({ n }) =>
      plural("en", n, {
        one: "# household that said no to being supported is left out: it is assigned by itself.",
        other: "# households that said no to being supported are left out: they are assigned by themselves.",
      }),
    allTable: "Households assigned to each operator",
    allConfirm: "Assign all",
    allAssigned: ({ n }) =>
      plural("en", n, { one: "# household is assigned.", other: "# households are assigned." }),
    given: "Households assigned",
    after: "Load then",
    ofCeiling: ({ n, ceiling }) => (ceiling === null ? `${n}, no known ceiling` : `${n} of ${ceiling}`),
    handOver: "Move to another operator",
    handOverOf: ({ name }) => `Move to another operator: ${name}`,
    handOverWords: ({ from }) =>
      `The running measure goes on, with its days, meetings and levers. ${from} keeps reading what it wrote and writes no more; the new operator does not read its notes. Both operators and the landlord are told.`,
    newOperator: "New operator",
    newWorker: "Case worker",
    leadNames: "Its lead will name one",
    handOverReason: "Why",
    handOverReasonHelp: "Read by both operators and the coordination, never by the landlord.",
    handedOver: "The household has another operator. Everybody is told.",
    seeLoads: "Operators' load",
    loadsTitle: "Load",
    loadsLead:
      "Households supported today, then at the end of each month if nobody comes and nothing is renewed.",
    noOperator: "No operator is registered yet.",
    nowOf: ({ n, ceiling }) =>
      `${plural("en", n, { zero: "No household", one: "# household", other: "# households" })} today${ceiling === null ? ", no known ceiling" : ` of ${ceiling}`}`,
    unnamedLoad: ({ n }) =>
      plural("en", n, {
        one: "of which # that its lead carries or has to give",
        other: "of which # that its lead carries or has to give",
      }),
    chartOf: ({ name }) => `Households supported by ${name}`,
    tableOf: ({ name }) => `Load of ${name} and of its case workers`,
    whole: "Together",
    who: "Who",
    now: "Today",
    over: "(over the ceiling)",
    ceiling: "Ceiling",
    noCeiling: "unknown",
    ceilingAt: ({ n }) => `ceiling ${n}`,
    endsOf: ({ n }) =>
      plural("en", n, {
        zero: "No planned end of a measure",
        one: "# day on which a measure ends",
        other: "# days on which measures end",
      }),
    endsCaption: "Households still supported after each planned end",
    fromDay: "From",
    carried: "Households supported",
    changeProgramme: "Set the proposals",
    changeCeilings: "Set the ceilings",
    weightsWords:
      "Each drawback of an operator costs points; the proposal is the one that costs least over all households at once. First values to be confirmed.",
    weights: {
      outOfZone: "Out of the zone",
      unmetNeed: "Not the operator for the need",
      overCeiling: "Over the ceiling",
      load: "Last places under the ceiling",
      notKnown: "Another knows the household already",
    },
    servedBy: ({ need }) => `Operators for the need “${need}”`,
    from: "From",
    fromMissing: "Say from which day.",
    saveSetting: "Save",
    settingSaved: "The setting is saved; what held before stays written.",
    ceilingsWords: "Number of households at most. An empty field means “unknown”, not zero.",
    ceilingOperator: "For the whole operator",
    ceilingWorker: "For each case worker",
    ceilingOf: ({ name }) => `For ${name}, if different`,
  },
});
export type AssignmentWords = typeof assignmentTexts.fr;
