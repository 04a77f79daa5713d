/** How the debt of the home that was left goes, in a word and two amounts. */
import type { Answer } from "../../platform/ui/client.ts";
import { formatCents } from "../../platform/money/format.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { rehousingTexts } from "./texts.ts";
import { DEBT_TONES } from "./tones.ts";

type Debt = NonNullable<Answer<"/api/rehousing">["requests"][number]["debt"]>;

export function DebtState({ debt: { state, atMoveCents, nowCents, settledIn } }: { debt: Debt }) {
  const t = useTexts(rehousingTexts);
  const { language } = useLanguage();
  const money = (cents: number) => formatCents(cents, language);
  return (
    <>
      <StatusBadge tone={DEBT_TONES[state]}>{t.debtStates[state]}</StatusBadge>{" "}
      {settledIn !== null
        ? t.settledIn({ month: formatDate(settledIn, language) })
        : atMoveCents !== null && nowCents !== null && state !== "none"
          ? t.debtCourse({ from: money(atMoveCents), now: money(nowCents) })
          : null}
    </>
  );
}
