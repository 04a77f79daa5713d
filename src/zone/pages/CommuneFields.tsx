/** Fields that choose one commune, or several: typed with suggestions of the browser's own, kept as INSEE codes. */
import { Button, Group, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";

import { answer, type Answer, api } from "../../platform/ui/client.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { communeTexts } from "./commune.texts.ts";

type Commune = Answer<"/api/communes/list">["communes"][number];

/** Communes and zones to choose from; asked once for all the fields of a visit. */
export const useCommunes = () =>
  useQuery({
    queryKey: ["communes", "list"],
    queryFn: () => answer(api.GET("/api/communes/list")),
    staleTime: Infinity,
  }).data;

const labelOf = ({ name, postcodes }: Commune) => `${name} (${postcodes[0] ?? ""})`;
const folded = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** The commune that a text names whole: as suggested, by its name alone where no other bears it, or by its code. */
function named(text: string, communes: readonly Commune[]): Commune | undefined {
  const asked = folded(text);
  const exact = communes.filter(
    (commune) => folded(labelOf(commune)) === asked || commune.insee === text.trim(),
  );
  const byName = exact.length > 0 ? exact : communes.filter(({ name }) => folded(name) === asked);
  return byName.length === 1 ? byName[0] : undefined;
}

type Typed = {
  label: string;
  typed: string;
  onType: (text: string) => void;
  error?: React.ReactNode;
  required?: boolean;
  onEnter?: () => void;
};

function CommuneText({ label, typed, onType, error, required = false, onEnter }: Typed) {
  const t = useTexts(communeTexts);
  const list = useId();
  const communes = useCommunes()?.communes ?? [];
  return (
    <>
      <TextInput
        label={label}
        description={t.help}
        error={error}
        required={required}
        list={list}
        autoComplete="off"
        value={typed}
        onChange={({ currentTarget }) => onType(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !onEnter) return;
          event.preventDefault();
          onEnter();
        }}
        style={{ flex: "1 1 14rem" }}
      />
      <datalist id={list}>
        {communes.map((commune) => (
          <option key={commune.insee} value={labelOf(commune)}>
            {labelOf(commune)}
          </option>
        ))}
      </datalist>
    </>
  );
}

type One = {
  label: string;
  value?: string | null;
  onChange?: (insee: string | null) => void;
  error?: React.ReactNode;
  required?: boolean;
};

/** `value` and `onChange` speak INSEE codes: `form.getInputProps("communeInsee")` fits. */
export function CommuneField({ label, value, onChange, error, required = false }: One) {
  const t = useTexts(communeTexts);
  const communes = useCommunes()?.communes ?? [];
  const [text, setText] = useState<string>();
  const known = communes.find(({ insee }) => insee === value);
  const typed = text ?? (known ? labelOf(known) : "");
  const isUnknown = typed.trim() !== "" && communes.length > 0 && !named(typed, communes);
  return (
    <CommuneText
      label={label}
      typed={typed}
      required={required}
      error={error ?? (isUnknown && typed.length > 3 ? t.unknown : undefined)}
      onType={(next) => {
        setText(next);
        onChange?.(named(next, communes)?.insee ?? null);
      }}
    />
  );
}

type Several = Omit<One, "value" | "onChange" | "required"> & {
  value?: readonly string[];
  onChange?: (insees: string[]) => void;
};

const NONE: readonly string[] = [];

export function CommunesField({ label, value = NONE, onChange, error }: Several) {
  const t = useTexts(communeTexts);
  const communes = useCommunes()?.communes ?? [];
  const [typed, setTyped] = useState("");
  const [isUnknown, setUnknown] = useState(false);
  const nameOf = (insee: string) => communes.find((commune) => commune.insee === insee)?.name ?? insee;
  const add = () => {
    const found = named(typed, communes);
    setUnknown(!found);
    if (!found) return;
    if (!value.includes(found.insee)) onChange?.([...value, found.insee]);
    setTyped("");
  };
  return (
    <>
      <Group align="flex-end" gap="sm" mt="sm">
        <CommuneText
          label={label}
          typed={typed}
          error={error ?? (isUnknown ? t.unknown : undefined)}
          onType={(next) => {
            setTyped(next);
            setUnknown(false);
          }}
          onEnter={add}
        />
        <Button variant="default" onClick={add} disabled={typed.trim() === ""}>
          {t.add}
        </Button>
      </Group>
      {value.length === 0 ? (
        <p className={panel.small}>{t.none}</p>
      ) : (
        <ul aria-label={t.chosen} className={panel.list} style={{ margin: "0.5rem 0 0", gap: "0.25rem" }}>
          {value.map((insee) => (
            <li key={insee} className={panel.line}>
              <span>{nameOf(insee)}</span>
              <Button
                variant="subtle"
                size="xs"
                onClick={() => onChange?.(value.filter((one) => one !== insee))}
              >
                {t.remove({ name: nameOf(insee) })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
