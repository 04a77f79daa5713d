/** A figure that can be checked: its value, what it is a part of, what was left out, what is unknown, how it is counted. */
import { formatDate } from "./dates.ts";
import classes from "./FigureCard.module.css";
import { useLanguage, useTexts } from "./language.tsx";
import { PageLink } from "./PageLink.tsx";
import { kitTexts } from "./texts.ts";

type Props = {
  title: string;
  /** Already written as people read it: « 24 % », « 1 480,00 € ». Null: suppressed or not computable. */
  value: string | null;
  /** Why there is no value. Without it: suppressed because of too few households. */
  noValue?: string;
  /** Written with their unit where they are not counts. Denominator null: a plain count. */
  numerator?: string;
  denominator?: string | null;
  excluded?: number;
  unknown?: number;
  definition: string;
  /** More to say under the value, a sentence each. */
  notes?: readonly string[];
  /** What the value is made of. */
  parts?: readonly { name: string; value: string }[];
  partsTitle?: string;
  /** Instant of computation, ISO. */
  computedAt?: string;
  /** The very rows behind the figure. */
  rowsHref?: string;
  /** How it went over the years, small. */
  trend?: React.ReactNode;
};

export function FigureCard(props: Props) {
  const {
    title,
    value,
    noValue,
    numerator,
    denominator,
    excluded,
    unknown,
    definition,
    computedAt,
    notes = [],
    parts = [],
    partsTitle,
    rowsHref,
    trend,
  } = props;
  const { language } = useLanguage();
  const t = useTexts(kitTexts).figure;
  return (
    <article className={classes.card}>
      <h3 className={classes.title}>{title}</h3>
      {value === null ? (
        <p className={classes.noValue}>{noValue ?? t.suppressed}</p>
      ) : (
        <p className={classes.value}>{value}</p>
      )}
      {numerator !== undefined && denominator && <p>{t.of({ numerator, denominator })}</p>}
      {(excluded !== undefined || unknown !== undefined) && (
        <p className={classes.soft}>
          {[
            excluded !== undefined && t.excluded({ n: excluded }),
            unknown !== undefined && t.unknown({ n: unknown }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className={classes.soft}>
          {note}
        </p>
      ))}
      {trend}
      <div className={classes.foot}>
        {rowsHref && (
          <PageLink href={rowsHref} size="sm">
            {t.rows}
          </PageLink>
        )}
        {parts.length > 0 && (
          <details className={classes.definition}>
            <summary>{partsTitle}</summary>
            <dl className={classes.parts}>
              {parts.map((part) => (
                <div key={part.name}>
                  <dt>{part.name}</dt>
                  <dd>{part.value}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
        <details className={classes.definition}>
          <summary>{t.definition}</summary>
          <p>{definition}</p>
          {computedAt && <p>{t.computedAt({ at: formatDate(computedAt, language, "withTime") })}</p>}
        </details>
      </div>
    </article>
  );
}

/** Cards side by side, as many as fit. */
export function FigureGrid({ children }: { children: React.ReactNode }) {
  return <div className={classes.grid}>{children}</div>;
}
