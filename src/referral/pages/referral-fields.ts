/** The form's fields and what they say: "not known", "none" and "some" are asked for, so that empty is never taken for none. */
import type { Answer } from "../../platform/ui/client.ts";
import type { paths } from "../../platform/ui/api.d.ts";
import { SHARED_DOMAINS } from "../../household-agreement/rules.ts";
import { HOUSEHOLD_NEEDS, INFORMED_HOW, TRIED } from "../submission.rules.ts";

type File = Pick<
  Answer<"/api/referrals/{id}">,
  "track" | "tie" | "situation" | "informedOn" | "informedHow" | "informedBy" | "domains" | "facts"
>;
type Text = paths["/api/referrals/{id}"]["put"]["requestBody"]["content"]["application/json"];
type Asked = "unknown" | "none" | "some";

export const PLAN_TOLD = ["unknown", "none", "running", "missed", "frozen", "cancelled"] as const;

export type ReferralFields = {
  debtCents: number | null;
  amountDueCents: number | null;
  benefitState: "unknown" | "none" | "paid" | "stopped";
  benefitCents: number | null;
  planState: (typeof PLAN_TOLD)[number];
  track: Text["track"];
  tie: string;
  stage: string;
  triedState: Asked;
  tried: string[];
  whatWasTried: string;
  needsState: Asked;
  needs: string[];
  situation: string;
  informedOn: string | null;
  informedHow: string;
  informedBy: string;
  domains: Record<(typeof SHARED_DOMAINS)[number], string>;
};

const asked = (answers: readonly string[] | null | undefined, words = ""): Asked =>
  answers === null || answers === undefined
    ? words
      ? "some"
      : "unknown"
    : answers.length > 0 || words
      ? "some"
      : "none";

export function fieldsOf({ facts, domains, ...file }: File): ReferralFields {
  return {
    debtCents: facts.debtCents ?? null,
    amountDueCents: facts.amountDueCents ?? null,
    benefitState: facts.benefit === undefined ? "unknown" : (facts.benefit?.state ?? "none"),
    benefitCents: facts.benefit?.cents ?? null,
    planState: facts.plan === undefined ? "unknown" : (facts.plan?.state ?? "none"),
    track: file.track,
    tie: file.tie ?? "",
    stage: facts.stage ?? "",
    triedState: asked(facts.tried, facts.whatWasTried),
    tried: facts.tried ?? [],
    whatWasTried: facts.whatWasTried ?? "",
    needsState: asked(facts.needs),
    needs: facts.needs ?? [],
    situation: file.situation ?? "",
    informedOn: file.informedOn,
    informedHow: file.informedHow ?? "",
    informedBy: file.informedBy ?? "",
    domains: Object.fromEntries(
      SHARED_DOMAINS.map((domain) => [domain, domains[domain] ?? ""]),
    ) as ReferralFields["domains"],
  };
}

const oneOf = <T extends string>(values: readonly T[], value: string): T | null =>
  values.find((one) => one === value) ?? null;

/** What the account gives is left as it is by the server, whatever is told beside it. */
function toldOf({
  debtCents,
  amountDueCents,
  benefitState,
  benefitCents,
  planState,
  needsState,
  needs,
}: ReferralFields): NonNullable<Text["told"]> {
  return {
    debtCents: debtCents !== null && debtCents >= 0 ? debtCents : null,
    amountDueCents: amountDueCents !== null && amountDueCents >= 0 ? amountDueCents : null,
    benefit:
      benefitState === "unknown"
        ? null
        : benefitState === "none"
          ? "none"
          : { state: benefitState, ...(benefitCents !== null && { cents: benefitCents }) },
    plan: planState === "unknown" ? null : planState === "none" ? "none" : { state: planState },
    needs:
      needsState === "none"
        ? []
        : needsState === "some" && needs.length > 0
          ? HOUSEHOLD_NEEDS.filter((one) => needs.includes(one))
          : null,
  };
}

export function textOf(fields: ReferralFields): Text {
  const { triedState } = fields;
  const tried = TRIED.filter((one) => fields.tried.includes(one));
  return {
    told: toldOf(fields),
    track: fields.track,
    tie: oneOf(["kept", "strained", "broken"] as const, fields.tie),
    stage: (fields.stage || null) as Text["stage"],
    situation: fields.situation,
    informedOn: fields.informedOn,
    informedHow: oneOf(INFORMED_HOW, fields.informedHow),
    informedBy: fields.informedBy,
    domains: fields.domains,
    tried: triedState === "none" ? [] : triedState === "some" && tried.length > 0 ? tried : null,
    whatWasTried: triedState === "some" ? fields.whatWasTried : null,
  };
}
