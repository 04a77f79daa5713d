/** Words of the kinds of entries: unknown labels, the landlord's own rules and their trial, the kinds, the built-in rules. */
import { plural, texts } from "../../platform/ui/language.tsx";

type N = { n: number };
type Counted = { entries: number; labels: number };

const counted = ({ entries, labels }: Counted) =>
  `${plural("fr", entries, { zero: "aucune écriture", one: "# écriture", other: "# écritures" })} (${plural("fr", labels, { zero: "aucun libellé", one: "# libellé", other: "# libellés" })})`;
const countedInEnglish = ({ entries, labels }: Counted) =>
  `${plural("en", entries, { zero: "no entry", one: "# entry", other: "# entries" })} (${plural("en", labels, { zero: "no label", one: "# label", other: "# labels" })})`;

export const kindTexts = texts({
  fr: {
    title: "Natures d'écritures",
    lead: "Ce que sont vos écritures, d'après leurs libellés. Le loyer du mois, les paiements et le repérage en dépendent ; les soldes, jamais.",
    unknown: "Libellés non reconnus",
    unknownLead: ({ entries, labels }: Counted) =>
      `${counted({ entries, labels })} : elles comptent dans le solde, mais ni comme loyer, ni comme aide, ni comme paiement. Les libellés qui ne diffèrent que par un numéro ou un mois sont réunis.`,
    allKnown: "Tous les libellés sont reconnus",
    allKnownWords: "Un libellé nouveau apparaîtra ici après l'import qui l'apporte.",
    noEntries: "Aucune écriture importée",
    noEntriesWords: "Les libellés de vos comptes apparaîtront ici après un premier import.",
    imports: "Importer un fichier",
    firstOnly: ({ shown, total }: { shown: number; total: number }) =>
      `Les ${shown} groupes de libellés les plus fréquents sur ${total}.`,
    label: "Libellé",
    example: ({ sample }: { sample: string }) => `par exemple « ${sample} »`,
    labels: "Libellés",
    entries: "Écritures",
    debit: "Débits",
    credit: "Crédits",
    write: "Écrire une règle",
    writeFor: ({ words }: { words: string }) => `Écrire une règle pour « ${words} »`,
    follow: "Suite",
    own: "Vos règles",
    ownLead:
      "Elles passent avant celles du logiciel, dans cet ordre : la première qui reconnaît un libellé décide.",
    noRule: "Aucune règle à vous",
    noRuleWords: "Les règles du logiciel s'appliquent seules.",
    how: "Comment écrire les mots",
    howWords: {
      all: "loyer garage : le libellé contient les deux mots, dans n'importe quel ordre ; majuscules, accents et pluriel en s ne comptent pas.",
      without: "loyer -garage : le libellé contient « loyer » et pas « garage ».",
      either: "chèque, chq : l'un ou l'autre. prlv/sepa rejet : « prlv » ou « sepa », avec « rejet ».",
      ending: "prélèv* : tout mot qui commence ainsi.",
      following: "\"frais de dossier\" : ces mots l'un après l'autre.",
    },
    rule: ({ n }: N) => `Règle ${n} : mots du libellé`,
    ruleKind: ({ n }: N) => `Règle ${n} : nature`,
    ruleMeans: ({ n }: N) => `Règle ${n} : moyen`,
    kind: "Nature",
    words: "Mots du libellé",
    savedBy: "Écrite par",
    by: ({ name, on }: { name: string; on: string }) => `${name}, le ${on}`,
    writtenBy: ({ name, on }: { name: string; on: string }) => `Écrite par ${name}, le ${on}.`,
    chooseKind: "Choisir…",
    kindMissing: "Choisissez la nature des écritures que cette règle reconnaît.",
    anyMeans: "Non précisé",
    up: ({ n }: N) => `Monter la règle ${n}`,
    down: ({ n }: N) => `Descendre la règle ${n}`,
    remove: ({ n }: N) => `Supprimer la règle ${n}`,
    add: "Ajouter une règle",
    takes: (of: Counted) => `Reconnaît ${counted(of)}.`,
    takesNothing: "Ne reconnaît aucune de vos écritures.",
    test: "Tester sur mes écritures",
    testFirst: "Testez vos règles avant de les enregistrer : vous verrez quelles écritures changeraient.",
    tested: "Ce que ces règles changeraient",
    nothing: ({ n }: N) =>
      `${plural("fr", n, { zero: "Aucune écriture à juger", one: "Sur # écriture, aucune ne changerait", other: "Sur # écritures, aucune ne changerait" })}.`,
    changing: ({ entries, labels, n }: Counted & N) =>
      `${counted({ entries, labels })} sur ${n.toLocaleString("fr")} ${entries > 1 ? "changeraient" : "changerait"} de nature.`,
    stillUnknown: (of: Counted) => `Resteraient non reconnues : ${counted(of)}.`,
    from: "Aujourd'hui",
    to: "Avec ces règles",
    samples: "Exemples",
    save: "Enregistrer les règles",
    question: "Enregistrer ces règles ?",
    consequences: ({ entries, labels }: Counted) =>
      entries === 0
        ? "Aucune écriture déjà importée ne change. Les prochains fichiers seront lus avec ces règles."
        : `${counted({ entries, labels })} ${entries > 1 ? "changent" : "change"} de nature ; loyer, paiements et bas de quittance de leurs comptes sont recalculés, et le repérage repart. Les soldes ne changent pas.`,
    confirm: "Enregistrer",
    saved: ({ n }: N) =>
      plural("fr", n, {
        zero: "Règles enregistrées : aucune écriture n'a changé.",
        one: "Règles enregistrées : # écriture a changé de nature.",
        other: "Règles enregistrées : # écritures ont changé de nature.",
      }),
    kinds: "Vos écritures par nature",
    share: "Part des écritures",
    mostSeen: "Libellés les plus fréquents",
    builtIn: "Règles du logiciel",
    builtInLead:
      "Elles s'appliquent après les vôtres, dans cet ordre. Pour en changer une, écrivez la vôtre au-dessus.",
    seeBuiltIn: ({ n }: N) => `Voir les ${n} règles`,
    order: "Ordre",
  },
  en: {
    title: "Kinds of entries",
    lead: "What your entries are, by their labels. The month's rent, payments and detection follow from it; balances never do.",
    unknown: "Labels not recognised",
    unknownLead: ({ entries, labels }) =>
      `${countedInEnglish({ entries, labels })}: they count in the balance, but neither as rent, nor as benefit, nor as a payment. Labels that differ by a number or a month alone are one line.`,
    allKnown: "Every label is recognised",
    allKnownWords: "A new label will show here after the file that brings it.",
    noEntries: "No entry yet",
    noEntriesWords: "The labels of your accounts will show here after a first file.",
    imports: "Take a file in",
    firstOnly: ({ shown, total }) => `The ${shown} most frequent groups of labels out of ${total}.`,
    label: "Label",
    example: ({ sample }) => `for example “${sample}”`,
    labels: "Labels",
    entries: "Entries",
    debit: "Debits",
    credit: "Credits",
    write: "Write a rule",
    writeFor: ({ words }) => `Write a rule for “${words}”`,
    follow: "What to do",
    own: "Your rules",
    ownLead: "They come before the built-in ones, in this order: the first that recognises a label decides.",
    noRule: "No rule of yours",
    noRuleWords: "The built-in rules apply alone.",
    how: "How to write the words",
    howWords: {
      all: "rent garage: the label holds both words, in any order; capitals, accents and a plural s do not count.",
      without: "rent -garage: the label holds “rent” and not “garage”.",
      either: "cheque, chq: the one or the other. prlv/sepa return: “prlv” or “sepa”, with “return”.",
      ending: "prelev*: any word that begins so.",
      following: '"file fee": these words one after the other.',
    },
    rule: ({ n }) => `Rule ${n}: words of the label`,
    ruleKind: ({ n }) => `Rule ${n}: kind`,
    ruleMeans: ({ n }) => `Rule ${n}: means`,
    kind: "Kind",
    words: "Words of the label",
    savedBy: "Written by",
    by: ({ name, on }) => `${name}, on ${on}`,
    writtenBy: ({ name, on }) => `Written by ${name}, on ${on}.`,
    chooseKind: "Choose…",
    kindMissing: "Choose the kind of the entries that this rule recognises.",
    anyMeans: "Not told",
    up: ({ n }) => `Move rule ${n} up`,
    down: ({ n }) => `Move rule ${n} down`,
    remove: ({ n }) => `Delete rule ${n}`,
    add: "Add a rule",
    takes: (of) => `Recognises ${countedInEnglish(of)}.`,
    takesNothing: "Recognises none of your entries.",
    test: "Try on my entries",
    testFirst: "Try your rules before you save them: you will see which entries would change.",
    tested: "What these rules would change",
    nothing: ({ n }) =>
      `${plural("en", n, { zero: "No entry to judge", one: "Of # entry, none would change", other: "Of # entries, none would change" })}.`,
    changing: ({ entries, labels, n }) =>
      `${countedInEnglish({ entries, labels })} of ${n.toLocaleString("en")} would change kind.`,
    stillUnknown: (of) => `Would stay unknown: ${countedInEnglish(of)}.`,
    from: "Today",
    to: "With these rules",
    samples: "Examples",
    save: "Save the rules",
    question: "Save these rules?",
    consequences: ({ entries, labels }) =>
      entries === 0
        ? "No entry already there changes. The next files will be read by these rules."
        : `${countedInEnglish({ entries, labels })} change kind; rent, payments and the last bill of their accounts are counted again, and detection runs anew. Balances do not change.`,
    confirm: "Save",
    saved: ({ n }) =>
      plural("en", n, {
        zero: "Rules saved: no entry changed.",
        one: "Rules saved: # entry changed kind.",
        other: "Rules saved: # entries changed kind.",
      }),
    kinds: "Your entries by kind",
    share: "Share of entries",
    mostSeen: "Most frequent labels",
    builtIn: "Built-in rules",
    builtInLead: "They apply after yours, in this order. To change one, write your own above it.",
    seeBuiltIn: ({ n }) => `See the ${n} rules`,
    order: "Order",
  },
});
