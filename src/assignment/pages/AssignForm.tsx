/** Chooses the operator of an admitted household: the zone's is chosen to begin with, another one asks why. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { needsReason } from "../rules.ts";
import { type AssignmentWords, assignmentTexts } from "./texts.ts";
import classes from "../../committee/pages/committee.module.css";

type Found = Answer<"/api/assignments">;
type Values = { operatorId: string; overrideReason: string };
type Props = { line: Found["toAssign"][number]; operators: Found["operators"] };

export function AssignForm({ line, operators }: Props) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: { operatorId: line.proposal.operatorId ?? "", overrideReason: "" },
    send: ({ operatorId, overrideReason }) =>
      answer(
        api.POST("/api/referrals/{id}/assignment", {
          params: { path: { id: line.referralId } },
          body: { operatorId, overrideReason: overrideReason || null },
        }),
      ),
    onDone: () => {
      say(t.assigned);
      void queries.invalidateQueries({ queryKey: ["assignments"] });
      void queries.invalidateQueries({ queryKey: ["referrals"] });
    },
  });
  const name = line.household ?? t.unnamed;
  const { operatorId } = form.getValues();
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <div className={classes.row}>
        <NativeSelect
          label={t.operator}
          aria-label={t.operatorOf({ name })}
          data={[
            ...(line.proposal.operatorId === null ? [{ value: "", label: t.choose }] : []),
            ...operators.map((operator) => ({
              value: operator.id,
              label: t.loaded({ name: operator.name, n: operator.households }),
            })),
          ]}
          {...form.getInputProps("operatorId")}
        />
        <Button
          type="submit"
          loading={sending}
          disabled={operatorId === ""}
          aria-label={t.assignOf({ name })}
        >
          {t.assign}
        </Button>
      </div>
      {operatorId !== "" && needsReason(operatorId, line.covering) && (
        <Textarea
          label={t.reason}
          description={t.reasonHelp}
          required
          autosize
          maxLength={1000}
          {...form.getInputProps("overrideReason")}
        />
      )}
      {problem !== undefined && <ErrorBox error={problem} />}
    </form>
  );
}
