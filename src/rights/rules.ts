/** What a person may ask of what is held on them, and by when it is answered. */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";

type PlainDate = Temporal.PlainDate;

export const REQUEST_KINDS = ["access", "correction", "restriction", "opposition", "erasure"] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
export const ANSWERS = ["granted", "partly", "refused"] as const;
export type RightsAnswer = (typeof ANSWERS)[number];

/** Detection is a landlord's; nobody else can leave a household out of it. */
export const concernsDetection = (kind: RequestKind): boolean => kind === "opposition";

/** One month from the day after it was received, to the same day of the next month. */
export const dueOn = (askedOn: PlainDate, within: string): PlainDate => askedOn.add(within);

export function brokenByRequest(
  { kind, askedOn }: { kind: RequestKind; askedOn: PlainDate },
  { today, isLandlord }: { today: PlainDate; isLandlord: boolean },
): Broken[] {
  const broken: Broken[] = [];
  if (isBefore(today, askedOn))
    broken.push({
      rule: "rights.askedOn",
      field: "askedOn",
      message: "Une demande est reçue aujourd'hui ou plus tôt.",
      english: "A request was received today or earlier.",
    });
  if (concernsDetection(kind) && !isLandlord)
    broken.push({
      rule: "rights.opposition",
      field: "kind",
      message: "L'opposition porte sur la détection : elle se demande au bailleur, qui la fait.",
      english: "Opposition is to detection: it is asked of the landlord, who makes it.",
    });
  return broken;
}

/** What keeps a file open: nothing of it is erased as long as it runs. */
export type OpenBy =
  | "measure"
  | "assignment"
  | "referral"
  | "tenancy"
  | "plan"
  | "procedure"
  | "leaseTransfer"
  | "rehousing";
const OPEN_WORDS: Record<OpenBy, { fr: string; en: string }> = {
  measure: { fr: "l'accompagnement", en: "the support measure" },
  assignment: { fr: "l'accompagnement confié à un opérateur", en: "the assignment to an operator" },
  referral: { fr: "l'orientation", en: "the referral" },
  tenancy: { fr: "le bail, ou la dette du compte", en: "the lease, or the account's debt," },
  plan: { fr: "un plan d'apurement", en: "a repayment plan" },
  procedure: { fr: "une procédure d'expulsion", en: "an eviction procedure" },
  leaseTransfer: { fr: "un glissement de bail", en: "a lease transfer" },
  rehousing: { fr: "une demande de relogement", en: "a rehousing request" },
};

/** Every answer has its reason; an erasure that the law does not allow says which duty forbids it. */
export function brokenByAnswer(
  { kind, answer, reason }: { kind: RequestKind; answer: RightsAnswer; reason: string },
  { openBy }: { openBy: OpenBy | null },
): Broken[] {
  const broken: Broken[] = [];
  if (reason.trim().length < 3)
    broken.push({
      rule: "rights.reason",
      field: "reason",
      message: "Dites ce qui est répondu et pourquoi : la personne le lit, et le registre le garde.",
      english: "Say what is answered and why: the person reads it, and the register keeps it.",
    });
  if (kind === "erasure" && answer !== "refused" && openBy !== null)
    broken.push({
      rule: "rights.erasure",
      field: "answer",
      message: `Rien ne s'efface tant que court ${OPEN_WORDS[openBy].fr} : refusez avec ce motif, ou limitez le traitement.`,
      english: `Nothing is erased while ${OPEN_WORDS[openBy].en} runs: refuse for that reason, or restrict processing.`,
      source: "RGPD, art. 17(3)",
    });
  return broken;
}
