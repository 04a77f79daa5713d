/** One path of a spreadsheet, row by row: what its columns state, or why the row is set aside. */
import { communeOf, townName, type CommuneIndex } from "../ledger-file/commune.rules.ts";
import { plain } from "../ledger/plain.rules.ts";
import type { Outcome } from "../measure/closing.rules.ts";
import type { Said } from "../platform/calendar/wording.ts";
import type { Cents } from "../platform/money/cents.ts";
import { setAside, type SetAside } from "./aside.rules.ts";
import {
  amountCell,
  type Cell,
  countCell,
  dayCell,
  DECISION_WORDS,
  isUnknown,
  isWrong,
  OUTCOME_WORDS,
  TIE_WORDS,
  TRACK_WORDS,
  wordCell,
  type Writing,
  type Wrong,
  yesNoCell,
} from "./cells.rules.ts";
import { CASE_NAMES, type CaseColumn } from "./columns.rules.ts";

type Tie = keyof typeof TIE_WORDS;

/** What one row states. Null = unknown, which is neither 0 nor no. Dates ISO, money in cents; organisations by code. */
export type StatedCase = {
  caseRef: string;
  landlord: string;
  account: string | null;
  leaseholder: string | null;
  people: number | null;
  communeInsee: string | null;
  track: keyof typeof TRACK_WORDS | null;
  referredOn: string | null;
  decidedOn: string | null;
  decision: keyof typeof DECISION_WORDS | null;
  operator: string | null;
  measureStart: string | null;
  /** Null with a start: the measure runs. */
  measureEnd: string | null;
  renewals: number | null;
  problems: number | null;
  tieAtReferral: Tie | null;
  tieAtEnd: Tie | null;
  meetingsHome: number | null;
  meetingsOther: number | null;
  debtAtReferralCents: Cents | null;
  debtAtStartCents: Cents | null;
  debtAtEndCents: Cents | null;
  paymentResumed: boolean | null;
  outcome: Outcome | null;
  costCents: Cents | null;
};

export type Known = { code: string; name: string };
/** What a row is read against. */
export type Context = {
  landlords: readonly Known[];
  operators: readonly Known[];
  communes: CommuneIndex;
  writing: Writing;
};

const MOST = { people: 30, renewals: 20, problems: 60, meetings: 2_000 } as const;
const LONGEST_TEXT = 200;

/** `cell` gives a column's text, "" where the file lacks it. */
export function readCase(
  line: number,
  cell: (column: CaseColumn) => string,
  context: Context,
): { stated: StatedCase } | { aside: SetAside } {
  const day = dayCell(context.writing);
  let first: SetAside | undefined;
  const aside = (column: CaseColumn, rule: string, because: Said) => {
    first ??= setAside(line, CASE_NAMES[column], cell(column), rule, because);
    return null;
  };
  const read = <T>(column: CaseColumn, reader: (text: string) => Cell<T>): T | null => {
    const value = reader(cell(column));
    return isWrong(value) ? aside(column, value.rule, (value as Wrong).wrong) : value;
  };
  const amount = (said: string) => amountCell(said, context.writing.amountFormat);
  const text = (column: CaseColumn) => {
    const said = cell(column).trim();
    if (said.length > LONGEST_TEXT)
      return aside(column, "valueTooLong", {
        fr: "le texte dépasse 200 caractères",
        en: "the text exceeds 200 characters",
      });
    return isUnknown(said) ? null : said;
  };
  const stated: StatedCase = {
    caseRef: text("case_ref") ?? "",
    landlord: read("landlord", organisationCell(context.landlords)) ?? "",
    account: text("account"),
    leaseholder: text("leaseholder"),
    people: read("people", (said) => countCell(said, MOST.people)),
    communeInsee: read("commune_insee", communeCell(context.communes)),
    track: read("track", (said) => wordCell(said, TRACK_WORDS)),
    referredOn: read("referred_on", day),
    decidedOn: read("decided_on", day),
    decision: read("decision", (said) => wordCell(said, DECISION_WORDS)),
    operator: read("operator", organisationCell(context.operators)),
    measureStart: read("measure_start", day),
    measureEnd: read("measure_end", day),
    renewals: read("renewals", (said) => countCell(said, MOST.renewals)),
    problems: read("problems", (said) => countCell(said, MOST.problems)),
    tieAtReferral: read("tie_at_referral", (said) => wordCell(said, TIE_WORDS)),
    tieAtEnd: read("tie_at_end", (said) => wordCell(said, TIE_WORDS)),
    meetingsHome: read("meetings_home", (said) => countCell(said, MOST.meetings)),
    meetingsOther: read("meetings_other", (said) => countCell(said, MOST.meetings)),
    debtAtReferralCents: read("debt_at_referral", amount),
    debtAtStartCents: read("debt_at_start", amount),
    debtAtEndCents: read("debt_at_end", amount),
    paymentResumed: read("payment_resumed", yesNoCell),
    outcome: read("outcome", (said) => wordCell(said, OUTCOME_WORDS)),
    costCents: read("cost", amount),
  };
  if (!first && stated.caseRef === "")
    aside("case_ref", "missingReference", {
      fr: "la référence manque ; elle seule fait reconnaître la situation au prochain import",
      en: "the reference is missing; it alone lets the case be known at the next import",
    });
  if (!first && stated.landlord === "")
    aside("landlord", "missingLandlord", {
      fr: `le bailleur manque ; écrivez ${codes(context.landlords)}`,
      en: `the landlord is missing; write ${codes(context.landlords)}`,
    });
  if (!first) contradictions(stated, aside);
  return first ? { aside: first } : { stated };
}

