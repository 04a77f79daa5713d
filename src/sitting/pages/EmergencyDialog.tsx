/** Asks those needed about one household between two sessions. */
import { Button, Checkbox, NativeSelect, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import classes from "../../committee/pages/committee.module.css";
import { committeeTexts, type CommitteeWords } from "../../committee/pages/texts.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { say } from "../../platform/ui/say.ts";
import { type SittingWords, sittingTexts } from "./texts.ts";

type Values = { referralId: string; because: string; answerBy: string | null; members: string[] };

export function EmergencyDialog({ onClose }: { onClose: () => void }) {
  const s = useTexts(sittingTexts) as SittingWords;
  const query = useQuery({
    queryKey: ["emergencies", "new"],
    queryFn: () => answer(api.GET("/api/emergencies/new")),
  });
  return (
    <Dialog title={s.askTitle} opened onClose={onClose} size="lg">
      <Loaded query={query}>
        {(found) =>
          found.referrals.length === 0 ? <p>{s.askNone}</p> : <AskForm found={found} onClose={onClose} />
        }
      </Loaded>
    </Dialog>
  );
}

function AskForm({ found, onClose }: { found: Answer<"/api/emergencies/new">; onClose: () => void }) {
  const s = useTexts(sittingTexts) as SittingWords;
  const t = useTexts(committeeTexts) as CommitteeWords;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { form, submit, sending, problem } = useServerForm<Values, string>({
    initialValues: { referralId: "", because: "", answerBy: null, members: [] },
    validate: { referralId: (value) => (value === "" ? t.choose : null) },
    send: async (body) => (await answer(api.POST("/api/emergencies", { body }))).id,
    onDone: (id) => {
      say(s.askDone);
      void queries.invalidateQueries({ queryKey: ["sessions"] });
      onClose();
      void navigate({ to: "/sessions/$id", params: { id } });
    },
  });
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <NativeSelect
        label={s.askReferral}
        required
        data={[
          { value: "", label: t.choose },
          ...found.referrals.map(({ id, household, landlord }) => ({
            value: id,
            label: [household ?? t.unknown, landlord].join(", "),
          })),
        ]}
        {...form.getInputProps("referralId")}
      />
      <Textarea
        label={s.askBecause}
        description={t.withoutName}
        required
        autosize
        maxLength={1000}
        {...form.getInputProps("because")}
      />
      <DateField label={s.askAnswerBy} required {...form.getInputProps("answerBy")} />
      <Checkbox.Group label={s.askWhom} {...form.getInputProps("members")}>
        {[...Map.groupBy(found.people, ({ role }) => role)].map(([role, those]) => (
          <fieldset key={role} className={classes.choices}>
            <legend>{t.posts[role] ?? role}</legend>
            {those.map(({ userId, name, organisation }) => (
              <Checkbox key={userId} value={userId} label={`${name}, ${organisation}`} mb={6} />
            ))}
          </fieldset>
        ))}
      </Checkbox.Group>
      {problem !== undefined && <ErrorBox error={problem} />}
      <Button type="submit" loading={sending}>
        {s.askSend}
      </Button>
    </form>
  );
}
