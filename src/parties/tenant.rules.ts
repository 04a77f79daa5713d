/** A tenant met in person, before any file of theirs is here: what must be said of them, and what cannot be true. */
import type { Broken } from "../platform/calendar/dated.ts";

/** What a person tells. Null: not known. Days ISO. */
export type NewTenant = {
  lastName: string;
  firstName: string | null;
  birthDate: string | null;
  phone: string | null;
  email: string | null;
  /** Number of people in the home. */
  people: number | null;
  address: string | null;
  postcode: string | null;
  communeInsee: string | null;
  /** First day of the lease. */
  startsOn: string | null;
};

/** What is wrong; a last name is all that is needed, everything else may come later. */
export function brokenByTenant(
  { lastName, birthDate, postcode, startsOn }: NewTenant,
  today: Temporal.PlainDate,
): Broken[] {
  const broken: Broken[] = [];
  if (lastName.trim() === "")
    broken.push({
      rule: "tenant.lastName",
      message: "Indiquez le nom : sans lui, le dossier ne peut pas être retrouvé.",
      english: "Give the last name: without it the file cannot be found again.",
      field: "lastName",
    });
  if (birthDate !== null && (birthDate > today.toString() || birthDate < "1900-01-01"))
    broken.push({
      rule: "tenant.birthDate",
      message: "Vérifiez la date de naissance, ou laissez-la vide.",
      english: "Check the birth date, or leave it empty.",
      field: "birthDate",
    });
  if (startsOn !== null && startsOn > today.toString())
    broken.push({
      rule: "tenant.startsOn",
      message: "Le bail n'a pas encore commencé ce jour-là : vérifiez la date, ou laissez-la vide.",
      english: "The lease has not begun by that day: check the date, or leave it empty.",
      field: "startsOn",
    });
  if (postcode !== null && !/^\d{5}$/.test(postcode))
    broken.push({
      rule: "tenant.postcode",
      message: "Un code postal a cinq chiffres.",
      english: "A postcode has five digits.",
      field: "postcode",
    });
  return broken;
}