/** What a row cannot state at once. */
function contradictions(
  row: StatedCase,
  aside: (column: CaseColumn, rule: string, because: Said) => null,
): void {
  if (row.decision !== null && row.decision !== "admitted" && row.measureStart !== null)
    aside("measure_start", "measureWithoutAdmission", {
      fr: "la situation n'a pas été admise, et porte pourtant une mesure",
      en: "the case was not admitted, and yet has a measure",
    });
  else if (row.measureStart !== null && row.operator === null)
    aside("operator", "missingOperator", {
      fr: "une mesure a commencé : écrivez l'opérateur qui la porte",
      en: "a measure began: write the operator that carries it",
    });
  else if (row.measureStart === null && row.measureEnd !== null)
    aside("measure_start", "missingStart", {
      fr: "la mesure a une fin et pas de début",
      en: "the measure has an end and no start",
    });
  else if (row.measureStart !== null && row.measureEnd !== null && row.measureEnd < row.measureStart)
    aside("measure_end", "endBeforeStart", {
      fr: `la fin vient avant le début (${french(row.measureStart)})`,
      en: `the end comes before the start (${french(row.measureStart)})`,
    });
  else if (lastsTooShort(row))
    aside("renewals", "moreRenewalsThanDays", {
      fr: "le parcours a moins de jours que de mesures",
      en: "the path has fewer days than measures",
    });
  else if (row.decidedOn !== null && row.referredOn !== null && row.decidedOn < row.referredOn)
    aside("decided_on", "decidedBeforeReferred", {
      fr: `la décision vient avant l'orientation (${french(row.referredOn)})`,
      en: `the decision comes before the referral (${french(row.referredOn)})`,
    });
  else if (row.costCents !== null && row.costCents < 0)
    aside("cost", "negativeCost", { fr: "un coût n'est pas négatif", en: "a cost is not negative" });
}

const lastsTooShort = ({ measureStart, measureEnd, renewals }: StatedCase): boolean =>
  measureStart !== null &&
  measureEnd !== null &&
  Temporal.PlainDate.from(measureStart).until(Temporal.PlainDate.from(measureEnd)).days < (renewals ?? 0);

const french = (iso: string) => iso.split("-").toReversed().join("/");
const codes = (known: readonly Known[]) => known.map(({ code }) => code).join(", ");

/** The code of an organisation told by its code or its name. */
const organisationCell =
  (known: readonly Known[]) =>
  (text: string): Cell<string> => {
    if (isUnknown(text)) return null;
    const asked = plain(text);
    const found = known.find(
      ({ code, name }) => plain(code) === asked || withoutArticle(name) === withoutArticle(text),
    );
    if (found) return found.code;
    const list = known.map(({ code, name }) => `${code} (${name})`).join(", ");
    return {
      rule: "unknownOrganisation",
      wrong: { fr: `code inconnu ; sont connus : ${list}`, en: `unknown code; known are: ${list}` },
    };
  };
const withoutArticle = (name: string) => plain(name).replace(/^(le|la|les|l) /, "");

/** An INSEE code, or a name that one commune alone bears. */
const communeCell =
  (communes: CommuneIndex) =>
  (text: string): Cell<string> => {
    if (isUnknown(text)) return null;
    if (!/\d/.test(text)) {
      const named = communes.names.get(townName(text)) ?? [];
      if (named.length === 1) return named[0]!.insee;
    }
    const found = communeOf(communes, text.trim(), "", "");
    return typeof found === "string"
      ? found
      : {
          rule: "unknownCommune",
          wrong: {
            fr: "aucune commune connue n'a ce code INSEE ni, seule, ce nom",
            en: "no known commune has this INSEE code nor, alone, this name",
          },
        };
  };
