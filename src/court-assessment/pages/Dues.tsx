/** The two limits of a court assessment, each with its other reading and whether it is kept. */
import type { Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { StatusBadge, type Tone } from "../../platform/ui/StatusBadge.tsx";
import { courtTexts } from "./texts.ts";

export type Case = Answer<"/api/households/{id}/court-assessments">["cases"][number];
const TONES: Record<Case["dues"][number]["state"], Tone> = { kept: "good", toCome: "info", late: "danger" };

export function Dues({ dues }: { dues: Case["dues"] }) {
  const t = useTexts(courtTexts);
  const { language } = useLanguage();
  if (dues.length === 0) return <p>{t.noDue}</p>;
  return (
    <ul className={panel.list}>
      {dues.map(({ id, on, latest, state, source }) => (
        <li key={id}>
          {t.due[id]} <strong>{formatDate(on, language)}</strong>{" "}
          <StatusBadge tone={TONES[state]}>{t.state[state]}</StatusBadge>{" "}
          <span className={panel.small}>
            {[latest && t.otherReading({ on: formatDate(latest, language) }), source]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
