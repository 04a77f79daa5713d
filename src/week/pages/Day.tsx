/** One day: where to go, town after town, and what else falls on it. */
import type { Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Line } from "./Line.tsx";
import { weekTexts } from "./texts.ts";
import classes from "./week.module.css";

type Found = Answer<"/api/agenda">;
type Props = {
  on: string;
  isToday: boolean;
  lines: Found["lines"];
  road: Found["roads"][number] | undefined;
};

export function Day({ on, isToday, lines, road }: Props) {
  const t = useTexts(weekTexts);
  const { language } = useLanguage();
  const named = formatDate(on, language, "long");
  // A lead looks at one worker's lines: the others' stops are left out.
  const stops = (road?.stops ?? [])
    .map((stop) => ({ ...stop, own: stop.lines.flatMap((id) => lines.find((line) => line.id === id) ?? []) }))
    .filter(({ own }) => own.length > 0);
  const placed = new Set(stops.flatMap((stop) => stop.lines));
  const others = lines.filter(({ id }) => !placed.has(id));
  return (
    <div className={classes.day} data-today={isToday || undefined}>
      <h3>{isToday ? `${named} (${t.today})` : named}</h3>
      {stops.length > 0 && (
        <>
          <h4>{t.visits}</h4>
          <ol className={classes.road}>
            {stops.map(({ town, own }) => (
              <li key={town ?? ""}>
                <strong>{town ?? t.noTown}</strong>
                <ul className={classes.lines}>
                  {own.map((line) => (
                    <li key={line.id}>
                      <Line line={line} />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
          {stops.length > 1 && road && <p className={panel.small}>{t.road[road.by]}</p>}
        </>
      )}
      {others.length > 0 && (
        <>
          <h4>{t.toDo}</h4>
          <ul className={classes.lines}>
            {others.map((line) => (
              <li key={line.id}>
                <Line line={line} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
