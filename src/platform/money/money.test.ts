/** Money in cents: reading what people type, sharing without losing a cent, printing in both languages. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCents } from "./format.ts";
import { parseAmount } from "./parse-amount.ts";
import { allocate, split, sum } from "./share.ts";

const READ: [string, number][] = [
  ["0", 0],
  ["12", 1200],
  ["12,5", 1250],
  ["1234.56", 123456],
  ["1234,56", 123456],
  ["1 234,56 €", 123456],
  ["1\u00a0234,56\u00a0€", 123456],
  ["1\u202f234,56\u00a0€", 123456],
  ["12 345 678,90", 1234567890],
  ["1.234,56", 123456],
  ["1,234.56", 123456],
  ["1.234.567", 123456700],
  ["1.234.567,8", 123456780],
  ["1'234.50", 123450],
  ["1’234,50", 123450],
  ["-12,34", -1234],
  ["- 12,34 €", -1234],
  ["−12,34", -1234],
  ["12,34-", -1234],
  ["12,34 €-", -1234],
  ["+12,34", 1234],
  ["(12,34)", -1234],
  ["(1 234,56 €)", -123456],
  ["(12,34) €", -1234],
  ["€ 12,34", 1234],
  ["12,34 EUR", 1234],
  ["12 euros", 1200],
  ["  12,34  ", 1234],
  [",50", 50],
  ["0,500", 50],
  ["1234,560", 123456],
  ["-0,00", 0],
  ["00012,00", 1200],
];

const REFUSED: [string, string][] = [
  ["", "amount.missing"],
  ["  ", "amount.missing"],
  ["\u00a0", "amount.missing"],
  ["1.234", "amount.ambiguous"],
  ["1,234", "amount.ambiguous"],
  ["12,345 €", "amount.ambiguous"],
  ["0,125", "amount.fractionOfCent"],
  ["1234,567", "amount.fractionOfCent"],
  ["abc", "amount.unreadable"],
  ["12,34,56", "amount.unreadable"],
  ["1 23,45", "amount.unreadable"],
  ["12 34", "amount.unreadable"],
  ["1 2345,00", "amount.unreadable"],
  ["1234 567,00", "amount.unreadable"],
  ["1.234.56", "amount.unreadable"],
  ["12,", "amount.unreadable"],
  [",", "amount.unreadable"],
  ["--5", "amount.unreadable"],
  ["-5-", "amount.unreadable"],
  ["(5", "amount.unreadable"],
  ["5)", "amount.unreadable"],
  ["(-5)", "amount.unreadable"],
  ["1e5", "amount.unreadable"],
  ["0x10", "amount.unreadable"],
  ["Infinity", "amount.unreadable"],
  ["€", "amount.unreadable"],
  ["12 $", "amount.unreadable"],
  ["31/02/2026", "amount.unreadable"],
  ["١٢", "amount.unreadable"],
  ["99999999999999", "amount.tooLarge"],
  ["9".repeat(400), "amount.unreadable"],
];

describe("reading an amount", () => {
  it.each(READ)("%j is read as %i cents", (text, expected) => {
    expect(parseAmount(text)).toBe(expected);
  });

  it.each(REFUSED)("%j is refused by the rule %s", (text, rule) => {
    expect(parseAmount(text)).toMatchObject({ rule, message: expect.stringMatching(/\.$/) });
  });

  it("what is printed in French or English is read back to the cent", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.constantFrom("fr", "en"), (amount, locale) => {
        expect(parseAmount(formatCents(amount, locale as "fr" | "en"))).toBe(amount);
      }),
    );
  });

  it("any text gives an integer or a rule, never an exception", () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom(..."0123456789 .,-+()€\u00a0\u202f'eurEUR"))
        .map((characters) => characters.join("")),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const read = parseAmount(typed);
        expect(typeof read === "number" ? Number.isSafeInteger(read) : read.rule.startsWith("amount.")).toBe(
          true,
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe("sharing money", () => {
  it("3 004,43 € in 36 parts are 35 times 83,45 € and a last one of 83,68 €", () => {
    expect(split(300443, 36)).toEqual([...Array<number>(35).fill(8345), 8368]);
  });

  it("equal parts add up to the whole and differ only in the last", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 200 }), (total, parts) => {
        const shares = split(total, parts);
        expect(sum(shares)).toBe(total);
        expect(new Set(shares.slice(0, -1)).size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("parts by weight add up to the whole, each within a cent of its exact share", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), weights, (total, by) => {
        const whole = by.reduce((one, other) => one + other, 0);
        fc.pre(whole > 0);
        const shares = allocate(total, by);
        expect(sum(shares)).toBe(total);
        shares.forEach((share, index) => {
          expect(Math.abs(share - (total * by[index]!) / whole)).toBeLessThan(1.001);
        });
      }),
    );
  });

  it.each([
    [100, 0],
    [100, 1.5],
    [-1, 2],
    [0.5, 2],
  ])("%d cents in %d parts is a programming error", (total, parts) => {
    expect(() => split(total, parts)).toThrow(RangeError);
  });

  it("nothing can be shared among weights that are all zero", () => {
    expect(() => allocate(100, [0, 0])).toThrow(RangeError);
  });
});

describe("printing an amount", () => {
  it.each([
    [123456, "fr", "1\u202f234,56\u00a0€"],
    [-5, "fr", "-0,05\u00a0€"],
    [123456, "en", "€1,234.56"],
    [9007199254740991, "fr", "90\u202f071\u202f992\u202f547\u202f409,91\u00a0€"],
  ] as const)("%i cents in %s", (amount, locale, expected) => {
    expect(formatCents(amount, locale)).toBe(expected);
  });
});
