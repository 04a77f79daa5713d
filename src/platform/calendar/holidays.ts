/** The eleven public holidays of Code du travail L3133-1. Alsace-Moselle's two and the overseas ones are left out: Isère has none of them.
 *  Computed here in a few lines, since the browser needs them too; a test holds them against `date-holidays`. */

export type Holiday = { on: Temporal.PlainDate; name: string };

const FIXED: readonly (readonly [month: number, day: number, name: string])[] = [
  [1, 1, "jour de l'An"],
  [5, 1, "fête du Travail"],
  [5, 8, "8 mai"],
  [7, 14, "14 Juillet"],
  [8, 15, "Assomption"],
  [11, 1, "Toussaint"],
  [11, 11, "11 Novembre"],
  [12, 25, "Noël"],
];

const AFTER_EASTER: readonly (readonly [days: number, name: string])[] = [
  [1, "lundi de Pâques"],
  [39, "Ascension"],
  [50, "lundi de Pentecôte"],
];

/** By year, then by day within it: most steps ask for one. */
const years = new Map<number, Map<number, Holiday>>();
const dayInYear = ({ month, day }: Temporal.PlainDate) => month * 100 + day;

/** Public holidays of a year, in order. Two may fall on one day (Ascension on 8 May 2008 or 1 May): that day then comes once, with both names. */
export function publicHolidays(year: number): Holiday[] {
  return [...holidaysOf(year).values()];
}

/** The public holiday that falls on this day, if any. */
export function holidayOn(date: Temporal.PlainDate): Holiday | undefined {
  return holidaysOf(date.year).get(dayInYear(date));
}

/** Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher's computation). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const march = h + l - 7 * m + 22;
  return new Temporal.PlainDate(year, 3, 1).add({ days: march - 1 });
}

function holidaysOf(year: number): Map<number, Holiday> {
  const known = years.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  const all = [
    ...FIXED.map(([month, day, name]) => ({ on: new Temporal.PlainDate(year, month, day), name })),
    ...AFTER_EASTER.map(([days, name]) => ({ on: easter.add({ days }), name })),
  ].toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on));
  const byDay = new Map<number, Holiday>();
  for (const { on, name } of all) {
    const same = byDay.get(dayInYear(on));
    byDay.set(dayInYear(on), { on, name: same ? `${same.name}, ${name}` : name });
  }
  years.set(year, byDay);
  return byDay;
}
