/** Referrals as a workbook: each fact with its day; what is unknown says so, what is none says so, 0 is the number 0. */
import writeExcelFile from "write-excel-file/node";

import type { Locale, Said } from "../platform/calendar/wording.ts";
import { SIGNAL_WORDS } from "../worklist/wording.rules.ts";
import type { ReferralFacts } from "./facts.rules.ts";
import type { ReferralLine } from "./read.store.ts";
import type { Tie } from "./schema.ts";
import {
  BENEFIT_WORDS,
  NEED_WORDS,
  PLAN_WORDS,
  STAGE_WORDS,
  STATUS_WORDS,
  TIE_WORDS,
  TRACK_WORDS,
  TRIED_WORDS,
  URGENCY_LEVEL_WORDS,
} from "./wording.rules.ts";

/** A line of the list with what its file says. */
export type SheetRow = ReferralLine & { facts: ReferralFacts; tie: Tie | null; informedOn: string | null };

const UNKNOWN: Said = { fr: "inconnu", en: "unknown" };
const NONE: Said = { fr: "aucun", en: "none" };

const HEADERS = {
  household: { fr: "Ménage", en: "Household" },
  landlord: { fr: "Bailleur", en: "Landlord" },
  town: { fr: "Commune", en: "Town" },
  track: { fr: "Demande", en: "Request" },
  state: { fr: "État", en: "State" },
  stateOn: { fr: "Depuis le", en: "Since" },
  owner: { fr: "Portée par", en: "Carried by" },
  urgency: { fr: "Urgence", en: "Urgency" },
  urgencyOn: { fr: "Date irréversible", en: "Irreversible date" },
  submittedOn: { fr: "Transmise le", en: "Submitted on" },
  waiting: { fr: "Attente (jours)", en: "Waiting (days)" },
  informedOn: { fr: "Ménage informé le", en: "Household told on" },
  asOf: { fr: "Faits au", en: "Facts on" },
  debt: { fr: "Dette", en: "Debt" },
  debtOn: { fr: "Dette au", en: "Debt on" },
  debtSince: { fr: "Dette depuis", en: "Debt since" },
  amountDue: { fr: "Bas de quittance", en: "Amount due each month" },
  monthsDue: { fr: "Mois dus", en: "Months due" },
  benefit: { fr: "Aide au logement", en: "Housing benefit" },
  benefitCents: { fr: "Aide au logement par mois", en: "Housing benefit a month" },
  plan: { fr: "Plan d'apurement", en: "Repayment plan" },
  stage: { fr: "Étape de la procédure", en: "Stage of the procedure" },
  nextDeadline: { fr: "Prochaine échéance", en: "Next deadline" },
  legalArrears: { fr: "Impayé légal", en: "Legal arrears" },
  signals: { fr: "Signaux", en: "Signals" },
  tie: { fr: "Lien avec le bailleur", en: "Tie with the landlord" },
  outreach: { fr: "Contacts pris avant", en: "Contacts before" },
  tried: { fr: "Ce qui a été tenté", en: "What was tried" },
  needs: { fr: "Besoins repérés", en: "Needs seen" },
  left: { fr: "Reste à dire (points)", en: "Still to say (points)" },
} as const satisfies Record<string, Said>;
type Header = keyof typeof HEADERS;

type Cell =
  | { type: typeof String; value: string }
  | { type: typeof Number | typeof Date; value: number | Date; format: string }
  | null;

// Text is written as text, never as a formula, whatever it begins with.
const text = (value: string): Cell => ({ type: String, value: value.slice(0, 32_767) });
const euros = (cents: number): Cell => ({ type: Number, value: cents / 100, format: '#,##0.00 "€"' });
const number = (value: number): Cell => ({ type: Number, value, format: "0.0" });
const count = (value: number): Cell => ({ type: Number, value, format: "0" });
const day = (iso: string): Cell => ({
  type: Date,
  value: new Date(`${iso}T00:00:00Z`),
  format: "dd/mm/yyyy",
});

