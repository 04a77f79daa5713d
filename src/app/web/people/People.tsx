/** The people of one's organisation (of all, for the administrator): accesses opened and closed, invitations that wait. */
import { Button, Group, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { answer, api, type Answer } from "../../../platform/ui/client.ts";
import { ConfirmButton } from "../../../platform/ui/ConfirmButton.tsx";
import { DataTable, type Column } from "../../../platform/ui/DataTable.tsx";
import { DateText } from "../../../platform/ui/DateText.tsx";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { useTexts } from "../../../platform/ui/language.tsx";
import { Loaded } from "../../../platform/ui/Loaded.tsx";
import { useMe } from "../../../platform/ui/me.ts";
import { PageTitle } from "../../../platform/ui/PageTitle.tsx";
import { say } from "../../../platform/ui/say.ts";
import { Section } from "../../../platform/ui/Section.tsx";
import { StatusBadge } from "../../../platform/ui/StatusBadge.tsx";
import { shellTexts } from "../texts.ts";
import { ChangePostDialog } from "./ChangePostDialog.tsx";
import { Invitations } from "./Invitations.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import { peopleTexts } from "./texts.ts";

type Person = Answer<"/api/people">["people"][number];

export const peopleKey = ["people"] as const;

/** The letters of a word without accents or capitals: `Équipe` is found by `equipe`. */
const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

export default function People() {
  const t = useTexts(peopleTexts);
  const me = useMe();
  const [typed, setTyped] = useState("");
  const [inviting, setInviting] = useState(false);
  const query = useQuery({ queryKey: peopleKey, queryFn: () => answer(api.GET("/api/people")) });
  const all = me.role === "administrator";
  const [changing, setChanging] = useState<Person>();
  const columns = useColumns(all, setChanging);
  return (
    <>
      <PageTitle
        title={t.title}
        lead={all ? t.leadAll : t.lead}
        actions={<Button onClick={() => setInviting(true)}>{t.invite}</Button>}
      />
      <Loaded query={query}>
        {({ people, invitations, openings }) => (
          <>
            <Invitations rows={invitations} all={all} />
            <Section title={t.people}>
              {people.length > 8 && (
                <TextInput
                  label={t.search}
                  value={typed}
                  onChange={(event) => setTyped(event.currentTarget.value)}
                  maw={420}
                  mb="md"
                />
              )}
              <DataTable
                caption={t.people}
                captionHidden
                rows={people.filter(({ name, email, organisation }) =>
                  plain(`${name} ${email} ${organisation}`).includes(plain(typed.trim())),
                )}
                rowKey={(row) => row.userId}
                columns={columns}
                empty={<EmptyState title={t.nobody}>{t.nobodyWords}</EmptyState>}
              />
            </Section>
            {changing && (
              <ChangePostDialog
                person={changing}
                openings={openings}
                onClose={() => setChanging(undefined)}
              />
            )}
            {inviting && <InviteDialog openings={openings} onClose={() => setInviting(false)} />}
          </>
        )}
      </Loaded>
    </>
  );
}

function useColumns(all: boolean, onChange: (person: Person) => void): Column<Person>[] {
  const t = useTexts(peopleTexts);
  const { roles } = useTexts(shellTexts);
  return [
    { id: "name", title: t.name, names: true, cell: ({ name }) => name },
    {
      id: "email",
      title: t.email,
      cell: ({ email }) => <span style={{ overflowWrap: "anywhere" }}>{email}</span>,
    },
    ...(all ? [{ id: "organisation", title: t.organisation, cell: (row: Person) => row.organisation }] : []),
    { id: "role", title: t.role, cell: ({ role }) => roles[role] },
    {
      id: "state",
      title: t.state,
      cell: ({ active, arrivedAt, leftAt }) => (
        <span>
          <StatusBadge tone={active ? "good" : "neutral"}>{active ? t.open : t.closed}</StatusBadge>{" "}
          <DateText iso={active ? arrivedAt : leftAt} />
        </span>
      ),
    },
    {
      id: "actions",
      title: t.actions,
      cell: (row) => <PersonActions person={row} onChange={() => onChange(row)} />,
    },
  ];
}

function PersonActions({ person, onChange }: { person: Person; onChange: () => void }) {
  const t = useTexts(peopleTexts);
  const navigate = useNavigate();
  const me = useMe();
  const queries = useQueryClient();
  const { name, userId, can, files } = person;
  const path = { params: { path: { id: userId } } };
  const close = async () => {
    const closed = await answer(api.POST("/api/people/{id}/close", path));
    say(t.closeDone({ name, n: closed.files }));
    await queries.invalidateQueries({ queryKey: peopleKey });
  };
  const reopen = async () => {
    await answer(api.POST("/api/people/{id}/reopen", path));
    say(t.reopened({ name }));
    await queries.invalidateQueries({ queryKey: peopleKey });
  };
  if (userId === me.id) return t.onesOwn;
  return (
    <Group gap="xs">
      {can.close && me.role !== "administrator" && files > 0 && (
        <Button
          size="xs"
          variant="default"
          aria-label={t.departureOf({ name })}
          onClick={() => void navigate({ to: "/people/$id", params: { id: userId } })}
        >
          {t.departure}
        </Button>
      )}
      {can.close && (
        <Button size="xs" variant="default" aria-label={t.changeOf({ name })} onClick={onChange}>
          {t.change}
        </Button>
      )}
      {can.close && (
        <ConfirmButton
          size="xs"
          variant="default"
          label={t.closeOf({ name })}
          question={t.closeQuestion({ name })}
          consequences={
            <>
              <p>{t.closeWords}</p>
              {me.role === "administrator" ? (
                <p>{t.closeFilesUnseen}</p>
              ) : (
                files > 0 && <p>{t.closeFiles({ n: files })}</p>
              )}
            </>
          }
          confirm={t.close}
          onConfirm={close}
        >
          {t.close}
        </ConfirmButton>
      )}
      {can.reopen && (
        <Button size="xs" variant="default" aria-label={t.reopenOf({ name })} onClick={() => void reopen()}>
          {t.reopen}
        </Button>
      )}
    </Group>
  );
}
