/** What happened to a household, newest first, month by month: a case is taken over in five minutes by reading it. */
import type { ReactNode } from "react";

import { formatDate } from "./dates.ts";
import { DateText } from "./DateText.tsx";
import { EmptyState } from "./EmptyState.tsx";
import { useLanguage, useTexts } from "./language.tsx";
import type { Tone } from "./StatusBadge.tsx";
import { kitTexts } from "./texts.ts";
import classes from "./Timeline.module.css";

export type TimelineItem = {
  id: string;
  /** Date or instant of the fact, ISO. */
  on: string;
  /** One sentence that says what happened. */
  sentence: ReactNode;
  /** Kind of fact in a word: « Orientation », « Rencontre ». */
  kind: string;
  tone?: Tone;
  /** Who did it, with their organisation. */
  by?: string;
  detail?: ReactNode;
};

/** Items come sorted, newest first. */
export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  const { language } = useLanguage();
  const t = useTexts(kitTexts);
  if (items.length === 0) return <EmptyState title={t.timeline.empty} />;
  const months = Map.groupBy(items, (item) => item.on.slice(0, 7));
  return (
    // A group, not a landmark: the section around it has its own heading, often of the same name.
    <div role="group" aria-label={label}>
      {[...months].map(([month, ofMonth]) => (
        <section key={month} className={classes.month}>
          <h3 className={classes.monthName}>{formatDate(month, language)}</h3>
          <ol className={classes.items}>
            {ofMonth.map((item) => (
              <li key={item.id} className={classes.item} data-tone={item.tone ?? "neutral"}>
                <p className={classes.head}>
                  <DateText iso={item.on} /> <span className={classes.kind}>{item.kind}</span>
                </p>
                <p className={classes.sentence}>{item.sentence}</p>
                {item.by && <p className={classes.by}>{t.timeline.by({ who: item.by })}</p>}
                {item.detail && <div className={classes.detail}>{item.detail}</div>}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
