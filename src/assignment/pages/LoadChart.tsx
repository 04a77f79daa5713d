/** Households carried now and at the ends of the months to come, against the ceiling: a drawing; the table beside it holds the figures. */
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { type AssignmentWords, assignmentTexts } from "./texts.ts";
import classes from "./load.module.css";

type Props = {
  title: string;
  load: { now: number; byMonth: number[]; ceiling: number | null };
  months: readonly string[];
};

const [WIDTH, HEIGHT, FOOT, HEAD] = [640, 190, 26, 22];

export function LoadChart({ title, load: { now, byMonth, ceiling }, months }: Props) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const { language } = useLanguage();
  const bars = [
    { id: "now", name: t.now, n: now },
    ...byMonth.map((n, index) => ({
      id: months[index] ?? "",
      name: new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" }).format(
        new Date(`${months[index]}T00:00:00Z`),
      ),
      n,
    })),
  ];
  const most = Math.max(1, ceiling ?? 0, ...bars.map(({ n }) => n));
  const room = HEIGHT - FOOT - HEAD;
  const y = (n: number) => HEIGHT - FOOT - (n / most) * room;
  const step = WIDTH / bars.length;
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.title}>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={classes.chart} aria-hidden>
        {bars.map(({ id, name, n }, index) => {
          const isOver = ceiling !== null && n > ceiling;
          const x = index * step + step * 0.2;
          return (
            <g key={id}>
              <rect
                x={x}
                y={y(n)}
                width={step * 0.6}
                height={HEIGHT - FOOT - y(n)}
                rx="3"
                className={isOver ? classes.over : index === 0 ? classes.now : classes.later}
              />
              <text x={x + step * 0.3} y={y(n) - 6} textAnchor="middle" className={classes.value}>
                {n}
              </text>
              <text x={x + step * 0.3} y={HEIGHT - 8} textAnchor="middle" className={classes.month}>
                {name}
              </text>
            </g>
          );
        })}
        {ceiling !== null && (
          <>
            <line x1="0" x2={WIDTH} y1={y(ceiling)} y2={y(ceiling)} className={classes.ceiling} />
            <text x={WIDTH - 2} y={y(ceiling) - 5} textAnchor="end" className={classes.month}>
              {t.ceilingAt({ n: ceiling })}
            </text>
          </>
        )}
      </svg>
    </figure>
  );
}
