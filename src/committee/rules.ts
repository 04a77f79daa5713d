/** The committee's words, the number of a session, who may sit, what may still change. */
import type { Broken } from "../platform/calendar/dated.ts";

type PlainDate = Temporal.PlainDate;

export const DECISION_KINDS = ["admitted", "deferred", "refused", "redirected"] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export const TRACKS = ["stay", "leaseTransfer"] as const;
export const LEVERS = ["rentRelief", "debtGrant", "repaymentPlan"] as const;
export type Lever = (typeof LEVERS)[number];

/** Why the committee refuses. A code to count by; the sentence that the household is told stands beside it. */
export const REFUSAL_REASONS = [
  "ordinaryLawSuffices",
  "outsideProgramme",
  "householdDeclines",
  "debtSettled",
  "other",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Services of ordinary law to which a household is sent instead. Which of them exist where is for the coordination to know. */
export const SERVICES = [
  "landlordSocialTeam",
  "departmentSocialService",
  "communalSocialCentre",
  "housingSolidarityFund",
  "overIndebtedness",
  "housingSupport",
  "budgetSupport",
  "rightToHousing",
  "energyAdvice",
  "other",
] as const;
export type Service = (typeof SERVICES)[number];

/** What a member says of a proposal. */
export const VOICES = ["agree", "disagree", "abstain"] as const;
export type Voice = (typeof VOICES)[number];
/** Votes as they were counted. */
export type Votes = { agree: number; disagree: number; abstain: number };

export const SESSION_KINDS = ["ordinary", "emergency"] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

export const SESSION_STATUSES = ["planned", "held", "signed"] as const;
/** `held`: a decision was taken; the minutes are still to be signed. */
export type SessionStatus = (typeof SESSION_STATUSES)[number];
export const PRESENCES = ["invited", "present", "excused"] as const;
export type Presence = (typeof PRESENCES)[number];

/** Posts from which somebody is named to sit: committee members, landlords' social advisers, operators' leads. */
export const MAY_SIT: readonly string[] = ["committeeMember", "socialAdviser", "operatorLead"];

/** Number of an emergency: `2026-11-U1`, `2026-11-U2` in the month it was asked. */
export function emergencyNumber(askedOn: PlainDate, taken: readonly string[]): string {
  const month = `${askedOn.toPlainYearMonth().toString()}-U`;
  const rank = [1, ...taken.map((_, index) => index + 2)].find((n) => !taken.includes(`${month}${n}`))!;
  return `${month}${rank}`;
}

/** `2026-11`, then `2026-11-2` where the month has a session already: the number of the minutes. */
export function proposedNumber(heldOn: PlainDate, taken: readonly string[]): string {
  const month = heldOn.toPlainYearMonth().toString();
  const rank = [1, ...taken.map((_, index) => index + 2)].find(
    (n) => !taken.includes(n === 1 ? month : `${month}-${n}`),
  )!;
  return rank === 1 ? month : `${month}-${rank}`;
}

/** What forbids a session as it is written. `taken`: numbers of the others. */
export function brokenBySession(
  { number, members }: { number: string; members?: readonly { role: string; active: boolean }[] },
  taken: readonly string[],
): Broken[] {
  const broken: Broken[] = [];
  if (taken.includes(number))
    broken.push({
      rule: "committee.number",
      message: `Le numéro ${number} est celui d'une autre séance : donnez-en un autre.`,
      english: `Number ${number} is that of another session: give another one.`,
      field: "number",
    });
  if (members?.some(({ role, active }) => !active || !MAY_SIT.includes(role)))
    broken.push({
      rule: "committee.maySit",
      message:
        "Une commission réunit des membres de commission, des conseillers sociaux des bailleurs et des responsables d'opérateurs en poste : retirez les autres personnes.",
      english:
        "A committee is made of committee members, landlords' social advisers and operators' leads in post: take the others out.",
      field: "members",
    });
  return broken;
}

const SIGNED: Broken = {
  rule: "committee.signed",
  message: "Le procès-verbal de cette séance est signé : elle ne change plus.",
  english: "The minutes of this session are signed: it no longer changes.",
};

/** What forbids any change of a session. */
export function brokenByStatus(status: SessionStatus): Broken[] {
  return status === "signed" ? [SIGNED] : [];
}
