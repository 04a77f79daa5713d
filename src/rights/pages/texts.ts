/** What the pages on people's rights say. */
import { texts } from "../../platform/ui/language.tsx";

type Named = { name: string };

export const rightsTexts = texts({
  fr: {
    title: "Droits des personnes",
    lead: "Ce que des ménages ont demandé sur leurs données, ce qui leur a été répondu et pourquoi. La réponse est due dans le mois (RGPD, art. 12).",
    leadOfficer:
      "Ce que des ménages ont demandé à votre organisme sur leurs données, ce qui leur a été répondu et pourquoi. Vous lisez ce registre ; qui suit le ménage y répond.",
    frozenTitle: "Dossier limité : rien ne s'y écrit",
    frozen: ({ on, reason }: { on: string; reason: string }) =>
      `Le ménage a demandé la limitation du traitement ; elle vaut depuis le ${on}. Motif : ${reason}`,
    frozenHow:
      "Le dossier se lit, et rien ne s'y ajoute ni ne s'y change jusqu'à la levée de la limitation, ci-dessous dans « Droits des personnes » (RGPD, art. 18).",
    none: "Aucune demande n'est inscrite. Elles s'inscrivent depuis le dossier du ménage.",
    panelLead: "Accès, correction, limitation, opposition, effacement : la réponse est due dans le mois.",
    register: "Demandes",
    household: "Ménage",
    kind: "Demande",
    kinds: {
      access: "Accès à ses données",
      correction: "Correction",
      restriction: "Limitation : dossier gelé",
      opposition: "Opposition à la détection",
      erasure: "Effacement",
    },
    askedOn: "Reçue le",
    dueOn: "Réponse due le",
    outcome: "Réponse",
    late: "En retard",
    waits: "À répondre",
    answers: { granted: "Acceptée", partly: "Acceptée en partie", refused: "Refusée" },
    lifted: "Levée",
    words: "Ce qui est demandé, en quelques mots",
    record: "Inscrire une demande",
    give: "Répondre",
    giveTo: ({ name }: Named) => `Répondre : ${name}`,
    lift: "Lever",
    liftOf: ({ name }: Named) => `Lever : ${name}`,
    reason: "Motif, en toutes lettres",
    take: "Télécharger ce que nous avons (JSON)",
    print: "Le lire ou l'imprimer (PDF)",
    save: "Enregistrer",
    saved: "C'est enregistré.",
  },
  en: {
    title: "People's rights",
    lead: "What households asked about their data, what was answered and why. An answer is due within a month (GDPR, art. 12).",
    leadOfficer:
      "What households asked your organisation about their data, what was answered and why. You read this register; who follows the household answers.",
    frozenTitle: "File restricted: nothing is written there",
    frozen: ({ on, reason }) =>
      `The household asked for processing to be restricted; it holds since ${on}. Reason: ${reason}`,
    frozenHow:
      "The file is read, and nothing is added or changed until the restriction is lifted, below under “People's rights” (GDPR, art. 18).",
    none: "No request is recorded. They are recorded on the household's file.",
    panelLead: "Access, correction, restriction, opposition, erasure: an answer is due within a month.",
    register: "Requests",
    household: "Household",
    kind: "Request",
    kinds: {
      access: "Access to one's data",
      correction: "Correction",
      restriction: "Restriction: file frozen",
      opposition: "Opposition to detection",
      erasure: "Erasure",
    },
    askedOn: "Received on",
    dueOn: "Answer due on",
    outcome: "Answer",
    late: "Late",
    waits: "To answer",
    answers: { granted: "Granted", partly: "Granted in part", refused: "Refused" },
    lifted: "Lifted",
    words: "What is asked, in a few words",
    record: "Record a request",
    give: "Answer",
    giveTo: ({ name }: Named) => `Answer: ${name}`,
    lift: "Lift",
    liftOf: ({ name }: Named) => `Lift: ${name}`,
    reason: "Reason, in full",
    take: "Download what we hold (JSON)",
    print: "Read or print it (PDF)",
    save: "Save",
    saved: "Saved.",
  },
});
