/** By organisation: who signs in with a second factor, who has one, help for who lost theirs, and how long sessions and unused accounts live. */
import { Button, Group, NativeSelect, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { todayInParis } from "../../../platform/calendar/today.ts";
import { answer, api, type Answer } from "../../../platform/ui/client.ts";
import { ConfirmButton } from "../../../platform/ui/ConfirmButton.tsx";
import { DataTable } from "../../../platform/ui/DataTable.tsx";
import { DateField } from "../../../platform/ui/DateField.tsx";
import { DateText } from "../../../platform/ui/DateText.tsx";
import { useServerForm } from "../../../platform/ui/form.ts";
import { FormDialog } from "../../../platform/ui/FormDialog.tsx";
import { useTexts } from "../../../platform/ui/language.tsx";
import { Loaded } from "../../../platform/ui/Loaded.tsx";
import { useMe } from "../../../platform/ui/me.ts";
import { PageTitle } from "../../../platform/ui/PageTitle.tsx";
import { say } from "../../../platform/ui/say.ts";
import { Section } from "../../../platform/ui/Section.tsx";
import { StatusBadge } from "../../../platform/ui/StatusBadge.tsx";
import { REQUIREMENTS, type Requirement } from "../../../sign-in/rules.ts";
import { shellTexts } from "../texts.ts";
import { accessTexts } from "./access.texts.ts";
import { LengthsDialog, LengthsInWords, SettingsWritten } from "./Lengths.tsx";
import { lengthTexts } from "./lengths.texts.ts";

type Row = Answer<"/api/security-settings">["rows"][number];
type Person = Row["people"][number];

const KEY = ["security-settings"] as const;

export default function SecuritySettings() {
  const t = useTexts(accessTexts);
  const query = useQuery({ queryKey: KEY, queryFn: () => answer(api.GET("/api/security-settings")) });
  const [setting, setSetting] = useState<Row>();
  const [lengthening, setLengthening] = useState<Row>();
  const [helping, setHelping] = useState<Person>();
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Loaded query={query}>
        {({ rows, bounds }) => (
          <>
            {rows.map((row) => (
              <Organisation
                key={row.id}
                row={row}
                onSet={() => setSetting(row)}
                onLengths={() => setLengthening(row)}
                onHelp={(person) => setHelping(person)}
              />
            ))}
            {lengthening && (
              <LengthsDialog row={lengthening} bounds={bounds} onClose={() => setLengthening(undefined)} />
            )}
          </>
        )}
      </Loaded>
      {setting && <RequirementDialog row={setting} onClose={() => setSetting(undefined)} />}
      {helping && <ResetDialog person={helping} onClose={() => setHelping(undefined)} />}
    </>
  );
}

type OrganisationProps = {
  row: Row;
  onSet: () => void;
  onLengths: () => void;
  onHelp: (person: Person) => void;
};

