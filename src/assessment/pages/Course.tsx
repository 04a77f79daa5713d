/** How each domain went from start to end: small multiples side by side, and the same as a table. */
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { type Course as DomainCourse, courseOf, type Moment, MOMENTS } from "../rules.ts";
import classes from "./assessment.module.css";
import type { Assessed } from "./shown.ts";
import { assessmentTexts } from "./texts.ts";

/** Nothing to compare before a second moment was assessed; nothing for readers who see no problem. */
export function Course({ assessments }: { assessments: readonly Assessed[] }) {
  const t = useTexts(assessmentTexts);
  const whole = assessments.flatMap(({ moment, on, problems }) =>
    problems ? [{ moment, on, problems }] : [],
  );
  const moments = MOMENTS.filter((moment) => whole.some((one) => one.moment === moment));
  if (moments.length < 2) return null;
  const courses = courseOf(whole);
  const said = ({ at }: DomainCourse, moment: Moment) => {
    const found = at[moment];
    return found === undefined ? t.noAssessment : (found.severity?.toString() ?? t.notSaid);
  };
  return (
    <>
      <h3 className={panel.part}>{t.course}</h3>
      <p className={panel.small}>{t.courseHelp}</p>
      <ul className={classes.multiples}>
        {courses.map((course) => (
          <li key={course.domain} {...(course.protected && { "data-protected": true })}>
            <span className={panel.small}>{t.domain[course.domain]}</span>
            <Bars
              label={t.courseOf({
                domain: t.domain[course.domain],
                values: MOMENTS.map(
                  (moment) => `${t.moment[moment].toLowerCase()} ${said(course, moment)}`,
                ).join(", "),
              })}
              values={MOMENTS.map((moment) => course.at[moment]?.severity)}
            />
          </li>
        ))}
      </ul>
      <details className={panel.details}>
        <summary>{t.courseTable}</summary>
        <DataTable
          caption={t.courseTable}
          captionHidden
          rows={courses}
          rowKey={({ domain }) => domain}
          columns={[
            { id: "domain", title: t.domainColumn, names: true, cell: ({ domain }) => t.domain[domain] },
            ...MOMENTS.map((moment) => ({
              id: moment,
              title: t.moment[moment],
              align: "right" as const,
              cell: (course: DomainCourse) => said(course, moment),
            })),
          ]}
        />
      </details>
    </>
  );
}

const WIDTH = 96;
const HEIGHT = 44;
const TOP = 4;

/** Three bars of 0 to 4; a severity not said is a dashed frame, a moment without assessment nothing. */
function Bars({ label, values }: { label: string; values: readonly (number | null | undefined)[] }) {
  const step = WIDTH / values.length;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      {values.map((value, index) => {
        const x = index * step + 5;
        const width = step - 10;
        const key = MOMENTS[index];
        if (value === undefined) return null;
        if (value === null)
          return <rect key={key} x={x} y={4} width={width} height={HEIGHT - 8} className={classes.notSaid} />;
        const height = Math.max(2, (value / TOP) * (HEIGHT - 8));
        return (
          <rect
            key={key}
            x={x}
            y={HEIGHT - 3 - height}
            width={width}
            height={height}
            className={classes.bar}
          />
        );
      })}
      <line x1={0} x2={WIDTH} y1={HEIGHT - 2} y2={HEIGHT - 2} className={classes.base} />
    </svg>
  );
}
