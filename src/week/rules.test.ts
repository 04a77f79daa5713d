/** The road of a day and the days of a week. */
import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";

import { planChecks, roadOf, type Visit, weekOf } from "./rules.ts";

const date = (iso: string) => Temporal.PlainDate.from(iso);
const at = (town: string | null, x: number | null = null, atTime: string | null = null): Visit => ({
  town,
  centre: x === null ? null : { x, y: 0 },
  atTime,
});
const towns = (visits: Visit[]) => roadOf(visits).stops.map(({ town }) => town);

describe("the road of a day", () => {
  it("goes from town to nearest town, from the end that makes it shortest", () => {
    const road = [at("Voiron", 30), at("Grenoble", 0), at("Vienne", 90), at("Échirolles", -2)];
    expect(towns(road)).toEqual(["Échirolles", "Grenoble", "Voiron", "Vienne"]);
    expect(roadOf(road).by).toBe("centres");
  });

  it("goes by name where one commune has no outline, and says so", () => {
    const road = [at("Voiron", 30), at("Échirolles"), at("Vienne", 90)];
    expect(towns(road)).toEqual(["Échirolles", "Vienne", "Voiron"]);
    expect(roadOf(road).by).toBe("towns");
  });

  it("keeps a town's visits together, those with an hour first, and ends where nobody knows the town", () => {
    const road = roadOf([at(null), at("Voiron", 1), at("Voiron", 1, "09:30"), at("Voiron", 1, "09:00")]);
    expect(road.stops.map(({ town, visits }) => [town, visits.map(({ atTime }) => atTime)])).toEqual([
      ["Voiron", ["09:00", "09:30", null]],
      [null, [null]],
    ]);
    expect(road.by).toBe("none");
  });

  it("passes by every visit once, and never stops twice in a town", () => {
    const visit = record({
      town: constantFrom("A", "B", "C", "D", null),
      centre: constantFrom(null, { x: 1, y: 2 }, { x: 5, y: 0 }),
      atTime: constantFrom(null, "09:00", "14:30"),
    });
    assert(
      property(array(visit, { maxLength: 12 }), (visits) => {
        const { stops } = roadOf(visits);
        expect(stops.flatMap(({ visits: own }) => own).length).toBe(visits.length);
        expect(new Set(stops.flatMap(({ visits: own }) => own))).toEqual(new Set(visits));
        expect(new Set(stops.map(({ town }) => town)).size).toBe(stops.length);
      }),
    );
  });
});

it.each([
  ["2026-11-27", "2026-11-23", "2026-11-29"],
  ["2026-11-23", "2026-11-23", "2026-11-29"],
  ["2027-01-03", "2026-12-28", "2027-01-03"],
])("the week of %s goes from %s to %s", (day, from, to) => {
  expect(Object.values(weekOf(date(day))).map(String)).toEqual([from, to]);
});

describe("a plan's checks", () => {
  const every = Temporal.Duration.from("P6M");
  const checks = (signedOn: string, lastOn: string) =>
    planChecks({
      signedOn: date(signedOn),
      lastOn: date(lastOn),
      every,
      from: date("2026-01-01"),
      to: date("2030-01-01"),
    }).map(String);

  it("fall every six months from the signature, to the last instalment and no further", () => {
    expect(checks("2026-03-10", "2027-09-10")).toEqual(["2026-09-10", "2027-03-10", "2027-09-10"]);
  });

  it("signed on the 31st come on the last day of shorter months, and on the 31st again after", () => {
    expect(checks("2026-08-31", "2028-09-30")).toEqual([
      "2027-02-28",
      "2027-08-31",
      "2028-02-29",
      "2028-08-31",
    ]);
  });

  it("within any two days are those of the whole plan that lie between them", () => {
    assert(
      property(integer({ min: 0, max: 1500 }), integer({ min: 0, max: 900 }), (start, length) => {
        const signedOn = date("2024-02-29");
        const lastOn = date("2028-02-29");
        const [from, to] = [signedOn.add({ days: start }), signedOn.add({ days: start + length })];
        const whole = planChecks({ signedOn, lastOn, every, from: signedOn, to: lastOn }).map(String);
        const part = planChecks({ signedOn, lastOn, every, from, to }).map(String);
        expect(part).toEqual(whole.filter((day) => day >= from.toString() && day <= to.toString()));
      }),
    );
  });
});
