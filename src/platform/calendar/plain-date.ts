/** Days and durations as ISO text: read strictly where they come in, written back where they go out. */

/** `2026-02-28`; undefined where the text is another format or no day of the calendar (2026-02-31). */
export function plainDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}

/** The earlier or the later of days; undefined ones are left out. */
export function earliest(...days: (Temporal.PlainDate | undefined)[]): Temporal.PlainDate | undefined {
  return days.filter((day) => day !== undefined).toSorted(Temporal.PlainDate.compare)[0];
}

export function latest(...days: (Temporal.PlainDate | undefined)[]): Temporal.PlainDate | undefined {
  return days
    .filter((day) => day !== undefined)
    .toSorted(Temporal.PlainDate.compare)
    .at(-1);
}

/** True where `one` comes strictly before `other`. */
export function isBefore(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0;
}

/** The same value with every day as ISO text: what HTTP and the command line print. Absent fields stay absent. */
export type IsoDates<T> = T extends Temporal.PlainDate
  ? string
  : T extends readonly (infer Item)[]
    ? IsoDates<Item>[]
    : T extends object
      ? { [Key in keyof T]: IsoDates<T[Key]> }
      : T;

export function isoDates<T>(value: T): IsoDates<T> {
  return JSON.parse(JSON.stringify(value)) as IsoDates<T>;
}
