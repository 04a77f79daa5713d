/** What the assistant's page hears from the server, and what it asks it to read otherwise. */
import type { Answer } from "../../platform/ui/client.ts";
import type { LedgerMapping } from "../../ledger-file/mapping.rules.ts";

export type Preview = Answer<"/api/ledger/preview", "post">;
/** What a look at any file tells, a ledger or not. */
export type FilePreview = Omit<Preview, "kind" | "positiveIs">;
/** What changes the rows themselves: the server reads the file's beginning again. */
export type Chosen = Pick<LedgerMapping, "kind" | "separator" | "encoding" | "sheet" | "noHeader">;
