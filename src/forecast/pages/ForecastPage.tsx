/** The months to come: settings on one side, the fan of futures on the other, drawn again at each change; then what it rests on. */
import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useMemo, useState } from "react";

import { wilson } from "../../platform/statistics/interval.rules.ts";
import { formatCents } from "../../platform/money/format.ts";
import { BandChart } from "../../platform/ui/BandChart.tsx";
import { ChartFigure } from "../../platform/ui/ChartFigure.tsx";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import {
  actual,
  AS_IT_IS,
  type Fan,
  type Forecast,
  forecast,
  learned,
  MEASURED,
  type Measured,
  type Model,
  monthNumber,
  monthOf,
  type WhatIf,
} from "../rules.ts";
import classes from "./forecast.module.css";
import { forecastTexts } from "./texts.ts";

type Past = Answer<"/api/forecast">;
const RIGHT = { align: "right" as const };
const PAST_MONTHS = 12;
const MONEY: ReadonlySet<Measured> = new Set(["relief", "grants"]);

export default function ForecastPage() {
  const t = useTexts(forecastTexts);
  const query = useQuery({ queryKey: ["forecast"], queryFn: () => answer(api.GET("/api/forecast")) });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} parent={{ title: t.parent, href: "/evaluation" }} />
      <Loaded query={query}>{(past) => <Foreseen past={past} />}</Loaded>
    </>
  );
}

