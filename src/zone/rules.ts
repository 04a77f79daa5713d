/** Which operator a commune has on a day; what a zone must say; and how a pasted list of communes is read. */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";

/** A zone that covers a commune, with its operator. */
export type Covering = { zoneId: string; zone: string; operatorId: string; operator: string };

/** Two zones of one operator still propose one operator. */
export type Coverage =
  | { kind: "none" }
  | { kind: "one"; by: Covering }
  | { kind: "several"; by: readonly Covering[] };

export function coverageOf(zones: readonly Covering[]): Coverage {
  const [first, ...others] = zones;
  if (!first) return { kind: "none" };
  return others.every(({ operatorId }) => operatorId === first.operatorId)
    ? { kind: "one", by: first }
    : { kind: "several", by: zones };
}

/** What forbids a change of zone from a day on: what was assigned before stays explained by the zones of its day. */
export function brokenByZoneChange(from: Temporal.PlainDate, today: Temporal.PlainDate): Broken[] {
  return isBefore(from, today)
    ? [
        {
          rule: "zone.from",
          message: `Un secteur change à partir d'aujourd'hui (${longDate(today)}) ou plus tard : ce qui a été confié avant garde son explication.`,
          english: `A zone changes from today (${longDate(today, "en")}) on, or later: what was assigned before keeps its explanation.`,
          field: "from",
        },
      ]
    : [];
}

/** What a zone lacks. `taken`: names of the other zones. Fields: name, operatorId. */
export function brokenZone(
  { name, isOperator }: { name: string; isOperator: boolean },
  taken: readonly string[],
): Broken[] {
  const broken: Broken[] = [];
  if (name.trim().length < 2)
    broken.push({
      rule: "zone.name",
      field: "name",
      message: "Donnez un nom au secteur, tel que les autres le lisent.",
      english: "Give the zone a name, as others read it.",
    });
  if (taken.some((one) => folded(one) === folded(name)))
    broken.push({
      rule: "zone.nameFree",
      field: "name",
      message: "Un autre secteur porte déjà ce nom : choisissez-en un autre.",
      english: "Another zone has this name already: choose another one.",
    });
  if (!isOperator)
    broken.push({
      rule: "zone.operator",
      field: "operatorId",
      message: "Choisissez l'opérateur de ce secteur.",
      english: "Choose this zone's operator.",
    });
  return broken;
}

type Named = { insee: string; name: string; postcodes: readonly string[] };

/**
 * Reads a pasted list, one commune a line or between semicolons or tabs: INSEE code, postcode (all of its communes) or name.
 * `unread`: what is none of them, as typed.
 */
export function readCommuneList(
  text: string,
  communes: readonly Named[],
): { insees: string[]; unread: string[] } {
  const byName = Map.groupBy(communes, ({ name }) => folded(name));
  const byPostcode = new Map<string, string[]>();
  for (const { insee, postcodes } of communes)
    for (const postcode of postcodes) byPostcode.set(postcode, [...(byPostcode.get(postcode) ?? []), insee]);
  const codes = new Set(communes.map(({ insee }) => insee));
  const insees = new Set<string>();
  const unread: string[] = [];
  for (const typed of text.split(/[\n\r;\t,]+/).map((part) => part.trim())) {
    if (typed === "") continue;
    const found = codes.has(typed)
      ? [typed]
      : (byPostcode.get(typed) ?? byName.get(folded(typed))?.map(({ insee }) => insee));
    if (found) for (const insee of found) insees.add(insee);
    else unread.push(typed);
  }
  return { insees: [...insees], unread };
}

/** Accents, dashes, capitals and « St » for « Saint » do not count. */
const folded = (name: string) =>
  name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/\bst(e?)\b/g, "saint$1")
    .replaceAll(/[^a-z0-9]+/g, "");
