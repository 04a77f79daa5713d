/** What a password must be: long, not one that others have been robbed of, not made of what everybody knows of its owner. */
import type { Broken } from "../calendar/dated.ts";

/**
 * Least and most characters. CNIL, délibération 2022-100 (recommandation relative aux mots de passe): what counts is how hard it is to
 * guess; NIST SP 800-63B-4: length over rules of composition, and a list of those that were stolen.
 */
export const PASSWORD_LENGTH = 12;
export const PASSWORD_LONGEST = 128;

/** What of a person must not make up their password. */
export type Owner = { email: string; name: string; organisation: string };

/** Signs that stand for letters, as people write them to please rules of composition. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Capitals, accents and compatible forms do not count. */
const folded = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

const withoutEnds = (text: string): string => text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
const inLetters = (text: string): string => text.replaceAll(/[013457@$!]/g, (sign) => STANDS_FOR[sign]!);

/** The piece that a text is made of by repeating it; the text itself where it is not. */
export function piece(text: string): string {
  const at = (text + text).indexOf(text, 1);
  return text.slice(0, at);
}

/**
 * What a list of stolen passwords is asked for: the password as it is, capitals and accents aside; and what is left of it without the
 * year and the sign at its end, signs read as letters, said once where it is said twice.
 */
export function formsOf(password: string): { whole: string; bases: readonly string[] } {
  const whole = folded(password);
  const bases = [
    whole,
    withoutEnds(whole),
    inLetters(withoutEnds(whole)),
    withoutEnds(inLetters(whole)),
  ].flatMap((form) => [form, piece(form)]);
  return { whole, bases: [...new Set(bases.filter((form) => form.length >= 4))] };
}

/** Rows of a keyboard, the alphabet and digits, there and back: `azertyuiop12` is none of a person's own words. */
const RUNS = [
  "azertyuiopqsdfghjklmwxcvbn",
  "qwertyuiopasdfghjklzxcvbnm",
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
];
const ALL_RUNS = RUNS.flatMap((run) => [run, [...run].toReversed().join("")]);

/** How many characters of it are not part of a run of four or more that everybody knows. */
function ownCharacters(text: string): number {
  let own = 0;
  for (let at = 0; at < text.length;) {
    let length = 1;
    while (at + length < text.length && ALL_RUNS.some((run) => run.includes(text.slice(at, at + length + 1))))
      length += 1;
    if (length < 4) own += 1;
    at += length < 4 ? 1 : length;
  }
  return own;
}

const squeezed = (text: string) => folded(text).replaceAll(/[^\p{L}\p{N}]/gu, "");

/** Whether the password says little more than a name that everybody knows of its owner. */
function isMadeOf(password: string, owner: Owner): boolean {
  const given = squeezed(password);
  const names = [
    owner.email,
    owner.email.split("@")[0]!,
    owner.name,
    ...owner.name.split(/\s+/),
    owner.organisation,
    "Logement Toujours",
  ].map(squeezed);
  return names.some((name) => name.length >= 4 && given.includes(name) && given.length - name.length < 8);
}

/** What forbids this password. `isBreached`: whether a list of stolen ones knows a form of it. Field: newPassword. */
export function brokenPassword(
  password: string,
  owner: Owner,
  isBreached: (forms: ReturnType<typeof formsOf>) => boolean,
): Broken[] {
  const field = "newPassword";
  if ([...password].length < PASSWORD_LENGTH)
    return [
      {
        rule: "password.length",
        field,
        message: `Le mot de passe doit compter ${PASSWORD_LENGTH} caractères au moins. Une phrase que vous retenez convient.`,
        english: `The password must have at least ${PASSWORD_LENGTH} characters. A phrase you remember will do.`,
      },
    ];
  if ([...password].length > PASSWORD_LONGEST)
    return [
      {
        rule: "password.longest",
        field,
        message: `Le mot de passe compte ${PASSWORD_LONGEST} caractères au plus.`,
        english: `The password has at most ${PASSWORD_LONGEST} characters.`,
      },
    ];
  if (isMadeOf(password, owner))
    return [
      {
        rule: "password.personal",
        field,
        message:
          "N'utilisez ni votre adresse, ni votre nom, ni celui de votre organisme : on les essaie en premier.",
        english: "Use neither your address nor your name nor your organisation's: they are tried first.",
      },
    ];
  const forms = formsOf(password);
  if (isBreached(forms) || ownCharacters(forms.whole) < 6 || new Set(forms.whole).size < 5)
    return [
      {
        rule: "password.breached",
        field,
        message:
          "Ce mot de passe, ou un proche, figure parmi ceux qui ont été volés ailleurs. Choisissez-en un autre, par exemple quatre mots sans lien.",
        english:
          "This password, or one close to it, is among those stolen elsewhere. Choose another, four unrelated words for instance.",
        source: "CNIL, délib. 2022-100",
      },
    ];
  return [];
}
