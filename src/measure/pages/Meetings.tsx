/** The three tripartite meetings: held, planned, to come or late; the minutes that all read. */
import { Button } from "@mantine/core";
import { useState } from "react";

import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import panel from "../../platform/ui/panel.module.css";
import type { MeetingKind } from "../rules.ts";
import classes from "./measure.module.css";
import type { Measure } from "./shown.ts";
import { MeetingDialog } from "./MeetingDialog.tsx";
import { measureTexts } from "./texts.ts";

type Due = Measure["tripartite"][number];
type Meeting = Measure["meetings"][number];

export function Meetings({ measure, on }: { measure: Measure; on: string }) {
  const t = useTexts(measureTexts);
  const [noting, setNoting] = useState<{ kind: MeetingKind; meeting?: Meeting }>();
  const of = (kind: MeetingKind) => measure.meetings.filter((meeting) => meeting.kind === kind);
  return (
    <>
      <h3 className={panel.part}>{t.meetings}</h3>
      <ul className={panel.list}>
        {measure.tripartite.map((due) => (
          <li key={due.kind}>
            <div className={panel.line}>
              <span>
                <strong>{t.moment[due.kind]}</strong>, <DueWords due={due} />
              </span>
              {measure.can.meet && due.state !== "held" && (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={t.noteMeetingOf({ moment: t.moment[due.kind] })}
                  onClick={() => {
                    const planned = of(due.kind).find(({ state }) => state === "planned");
                    setNoting({ kind: due.kind, ...(planned && { meeting: planned }) });
                  }}
                >
                  {t.noteMeeting}
                </Button>
              )}
            </div>
            {of(due.kind)
              .filter(({ state }) => state !== "planned")
              .map((meeting) => (
                <OneMeeting
                  key={meeting.id}
                  meeting={meeting}
                  isAlone={due.state === "held" && meeting.state === "held"}
                  {...(measure.can.meet &&
                    !meeting.signed && { onChange: () => setNoting({ kind: due.kind, meeting }) })}
                />
              ))}
          </li>
        ))}
      </ul>
      {noting && <MeetingDialog measure={measure} on={on} {...noting} onClose={() => setNoting(undefined)} />}
    </>
  );
}

function DueWords({ due: { state, dueOn, on } }: { due: Due }) {
  const t = useTexts(measureTexts);
  const { language } = useLanguage();
  const day = (iso: string) => formatDate(iso, language);
  if (state === "held") return t.heldOn({ on: day(on!) });
  if (state === "planned") return t.plannedOn({ on: day(on!) });
  if (state === "notHeld") return t.notHeld;
  if (state === "due") return t.dueBy({ on: day(dueOn) });
  return (
    <>
      <StatusBadge tone="attention">{t.late}</StatusBadge> {t.lateSince({ on: day(dueOn) })}
      {on && `, ${t.plannedOn({ on: day(on) })}`}
    </>
  );
}

type OneProps = { meeting: Meeting; isAlone: boolean; onChange?: () => void };

function OneMeeting({ meeting, isAlone, onChange }: OneProps) {
  const t = useTexts(measureTexts);
  const { language } = useLanguage();
  const day = formatDate(meeting.on, language);
  const { state, attended, sharedMinutes, assessmentSummary } = meeting;
  return (
    <div>
      <div className={panel.line}>
        <span className={panel.small}>
          {[
            state === "missed" && t.missedOn({ on: day }),
            meeting.signed && t.signedMinutes,
            state === "held" && !isAlone && t.heldOn({ on: day }),
            attended.length > 0 &&
              `${t.attended} : ${attended.map((who) => t.attendees[who].toLowerCase()).join(", ")}`,
          ]
            .filter(Boolean)
            .join(". ")}
        </span>
        {onChange && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t.correctMeeting({ moment: t.momentTitle[meeting.kind], on: day })}
            onClick={onChange}
          >
            {t.correct}
          </Button>
        )}
      </div>
      {sharedMinutes && <p className={classes.text}>{sharedMinutes}</p>}
      {assessmentSummary && (
        <p className={classes.text}>
          <span className={panel.small}>{t.assessmentSummary} : </span>
          {assessmentSummary}
        </p>
      )}
    </div>
  );
}
