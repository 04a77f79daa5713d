/** A household's needs, written or changed: size, place, ceiling proposed from its budget as one types, access, reason. */
import { Button, Checkbox, Fieldset, NativeSelect, NumberInput, SimpleGrid, Textarea } from "@mantine/core";

import { todayInParis } from "../../platform/calendar/today.ts";
import { formatCents } from "../../platform/money/format.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { useMe } from "../../platform/ui/me.ts";
import type { Path } from "../../platform/editing/merge.rules.ts";
import { FormDialog } from "../../platform/ui/FormDialog.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { CommuneField, CommunesField, useCommunes } from "../../zone/pages/CommuneFields.tsx";
import {
  ceilingOf,
  type MovingBudget,
  NO_BUDGET,
  REQUEST_REASONS,
  type RequestReason,
  usualRooms,
} from "../rules.ts";
import { useDone } from "./changed.ts";
import { rehousingTexts } from "./texts.ts";
import { type Found, type Request, useRate } from "./words.tsx";

type Values = {
  landlordId: string;
  people: number | string;
  roomsLeast: number | string;
  roomsMost: number | string;
  communes: string[];
  zoneId: string;
  stepFree: boolean;
  reason: RequestReason;
  ceilingCents: number | null;
  budget: MovingBudget;
  nearInsee: string | null;
  reasonDetail: string;
};
const BUDGET_FIELDS = [
  ["resourcesCents", "resources"],
  ["otherChargesCents", "otherCharges"],
  ["benefitCents", "benefit"],
  ["benefitAfterCents", "benefitAfter"],
  ["energyCents", "energy"],
  ["leastResidualCents", "leastResidual"],
] as const satisfies (readonly [keyof MovingBudget, keyof typeof rehousingTexts.fr])[];

const usual = (people: unknown) => (typeof people === "number" ? usualRooms(people, todayInParis()) : "");

/** What is known to start from: the request, else the household's last budget and the benefit on its account. */
function startOf(found: Found, request: Request | undefined): Values {
  const home = found.homes.find(({ landlordId }) => landlordId === request?.landlordId) ?? found.homes[0];
  const people = request?.people ?? found.people ?? "";
  const { on: _on, ...lastBudget } = found.fromBudget ?? { on: "", ...NO_BUDGET };
  return {
    landlordId: home?.landlordId ?? "",
    people,
    roomsLeast: request?.roomsLeast ?? (typeof people === "number" ? usualRooms(people, todayInParis()) : ""),
    roomsMost: request?.roomsMost ?? "",
    communes: request?.communes ?? [],
    zoneId: request?.zoneId ?? "",
    stepFree: request?.stepFree ?? false,
    reason: request?.reason ?? "tooDear",
    ceilingCents: request?.ceilingCents ?? null,
    budget: request?.budget ?? {
      ...lastBudget,
      benefitCents: lastBudget.benefitCents ?? home?.benefitCents ?? null,
    },
    nearInsee: request?.nearInsee ?? null,
    reasonDetail: request?.reasonDetail ?? "",
  };
}

type Props = { householdId: string; found: Found; request?: Request; onClose: () => void };

