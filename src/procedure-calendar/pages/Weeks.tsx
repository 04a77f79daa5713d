/** How many deadlines each week holds, last chances apart: drawn with their numbers written on the bars. */
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import classes from "./calendar.module.css";
import { calendarTexts } from "./texts.ts";

type Props = { on: string; days: number; lines: readonly { on: string; nature: string }[] };

export function Weeks({ on, days, lines }: Props) {
  const t = useTexts(calendarTexts);
  const { language } = useLanguage();
  const today = Temporal.PlainDate.from(on);
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const last = today.add({ days });
  const weeks = [];
  for (let first = monday; Temporal.PlainDate.compare(first, last) <= 0; first = first.add({ days: 7 })) {
    const [from, to] = [first.toString(), first.add({ days: 6 }).toString()];
    const own = lines.filter((line) => line.on >= from && line.on <= to);
    weeks.push({ from, all: own.length, last: own.filter(({ nature }) => nature === "lastChance").length });
  }
  const most = Math.max(1, ...weeks.map(({ all }) => all));
  return (
    <ul className={classes.weeks}>
      {weeks.map(({ from, all, last: chances }) => (
        <li key={from}>
          <span className={classes.name}>{t.week({ on: formatDate(from, language) })}</span>
          <span className={classes.track} aria-hidden>
            <span className={classes.last} style={{ width: `${(chances / most) * 100}%` }} />
            <span className={classes.other} style={{ width: `${((all - chances) / most) * 100}%` }} />
          </span>
          <span className={classes.figure}>
            {t.windowCount({ n: all })}
            {chances > 0 && ` (${chances} × ${t.natures.lastChance.toLocaleLowerCase(language)})`}
          </span>
        </li>
      ))}
    </ul>
  );
}
