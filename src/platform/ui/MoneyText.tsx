/** An amount as people read it. Unknown is not zero: without an amount it says so. */
import { formatCents } from "../money/format.ts";
import { useLanguage, useTexts } from "./language.tsx";
import { kitTexts } from "./texts.ts";

type Props = {
  /** Integer cents; null or undefined = unknown. */
  cents: number | null | undefined;
  /** Marks what a tenant owes. */
  strong?: boolean;
};

export function MoneyText({ cents, strong = false }: Props) {
  const { language } = useLanguage();
  const t = useTexts(kitTexts);
  if (cents === null || cents === undefined) return <span className="unknown">{t.unknown}</span>;
  const amount = formatCents(cents, language);
  return strong ? <strong className="amount">{amount}</strong> : <span className="amount">{amount}</span>;
}
