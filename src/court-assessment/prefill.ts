/** What is known already, as sentences under the fifteen headings: a person completes them. Nothing protected stands here but what the household agreed to. */
import { type Locale, longDate, longMonth } from "../platform/calendar/wording.ts";
import { formatCents } from "../platform/money/format.ts";
import type { Heading, Presence } from "./rules.ts";
import { COURT_WORDS } from "./words.ts";

/** Money in cents, days ISO; null: not known. */
export type KnownFacts = {
  worker: string | null;
  operator: string;
  landlord: string;
  persons: { name: string; birthDate: string | null; leaseholder: boolean }[];
  people: number | null;
  address: string | null;
  leaseFrom: string | null;
  members: { age: number | null; here: boolean }[] | null;
  measure: { startsOn: string; endsOn: string; closedOn: string | null } | null;
  /** Open domains in which problems stand, and protected ones that the household agreed to, with the worker's words. */
  openDomains: string[];
  agreedDomains: { domain: string; words: string[] }[];
  account: {
    balanceCents: number;
    amountDueCents: number | null;
    benefitCents: number | null;
    asOf: string | null;
    contested: boolean;
  } | null;
  debtSince: string | null;
  plans: {
    kind: string;
    debtCents: number;
    instalments: number;
    paidCents: number;
    state: string;
    signedOn: string;
  }[];
  grants: { fund: string; cents: number | null; status: string }[];
  relief: { months: number; cents: number };
  paymentResumed: boolean | null;
  figures: {
    resourcesCents: number | null;
    chargesCents: number | null;
    leftCents: number | null;
    effortRate: number | null;
    capacityCents: number | null;
    on: string;
  } | null;
  observations: { party: "household" | "landlord"; text: string; on: string }[];
  rehousing: { openedOn: string; roomsLeast: number } | null;
  acts: { kind: string; on: string }[];
  days: {
    offeredOn: string | null;
    interviewOn: string | null;
    readOn: string | null;
    sentOn: string | null;
  };
  presence: Presence;
};

const percent = (share: number, lang: Locale) =>
  share.toLocaleString(lang === "fr" ? "fr-FR" : "en-GB", { style: "percent", maximumFractionDigits: 1 });

const text = (...lines: (string | false | null | undefined)[]) => lines.filter(Boolean).join("\n");

/** One text for each heading, "" where nothing is known. */
export function prefilled(facts: KnownFacts, lang: Locale): Record<Heading, string> {
  const w = COURT_WORDS[lang];
  const day = (iso: string) => longDate(Temporal.PlainDate.from(iso), lang);
  const money = (cents: number | null) => (cents === null ? w.unknown : formatCents(cents, lang));
  const { account, measure, figures, days } = facts;
  const { offeredOn, interviewOn, readOn, sentOn } = days;
  const act = (kind: string) => facts.acts.findLast((one) => one.kind === kind);
  const ccapex = act("ccapexReferral");
  const report = act("cafReport");
  return {
    author: text(facts.worker && `${facts.worker}, ${facts.operator}`, !facts.worker && facts.operator),
    present: text(
      offeredOn && w.offered(day(offeredOn)),
      interviewOn && w.interview(day(interviewOn)),
      facts.presence !== "notSaid" && w.presences[facts.presence],
    ),
    transmission: text(readOn && w.read(day(readOn)), sentOn && w.sent(day(sentOn))),
    identity: text(
      ...facts.persons.map(({ name, birthDate, leaseholder }) =>
        [name, birthDate && w.born(day(birthDate)), leaseholder && w.leaseholder].filter(Boolean).join(", "),
      ),
      facts.address && w.address(facts.address),
    ),
    family: facts.members
      ? text(
          w.people(facts.members.filter(({ here }) => here).length),
          ...facts.members.map(
            ({ age, here }) => `${age === null ? w.ageUnknown : w.age(age)}${here ? "" : ` (${w.away})`}`,
          ),
        )
      : text(facts.people !== null && w.people(facts.people)),
    support: text(
      measure &&
        w.measure({
          operator: facts.operator,
          from: day(measure.startsOn),
          to: day(measure.closedOn ?? measure.endsOn),
        }),
      facts.openDomains.length > 0 &&
        w.domains(
          facts.openDomains.map((domain) => w.domainNames[domain as keyof typeof w.domainNames]).join(", "),
        ),
      ...facts.agreedDomains.map(({ domain, words }) =>
        [w.domainNames[domain as keyof typeof w.domainNames], words.join(" ; ")]
          .filter(Boolean)
          .join(w.colon),
      ),
    ),
    tenancy: text(
      w.lease({ landlord: facts.landlord, from: facts.leaseFrom && day(facts.leaseFrom) }),
      account?.amountDueCents != null && w.rent(money(account.amountDueCents)),
      account?.benefitCents != null && w.benefit(money(account.benefitCents)),
    ),
    debt: text(
      account && w.debt({ amount: money(account.balanceCents), on: account.asOf && day(account.asOf) }),
      facts.debtSince && w.since(longMonth(Temporal.PlainYearMonth.from(facts.debtSince), lang)),
      account?.contested && w.contested,
    ),
    treatment: text(
      ...facts.plans.map(({ debtCents, instalments, paidCents, state, signedOn }) =>
        w.plan({
          on: day(signedOn),
          amount: money(debtCents),
          n: instalments,
          paid: money(paidCents),
          state: w.planStates[state as keyof typeof w.planStates],
        }),
      ),
      ...facts.grants.map(({ fund, cents, status }) =>
        w.grant({
          fund,
          amount: money(cents),
          status: w.grantStates[status as keyof typeof w.grantStates] ?? status,
        }),
      ),
      facts.relief.months > 0 && w.relief({ n: facts.relief.months, amount: money(facts.relief.cents) }),
    ),
    resumption: text(
      facts.paymentResumed !== null && (facts.paymentResumed ? w.resumed : w.notResumed),
      ...facts.plans.flatMap(({ state }) => (state === "live" ? [w.planKept] : [])),
    ),
    capacity: figures
      ? text(
          w.figuresOn(day(figures.on)),
          w.resources(money(figures.resourcesCents)),
          w.charges(money(figures.chargesCents)),
          w.left(money(figures.leftCents)),
          w.effort(figures.effortRate === null ? w.unknown : percent(figures.effortRate, lang)),
          w.capacity(money(figures.capacityCents)),
        )
      : "",
    recommendations: "",
    observations: text(
      ...facts.observations.map(({ party, text: said, on }) =>
        w.observation({ party: w.parties[party], on: day(on), said }),
      ),
    ),
    rehousing: text(
      facts.rehousing &&
        w.rehousing({ on: day(facts.rehousing.openedOn), rooms: facts.rehousing.roomsLeast }),
    ),
    ccapex: text(ccapex && w.ccapex(day(ccapex.on)), report && w.cafReport(day(report.on))),
  };
}
