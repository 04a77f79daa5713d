/** The debt today, in 6 and in 12 months by arrangement, drawn as bars of one scale; the table beside holds the figures. */
import { useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import panel from "../../platform/ui/panel.module.css";
import type { Option } from "../options.rules.ts";
import classes from "./options.module.css";
import { preparationTexts, type PreparationTexts } from "./texts.ts";

type Props = { options: readonly Option[]; debtCents: number | null; names: Record<string, string> };

export function OptionsChart({ options, debtCents, names }: Props) {
  const t = useTexts(preparationTexts) as PreparationTexts;
  const bars = (option: Option): [string, number | null][] => [
    [t.today, debtCents],
    [t.column.in6, option.in6Cents],
    [t.column.in12, option.in12Cents],
  ];
  const most = Math.max(
    1,
    ...options.flatMap((option) => bars(option).map(([, cents]) => Math.abs(cents ?? 0))),
  );
  return (
    <figure className={classes.figure}>
      <figcaption className={panel.small}>{t.optionsChart}</figcaption>
      <div className={classes.groups}>
        {options.map((option) => (
          <div key={option.arrangement} className={classes.group}>
            <p className={classes.name}>{names[option.arrangement]}</p>
            {bars(option).map(([label, cents], at) => (
              <div key={label} className={classes.line}>
                <span className={classes.label}>{label}</span>
                <span className={classes.track} aria-hidden>
                  <span
                    className={classes.bar}
                    data-when={at}
                    style={{ width: `${(100 * Math.max(0, cents ?? 0)) / most}%` }}
                  />
                </span>
                <MoneyText cents={cents} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </figure>
  );
}
