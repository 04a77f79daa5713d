/** Communes chosen from a list, an intercommunality or the map, and what becomes of them: another zone, a new one, none. */
import { Button, Checkbox, Group, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, type Answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { readCommuneList } from "../rules.ts";
import { zoneTexts, type ZoneWords } from "./texts.ts";
import classes from "./zone.module.css";

type Found = Answer<"/api/zones">;
type Commune = Answer<"/api/communes/coverage">["communes"][number];
type Chosen = { chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void };
const NEW = "new";

/** The ways to choose that need no map. */
export function Ways({ communes, chosen, onChange }: Chosen & { communes: readonly Commune[] }) {
  const t = useTexts(zoneTexts) as ZoneWords;
  const [pasting, setPasting] = useState(false);
  const [pasted, setPasted] = useState("");
  const [unread, setUnread] = useState<string[]>([]);
  const groups = [...new Set(communes.flatMap(({ intercommunality }) => intercommunality ?? []))].toSorted(
    (one, other) => one.localeCompare(other, "fr"),
  );
  const add = (insees: readonly string[]) => onChange(new Set([...chosen, ...insees]));
  const read = () => {
    const found = readCommuneList(pasted, communes);
    add(found.insees);
    setUnread(found.unread);
    setPasted(found.unread.join("\n"));
  };
  return (
    <>
      <div className={classes.ways}>
        <NativeSelect
          label={t.byGroup}
          value=""
          data={[
            { value: "", label: t.chooseGroup },
            ...groups.map((name) => ({ value: name, label: name })),
          ]}
          onChange={(event) => {
            const name = event.currentTarget.value;
            add(
              communes.filter(({ intercommunality }) => intercommunality === name).map(({ insee }) => insee),
            );
          }}
        />
        <Button variant="default" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
          {t.byList}
        </Button>
      </div>
      {pasting && (
        <div>
          <Textarea
            label={t.listField}
            description={t.listHelp}
            autosize
            minRows={3}
            maxRows={10}
            value={pasted}
            error={unread.length > 0 ? t.unread({ n: unread.length }) : undefined}
            onChange={(event) => setPasted(event.currentTarget.value)}
          />
          <Button mt="xs" variant="default" onClick={read} disabled={pasted.trim() === ""}>
            {t.readList}
          </Button>
        </div>
      )}
    </>
  );
}

type Props = Chosen & { communes: readonly Commune[]; found: Found };

export function Choice({ communes, found, chosen, onChange }: Props) {
  const t = useTexts(zoneTexts) as ZoneWords;
  const queries = useQueryClient();
  const insees = [...chosen];
  const { form, submit, sending, problem } = useServerForm<{
    zoneId: string;
    name: string;
    operatorId: string;
    from: string | null;
    keepOthers: boolean;
  }>({
    initialValues: {
      zoneId: found.zones[0]?.id ?? NEW,
      name: "",
      operatorId: found.operators[0]?.id ?? "",
      from: found.today,
      keepOthers: false,
    },
    validate: { from: (value) => (value ? null : t.fromMissing) },
    send: async ({ zoneId, name, operatorId, from, keepOthers }) => {
      if (zoneId === NEW)
        return answer(api.POST("/api/zones", { body: { name, operatorId, insees, from: from! } }));
      return answer(
        api.PUT("/api/communes/zone", {
          body: { insees, zoneId: zoneId || null, from: from!, keepOthers: zoneId !== "" && keepOthers },
        }),
      );
    },
    onDone: () => {
      say(t.savedMany({ n: insees.length }));
      void queries.invalidateQueries({ queryKey: ["zones"] });
      onChange(new Set());
    },
  });
  const { zoneId } = form.getValues();
  const names = communes.filter(({ insee }) => chosen.has(insee)).map(({ name }) => name);
  return (
    <form onSubmit={submit} noValidate className={classes.choice} aria-label={t.chosenTitle}>
      <div aria-live="polite">
        <strong>{t.chosen({ n: insees.length })}</strong>
        {names.length > 0 && <p className={classes.names}>{names.join(", ")}</p>}
      </div>
      {insees.length > 0 && (
        <>
          <div className={classes.ways}>
            <NativeSelect
              label={t.to}
              data={[
                ...found.zones.map(({ id, name, operator }) => ({
                  value: id,
                  label: t.zoneOf({ zone: name, operator }),
                })),
                { value: NEW, label: t.newZone },
                { value: "", label: t.noZone },
              ]}
              {...form.getInputProps("zoneId")}
            />
            {zoneId === NEW && (
              <>
                <TextInput label={t.zoneName} required {...form.getInputProps("name")} />
                <NativeSelect
                  label={t.column.operator}
                  data={found.operators.map(({ id, name }) => ({ value: id, label: name }))}
                  {...form.getInputProps("operatorId")}
                />
              </>
            )}
            <DateField label={t.from} required {...form.getInputProps("from")} />
          </div>
          {zoneId !== NEW && zoneId !== "" && (
            <Checkbox
              label={t.keepOthers}
              description={t.keepOthersHelp}
              {...form.getInputProps("keepOthers", { type: "checkbox" })}
            />
          )}
          <p style={{ margin: 0 }}>{t.consequences}</p>
          {problem !== undefined && <ErrorBox error={problem} />}
          <Group gap="sm">
            <Button type="submit" loading={sending}>
              {t.giveThem({ n: insees.length })}
            </Button>
            <Button variant="default" onClick={() => onChange(new Set())}>
              {t.clear}
            </Button>
          </Group>
        </>
      )}
    </form>
  );
}
