/**
 * Which labels a rule is for, in words that an officer writes: `prélèvement/prlv -rejet, "carte bleue"`. No regular expression is
 * ever written by a person: what is built here holds literal words alone, and takes a time that grows with the label's length.
 */
import type { Broken } from "../platform/calendar/dated.ts";
import { plain } from "./plain.rules.ts";

/** Whether a label in `plain` form has the words. */
export type LabelTest = (words: string) => boolean;

/** Letters that must stand before a `*`: one alone would take half of all labels. */
const SHORTEST_STEM = 2;
const QUOTES = /[“”„«»]/g;
/** A word kept out begins so; a dash copied from a text processor counts too. */
const MINUS = /^[-–—−]/;

type Wanted = { all: RegExp[]; none: RegExp[] };

/**
 * Reads the words of one rule. A comma parts alternatives; in one alternative every word must appear, in any order; `a/b` is the
 * one or the other; words between quotes follow each other; `*` leaves a word's ending open; `-` keeps labels with that word
 * out. Case, accents, punctuation and a plural `s` do not count.
 */
export function labelTest(words: string): LabelTest | Broken {
  const parts = alternatives(words.replace(QUOTES, '"'));
  if (!parts) {
    return said(
      "openQuote",
      `Un guillemet n'est pas refermé dans « ${words} » : fermez-le, ou enlevez-le.`,
      `A quotation mark is left open in "${words}": close it, or take it out.`,
    );
  }
  const singles: string[] = [];
  const others: Wanted[] = [];
  for (const terms of parts) {
    const all: string[] = [];
    const none: string[] = [];
    for (const term of terms) {
      const read = pattern(term.replace(MINUS, ""), term);
      if (typeof read !== "string") return read;
      (MINUS.test(term) ? none : all).push(read);
    }
    if (all.length === 0) {
      return none.length > 0
        ? said(
            "exclusionAlone",
            "Un mot exclu ne suffit pas : écrivez aussi un mot que le libellé doit contenir, comme « loyer -garage ».",
            'A word kept out is not enough: write a word that the label must hold as well, like "loyer -garage".',
          )
        : said(
            "missingWords",
            "Écrivez au moins un mot que le libellé doit contenir, comme « loyer ».",
            'Write at least one word that the label must hold, like "loyer".',
          );
    }
    if (all.length === 1 && none.length === 0) singles.push(all[0]!);
    else others.push({ all: all.map(alone), none: none.map(alone) });
  }
  const single = singles.length > 0 ? alone(singles.join("|")) : undefined;
  return (label) =>
    single?.test(label) === true ||
    others.some(
      ({ all, none }) => all.every((one) => one.test(label)) && !none.some((one) => one.test(label)),
    );
}

/** In `plain` form a word ends where a space or the label does. */
const alone = (words: string) => new RegExp(`\\b(?:${words})\\b`);

/** Terms of each alternative, quotes left on; undefined where one is left open. An empty alternative is left out, unless all are. */
function alternatives(words: string): string[][] | undefined {
  if ((words.split('"').length - 1) % 2 !== 0) return undefined;
  const parts: string[][] = [[]];
  for (const [term] of words.matchAll(/,|[^\s",]*"[^"]*"|[^\s",]+/g)) {
    if (term === ",") parts.push([]);
    else parts.at(-1)!.push(term);
  }
  const whole = parts.filter((terms) => terms.length > 0);
  return whole.length > 0 ? whole : [[]];
}

/** One term as a pattern of literal words: `"frais de/d rejet*"` → `frais (?:des?|ds?) rejet[a-z0-9]*`. */
function pattern(term: string, written: string): string | Broken {
  const pieces: string[] = [];
  for (const piece of term.replaceAll('"', " ").trim().split(/\s+/)) {
    const options: string[] = [];
    for (const option of piece.split("/")) {
      const open = option.endsWith("*");
      const words = plain(open ? option.slice(0, -1) : option);
      if (option.slice(0, -1).includes("*") || (open && words.length < SHORTEST_STEM)) {
        return said(
          "misplacedStar",
          `Dans « ${written} », l'étoile remplace la fin d'un mot : mettez-la après au moins ${SHORTEST_STEM} lettres, comme « prélèv* ».`,
          `In "${written}", a star stands for a word's ending: put it after at least ${SHORTEST_STEM} letters, like "prelev*".`,
        );
      }
      if (words !== "") options.push(words + (open ? "[a-z0-9]*" : /[a-z]$/.test(words) ? "s?" : ""));
    }
    if (options.length > 0) pieces.push(options.length > 1 ? `(?:${options.join("|")})` : options[0]!);
  }
  if (pieces.length > 0) return pieces.join(" ");
  return said(
    "emptyWord",
    `« ${written} » n'a ni lettre ni chiffre : écrivez un mot du libellé, ou collez le « - » au mot à exclure.`,
    `"${written}" has neither a letter nor a digit: write a word of the label, or put the "-" right before the word to keep out.`,
  );
}

const said = (rule: string, message: string, english: string): Broken => ({ rule, message, english });
