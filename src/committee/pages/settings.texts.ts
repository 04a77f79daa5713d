/** Words of the committee's own rules: quorum, chair, how it decides. */
import { plural, texts } from "../../platform/ui/language.tsx";

type N = { n: number };
type Name = { name: string };
type Quorum = { percent: number; landlords: number; operators: number };
type Days = { from: string | null; to: string | null };

const frOf = (n: number, one: string, other: string) =>
  plural("fr", n, { zero: `aucun ${one} exigé`, one: `# ${one}`, other: `# ${other}` });
const enOf = (n: number, one: string, other: string) =>
  plural("en", n, { zero: `no ${one} asked for`, one: `# ${one}`, other: `# ${other}` });

export const settingTexts = texts({
  fr: {
    title: "Règles de la commission",
    lead: "Chaque règle vaut à partir d'un jour ; les séances d'avant gardent la leur. Sans texte connu, une valeur par défaut s'applique, à confirmer.",
    rules: { quorum: "Quorum", chair: "Présidence", deciding: "Comment la commission décide" },
    leads: {
      quorum: "Constaté et inscrit au procès-verbal ; il n'empêche rien.",
      chair: "La personne préside les séances où elle siège ; sinon, la coordination.",
      deciding: "Ce qui est proposé pour chaque décision ; la coordination peut noter autre chose.",
    },
    quorumWords: ({ percent, landlords, operators }: Quorum) =>
      `${percent} % des membres présents, dont ${frOf(landlords, "bailleur", "bailleurs")} et ${frOf(operators, "opérateur", "opérateurs")}`,
    by: { consensus: "Par consensus", vote: "Par un vote" },
    coordination: "La coordination",
    somebodyGone: "Une personne qui n'est plus en poste",
    days: ({ from, to }: Days) =>
      from === null
        ? to === null
          ? "depuis toujours"
          : `jusqu'au ${to}`
        : to === null
          ? `depuis le ${from}`
          : `du ${from} au ${to}`,
    source: ({ source }: { source: string }) => `source : ${source}`,
    writtenBy: ({ name }: Name) => `écrit par ${name}`,
    checked: "source lue",
    toConfirm: "à confirmer",
    others: ({ n }: N) => plural("fr", n, { one: "# autre version", other: "# autres versions" }),
    change: "Changer",
    changeOf: ({ rule }: { rule: string }) => `Changer : ${rule}`,
    share: "Part des membres",
    landlords: "Bailleurs au moins",
    operators: "Opérateurs au moins",
    whoChairs: "Qui préside",
    whoChairsHelp: "Si cette personne ne siège pas ou est excusée, la coordination préside.",
    howDecided: "Comment on décide",
    howDecidedHelp: "Proposé d'abord pour chaque situation.",
    from: "À partir du",
    fromMissing: "Dites à partir de quel jour.",
    sourceField: "Source",
    sourceHelp: "Règlement intérieur, convention, décision du comité de pilotage, et sa date.",
    sourceMissing: "Dites d'où vient la règle.",
    read: "J'ai lu ce texte : la règle n'est plus à confirmer",
    save: "Enregistrer",
    saved: "La règle est enregistrée ; ce qui valait avant reste écrit.",
  },
  en: {
    title: "Rules of the committee",
    lead: "Each rule holds from a day on; sessions before keep theirs. Where no text is known a default value applies, to be confirmed.",
    rules: { quorum: "Quorum", chair: "Chair", deciding: "How the committee decides" },
    leads: {
      quorum: "Told, and written in the minutes; it prevents nothing.",
      chair: "That person chairs the sessions where they sit; otherwise the coordination does.",
      deciding: "What is proposed for each decision; the coordination may note something else.",
    },
    quorumWords: ({ percent, landlords, operators }) =>
      `${percent}% of the members present, among them ${enOf(landlords, "landlord", "landlords")} and ${enOf(operators, "operator", "operators")}`,
    by: { consensus: "By consensus", vote: "By a vote" },
    coordination: "The coordination",
    somebodyGone: "Somebody who is no longer in post",
    days: ({ from, to }) =>
      from === null
        ? to === null
          ? "since ever"
          : `until ${to}`
        : to === null
          ? `since ${from}`
          : `from ${from} to ${to}`,
    source: ({ source }) => `source: ${source}`,
    writtenBy: ({ name }) => `written by ${name}`,
    checked: "source read",
    toConfirm: "to be confirmed",
    others: ({ n }) => plural("en", n, { one: "# other version", other: "# other versions" }),
    change: "Change",
    changeOf: ({ rule }) => `Change: ${rule}`,
    share: "Share of the members",
    landlords: "Landlords at least",
    operators: "Operators at least",
    whoChairs: "Who chairs",
    whoChairsHelp: "Where that person does not sit or is excused, the coordination chairs.",
    howDecided: "How one decides",
    howDecidedHelp: "Proposed first for each case.",
    from: "From",
    fromMissing: "Say from which day.",
    sourceField: "Source",
    sourceHelp: "Rules of procedure, agreement, decision of the steering committee, with its date.",
    sourceMissing: "Say where the rule comes from.",
    read: "I read that text: the rule is no longer to be confirmed",
    save: "Save",
    saved: "The rule is saved; what held before stays written.",
  },
});
export type SettingWords = typeof settingTexts.fr;
