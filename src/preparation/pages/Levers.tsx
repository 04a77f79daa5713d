/** Levers open at the stage reached, each with its last day and its source. */
import { sourceIn } from "../../platform/calendar/source-words.ts";
import type { Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { procedureTexts, wordOf } from "../../procedure/pages/texts.ts";
import { preparationTexts, type PreparationTexts } from "./texts.ts";

type Levers = Answer<"/api/agenda-items/{id}/preparation">["levers"];

export function Levers({ levers }: { levers: Levers }) {
  const t = useTexts(preparationTexts) as PreparationTexts;
  const { lever } = useTexts(procedureTexts);
  const { language } = useLanguage();
  return (
    <ul className={panel.list}>
      {levers.map(({ id, until, source }) => (
        <li key={id}>
          {wordOf(lever, id)}
          {until && `, ${t.until({ on: formatDate(until, language) })}`}
          <p className={panel.small}>{sourceIn(language, source)}</p>
        </li>
      ))}
    </ul>
  );
}
