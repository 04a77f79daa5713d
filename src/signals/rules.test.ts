/** Signals of an account: each on both sides of its threshold, both sides of 1 January 2027, and blind to who the tenant is. */
import { describe, expect, it } from "vitest";

import { DETECTION_PARAMETERS } from "./thresholds.rules.ts";
import { detect } from "./rules.ts";
import type { DetectionAccount, DetectionMonth } from "./signal.rules.ts";
import { sentenceOf } from "./sentence.rules.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const ON = day("2026-11-23");
const account: DetectionAccount = {
  balanceCents: 0,
  amountDueCents: 40_000,
  rentChargesCents: 60_000,
  benefitCents: 20_000,
};

/** Months up to the one before `on`: what was paid of a bill of 400 € each; "-" = no entry that month. */
function months(
  paid: readonly (number | "-")[],
  { on = ON, benefits = [] as number[], rejected = 0 } = {},
): DetectionMonth[] {
  let balanceCents = 0;
  return paid.flatMap((paidCents, n) => {
    if (paidCents === "-") return [];
    const month = on.toPlainYearMonth().subtract({ months: paid.length - n });
    const benefitCents = benefits[n] ?? 20_000;
    balanceCents += 60_000 - benefitCents - paidCents;
    const last = n === paid.length - 1;
    return [
      {
        month: month.toString(),
        chargedCents: 60_000,
        benefitCents,
        reliefCents: 0,
        grantCents: 0,
        paidCents,
        balanceCents,
        rejectedDebits: last ? rejected : 0,
      },
    ];
  });
}
const year = Array.from({ length: 12 }, () => 40_000);
/** Legal arrears to come follow almost any missed bill: their own tests tell of them. */
const kinds = (given: Partial<DetectionAccount>, history: DetectionMonth[], on = ON) =>
  detect({ ...account, ...given }, history, on)
    .signals.filter(({ kind }) => kind !== "legalArrearsSoon")
    .map(({ kind, points }) => [kind, points]);

describe("debt in months of the bill", () => {
  it.each([
    [39_999, []],
    [40_000, [["debtInMonths", 15]]],
    [79_999, [["debtInMonths", 15]]],
    [-90_000, []],
  ])("%i cents owed on a bill of 400 €: %j", (balanceCents, expected) => {
    expect(kinds({ balanceCents, rentChargesCents: 200_000 }, [])).toEqual(expected);
  });

  it.each([
    [80_000, 30],
    [119_999, 30],
    [120_000, 45],
  ])("%i cents weigh %i points", (balanceCents, points) => {
    expect(kinds({ balanceCents, rentChargesCents: 200_000 }, [])).toEqual([["debtInMonths", points]]);
  });

  it("without a known bill, no month is counted", () => {
    expect(kinds({ balanceCents: 30_000, amountDueCents: null }, [])).toEqual([]);
  });
});

describe("bills missed in a row", () => {
  it.each([
    ["two unpaid", [40_000, 0, 0], [["missedBills", 20]]],
    ["one unpaid and one partly paid", [40_000, 0, 39_499], [["missedBills", 20]]],
    ["one short by five euros only", [40_000, 0, 39_500], []],
    ["three", [0, 0, 0], [["missedBills", 30]]],
    ["six", [0, 0, 0, 0, 0, 0], [["missedBills", 40]]],
    ["two, with a month without any entry between", [40_000, 0, "-", 0], [["missedBills", 20]]],
    ["one, caught up afterwards", [0, 0, 80_000], []],
    ["one, in a young tenancy", [40_000, 0], []],
  ] as const)("%s", (_, paid, expected) => {
    expect(kinds({ balanceCents: 30_000 }, months(paid))).toEqual(expected);
  });

  it("who owes nothing any more has missed nothing", () => {
    expect(kinds({ balanceCents: 500 }, months([0, 0, 0]))).toEqual([]);
  });

  it("relief lowers the bill: the rest paid, nothing is missed", () => {
    const relieved = months([10_000, 10_000]).map((month) => ({ ...month, reliefCents: 30_000 }));
    expect(kinds({ balanceCents: 30_000 }, relieved)).toEqual([]);
  });

  it("the bill of the running month is not judged yet", () => {
    const running = { ...months([0]).at(-1)!, month: "2026-11" };
    expect(kinds({ balanceCents: 30_000 }, [...months([40_000, 0]), running])).toEqual([]);
  });
});

