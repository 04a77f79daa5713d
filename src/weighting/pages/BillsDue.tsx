/** When a month's bill falls due: from it, the day of legal arrears to come is counted. */
import { Button, NativeSelect } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { weightTexts } from "./texts.ts";
import type { Weights } from "./words.ts";
import classes from "./weights.module.css";

export function BillsDue({ weights: { billsFallDue, can } }: { weights: Weights }) {
  const t = useTexts(weightTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { value: billsFallDue.value },
    send: (body) => answer(api.PUT("/api/weights/bills-due", { body })),
    onDone: () => {
      say(t.dueSaved);
      void queries.invalidateQueries({ queryKey: ["weights"] });
    },
  });
  return (
    <Section title={t.due} lead={t.dueLead}>
      <p className={classes.words}>
        {t.dues[billsFallDue.value]} {!billsFallDue.own && t.dueUnsaid}
      </p>
      {can.apply && (
        <form onSubmit={submit} noValidate className={classes.acts}>
          <NativeSelect
            aria-label={t.due}
            data={(["monthStart", "monthEnd"] as const).map((value) => ({ value, label: t.dues[value] }))}
            {...form.getInputProps("value")}
          />
          <Button type="submit" variant="default" loading={sending}>
            {t.dueSave}
          </Button>
        </form>
      )}
      {problem !== undefined && <ErrorBox error={problem} />}
    </Section>
  );
}
