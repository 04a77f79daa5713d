/** The household's own page, on its file, for who carries it: what it wrote, which codes it was given. */
import { Anchor, Button, Group } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge, type Tone } from "../../platform/ui/StatusBadge.tsx";
import { GiveCode } from "./GiveCode.tsx";
import { ownPageTexts } from "./texts.ts";

const READERS: ReadonlySet<string> = new Set(["caseWorker", "operatorLead"]);
type Link = Answer<"/api/households/{id}/own-page">["links"][number];
type Message = Answer<"/api/households/{id}/own-page">["messages"][number];
const TONES: Record<Link["state"], Tone> = {
  waiting: "info",
  open: "good",
  void: "neutral",
  expired: "neutral",
  revoked: "neutral",
};

export default function OwnPagePanel({ householdId }: { householdId: string }) {
  const t = useTexts(ownPageTexts);
  const { language } = useLanguage();
  const { role } = useMe();
  const [giving, setGiving] = useState(false);
  const query = useQuery({
    queryKey: ["household", householdId, "ownPage"],
    queryFn: () =>
      answer(api.GET("/api/households/{id}/own-page", { params: { path: { id: householdId } } })),
    enabled: READERS.has(role),
  });
  if (!READERS.has(role)) return null;
  return (
    <Loaded query={query}>
      {({ links, messages, can }) => (
        <Section
          title={t.title}
          lead={t.lead}
          {...(can.make && { actions: <Button onClick={() => setGiving(true)}>{t.give}</Button> })}
        >
          <h3 className={panel.part}>{t.messages}</h3>
          {messages.length === 0 ? (
            <p>{t.noMessage}</p>
          ) : (
            <ul className={panel.list}>
              {messages.map((message) => (
                <li key={message.id}>
                  <OneMessage householdId={householdId} message={message} can={can.make} />
                </li>
              ))}
            </ul>
          )}
          <h3 className={panel.part}>{t.codes}</h3>
          {links.length === 0 ? (
            <p>{t.noCode}</p>
          ) : (
            <ul className={panel.list}>
              {links.map((link) => (
                <li key={link.id}>
                  <OneLink householdId={householdId} link={link} />
                </li>
              ))}
            </ul>
          )}
          <p>
            <Anchor
              href={`/api/households/${householdId}/access-log.pdf?language=${language}`}
              target="_blank"
            >
              {t.readers}
            </Anchor>
          </p>
          {giving && <GiveCode householdId={householdId} onClose={() => setGiving(false)} />}
        </Section>
      )}
    </Loaded>
  );
}

const dayOf = (instant: string) => instant.slice(0, 10);

function OneMessage({ householdId, message, can }: { householdId: string; message: Message; can: boolean }) {
  const t = useTexts(ownPageTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [sending, setSending] = useState(false);
  const on = formatDate(dayOf(message.sentAt), language);
  const mark = async () => {
    setSending(true);
    try {
      await answer(api.POST("/api/household-messages/{id}/read", { params: { path: { id: message.id } } }));
      say(t.marked);
      await queries.invalidateQueries({ queryKey: ["household", householdId] });
    } finally {
      setSending(false);
    }
  };
  return (
    <div className={panel.line}>
      <span>
        <span className={panel.small}>
          {t.sentOn({ on })}{" "}
          {message.readAt && message.readBy
            ? `· ${t.readBy({ name: message.readBy, on: formatDate(dayOf(message.readAt), language) })}`
            : null}
        </span>{" "}
        {message.readAt === null && <StatusBadge tone="attention">{t.unread}</StatusBadge>}
        <p className={panel.words}>{message.text}</p>
      </span>
      {can && message.readAt === null && (
        <Button
          variant="default"
          size="xs"
          loading={sending}
          aria-label={t.markReadOf({ on })}
          onClick={() => void mark()}
        >
          {t.markRead}
        </Button>
      )}
    </div>
  );
}

function OneLink({ householdId, link }: { householdId: string; link: Link }) {
  const t = useTexts(ownPageTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const day = (iso: string) => formatDate(dayOf(iso), language);
  const { state } = link;
  const until = state === "waiting" ? link.codeExpiresOn : state === "open" ? link.expiresOn : undefined;
  const revoke = async () => {
    await answer(api.POST("/api/own-page-codes/{id}/revocation", { params: { path: { id: link.id } } }));
    say(t.revoked);
    await queries.invalidateQueries({ queryKey: ["household", householdId] });
  };
  return (
    <div className={panel.line}>
      <span>
        {t.given({ on: day(link.createdAt), by: link.by ?? "" })}{" "}
        <StatusBadge tone={TONES[state]}>{t.states[state]}</StatusBadge>{" "}
        <span className={panel.small}>
          {[until && t.until({ on: day(until) }), link.lastUsedAt && t.used({ on: day(link.lastUsedAt) })]
            .filter(Boolean)
            .join(", ")}
        </span>
      </span>
      {link.can.revoke && (
        <Group>
          <ConfirmButton
            variant="subtle"
            color="red"
            size="xs"
            label={t.revokeOf({ on: day(link.createdAt) })}
            question={t.revokeQuestion}
            consequences={t.revokeWords}
            confirm={t.revoke}
            onConfirm={revoke}
          >
            {t.revoke}
          </ConfirmButton>
        </Group>
      )}
    </div>
  );
}
