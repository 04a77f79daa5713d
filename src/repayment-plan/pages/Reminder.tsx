/** Before an instalment: the words a worker may copy, text or mail to the household, kept once given. Nothing leaves from here by itself. */
import { Anchor, Button, Group, Radio, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { formatCents } from "../../platform/money/format.ts";
import { answer, type Answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { say } from "../../platform/ui/say.ts";
import { REMINDER_WAYS, type ReminderWay, reminderText } from "../reminder.rules.ts";
import { planTexts } from "./texts.ts";

type Plan = Answer<"/api/households/{id}/plans">["plans"][number];
type Props = { householdId: string; plan: Plan };

export function Reminder({ householdId, plan }: Props) {
  const t = useTexts(planTexts);
  const { language } = useLanguage();
  const [opened, setOpened] = useState(false);
  const { due, given } = plan.reminders;
  const day = (iso: string) => formatDate(iso, language);
  return (
    <>
      {due && (
        <Group my="xs">
          <span>{t.dueSoon({ on: day(due.on), amount: formatCents(due.leftCents, language) })}</span>
          <Button size="xs" variant="default" onClick={() => setOpened(true)}>
            {t.remind}
          </Button>
        </Group>
      )}
      {given.length > 0 && (
        <details style={{ marginBlock: "0.75rem" }}>
          <summary>{t.reminders({ n: given.length })}</summary>
          <ul>
            {given.map((one) => (
              <li key={`${one.on} ${one.way} ${one.text}`}>
                {t.reminded({
                  on: day(one.on),
                  by: one.by ?? "–",
                  way: t.ways[one.way],
                  due: day(one.dueOn),
                })}{" "}
                « {one.text} »
              </li>
            ))}
          </ul>
        </details>
      )}
      {opened && due && (
        <ReminderDialog
          householdId={householdId}
          planId={plan.id}
          due={due}
          onClose={() => setOpened(false)}
        />
      )}
    </>
  );
}

type DialogProps = {
  householdId: string;
  planId: string;
  due: NonNullable<Plan["reminders"]["due"]>;
  onClose: () => void;
};

function ReminderDialog({ householdId, planId, due, onClose }: DialogProps) {
  const t = useTexts(planTexts);
  const { language } = useLanguage();
  const me = useMe();
  const queries = useQueryClient();
  const file = useQuery({
    queryKey: ["household", householdId],
    queryFn: () => answer(api.GET("/api/households/{id}", { params: { path: { id: householdId } } })),
  });
  const { form, submit, sending, problem } = useServerForm<{ text: string; way: ReminderWay }>({
    // The household is written to in French; the worker changes the words at will.
    initialValues: { text: reminderText({ ...due, worker: me.name }, "fr"), way: "said" },
    send: (body) =>
      answer(api.POST("/api/repayment-plans/{id}/reminders", { params: { path: { id: planId } }, body })),
    onDone: () => {
      say(t.reminderKept);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  const { text } = form.getValues();
  const told = (file.data?.persons ?? []).filter(({ isLeaseholder }) => isLeaseholder);
  const phone = told.find((person) => person.phone)?.phone;
  const email = told.find((person) => person.email)?.email;
  const chosen = (way: ReminderWay) => form.setFieldValue("way", way);
  return (
    <Dialog title={t.remindTitle({ on: formatDate(due.on, language) })} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p style={{ marginTop: 0 }}>{t.remindLead}</p>
        <Textarea label={t.remindText} autosize minRows={3} maxLength={600} {...form.getInputProps("text")} />
        <Group my="sm">
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              void navigator.clipboard.writeText(text).then(() => say(t.copied));
              chosen("copied");
            }}
          >
            {t.copy}
          </Button>
          {phone && (
            <Anchor
              href={`sms:${phone.replaceAll(/[^+\d]/g, "")}?body=${encodeURIComponent(text)}`}
              underline="always"
              onClick={() => chosen("sms")}
            >
              {t.bySms({ phone })}
            </Anchor>
          )}
          {email && (
            <Anchor
              href={`mailto:${email}?subject=${encodeURIComponent(t.mailSubject)}&body=${encodeURIComponent(text)}`}
              underline="always"
              onClick={() => chosen("mail")}
            >
              {t.byMail({ email })}
            </Anchor>
          )}
          {!phone && !email && <span>{t.noContact}</span>}
        </Group>
        <Radio.Group label={t.way} {...form.getInputProps("way")}>
          <Group mt={4} gap="md">
            {REMINDER_WAYS.map((way) => (
              <Radio key={way} value={way} label={t.ways[way]} />
            ))}
          </Group>
        </Radio.Group>
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.keepReminder}
        </Button>
      </form>
    </Dialog>
  );
}
