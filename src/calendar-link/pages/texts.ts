/** Words of a calendar link: what it gives, that it is secret, how it is closed. */
import { texts } from "../../platform/ui/language.tsx";

type On = { on: string };

export const linkTexts = texts({
  fr: {
    title: "Dans mon agenda",
    words:
      "Une adresse secrète pour votre logiciel d'agenda : initiales et dates seules. Qui la possède lit ces dates : ne la partagez pas.",
    none: "Aucun lien n'est ouvert.",
    since: ({ on }: On) => `Lien ouvert le ${on}.`,
    used: ({ on }: On) => `Lu la dernière fois le ${on}.`,
    neverUsed: "Pas encore lu.",
    make: "Créer un lien",
    renew: "Remplacer le lien",
    end: "Fermer le lien",
    endQuestion: "Fermer ce lien ?",
    endConsequences: "Les agendas qui s'y abonnent ne recevront plus rien.",
    shown: "Copiez cette adresse maintenant : elle ne sera plus montrée.",
    field: "Adresse de l'agenda",
    copy: "Copier",
    copied: "Adresse copiée.",
    ended: "Le lien est fermé.",
  },
  en: {
    title: "In my calendar",
    words:
      "A secret address for your calendar program: initials and dates alone. Whoever has it reads these dates: do not share it.",
    none: "No link is open.",
    since: ({ on }) => `Link open since ${on}.`,
    used: ({ on }) => `Last read on ${on}.`,
    neverUsed: "Not read yet.",
    make: "Make a link",
    renew: "Replace the link",
    end: "Close the link",
    endQuestion: "Close this link?",
    endConsequences: "Calendars that subscribe to it will receive nothing more.",
    shown: "Copy this address now: it will not be shown again.",
    field: "Address of the calendar",
    copy: "Copy",
    copied: "Address copied.",
    ended: "The link is closed.",
  },
});
