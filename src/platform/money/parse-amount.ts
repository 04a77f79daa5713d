/** Reads amounts as people and landlords' files write them: `1 234,56 €`, `1.234,56`, `1234.56`, `(12,50)`, `12,50-`.
 *  An import calls it for every debit and credit, so the common forms take one pass over the characters. */
import type { Broken } from "../calendar/dated.ts";
import type { Cents } from "./cents.ts";

/** Above this many cents (10 billion euros) a number is a telephone or an account number, not an amount. */
const LARGEST = 1_000_000_000_000;

/**
 * Cents of a typed amount, or the rule it breaks (never throws). An empty text is refused: the caller knows whether empty means zero.
 * The last of `,` and `.` is the decimal mark; spaces of every width, apostrophes and the other mark part thousands, by three.
 * Negative: a leading or trailing minus, or parentheses. `€`, `EUR`, `euros` may stand before or after.
 * Refused rather than guessed: `1.234` and `1,234` (thousands or thousandths?), uneven groups, fractions of a cent.
 */
export function parseAmount(text: string): Cents | Broken {
  const common = commonForm(text);
  return Number.isNaN(common) ? anyForm(text) : (common as Cents);
}

/** `-1234,56`, `1 234,5`, `1234.56 €`, `1234`: cents, or NaN where the careful reading must decide. */
function commonForm(text: string): number {
  const length = text.length;
  let at = 0;
  let value = 0;
  let run = 0;
  let groups = 0;
  const negative = text.charCodeAt(0) === 45;
  if (negative) at = 1;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      value = value * 10 + code - 48;
      run++;
    } else if (isBlank(code) && run > 0 && isDigit(text.charCodeAt(at + 1))) {
      if (groups === 0 ? run > 3 : run !== 3) return NaN;
      groups++;
      run = 0;
    } else break;
  }
  if (run === 0 || (groups > 0 && run !== 3)) return NaN;
  let decimals = 0;
  const mark = text.charCodeAt(at);
  if (mark === 44 || mark === 46) {
    for (at++; isDigit(text.charCodeAt(at)); at++) {
      value = value * 10 + text.charCodeAt(at) - 48;
      decimals++;
    }
    if (decimals === 0 || decimals > 2) return NaN;
  }
  if (isBlank(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) === 8364) at++;
  if (at !== length) return NaN;
  const cents = decimals === 2 ? value : decimals === 1 ? value * 10 : value * 100;
  if (cents > LARGEST) return NaN;
  return negative && cents !== 0 ? -cents : cents;
}

const BLANKS = /[\s\u2007\u2009\u202f\u00a0]+/g;
const SIGNED =
  /^(?:\((?<inside>[^()]+)\)|(?<before>[-+\u2212]?) ?(?<plain>[^-+\u2212]+?) ?(?<after>[-+\u2212]?))$/;
const CURRENCY = /^(?:€|eur(?:os?)?) ?| ?(?:€|eur(?:os?)?)$/gi;
const GROUPED =
  /^(?<whole>[1-9]\d{0,2}(?<by>[ '’.,])\d{3}(?:\k<by>\d{3})*|\d*)(?:(?<mark>[.,])(?<fraction>\d+))?$/;

function anyForm(text: string): Cents | Broken {
  const tidy = text.length > 60 ? "" : text.replace(BLANKS, " ").trim();
  if (tidy === "") return text.trim() === "" ? missing() : unreadable(text);
  const bare = tidy.replace(CURRENCY, "");
  if (tidy.length - bare.length > 6) return unreadable(text);
  const sign = SIGNED.exec(bare)?.groups;
  if (!sign || (sign.before && sign.after)) return unreadable(text);
  const number = (sign.inside ?? sign.plain ?? "").replace(CURRENCY, "").trim();
  const parts = GROUPED.exec(number)?.groups;
  if (!parts || (parts.by && parts.by === parts.mark) || number === "") return unreadable(text);
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(number)) return ambiguous(text, number);
  const fraction = (parts.fraction ?? "").replace(/0+$/, "");
  if (fraction.length > 2) return fractionOfCent(text);
  const cents = Number(`${(parts.whole ?? "").replace(/\D/g, "")}${fraction.padEnd(2, "0")}`);
  if (cents > LARGEST) return tooLarge(text);
  const negative = sign.inside !== undefined || /[-\u2212]/.test(`${sign.before}${sign.after}`);
  return (negative && cents !== 0 ? -cents : cents) as Cents;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 0xa0 || code === 0x202f || code === 0x2009 || code === 0x2007;
}

function quoted(text: string): { fr: string; en: string } {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return { fr: `« ${shown} »`, en: `"${shown}"` };
}

function missing(): Broken {
  return {
    rule: "amount.missing",
    message: "Le montant manque ; écrivez par exemple 1\u202f234,56.",
    english: "The amount is missing; write for example 1\u202f234,56.",
  };
}

function unreadable(text: string): Broken {
  return {
    rule: "amount.unreadable",
    message: `${quoted(text).fr} n'est pas un montant ; écrivez par exemple 1\u202f234,56.`,
    english: `${quoted(text).en} is not an amount; write for example 1\u202f234,56.`,
  };
}

function ambiguous(text: string, number: string): Broken {
  const [whole, rest] = number.split(/[.,]/);
  return {
    rule: "amount.ambiguous",
    message: `${quoted(text).fr} se lit de deux façons ; écrivez ${whole}${rest},00 ou ${whole},${rest?.slice(0, 2)}.`,
    english: `${quoted(text).en} can be read in two ways; write ${whole}${rest},00 or ${whole},${rest?.slice(0, 2)}.`,
  };
}

function fractionOfCent(text: string): Broken {
  return {
    rule: "amount.fractionOfCent",
    message: `${quoted(text).fr} a plus de deux décimales ; un montant s'écrit au centime près.`,
    english: `${quoted(text).en} has more than two decimals; an amount is written to the cent.`,
  };
}

function tooLarge(text: string): Broken {
  return {
    rule: "amount.tooLarge",
    message: `${quoted(text).fr} dépasse dix milliards d'euros ; vérifiez la colonne lue.`,
    english: `${quoted(text).en} exceeds ten billion euros; check which column was read.`,
  };
}
