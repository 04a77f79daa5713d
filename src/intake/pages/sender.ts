/** Who or what sent a file, in a word for its line. */
import type { Answer } from "../../platform/ui/client.ts";
import type { controlTexts } from "./texts.ts";

type Sent = Pick<Answer<"/api/ledger/imports">["rows"][number], "way" | "tokenName" | "importedByName">;

export function senderOf(t: (typeof controlTexts)["fr"], { way, tokenName, importedByName }: Sent): string {
  if (way === "token") return t.byToken({ name: tokenName ?? "–" });
  if (way === "inbox") return t.byInbox;
  return importedByName ?? (way === "command" ? t.byCommand : t.byUnknown);
}
