/** A trade writes its part: nothing is asked for, what is left empty is unknown. */
import { Button, Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { Merging } from "../../platform/ui/Merging.tsx";
import { useMe } from "../../platform/ui/me.ts";
import type { Path } from "../../platform/editing/merge.rules.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { formatCents } from "../../platform/money/format.ts";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts, wordOf } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { DRAUGHTS, ENERGIES, ENERGY_CHEQUES, GRANT_STATES, HEARD_BY } from "../rules.ts";
import classes from "./part.module.css";
import type { Energy, Facts, Finding, Landlord, Part } from "./shown.ts";
import { partTexts } from "./texts.ts";

/** Called otherwise in the texts than in the contract. */
const FACT_WORDS: Readonly<Record<string, string>> = { yearlyBillsCents: "yearlyBills" };

const BLANK: { energyAdviser: Energy; socialAdviser: Landlord } = {
  energyAdviser: {
    trade: "energyAdviser",
    energies: null,
    yearlyBillsCents: null,
    yearlyKwh: null,
    draughts: null,
    appliances: null,
    visitedOn: null,
    energyCheque: null,
    grants: [],
    advice: null,
  },
  socialAdviser: {
    trade: "socialAdviser",
    heardBy: null,
    knownSince: null,
    worksPlanned: null,
    works: null,
    alreadyTried: null,
    proposes: null,
  },
};

type Props = { part: Pick<Part, "id" | "trade">; on: string; finding?: Finding; onClose: () => void };
type Values = { foundOn: string | null; facts: Facts };

export function FindingDialog({ part, on, finding, onClose }: Props) {
  const t = useTexts(partTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const me = useMe();
  const [id] = useState(() => finding?.id ?? crypto.randomUUID());
  const { form, submit, sending, problem, merging } = useServerForm<Values>({
    initialValues: { foundOn: finding?.on ?? on, facts: finding?.facts ?? BLANK[part.trade] },
    editing: {
      version: finding?.version ?? null,
      valuesOf: (standing: Finding) => ({ foundOn: standing.on, facts: standing.facts }),
    },
    draft: { owner: me.id, id: `finding.${finding?.id ?? part.id}` },
    send: ({ foundOn, facts }, version) =>
      answer(
        api.PUT("/api/parts/{id}/findings", {
          params: { path: { id: part.id } },
          body: { id, version, foundOn: foundOn ?? on, facts: withoutBlanks(facts) },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries();
      onClose();
    },
  });
  const { facts } = form.getValues();
  const set = (changes: Partial<Energy> | Partial<Landlord>) =>
    form.setFieldValue("facts", { ...facts, ...changes } as Facts);
  const called = t as unknown as Record<string, string>;
  const nameOf = ([field = "", fact]: Path) =>
    fact === undefined ? t.foundOn : (called[FACT_WORDS[fact] ?? fact] ?? field);
  const shown = (path: Path, value: unknown) => {
    if (path[1] === "yearlyBillsCents" && typeof value === "number") return formatCents(value, language);
    const words = { draughts: t.draught, energyCheque: t.cheque, heardBy: t.heard }[path[1] ?? ""];
    return words && typeof value === "string" ? wordOf(words, value) : undefined;
  };
  return (
    <Dialog title={t.trade[part.trade]} opened onClose={onClose} size="lg">
      <Merging merging={merging} nameOf={nameOf} shown={shown}>
        <form onSubmit={submit} noValidate className={classes.fields}>
          <DateField label={t.foundOn} {...form.getInputProps("foundOn")} />
          {facts.trade === "energyAdviser" ? (
            <EnergyFields facts={facts} set={set} visitError={form.errors["facts.visitedOn"]} />
          ) : (
            <LandlordFields facts={facts} set={set} sinceError={form.errors["facts.knownSince"]} />
          )}
          {problem !== undefined && <ErrorBox error={problem} />}
          <Button type="submit" loading={sending}>
            {t.save}
          </Button>
        </form>
      </Merging>
    </Dialog>
  );
}

/** A grant whose name was left empty was not meant. */
function withoutBlanks(facts: Facts): Facts {
  if (facts.trade !== "energyAdviser") return facts;
  return { ...facts, grants: facts.grants.filter(({ name }) => name.trim() !== "") };
}

const orNull = (typed: string) => (typed === "" ? null : typed);

type EnergyProps = { facts: Energy; set: (changes: Partial<Energy>) => void; visitError: React.ReactNode };

function EnergyFields({ facts, set, visitError }: EnergyProps) {
  const t = useTexts(partTexts);
  const choices = <K extends string>(of: readonly K[], names: Record<K, string>) => [
    { value: "", label: t.notKnown },
    ...of.map((value) => ({ value: value as string, label: names[value] })),
  ];
  return (
    <>
      <Checkbox.Group
        label={t.energies}
        value={facts.energies ?? []}
        onChange={(chosen) => set({ energies: chosen.length > 0 ? (chosen as Energy["energies"]) : null })}
      >
        {ENERGIES.map((value) => (
          <Checkbox key={value} value={value} label={t.energy[value]} mt="xs" />
        ))}
      </Checkbox.Group>
      <EurosField
        label={t.yearlyBills}
        value={facts.yearlyBillsCents}
        onChange={(yearlyBillsCents) => set({ yearlyBillsCents })}
      />
      <NumberInput
        label={t.yearlyKwh}
        min={0}
        allowDecimal={false}
        hideControls
        value={facts.yearlyKwh ?? ""}
        onChange={(typed) => set({ yearlyKwh: typed === "" ? null : Number(typed) })}
      />
      <NativeSelect
        label={t.draughts}
        data={choices(DRAUGHTS, t.draught)}
        value={facts.draughts ?? ""}
        onChange={(event) => set({ draughts: orNull(event.currentTarget.value) as Energy["draughts"] })}
      />
      <Textarea
        label={t.appliances}
        autosize
        value={facts.appliances ?? ""}
        onChange={(event) => set({ appliances: orNull(event.currentTarget.value) })}
      />
      <DateField
        label={t.visitedOn}
        value={facts.visitedOn}
        onChange={(visitedOn) => set({ visitedOn })}
        {...(visitError ? { error: visitError as string } : {})}
      />
      <NativeSelect
        label={t.energyCheque}
        data={choices(ENERGY_CHEQUES, t.cheque)}
        value={facts.energyCheque ?? ""}
        onChange={(event) =>
          set({ energyCheque: orNull(event.currentTarget.value) as Energy["energyCheque"] })
        }
      />
      {facts.grants.map((grant, index) => {
        const change = (changes: Partial<Energy["grants"][number]>) =>
          set({ grants: facts.grants.map((one, n) => (n === index ? { ...one, ...changes } : one)) });
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a line is known by its place while it is typed
          <div key={index} className={classes.grant}>
            <TextInput
              label={`${t.grant} ${index + 1}`}
              value={grant.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <NativeSelect
              label={`${t.grantState} ${index + 1}`}
              data={GRANT_STATES.map((value) => ({ value, label: t.grantStates[value] }))}
              value={grant.state}
              onChange={(event) =>
                change({ state: event.currentTarget.value as Energy["grants"][number]["state"] })
              }
            />
          </div>
        );
      })}
      <div>
        <Button
          variant="default"
          size="xs"
          onClick={() => set({ grants: [...facts.grants, { name: "", state: "toAsk" }] })}
        >
          {t.addGrant}
        </Button>
      </div>
      <Textarea
        label={t.advice}
        autosize
        minRows={2}
        value={facts.advice ?? ""}
        onChange={(event) => set({ advice: orNull(event.currentTarget.value) })}
      />
    </>
  );
}

type LandlordProps = {
  facts: Landlord;
  set: (changes: Partial<Landlord>) => void;
  sinceError: React.ReactNode;
};

function LandlordFields({ facts, set, sinceError }: LandlordProps) {
  const t = useTexts(partTexts);
  const words = (field: "works" | "alreadyTried" | "proposes") => (
    <Textarea
      label={t[field]}
      autosize
      value={facts[field] ?? ""}
      onChange={(event) => set({ [field]: orNull(event.currentTarget.value) })}
    />
  );
  return (
    <>
      <NativeSelect
        label={t.heardBy}
        data={[
          { value: "", label: t.notKnown },
          ...HEARD_BY.map((value) => ({ value: value as string, label: t.heard[value] })),
        ]}
        value={facts.heardBy ?? ""}
        onChange={(event) => set({ heardBy: orNull(event.currentTarget.value) as Landlord["heardBy"] })}
      />
      <DateField
        label={t.knownSince}
        value={facts.knownSince}
        onChange={(knownSince) => set({ knownSince })}
        {...(sinceError ? { error: sinceError as string } : {})}
      />
      <NativeSelect
        label={t.worksPlanned}
        data={[
          { value: "", label: t.notKnown },
          { value: "yes", label: t.yes },
          { value: "no", label: t.no },
        ]}
        value={facts.worksPlanned === null ? "" : facts.worksPlanned ? "yes" : "no"}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          set({ worksPlanned: chosen === "" ? null : chosen === "yes" });
        }}
      />
      {words("works")}
      {words("alreadyTried")}
      {words("proposes")}
    </>
  );
}
