/** What the page is given, named once for its parts. */
import type { Answer } from "../../platform/ui/client.ts";

export type ReformFound = Answer<"/api/reform">;
