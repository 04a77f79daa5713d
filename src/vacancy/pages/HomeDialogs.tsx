/** What a landlord writes of a vacant home: the home itself, and whether it is still free. */
import { Button, NativeSelect, NumberInput, SimpleGrid, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { todayInParis } from "../../platform/calendar/today.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { CommuneField } from "../../zone/pages/CommuneFields.tsx";
import { ENERGY_CLASSES, type EnergyClass, type VacancyStatus } from "../rules.ts";
import { vacancyTexts } from "./texts.ts";

export type VacantHome = Answer<"/api/vacancies">["homes"][number];

type Values = {
  reference: string;
  rooms: number | string;
  surfaceM2: number | string;
  communeInsee: string | null;
  address: string;
  rentCents: number | null;
  chargesCents: number | null;
  energyClass: EnergyClass | "";
  energyCents: number | null;
  stepFree: "yes" | "no" | "unknown";
  availableOn: string | null;
};
const STEP_FREE = { yes: true, no: false, unknown: null } as const;

export function HomeDialog({ home, onClose }: { home?: VacantHome; onClose: () => void }) {
  const t = useTexts(vacancyTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<Values, { outcome: string }>({
    initialValues: {
      reference: home?.reference ?? "",
      rooms: home?.rooms ?? "",
      surfaceM2: home?.surfaceM2 ?? "",
      communeInsee: home?.communeInsee ?? null,
      address: home?.address ?? "",
      rentCents: home?.rentCents ?? null,
      chargesCents: home?.chargesCents ?? null,
      energyClass: home?.energyClass ?? "",
      energyCents: home?.energyCents ?? null,
      stepFree: home === undefined || home.stepFree === null ? "unknown" : home.stepFree ? "yes" : "no",
      availableOn: home?.availableOn ?? null,
    },
    send: (values) =>
      answer(
        api.POST("/api/vacancies", {
          body: {
            ...values,
            // What is missing is told on its field by the server's own rules.
            rooms: Number(values.rooms) || 0,
            surfaceM2: values.surfaceM2 === "" ? null : Number(values.surfaceM2),
            communeInsee: values.communeInsee ?? "",
            address: values.address.trim() || null,
            rentCents: values.rentCents ?? 0,
            chargesCents: values.chargesCents ?? -1,
            energyClass: values.energyClass || null,
            stepFree: STEP_FREE[values.stepFree],
            availableOn: values.availableOn ?? "",
          },
        }),
      ),
    onDone: ({ outcome }) => {
      say(t.outcomes[outcome] ?? outcome);
      void queries.invalidateQueries({ queryKey: ["vacancies"] });
      onClose();
    },
  });
  return (
    <Dialog title={home ? t.editOf({ reference: home.reference }) : t.add} opened onClose={onClose} size="lg">
      <form onSubmit={submit} noValidate>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label={t.reference}
            description={t.referenceHelp}
            required
            readOnly={home !== undefined}
            maxLength={60}
            {...form.getInputProps("reference")}
          />
          <CommuneField label={t.commune} required {...form.getInputProps("communeInsee")} />
          <NumberInput
            label={t.rooms}
            required
            min={1}
            max={12}
            allowDecimal={false}
            {...form.getInputProps("rooms")}
          />
          <NumberInput label={t.surface} min={5} allowDecimal={false} {...form.getInputProps("surfaceM2")} />
        </SimpleGrid>
        <TextInput label={t.address} mt="sm" maxLength={300} {...form.getInputProps("address")} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <EurosField label={t.rent} required {...form.getInputProps("rentCents")} />
          <EurosField label={t.charges} required {...form.getInputProps("chargesCents")} />
          <NativeSelect
            label={t.energyClass}
            data={[
              { value: "", label: t.unknown },
              ...ENERGY_CLASSES.map((letter) => ({ value: letter, label: letter })),
            ]}
            {...form.getInputProps("energyClass")}
          />
          <NativeSelect
            label={t.stepFree}
            data={(["unknown", "yes", "no"] as const).map((value) => ({ value, label: t[value] }))}
            {...form.getInputProps("stepFree")}
          />
          <EurosField label={t.energyCents} {...form.getInputProps("energyCents")} />
          <DateField label={t.available} required {...form.getInputProps("availableOn")} />
        </SimpleGrid>
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}

export function StatusDialog({ home, onClose }: { home: VacantHome; onClose: () => void }) {
  const t = useTexts(vacancyTexts);
  const queries = useQueryClient();
  const choices = (["taken", "withdrawn", "open"] as const).filter((status) => status !== home.status);
  const { form, submit, sending, problem } = useServerForm<{
    status: VacancyStatus;
    on: string | null;
    why: string;
  }>({
    initialValues: { status: choices[0]!, on: todayInParis().toString(), why: "" },
    send: ({ status, on, why }) =>
      answer(
        api.POST("/api/vacancies/{id}/status", {
          params: { path: { id: home.id } },
          body: { status, on: on ?? "", ...(why.trim() && { why }) },
        }),
      ),
    onDone: () => {
      say(t.changed);
      void queries.invalidateQueries({ queryKey: ["vacancies"] });
      onClose();
    },
  });
  return (
    <Dialog title={t.changeOf({ reference: home.reference })} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <NativeSelect
          label={t.newState}
          data={choices.map((value) => ({ value, label: t.newStates[value] }))}
          {...form.getInputProps("status")}
        />
        <DateField label={t.changedOn} required {...form.getInputProps("on")} />
        <Textarea label={t.why} autosize mt="sm" maxLength={500} {...form.getInputProps("why")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
