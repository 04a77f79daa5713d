/** The assessments as the server gives them to their pages. */
import type { Answer } from "../../platform/ui/client.ts";

export type Found = Answer<"/api/households/{id}/assessment">;
export type Assessed = Found["assessments"][number];
