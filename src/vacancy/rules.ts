/** A vacant home as its landlord tells it: what must be known, what is wrong with it, what a file that comes again changes. */
import type { Broken } from "../platform/calendar/dated.ts";
import { plainDate } from "../platform/calendar/plain-date.ts";

export const ENERGY_CLASSES = ["A", "B", "C", "D", "E", "F", "G"] as const;
export type EnergyClass = (typeof ENERGY_CLASSES)[number];

export const VACANCY_STATUSES = ["open", "taken", "withdrawn"] as const;
export type VacancyStatus = (typeof VACANCY_STATUSES)[number];

/** Money in cents a month, days ISO; null: not known, which is not 0. `rooms`: main rooms, 3 for a T3. */
export type Home = {
  reference: string;
  rooms: number;
  surfaceM2: number | null;
  communeInsee: string;
  address: string | null;
  rentCents: number;
  chargesCents: number;
  energyClass: EnergyClass | null;
  /** Energy that the charges leave out, as estimated. */
  energyCents: number | null;
  stepFree: boolean | null;
  availableOn: string;
};

export const MOST_ROOMS = 12;
/** Past this a month's rent is a slip of the comma. */
const MOST_CENTS = 500_000;

/** What forbids a home, field by field. */
export function brokenHome(home: Home): Broken[] {
  const broken: Broken[] = [];
  const add = (field: keyof Home, message: string, english: string) =>
    broken.push({ rule: `vacancy.${field}`, field, message, english });
  if (home.reference.trim() === "" || home.reference.length > 60)
    add(
      "reference",
      "Donnez la référence du logement, en 60 caractères au plus.",
      "Give the home's reference, in 60 characters at most.",
    );
  if (!Number.isInteger(home.rooms) || home.rooms < 1 || home.rooms > MOST_ROOMS)
    add(
      "rooms",
      `Donnez le nombre de pièces principales, de 1 à ${MOST_ROOMS} (3 pour un T3).`,
      `Give the number of main rooms, from 1 to ${MOST_ROOMS} (3 for a T3).`,
    );
  if (home.surfaceM2 !== null && !(home.surfaceM2 >= 5 && home.surfaceM2 <= 500))
    add(
      "surfaceM2",
      "La surface se donne en mètres carrés, de 5 à 500.",
      "The surface is in square metres, from 5 to 500.",
    );
  if (!(home.rentCents > 0 && home.rentCents <= MOST_CENTS))
    add(
      "rentCents",
      "Donnez le loyer du mois, au-dessus de 0 et jusqu'à 5 000 €.",
      "Give the month's rent, above 0 and up to €5,000.",
    );
  for (const field of ["chargesCents", "energyCents"] as const)
    if (home[field] !== null && !(home[field] >= 0 && home[field] <= MOST_CENTS))
      add(
        field,
        "Donnez un montant du mois, de 0 à 5 000 €.",
        "Give an amount of the month, from 0 to €5,000.",
      );
  if (plainDate(home.availableOn) === undefined)
    add(
      "availableOn",
      "Donnez le jour à partir duquel le logement est libre.",
      "Give the day from which the home is free.",
    );
  return broken;
}

export type Known = Home & { status: VacancyStatus; statusOn: string };
export type Outcome = "created" | "updated" | "unchanged" | "notOpen";

const FACTS = [
  "rooms",
  "surfaceM2",
  "communeInsee",
  "address",
  "rentCents",
  "chargesCents",
  "energyClass",
  "energyCents",
  "stepFree",
  "availableOn",
] as const satisfies (keyof Home)[];

/** What a home that comes again does to the one that is known: a home taken or withdrawn is opened by a person, never by a file. */
export function outcomeOf(home: Home, known: Known | undefined): Outcome {
  if (!known) return "created";
  if (known.status !== "open") return "notOpen";
  return FACTS.every((fact) => home[fact] === known[fact]) ? "unchanged" : "updated";
}

/** What forbids saying a home taken, withdrawn or free again. */
export function brokenStatus(
  { status, on }: { status: VacancyStatus; on: string },
  known: { status: VacancyStatus; promised: boolean },
  today: Temporal.PlainDate,
): Broken[] {
  const day = plainDate(on);
  if (!day || Temporal.PlainDate.compare(day, today) > 0)
    return [
      {
        rule: "vacancy.statusOn",
        field: "on",
        message: "Donnez un jour qui est passé, ou aujourd'hui.",
        english: "Give a day that has passed, or today.",
      },
    ];
  if (status === known.status)
    return [
      {
        rule: "vacancy.same",
        field: "status",
        message: "Le logement est déjà noté ainsi.",
        english: "The home is noted so already.",
      },
    ];
  if (known.promised && status !== "open")
    return [
      {
        rule: "vacancy.promised",
        field: "status",
        message: "Ce logement est proposé à un ménage : répondez d'abord à la proposition.",
        english: "This home is proposed to a household: answer the proposal first.",
      },
    ];
  return [];
}
