/** What the watched folder takes, what it leaves alone, and what it says of a file that it cannot take. */
import type { Broken } from "../../platform/calendar/dated.ts";

/** Where files go once they were looked at. */
export const DONE = "done";
export const REFUSED = "refused";

/** A copy under way, by the habit of the programs that copy; a hidden file; our own folders. */
export const isLeftAlone = (name: string): boolean =>
  name.startsWith(".") ||
  /\.(part|filepart|tmp|crdownload)$/i.test(name) ||
  name === DONE ||
  name === REFUSED;

/** `nuit.csv`, then `nuit.2.csv`, `nuit.3.csv`: a name already taken in the folder is never written over. */
export function numbered(name: string, n: number): string {
  if (n === 1) return name;
  const dot = name.lastIndexOf(".");
  return dot > 0 ? `${name.slice(0, dot)}.${n}${name.slice(dot)}` : `${name}.${n}`;
}

/** Of a file that no rule of the ledger refuses, and that cannot be taken all the same. */
export const REASONS = {
  symlink: {
    rule: "inbox.symlink",
    message: "C'est un lien vers un autre fichier. Déposez le fichier lui-même.",
    english: "This is a link to another file. Leave the file itself.",
  },
  notAFile: {
    rule: "inbox.notAFile",
    message: "Ce n'est pas un fichier ordinaire. Déposez un fichier CSV ou XLSX.",
    english: "This is no ordinary file. Leave a CSV or XLSX file.",
  },
  unreadable: {
    rule: "inbox.unreadable",
    message:
      "L'application n'a pas le droit de lire ce fichier. Donnez-lui ce droit, puis déposez-le de nouveau.",
    english: "The application may not read this file. Give it the right to, then leave the file again.",
  },
  noLandlord: {
    rule: "inbox.noLandlord",
    message:
      "Le fichier n'est dans le dossier d'aucun bailleur. Déposez-le dans le sous-dossier qui porte le code du bailleur.",
    english:
      "The file is in no landlord's folder. Leave it in the folder below that has the landlord's code as its name.",
  },
} as const satisfies Record<string, Broken>;

/** Of an import that fails while the database is well: shown as it is, for whoever runs the application. */
export const unexpected = (detail: string): Broken => ({
  rule: "inbox.unexpected",
  message: `L'import a échoué plusieurs fois sans raison connue : rien n'a été gardé. Montrez ceci à la personne qui tient l'application : ${detail}`,
  english: `The import failed several times for no known reason: nothing was kept. Show this to whoever runs the application: ${detail}`,
});
