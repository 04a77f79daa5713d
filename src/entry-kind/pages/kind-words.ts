/** Kinds and means in the reader's words. */
import { accountTexts } from "../../ledger/pages/account.texts.ts";
import { useTexts } from "../../platform/ui/language.tsx";

type Is = { kind: string; means: string | null };

/** `Paiement, virement`. */
export function useKindWords() {
  const t = useTexts(accountTexts);
  return ({ kind, means }: Is): string =>
    [t.kinds[kind] ?? kind, means && (t.means[means] ?? means)].filter(Boolean).join(", ");
}
