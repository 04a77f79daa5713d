/** Chooses the operator of an admitted household: the proposed one to begin with, another one asks why; what it does to the load is shown. */
import { Button, Checkbox, NativeSelect, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { needsReason } from "../rules.ts";
import classes from "../../committee/pages/committee.module.css";
import { Effect } from "./Effect.tsx";
import { type AssignmentWords, assignmentTexts } from "./texts.ts";

type Found = Answer<"/api/assignments">;
type Values = { operatorId: string; overrideReason: string; despiteRefusal: boolean };
type Props = { line: Found["toAssign"][number]; found: Found };

export function AssignForm({ line, found }: Props) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const queries = useQueryClient();
  const proposedId = line.proposal?.operatorId ?? null;
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: { operatorId: proposedId ?? "", overrideReason: "", despiteRefusal: false },
    send: ({ operatorId, overrideReason, despiteRefusal }) =>
      answer(
        api.POST("/api/referrals/{id}/assignment", {
          params: { path: { id: line.referralId } },
          body: { operatorId, overrideReason: overrideReason || null, despiteRefusal },
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
  const chosen = found.operators.find(({ id }) => id === operatorId);
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <div className={classes.row}>
        <NativeSelect
          label={t.operator}
          aria-label={t.operatorOf({ name })}
          data={[
            ...(proposedId === null ? [{ value: "", label: t.choose }] : []),
            ...found.operators.map((operator) => ({
              value: operator.id,
              label: t.loaded({ name: operator.name, n: operator.now }),
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
      {chosen && (
        <p className={panel.small}>
          <Effect load={chosen} found={found} />
        </p>
      )}
      {operatorId !== "" && needsReason(operatorId, proposedId) && (
        <Textarea
          label={t.reason}
          description={t.reasonHelp}
          required
          autosize
          maxLength={1000}
          {...form.getInputProps("overrideReason")}
        />
      )}
      {line.supportRefused && (
        <Checkbox
          size="sm"
          label={t.despiteRefusal}
          {...form.getInputProps("despiteRefusal", { type: "checkbox" })}
        />
      )}
      {problem !== undefined && <ErrorBox error={problem} />}
    </form>
  );
}
