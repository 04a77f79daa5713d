/** The form's fields and what they say: "not known", "none" and "some" are asked for, so that empty is never taken for none. */
import type { Answer } from "../../platform/ui/client.ts";
import type { paths } from "../../platform/ui/api.d.ts";
import { AGREED, INFORMED_HOW, TRIED } from "../submission.rules.ts";

type File = Pick<
  Answer<"/api/referrals/{id}">,
  | "track"
  | "tie"
  | "situation"
  | "informedOn"
  | "informedHow"
  | "informedBy"
  | "agreedOn"
  | "agreedTo"
  | "facts"
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
  agreedState: Asked;
  agreedOn: string | null;
  agreedTo: string[];
};

const asked = (answers: readonly string[] | null | undefined, words = ""): Asked =>
  answers === null || answers === undefined
    ? words
      ? "some"
      : "unknown"
    : answers.length > 0 || words
      ? "some"
      : "none";

export function fieldsOf({ facts, agreedTo, ...file }: File): ReferralFields {
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
    agreedState: file.agreedOn ? "some" : asked(agreedTo),
    agreedOn: file.agreedOn,
    agreedTo: agreedTo ?? [],
  };
}

const oneOf = <T extends string>(values: readonly T[], value: string): T | null =>
  values.find((one) => one === value) ?? null;

export function textOf(fields: ReferralFields): Text {
  const { agreedState, triedState } = fields;
  const agreedTo = AGREED.filter((one) => fields.agreedTo.includes(one));
  const tried = TRIED.filter((one) => fields.tried.includes(one));
  return {
    track: fields.track,
    tie: oneOf(["kept", "strained", "broken"] as const, fields.tie),
    stage: (fields.stage || null) as Text["stage"],
    situation: fields.situation,
    informedOn: fields.informedOn,
    informedHow: oneOf(INFORMED_HOW, fields.informedHow),
    informedBy: fields.informedBy,
    agreedOn: agreedState === "some" ? fields.agreedOn : null,
    // Agreed, but nobody ticked to what: not known yet, and not "to nothing".
    agreedTo: agreedState === "none" ? [] : agreedState === "some" && agreedTo.length > 0 ? agreedTo : null,
    tried: triedState === "none" ? [] : triedState === "some" && tried.length > 0 ? tried : null,
    whatWasTried: triedState === "some" ? fields.whatWasTried : null,
  };
}