describe("first miss after a year", () => {
  it.each([
    ["twelve paid bills", [...year, 0], [["firstMiss", 15]]],
    ["eleven paid bills", [...year.slice(1), 0], []],
    ["a miss within the year", [0, 80_000, ...year.slice(2), 0], []],
    ["a miss before the year", [0, 80_000, ...year.slice(1), 0], [["firstMiss", 15]]],
  ])("%s", (_, paid, expected) => {
    expect(kinds({ balanceCents: 30_000 }, months(paid))).toEqual(expected);
  });
});

describe("rejected direct debits", () => {
  it.each([
    ["2026-11-30", 1, [["rejectedDebits", 10]]],
    ["2026-11-30", 2, [["rejectedDebits", 20]]],
    ["2026-12-01", 1, []],
    ["2026-11-30", 0, []],
  ])("on %s, %i in October", (on, rejected, expected) => {
    expect(kinds({}, months([40_000], { rejected }), day(on))).toEqual(expected);
  });
});

describe("housing benefit", () => {
  it.each([
    ["stopped", [20_000, 20_000, 20_000, 0], [["benefitStopped", 20]]],
    ["cut to 139.99 €", [20_000, 20_000, 20_000, 13_999], [["benefitCut", 10]]],
    ["cut to 140 €", [20_000, 20_000, 20_000, 14_000], []],
    ["never paid to the landlord", [0, 0, 0, 0], []],
    ["known for two months only", [20_000, 20_000, 0], []],
  ])("%s", (_, benefits, expected) => {
    const paid = benefits.map((benefit) => 60_000 - benefit);
    expect(kinds({}, months(paid, { benefits }))).toEqual(expected);
  });
});

describe("legal arrears, on both sides of 1 January 2027", () => {
  it.each([
    ["2026-12-31", 45_001, false],
    ["2026-12-31", 79_999, false],
    ["2026-12-31", 80_000, true],
    ["2027-01-01", 45_000, false],
    ["2027-01-01", 45_001, true],
  ])("on %s with %i cents owed: %s", (on, balanceCents, reached) => {
    const { signals, legalArrears } = detect({ ...account, balanceCents }, [], day(on));
    expect(legalArrears.constituted).toBe(reached);
    expect(signals.some(({ kind }) => kind === "legalArrears")).toBe(reached);
  });

  it("three months after a first miss in January 2027, a small debt is legal arrears", () => {
    const history = months([40_000, 20_000, 40_000, 40_000], { on: day("2027-04-30") });
    history[0]!.month = "2026-12";
    const on = (iso: string) => detect({ ...account, balanceCents: 20_000 }, history, day(iso)).legalArrears;
    expect(on("2027-04-29").constituted).toBe(false);
    expect(on("2027-04-30")).toMatchObject({ constituted: true, rule: { id: "arrears.afterFirstDefault" } });
  });

  it("the debt is over the threshold since the month's end at which it passed it", () => {
    const history = months([40_000, 0, 0, 0], { on: ON });
    const found = detect({ ...account, balanceCents: 120_000 }, history, ON).legalArrears;
    expect([found.since?.toString(), found.reportBy?.toString()]).toEqual(["2026-09-30", "2026-11-30"]);
  });
});

describe("since when the debt is over the threshold", () => {
  it.each([
    ["450.00 € at the end of January, more at the end of February", 45_000, "2027-02-28"],
    ["450.01 € at the end of January already", 45_001, "2027-01-31"],
  ])("%s", (_, january, since) => {
    const history = months([40_000, 40_000], { on: day("2027-03-15") });
    history[0]!.balanceCents = january;
    history[1]!.balanceCents = 60_000;
    const found = detect({ ...account, balanceCents: 60_000 }, history, day("2027-03-15"));
    expect(found.legalArrears.since?.toString()).toBe(since);
  });

  it("passed within the running month, it counts from that month's first day", () => {
    const found = detect({ ...account, balanceCents: 90_000 }, months([40_000, 0]), ON);
    expect(found.legalArrears.since?.toString()).toBe("2026-11-01");
  });
});

