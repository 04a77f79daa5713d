/** How many accounts are legal arrears on either side of the night: two bars one can compare, with their figures beside. */
import { formatCents } from "../../platform/money/format.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import type { ReformFound } from "./found.ts";
import classes from "./reform.module.css";
import { reformTexts } from "./texts.ts";

type Props = Pick<ReformFound, "totals" | "reformDay">;

export function BothSides({ totals, reformDay }: Props) {
  const t = useTexts(reformTexts);
  const { language } = useLanguage();
  const eve = Temporal.PlainDate.from(reformDay).subtract({ days: 1 }).toString();
  const sum = (...effects: (keyof typeof totals)[]) => ({
    accounts: effects.reduce((n, effect) => n + totals[effect].accounts, 0),
    cents: effects.reduce((n, effect) => n + totals[effect].cents, 0),
  });
  const sides = [
    { name: t.dayBefore({ day: formatDate(eve, language) }), ...sum("remains", "leaves") },
    { name: t.dayAfter({ day: formatDate(reformDay, language) }), ...sum("remains", "becomes") },
  ];
  const most = Math.max(1, ...sides.map(({ accounts }) => accounts));
  return (
    <dl className={classes.sides}>
      {sides.map(({ name, accounts, cents }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span className={classes.track} aria-hidden>
              <span className={classes.bar} style={{ width: `${(accounts / most) * 100}%` }} />
            </span>
            <span>
              <strong>{t.accounts({ n: accounts })}</strong>, {formatCents(cents, language)}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
