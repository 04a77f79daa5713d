/** Sessions and second factors: what a device is called, what a reset must say, which posts owe a second factor. Pure. */
import { type Broken, brokenReason } from "../platform/calendar/dated.ts";

/** Who owes a second factor in an organisation, as its setting says it; `default`: as the platform says. */
export const REQUIREMENTS = ["default", "everybody", "nobody"] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrom(e|ium)\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** Browser and system as their owner would name them; null where the browser does not say. */
export function deviceOf(userAgent: string | null): { browser: string | null; system: string | null } {
  const found = (among: typeof BROWSERS) => among.find(([sign]) => sign.test(userAgent ?? ""))?.[1] ?? null;
  return { browser: found(BROWSERS), system: found(SYSTEMS) };
}

/** What a reset lacks. Field: reason. */
export const brokenReset = (reason: string): Broken[] =>
  brokenReason(reason, {
    rule: "secondFactor.reason",
    message:
      "Dites pourquoi, et comment vous avez reconnu la personne : « Téléphone perdu, vue au bureau ce matin ».",
    english: 'Say why, and how you recognised the person: "Phone lost, seen at the office this morning".',
  });

/** The setting that a list of posts stands for; `all`: every post there is. */
export function requirementOf(posts: readonly string[] | undefined, all: readonly string[]): Requirement {
  if (posts === undefined) return "default";
  if (posts.length === 0) return "nobody";
  return all.every((post) => posts.includes(post)) ? "everybody" : "default";
}
