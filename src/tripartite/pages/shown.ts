/** A household's tripartite meetings as the server gives them to their pages. */
import type { Answer } from "../../platform/ui/client.ts";

export type Found = Answer<"/api/households/{id}/tripartite">;
export type Meeting = Found["meetings"][number];
