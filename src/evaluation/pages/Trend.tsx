/** How a figure went over the years: a small line, and the last two known years in words. */
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { valueOf, type Figure } from "./figure-words.ts";
import { evaluationTexts } from "./texts.ts";
import classes from "./trend.module.css";

const WIDE = 120;
const HIGH = 26;

export function Trend({ years }: { years: readonly { key: string; figure: Figure }[] }) {
  const t = useTexts(evaluationTexts);
  const { language } = useLanguage();
  const known = years.flatMap(({ key, figure }, index) =>
    figure.value === null ? [] : [{ key, figure, index, value: figure.value }],
  );
  if (known.length < 2) return null;
  const values = known.map(({ value }) => value);
  const [least, most] = [Math.min(...values, 0), Math.max(...values)];
  const xOf = (index: number) => 3 + (index / Math.max(1, years.length - 1)) * (WIDE - 6);
  const yOf = (value: number) => HIGH - 3 - ((value - least) / (most - least || 1)) * (HIGH - 6);
  // A year of which nothing is known breaks the line.
  const path = known
    .map(
      ({ index, value }, n) =>
        `${n > 0 && known[n - 1]!.index === index - 1 ? "L" : "M"}${xOf(index).toFixed(1)} ${yOf(value).toFixed(1)}`,
    )
    .join("");
  return (
    <div className={classes.trend}>
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} width={WIDE} height={HIGH} aria-hidden>
        <path d={path} className={classes.line} />
        {known.map(({ key, index, value }) => (
          <circle key={key} cx={xOf(index)} cy={yOf(value)} r="2" className={classes.dot} />
        ))}
      </svg>
      <span>
        {known
          .slice(-2)
          .map(({ key, figure }) => t.trendOf({ year: key, value: valueOf(figure, t, language)! }))
          .join(" · ")}
      </span>
    </div>
  );
}
