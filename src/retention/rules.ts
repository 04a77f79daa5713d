/** When a household's file is closed to its readers, when it is erased, and why not yet. */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore, latest } from "../platform/calendar/plain-date.ts";

type PlainDate = Temporal.PlainDate;

/** What the circle of support wrote of a household; what a landlord holds of a former tenant. */
export const PARTS = ["file", "tenant"] as const;
export type Part = (typeof PARTS)[number];

/** `archive`: nobody reads it in the application any more. `erase`: its words are gone; figures stay. */
export const STEPS = ["wait", "archive", "erase", "held"] as const;
export type Step = (typeof STEPS)[number];

/** The dated settings, each of an organisation or of the programme. */
export const PERIODS = {
  afterLastContact: "retention.afterLastContact",
  archived: "retention.archived",
  formerTenant: "retention.formerTenant",
} as const;
export type PeriodName = keyof typeof PERIODS;
export const PERIOD_NAMES = Object.keys(PERIODS) as PeriodName[];
/** ISO 8601 durations. */
export type Periods = Record<PeriodName, string>;

/** What is known of a household's file. Days are those on which something last happened. */
export type FileFacts = {
  householdId: string;
  /** Somebody was referred, assigned, or supported. */
  hasFile: boolean;
  /** What keeps the file open; null: nothing does. */
  openBy: string | null;
  lastContactOn: PlainDate | null;
  archivedOn: PlainDate | null;
  erasedOn: PlainDate | null;
  identityErasedOn: PlainDate | null;
  /** A tenancy runs, or a former one's account still owes. */
  isTenant: boolean;
  /** End of the last tenancy, or its account's last entry. */
  leftOn: PlainDate | null;
  /** Why it is kept whatever its age. */
  heldFor: string | null;
  /** From when on a part is due because the household asked and it was granted (`tenant`: by every landlord it had). */
  forwardOn: Record<Part, PlainDate | null>;
};

/** One part of a file on a day. `on`: the day of the step, or that on which it may come. `since`: the last contact, or the departure. */
export type Verdict = { part: Part; step: Step; on: PlainDate; since: PlainDate };

/** A file that was closed stands so for a month at least before it is erased: whoever knows better can hold it. */
const NOTICE = Temporal.Duration.from({ days: 30 });
/** One that the household asked to be erased, a night: it waited for an answer already, and an erasure is without undue delay (RGPD, art. 17). */
const NOTICE_ASKED = Temporal.Duration.from({ days: 1 });
const sooner = (due: PlainDate, asked: PlainDate | null): PlainDate =>
  asked && isBefore(asked, due) ? asked : due;

/** What is due of a household on a day; parts that are open, erased or of nobody are not spoken of. */
export function verdictsOn(facts: FileFacts, periods: Periods, on: PlainDate): Verdict[] {
  const due = (part: Part, step: "archive" | "erase", from: PlainDate, since: PlainDate): Verdict => {
    if (isBefore(on, from)) return { part, step: "wait", on: from, since };
    return { part, step: facts.heldFor === null ? step : "held", on: from, since };
  };
  const verdicts: Verdict[] = [];
  const { lastContactOn, archivedOn, erasedOn, forwardOn } = facts;
  if (facts.hasFile && erasedOn === null && facts.openBy === null && lastContactOn !== null) {
    const closes = sooner(lastContactOn.add(periods.afterLastContact), forwardOn.file);
    const erases = (archived: PlainDate) => {
      const byAge = latest(
        lastContactOn.add(periods.afterLastContact).add(periods.archived),
        archived.add(NOTICE),
      )!;
      return sooner(byAge, forwardOn.file && latest(forwardOn.file, archived.add(NOTICE_ASKED))!);
    };
    verdicts.push(
      archivedOn === null
        ? due("file", "archive", closes, lastContactOn)
        : due("file", "erase", erases(archivedOn), lastContactOn),
    );
  }
  // The name goes last: as long as a file stands, somebody must be able to say whose it is.
  if (facts.identityErasedOn === null && !facts.isTenant && (!facts.hasFile || erasedOn !== null)) {
    const left = latest(facts.leftOn ?? undefined, lastContactOn ?? undefined);
    if (left && facts.openBy === null)
      verdicts.push(due("tenant", "erase", sooner(left.add(periods.formerTenant), forwardOn.tenant), left));
  }
  return verdicts;
}

/** A period that nobody could keep to. Field: value. */
export function brokenByPeriod(value: string): Broken[] {
  const months = /^P(\d{1,2})Y$|^P(\d{1,3})M$/.exec(value);
  const length = months ? Number(months[1] ?? 0) * 12 + Number(months[2] ?? 0) : 0;
  if (length >= 1 && length <= 360) return [];
  return [
    {
      rule: "retention.period",
      field: "value",
      message: "Une durée de conservation se compte en mois ou en années entières, de 1 mois à 30 ans.",
      english: "A retention period is counted in whole months or years, from 1 month to 30 years.",
    },
  ];
}

export function brokenByReason(reason: string): Broken[] {
  if (reason.trim().length >= 3) return [];
  return [
    {
      rule: "retention.reason",
      field: "reason",
      message: "Dites pourquoi : la raison reste tant que le dossier est gardé.",
      english: "Say why: the reason stays as long as the file is kept.",
    },
  ];
}
