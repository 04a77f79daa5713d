/** The sessions of a month as a calendar: each day with those held or planned then. On a phone, the days that have one. */
import { Button } from "@mantine/core";
import { useState } from "react";

import { committeeTexts, type CommitteeWords } from "../../committee/pages/texts.ts";
import type { Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { weeksOf } from "../month.rules.ts";
import classes from "./month.module.css";
import { type SittingWords, sittingTexts } from "./texts.ts";

type Found = Answer<"/api/sessions">;

export function SessionMonth({ found: { on, rows } }: { found: Found }) {
  const s = useTexts(sittingTexts) as SittingWords;
  const t = useTexts(committeeTexts) as CommitteeWords;
  const { language } = useLanguage();
  const [month, setMonth] = useState(() => Temporal.PlainDate.from(on).toPlainYearMonth());
  const ofDay = Map.groupBy(rows, ({ heldOn }) => heldOn);
  const weeks = weeksOf(month);
  const title = month.toPlainDate({ day: 1 }).toLocaleString(language, { month: "long", year: "numeric" });
  const days = weeks[0]!.map((day) => ({
    id: day.dayOfWeek,
    name: day.toLocaleString(language, { weekday: "long" }),
  }));
  const shown = rows.some(({ heldOn }) => heldOn.startsWith(month.toString()));
  return (
    <div className={classes.month}>
      <div className={classes.head}>
        <Button
          size="xs"
          variant="default"
          aria-label={s.monthBefore}
          onClick={() => setMonth(month.subtract({ months: 1 }))}
        >
          ←
        </Button>
        <h2 aria-live="polite">{title}</h2>
        <Button
          size="xs"
          variant="default"
          aria-label={s.monthAfter}
          onClick={() => setMonth(month.add({ months: 1 }))}
        >
          →
        </Button>
      </div>
      {!shown && <p>{s.monthEmpty}</p>}
      <table className={classes.table}>
        <caption className="visually-hidden">{s.monthOf({ month: title })}</caption>
        <thead>
          <tr>
            {days.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]!.toString()}>
              {week.map((day) => {
                const iso = day.toString();
                const held = ofDay.get(iso) ?? [];
                const isIn = day.toPlainYearMonth().equals(month);
                return (
                  <td
                    key={iso}
                    data-out={!isIn || undefined}
                    data-today={iso === on || undefined}
                    data-free={!isIn || held.length === 0 || undefined}
                  >
                    <span className={classes.day}>
                      <span className={classes.number}>{day.day}</span>
                      <span className={classes.long}>{formatDate(iso, language)}</span>
                    </span>
                    {isIn &&
                      held.map(({ id, kind, number, startsAt, status }) => (
                        <div key={id} className={classes.session} data-status={status}>
                          <PageLink href={`/sessions/${id}`}>
                            {[startsAt?.replace(":", " h "), kind === "emergency" ? s.emergency : number]
                              .filter(Boolean)
                              .join(", ")}
                          </PageLink>
                          <span className={classes.status}>{t.statuses[status]}</span>
                        </div>
                      ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