/** XLSX bytes, the rows in their order. */
export function referralSheet(rows: readonly SheetRow[], language: Locale = "fr"): Promise<Buffer> {
  const unknown = text(UNKNOWN[language]);
  /** Undefined is unknown, null is none. */
  const known = <T>(value: T | null | undefined, cell: (value: T) => Cell): Cell =>
    value === undefined ? unknown : value === null ? text(NONE[language]) : cell(value);
  /** What a person writes or a list leaves open: null is unknown there. */
  const asked = <T>(value: T | null, cell: (value: T) => Cell) => known(value ?? undefined, cell);
  const word = (words: Readonly<Record<string, Said>>, key: string): Cell =>
    text(words[key]?.[language] ?? key);
  const list = (values: readonly string[], words: Readonly<Record<string, Said>> = {}): Cell =>
    values.length === 0
      ? text(NONE[language])
      : text(values.map((value) => words[value]?.[language] ?? value).join(", "));
  const yes = { fr: ["oui", "non"], en: ["yes", "no"] }[language] as [string, string];

  const columns: readonly [Header, (row: SheetRow) => Cell][] = [
    ["household", ({ household }) => asked(household, text)],
    ["landlord", ({ landlord }) => text(landlord)],
    ["town", ({ town }) => asked(town, text)],
    ["track", ({ track }) => word(TRACK_WORDS, track)],
    ["state", ({ status }) => word(STATUS_WORDS, status)],
    ["stateOn", ({ statusOn }) => asked(statusOn, day)],
    ["owner", ({ owner }) => asked(owner?.name ?? null, text)],
    ["urgency", ({ urgency }) => urgency && word(URGENCY_LEVEL_WORDS, urgency.level)],
    ["urgencyOn", ({ urgency }) => (urgency?.reason ? day(urgency.reason.on) : null)],
    ["submittedOn", ({ submittedOn }) => (submittedOn === null ? null : day(submittedOn))],
    ["waiting", ({ waitingDays }) => (waitingDays === null ? null : count(waitingDays))],
    ["informedOn", ({ informedOn }) => asked(informedOn, day)],
    ["asOf", ({ asOf }) => day(asOf)],
    ["debt", ({ facts }) => known(facts.debtCents, euros)],
    ["debtOn", ({ facts }) => known(facts.told?.debtCents ?? facts.accountOn, day)],
    ["debtSince", ({ facts }) => known(facts.debtSince, text)],
    ["amountDue", ({ facts }) => known(facts.amountDueCents, euros)],
    ["monthsDue", ({ facts }) => known(facts.monthsDue, number)],
    ["benefit", ({ facts }) => known(facts.benefit, ({ state }) => word(BENEFIT_WORDS, state))],
    [
      "benefitCents",
      ({ facts: { benefit } }) => (benefit === null ? known(null, euros) : known(benefit?.cents, euros)),
    ],
    ["plan", ({ facts }) => known(facts.plan, ({ state }) => word(PLAN_WORDS, state))],
    ["stage", ({ facts }) => known(facts.stage, (stage) => word(STAGE_WORDS, stage))],
    ["nextDeadline", ({ facts }) => known(facts.nextDeadline, ({ on }) => day(on))],
    ["legalArrears", ({ facts }) => known(facts.legalArrears, (is) => text(is ? yes[0] : yes[1]))],
    ["signals", ({ facts }) => known(facts.signals, (kinds) => list(kinds, SIGNAL_WORDS))],
    ["tie", ({ tie }) => asked(tie, (is) => word(TIE_WORDS, is))],
    [
      "outreach",
      ({ facts }) =>
        known(facts.outreach, (done) => (done.length === 0 ? known(null, text) : count(done.length))),
    ],
    ["tried", ({ facts }) => known(facts.tried, (tried) => list(tried, TRIED_WORDS))],
    ["needs", ({ facts }) => known(facts.needs, (needs) => list(needs, NEED_WORDS))],
    ["left", ({ stillToSay }) => count(stillToSay.length)],
  ];
  const head = columns.map(([name]) => ({
    type: String,
    value: HEADERS[name][language],
    fontWeight: "bold" as const,
    wrap: true,
  }));
  const data = [head, ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  return writeExcelFile(data as never, {
    sheet: { fr: "Orientations", en: "Referrals" }[language],
    stickyRowsCount: 1,
    columns: columns.map(([name]) => ({ width: name === "household" || name === "owner" ? 26 : 17 })),
  }).toBuffer();
}
