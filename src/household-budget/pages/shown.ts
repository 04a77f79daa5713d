/** Budgets as the server gives them to their pages. */
import type { Answer } from "../../platform/ui/client.ts";

export type Found = Answer<"/api/households/{id}/budget">;
export type Written = NonNullable<Found["budgets"]>[number];
export type Settings = Found["settings"];