function Organisation({ row, onSet, onLengths, onHelp }: OrganisationProps) {
  const t = useTexts(accessTexts);
  const { roles } = useTexts(shellTexts);
  const lengths = useTexts(lengthTexts);
  const me = useMe();
  const { name, posts, requirement, since, people } = row;
  return (
    <Section
      title={name}
      lead={
        <>
          {posts.length === 0
            ? t.asked.nobody
            : requirement === "everybody"
              ? t.asked.everybody
              : t.asked.some({ posts: posts.map((post) => roles[post]).join(", ") })}
          {since && (
            <>
              {" "}
              {t.since} <DateText iso={since} />.
            </>
          )}{" "}
          <LengthsInWords lengths={row.lengths} />
        </>
      }
      actions={
        <>
          <Button variant="default" aria-label={t.setOf({ name })} onClick={onSet}>
            {t.set}
          </Button>
          <Button variant="default" aria-label={lengths.setOf({ name })} onClick={onLengths}>
            {lengths.set}
          </Button>
        </>
      }
    >
      <SettingsWritten row={row} />
      <DataTable
        caption={t.peopleOf({ name })}
        captionHidden
        rows={people}
        rowKey={({ userId }) => userId}
        empty={<p>{t.nobody}</p>}
        columns={[
          { id: "name", title: t.name, names: true, cell: (person) => person.name },
          { id: "role", title: t.role, cell: ({ role }) => roles[role] },
          {
            id: "factor",
            title: t.factor,
            cell: ({ enrolled }) => (
              <StatusBadge tone={enrolled ? "good" : "neutral"}>{enrolled ? t.has : t.hasNot}</StatusBadge>
            ),
          },
          {
            id: "seen",
            title: t.seen,
            cell: ({ lastSeenAt, warnedAt }) => (
              <span>
                {lastSeenAt === null ? t.neverSeen : <DateText iso={lastSeenAt} />}
                {warnedAt !== null && (
                  <>
                    {" "}
                    <StatusBadge tone="attention">{t.dormant}</StatusBadge>
                  </>
                )}
              </span>
            ),
          },
          {
            id: "actions",
            title: t.actions,
            cell: (person) =>
              person.userId === me.id ? (
                "–"
              ) : (
                <Group gap="xs">
                  <SignOutButton person={person} />
                  {person.enrolled && (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={t.resetOf({ name: person.name })}
                      onClick={() => onHelp(person)}
                    >
                      {t.reset}
                    </Button>
                  )}
                </Group>
              ),
          },
        ]}
      />
    </Section>
  );
}

function SignOutButton({ person: { userId, name } }: { person: Person }) {
  const t = useTexts(accessTexts);
  return (
    <ConfirmButton
      size="xs"
      variant="default"
      label={t.signOutOf({ name })}
      question={t.signOutQuestion({ name })}
      consequences={t.signOutWords}
      confirm={t.signOut}
      onConfirm={async () => {
        const { ended } = await answer(
          api.POST("/api/people/{id}/sign-out", { params: { path: { id: userId } } }),
        );
        say(t.signedOut({ n: ended, name }));
      }}
    >
      {t.signOut}
    </ConfirmButton>
  );
}

function RequirementDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useTexts(accessTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<{
    requirement: Requirement;
    from: string | null;
  }>({
    initialValues: { requirement: row.requirement, from: todayInParis().toString() },
    send: ({ requirement, from }) =>
      answer(
        api.PUT("/api/security-settings/{id}", {
          params: { path: { id: row.id } },
          body: { requirement, from: from ?? "" },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: KEY });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t.setOf({ name: row.name })}
      save={t.save}
      submit={submit}
      sending={sending}
      problem={problem}
      onClose={onClose}
    >
      <p style={{ marginTop: 0 }}>{t.setWords}</p>
      <NativeSelect
        label={t.requirement}
        data={REQUIREMENTS.map((value) => ({ value, label: t.choices[value] }))}
        data-autofocus
        {...form.getInputProps("requirement")}
      />
      <div style={{ marginTop: "var(--mantine-spacing-sm)" }}>
        <DateField label={t.from} clearable={false} {...form.getInputProps("from")} />
      </div>
    </FormDialog>
  );
}

function ResetDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTexts(accessTexts);
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { reason: "" },
    send: (body) =>
      answer(
        api.POST("/api/people/{id}/second-factor/reset", { params: { path: { id: person.userId } }, body }),
      ),
    onDone: () => {
      say(t.resetDone({ name: person.name }));
      void queries.invalidateQueries({ queryKey: KEY });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t.resetOf({ name: person.name })}
      save={t.reset}
      submit={submit}
      sending={sending}
      problem={problem}
      onClose={onClose}
    >
      <p style={{ marginTop: 0 }}>{t.resetWords}</p>
      <Textarea
        label={t.reason}
        description={t.reasonHelp}
        autosize
        minRows={2}
        data-autofocus
        {...form.getInputProps("reason")}
      />
    </FormDialog>
  );
}
