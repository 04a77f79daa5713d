/** Legal arrears on both sides of the night of 1 January 2027, with unknown facts, and as JSON. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { answerLegalArrears } from "./legal-arrears-facts.ts";
import { type LegalArrearsFacts, legalArrears, legalArrearsReadings } from "./legal-arrears.rules.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const text = (value: unknown) => JSON.parse(JSON.stringify(value));

/** The example of an official page: 430 € of rent, 90 € of charges, 200 € of benefit. */
const facts: LegalArrearsFacts = {
  on: day("2026-12-31"),
  rentChargesCents: 52_000,
  benefitCents: 20_000,
  benefitPaidTo: "landlord",
  balanceCents: 0,
};

describe("until 31 December 2026, legal arrears are two months of expense", () => {
  it.each([
    ["landlord", 63_999, false, 64_000],
    ["landlord", 64_000, true, 64_000],
    ["tenant", 103_999, false, 104_000],
    ["tenant", 104_000, true, 104_000],
    ["tenant", 45_001, false, 104_000],
    ["landlord", 0, false, 64_000],
    ["landlord", -5_000, false, 64_000],
  ] as const)(
    "benefit paid to the %s, %i cents owed: %s",
    (benefitPaidTo, balanceCents, constituted, threshold) => {
      expect(legalArrears({ ...facts, benefitPaidTo, balanceCents })).toEqual({
        constituted,
        thresholdCents: threshold,
        rule: {
          id: "arrears.threshold.months",
          source: "CCH R824-1",
          validFrom: null,
          validTo: "2026-12-31",
        },
      });
    },
  );

  it("a debt known since a day is reported within two months of it", () => {
    const answer = legalArrears({ ...facts, balanceCents: 70_000, overThresholdSince: day("2026-12-31") });
    expect(text(answer)).toMatchObject({ since: "2026-12-31", reportBy: "2027-02-28" });
  });

  it("three months without a payment below two months of expense are not yet legal arrears", () => {
    expect(
      legalArrears({ ...facts, balanceCents: 60_000, firstDefault: day("2026-06-05") }).constituted,
    ).toBe(false);
  });
});

describe("from 1 January 2027, legal arrears exceed 450 € or have lasted three months", () => {
  const since2027 = { ...facts, on: day("2027-01-01") };

  it.each([
    [44_999, false],
    [45_000, false],
    [45_001, true],
  ])("%i cents owed: %s", (balanceCents, constituted) => {
    expect(legalArrears({ ...since2027, balanceCents })).toEqual({
      constituted,
      thresholdCents: 45_000,
      rule: {
        id: "arrears.threshold.amount",
        source: "Décrets n° 2026-83 et n° 2026-84 du 12 février 2026",
        validFrom: "2027-01-01",
        validTo: null,
      },
    });
  });

  it.each([
    ["2027-01-05", "2027-04-04", 1, false, undefined, undefined],
    ["2027-01-05", "2027-04-05", 1, true, "2027-04-05", "2027-06-05"],
    ["2027-01-05", "2027-04-05", 0, false, undefined, undefined],
    ["2027-11-30", "2028-02-28", 30_000, false, undefined, undefined],
    ["2027-11-30", "2028-02-29", 30_000, true, "2028-02-29", "2028-04-29"],
    ["2026-09-05", "2027-01-01", 30_000, true, "2027-01-01", "2027-03-01"],
    ["2026-11-05", "2027-02-05", 30_000, true, "2027-02-05", "2027-04-05"],
  ])(
    "first default on %s, seen on %s with %i cents owed: %s",
    (first, on, balanceCents, constituted, since, by) => {
      const answer = legalArrears({ ...facts, on: day(on), balanceCents, firstDefault: day(first) });
      expect(answer.constituted).toBe(constituted);
      expect([answer.since?.toString(), answer.reportBy?.toString()]).toEqual([since, by]);
      expect(answer.rule.id).toBe(constituted ? "arrears.afterFirstDefault" : "arrears.threshold.amount");
    },
  );

  it("the first of the two ways counts, where both days are known", () => {
    const both = { ...facts, on: day("2027-06-01"), balanceCents: 90_000, firstDefault: day("2027-01-05") };
    const early = legalArrears({ ...both, overThresholdSince: day("2027-02-05") });
    expect(text(early)).toMatchObject({ since: "2027-02-05", reportBy: "2027-04-05" });
    const late = legalArrears({ ...both, overThresholdSince: day("2027-05-05") });
    expect(text(late)).toMatchObject({ since: "2027-04-05", rule: { id: "arrears.afterFirstDefault" } });
  });

  it("rent and benefit need not be known", () => {
    const unknown = { rentChargesCents: null, benefitCents: null, benefitPaidTo: null };
    expect(legalArrears({ ...since2027, ...unknown, balanceCents: 45_001 }).constituted).toBe(true);
  });

  it("a debt born before is shown by both readings, since no text settles it", () => {
    const readings = legalArrearsReadings({
      ...since2027,
      balanceCents: 50_000,
      firstDefault: day("2026-12-05"),
    });
    expect(readings.map(({ reading, answer }) => [reading, answer.constituted, answer.rule.id])).toEqual([
      ["newRule", true, "arrears.threshold.amount"],
      ["oldRule", false, "arrears.threshold.months"],
    ]);
    expect(legalArrearsReadings({ ...since2027, firstDefault: day("2027-01-01") })).toHaveLength(1);
    expect(legalArrearsReadings(facts).map(({ reading }) => reading)).toEqual(["oldRule"]);
  });
});

