/** The facts of a referral as they stood on their day: what is unknown, what is none and what is 0 are said apart. */
import type { ReactNode } from "react";

import { formatCents } from "../../platform/money/format.ts";
import type { Answer } from "../../platform/ui/client.ts";
import { DateText } from "../../platform/ui/DateText.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import panel from "../../platform/ui/panel.module.css";
import { procedureTexts, wordOf } from "../../procedure/pages/texts.ts";
import classes from "./referral.module.css";
import { referralTexts, type ReferralWords } from "./texts.ts";

type Facts = Answer<"/api/referrals/{id}">["facts"];

/** `undefined` is unknown, null is none: what `show` makes of the rest. */
function known<T>(
  value: T | null | undefined,
  none: string,
  show: (value: T) => ReactNode,
  t: ReferralWords,
) {
  if (value === undefined) return <span className="unknown">{t.unknown}</span>;
  return value === null ? none : show(value);
}

const date = (on: string) => <DateText iso={on} />;

export function ReferralFacts({ facts }: { facts: Facts }) {
  const t = useTexts(referralTexts) as ReferralWords;
  const { stages, step } = useTexts(procedureTexts);
  const { language } = useLanguage();
  const rows: [name: string, value: ReactNode][] = [
    [
      t.debt,
      facts.debtCents === 0 ? (
        t.noDebt
      ) : (
        <MoneyText cents={facts.debtCents} strong={(facts.debtCents ?? 0) > 0} />
      ),
    ],
    [t.amountDue, <MoneyText key="due" cents={facts.amountDueCents} />],
    [
      t.monthsDue,
      known(facts.monthsDue, t.none, (n) => t.months({ n: new Intl.NumberFormat(language).format(n) }), t),
    ],
    [t.firstSignal, known(facts.firstSignalOn, t.noSignal, date, t)],
    [
      t.signals,
      known(
        facts.signals,
        t.noSignal,
        (kinds) => kinds.map((kind) => wordOf(t.signal, kind)).join(", ") || t.noSignal,
        t,
      ),
    ],
    [t.legalArrears, legalArrears(facts, t, (on) => formatDate(on, language))],
    [t.stage, known(facts.stage, t.none, (stage) => wordOf(stages, stage), t)],
    [
      t.nextDeadline,
      known(
        facts.nextDeadline,
        t.noDeadline,
        (next) => (
          <>
            {date(next.on)} – {wordOf(step, next.id)}
          </>
        ),
        t,
      ),
    ],
    [
      t.plan,
      known(
        facts.plan,
        t.noPlan,
        ({ signedOn, debtCents }) =>
          t.planOf({ debt: formatCents(debtCents, language), on: formatDate(signedOn, language) }),
        t,
      ),
    ],
    [
      t.triedFact,
      <>
        {known(
          facts.tried,
          t.nothingTried,
          (tried) => tried.map((one) => wordOf(t.tried, one)).join(", ") || t.nothingTried,
          t,
        )}
        {facts.whatWasTried && <p className={panel.words}>{facts.whatWasTried}</p>}
      </>,
    ],
  ];
  return (
    <Section title={t.facts({ on: formatDate(facts.asOf, language) })} lead={t.factsLead}>
      <FactList rows={rows} />
    </Section>
  );
}

export function FactList({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {rows.map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function legalArrears(facts: Facts, t: ReferralWords, day: (on: string) => string): ReactNode {
  if (facts.legalArrears === undefined) return <span className="unknown">{t.unknown}</span>;
  if (!facts.legalArrears) return t.no;
  return facts.legalArrearsOn ? t.legalSince({ on: day(facts.legalArrearsOn) }) : t.yes;
}
