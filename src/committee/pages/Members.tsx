/** Who sits, and whether they came. The coordination tells it here; each change is kept at once. */
import { Button, NativeSelect } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import panel from "../../platform/ui/panel.module.css";
import { PRESENCES, type Presence } from "../rules.ts";
import classes from "./committee.module.css";
import { committeeTexts, type CommitteeWords } from "./texts.ts";

type Session = Answer<"/api/sessions/{id}">;
type Seat = { userId: string; presence: Presence };

export function Members({ session, children }: { session: Session; children?: ReactNode }) {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const { language } = useLanguage();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (members: Seat[]) =>
      answer(
        api.PUT("/api/sessions/{id}/members", {
          params: { path: { id: session.id } },
          body: { members, version: session.membersVersion },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
  const me = useMe();
  const answerInvitation = useMutation({
    mutationFn: (comes: boolean) =>
      answer(api.PUT("/api/sessions/{id}/coming", { params: { path: { id: session.id } }, body: { comes } })),
    onSuccess: (_done, comes) => say(comes ? t.comesSaid : t.excusedSaid),
    onSettled: () => queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
  const seats: Seat[] = session.members.map(({ userId, presence }) => ({ userId, presence }));
  return (
    <Section title={t.whoSits}>
      {save.error && <ErrorBox error={save.error} />}
      {answerInvitation.error && <ErrorBox error={answerInvitation.error} />}
      {children}
      {session.members.length === 0 && <p>{t.noMember}</p>}
      <ul className={panel.list}>
        {session.members.map(({ userId, name, organisation, presence, saidAt, invitedAt }) => (
          <li key={userId} className={classes.member}>
            <span>
              {name}, {organisation}
              {session.can.edit && session.invitations > 0 && invitedAt === null && (
                <span className={panel.small}> {t.notInvited}</span>
              )}
              {saidAt && presence === "excused" && (
                <span className={panel.small}>
                  {" "}
                  {t.saidSo({ on: formatDate(saidAt.slice(0, 10), language) })}
                </span>
              )}
            </span>
            {session.can.edit ? (
              <span className={classes.actions}>
                <NativeSelect
                  aria-label={t.presence({ name })}
                  size="xs"
                  value={presence}
                  disabled={save.isPending}
                  data={PRESENCES.map((value) => ({ value, label: t.presences[value] }))}
                  onChange={(event) => {
                    const told = event.currentTarget.value as Presence;
                    save.mutate(
                      seats.map((seat) => (seat.userId === userId ? { userId, presence: told } : seat)),
                    );
                  }}
                />
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={t.removeMember({ name })}
                  onClick={() => save.mutate(seats.filter((seat) => seat.userId !== userId))}
                >
                  {t.remove}
                </Button>
              </span>
            ) : (
              <span className={classes.actions}>
                <span className={panel.small}>{presence !== "invited" && t.presences[presence]}</span>
                {session.can.answer && userId === me.id && presence !== "present" && (
                  <Button
                    size="xs"
                    variant="default"
                    loading={answerInvitation.isPending}
                    onClick={() => answerInvitation.mutate(presence === "excused")}
                  >
                    {presence === "excused" ? t.comes : t.cannotCome}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {session.can.edit && (
        <Naming
          session={session}
          onName={(userId) => save.mutate([...seats, { userId, presence: "invited" }])}
        />
      )}
    </Section>
  );
}

function Naming({ session, onName }: { session: Session; onName: (userId: string) => void }) {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const [chosen, setChosen] = useState("");
  const { data } = useQuery({
    queryKey: ["sessions", "new", session.heldOn],
    queryFn: () => answer(api.GET("/api/sessions/new", { params: { query: { heldOn: session.heldOn } } })),
  });
  const seated = new Set(session.members.map(({ userId }) => userId));
  const others = data?.people.filter(({ userId }) => !seated.has(userId)) ?? [];
  if (others.length === 0) return null;
  return (
    <div className={classes.row}>
      <NativeSelect
        label={t.addMember}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[
          { value: "", label: t.choose },
          ...others.map(({ userId, name, organisation }) => ({
            value: userId,
            label: `${name}, ${organisation}`,
          })),
        ]}
      />
      <Button variant="default" disabled={chosen === ""} onClick={() => onName(chosen)}>
        {t.add}
      </Button>
    </div>
  );
}
