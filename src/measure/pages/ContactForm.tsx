/** One contact in under twenty seconds on a phone: today, at home, held are there already. */
import { Button, Checkbox, Textarea } from "@mantine/core";
import { useState } from "react";

import { DateField } from "../../platform/ui/DateField.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Merging } from "../../platform/ui/Merging.tsx";
import type { Path } from "../../platform/editing/merge.rules.ts";
import { CONTACT_KINDS, CONTACT_STATES, type ContactKind, type ContactState } from "../contact.rules.ts";
import type { ContactSent } from "./contact-queue.ts";
import classes from "./measure.module.css";
import { measureTexts } from "./texts.ts";
import { Tiles } from "./Tiles.tsx";

export type ContactValues = {
  id: string;
  kind: ContactKind;
  state: ContactState;
  metOn: string | null;
  minutes: string;
  outreach: boolean;
  note: string;
};

const MINUTES = ["15", "30", "45", "60", "90"] as const;

/** The sender gives the contact its id, so that a send repeated after a lost answer writes it once. */
export const newValues = (on: string): ContactValues => ({
  id: crypto.randomUUID(),
  kind: "homeVisit",
  state: "held",
  metOn: on,
  minutes: "",
  outreach: false,
  note: "",
});

type Props<R> = {
  on: string;
  start: ContactValues;
  onChange: (values: ContactValues) => void;
  /** Sends or keeps it; throws a `Problem` whose fields are the form's where a rule forbids it. */
  save: (sent: ContactSent, version: string | null) => Promise<R>;
  /** Of a contact that is corrected: its version, and what stands where somebody wrote meanwhile. */
  editing?: { version: string | null; valuesOf: (standing: never) => ContactValues };
  onSaved: (how: R) => void;
};

export function ContactForm<R>({ on, start, onChange, save, editing, onSaved }: Props<R>) {
  const t = useTexts(measureTexts);
  const { form, submit, sending, problem, merging } = useServerForm<ContactValues, R>({
    initialValues: start,
    editing,
    validate: { metOn: (day) => (day ? null : t.dayMissing) },
    onValuesChange: onChange,
    send: ({ minutes, note, metOn, ...values }, version) =>
      save(
        {
          ...values,
          metOn: metOn ?? "",
          minutes: values.state === "held" && minutes !== "" ? Number(minutes) : null,
          note: note.trim() || null,
          basedOn: version === null ? null : Number(version),
        },
        version,
      ),
    onDone: onSaved,
  });
  const { kind, state, metOn, minutes } = form.getValues();
  const isPlanned = state === "planned";
  const stateChosen = (next: ContactState) => {
    form.setFieldValue("state", next);
    // A day that no longer fits the state is moved to the nearest that does.
    if (next === "planned" && metOn !== null && metOn < on) form.setFieldValue("metOn", on);
    if (next !== "planned" && metOn !== null && metOn > on) form.setFieldValue("metOn", on);
  };
  const known = MINUTES.includes(minutes as (typeof MINUTES)[number]) || minutes === "";
  const names: Record<string, string> = {
    kind: t.kindLegend,
    state: t.stateLegend,
    metOn: t.dayLegend,
    minutes: t.minutesLegend,
    outreach: t.outreach,
    note: t.note,
  };
  const shown = ([field]: Path, value: unknown) => {
    if (field === "kind") return t.kind[value as ContactKind];
    if (field === "state") return t.state[value as ContactState];
    return field === "minutes" && value ? t.minutes({ n: Number(value) }) : undefined;
  };
  return (
    <Merging merging={merging} nameOf={([field]) => names[field ?? ""] ?? ""} shown={shown}>
      <form onSubmit={submit} noValidate>
        <Tiles
          legend={t.kindLegend}
          name="kind"
          columns={3}
          options={CONTACT_KINDS.map((value) => ({ value, label: t.kind[value] }))}
          value={kind}
          onChange={(value) => form.setFieldValue("kind", value)}
        />
        <Tiles
          legend={t.stateLegend}
          name="state"
          columns={4}
          options={CONTACT_STATES.map((value) => ({ value, label: t.state[value] }))}
          value={state}
          onChange={stateChosen}
        />
        <DayTiles
          on={on}
          isPlanned={isPlanned}
          value={metOn}
          onChange={(value) => form.setFieldValue("metOn", value)}
          error={form.errors["metOn"] as string | undefined}
        />
        {state === "held" && (
          <Tiles
            legend={t.minutesLegend}
            name="minutes"
            columns={3}
            options={[
              ...MINUTES.map((value) => ({ value: value as string, label: t.minutes({ n: Number(value) }) })),
              ...(known ? [] : [{ value: minutes, label: t.minutes({ n: Number(minutes) }) }]),
              { value: "", label: t.minutesUnknown },
            ]}
            value={minutes}
            onChange={(value) => form.setFieldValue("minutes", value)}
            error={form.errors["minutes"] as string | undefined}
          />
        )}
        <Textarea
          label={t.note}
          description={t.noteHelp}
          autosize
          minRows={3}
          size="md"
          {...form.getInputProps("note")}
        />
        <Checkbox
          label={t.outreach}
          mt="md"
          size="md"
          {...form.getInputProps("outreach", { type: "checkbox" })}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <div className={classes.send}>
          <Button type="submit" loading={sending} size="md" fullWidth mih={48}>
            {t.save}
          </Button>
        </div>
      </form>
    </Merging>
  );
}

type Day = "today" | "yesterday" | "tomorrow" | "other";
type DayProps = {
  on: string;
  isPlanned: boolean;
  value: string | null;
  onChange: (iso: string | null) => void;
  error: string | undefined;
};

/** Today and the day beside it at one touch; any other in the calendar. */
function DayTiles({ on, isPlanned, value, onChange, error }: DayProps) {
  const t = useTexts(measureTexts);
  const days: Partial<Record<Day, string>> = {
    today: on,
    ...(isPlanned ? { tomorrow: beside(on, 1) } : { yesterday: beside(on, -1) }),
  };
  const preset = (Object.keys(days) as Day[]).find((name) => days[name] === value);
  const [chosen, setChosen] = useState<Day>(preset ?? "other");
  const shown = chosen !== "other" && days[chosen] !== value ? (preset ?? "other") : chosen;
  return (
    <>
      <Tiles
        legend={t.dayLegend}
        name="day"
        columns={3}
        options={[...(Object.keys(days) as Day[]), "other" as const].map((name) => ({
          value: name,
          label: t.day[name],
        }))}
        value={shown}
        onChange={(name) => {
          setChosen(name);
          if (name !== "other") onChange(days[name]!);
        }}
        {...(shown !== "other" && { error })}
      />
      {shown === "other" && (
        <DateField label={t.dayField} value={value} onChange={onChange} {...(error && { error })} />
      )}
    </>
  );
}

/** The ISO day some days from another. */
const beside = (iso: string, days: number) => Temporal.PlainDate.from(iso).add({ days }).toString();
