/** The worklist's filters as its address carries them: found again on the way back, kept as a view, sent to a colleague. */
import type { Answer } from "../../platform/ui/client.ts";

export type View = Answer<"/api/worklist/views">["views"][number];
export type Filters = View["filters"];

/** In the order in which they are shown. */
const NAMES = [
  "show",
  "urgency",
  "search",
  "signal",
  "commune",
  "officer",
  "contacted",
  "raised",
  "legalArrears",
  "minimumCents",
] as const satisfies readonly (keyof Filters)[];

/** What the address says; what it does not know is left out, and the server refuses what has no meaning. */
export function filtersOf(search: Record<string, unknown>): Filters {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = search[name];
      return value === undefined || value === null || value === "" ? [] : [[name, value]];
    }),
  );
}

export const isEmpty = (filters: Filters) => Object.keys(filtersOf(filters)).length === 0;

/** The same filters, in whatever order they were kept. */
export const sameFilters = (one: Filters, other: Filters) =>
  NAMES.every((name) => String(one[name] ?? "") === String(other[name] ?? ""));

/** Filters as the query of an address. */
export const asQuery = (filters: Filters, more: Record<string, string>) =>
  new URLSearchParams({
    ...Object.fromEntries(Object.entries(filtersOf(filters)).map(([name, value]) => [name, String(value)])),
    ...more,
  }).toString();
