/**
 * The programme's own cases, 2016–2019, as `import cases` reads them: synthetic people, built so that 2016–2018 gives the published sheet.
 * Why each number: docs/decisions/2026-11-23-programme-data-set.md.
 */
import { secondThursday } from "./journey-calendar.ts";
import { between, day, daysOf, supportedPaths, SIX_MONTHS_CENTS } from "./programme-path.ts";
import type { CaseRow, Group, Placing, Tie } from "./programme-path.ts";
import { random, type Random } from "./random.ts";
import { tenancies, type DemoTenancy } from "./tenancies.ts";
import type { Commune } from "./territory.ts";

/** What each group of paths must count, exactly; who gets what is by chance. */
const CLOSED: Group = {
  renewals: { 0: 39, 1: 10, 2: 2 }, // 12 of 51 = 24 %
  problems: { many: 40, few: 10, unknown: 1 }, // with the group below: 64 of 80 = 80 %
  tie: { broken: 25, notBroken: 25, unknown: 1 }, // with the group below: 42 of 84 = half
  debt: { cleared: 19, reduced: 15, same: 2, grown: 5, none: 3, unknown: 7 }, // 34 and 19 of 41
  outcome: { stayed: 40, rehoused: 5, leaseTransferred: 3, left: 2, evicted: 1 },
};

const STILL_SUPPORTED: Group = {
  renewals: { 0: 28, 1: 6 },
  problems: { many: 24, few: 6, unknown: 4 },
  tie: { broken: 17, notBroken: 17 },
  debt: { cleared: 14, reduced: 12, grown: 4, none: 1, unknown: 3 },
  outcome: { stayed: 28, rehoused: 3, leaseTransferred: 1, left: 1, withdrawn: 1 },
};

/** Outside the published period: they must not change its figures. */
const SINCE_2019: Group = {
  renewals: { 0: 13, 1: 3 },
  problems: { many: 12, few: 3, unknown: 1 },
  tie: { broken: 6, notBroken: 9, unknown: 1 },
  debt: { cleared: 7, reduced: 6, grown: 2, unknown: 1 },
  outcome: { stayed: 14, rehoused: 1, left: 1 },
};

/** Referrals that led to no measure. Two were admitted, but the household did not follow. */
const NOT_SUPPORTED: readonly [referredOn: string, decision: CaseRow["decision"], tie: Tie | null][] = [
  ["2016-04-12", "refused", "broken"],
  ["2016-10-03", "redirected", "kept"],
  ["2017-02-20", "refused", "strained"],
  ["2017-09-18", "redirected", "broken"],
  ["2018-03-05", "deferred", "broken"],
  ["2018-11-12", "refused", "kept"],
  ["2017-05-15", "admitted", "broken"],
  ["2018-05-14", "admitted", "kept"],
  ["2019-04-08", "refused", "kept"],
  ["2019-06-17", "deferred", null],
];

const FOUNDERS = ["AIH", "PLURALIS", "ACTIS"];

/** All rows, in order of referral. Same seed, same rows; any seed gives the published figures. */
export function programmeCases(seed: number, communes: readonly Commune[]): CaseRow[] {
  const homes = tenancies(seed ^ 0x2016, 600, communes).values();
  const home = (landlords?: readonly string[]): DemoTenancy =>
    homes.find((tenancy) => landlords?.includes(tenancy.landlord) ?? true)!;

  const closed = supportedPaths(random(seed, "closed"), CLOSED, () => home(FOUNDERS), endBy("2018-12-31"));
  const running = supportedPaths(
    random(seed, "running"),
    STILL_SUPPORTED,
    () => home(FOUNDERS),
    runAcross("2018-12-31"),
  );
  const later = supportedPaths(random(seed, "later"), SINCE_2019, () => home(), startIn2019);
  // The sheet counts people, not households: one person a path gives 85 by either reading.
  for (const row of [...closed, ...running]) row.people = 1;
  withdrawnAfterThreeWeeks(closed);
  for (const row of later.slice(0, 2)) stillRunning(row);

  const chance = random(seed, "not supported");
  const others = NOT_SUPPORTED.map(([referredOn, decision, tie]) =>
    notSupported(chance, home(referredOn < "2019" ? FOUNDERS : undefined), referredOn, decision, tie),
  );
  return numbered([...closed, ...running, ...later, ...others]);
}

/** Ends within the period; the first path ends on its very last day. */
function endBy(limit: string): Placing {
  return (chance, months, rank) => {
    const latest = day(limit).add({ days: 1 }).subtract({ months });
    return rank === 0 ? latest : between(chance, day("2016-03-14"), latest);
  };
}

/** Begins within the period and ends after it; the first path begins two weeks before the limit. */
function runAcross(limit: string): Placing {
  return (chance, months, rank) => {
    const latest = day(limit).subtract({ days: 14 });
    return rank === 0 ? latest : between(chance, day(limit).add({ days: 8 }).subtract({ months }), latest);
  };
}

const startIn2019: Placing = (chance) => between(chance, day("2019-02-25"), day("2019-12-02"));

/** One household withdrew: too short a support to count in the meetings per 6 months. */
function withdrawnAfterThreeWeeks(rows: CaseRow[]): void {
  const row = rows.slice(1).find(({ renewals, outcome }) => renewals === 0 && outcome === "stayed")!;
  const start = day(row.measureStart!);
  const end = start.add({ days: 20 });
  row.measureEnd = end.toString();
  row.outcome = "withdrawn";
  row.meetingsHome = 1;
  row.meetingsOther = 0;
  row.costCents = Math.round((daysOf(start, end) / 183) * SIX_MONTHS_CENTS);
}

function stillRunning(row: CaseRow): void {
  row.measureEnd = null;
  row.tieAtEnd = null;
  row.debtAtEndCents = null;
  row.paymentResumed = null;
  row.outcome = null;
}

function notSupported(
  chance: Random,
  { landlord, commune, leaseholder }: DemoTenancy,
  referredOn: string,
  decision: CaseRow["decision"],
  tieAtReferral: Tie | null,
): CaseRow {
  return {
    caseRef: "",
    landlord,
    account: "",
    leaseholder,
    people: chance.int(1, 5),
    communeInsee: commune.insee,
    track: "stay",
    referredOn,
    decidedOn: secondThursday(day(referredOn).toPlainYearMonth().add({ months: 1 })).toString(),
    decision,
    operator: null,
    measureStart: null,
    measureEnd: null,
    renewals: null,
    problems: null,
    tieAtReferral,
    tieAtEnd: null,
    meetingsHome: null,
    meetingsOther: null,
    debtAtReferralCents: chance.int(40_000, 700_000),
    debtAtStartCents: null,
    debtAtEndCents: null,
    paymentResumed: null,
    outcome: null,
    costCents: null,
  };
}

/** References in order of referral: "LT-2017-012"; account numbers that no ledger of the demonstration uses. */
function numbered(rows: CaseRow[]): CaseRow[] {
  const rankOfYear = new Map<string, number>();
  return rows
    .toSorted((one, other) => (one.referredOn < other.referredOn ? -1 : 1))
    .map((row, index) => {
      const year = row.referredOn.slice(0, 4);
      const rank = (rankOfYear.get(year) ?? 0) + 1;
      rankOfYear.set(year, rank);
      return {
        ...row,
        caseRef: `LT-${year}-${String(rank).padStart(3, "0")}`,
        account: `LT${20_001 + index}`,
      };
    });
}
