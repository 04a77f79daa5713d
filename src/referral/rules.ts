/**
 * The states of a referral, the moves between them, and who makes each. The path:
 * draft → submitted → onAgenda → decided → assigned → closed.
 * A deferred household goes from decided back to onAgenda; a refused or redirected one is decided, then closed when the
 * minutes are signed (the decision may be corrected until then), so that it may be referred again; an admitted one is assigned. Closing its last measure closes it (`app.close_referral`).
 */
import type { Broken } from "../platform/calendar/dated.ts";
import type { Said } from "../platform/calendar/wording.ts";

export const REFERRAL_STATUSES = [
  "draft",
  "submitted",
  "onAgenda",
  "decided",
  "assigned",
  "closed",
  "withdrawn",
] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

const LANDLORD = ["arrearsOfficer", "socialAdviser", "landlordLead"] as const;
const COORDINATION = ["coordinator"] as const;
const WITHDRAWAL = [...LANDLORD, ...COORDINATION] as const;

type Mover = (typeof LANDLORD)[number] | (typeof COORDINATION)[number] | "caseWorker" | "operatorLead";

/** From each state, the states it may go to, and the roles that may do so. Jobs and the command line make any of these moves but a withdrawal: a person says why. */
export const MOVES: Readonly<
  Record<ReferralStatus, Readonly<Partial<Record<ReferralStatus, readonly Mover[]>>>>
> = {
  draft: { submitted: LANDLORD, withdrawn: LANDLORD },
  submitted: { onAgenda: COORDINATION, withdrawn: WITHDRAWAL },
  onAgenda: { submitted: COORDINATION, decided: COORDINATION, withdrawn: WITHDRAWAL },
  decided: { onAgenda: COORDINATION, assigned: COORDINATION, closed: COORDINATION, withdrawn: WITHDRAWAL },
  assigned: { closed: [...COORDINATION, "caseWorker", "operatorLead"], withdrawn: WITHDRAWAL },
  closed: {},
  withdrawn: {},
};

/** States in which the household is under way with its landlord: another referral of the same leads to this one. */
export const OPEN_STATUSES: readonly ReferralStatus[] = REFERRAL_STATUSES.filter(
  (status) => status !== "closed" && status !== "withdrawn",
);

/** States in which the landlord may still complete what it wrote: until the committee has decided. */
export const EDITABLE_STATUSES: readonly ReferralStatus[] = ["draft", "submitted", "onAgenda"];

export type Move = {
  from: ReferralStatus;
  to: ReferralStatus;
  /** Role of who moves it; null: a job or the command line. */
  by: string | null;
  /** Why it is withdrawn. */
  reason?: string | null | undefined;
  /** A support measure of this referral is running. */
  measureRuns?: boolean;
};

/** What forbids a move; empty where it may be made. */
export function brokenByMove({ from, to, by, reason, measureRuns }: Move): Broken[] {
  const movers = MOVES[from][to];
  if (!movers)
    return [
      {
        rule: "referral.move",
        message: `Une orientation ${NAMES[from].fr} ne peut pas devenir ${NAMES[to].fr} : ${nextOf(from).fr}.`,
        english: `A referral that is ${NAMES[from].en} cannot be ${NAMES[to].en} next: ${nextOf(from).en}.`,
        field: "status",
      },
    ];
  if (by === null ? to === "withdrawn" : !(movers as readonly string[]).includes(by))
    return [
      {
        rule: "referral.mover",
        message: `Votre fonction ne permet pas de faire passer une orientation ${NAMES[from].fr} à l'état « ${NAMES[to].fr} ».`,
        english: `Your post does not allow taking a referral that is ${NAMES[from].en} to the state "${NAMES[to].en}".`,
        field: "status",
      },
    ];
  if (to !== "withdrawn") return [];
  if (measureRuns)
    return [
      {
        rule: "referral.measureRuns",
        message:
          "Une mesure d'accompagnement est en cours : l'opérateur la clôt avec l'issue « retrait », et l'orientation se clôt avec elle.",
        english:
          'A support measure is running: the operator closes it with the outcome "withdrawn", and the referral closes with it.',
      },
    ];
  return reason?.trim()
    ? []
    : [
        {
          rule: "referral.withdrawnReason",
          message: "Indiquez pourquoi l'orientation est retirée : vos collègues le liront.",
          english: "Say why the referral is withdrawn: your colleagues will read it.",
          field: "reason",
        },
      ];
}

/** Whether a role may make a move at all, as far as states tell. */
export function mayMove(from: ReferralStatus, to: ReferralStatus, by: string): boolean {
  return (MOVES[from][to] as readonly string[] | undefined)?.includes(by) ?? false;
}

/** What a referral is in each state. */
const NAMES: Record<ReferralStatus, Said> = {
  draft: { fr: "en brouillon", en: "a draft" },
  submitted: { fr: "transmise", en: "submitted" },
  onAgenda: { fr: "à l'ordre du jour", en: "on an agenda" },
  decided: { fr: "décidée", en: "decided" },
  assigned: { fr: "confiée à un opérateur", en: "assigned to an operator" },
  closed: { fr: "close", en: "closed" },
  withdrawn: { fr: "retirée", en: "withdrawn" },
};

/** What a referral in this state may become, or that nothing comes after it. */
function nextOf(from: ReferralStatus): Said {
  const next = (Object.keys(MOVES[from]) as ReferralStatus[]).map((status) => NAMES[status]);
  return next.length === 0
    ? { fr: "elle est terminée, faites-en une nouvelle", en: "it is over, begin another one" }
    : {
        fr: `elle peut être ${next.map(({ fr }) => fr).join(", ")}`,
        en: `it may be ${eitherOf(next.map(({ en }) => en))}`,
      };
}

const eitherOf = (names: readonly string[]): string =>
  new Intl.ListFormat("en", { type: "disjunction" }).format(names);