export function NeedsDialog({ householdId, found, request, onClose }: Props) {
  const t = useTexts(rehousingTexts);
  const { language } = useLanguage();
  const places = useCommunes();
  const zones = places?.zones ?? [];
  const onDone = useDone(householdId, onClose);
  const me = useMe();
  const { form, ...frame } = useServerForm<Values>({
    initialValues: startOf(found, request),
    editing: { version: request?.version ?? null, valuesOf: (standing: Request) => startOf(found, standing) },
    draft: { owner: me.id, id: `rehousing.${request?.id ?? householdId}` },
    onValuesChange: ({ people }, previous) => {
      // The usual size follows the number of people, as long as nobody chose another.
      if (people !== previous.people && form.getValues().roomsLeast === usual(previous.people))
        form.setFieldValue("roomsLeast", usual(people));
    },
    send: ({ people, roomsLeast, roomsMost, zoneId, budget, nearInsee, reasonDetail, ...values }, version) =>
      answer(
        api.PUT("/api/households/{id}/rehousing", {
          params: { path: { id: householdId } },
          body: {
            ...values,
            version,
            people: Number(people) || 0,
            roomsLeast: Number(roomsLeast) || 0,
            roomsMost: roomsMost === "" ? null : Number(roomsMost),
            zoneId: zoneId || null,
            ...(found.can.budget && { budget, nearInsee, reasonDetail }),
          },
        }),
      ),
    onDone,
  });
  const { people } = form.getValues();
  const lands = found.homes.filter(
    ({ landlordId }, rank, all) => all.findIndex((one) => one.landlordId === landlordId) === rank,
  );
  const called: Record<string, string> = {
    landlordId: t.ofLandlord,
    people: t.peopleField,
    roomsLeast: t.roomsLeast,
    roomsMost: t.roomsMost,
    communes: t.communes,
    zoneId: t.zone,
    stepFree: t.stepFree,
    reason: t.reason,
    ceilingCents: t.ceiling,
    nearInsee: t.near,
    reasonDetail: t.reasonDetail,
  };
  const communeName = (insee: string) => places?.communes.find((one) => one.insee === insee)?.name ?? insee;
  const names = {
    nameOf: ([field = "", part]: Path) =>
      part === undefined ? (called[field] ?? t.budget) : t[BUDGET_FIELDS.find(([name]) => name === part)![1]],
    shown: ([field, part]: Path, value: unknown) => {
      if (field === "reason") return t.reasons[value as RequestReason];
      if (field === "zoneId" && value) return zones.find(({ id }) => id === value)?.name;
      if (field === "communes") return (value as string[]).map(communeName).join(" · ");
      if (field === "nearInsee" && value) return communeName(String(value));
      return (part !== undefined || field === "ceilingCents") && typeof value === "number"
        ? formatCents(value, language)
        : undefined;
    },
  };
  return (
    <FormDialog
      title={request ? t.edit : t.open}
      size="lg"
      save={t.save}
      onClose={onClose}
      names={names}
      {...frame}
    >
      {!request && lands.length > 1 && (
        <NativeSelect
          label={t.ofLandlord}
          data={lands.map(({ landlordId, landlord }) => ({ value: landlordId, label: landlord }))}
          {...form.getInputProps("landlordId")}
        />
      )}
      <NativeSelect
        label={t.reason}
        data={REQUEST_REASONS.map((value) => ({ value, label: t.reasons[value] }))}
        {...form.getInputProps("reason")}
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" mt="sm" style={{ alignItems: "end" }}>
        <NumberInput
          label={t.peopleField}
          required
          min={1}
          max={20}
          allowDecimal={false}
          {...form.getInputProps("people")}
        />
        <NumberInput
          label={t.roomsLeast}
          required
          min={1}
          max={12}
          allowDecimal={false}
          {...(typeof people === "number" && {
            description: t.roomsLeastHelp({ n: usualRooms(people, todayInParis()) }),
          })}
          {...form.getInputProps("roomsLeast")}
        />
        <NumberInput
          label={t.roomsMost}
          min={1}
          max={12}
          allowDecimal={false}
          {...form.getInputProps("roomsMost")}
        />
      </SimpleGrid>
      <CommunesField label={t.communes} {...form.getInputProps("communes")} />
      <NativeSelect
        label={t.zone}
        description={t.placeHelp}
        mt="sm"
        data={[{ value: "", label: t.anyZone }, ...zones.map(({ id, name }) => ({ value: id, label: name }))]}
        {...form.getInputProps("zoneId")}
      />
      <Checkbox label={t.stepFree} mt="md" {...form.getInputProps("stepFree", { type: "checkbox" })} />
      {found.can.budget && (
        <Fieldset legend={t.budget} mt="md">
          <p className={panel.small}>
            {t.budgetHelp}
            {!request?.budget &&
              found.fromBudget &&
              ` ${t.fromBudget({ on: formatDate(found.fromBudget.on, language) })}`}
          </p>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            {BUDGET_FIELDS.map(([field, words]) => (
              <EurosField key={field} label={t[words]} {...form.getInputProps(`budget.${field}`)} />
            ))}
          </SimpleGrid>
          <CommuneField label={t.near} {...form.getInputProps("nearInsee")} />
          <Textarea
            label={t.reasonDetail}
            autosize
            mt="sm"
            maxLength={2000}
            {...form.getInputProps("reasonDetail")}
          />
        </Fieldset>
      )}
      <EurosField label={t.ceiling} {...form.getInputProps("ceilingCents")} />
      {found.can.budget && (
        <ProposedCeiling
          budget={form.getValues().budget}
          taken={form.getValues().ceilingCents}
          onTake={(cents) => form.setFieldValue("ceilingCents", cents)}
        />
      )}
    </FormDialog>
  );
}

type Proposed = { budget: MovingBudget; taken: number | null; onTake: (cents: number) => void };

function ProposedCeiling({ budget, taken, onTake }: Proposed) {
  const t = useTexts(rehousingTexts);
  const { language } = useLanguage();
  const rate = useRate();
  const ceiling = ceilingOf(budget, todayInParis());
  if (!ceiling) return <p className={panel.small}>{t.ceilingUnknown}</p>;
  return (
    <p className={panel.small}>
      {t.ceilingProposed({ amount: formatCents(ceiling.cents, language) })} :{" "}
      {t.ceilingBy[ceiling.by]({ rate: rate(ceiling.rate) })}.{" "}
      {ceiling.cents !== taken && (
        <Button variant="subtle" size="compact-xs" onClick={() => onTake(ceiling.cents)}>
          {t.takeCeiling}
        </Button>
      )}
    </p>
  );
}
