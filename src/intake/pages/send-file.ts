/** Sends a landlord's file with what the person chose of it. */
import type { Answer } from "../../platform/ui/client.ts";
import { sent, type Course } from "../../file-assistant/pages/send.ts";
import type { Replacement } from "../replacement.rules.ts";

export type Report = Answer<"/api/ledger/imports", "post">;

type Wanted = {
  allOrNothing: boolean;
  dryRun: boolean;
  /** The day of a list of balances without one. */
  on: string | null;
  /** The period that the file replaces; with the number of entries shown to go, once they were. */
  replace?: Replacement | undefined;
  confirmed?: number | undefined;
  signal: AbortSignal;
  onCourse: (course: Course) => void;
};

/** As `sent`. */
export function sendFile(
  file: File,
  { allOrNothing, dryRun, on, replace, confirmed, ...way }: Wanted,
): Promise<Report> {
  const query = new URLSearchParams({
    allOrNothing: String(allOrNothing),
    dryRun: String(dryRun),
    ...(on && { on }),
    ...(replace && { replace: `${replace.from}..${replace.to}`, replaceAccounts: replace.accounts }),
    ...(confirmed !== undefined && { confirmed: String(confirmed) }),
  });
  return sent<Report>(file, `/api/ledger/imports?${query.toString()}`, way);
}
