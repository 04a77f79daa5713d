/** What each signal weighs: in force, by default and learned; applied, set by hand and put back by a named person. */
import { useQuery } from "@tanstack/react-query";

import { SIGNAL_WORDS } from "../../worklist/wording.rules.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { ApplyButton } from "./ApplyButton.tsx";
import { BillsDue } from "./BillsDue.tsx";
import { Chance } from "./Chance.tsx";
import { HandForm } from "./HandForm.tsx";
import { weightTexts } from "./texts.ts";
import classes from "./weights.module.css";
import { percent, steps, times, type Weights } from "./words.ts";

type Figures = NonNullable<Weights["backtest"]>["figures"]["learned"];
const WAYS = ["byDefault", "calibrated", "learned"] as const;

export default function WeightsPage() {
  const t = useTexts(weightTexts);
  const query = useQuery({ queryKey: ["weights"], queryFn: () => answer(api.GET("/api/weights")) });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Loaded query={query}>
        {(weights) => (
          <>
            <InForce weights={weights} />
            <Proposal weights={weights} />
            <Chance weights={weights} />
            {weights.can.apply && <HandForm key={weights.inForce.id} weights={weights} />}
            <BillsDue weights={weights} />
            <History weights={weights} />
          </>
        )}
      </Loaded>
    </>
  );
}

function InForce({ weights }: { weights: Weights }) {
  const t = useTexts(weightTexts);
  const { language } = useLanguage();
  const { inForce, history, backtest, can } = weights;
  const applied = history.find(({ id }) => id === inForce.id);
  const learned = new Map(backtest?.proposal?.learned.signals.map((signal) => [signal.kind, signal]));
  return (
    <Section title={t.inForce}>
      <p className={classes.words}>
        {t.origin[inForce.origin]} {t.chanceOrigin[inForce.chance.origin]}
      </p>
      {applied && (
        <p className={classes.words}>
          {t.appliedBy({
            name: applied.appliedBy ?? t.somebody,
            on: formatDate(applied.validFrom, language),
            reason: applied.reason,
          })}
        </p>
      )}
      {!can.apply && <p className={classes.soft}>{t.leadOnly}</p>}
      <DataTable
        caption={t.inForce}
        captionHidden
        rows={inForce.signals}
        rowKey={({ kind }) => kind}
        columns={[
          { id: "signal", title: t.signal, names: true, cell: ({ kind }) => SIGNAL_WORDS[kind][language] },
          { id: "usual", title: t.usual, align: "right", cell: ({ defaultPoints }) => steps(defaultPoints) },
          {
            id: "current",
            title: t.current,
            align: "right",
            cell: ({ points, factor }) =>
              factor === 1 ? (
                steps(points)
              ) : (
                <strong>{`${steps(points)} (${times(factor, language)})`}</strong>
              ),
          },
          ...(learned.size > 0
            ? [
                {
                  id: "learned",
                  title: t.proposed,
                  align: "right" as const,
                  cell: ({ kind }: Weights["inForce"]["signals"][number]) => {
                    const signal = learned.get(kind)!;
                    return `${steps(signal.points)} (${times(signal.factor, language)})`;
                  },
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

function Proposal({ weights: { backtest, can } }: { weights: Weights }) {
  const t = useTexts(weightTexts);
  const { language } = useLanguage();
  const proposal = backtest?.proposal;
  const link = <PageLink href="/backtest">{t.toBacktest}</PageLink>;
  if (!backtest || !proposal)
    return (
      <Section title={t.proposal}>
        <EmptyState title={backtest ? t.tooLittle : t.noBacktest}>
          {backtest ? t.tooLittleWords : t.noBacktestWords} {can.apply && link}
        </EmptyState>
      </Section>
    );
  const rows: { title: string; cell: (figures: Figures) => string }[] = [
    { title: t.calibration, cell: ({ reliabilityError }) => percent(reliabilityError, language) },
    { title: t.precision, cell: ({ precisionAtCapacity }) => percent(precisionAtCapacity, language) },
    { title: t.before, cell: ({ reachedBefore, episodes }) => `${reachedBefore} / ${episodes}` },
  ];
  const whole = new Intl.NumberFormat(language);
  return (
    <Section
      title={t.proposal}
      lead={t.proposalOf({
        from: formatDate(proposal.from, language),
        to: formatDate(proposal.to, language),
        cases: whole.format(proposal.cases),
        arrears: whole.format(proposal.arrears),
        chanceFrom: proposal.chanceFrom && formatDate(proposal.chanceFrom, language),
      })}
    >
      <DataTable
        caption={t.proposal}
        captionHidden
        rows={rows}
        rowKey={({ title }) => title}
        columns={[
          { id: "figure", title: t.figure, names: true, cell: ({ title }) => title },
          ...WAYS.map((way) => ({
            id: way,
            title: t[way],
            align: "right" as const,
            cell: ({ cell }: (typeof rows)[number]) => cell(backtest.figures[way]),
          })),
        ]}
      />
      <div className={classes.acts}>
        {can.apply && (
          <>
            <ApplyButton
              choice="calibrated"
              backtestId={backtest.id}
              title={t.applyCalibrated}
              consequences={t.applyCalibratedWords}
              isFirst
            >
              {t.applyCalibrated}
            </ApplyButton>
            <ApplyButton
              choice="learned"
              backtestId={backtest.id}
              title={t.applyLearned}
              consequences={t.applyLearnedWords}
            >
              {t.applyLearned}
            </ApplyButton>
          </>
        )}
        {link}
      </div>
    </Section>
  );
}

function History({ weights: { history, inForce, can } }: { weights: Weights }) {
  const t = useTexts(weightTexts);
  const { language } = useLanguage();
  return (
    <Section
      title={t.history}
      actions={
        can.apply &&
        inForce.id !== null && (
          <ApplyButton choice="default" title={t.toDefault} consequences={t.toDefaultWords}>
            {t.toDefault}
          </ApplyButton>
        )
      }
    >
      <DataTable
        caption={t.history}
        captionHidden
        rows={history}
        rowKey={({ id }) => String(id)}
        empty={<EmptyState title={t.none}>{t.noneWords}</EmptyState>}
        columns={[
          {
            id: "date",
            title: t.date,
            names: true,
            cell: ({ validFrom }) => formatDate(validFrom, language),
          },
          {
            id: "what",
            title: t.what,
            cell: ({ origin, chanceOrigin }) => `${t.origin[origin]} ${t.chanceOrigin[chanceOrigin]}`,
          },
          { id: "who", title: t.who, cell: ({ appliedBy }) => appliedBy ?? t.somebody },
          { id: "why", title: t.why, cell: ({ reason }) => reason },
          ...(can.apply
            ? [
                {
                  id: "again",
                  title: t.again,
                  cell: ({ id, validFrom }: Weights["history"][number]) =>
                    id !== inForce.id && (
                      <ApplyButton
                        choice="again"
                        again={id}
                        title={t.againOf({ on: formatDate(validFrom, language) })}
                        label={t.againOf({ on: formatDate(validFrom, language) })}
                        consequences={t.againWords}
                        small
                      >
                        {t.again}
                      </ApplyButton>
                    ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
