/** What a member says of a case: for, against, abstaining, with a comment. The coordination reads it. */
import { Button, Radio, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import classes from "../../committee/pages/committee.module.css";
import { committeeTexts, type CommitteeWords } from "../../committee/pages/texts.ts";
import { type Voice, VOICES } from "../../committee/rules.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { say } from "../../platform/ui/say.ts";
import { type SittingWords, sittingTexts } from "./texts.ts";

type Session = Answer<"/api/sessions/{id}">;
type Props = { item: Session["agenda"][number]; session: Session; name: string; onClose: () => void };

export function VoiceDialog({ item, name, onClose }: Props) {
  const s = useTexts(sittingTexts) as SittingWords;
  const t = useTexts(committeeTexts) as CommitteeWords;
  const me = useMe();
  const queries = useQueryClient();
  const former = item.voices.find(({ userId }) => userId === me.id);
  const { form, submit, sending, problem } = useServerForm<{ voice: Voice; comment: string }>({
    initialValues: { voice: former?.voice ?? "agree", comment: former?.comment ?? "" },
    send: (body) =>
      answer(api.PUT("/api/agenda-items/{id}/voice", { params: { path: { id: item.id } }, body })),
    onDone: () => {
      say(s.spoken);
      void queries.invalidateQueries({ queryKey: ["sessions"] });
      onClose();
    },
  });
  return (
    <Dialog title={s.speakOf({ name })} opened onClose={onClose}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <Radio.Group label={s.voice} {...form.getInputProps("voice")}>
          {VOICES.map((value) => (
            <Radio key={value} value={value} label={s.voices[value]} mt={8} />
          ))}
        </Radio.Group>
        <Textarea
          label={s.comment}
          description={t.withoutName}
          autosize
          maxLength={1000}
          {...form.getInputProps("comment")}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending}>
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}
