/** A measure's cost with what dated keys charge to it: coordination, overhead, landlords' own time; what is unknown is named. */
import { Button, Group, NativeSelect, Stack } from "@mantine/core";
import { useState } from "react";

import { todayInParis } from "../../platform/calendar/today.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { CHARGE_KEYS, CHARGED, type ChargeKeys, chargedUnit } from "../rules.ts";
import { useSaved } from "./SettingDialogs.tsx";
import { costTexts } from "./texts.ts";

type Costs = NonNullable<Answer<"/api/costs">["charged"]>;
type Row = Costs["whole"] & { operator: string };

const money = (id: "support" | (typeof CHARGED)[number], title: string): Column<Row> => ({
  id,
  title,
  align: "right",
  cell: (row) => <MoneyText cents={row[id]} />,
});

export function Charged({ charged }: { charged: Costs }) {
  const t = useTexts(costTexts);
  const [setting, setSetting] = useState(false);
  const { keys, checked, whole, operators, landlordTime } = charged;
  const { lacking } = chargedUnit(whole);
  const lead = CHARGED.map((line) => t.keyOf({ line: t.costLines[line], key: t.chargeKeys[keys[line]] }));
  return (
    <Section
      title={t.charged}
      lead={`${t.chargedLead} ${lead.join(" ")} ${checked ? "" : t.toConfirm}`}
      actions={
        <Button variant="default" onClick={() => setSetting(true)}>
          {t.setKeys}
        </Button>
      }
    >
      <Stack gap="md">
        <DataTable
          caption={t.charged}
          captionHidden
          rows={[...operators, { ...whole, operator: t.wholeProgramme }]}
          rowKey={({ operator }) => operator}
          columns={[
            { id: "operator", title: t.operator, names: true, cell: ({ operator }) => operator },
            { id: "measures", title: t.measures, align: "right", cell: ({ measures }) => measures },
            { id: "days", title: t.days, align: "right", cell: ({ days }) => days },
            money("support", t.costLines.support),
            ...CHARGED.map((line) => money(line, t.costLines[line])),
            {
              id: "unit",
              title: t.perSixMonths,
              align: "right",
              cell: (row) => <MoneyText cents={chargedUnit(row).cents} />,
            },
          ]}
        />
        {lacking.length > 0 && (
          <p>{t.chargedLacking({ list: lacking.map((part) => t.costLines[part]).join(", ") })}</p>
        )}
        {landlordTime.length > 0 && (
          <DataTable
            caption={t.landlordTime}
            rows={landlordTime}
            rowKey={({ landlord }) => landlord}
            columns={[
              { id: "landlord", title: t.landlord, names: true, cell: ({ landlord }) => landlord },
              { id: "minutes", title: t.minutes, align: "right", cell: ({ minutes }) => minutes },
              { id: "cost", title: t.cost, align: "right", cell: ({ cents }) => <MoneyText cents={cents} /> },
            ]}
          />
        )}
      </Stack>
      {setting && <KeysDialog current={keys} onClose={() => setSetting(false)} />}
    </Section>
  );
}

function KeysDialog({ current, onClose }: { current: ChargeKeys; onClose: () => void }) {
  const t = useTexts(costTexts);
  const { form, submit, sending, problem } = useServerForm<
    { [line in keyof ChargeKeys]: ChargeKeys[line] } & { from: string | null }
  >({
    initialValues: { ...current, from: todayInParis().toString() },
    send: ({ from, ...keys }) =>
      answer(api.PUT("/api/cost-settings/keys", { body: { ...keys, from: from ?? "" } })),
    onDone: useSaved(onClose),
  });
  return (
    <Dialog title={t.setKeys} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {CHARGED.map((line) => (
          <NativeSelect
            key={line}
            label={t.costLines[line]}
            data={CHARGE_KEYS.map((value) => ({ value, label: t.chargeKeys[value] }))}
            {...form.getInputProps(line)}
          />
        ))}
        <DateField label={t.from} description={t.keysFromHelp} required {...form.getInputProps("from")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Group mt="md">
          <Button type="submit" loading={sending}>
            {t.save}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
