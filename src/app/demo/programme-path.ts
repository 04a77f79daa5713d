/** One path of the programme's own cases: its columns, and how its dates, meetings, debts and cost are drawn. */
import { secondThursday } from "./journey-calendar.ts";
import { at, type Random } from "./random.ts";
import type { DemoTenancy } from "./tenancies.ts";
import { operatorOf } from "./territory.ts";

export type Tie = "kept" | "strained" | "broken";
export type Outcome = "stayed" | "rehoused" | "leaseTransferred" | "left" | "evicted" | "withdrawn";

/** One path of one household, the columns of `import cases`. Null = unknown, which is neither 0 nor no. Dates ISO, money in cents. */
export type CaseRow = {
  caseRef: string;
  landlord: string;
  account: string;
  leaseholder: string;
  people: number | null;
  communeInsee: string;
  track: "stay" | "leaseTransfer";
  referredOn: string;
  decidedOn: string | null;
  decision: "admitted" | "deferred" | "refused" | "redirected" | null;
  operator: string | null;
  measureStart: string | null;
  /** End of the last measure; null with a start = still running. */
  measureEnd: string | null;
  renewals: number | null;
  problems: number | null;
  tieAtReferral: Tie | null;
  tieAtEnd: Tie | null;
  meetingsHome: number | null;
  meetingsOther: number | null;
  debtAtReferralCents: number | null;
  debtAtStartCents: number | null;
  debtAtEndCents: number | null;
  paymentResumed: boolean | null;
  outcome: Outcome | null;
  costCents: number | null;
};

/** Cost of six months of support: "a little under 1 500 €". */
export const SIX_MONTHS_CENTS = 147_000;

/** How many paths have each value. */
type Counts<K extends string | number> = { readonly [value in K]?: number };
type DebtStory = "cleared" | "reduced" | "same" | "grown" | "none" | "unknown";
export type Group = {
  renewals: Counts<number>;
  problems: Counts<"many" | "few" | "unknown">;
  tie: Counts<"broken" | "notBroken" | "unknown">;
  debt: Counts<DebtStory>;
  outcome: Counts<Outcome>;
};
/** First day of a path of `months` months; `rank` lets the first ones stand on the limits of the period. */
export type Placing = (chance: Random, months: number, rank: number) => Temporal.PlainDate;

export const day = (iso: string) => Temporal.PlainDate.from(iso);

