/** Webhooks of one's organisation: made, tried, stopped, their letters read and sent again. */
import { Button, Group } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { Letters } from "./Letters.tsx";
import { NewWebhook } from "./NewWebhook.tsx";
import { SecretShown } from "./SecretShown.tsx";
import { webhookTexts } from "./texts.ts";

type Webhook = Answer<"/api/webhooks">["rows"][number];
const KEY = ["webhooks"] as const;

export default function Webhooks() {
  const t = useTexts(webhookTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: () => answer(api.GET("/api/webhooks")) });
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string>();
  const [seen, setSeen] = useState<Webhook>();
  const again = () => queries.invalidateQueries({ queryKey: KEY });
  return (
    <>
      <PageTitle
        title={t.title}
        lead={t.lead}
        actions={<Button onClick={() => setCreating(true)}>{t.create}</Button>}
      />
      <Loaded query={query}>
        {({ rows, offered }) => (
          <>
            <Section title={t.list}>
              <DataTable
                caption={t.list}
                captionHidden
                rows={rows}
                rowKey={({ id }) => id}
                empty={<EmptyState title={t.none}>{t.noneWords}</EmptyState>}
                columns={[
                  {
                    id: "name",
                    title: t.name,
                    names: true,
                    cell: ({ name, url, kinds }) => (
                      <div style={{ overflowWrap: "anywhere" }}>
                        {name}
                        <br />
                        <small style={{ fontWeight: 400 }}>
                          {url}
                          <br />
                          {kinds.map((kind) => t.kinds[kind]).join(", ")}
                        </small>
                      </div>
                    ),
                  },
                  {
                    id: "state",
                    title: t.state,
                    cell: ({ active, waiting, dead }) => (
                      <Group gap={6}>
                        <StatusBadge tone={active ? "good" : "neutral"}>{active ? t.on : t.off}</StatusBadge>
                        {dead > 0 && <StatusBadge tone="danger">{t.dead({ n: dead })}</StatusBadge>}
                        {waiting > 0 && <span>{t.waiting({ n: waiting })}</span>}
                      </Group>
                    ),
                  },
                  {
                    id: "last",
                    title: t.last,
                    cell: ({ lastDeliveredAt }) =>
                      lastDeliveredAt === null ? t.never : formatDate(lastDeliveredAt, language, "withTime"),
                  },
                  {
                    id: "actions",
                    title: t.actions,
                    cell: (row) => (
                      <WebhookActions
                        webhook={row}
                        onSee={() => setSeen(row)}
                        onSecret={setSecret}
                        onChanged={again}
                      />
                    ),
                  },
                ]}
              />
            </Section>
            {creating && (
              <NewWebhook
                offered={offered}
                onClose={() => setCreating(false)}
                onCreated={(made) => {
                  setCreating(false);
                  setSecret(made);
                  void again();
                }}
              />
            )}
          </>
        )}
      </Loaded>
      {secret !== undefined && <SecretShown secret={secret} onClose={() => setSecret(undefined)} />}
      {seen && <Letters webhook={seen} onClose={() => setSeen(undefined)} onChanged={again} />}
    </>
  );
}

type ActionsProps = {
  webhook: Webhook;
  onSee: () => void;
  onSecret: (secret: string) => void;
  onChanged: () => Promise<void>;
};

function WebhookActions({ webhook: { id, name, active }, onSee, onSecret, onChanged }: ActionsProps) {
  const t = useTexts(webhookTexts);
  const params = { path: { id } };
  const test = async () => {
    await answer(api.POST("/api/webhooks/{id}/test", { params }));
    say(t.tested);
    await onChanged();
  };
  const set = async () => {
    await answer(api.PUT("/api/webhooks/{id}/active", { params, body: { active: !active } }));
    await onChanged();
  };
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" aria-label={t.seeOf({ name })} onClick={onSee}>
        {t.see}
      </Button>
      {active && (
        <Button size="xs" variant="default" aria-label={t.testOf({ name })} onClick={() => void test()}>
          {t.test}
        </Button>
      )}
      <ConfirmButton
        size="xs"
        variant="default"
        label={t.rotateOf({ name })}
        question={t.rotateQuestion({ name })}
        consequences={t.rotateWords}
        confirm={t.rotate}
        onConfirm={async () => {
          const { secret } = await answer(api.POST("/api/webhooks/{id}/secret", { params }));
          onSecret(secret);
        }}
      >
        {t.rotate}
      </ConfirmButton>
      <Button
        size="xs"
        variant="default"
        aria-label={active ? t.stopOf({ name }) : t.startOf({ name })}
        onClick={() => void set()}
      >
        {active ? t.stop : t.start}
      </Button>
    </Group>
  );
}
