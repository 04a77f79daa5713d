/** The debt of the home that is left: how it is treated, and month by month until nothing is owed. */
import { NativeSelect } from "@mantine/core";
import { useState } from "react";

import { formatCents } from "../../platform/money/format.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MonthlyChart } from "../../platform/ui/MonthlyChart.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { DEBT_TREATMENTS, type DebtTreatment } from "../rules.ts";
import { DebtState } from "./DebtState.tsx";
import { useChanged } from "./changed.ts";
import { rehousingTexts } from "./texts.ts";
import type { Request } from "./words.tsx";

export function LeftDebt({ request }: { request: Request }) {
  const t = useTexts(rehousingTexts);
  const { language } = useLanguage();
  const changed = useChanged(request.householdId);
  const [problem, setProblem] = useState<unknown>();
  const { debtTreatment, debt, debtMonths, movedOn, homeNow, writable } = request;
  const treat = async (treatment: DebtTreatment) => {
    setProblem(undefined);
    try {
      await answer(
        api.PUT("/api/rehousing/{id}/debt", { params: { path: { id: request.id } }, body: { treatment } }),
      );
      changed(t.saved);
    } catch (refusal) {
      setProblem(refusal);
    }
  };
  // Of a household that owes nothing there is nothing to follow.
  if (movedOn === null && (homeNow?.debtCents ?? 0) <= 0) return null;
  return (
    <Section title={movedOn === null ? t.debtNow : t.debt} lead={t.debtLead}>
      {movedOn === null ? (
        <p>{t.debtBefore({ amount: formatCents(homeNow!.debtCents, language) })}</p>
      ) : (
        <p>
          {t.movedOn({ on: formatDate(movedOn, language) })} – <DebtState debt={debt} />
        </p>
      )}
      {writable ? (
        <NativeSelect
          label={t.treatment}
          maw="24rem"
          mb="md"
          value={debtTreatment ?? ""}
          data={[
            ...(debtTreatment === null ? [{ value: "", label: t.chooseTreatment }] : []),
            ...DEBT_TREATMENTS.map((value) => ({ value, label: t.treatments[value] })),
          ]}
          onChange={({ currentTarget }) => void treat(currentTarget.value as DebtTreatment)}
        />
      ) : (
        <p className={panel.small}>
          {t.treatment} : {debtTreatment ? t.treatments[debtTreatment] : t.chooseTreatment}
        </p>
      )}
      {problem !== undefined && <ErrorBox error={problem} />}
      {debtMonths.length > 1 && (
        <MonthlyChart
          title={t.owed}
          kind="lines"
          series={[{ id: "owed", name: t.owed, color: "pine" }]}
          months={debtMonths.map(({ month, balanceCents }) => ({ month, cents: { owed: balanceCents } }))}
        />
      )}
    </Section>
  );
}