export function between(
  chance: Random,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Temporal.PlainDate {
  return from.add({ days: chance.int(0, from.until(to).days) });
}

/** The paths of a group: exact counts, plausible dates, amounts and meetings. */
export function supportedPaths(
  chance: Random,
  group: Group,
  home: () => DemoTenancy,
  placing: Placing,
): CaseRow[] {
  const renewals = dealt(chance, group.renewals).map(Number);
  const problems = dealt(chance, group.problems);
  const ties = dealt(chance, group.tie);
  const debts = dealt(chance, group.debt);
  const outcomes = dealt(chance, group.outcome);
  return Array.from({ length: renewals.length }, (_, rank) => {
    const months = 6 * (1 + at(renewals, rank));
    const start = placing(chance, months, rank);
    const end = start.add({ months }).subtract({ days: 1 });
    const decided = sessionBefore(start.subtract({ days: 4 }));
    const { landlord, commune, leaseholder } = home();
    const outcome = at(outcomes, rank);
    return {
      caseRef: "",
      landlord,
      account: "",
      leaseholder,
      people: chance.chance(0.1) ? null : chance.int(1, 6),
      communeInsee: commune.insee,
      track: outcome === "leaseTransferred" || chance.chance(0.04) ? "leaseTransfer" : "stay",
      referredOn: decided.subtract({ days: chance.int(12, 40) }).toString(),
      decidedOn: decided.toString(),
      decision: "admitted",
      operator: operatorOf(commune),
      measureStart: start.toString(),
      measureEnd: end.toString(),
      renewals: at(renewals, rank),
      problems: problemCount(chance, at(problems, rank)),
      tieAtReferral: tieAtReferral(chance, at(ties, rank)),
      tieAtEnd: tieAtEnd(chance, outcome),
      ...meetings(chance, daysOf(start, end), rank),
      ...debt(chance, at(debts, rank)),
      paymentResumed: chance.chance(0.12) ? null : chance.chance(outcome === "stayed" ? 0.84 : 0.45),
      outcome,
      costCents: rank % 29 === 28 ? null : cost(chance, daysOf(start, end)),
    };
  });
}

/** The last session of the committee on or before a day. */
function sessionBefore(day: Temporal.PlainDate): Temporal.PlainDate {
  const month = day.toPlainYearMonth();
  const session = secondThursday(month);
  return Temporal.PlainDate.compare(session, day) <= 0
    ? session
    : secondThursday(month.subtract({ months: 1 }));
}

/** Each value as often as its count says, in an order by chance. */
function dealt<K extends string | number>(chance: Random, counts: Counts<K>): `${K}`[] {
  const values = Object.entries<number | undefined>(counts) as [`${K}`, number][];
  return chance.shuffled(values.flatMap(([value, count]) => Array.from({ length: count }, () => value)));
}

export function daysOf(start: Temporal.PlainDate, end: Temporal.PlainDate): number {
  return start.until(end).days + 1;
}

function problemCount(chance: Random, known: "many" | "few" | "unknown"): number | null {
  return known === "unknown" ? null : known === "many" ? chance.int(4, 7) : chance.int(1, 3);
}

function tieAtReferral(chance: Random, known: "broken" | "notBroken" | "unknown"): Tie | null {
  return known === "unknown" ? null : known === "broken" ? "broken" : chance.pick(["kept", "strained"]);
}

function tieAtEnd(chance: Random, outcome: Outcome): Tie | null {
  if (outcome === "evicted") return "broken";
  if (chance.chance(0.08)) return null;
  return chance.pick(["kept", "kept", "kept", "kept", "strained", "broken"]);
}

/** Between 5 and 6 meetings each 183 days, about two thirds at home; one path in 25 left them uncounted. */
function meetings(
  chance: Random,
  days: number,
  rank: number,
): Pick<CaseRow, "meetingsHome" | "meetingsOther"> {
  if (rank % 25 === 24) return { meetingsHome: null, meetingsOther: null };
  const held = Math.max(1, Math.round((days / 183) * 5.7) + chance.int(-1, 1));
  const elsewhere = Math.min(held - 1, Math.round(held * 0.35) + chance.int(-1, 1));
  return { meetingsHome: held - Math.max(0, elsewhere), meetingsOther: Math.max(0, elsewhere) };
}

function debt(
  chance: Random,
  story: DebtStory,
): Pick<CaseRow, "debtAtReferralCents" | "debtAtStartCents" | "debtAtEndCents"> {
  const start = chance.int(60_000, 640_000);
  const referral = Math.round(start * (0.8 + chance.next() * 0.25));
  const known = (debtAtStartCents: number, debtAtEndCents: number) => ({
    debtAtReferralCents: referral,
    debtAtStartCents,
    debtAtEndCents,
  });
  switch (story) {
    case "cleared":
      return known(start, chance.chance(0.1) ? -chance.int(500, 4_000) : 0);
    case "reduced":
      return known(start, Math.round(start * (0.15 + chance.next() * 0.7)));
    case "same":
      return known(start, start);
    case "grown":
      return known(start, Math.round(start * (1.05 + chance.next() * 0.4)));
    case "none":
      return known(0, 0);
    case "unknown":
      return {
        debtAtReferralCents: chance.chance(0.7) ? referral : null,
        debtAtStartCents: chance.chance(0.7) ? start : null,
        debtAtEndCents: null,
      };
  }
}

/** A little under 1 500 € each 6 months. */
function cost(chance: Random, days: number): number {
  return Math.round((days / 183) * (SIX_MONTHS_CENTS + chance.int(-1_500, 1_500)));
}
