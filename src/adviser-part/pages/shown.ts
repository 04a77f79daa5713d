/** Parts as the server gives them to their pages. */
import type { Answer } from "../../platform/ui/client.ts";

export type Found = Answer<"/api/households/{id}/parts">;
export type Part = Found["parts"][number];
export type Finding = Part["findings"][number];
export type Facts = Finding["facts"];
export type Energy = Extract<Facts, { trade: "energyAdviser" }>;
export type Landlord = Extract<Facts, { trade: "socialAdviser" }>;
