/** What each drawback of a home weighs in matching: read by all, changed by the coordination from a day on. */
import { Button, NumberInput, SimpleGrid } from "@mantine/core";
import { useState } from "react";

import { todayInParis } from "../../platform/calendar/today.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { FormDialog } from "../../platform/ui/FormDialog.tsx";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateField } from "../../platform/ui/DateField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { ENERGY_CLASSES } from "../../vacancy/rules.ts";
import { PLAIN_WEIGHTS, type Weights } from "../weights.rules.ts";
import { useChanged } from "./changed.ts";
import { matchingTexts } from "./texts.ts";

export function MatchWeights({ weights, canWeigh }: { weights: Weights; canWeigh: boolean }) {
  const t = useTexts(matchingTexts);
  const [changing, setChanging] = useState(false);
  const rows = [
    ...PLAIN_WEIGHTS.map((name) => ({ name: t.kinds[name], points: weights[name] })),
    ...ENERGY_CLASSES.map((letter) => ({ name: t.energyOf({ letter }), points: weights.energy[letter] })),
  ];
  return (
    <details className={panel.details} style={{ marginTop: "2rem" }}>
      <summary>{t.weights}</summary>
      <p>{t.weightsLead}</p>
      <DataTable
        caption={t.weights}
        captionHidden
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { id: "name", title: t.weight, names: true, cell: ({ name }) => name },
          { id: "points", title: t.points, align: "right", cell: ({ points }) => points },
        ]}
      />
      {canWeigh && (
        <Button variant="default" size="xs" mt="sm" onClick={() => setChanging(true)}>
          {t.change}
        </Button>
      )}
      {changing && <WeightsDialog weights={weights} onClose={() => setChanging(false)} />}
    </details>
  );
}

function WeightsDialog({ weights, onClose }: { weights: Weights; onClose: () => void }) {
  const t = useTexts(matchingTexts);
  const changed = useChanged();
  const { form, ...frame } = useServerForm<{ weights: Weights; from: string | null }>({
    initialValues: { weights, from: todayInParis().toString() },
    send: (values) =>
      answer(
        api.PUT("/api/rehousing/weights", { body: { weights: values.weights, from: values.from ?? "" } }),
      ),
    onDone: () => {
      changed(t.saved);
      onClose();
    },
  });
  return (
    <FormDialog title={t.change} size="lg" save={t.save} onClose={onClose} {...frame}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" style={{ alignItems: "end" }}>
        {PLAIN_WEIGHTS.map((name) => (
          <NumberInput key={name} label={t.kinds[name]} min={0} {...form.getInputProps(`weights.${name}`)} />
        ))}
        {ENERGY_CLASSES.map((letter) => (
          <NumberInput
            key={letter}
            label={t.energyOf({ letter })}
            min={0}
            {...form.getInputProps(`weights.energy.${letter}`)}
          />
        ))}
      </SimpleGrid>
      <DateField label={t.from} required {...form.getInputProps("from")} />
    </FormDialog>
  );
}
