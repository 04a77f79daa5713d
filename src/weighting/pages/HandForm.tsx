/** Weights set by hand: one figure for each signal, their effect on today's list before anything changes. */
import { Button, NumberInput } from "@mantine/core";
import { useState } from "react";

import { SIGNAL_WORDS } from "../../worklist/wording.rules.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { ApplyButton } from "./ApplyButton.tsx";
import { weightTexts } from "./texts.ts";
import classes from "./weights.module.css";
import { type SignalWeight, steps, type Weights } from "./words.ts";

type Effect = Answer<"/api/weights/effect", "post">;
const BANDS = ["urgent", "soon", "watch"] as const;

const byKind = (signals: readonly SignalWeight[]): Record<string, number | string> =>
  Object.fromEntries(signals.map(({ kind, factor }) => [kind, factor]));
/** An empty field leaves the default. */
const numbers = (factors: Record<string, number | string>) =>
  Object.fromEntries(
    Object.entries(factors).map(([kind, value]) => [kind, value === "" ? 1 : Number(value)]),
  );

export function HandForm({ weights }: { weights: Weights }) {
  const t = useTexts(weightTexts);
  const { language } = useLanguage();
  const [tried, setTried] = useState<{ effect: Effect; of: string }>();
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { factors: byKind(weights.inForce.signals) },
    send: ({ factors }) => answer(api.POST("/api/weights/effect", { body: { factors: numbers(factors) } })),
    onDone: (effect, { factors }) => setTried({ effect, of: JSON.stringify(numbers(factors)) }),
  });
  const factors = numbers(form.values.factors);
  const effect = tried?.of === JSON.stringify(factors) ? tried.effect : undefined;
  const learned = weights.backtest?.proposal?.learned.signals;
  const points = ({ kind, defaultPoints }: SignalWeight) =>
    steps(defaultPoints.map((given) => Math.round(given * (factors[kind] ?? 1))));
  return (
    <Section title={t.hand} lead={t.handLead}>
      <form onSubmit={submit} noValidate>
        <div className={classes.hand}>
          {weights.inForce.signals.map((signal) => (
            <NumberInput
              key={signal.kind}
              label={SIGNAL_WORDS[signal.kind][language]}
              description={`${steps(signal.defaultPoints)} → ${points(signal)} ${t.points.toLowerCase()}`}
              min={0}
              max={weights.mostTimes}
              step={0.1}
              decimalScale={2}
              decimalSeparator={language === "fr" ? "," : "."}
              prefix="× "
              {...form.getInputProps(`factors.${signal.kind}`)}
            />
          ))}
        </div>
        {problem !== undefined && <ErrorBox error={problem} />}
        <div className={classes.acts}>
          {learned && (
            <Button variant="default" onClick={() => form.setFieldValue("factors", byKind(learned))}>
              {t.handFrom}
            </Button>
          )}
          <Button type="submit" variant={effect ? "default" : "filled"} loading={sending}>
            {t.effect}
          </Button>
          {effect && (
            <ApplyButton
              choice="byHand"
              factors={factors}
              title={t.applyHand}
              consequences={t.applyHandWords}
              isFirst
            >
              {t.applyHand}
            </ApplyButton>
          )}
        </div>
      </form>
      <div role="status">{effect && <EffectTable effect={effect} />}</div>
    </Section>
  );
}

function EffectTable({ effect }: { effect: Effect }) {
  const t = useTexts(weightTexts);
  return (
    <>
      <DataTable
        caption={t.effectTitle}
        rows={BANDS}
        rowKey={(band) => band}
        columns={[
          { id: "band", title: t.band, names: true, cell: (band) => t.bands[band] },
          { id: "today", title: t.today, align: "right", cell: (band) => effect.today[band] },
          { id: "after", title: t.after, align: "right", cell: (band) => effect.after[band] },
        ]}
      />
      <p className={classes.words}>{t.moved({ n: effect.moved })}</p>
    </>
  );
}
