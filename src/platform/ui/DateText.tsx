/** A date as people read it, with the machine's form kept in `<time>`. Without a date it says so. */
import { formatDate, type DateStyle } from "./dates.ts";
import { useLanguage, useTexts } from "./language.tsx";
import { kitTexts } from "./texts.ts";

/** `iso`: a date, a month or an instant of the contract; null or undefined = unknown. */
export function DateText({ iso, style }: { iso: string | null | undefined; style?: DateStyle }) {
  const { language } = useLanguage();
  const t = useTexts(kitTexts);
  if (!iso) return <span className="unknown">{t.unknown}</span>;
  return (
    <time dateTime={iso} className="amount">
      {formatDate(iso, language, style)}
    </time>
  );
}
