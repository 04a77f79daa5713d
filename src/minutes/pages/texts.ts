/** Words of the signed minutes. */
import { texts } from "../../platform/ui/language.tsx";

type N = { n: number };

export const minutesTexts = texts({
  fr: {
    title: "Procès-verbal",
    of: ({ number }: { number: string }) => `Procès-verbal ${number}`,
    session: ({ number }: { number: string }) => `Commission ${number}`,
    signed: ({ on, by }: { on: string; by: string | null }) =>
      `Signé le ${on}${by ? ` par ${by}` : ""}. Plus rien n'en change : une correction est un rectificatif.`,
    seal: ({ seal }: { seal: string }) => `Empreinte : ${seal.slice(0, 16)}…`,
    sealHolds: "Conforme à ce qui a été signé",
    sealBroken: "Ne correspond plus à ce qui a été signé : prévenez l'administration",
    pdf: "Procès-verbal (PDF)",
    extract: "Extrait (PDF)",
    items: "Situations",
    extractLead: "Vous lisez les situations qui vous concernent. Celles des autres organismes n'y sont pas.",
    unnamed: ({ n }: N) => `Ménage ${n}`,
    steppedOut: ({ names }: { names: string }) => `N'a pas pris part : ${names}`,
    emergency: ({ on }: { on: string }) => `Décidée en urgence, demandée le ${on}`,
    addenda: "Rectificatifs",
    noAddendum: "Aucun rectificatif.",
    addendum: ({ n, on }: N & { on: string }) => `Rectificatif n° ${n}, le ${on}`,
    ofItem: ({ n }: N) => `Situation ${n}`,
    ofAll: "Toute la séance",
    add: "Ajouter un rectificatif",
    about: "Sur quoi porte le rectificatif",
    text: "Ce qu'il faut lire",
    textHelp: "Sans nom : les membres le lisent. Le texte signé reste comme il est.",
    added: "Le rectificatif est ajouté : il ne change plus.",
    save: "Ajouter",
  },
  en: {
    title: "Minutes",
    of: ({ number }) => `Minutes ${number}`,
    session: ({ number }) => `Committee ${number}`,
    signed: ({ on, by }) =>
      `Signed on ${on}${by ? ` by ${by}` : ""}. Nothing of it changes: a correction is an addendum.`,
    seal: ({ seal }) => `Seal: ${seal.slice(0, 16)}…`,
    sealHolds: "As it was signed",
    sealBroken: "No longer what was signed: tell the administration",
    pdf: "Minutes (PDF)",
    extract: "Extract (PDF)",
    items: "Cases",
    extractLead: "You read the cases that concern you. Those of other organisations are not in it.",
    unnamed: ({ n }) => `Household ${n}`,
    steppedOut: ({ names }) => `Took no part: ${names}`,
    emergency: ({ on }) => `Decided between sessions, asked on ${on}`,
    addenda: "Addenda",
    noAddendum: "No addendum.",
    addendum: ({ n, on }) => `Addendum no. ${n}, ${on}`,
    ofItem: ({ n }) => `Case ${n}`,
    ofAll: "The whole session",
    add: "Add an addendum",
    about: "What it is about",
    text: "What is to be read",
    textHelp: "No name: members read it. The signed text stays as it is.",
    added: "The addendum is added: it changes no more.",
    save: "Add",
  },
});
export type MinutesTexts = typeof minutesTexts.fr;
