/** How pressing a referral is, in a word, with the date it rests on and where that date comes from. */
import { sourceIn } from "../../platform/calendar/source-words.ts";
import type { Answer } from "../../platform/ui/client.ts";
import { DateText } from "../../platform/ui/DateText.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { StatusBadge, type Tone } from "../../platform/ui/StatusBadge.tsx";
import panel from "../../platform/ui/panel.module.css";
import { procedureTexts, wordOf } from "../../procedure/pages/texts.ts";
import { referralTexts } from "./texts.ts";

type Urgency = NonNullable<Answer<"/api/referrals/{id}">["urgency"]>;

const TONES: Partial<Record<Urgency["level"], Tone>> = {
  immediate: "danger",
  near: "attention",
  undated: "attention",
};

/** `withSource`: on a page of its own; a list has no room for it. */
export function UrgencyWords({ urgency, withSource }: { urgency: Urgency; withSource?: boolean }) {
  const t = useTexts(referralTexts);
  const { language } = useLanguage();
  const { level, reason } = urgency;
  const why = reason ? undefined : wordOf(t.urgencyWhy, level);
  return (
    <>
      <StatusBadge tone={TONES[level] ?? "neutral"}>{t.urgency[level]}</StatusBadge>
      <p className={panel.small}>{reason ? <When reason={reason} /> : why}</p>
      {reason && withSource && (
        <p className={panel.small}>{t.source({ source: sourceIn(language, reason.source) })}</p>
      )}
    </>
  );
}

/** Courts disagree: where another reading has the date past already, it is said. */
function When({ reason }: { reason: NonNullable<Urgency["reason"]> }) {
  const t = useTexts(referralTexts);
  const { step } = useTexts(procedureTexts);
  const { id, on, days, already, cautious } = reason;
  return (
    <>
      {t.inDays({ n: days })} (<DateText iso={on} />) – {wordOf(step, id)}
      {cautious && t.cautious}
      {already && id !== "earliestEviction" && t.alreadyByAnother}
    </>
  );
}
