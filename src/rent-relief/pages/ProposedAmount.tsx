/** The amount that the rule proposes: what the bill asks beyond the share of its resources a household can put into its home. A person decides. */
import { Button, Group, NumberInput } from "@mantine/core";
import { useState } from "react";

import { legalOn } from "../../law/legal-parameters.ts";
import { sourceIn } from "../../platform/calendar/source-words.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import { formatCents } from "../../platform/money/format.ts";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { proposedRelief } from "../rules.ts";
import { reliefTexts } from "./texts.ts";

type Props = {
  /** Rent + charges − benefit; null: not known. */
  billCents: number | null;
  months: number;
  /** Most that the fund gives a household in a year; null: not known, and none is applied. */
  ceilingCents: number | null;
  /** What open envelopes bear each month; undefined: none is open. */
  roomCents: number | undefined;
  onTake: (cents: number) => void;
};

/** Resources typed here serve the computation and leave nothing behind. */
export function ProposedAmount({ billCents, months, ceilingCents, roomCents, onTake }: Props) {
  const t = useTexts(reliefTexts);
  const { language } = useLanguage();
  const ceiling = legalOn("budget.effortRateCeiling", todayInParis())!;
  const [resources, setResources] = useState<number | null>(null);
  const [effort, setEffort] = useState<number | "">(Math.round(ceiling.value * 100));
  const proposed =
    billCents === null || resources === null || effort === ""
      ? undefined
      : proposedRelief({
          rentCents: billCents,
          chargesCents: 0,
          benefitCents: 0,
          resourcesCents: resources,
          targetEffort: { ...ceiling, value: effort / 100 },
          // The fund's ceiling is a year's: so much of it for each month asked.
          ...(ceilingCents !== null && { ceilingCents: Math.floor(ceilingCents / Math.max(1, months)) }),
          ...(roomCents !== undefined && { envelopeLeftCents: roomCents }),
        });
  return (
    <details style={{ marginBlock: "0.75rem" }}>
      <summary>{t.proposal}</summary>
      <EurosField
        label={t.resources}
        description={t.resourcesHint}
        value={resources}
        onChange={setResources}
      />
      <NumberInput
        label={t.effort}
        description={t.effortHint({ source: sourceIn(language, ceiling.source) })}
        min={0}
        max={100}
        mt="sm"
        value={effort}
        onChange={(value) => setEffort(typeof value === "number" ? value : "")}
      />
      {proposed && (
        <Group my="sm" aria-live="polite">
          <span>
            {t.proposedEach[proposed.bound]({ amount: formatCents(proposed.amountCents, language) })}
          </span>
          {proposed.amountCents > 0 && (
            <Button size="xs" variant="default" onClick={() => onTake(proposed.amountCents)}>
              {t.takeIt}
            </Button>
          )}
        </Group>
      )}
    </details>
  );
}