describe("an unknown fact is not zero", () => {
  const unknown = { ...facts, rentChargesCents: null, benefitCents: null, benefitPaidTo: null };

  it.each([
    ["the rent is unknown", { ...unknown, balanceCents: 90_000 }, null],
    ["nothing is owed, whatever the rent", { ...unknown, balanceCents: 0 }, false],
    [
      "two whole months are owed, whatever the benefit",
      { ...unknown, rentChargesCents: 52_000, balanceCents: 104_000 },
      true,
    ],
    ["the benefit would decide", { ...unknown, rentChargesCents: 52_000, balanceCents: 80_000 }, null],
    [
      "there is no benefit, whoever would receive it",
      { ...facts, benefitCents: 0, benefitPaidTo: null, balanceCents: 104_000 },
      true,
    ],
    ["the balance is unknown", { ...facts, balanceCents: null }, null],
    ["the balance is unknown in 2027", { ...facts, on: day("2027-01-01"), balanceCents: null }, null],
  ] as const)("%s", (_, given, constituted) => {
    expect(legalArrears(given).constituted).toBe(constituted);
  });

  it("the missing facts are named", () => {
    expect(legalArrears({ ...unknown, balanceCents: 80_000 }).missing).toEqual([
      "rentChargesCents",
      "benefitCents",
      "benefitPaidTo",
    ]);
  });
});

describe("whatever the amounts", () => {
  const cents = fc.integer({ min: 0, max: 300_000 });
  const when = fc.integer({ min: 0, max: 365 * 5 }).map((days) => day("2024-01-01").add({ days }));

  it("owing more never undoes legal arrears", () => {
    fc.assert(
      fc.property(when, cents, cents, cents, cents, (on, rent, benefit, balance, more) => {
        const at = (balanceCents: number) =>
          legalArrears({ ...facts, on, rentChargesCents: rent, benefitCents: benefit, balanceCents })
            .constituted;
        expect(at(balance + more) || !at(balance)).toBe(true);
      }),
    );
  });

  it("the rule named was in force on the day", () => {
    fc.assert(
      fc.property(when, cents, (on, balanceCents) => {
        const { rule } = legalArrears({ ...facts, on, balanceCents });
        const iso = on.toString();
        expect((rule.validFrom ?? "0000") <= iso && iso <= (rule.validTo ?? "9999")).toBe(true);
      }),
    );
  });
});

describe("as JSON", () => {
  const json = {
    on: "2027-04-05",
    rentChargesCents: 52_000,
    benefitCents: 20_000,
    benefitPaidTo: "landlord",
    balanceCents: 10_000,
    firstDefault: "2027-01-05",
  };

  it("the answer has the shape of the command", () => {
    expect(answerLegalArrears(json)).toEqual({
      constituted: true,
      since: "2027-04-05",
      rule: {
        id: "arrears.afterFirstDefault",
        source: "Décrets n° 2026-83 et n° 2026-84 du 12 février 2026",
        validFrom: "2027-01-01",
        validTo: null,
      },
      reportBy: "2027-06-05",
    });
  });

  it.each([
    ["a day that does not exist", { ...json, on: "2026-02-31" }, "on", "facts.date"],
    ["no day", { ...json, on: undefined }, "on", "facts.date"],
    ["negative rent", { ...json, rentChargesCents: -1 }, "rentChargesCents", "facts.cents"],
    ["euros instead of cents", { ...json, balanceCents: 450.5 }, "balanceCents", "facts.cents"],
    ["text for money", { ...json, balanceCents: "450" }, "balanceCents", "facts.cents"],
    ["an unknown payee", { ...json, benefitPaidTo: "bailleur" }, "benefitPaidTo", "facts.choice"],
    ["a misspelt field", { ...json, firstdefault: "2027-01-05" }, "", "facts.unknownField"],
    ["a first default in the future", { ...json, firstDefault: "2027-05-01" }, "firstDefault", "facts.order"],
    ["no balance", { ...json, balanceCents: null }, "balanceCents", "arrears.threshold.amount"],
    [
      "no rent in 2026",
      { on: "2026-11-01", balanceCents: 50_000, benefitCents: 0 },
      "rentChargesCents",
      "arrears.threshold.months",
    ],
    ["a list", [], "", "facts.type"],
    ["nothing", null, "", "facts.type"],
  ])("%s is refused, naming the field and the rule", (_, given, field, rule) => {
    const answer = answerLegalArrears(given);
    expect("errors" in answer && answer.errors).toMatchObject([
      { field, rule, message: expect.stringMatching(/\.$/) },
    ]);
  });

  it.each([
    [
      { ...json, firstDefault: "2027-05-01" },
      /^firstDefault: the first default of payment cannot come after/,
    ],
    [
      { ...json, balanceCents: null },
      /^balanceCents: tell the balance of the tenant account; .* unknown is not zero\.$/,
    ],
  ])("is refused in English as well: %j", (given, english) => {
    const answer = answerLegalArrears(given);
    expect("errors" in answer && answer.errors).toMatchObject([{ english: expect.stringMatching(english) }]);
  });
});
