/** What the worklist is narrowed by. Folded away on a phone. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";

import { SIGNAL_KINDS } from "../../signals/signal.rules.ts";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { SIGNAL_WORDS } from "../wording.rules.ts";
import { type Filters, isEmpty } from "./search.ts";
import { worklistTexts } from "./texts.ts";
import type { Choices } from "./list.ts";
import classes from "./worklist.module.css";

type Props = { filters: Filters; choices: Choices | undefined; onChange: (next: Filters) => void };

/** While somebody types, the list waits for a pause. */
const PAUSE_MS = 300;

export function FilterBar({ filters, choices, onChange }: Props) {
  const t = useTexts(worklistTexts);
  const { language } = useLanguage();
  const me = useMe();
  const set = (more: { [K in keyof Filters]?: string | number | undefined }) =>
    onChange({ ...filters, ...more } as Filters);
  const later = useDebouncedCallback(set, PAUSE_MS);
  const select = (name: keyof Filters, label: string, data: { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      data={data}
      value={String(filters[name] ?? "")}
      onChange={(event) => set({ [name]: event.currentTarget.value || undefined })}
    />
  );
  const any = { value: "", label: t.any };
  const colleagues = choices?.colleagues.filter(({ userId }) => userId !== me.id) ?? [];
  return (
    <details className={classes.fold} open={opensWide()}>
      <summary>{t.filters}</summary>
      <div className={classes.filters}>
        <SearchField
          label={t.searchField}
          value={String(filters.search ?? "")}
          onType={(search) => later({ search })}
        />
        {select("show", t.show, [
          { value: "", label: t.open },
          { value: "handled", label: t.handled },
          { value: "all", label: t.all },
        ])}
        {select("signal", t.signalField, [
          any,
          ...SIGNAL_KINDS.map((kind) => ({ value: kind, label: SIGNAL_WORDS[kind][language] })),
        ])}
        {select("commune", t.communeField, [
          { value: "", label: t.every },
          ...(choices?.communes ?? []).map(({ insee, name }) => ({ value: insee, label: name })),
        ])}
        {select("officer", t.officerField, [
          any,
          { value: "me", label: t.me },
          { value: "nobody", label: t.nobody },
          ...colleagues.map(({ userId, name }) => ({ value: userId, label: name })),
        ])}
        {select("contacted", t.contactedField, [
          any,
          { value: "never", label: t.never },
          { value: "done", label: t.done },
        ])}
        {select("raised", t.raisedField, [
          any,
          { value: "new", label: t.raisedNew },
          { value: "waiting", label: t.raisedWaiting },
        ])}
        {select("legalArrears", t.legalField, [any, { value: "reached", label: t.reached }])}
        <EurosField
          label={t.minimumField}
          value={filters.minimumCents === undefined ? null : Number(filters.minimumCents)}
          onChange={(cents) => later({ minimumCents: cents === null || cents < 0 ? undefined : cents })}
        />
        {!isEmpty(filters) && (
          <Button variant="subtle" onClick={() => onChange({})}>
            {t.clear}
          </Button>
        )}
      </div>
    </details>
  );
}

const opensWide = () => window.matchMedia("(min-width: 62.01em)").matches;

function SearchField({
  label,
  value,
  onType,
}: {
  label: string;
  value: string;
  onType: (typed: string | undefined) => void;
}) {
  const [typed, setTyped] = useState(value);
  const [given, setGiven] = useState(value);
  // A view that is chosen replaces what was typed.
  if (value !== given) {
    setGiven(value);
    setTyped(value);
  }
  return (
    <div data-search>
      <TextInput
        label={label}
        type="search"
        maxLength={100}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          onType(currentTarget.value.trim() || undefined);
        }}
      />
    </div>
  );
}
