/** Invitations that wait for an answer: until when their link is good, sent again or taken back. */
import { Button, Group } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../../platform/ui/client.ts";
import { ConfirmButton } from "../../../platform/ui/ConfirmButton.tsx";
import { DataTable, type Column } from "../../../platform/ui/DataTable.tsx";
import { formatDate } from "../../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../../platform/ui/language.tsx";
import { say } from "../../../platform/ui/say.ts";
import { Section } from "../../../platform/ui/Section.tsx";
import { StatusBadge } from "../../../platform/ui/StatusBadge.tsx";
import { shellTexts } from "../texts.ts";
import { peopleTexts } from "./texts.ts";

type Invited = Answer<"/api/people">["invitations"][number];

/** `all`: of several organisations, which are then named. */
export function Invitations({ rows, all }: { rows: readonly Invited[]; all: boolean }) {
  const t = useTexts(peopleTexts);
  const { roles } = useTexts(shellTexts);
  const { language } = useLanguage();
  if (rows.length === 0) return null;
  const columns: Column<Invited>[] = [
    { id: "name", title: t.name, names: true, cell: ({ name }) => name },
    {
      id: "email",
      title: t.email,
      cell: ({ email }) => <span style={{ overflowWrap: "anywhere" }}>{email}</span>,
    },
    ...(all ? [{ id: "organisation", title: t.organisation, cell: (row: Invited) => row.organisation }] : []),
    { id: "role", title: t.role, cell: ({ role }) => roles[role] },
    {
      id: "until",
      title: t.until,
      cell: ({ expired, expiresAt }) =>
        expired ? (
          <StatusBadge tone="attention">{t.expired}</StatusBadge>
        ) : (
          t.untilDay({ date: formatDate(expiresAt, language, "withTime") })
        ),
    },
    { id: "actions", title: t.actions, cell: (row) => <InvitationActions invited={row} /> },
  ];
  return (
    <Section title={t.invitations}>
      <DataTable
        caption={t.invitations}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        columns={columns}
      />
    </Section>
  );
}

function InvitationActions({ invited: { id, name } }: { invited: Invited }) {
  const t = useTexts(peopleTexts);
  const queries = useQueryClient();
  const path = { params: { path: { id } } };
  const again = async () => {
    await answer(api.POST("/api/invitations/{id}/again", path));
    say(t.againDone({ name }));
    await queries.invalidateQueries({ queryKey: ["people"] });
  };
  const revoke = async () => {
    await answer(api.DELETE("/api/invitations/{id}", path));
    say(t.revokeDone({ name }));
    await queries.invalidateQueries({ queryKey: ["people"] });
  };
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" aria-label={t.againOf({ name })} onClick={() => void again()}>
        {t.again}
      </Button>
      <ConfirmButton
        size="xs"
        variant="default"
        label={t.revokeOf({ name })}
        question={t.revokeQuestion({ name })}
        consequences={<p>{t.revokeWords}</p>}
        confirm={t.revoke}
        onConfirm={revoke}
      >
        {t.revoke}
      </ConfirmButton>
    </Group>
  );
}
