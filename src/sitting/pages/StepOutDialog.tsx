/** Stepping out of a case for a conflict of interest: oneself, or noted by the coordination. Told with its consequences before. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import classes from "../../committee/pages/committee.module.css";
import { committeeTexts, type CommitteeWords } from "../../committee/pages/texts.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { type SittingWords, sittingTexts } from "./texts.ts";

type Session = Answer<"/api/sessions/{id}">;
type Props = { item: Session["agenda"][number]; session: Session; name: string; onClose: () => void };

export function StepOutDialog({ item, session, name, onClose }: Props) {
  const s = useTexts(sittingTexts) as SittingWords;
  const t = useTexts(committeeTexts) as CommitteeWords;
  const queries = useQueryClient();
  const isCoordination = session.can.edit;
  const gone = new Set(item.steppedOut.map(({ userId }) => userId));
  const others = session.members.filter(({ userId }) => !gone.has(userId));
  const { form, submit, sending, problem } = useServerForm<{ userId: string; reason: string }>({
    initialValues: { userId: "", reason: "" },
    validate: { userId: (value) => (isCoordination && value === "" ? t.choose : null) },
    send: ({ userId, reason }) =>
      answer(
        api.POST("/api/agenda-items/{id}/recusal", {
          params: { path: { id: item.id } },
          body: { userId: userId || null, reason },
        }),
      ),
    onDone: () => {
      say(isCoordination ? s.recorded : s.steppedOutNow);
      void queries.invalidateQueries({ queryKey: ["sessions"] });
      onClose();
    },
  });
  return (
    <Dialog title={isCoordination ? s.stepOutMember : s.stepOutQuestion} opened onClose={onClose}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <p>{isCoordination ? name : s.stepOutConsequences}</p>
        {isCoordination && (
          <NativeSelect
            label={s.stepOutWho}
            required
            data={[
              { value: "", label: t.choose },
              ...others.map((one) => ({ value: one.userId, label: `${one.name}, ${one.organisation}` })),
            ]}
            {...form.getInputProps("userId")}
          />
        )}
        <Textarea label={s.stepOutReason} autosize maxLength={500} {...form.getInputProps("reason")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending}>
          {isCoordination ? s.record : s.stepOut}
        </Button>
      </form>
    </Dialog>
  );
}
