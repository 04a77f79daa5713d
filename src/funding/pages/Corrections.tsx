/** How an agreement was corrected: each time with who, when, why, and what it said before. */
import { formatCents } from "../../platform/money/format.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { type AgreementState, type Change, changesBetween } from "../correction.rules.ts";
import { fundingTexts } from "./texts.ts";
import type { Found } from "./year.tsx";

type Agreement = Found["agreements"][number];
type Words = ReturnType<typeof useTexts<typeof fundingTexts.fr>>;

export function Corrections({ agreement }: { agreement: Agreement }) {
  const t = useTexts(fundingTexts);
  const { language } = useLanguage();
  const { revisions } = agreement;
  if (revisions.length === 0) return null;
  const after = (rank: number): AgreementState => revisions[rank + 1]?.before ?? agreement;
  return (
    <details>
      <summary>{t.corrections({ n: revisions.length })}</summary>
      <ul className={panel.list}>
        {revisions.map(({ id, on, by, reason, before }, rank) => (
          <li key={id}>
            <p className={panel.words}>
              {t.correctedBy({ on: formatDate(on, language), by: by ?? t.unknownBy })} {reason}
            </p>
            <ul>
              {changesBetween(before, after(rank)).map((change) => (
                <li key={JSON.stringify(change)}>{sentence(t, change, language)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p className={panel.small}>{t.frozenStay}</p>
    </details>
  );
}

function sentence(t: Words, change: Change, language: "fr" | "en"): string {
  const said = (what: string, before: string | null, after: string | null) =>
    t.changed({ what, before: before || t.nothing, after: after || t.nothing });
  const money = (cents: number | null) => (cents === null ? null : formatCents(cents, language));
  if (change.part === "year")
    return said(t.amountOf({ year: change.year }), money(change.before), money(change.after));
  if (change.part === "rule") {
    const rule = (one: typeof change.before) =>
      one &&
      [
        t.eligibility[one.eligible === null ? "unknown" : one.eligible ? "yes" : "no"],
        ...(one.ceilingCents === null ? [] : [`${t.ceiling} ${money(one.ceilingCents)}`]),
        ...(one.sharePercent === null ? [] : [t.shareOf({ n: one.sharePercent })]),
      ].join(", ");
    return said(t.costLines[change.costLine], rule(change.before), rule(change.after));
  }
  if (change.part === "due") {
    const due = (one: typeof change.before) =>
      one &&
      [
        one.what,
        formatDate(one.dueOn, language),
        ...(one.amountCents === null ? [] : [money(one.amountCents)]),
      ].join(", ");
    return said(t.dueKinds[(change.after ?? change.before)!.kind], due(change.before), due(change.after));
  }
  const isDay = change.part === "startsOn" || change.part === "endsOn";
  const shown = (text: string | null) => (text && isDay ? formatDate(text, language) : text);
  const what = change.part === "name" ? t.agreementName : t[change.part];
  return said(what, shown(change.before), shown(change.after));
}
