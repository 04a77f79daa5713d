/** The operator's lead names who carries a household, seeing how many each of its workers carries already. */
import { Button, NativeSelect } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { type AssignmentWords, assignmentTexts } from "./texts.ts";
import classes from "../../committee/pages/committee.module.css";

type Found = Answer<"/api/assignments">;
type Props = { line: Found["toName"][number]; workers: Found["operators"][number]["workers"] };

export function NameForm({ line, workers }: Props) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<{ caseWorkerId: string }>({
    initialValues: { caseWorkerId: line.caseWorker?.userId ?? "" },
    send: (body) =>
      answer(api.POST("/api/assignments/{id}/worker", { params: { path: { id: line.assignmentId } }, body })),
    onDone: () => {
      say(t.done);
      void queries.invalidateQueries({ queryKey: ["assignments"] });
    },
  });
  const name = line.household ?? t.unnamed;
  const { caseWorkerId } = form.getValues();
  return (
    <form onSubmit={submit} noValidate>
      <div className={classes.row}>
        <NativeSelect
          label={t.worker}
          aria-label={t.workerOf({ name })}
          data={[
            ...(line.caseWorker ? [] : [{ value: "", label: t.choose }]),
            ...workers.map((worker) => ({
              value: worker.userId,
              label: t.loaded({ name: worker.name, n: worker.now }),
            })),
          ]}
          {...form.getInputProps("caseWorkerId")}
        />
        <Button
          type="submit"
          variant={line.caseWorker ? "default" : "filled"}
          loading={sending}
          disabled={caseWorkerId === "" || caseWorkerId === line.caseWorker?.userId}
          aria-label={(line.caseWorker ? t.changeOf : t.nameOf)({ name })}
        >
          {line.caseWorker ? t.change : t.name}
        </Button>
      </div>
      {problem !== undefined && <ErrorBox error={problem} />}
    </form>
  );
}
