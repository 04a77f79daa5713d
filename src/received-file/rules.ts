/**
 * Files received of a household: a letter photographed, a paper of the court, a payslip. What kind, of which day, who may open it.
 * Papers on health, justice, violence or residence are the operator's alone (access.md, protected domains), like what nobody has sorted yet.
 */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";

/** Papers that tell of a protected domain: never a landlord's, never the coordination's. */
export const PROTECTED_KINDS = ["medical", "justice", "violence", "residence"] as const;
export const FILE_KINDS = [
  "letter",
  "courtPaper",
  "rentBill",
  "income",
  "benefits",
  "tax",
  "overIndebtedness",
  "energy",
  "insurance",
  "identity",
  "home",
  ...PROTECTED_KINDS,
  "other",
] as const;
export type FileKind = (typeof FILE_KINDS)[number];
export const isProtectedKind = (kind: FileKind): boolean =>
  (PROTECTED_KINDS as readonly string[]).includes(kind);

/** With whom one file may be shared, when the household agreed to it. */
export const FILE_READERS = ["landlord", "coordination"] as const;
export type FileReader = (typeof FILE_READERS)[number];

/** `longestSide`: to which a page shrinks a picture before it sends it. `mostPixels`: above which a picture is refused. */
export type FileLimits = { largestBytes: number; longestSide: number; mostPixels: number };

/** What is written of a file beside its bytes. */
export type FileFacts = {
  kind: FileKind;
  /** Day that the paper bears; null: it bears none, or nobody said. */
  documentOn: Temporal.PlainDate | null;
  /** For the operator alone, whatever its kind. */
  isProtected: boolean;
  sharedWith: readonly FileReader[];
  /** Day on which the household agreed to that sharing. */
  agreedOn: Temporal.PlainDate | null;
};

/** What forbids writing these facts. Fields: documentOn, sharedWith, agreedOn. */
export function brokenByFacts(facts: FileFacts, today: Temporal.PlainDate): Broken[] {
  const broken: Broken[] = [];
  const { kind, documentOn, isProtected, sharedWith, agreedOn } = facts;
  if (documentOn && isBefore(today, documentOn))
    broken.push({
      rule: "receivedFile.future",
      field: "documentOn",
      message: "Ce jour est à venir : indiquez la date écrite sur le document, ou laissez vide.",
      english: "This day is still to come: give the date written on the document, or leave it empty.",
    });
  if (sharedWith.length > 0 && (isProtected || isProtectedKind(kind)))
    broken.push({
      rule: "receivedFile.protected",
      field: "sharedWith",
      message:
        "Un document protégé (santé, justice, violences, séjour, ou réservé) ne sort pas de l'association : retirez le partage.",
      english:
        "A protected document (health, justice, violence, residence, or kept) does not leave the association: remove the sharing.",
    });
  if (sharedWith.length > 0 && !agreedOn)
    broken.push({
      rule: "receivedFile.agreed",
      field: "agreedOn",
      message: "Indiquez le jour où le ménage a accepté que ce document soit partagé.",
      english: "Give the day on which the household agreed to share this document.",
    });
  if (agreedOn && isBefore(today, agreedOn))
    broken.push({
      rule: "receivedFile.agreedInFuture",
      field: "agreedOn",
      message: "Ce jour est à venir : indiquez le jour où le ménage a accepté.",
      english: "This day is still to come: give the day on which the household agreed.",
    });
  return broken;
}

/** What a name may not hold: a way to another folder, signs that no name has. */
export function brokenByName(name: string): Broken[] {
  // oxlint-disable-next-line no-control-regex -- these are the signs looked for
  const isPath = /[/\\]|^\.{1,2}$|[\u0000-\u001f\u007f]/.test(name);
  return isPath || name.trim() === "" || name.length > 200
    ? [
        {
          rule: "receivedFile.name",
          field: "file",
          message: "Le nom de ce fichier n'est pas un simple nom : renommez-le, puis envoyez-le à nouveau.",
          english: "The name of this file is not a plain name: rename it, then send it again.",
        },
      ]
    : [];
}

const megabytes = (bytes: number) => Math.max(1, Math.floor(bytes / 1024 ** 2));

/** Why bytes are not taken, in words for whoever sent them. */
export function brokenByContent(
  why: "empty" | "otherType" | "cut" | "another" | "tooLarge" | "tooManyPixels" | "missing",
  { largestBytes }: Pick<FileLimits, "largestBytes">,
): Broken {
  const [message, english] = {
    missing: ["Choisissez une photo ou un PDF.", "Choose a photo or a PDF."],
    empty: ["Ce fichier est vide : choisissez-en un autre.", "This file is empty: choose another."],
    otherType: [
      "Ce n'est ni une photo (JPEG, PNG) ni un PDF : photographiez le document.",
      "This is neither a photo (JPEG, PNG) nor a PDF: take a photo of the document.",
    ],
    cut: [
      "Ce fichier est abîmé ou incomplet : photographiez le document à nouveau.",
      "This file is damaged or not whole: take a photo of the document again.",
    ],
    another: [
      "Ce fichier contient autre chose qu'une image ou des pages : photographiez le document, ou imprimez-le en PDF.",
      "This file holds something else than a picture or pages: take a photo of the document, or print it to a PDF.",
    ],
    tooLarge: [
      `Ce fichier dépasse ${megabytes(largestBytes)} Mo : photographiez le document, page par page.`,
      `This file exceeds ${megabytes(largestBytes)} MB: take a photo of the document, page by page.`,
    ],
    tooManyPixels: [
      "Cette image est trop grande : photographiez le document avec le téléphone.",
      "This picture is too large: take a photo of the document with the telephone.",
    ],
  }[why] as [string, string];
  return { rule: `receivedFile.${why}`, field: "file", message, english };
}
