/** The procedure drawn as a line through time, and the same as a numbered list: acts done, steps to come, last chances, winter truce. */
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { type ChainFacts, chainOf, type ChainLink } from "../../procedure-clock/chain.rules.ts";
import classes from "./chain.module.css";
import { procedureTexts, wordOf } from "./texts.ts";

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

const kindOf = (link: ChainLink) => (link.state === "toCome" ? link.nature : link.state);

export function Chain({ acts, dates, on }: ChainFacts & { on: string }) {
  const t = useTexts(procedureTexts);
  const { language } = useLanguage();
  const chain = chainOf({ acts, dates }, Temporal.PlainDate.from(on));
  if (!chain) return null;
  const { links, truces, today, years } = chain;
  const lanes = Math.max(...links.map(({ lane }) => lane)) + 1;
  const nameOf = ({ what, id }: ChainLink) => wordOf(what === "act" ? t.act : t.step, id);
  return (
    <figure className={classes.figure}>
      <div className={classes.line} style={{ height: `${lanes * 1.9 + 2.4}rem` }} aria-hidden>
        {truces.map(({ from, to, first }) => (
          <span
            key={first}
            className={classes.truce}
            style={{ left: percent(from), width: percent(to - from) }}
          />
        ))}
        {years.map(({ year, at }) => (
          <span key={year} className={classes.year} style={{ left: percent(at) }}>
            {year}
          </span>
        ))}
        <span className={classes.axis} />
        <span
          className={classes.today}
          data-side={today > 0.75 ? "left" : "right"}
          style={today > 0.75 ? { right: percent(1 - today) } : { left: percent(today) }}
        >
          {t.today}
        </span>
        {links.map((link, index) => (
          <span
            key={link.key}
            className={classes.dot}
            data-kind={kindOf(link)}
            style={{ left: percent(link.at), bottom: `${link.lane * 1.9 + 1.5}rem` }}
          >
            <b>{index + 1}</b>
          </span>
        ))}
      </div>
      <figcaption className={classes.legend} aria-hidden>
        {(["done", "passed", "lastChance", "turning", "milestone"] as const).map((kind) => (
          <span key={kind}>
            <i className={classes.key} data-kind={kind} /> {t.kinds[kind]}
          </span>
        ))}
        {truces.length > 0 && (
          <span>
            <i className={classes.truceKey} /> {t.step.winterTruceShaded}
          </span>
        )}
      </figcaption>
      <ol className={classes.list}>
        {links.map((link) => (
          <li key={link.key} data-kind={kindOf(link)}>
            <strong>{formatDate(link.on, language)}</strong> – {nameOf(link)}{" "}
            <span className={classes.state}>({t.kinds[kindOf(link)].toLocaleLowerCase(language)})</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
