/** A household's own page: the code that opens it, what it may write, and which parts of its file others opened, in plain words. */
import type { Broken } from "../platform/calendar/dated.ts";
import { type Locale, longDate } from "../platform/calendar/wording.ts";

/** Letters and digits that nobody takes for another, written by hand or read aloud. */
export const CODE_SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
/** Four signs find the code, eight prove it: 40 bits, of which five may be tried. */
export const CODE_LENGTHS = { selector: 4, proof: 8 } as const;
const LENGTH = CODE_LENGTHS.selector + CODE_LENGTHS.proof;

/** `ABCD-EFGH-JKLM`, as it is printed. */
export const writtenCode = (code: string): string => code.match(/.{4}/g)!.join("-");

/** What somebody typed, as a code; undefined where it cannot be one. Spaces, dashes and small letters do not matter. */
export function readCode(typed: string): { selector: string; proof: string } | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s\-–.]/g, "");
  if (code.length !== LENGTH || [...code].some((sign) => !CODE_SIGNS.includes(sign))) return undefined;
  return { selector: code.slice(0, CODE_LENGTHS.selector), proof: code.slice(CODE_LENGTHS.selector) };
}

export type LinkState = "waiting" | "open" | "void" | "expired" | "revoked";

/** `waiting`: its code was not typed yet. `void`: its code ran out, or was typed wrong too often. Days ISO. */
export function linkState(
  link: {
    openedAt: string | null;
    revokedAt: string | null;
    expiresOn: string;
    codeExpiresOn: string;
    wrongTries: number;
  },
  tries: number,
  today: string,
): LinkState {
  if (link.revokedAt !== null) return "revoked";
  if (link.openedAt !== null) return link.expiresOn < today ? "expired" : "open";
  return link.codeExpiresOn < today || link.wrongTries >= tries ? "void" : "waiting";
}

/** A text to copy into a message to the household: the code is not in the address, which programs open to look at it. */
export const smsOfCode = (
  { code, address, codeExpiresOn }: { code: string; address: string; codeExpiresOn: string },
  language: Locale,
): string => {
  const until = longDate(Temporal.PlainDate.from(codeExpiresOn), language);
  return language === "fr"
    ? `Votre dossier : ouvrez ${address} et tapez le code ${code}. Il sert une fois, jusqu'au ${until}. Gardez-le pour vous.`
    : `Your file: open ${address} and type the code ${code}. It works once, until ${until}. Keep it to yourself.`;
};

const LONGEST_MESSAGE = 2_000;

/** What forbids a message. Field: text. */
export function brokenMessage(text: string): Broken[] {
  const length = text.trim().length;
  if (length > 0 && length <= LONGEST_MESSAGE) return [];
  return [
    {
      rule: "household.message",
      field: "text",
      message: length === 0 ? "Écrivez votre message." : "Votre message est trop long : raccourcissez-le.",
      english: length === 0 ? "Write your message." : "Your message is too long: make it shorter.",
    },
  ];
}

/** Parts of a file that the access log names, as a household reads them; any other is « a part of your file ». */
export const PARTS_READ = {
  household: ["votre fiche", "your record"],
  timeline: ["l'histoire de votre dossier", "the story of your file"],
  referral: ["votre orientation", "your referral"],
  procedure: ["votre procédure", "your procedure"],
  account: ["votre compte de loyer", "your rent account"],
  assessment: ["votre situation", "your situation"],
  budget: ["votre budget", "your budget"],
  objectives: ["vos objectifs", "your goals"],
  measure: ["votre accompagnement", "your support"],
  tripartite: ["vos rendez-vous à trois", "your meetings of three"],
  plan: ["votre plan", "your plan"],
  relief: ["votre remise de loyer", "your rent relief"],
  agreements: ["vos accords", "your agreements"],
  receivedFiles: ["la liste de vos documents", "the list of your documents"],
  receivedFile: ["un de vos documents", "one of your documents"],
  messages: ["vos messages", "your messages"],
} as const;
