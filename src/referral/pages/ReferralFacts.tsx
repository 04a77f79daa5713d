/** The facts of a referral, each with its day: what is unknown, what is none and what is 0 are said apart; what a person told is said so. */
import type { ReactNode } from "react";

import { longMonth } from "../../platform/calendar/wording.ts";
import { formatCents } from "../../platform/money/format.ts";
import type { Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import panel from "../../platform/ui/panel.module.css";
import { procedureTexts, wordOf } from "../../procedure/pages/texts.ts";
import type { OutreachKind, OutreachResult } from "../../worklist/rules.ts";
import { HANDLING_WORDS, RESULT_WORDS, SIGNAL_WORDS } from "../../worklist/wording.rules.ts";
import type { ToldFact } from "../facts.rules.ts";
import classes from "./referral.module.css";
import { referralTexts, type ReferralWords } from "./texts.ts";

type Facts = Answer<"/api/referrals/{id}">["facts"];
type Words = { t: ReferralWords; language: Language };

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

/** A fact with its day under it: the day of its record, or the day a person told it. */
type Row = { name: string; value: ReactNode; on?: string | undefined; fact?: ToldFact; note?: string | null };

export function ReferralFacts({ facts }: { facts: Facts }) {
  const t = useTexts(referralTexts) as ReferralWords;
  const { stages, step } = useTexts(procedureTexts);
  const { language } = useLanguage();
  const words = { t, language };
  const day = (iso: string) => formatDate(iso, language);
  const number = new Intl.NumberFormat(language);
  const account = facts.accountOn;
  const rows: Row[] = [
    {
      name: t.debt,
      value:
        facts.debtCents === 0 ? (
          t.noDebt
        ) : (
          <MoneyText cents={facts.debtCents} strong={(facts.debtCents ?? 0) > 0} />
        ),
      on: account,
      fact: "debtCents",
      note: facts.debtSince
        ? t[facts.debtOlder ? "debtSinceAtLeast" : "debtSince"]({ month: monthOf(facts.debtSince, language) })
        : null,
    },
    {
      name: t.amountDue,
      value: <MoneyText cents={facts.amountDueCents} />,
      on: account,
      fact: "amountDueCents",
    },
    {
      name: t.monthsDue,
      value: known(facts.monthsDue, t.none, (n) => t.months({ n: number.format(n) }), t),
    },
    {
      name: t.benefit,
      value: known(facts.benefit, t.noBenefit, (benefit) => benefitWords(benefit, words), t),
      on: account,
      fact: "benefit",
    },
    {
      name: t.plan,
      value: known(facts.plan, t.noPlan, (plan) => planWords(plan, words), t),
      ...(facts.plan?.stateOn && { on: facts.plan.stateOn }),
      fact: "plan",
    },
    {
      name: t.stage,
      value: known(facts.stage, t.none, (stage) => wordOf(stages, stage), t),
      fact: "stage",
    },
    {
      name: t.nextDeadline,
      value: known(
        facts.nextDeadline,
        t.noDeadline,
        (next) => `${day(next.on)} – ${wordOf(step, next.id)}`,
        t,
      ),
    },
    { name: t.legalArrears, value: legalArrears(facts, t, day), on: facts.signalsOn },
    {
      name: t.signals,
      value: known(
        facts.signals,
        t.noSignal,
        (kinds) =>
          kinds
            .map(
              (kind) =>
                (SIGNAL_WORDS as Record<string, { fr: string; en: string }>)[kind]?.[language] ?? kind,
            )
            .join(", ") || t.noSignal,
        t,
      ),
      on: facts.signalsOn,
      note: facts.firstSignalOn ? t.firstSignalOn({ on: day(facts.firstSignalOn) }) : null,
    },
    {
      name: t.outreach,
      value: known(
        facts.outreach,
        t.none,
        (done) => (done.length === 0 ? t.noOutreach : <Outreach done={done} {...words} />),
        t,
      ),
    },
    {
      name: t.triedFact,
      value: (
        <>
          {known(
            facts.tried,
            t.nothingTried,
            (tried) => tried.map((one) => wordOf(t.tried, one)).join(", ") || t.nothingTried,
            t,
          )}
          {facts.whatWasTried && <p className={panel.words}>{facts.whatWasTried}</p>}
        </>
      ),
      fact: "tried",
    },
    {
      name: t.needsFact,
      value: known(
        facts.needs,
        t.noNeed,
        (needs) => needs.map((one) => wordOf(t.needs, one)).join(", ") || t.noNeed,
        t,
      ),
      fact: "needs",
    },
  ];
  return (
    <Section title={t.facts({ on: day(facts.asOf) })} lead={t.factsLead}>
      <FactList
        rows={rows.map(({ name, value, on, fact, note }) => {
          const told = fact && facts.told?.[fact];
          const dated = told ? t.toldOn({ on: day(told) }) : on ? t.asOf({ on: day(on) }) : null;
          return [
            name,
            <>
              {value}
              {(note ?? dated) && <p className={panel.small}>{[note, dated].filter(Boolean).join(" · ")}</p>}
            </>,
          ] as const;
        })}
      />
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

const monthOf = (month: string, language: Language) =>
  longMonth(Temporal.PlainYearMonth.from(month), language);

function benefitWords(
  { state, cents, month }: NonNullable<Facts["benefit"]>,
  { t, language }: Words,
): string {
  const amount = cents === undefined ? t.amountUnknown : formatCents(cents, language);
  if (month === undefined) return t.benefitOf[state]({ amount });
  return t.benefitIn[state]({ amount, month: monthOf(month, language) });
}

function planWords(
  { state, signedOn, debtCents }: NonNullable<Facts["plan"]>,
  { t, language }: Words,
): string {
  const word = t.planState[state];
  return signedOn === undefined || debtCents === undefined
    ? word
    : `${word}, ${t.planOf({ debt: formatCents(debtCents, language), on: formatDate(signedOn, language) })}`;
}

function Outreach({ done, language }: Words & { done: NonNullable<Facts["outreach"]> }) {
  return (
    <ul className={classes.done}>
      {done.map(({ kind, on, result }) => {
        const what = HANDLING_WORDS[kind as OutreachKind]?.[language] ?? kind;
        const came = result && (RESULT_WORDS[result as OutreachResult]?.[language] ?? result);
        return (
          <li key={`${on} ${kind} ${result ?? ""}`}>
            {[`${formatDate(on, language)} : ${what}`, came].filter(Boolean).join(", ")}
          </li>
        );
      })}
    </ul>
  );
}

function legalArrears(facts: Facts, t: ReferralWords, day: (on: string) => string): ReactNode {
  if (facts.legalArrears === undefined) return <span className="unknown">{t.unknown}</span>;
  if (!facts.legalArrears) return t.no;
  return facts.legalArrearsOn ? t.legalSince({ on: day(facts.legalArrearsOn) }) : t.yes;
}
