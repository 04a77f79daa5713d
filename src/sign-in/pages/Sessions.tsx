/** Where one is signed in, and ending it there. */
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { securityTexts } from "./texts.ts";

export type Security = Answer<"/api/account/security">;
export const securityKey = ["account", "security"] as const;

export function Sessions({ sessions, idle, longest }: Pick<Security, "sessions" | "idle" | "longest">) {
  const t = useTexts(securityTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: securityKey });
  const said = (iso: string) => {
    const minutes = Math.round(Temporal.Duration.from(iso).total("minutes"));
    return minutes % 60 === 0 ? t.hours({ n: minutes / 60 }) : t.minutes({ n: minutes });
  };
  const deviceOf = ({ browser, system }: Security["sessions"][number]) =>
    browser && system ? t.browserOn({ browser, system }) : (browser ?? system ?? t.unknownDevice);
  const end = async (id: string) => {
    await answer(api.DELETE("/api/account/sessions/{id}", { params: { path: { id } } }));
    say(t.ended);
    await again();
  };
  return (
    <Section
      title={t.sessions}
      lead={t.sessionsLead({ idle: said(idle), longest: said(longest) })}
      actions={
        sessions.length > 1 && (
          <ConfirmButton
            variant="default"
            question={t.endOthersQuestion}
            consequences={t.endOthersWords}
            confirm={t.endOthers}
            onConfirm={async () => {
              const { ended } = await answer(api.POST("/api/account/sessions/end-others"));
              say(t.othersEnded({ n: ended }));
              await again();
            }}
          >
            {t.endOthers}
          </ConfirmButton>
        )
      }
    >
      <DataTable
        caption={t.sessions}
        captionHidden
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          {
            id: "device",
            title: t.device,
            names: true,
            cell: (row) => (
              <span>
                {deviceOf(row)} {row.current && <StatusBadge tone="info">{t.here}</StatusBadge>}
              </span>
            ),
          },
          { id: "from", title: t.from, cell: ({ address }) => address || "–" },
          {
            id: "how",
            title: t.how,
            cell: ({ method, secondFactor }) =>
              `${method === "password" || method === "passkey" ? t.ways[method] : t.ways.provider}${
                secondFactor && method !== "passkey" ? `, ${t.withFactor}` : ""
              }`,
          },
          {
            id: "since",
            title: t.since,
            cell: ({ createdAt }) => formatDate(createdAt, language, "withTime"),
          },
          {
            id: "seen",
            title: t.seen,
            cell: ({ lastSeenAt }) => formatDate(lastSeenAt, language, "withTime"),
          },
          {
            id: "actions",
            title: t.actions,
            cell: (row) =>
              row.current ? (
                "–"
              ) : (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t.endOf({ name: deviceOf(row) })}
                  onClick={() => void end(row.id)}
                >
                  {t.end}
                </Button>
              ),
          },
        ]}
      />
    </Section>
  );
}
