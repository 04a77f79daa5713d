/** A row of a coordinator's file that is set aside: where, what it says, which rule, and what would be right. */
import type { Said } from "../platform/calendar/wording.ts";

/** `field`: the column's French name; `name`: both names. `message` and `english`: whole sentences with the remedy. */
export type SetAside = {
  line: number;
  field: string;
  value: string;
  rule: string;
  message: string;
  english: string;
};

/** `because`: a clause without final stop. */
export function setAside(line: number, name: Said, value: string, rule: string, because: Said): SetAside {
  const shown = value.slice(0, 60);
  return {
    line,
    field: name.fr,
    value: shown,
    rule,
    message: `Ligne ${line}, ${name.fr}${shown && ` « ${shown} »`} : ${because.fr}. Corrigez la ligne, puis réimportez le fichier : les autres seront reconnues.`,
    english: `Line ${line}, ${name.en}${shown && ` "${shown}"`}: ${because.en}. Correct the line, then import the file again: the others will be known.`,
  };
}

/** A row that says more than the header has columns for: an amount cut by its own comma moves all that follows it. */
export const hasMore = (cells: readonly string[], headers: readonly string[]): boolean =>
  cells.slice(headers.length).some((cell) => cell !== "");
export const moreColumns = (line: number, name: Said, value: string): SetAside =>
  setAside(line, name, value, "tooManyColumns", {
    fr: "la ligne a plus de cases que l'en-tête ; une virgule ou un point-virgule coupe peut-être un montant ou un nom",
    en: "the line has more cells than the header; a comma or semicolon may cut an amount or a name",
  });

/** Sums of the controlled column: of every row that can be read, and of what became of the rows, each counted at its own place. */
export type ControlCents = {
  fileCents: number;
  keptCents: number;
  knownCents: number;
  quarantinedCents: number;
};

/** What a file's import answers: read = kept + known + quarantined. `changed`: known rows whose file now says otherwise; nothing was rewritten. */
export type TakeoverReport = ControlCents & {
  fileName: string;
  /** `refused`: all or nothing, and a row was bad; nothing was kept then, nor by a dry run. */
  outcome: "kept" | "refused" | "dryRun";
  read: number;
  kept: number;
  known: number;
  quarantined: number;
  quarantine: SetAside[];
  changed: { line: number; reference: string; fields: string[] }[];
  /** What the file's columns were taken for, with the first row's text. */
  columns: { column: string; header: string; first: string }[];
  /** Headers of the file that no column of ours is. */
  ignored: string[];
  /** Columns of ours that the file lacks: unknown for every row. */
  lacking: string[];
};
