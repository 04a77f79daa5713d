/** Public holidays, working days and delays, against published dates and the list of `date-holidays`. */
import DateHolidays from "date-holidays";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { backwards, deadline, durationInWords } from "./deadline.ts";
import { holidayOn, publicHolidays } from "./holidays.ts";
import { plainDate } from "./plain-date.ts";
import { addWorkingDays, isWorkingDay, workingDayFrom } from "./working-days.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);

const HOLIDAYS: Record<number, string> = {
  2024: "01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25",
  2025: "01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-01 11-11 12-25",
  2026: "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25",
  2027: "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25",
  2028: "01-01 04-17 05-01 05-08 05-25 06-05 07-14 08-15 11-01 11-11 12-25",
};

describe("public holidays", () => {
  it.each(Object.entries(HOLIDAYS))("of %s are the eleven of the labour code", (year, days) => {
    const found = publicHolidays(Number(year)).map(({ on }) => on.toString().slice(5));
    expect(found.join(" ")).toBe(days);
  });

  it("agree with an independent list from 2000 to 2060", () => {
    const list = new DateHolidays("FR");
    for (let year = 2000; year <= 2060; year++) {
      const theirs = list.getHolidays(year, "en").filter(({ type }) => type === "public");
      const days = new Set(theirs.map(({ date }) => date.slice(0, 10)));
      // Their list adds the Sundays of Easter and Pentecost, which the labour code does not name.
      const legal = [...days].filter((iso) => day(iso).dayOfWeek !== 7 || holidayOn(day(iso)));
      expect(publicHolidays(year).map(({ on }) => on.toString())).toEqual(legal.toSorted());
    }
  });

  it("that fall on one day come once, with both names", () => {
    expect(holidayOn(day("2008-05-01"))?.name).toBe("fête du Travail, Ascension");
    expect(publicHolidays(2008)).toHaveLength(10);
  });
});

describe("working days", () => {
  it.each([
    ["2024-05-18", "2024-05-21"], // Saturday before Whit Monday
    ["2025-11-08", "2025-11-10"],
    ["2026-05-01", "2026-05-04"],
    ["2027-12-25", "2027-12-27"],
    ["2028-02-29", "2028-02-29"],
  ])("%s leads to the working day %s", (from, to) => {
    expect(workingDayFrom(day(from)).toString()).toBe(to);
  });

  it.each([
    ["2025-04-29", -5, "mondayToFriday", "2025-04-22"],
    ["2025-04-29", -5, "mondayToSaturday", "2025-04-23"],
    ["2025-04-30", 15, "mondayToFriday", "2025-05-23"],
    ["2025-04-30", 15, "mondayToSaturday", "2025-05-20"],
  ] as const)("from %s, %i working days (%s) is %s", (from, count, week, to) => {
    expect(addWorkingDays(day(from), count, week).toString()).toBe(to);
  });
});

describe("delays", () => {
  it.each([
    ["2008-03-07", "P15D", true, "2008-03-25", "22 March is a Saturday, 24 March Easter Monday"],
    ["2017-02-12", "P1M15D", false, "2017-03-27", "months first, then days"],
    ["2024-01-31", "P1M", false, "2024-02-29", "no 31 February: the last day of a leap month"],
    ["2025-12-31", "P2M", false, "2026-02-28", "the last day of the month"],
    ["2027-12-31", "P2M", false, "2028-02-29", "the last day of a leap month"],
    ["2024-02-29", "P1Y", false, "2025-02-28", "a year from 29 February"],
    ["2024-03-20", "P2M", true, "2024-05-21", "20 May 2024 is Whit Monday"],
    ["2024-11-19", "P6W", false, "2024-12-31", "six weeks are 42 days"],
    ["2026-11-20", "P42D", true, "2027-01-04", "1 January 2027 is a Friday"],
  ])("from %s, %s (extended: %s) ends on %s: %5$s", (from, duration, extend, end) => {
    expect(deadline(day(from), duration, { extend }).toString()).toBe(end);
  });

  it.each([
    ["2025-05-12", "2025-03-31", "2025-03-30"],
    ["2025-04-29", "2025-03-18", "2025-03-17"],
    ["2028-04-11", "2028-02-29", "2028-02-28"],
    ["2027-02-12", "2027-01-01", "2026-12-31"],
  ])("42 days before a hearing on %s opens on %s; the last safe day is %s", (hearing, opens, safe) => {
    const count = backwards(day(hearing), "P42D");
    expect([count.opens.toString(), count.lastSafe.toString()]).toEqual([opens, safe]);
  });

  it("that are negative or in hours are refused", () => {
    expect(() => deadline(day("2026-01-01"), "-P1D", { extend: false })).toThrow(RangeError);
    expect(() => deadline(day("2026-01-01"), "PT48H", { extend: false })).toThrow(RangeError);
  });

  it("are told in French and in English", () => {
    const durations = ["P2M", "P42D", "P6W", "P1M15D", "P1Y"];
    expect(durations.map((duration) => durationInWords(duration))).toEqual([
      "2 mois",
      "42 jours",
      "6 semaines",
      "1 mois et 15 jours",
      "1 an",
    ]);
    expect(durations.map((duration) => durationInWords(duration, "en"))).toEqual([
      "2 months",
      "42 days",
      "6 weeks",
      "1 month and 15 days",
      "1 year",
    ]);
  });

  const anyDay = fc.integer({ min: 0, max: 365 * 5 }).map((days) => day("2024-01-01").add({ days }));

  it("never end on a weekend or a holiday once extended, and move by less than a week", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 400 }), (from, days) => {
        const plain = deadline(from, `P${days}D`, { extend: false });
        const moved = deadline(from, `P${days}D`, { extend: true });
        expect(isWorkingDay(moved)).toBe(true);
        const shift = plain.until(moved).days;
        expect(shift).toBeGreaterThanOrEqual(0);
        expect(shift).toBeLessThanOrEqual(5);
      }),
    );
  });

  it("counted backwards from a hearing leave the whole count between the act and the hearing", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 90 }), (hearing, days) => {
        const { lastSafe } = backwards(hearing, `P${days}D`);
        expect(lastSafe.until(hearing).days).toBe(days + 1);
      }),
    );
  });
});

describe("days typed by people", () => {
  it.each(["2026-02-31", "2026-13-01", "31/02/2026", "2026-1-1", "", "2025-02-29", "+002026-01-01"])(
    "%j is no day",
    (text) => expect(plainDate(text)).toBeUndefined(),
  );

  it("29 February exists in a leap year", () => {
    expect(plainDate("2028-02-29")?.toString()).toBe("2028-02-29");
  });
});