function Foreseen({ past }: { past: Past }) {
  const t = useTexts(forecastTexts);
  const { language } = useLanguage();
  const [whatIf, setWhatIf] = useState<WhatIf>(AS_IT_IS);
  const [months, setMonths] = useState(12);
  const [measured, setMeasured] = useState<Measured>("households");
  const settled = useDeferredValue(whatIf);
  const model = useMemo(() => learned(past.cohorts, past.from), [past]);
  const drawn = useMemo(
    () => model && forecast(model, past.means, settled, { months }),
    [model, past, settled, months],
  );
  const asIs = useMemo(
    () => model && forecast(model, past.means, AS_IT_IS, { months }),
    [model, past, months],
  );
  if (!model || !drawn || !asIs) return <EmptyState title={t.nothing}>{t.nothingWhy}</EmptyState>;
  return (
    <>
      <div className={classes.layout}>
        <Levers past={past} model={model} whatIf={whatIf} onChange={setWhatIf} />
        <div className={classes.main}>
          <div style={{ display: "flex", flexWrap: "wrap", gap: "0.8rem" }}>
            <NativeSelect
              label={t.shown}
              value={measured}
              onChange={({ currentTarget: { value } }) => setMeasured(value as Measured)}
              data={MEASURED.map((value) => ({ value, label: t.measured[value] }))}
            />
            <NativeSelect
              label={t.horizon}
              value={String(months)}
              onChange={({ currentTarget: { value } }) => setMonths(Number(value))}
              data={[12, 18, 24].map((n) => ({ value: String(n), label: t.horizonOf({ n }) }))}
            />
          </div>
          <FanFigure past={past} drawn={drawn} measured={measured} />
          <Summary drawn={drawn} asIs={asIs} />
        </div>
      </div>
      <Lesson past={past} />
      <BackTestTable past={past} />
      <Section title={t.assumed}>
        <ul>
          {Object.values(t.assumptions).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Section>
      <p className="visually-hidden" aria-live="polite">
        {drawn.fans[measured] &&
          `${t.measured[measured]}, ${formatDate(drawn.months.at(-1)!, language)} : ${rangeOf(drawn.fans[measured].at(-1)!, measured, language, t)}`}
      </p>
    </>
  );
}

type Texts = (typeof forecastTexts)["fr"];

function written(value: number, measured: Measured, language: Language, t: Texts): string {
  if (MONEY.has(measured)) return formatCents(Math.round(value / 100) * 100, language).replace(/[.,]00/, "");
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(value);
  return measured === "hours" ? t.hours({ n: number }) : number;
}

const rangeOf = ({ low, middle, high }: Fan, measured: Measured, language: Language, t: Texts) =>
  t.range({
    middle: written(middle, measured, language, t),
    low: written(low, measured, language, t),
    high: written(high, measured, language, t),
  });

type LeverProps = {
  label: string;
  help?: string;
  value: number;
  shown: string;
  observed?: string;
  max: number;
  min?: number;
  step: number;
  disabled?: boolean;
  onChange: (value: number) => void;
};

/** The browser's own slider: arrows, Home, End and Page keys move it, and it says its value. */
function Lever({ label, help, value, shown, observed, max, min = 0, step, disabled, onChange }: LeverProps) {
  const t = useTexts(forecastTexts);
  const id = useId();
  return (
    <div className={classes.lever}>
      <div className={classes.head}>
        <label htmlFor={id}>{label}</label>
        <output htmlFor={id} className={classes.value}>
          {shown}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        disabled={disabled}
        aria-valuetext={shown}
        aria-describedby={`${id}-help`}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      />
      <p id={`${id}-help`} className={classes.help}>
        {[observed && t.observed({ value: observed }), help].filter(Boolean).join(" – ")}
      </p>
    </div>
  );
}

const percentOf = (n: number, of: number) => (of === 0 ? null : Math.round((100 * n) / of));

/** Shares of the past, 0 to 100: what a slider shows until somebody moves it. */
function observedOf(model: Model, { means, renewals }: Past) {
  const by = (end: string) =>
    [...model.mix].filter(([group]) => group.endsWith(end)).reduce((sum, [, n]) => sum + n, 0);
  const [short, long] = [by("short"), by("long")];
  const ofShort = renewals.filter(({ debt }) => debt === "short");
  const ended = ofShort.reduce((sum, one) => sum + one.ended, 0);
  return {
    short: short > 0 && long > 0 ? percentOf(short, short + long) : null,
    complex: percentOf(
      ofShort.reduce((sum, one) => sum + one.renewed, 0),
      ended,
    ),
    relief: percentOf(means.withRelief, means.paths),
  };
}

const share = (chosen: number | null, was: number | null) =>
  chosen === null ? (was ?? 0) : Math.round(100 * chosen);

function Levers({
  past,
  model,
  whatIf,
  onChange,
}: {
  past: Past;
  model: Model;
  whatIf: WhatIf;
  onChange: (whatIf: WhatIf) => void;
}) {
  const t = useTexts(forecastTexts);
  const { language } = useLanguage();
  const id = useId();
  const { means, thresholdCents } = past;
  const observed = observedOf(model, past);
  const set = (change: Partial<WhatIf>) => onChange({ ...whatIf, ...change });
  const said = (n: number | null) => (n === null ? "" : t.percent({ n }));
  const shareLever = (
    name: "shortShare" | "complexShare" | "reliefShare",
    was: number | null,
    label: string,
    help?: string,
  ) => (
    <Lever
      label={label}
      {...(help !== undefined && { help })}
      value={share(whatIf[name], was)}
      shown={t.percent({ n: share(whatIf[name], was) })}
      observed={said(was)}
      max={100}
      step={5}
      disabled={was === null}
      onChange={(value) => set({ [name]: value / 100 })}
    />
  );
  return (
    <section className={classes.levers} aria-labelledby={id}>
      <h2 id={id}>{t.whatIf}</h2>
      <Lever
        label={t.landlords}
        help={t.landlordsNow({ n: means.landlords })}
        value={whatIf.moreLandlords}
        shown={t.more({ n: whatIf.moreLandlords })}
        max={5}
        step={1}
        onChange={(moreLandlords) => set({ moreLandlords })}
      />
      {shareLever(
        "shortShare",
        observed.short,
        t.short,
        observed.short === null || thresholdCents === null
          ? t.shortUnknown
          : t.shortHelp({ amount: formatCents(thresholdCents, language) }),
      )}
      {shareLever("complexShare", observed.complex, t.complex, t.complexHelp)}
      {shareLever("reliefShare", observed.relief, t.relief)}
      <Lever
        label={t.means}
        help={means.capacity === null ? t.meansUnknown : t.meansHelp({ n: means.capacity })}
        value={Math.round(100 * whatIf.means)}
        shown={t.percent({ n: Math.round(100 * whatIf.means) })}
        min={25}
        max={200}
        step={5}
        disabled={means.capacity === null}
        onChange={(value) => set({ means: value / 100 })}
      />
      <Button variant="default" fullWidth onClick={() => onChange(AS_IT_IS)}>
        {t.reset}
      </Button>
    </section>
  );
}

function FanFigure({ past, drawn, measured }: { past: Past; drawn: Forecast; measured: Measured }) {
  const t = useTexts(forecastTexts);
  const { language } = useLanguage();
  const fans = drawn.fans[measured];
  if (!fans) return <EmptyState title={t.measured[measured]}>{t.unknown[measured]}</EmptyState>;
  const hasPast = measured === "households" || measured === "entries";
  const was = hasPast ? actual(past.cohorts, monthOf(monthNumber(past.from) - PAST_MONTHS), PAST_MONTHS) : [];
  const short = (month: string) =>
    new Intl.DateTimeFormat(language, { month: "short", year: "2-digit", timeZone: "UTC" }).format(
      new Date(`${month}-01T00:00:00Z`),
    );
  const say = (value: number) => written(value, measured, language, t);
  return (
    <ChartFigure
      title={t.measured[measured]}
      height={320}
      table={
        <DataTable
          caption={t.measured[measured]}
          captionHidden
          rows={[
            ...was.map((month) => ({
              month: month.month,
              past: month[measured as "households"] as number | null,
              fan: null as Fan | null,
            })),
            ...drawn.months.map((month, index) => ({ month, past: null, fan: fans[index]! as Fan | null })),
          ]}
          rowKey={({ month }) => month}
          columns={[
            { id: "month", title: t.month, names: true, cell: ({ month }) => formatDate(month, language) },
            ...(hasPast
              ? [
                  {
                    id: "past",
                    title: t.past,
                    ...RIGHT,
                    cell: ({ past: known }: { past: number | null }) => (known === null ? "–" : say(known)),
                  },
                ]
              : []),
            ...(["low", "middle", "high"] as const).map((name) => ({
              id: name,
              title: t[name],
              ...RIGHT,
              cell: ({ fan }: { fan: Fan | null }) => (fan ? say(fan[name]) : "–"),
            })),
          ]}
        />
      }
    >
      <BandChart
        height={320}
        points={[
          ...was.map((month, index) => ({
            label: short(month.month),
            past: month[measured as "households"],
            // The fan opens from where the past ends.
            value: index === was.length - 1 ? month[measured as "households"] : null,
          })),
          ...drawn.months.map((month, index) => ({
            label: short(month),
            value: fans[index]!.middle,
            wide: [fans[index]!.low, fans[index]!.high] as const,
            narrow: [fans[index]!.lower, fans[index]!.upper] as const,
          })),
        ]}
        names={{ value: t.fan, wide: t.wide, narrow: t.narrow, ...(hasPast && { past: t.past }) }}
        format={say}
      />
    </ChartFigure>
  );
}

function Summary({ drawn, asIs }: { drawn: Forecast; asIs: Forecast }) {
  const t = useTexts(forecastTexts);
  const { language } = useLanguage();
  const cell = ({ fans }: Forecast, measured: Measured) =>
    fans[measured] ? rangeOf(fans[measured].at(-1)!, measured, language, t) : "–";
  return (
    <Section title={t.summary} lead={t.summaryLead({ month: formatDate(drawn.months.at(-1)!, language) })}>
      <DataTable
        caption={t.summary}
        captionHidden
        rows={MEASURED.map((id) => ({ id }))}
        rowKey={({ id }) => id}
        columns={[
          { id: "figure", title: t.figure, names: true, cell: ({ id }) => t.measured[id] },
          { id: "chosen", title: t.chosen, ...RIGHT, cell: ({ id }) => cell(drawn, id) },
          { id: "asIs", title: t.asIs, ...RIGHT, cell: ({ id }) => cell(asIs, id) },
        ]}
      />
    </Section>
  );
}

function Lesson({ past: { renewals } }: { past: Past }) {
  const t = useTexts(forecastTexts);
  const { language } = useLanguage();
  const percent = (share: number) =>
    new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(share);
  const bounds = (renewed: number, ended: number) => {
    const interval = wilson(renewed, ended);
    return interval && { low: percent(interval.low), high: percent(interval.high) };
  };
  const short = renewals.filter(({ debt }) => debt === "short");
  const [n, of] = [
    short.reduce((sum, { renewed }) => sum + renewed, 0),
    short.reduce((sum, { ended }) => sum + ended, 0),
  ];
  const ofShort = bounds(n, of);
  if (renewals.length === 0) return null;
  return (
    <Section title={t.lesson} lead={t.lessonLead}>
      {ofShort && (
        <p>
          <strong>{t.lessonShort({ n, of, ...ofShort })}</strong>
        </p>
      )}
      <DataTable
        caption={t.lesson}
        captionHidden
        rows={renewals}
        rowKey={({ track, debt }) => `${track} ${debt}`}
        columns={[
          { id: "track", title: t.track, names: true, cell: ({ track }) => t.tracks[track] },
          { id: "debt", title: t.debt, cell: ({ debt }) => t.debts[debt] },
          { id: "ended", title: t.ended, ...RIGHT, cell: ({ ended }) => ended },
          { id: "renewed", title: t.renewed, ...RIGHT, cell: ({ renewed }) => renewed },
          {
            id: "rate",
            title: t.rate,
            ...RIGHT,
            cell: ({ renewed, ended }) => (ended === 0 ? "–" : percent(renewed / ended)),
          },
          {
            id: "interval",
            title: t.interval,
            ...RIGHT,
            cell: ({ renewed, ended }) => {
              const interval = bounds(renewed, ended);
              return interval ? `${interval.low} – ${interval.high}` : "–";
            },
          },
        ]}
      />
    </Section>
  );
}

function BackTestTable({ past: { backTests } }: { past: Past }) {
  const t = useTexts(forecastTexts);
  const { language } = useLanguage();
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
  const sum = (of: (test: Past["backTests"][number]) => number) =>
    backTests.reduce((all, test) => all + of(test), 0);
  const months = sum((test) => test.months);
  const [error, naive] = [
    sum((test) => test.error * test.months) / months,
    sum((test) => test.naiveError * test.months) / months,
  ];
  return (
    <Section title={t.tested} lead={t.testedLead}>
      {backTests.length === 0 ? (
        <p>{t.testedNone}</p>
      ) : (
        <>
          <p>
            <strong>
              {t.testedSummary({
                within: new Intl.NumberFormat(language, {
                  style: "percent",
                  maximumFractionDigits: 0,
                }).format(sum((test) => test.within) / months),
                error: number(error, 1),
                naive: number(naive, 1),
                better: error < naive,
              })}
            </strong>
          </p>
          <DataTable
            caption={t.tested}
            captionHidden
            rows={backTests}
            rowKey={({ from }) => from}
            columns={[
              { id: "from", title: t.origin, names: true, cell: ({ from }) => formatDate(from, language) },
              {
                id: "within",
                title: t.monthsIn,
                ...RIGHT,
                cell: (test) => t.of({ n: test.within, of: test.months }),
              },
              { id: "error", title: t.error, ...RIGHT, cell: (test) => number(test.error, 1) },
              { id: "naive", title: t.naive, ...RIGHT, cell: (test) => number(test.naiveError, 1) },
              {
                id: "foreseen",
                title: t.entriesForeseen,
                ...RIGHT,
                cell: ({ entries }) =>
                  t.range({
                    middle: number(entries.middle),
                    low: number(entries.low),
                    high: number(entries.high),
                  }),
              },
              { id: "were", title: t.entriesWere, ...RIGHT, cell: ({ entries }) => entries.actual },
            ]}
          />
        </>
      )}
    </Section>
  );
}
