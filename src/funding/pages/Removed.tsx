/** Lines taken out: what each said, by whom it went, when and why. */
import { formatCents } from "../../platform/money/format.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { fundingTexts } from "./texts.ts";
import { type Found, payerName } from "./year.tsx";

export function Removed({ removed }: Pick<Found, "removed">) {
  const t = useTexts(fundingTexts);
  const { language } = useLanguage();
  if (removed.length === 0) return null;
  return (
    <details className={panel.details} style={{ marginTop: "0.75rem" }}>
      <summary>{t.removedLines({ n: removed.length })}</summary>
      <ul className={panel.list}>
        {removed.map(({ id, on, by, reason, said }) => (
          <li key={id}>
            <p className={panel.words}>
              {said
                ? [
                    t.kinds[said.kind],
                    payerName(t, said),
                    said.line,
                    formatCents(said.amountCents, language),
                  ].join(", ")
                : t.saidNotKept}
            </p>
            <p className={panel.small}>
              {t.removedBy({ on: formatDate(on, language), by: by ?? t.unknownBy })} {reason}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
