/** Tokens of a landlord's own programs: who holds one, until when, when it last served; created and revoked by the lead. */
import { Button, Group } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { DateText } from "../../platform/ui/DateText.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { type Language, useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { NewToken } from "./NewToken.tsx";
import { tokenTexts } from "./texts.ts";
import { TokenShown } from "./TokenShown.tsx";

type Token = Answer<"/api/access-tokens">["rows"][number];

const KEY = ["access-tokens"] as const;
const TONES = { open: "good", expired: "attention", revoked: "neutral" } as const;

export default function Tokens() {
  const t = useTexts(tokenTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [creating, setCreating] = useState(false);
  const [shown, setShown] = useState<string>();
  const query = useQuery({ queryKey: KEY, queryFn: () => answer(api.GET("/api/access-tokens")) });
  return (
    <>
      <PageTitle
        title={t.title}
        lead={t.lead}
        actions={<Button onClick={() => setCreating(true)}>{t.create}</Button>}
      />
      <Section title={t.list}>
        <Loaded query={query}>
          {({ rows }) => (
            <DataTable
              caption={t.list}
              captionHidden
              rows={rows}
              rowKey={(row) => row.id}
              columns={columns(t, language, (token) => {
                setShown(token);
                void queries.invalidateQueries({ queryKey: KEY });
              })}
              empty={<EmptyState title={t.none}>{t.noneWords}</EmptyState>}
            />
          )}
        </Loaded>
      </Section>
      {creating && (
        <NewToken
          onClose={() => setCreating(false)}
          onCreated={(token) => {
            setCreating(false);
            setShown(token);
            void queries.invalidateQueries({ queryKey: KEY });
          }}
        />
      )}
      {shown !== undefined && <TokenShown token={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

const small = (text: string | null) =>
  text !== null && <small style={{ overflowWrap: "anywhere" }}> {text}</small>;

function columns(
  t: ReturnType<typeof useTexts<typeof tokenTexts.fr>>,
  language: Language,
  onReplaced: (token: string) => void,
): Column<Token>[] {
  return [
    {
      id: "name",
      title: t.name,
      names: true,
      cell: ({ name, scopes }) => (
        <div style={{ overflowWrap: "anywhere" }}>
          {name}
          <br />
          <small style={{ fontWeight: 400 }}>{scopes.map((scope) => t.scopeNames[scope]).join(", ")}</small>
        </div>
      ),
    },
    {
      id: "state",
      title: t.state,
      cell: ({ state, expiresOn, revokedAt, revokedByName, replaced }) => (
        <div>
          <StatusBadge tone={TONES[state]}>{t.states[state]}</StatusBadge>{" "}
          {state === "revoked" ? t.since : t.until}{" "}
          <DateText iso={state === "revoked" ? revokedAt : expiresOn} />
          {small(revokedByName && t.by({ name: revokedByName }))}
          {small(state === "open" && replaced ? t.replaced : null)}
        </div>
      ),
    },
    {
      id: "created",
      title: t.created,
      cell: ({ createdAt, createdByName }) => (
        <div>
          <DateText iso={createdAt} />
          {small(createdByName && t.by({ name: createdByName }))}
        </div>
      ),
    },
    {
      id: "used",
      title: t.used,
      cell: ({ lastUsedAt, lastUsedFrom }) =>
        lastUsedAt === null ? (
          t.never
        ) : (
          <div>
            {formatDate(lastUsedAt, language, "withTime")}
            {small(lastUsedFrom && t.from({ address: lastUsedFrom }))}
          </div>
        ),
    },
    {
      id: "actions",
      title: t.actions,
      cell: (row) => (
        <Group gap="xs">
          <Replace token={row} onReplaced={onReplaced} />
          <Revoke token={row} />
        </Group>
      ),
    },
  ];
}

function Replace({
  token: { id, name, state, replaced },
  onReplaced,
}: {
  token: Token;
  onReplaced: (token: string) => void;
}) {
  const t = useTexts(tokenTexts);
  if (state !== "open" || replaced) return null;
  return (
    <ConfirmButton
      size="xs"
      variant="default"
      label={t.replaceOf({ name })}
      question={t.replaceQuestion({ name })}
      consequences={t.replaceWords}
      confirm={t.replace}
      onConfirm={async () => {
        const made = await answer(api.POST("/api/access-tokens/{id}/replace", { params: { path: { id } } }));
        onReplaced(made.token);
      }}
    >
      {t.replace}
    </ConfirmButton>
  );
}

function Revoke({ token: { id, name, state } }: { token: Token }) {
  const t = useTexts(tokenTexts);
  const queries = useQueryClient();
  if (state === "revoked") return "–";
  return (
    <ConfirmButton
      size="xs"
      variant="default"
      label={t.revokeOf({ name })}
      question={t.revokeQuestion({ name })}
      consequences={t.revokeWords}
      confirm={t.revoke}
      onConfirm={async () => {
        await answer(api.POST("/api/access-tokens/{id}/revoke", { params: { path: { id } } }));
        say(t.revoked({ name }));
        await queries.invalidateQueries({ queryKey: KEY });
      }}
    >
      {t.revoke}
    </ConfirmButton>
  );
}
