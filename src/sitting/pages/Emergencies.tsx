/** Decisions taken between sessions that the minutes of this one tell. */
import { useTexts, useLanguage } from "../../platform/ui/language.tsx";
import { committeeTexts, type CommitteeWords } from "../../committee/pages/texts.ts";
import { DECISION_TONES } from "../../committee/pages/session-words.ts";
import type { Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { type SittingWords, sittingTexts } from "./texts.ts";

type Line = Answer<"/api/sessions/{id}">["emergencies"][number];

export function Emergencies({ lines }: { lines: readonly Line[] }) {
  const s = useTexts(sittingTexts) as SittingWords;
  const t = useTexts(committeeTexts) as CommitteeWords;
  const { language } = useLanguage();
  return (
    <Section title={s.emergencies} lead={s.emergenciesLead}>
      <ul className={panel.list}>
        {lines.map((line) => (
          <li key={line.id}>
            <PageLink href={`/sessions/${line.id}`}>
              {s.emergencyLine({ number: line.number, on: formatDate(line.askedOn, language) })}
            </PageLink>{" "}
            <StatusBadge tone={DECISION_TONES[line.decision]}>{t.kinds[line.decision]}</StatusBadge>
            <p className={panel.small}>
              {[line.landlord, s.answered({ n: line.answered, asked: line.asked }), line.because]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
