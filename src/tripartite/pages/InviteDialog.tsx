/** Invites to a tripartite meeting: the household by text, mail or letter in its language, the professionals by their diary. */
import { Anchor, Button, NativeSelect, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { say } from "../../platform/ui/say.ts";
import panel from "../../platform/ui/panel.module.css";
import type { Means, Party } from "../rules.ts";
import type { Meeting } from "./shown.ts";
import { tripartiteTexts } from "./texts.ts";

type Language = "fr" | "en";
type Professional = Answer<"/api/households/{id}/tripartite">["professionals"][number];
type Props = { meeting: Meeting; professionals: readonly Professional[]; onClose: () => void };

export function InviteDialog({ meeting, professionals, onClose }: Props) {
  const t = useTexts(tripartiteTexts);
  const queries = useQueryClient();
  const [language, setLanguage] = useState<Language>("fr");
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState<string>();
  const { id, householdId } = meeting;
  const query = useQuery({
    queryKey: ["meeting", id, "invitation", language],
    queryFn: () =>
      answer(api.GET("/api/meetings/{id}/invitation", { params: { path: { id }, query: { language } } })),
  });
  const record = async (party: Party, means: Means, userId: string | null = null) => {
    setSending(userId ?? means);
    setProblem(undefined);
    try {
      await answer(
        api.POST("/api/meetings/{id}/invitations", {
          params: { path: { id } },
          body: { party, means, userId, language },
        }),
      );
      say(t.invited);
      await queries.invalidateQueries({ queryKey: ["household", householdId] });
    } catch (refusal) {
      setProblem(refusal);
    } finally {
      setSending(undefined);
    }
  };
  const button = (means: Means, label: string, disabled = false) => (
    <Button
      size="xs"
      variant="default"
      mt="xs"
      disabled={disabled}
      loading={sending === means}
      onClick={() => void record("household", means)}
    >
      {label}
    </Button>
  );
  return (
    <Dialog title={t.invite} opened onClose={onClose} size="lg">
      <h3 className={panel.part}>{t.householdPart}</h3>
      <NativeSelect
        label={t.language}
        value={language}
        data={(["fr", "en"] as const).map((value) => ({ value, label: t.languages[value] }))}
        onChange={({ currentTarget }) => setLanguage(currentTarget.value as Language)}
      />
      <Loaded query={query}>
        {({ sms, phone, mail }) => (
          <>
            <Textarea
              label={t.sms}
              description={phone ? t.phone({ phone }) : t.noPhone}
              readOnly
              autosize
              mt="md"
              value={sms}
            />
            <Button
              size="xs"
              mt="xs"
              mr="xs"
              onClick={() => void navigator.clipboard.writeText(sms).then(() => say(t.copied))}
            >
              {t.copy}
            </Button>
            {button("sms", t.smsSent, phone === null)}
            <Textarea
              label={t.mail}
              description={mail.to ? t.mailTo({ email: mail.to }) : t.noMail}
              readOnly
              autosize
              maxRows={8}
              mt="md"
              value={`${mail.subject}\n\n${mail.text}`}
            />
            {button("mail", t.sendMail, mail.to === null)}
            <h4 className={panel.part}>{t.paper}</h4>
            {meeting.means && !meeting.means.includes("paper") && (
              <p className={panel.small}>{t.noAddress}</p>
            )}
            <div className={panel.line}>
              <span>
                <Anchor href={`/api/meetings/${id}/invitation.pdf?language=${language}`} target="_blank">
                  {t.print}
                </Anchor>
              </span>
              {button("paper", t.paperSent, meeting.means !== null && !meeting.means.includes("paper"))}
            </div>
          </>
        )}
      </Loaded>
      <h3 className={panel.part}>{t.professionalsPart}</h3>
      <p className={panel.small}>{t.professionalsHelp}</p>
      <ul className={panel.list}>
        {professionals.map(({ userId, name, party }) => (
          <li key={userId} className={panel.line}>
            <span>
              {name}, {t.parties[party]}
            </span>
            <Button
              size="xs"
              variant="default"
              loading={sending === userId}
              onClick={() => void record(party, "calendar", userId)}
            >
              {t.sendDiary({ name })}
            </Button>
          </li>
        ))}
      </ul>
      {problem !== undefined && <ErrorBox error={problem} />}
    </Dialog>
  );
}