describe("the order of the list", () => {
  it("priority is the sum of the points, heaviest signal first, and the chance rises with it", () => {
    const light = detect({ ...account, balanceCents: 40_000 }, months([...year, 0]), ON);
    const heavy = detect({ ...account, balanceCents: 120_000 }, months([0, 0, 0]), ON);
    expect(light.signals.map(({ points }) => points)).toEqual([15, 15, 15]);
    expect(heavy.signals.map(({ points }) => points)).toEqual([45, 40, 30]);
    expect([light.priority, heavy.priority]).toEqual([45, 115]);
    expect(light.probability).toBeLessThan(heavy.probability);
    expect(heavy.probability).toBeLessThan(1);
  });

  it("every threshold says that it is a default to be confirmed", () => {
    for (const { source, checked } of DETECTION_PARAMETERS)
      expect([source, checked]).toEqual(["programme, réglage par défaut", null]);
  });
});

describe("nothing is read of who the tenant is", () => {
  it("a run reads four amounts of the account and the month's figures, whatever else is at hand", () => {
    const read = new Set<string>();
    const watched = <T extends object>(target: T): T =>
      new Proxy(target, {
        get: (from, name) => {
          if (typeof name === "string") read.add(name);
          return Reflect.get(from, name);
        },
      });
    const person = { leaseholderName: "Nadia Morel", bornOn: "1980-01-01", communeInsee: "38185", people: 4 };
    const whole = { ...account, balanceCents: 120_000, ...person };
    detect(
      watched(whole),
      months([...year, 0, 0, 0], { rejected: 1 }).map((month) => watched({ ...month, ...person })),
      ON,
    );
    expect([...read].toSorted()).toEqual([
      "amountDueCents",
      "balanceCents",
      "benefitCents",
      "chargedCents",
      "grantCents",
      "lastPaymentOn",
      "missedInstalment",
      "month",
      "paidCents",
      "rejectedDebits",
      "reliefCents",
      "rentChargesCents",
    ]);
  });
});

describe("sentences", () => {
  const signals = [
    ...detect({ ...account, balanceCents: 120_000 }, months([40_000, 0, 0, 0], { rejected: 1 }), ON).signals,
    ...detect({ ...account, balanceCents: 40_000 }, months([...year, 0]), ON).signals,
  ].map((signal) => [plain(sentenceOf(signal)), plain(sentenceOf(signal, "en"))]);

  it.each([
    [
      "La dette de 1 200,00 € représente 3 fois le bas de quittance de 400,00 €.",
      "The debt of €1,200.00 is 3 times the monthly bill of €400.00.",
    ],
    [
      "La dette de 1 200,00 € constitue un impayé de dépense de logement depuis le 30 septembre 2026 (CCH R824-1) ; signalement à la CAF ou à la MSA au plus tard le 30 novembre 2026.",
      "The debt of €1,200.00 has been legal arrears since 30 September 2026 (CCH R824-1); report to CAF or MSA by 30 November 2026.",
    ],
    [
      "3 quittances de suite impayées ou payées en partie (août 2026 – octobre 2026) : 0,00 € payés sur 1 200,00 €.",
      "3 bills in a row unpaid or partly paid, from August 2026 to October 2026: €0.00 paid of €1,200.00.",
    ],
    [
      "La dette de 400,00 € représente 1 fois le bas de quittance de 400,00 €.",
      "The debt of €400.00 is as much as the monthly bill of €400.00.",
    ],
    ["Prélèvements rejetés depuis octobre 2026 : 1.", "Direct debits rejected since October 2026: 1."],
    [
      "Premier défaut après 12 quittances payées : en octobre 2026, 0,00 € payés sur 400,00 €.",
      "First miss after 12 paid bills: in October 2026, €0.00 paid of €400.00.",
    ],
  ])("%s", (french, english) => {
    expect(signals).toContainEqual([french, english]);
  });

  it("the others name their figures too", () => {
    expect(
      plain(
        sentenceOf({
          kind: "benefitCut",
          points: 10,
          facts: { month: "2026-10", beforeCents: 20_000, benefitCents: 9_000 },
        }),
      ),
    ).toBe("L'aide au logement est passée de 200,00 € à 90,00 € en octobre 2026.");
    const facts = { balanceCents: 50_000, source: "Décret n° 2026-84 du 12 février 2026" };
    expect(plain(sentenceOf({ kind: "legalArrears", points: 10, facts }, "en"))).toBe(
      "The debt of €500.00 is legal arrears (Decree no. 2026-84 of 12 February 2026).",
    );
    expect(() => sentenceOf({ kind: "rumour", points: 1, facts: {} })).toThrow(RangeError);
  });
});
