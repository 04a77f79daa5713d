/** Views of the list kept under a name: chosen, kept, opened with, deleted. */
import { Button, Checkbox, Group, NativeSelect, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { type Filters, filtersOf, isEmpty, sameFilters, type View } from "./search.ts";
import { worklistTexts } from "./texts.ts";
import classes from "./worklist.module.css";

type Props = { filters: Filters; onChoose: (filters: Filters) => void };
const VIEWS = ["worklist", "views"];

export function ViewBar({ filters, onChoose }: Props) {
  const t = useTexts(worklistTexts);
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: VIEWS, queryFn: () => answer(api.GET("/api/worklist/views")) });
  const [keeping, setKeeping] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const views = data?.views ?? [];
  const chosen = views.find((view) => sameFilters(view.filters, filters));
  useOpening(data?.views, filters, onChoose);
  const change = async (act: Promise<unknown>, said: string) => {
    setProblem(undefined);
    try {
      await act;
      say(said);
    } catch (refusal) {
      setProblem(refusal);
    }
    await queries.invalidateQueries({ queryKey: VIEWS });
  };
  const setDefault = (id: number | null) =>
    change(
      answer(api.PUT("/api/worklist/default-view", { body: { id } })),
      id === null ? t.defaultUnset : t.defaultSet,
    );
  const group = (title: string, own: boolean) => {
    const items = views
      .filter((view) => view.own === own)
      .map(({ id, name }) => ({ value: String(id), label: name }));
    return items.length > 0 ? [{ group: title, items }] : [];
  };
  return (
    <>
      <div className={classes.bar}>
        <NativeSelect
          label={t.view}
          classNames={{ root: classes.view ?? "" }}
          value={chosen ? String(chosen.id) : isEmpty(filters) ? "" : "unsaved"}
          onChange={(event) => {
            const view = views.find(({ id }) => String(id) === event.currentTarget.value);
            onChoose(view?.filters ?? {});
          }}
          data={[
            { value: "", label: t.whole },
            ...(chosen || isEmpty(filters) ? [] : [{ value: "unsaved", label: t.unsaved }]),
            ...group(t.ownViews, true),
            ...group(t.teamViews, false),
          ]}
        />
        {!chosen && !isEmpty(filters) && (
          <Button variant="default" onClick={() => setKeeping(true)}>
            {t.keepView}
          </Button>
        )}
        {chosen && (
          <Button variant="default" onClick={() => void setDefault(chosen.isDefault ? null : chosen.id)}>
            {chosen.isDefault ? t.noDefault : t.makeDefault}
          </Button>
        )}
        {chosen?.own && (
          <Button
            variant="default"
            onClick={() =>
              void change(
                answer(api.DELETE("/api/worklist/views/{id}", { params: { path: { id: chosen.id } } })),
                t.viewDeleted,
              )
            }
          >
            {t.deleteView}
          </Button>
        )}
      </div>
      {problem !== undefined && <ErrorBox error={problem} />}
      {keeping && (
        <KeepView
          filters={filters}
          onClose={() => setKeeping(false)}
          onKept={(id, openWith) => {
            setKeeping(false);
            if (openWith) void setDefault(id);
            else say(t.viewKept);
            void queries.invalidateQueries({ queryKey: VIEWS });
          }}
        />
      )}
    </>
  );
}

/** A list that is opened without filters begins with the person's own view, once: choosing the whole list afterwards holds. */
function useOpening(views: View[] | undefined, filters: Filters, onChoose: (filters: Filters) => void) {
  const opened = useRef(false);
  useEffect(() => {
    if (opened.current || !views) return;
    opened.current = true;
    const first = views.find(({ isDefault }) => isDefault);
    if (first && isEmpty(filters)) onChoose(first.filters);
  });
}

type KeepProps = { filters: Filters; onClose: () => void; onKept: (id: number, openWith: boolean) => void };

function KeepView({ filters, onClose, onKept }: KeepProps) {
  const t = useTexts(worklistTexts);
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { name: "", shared: false, openWith: false },
    send: ({ name, shared }) =>
      answer(
        api.POST("/api/worklist/views", {
          body: { name, shared, filters: numbered(filtersOf(filters)) },
        }),
      ),
    onDone: ({ id }, { openWith }) => onKept(id, openWith),
  });
  return (
    <Dialog title={t.keepView} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <TextInput
          label={t.viewName}
          required
          data-autofocus
          maxLength={60}
          {...form.getInputProps("name")}
        />
        <Checkbox label={t.shareView} mt="md" {...form.getInputProps("shared", { type: "checkbox" })} />
        <Checkbox label={t.openWith} mt="sm" {...form.getInputProps("openWith", { type: "checkbox" })} />
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

/** An address carries texts alone, or takes digits for a number: the contract wants each as it is. */
const numbered = ({ minimumCents, search, commune, ...rest }: Filters): Filters => ({
  ...rest,
  ...(minimumCents !== undefined && { minimumCents: Number(minimumCents) }),
  ...(search !== undefined && { search: String(search) }),
  ...(commune !== undefined && { commune: String(commune) }),
});
