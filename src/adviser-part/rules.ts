/** Two trades beside the case worker add their own part to the assessment: the energy adviser, and the landlord's social adviser. */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";

type PlainDate = Temporal.PlainDate;

export const TRADES = ["energyAdviser", "socialAdviser"] as const;
export type Trade = (typeof TRADES)[number];

export const ENERGIES = ["electricity", "gas", "network", "oil", "wood", "shared"] as const;
export const DRAUGHTS = ["none", "some", "strong"] as const;
/** `asked`: the household asked and has no answer yet; `none`: it has none and did not ask. */
export const ENERGY_CHEQUES = ["received", "asked", "none"] as const;
export const GRANT_STATES = ["toAsk", "asked", "granted", "refused"] as const;

/** What the energy adviser finds. Everywhere null is "not known": neither none nor 0. */
export type EnergyFacts = {
  trade: "energyAdviser";
  energies: (typeof ENERGIES)[number][] | null;
  /** A year's bills, all energies, in cents. */
  yearlyBillsCents: number | null;
  yearlyKwh: number | null;
  draughts: (typeof DRAUGHTS)[number] | null;
  appliances: string | null;
  visitedOn: string | null;
  energyCheque: (typeof ENERGY_CHEQUES)[number] | null;
  grants: { name: string; state: (typeof GRANT_STATES)[number] }[];
  advice: string | null;
};

export const HEARD_BY = ["household", "site", "arrears", "other"] as const;

/** What the landlord's social adviser knows of the tenancy and did for it. */
export type LandlordFacts = {
  trade: "socialAdviser";
  heardBy: (typeof HEARD_BY)[number] | null;
  knownSince: string | null;
  /** Null: not known; false: none are planned. */
  worksPlanned: boolean | null;
  works: string | null;
  alreadyTried: string | null;
  proposes: string | null;
};

export type TradeFacts = EnergyFacts | LandlordFacts;

/** What a part lacks, by the name of its field: shown, never asked for. */
export function unknownOf(facts: TradeFacts): string[] {
  return Object.entries(facts)
    .filter(([field, value]) => field !== "trade" && field !== "grants" && (value === null || value === ""))
    .map(([field]) => field);
}

/** Cents a kilowatt-hour: a year's bills over a year's consumption, one decimal; null where one of them is unknown or 0. */
export function centsPerKwh({
  yearlyBillsCents,
  yearlyKwh,
}: Pick<EnergyFacts, "yearlyBillsCents" | "yearlyKwh">): number | null {
  if (yearlyBillsCents === null || !yearlyKwh) return null;
  return Math.round((yearlyBillsCents * 10) / yearlyKwh) / 10;
}

/** What forbids writing a part: a day to come, a visit after the day on which it is told. Incomplete is allowed. */
export function brokenByFinding(
  { foundOn, facts }: { foundOn: PlainDate; facts: TradeFacts },
  today: PlainDate,
): Broken[] {
  const broken: Broken[] = [];
  if (isBefore(today, foundOn))
    broken.push({
      rule: "finding.future",
      field: "foundOn",
      message: `Le ${longDate(foundOn)} est à venir : notez ce que vous savez aujourd'hui.`,
      english: `${longDate(foundOn, "en")} is still to come: write what you know today.`,
    });
  const earlier = facts.trade === "energyAdviser" ? facts.visitedOn : facts.knownSince;
  if (earlier !== null && isBefore(foundOn, Temporal.PlainDate.from(earlier)))
    broken.push({
      rule: "finding.order",
      field: facts.trade === "energyAdviser" ? "facts.visitedOn" : "facts.knownSince",
      message: `Ce jour est après le ${longDate(foundOn)}, jour de ce que vous notez.`,
      english: `This day is after ${longDate(foundOn, "en")}, the day of what you write.`,
    });
  return broken;
}

/** What forbids asking a trade: one part of each at a time; an energy adviser who is named and in post. */
export function brokenByAsking({
  trade,
  isAdviserInPost,
  runs,
}: {
  trade: Trade;
  isAdviserInPost: boolean;
  runs: boolean;
}): Broken[] {
  if (runs)
    return [
      {
        rule: "part.already",
        message: "Cette personne a déjà été sollicitée pour ce ménage : sa partie est ouverte.",
        english: "This trade has been asked for this household already: its part is open.",
        field: "trade",
      },
    ];
  return trade === "energyAdviser" && !isAdviserInPost
    ? [
        {
          rule: "part.adviser",
          message: "Choisissez un conseiller énergie en poste dans votre association.",
          english: "Choose an energy adviser in post in your organisation.",
          field: "adviserId",
        },
      ]
    : [];
}
