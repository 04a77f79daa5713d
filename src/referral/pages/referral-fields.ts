/** The form's fields and what they say: "not known", "none" and "some" are asked for, so that empty is never taken for none. */
import type { Answer } from "../../platform/ui/client.ts";
import type { paths } from "../../platform/ui/api.d.ts";
import { SHARED_DOMAINS } from "../../household-agreement/rules.ts";
import { INFORMED_HOW, TRIED } from "../submission.rules.ts";

type File = Pick<
  Answer<"/api/referrals/{id}">,
  "track" | "tie" | "situation" | "informedOn" | "informedHow" | "informedBy" | "domains" | "facts"
>;
type Text = paths["/api/referrals/{id}"]["put"]["requestBody"]["content"]["application/json"];
type Asked = "unknown" | "none" | "some";

export type ReferralFields = {
  track: Text["track"];
  tie: string;
  stage: string;
  triedState: Asked;
  tried: string[];
  whatWasTried: string;
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
    track: file.track,
    tie: file.tie ?? "",
    stage: facts.stage ?? "",
    triedState: asked(facts.tried, facts.whatWasTried),
    tried: facts.tried ?? [],
    whatWasTried: facts.whatWasTried ?? "",
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

export function textOf(fields: ReferralFields): Text {
  const { triedState } = fields;
  const tried = TRIED.filter((one) => fields.tried.includes(one));
  return {
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
