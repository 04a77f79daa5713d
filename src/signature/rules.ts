/** How somebody signs a plan, minutes or an agreement: drawn on the screen, their name typed before a witness, or on paper. */
import type { Broken } from "../platform/calendar/dated.ts";

/** Strokes on a field of 1000 × 300: `x, y, x, y…`, whole numbers. */
export type Signature =
  | { kind: "drawn"; strokes: number[][] }
  | { kind: "typed"; name: string }
  | { kind: "paper" };

export const SIGNATURE_FIELD = { width: 1000, height: 300 } as const;
/** Ten times what a signature takes: guards the database, not the hand. */
export const MOST_POINTS = 8_000;

/** Why it does not count as signed, or undefined. On the screen somebody is named who saw it signed. */
export function brokenBySignature(signature: Signature, witness: string | null): Broken | undefined {
  const drawn =
    signature.kind === "drawn" ? signature.strokes.reduce((total, one) => total + one.length / 2, 0) : 0;
  if (signature.kind === "drawn" && drawn < 5)
    return {
      rule: "signature.empty",
      field: "signature",
      message: "La signature est vide : signez dans le cadre, ou écrivez le nom du signataire.",
      english: "The signature is empty: sign in the frame, or write the name of who signs.",
    };
  if (signature.kind === "typed" && signature.name.trim() === "")
    return {
      rule: "signature.empty",
      field: "name",
      message: "Écrivez le nom de la personne qui signe.",
      english: "Write the name of the person who signs.",
    };
  if (signature.kind !== "paper" && !witness?.trim())
    return {
      rule: "signature.witness",
      field: "witness",
      message: "Dites devant qui la signature a été donnée : le document imprimé le porte.",
      english: "Say who saw it signed: the printed document bears it.",
    };
  return undefined;
}

/** Its strokes as shares of the field, `[[x, y], …]` each: what a printed page draws. None where it was typed or on paper. */
export function strokesOf(signature: Signature): [number, number][][] {
  if (signature.kind !== "drawn") return [];
  return signature.strokes
    .filter((stroke) => stroke.length >= 4)
    .map((stroke) =>
      Array.from({ length: Math.floor(stroke.length / 2) }, (_, at): [number, number] => [
        stroke[at * 2]! / SIGNATURE_FIELD.width,
        stroke[at * 2 + 1]! / SIGNATURE_FIELD.height,
      ]),
    );
}
