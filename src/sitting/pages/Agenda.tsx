/** The agenda in order: each case with its decision, put in order by drag or by keyboard, and what the reader may do with it. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useState } from "react";

import classes from "../../committee/pages/committee.module.css";
import { committeeTexts, type CommitteeWords } from "../../committee/pages/texts.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { AgendaCase } from "./AgendaCase.tsx";
import { DecisionDialog } from "./DecisionDialog.tsx";
import { StepOutDialog } from "./StepOutDialog.tsx";
import { type SittingWords, sittingTexts } from "./texts.ts";
import { VoiceDialog } from "./VoiceDialog.tsx";

type Session = Answer<"/api/sessions/{id}">;
type Item = Session["agenda"][number];
type Doing = { item: Item; what: "decide" | "speak" | "stepOut" };

export function Agenda({ session }: { session: Session }) {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const s = useTexts(sittingTexts) as SittingWords;
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [doing, setDoing] = useState<Doing>();
  const [dragged, setDragged] = useState<number>();
  const [over, setOver] = useState<number>();
  const refresh = () => queries.invalidateQueries({ queryKey: ["sessions"] });
  const { agenda, can } = session;
  const order = useMutation({
    mutationFn: (itemIds: string[]) =>
      answer(
        api.PUT("/api/sessions/{id}/order", { params: { path: { id: session.id } }, body: { itemIds } }),
      ),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      answer(api.POST("/api/agenda-items/{id}/removal", { params: { path: { id } }, body: { reason } })),
    onSuccess: () => say(t.removed),
    onSettled: refresh,
  });
  const nameOf = (item: Item) => item.household?.name ?? t.unnamed({ n: item.position });
  const move = (from: number, to: number) => {
    const ids = agenda.map(({ id }) => id);
    const [moved] = ids.splice(from, 1);
    ids.splice(to, 0, moved!);
    order.mutate(ids, { onSuccess: () => say(t.moved({ name: nameOf(agenda[from]!), n: to + 1 })) });
  };
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault();
    if (dragged !== undefined && dragged !== to) move(dragged, to);
    setDragged(undefined);
    setOver(undefined);
  };
  const failure = order.error;
  const mayOrder = can.edit && agenda.length > 1;
  return (
    <Section
      title={t.agenda}
      {...(!session.whole
        ? { lead: t.ownItems }
        : agenda.some(({ household }) => household === null) && { lead: t.pseudonymised })}
      {...(agenda.length > 0 && {
        actions: (
          <Button
            component="a"
            size="xs"
            variant="default"
            href={`/api/sessions/${session.id}/preparation.pdf?language=${language}`}
            target="_blank"
            rel="noreferrer"
          >
            {s.preparePdf}
          </Button>
        ),
      })}
    >
      {failure && <ErrorBox error={failure} />}
      {agenda.length === 0 && <p>{t.agendaEmpty}</p>}
      <ol className={panel.list}>
        {agenda.map((item, at) => (
          <li
            key={item.id}
            className={classes.card}
            {...(over === at && dragged !== undefined && { "data-over": true })}
            {...(mayOrder && {
              onDragOver: (event: DragEvent) => {
                event.preventDefault();
                setOver(at);
              },
              onDrop: (event: DragEvent) => drop(event, at),
            })}
          >
            <AgendaCase item={item} session={session} name={nameOf(item)} />
            <div className={classes.actions}>
              {item.can.decide && (
                <Button
                  size="xs"
                  variant={item.decision ? "default" : "filled"}
                  aria-label={(item.decision ? t.correctOf : t.decideOf)({ name: nameOf(item) })}
                  onClick={() => setDoing({ item, what: "decide" })}
                >
                  {item.decision ? t.correct : t.decide}
                </Button>
              )}
              {item.can.speak && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={s.speakOf({ name: nameOf(item) })}
                  onClick={() => setDoing({ item, what: "speak" })}
                >
                  {s.speak}
                </Button>
              )}
              {(item.can.stepOut || can.edit) && (
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={(can.edit ? s.stepOutMemberOf : s.stepOutOf)({ name: nameOf(item) })}
                  onClick={() => setDoing({ item, what: "stepOut" })}
                >
                  {can.edit ? s.stepOutMember : s.stepOut}
                </Button>
              )}
              {mayOrder && (
                <Order at={at} last={agenda.length - 1} name={nameOf(item)} onMove={move} t={t}>
                  {/* The same by keyboard: the two arrows beside it. */}
                  <span
                    aria-hidden
                    draggable
                    className={classes.handle}
                    title={s.drag({ name: nameOf(item) })}
                    onDragStart={(event) => {
                      event.dataTransfer.effectAllowed = "move";
                      event.dataTransfer.setData("text/plain", String(item.position));
                      setDragged(at);
                    }}
                    onDragEnd={() => {
                      setDragged(undefined);
                      setOver(undefined);
                    }}
                  >
                    ⠿
                  </span>
                </Order>
              )}
              {item.can.remove && (
                <ConfirmButton
                  size="xs"
                  variant="subtle"
                  label={t.removeOf({ name: nameOf(item) })}
                  question={t.removeOf({ name: nameOf(item) })}
                  consequences={t.removeConsequences}
                  confirm={t.remove}
                  asksReason
                  onConfirm={(reason) => remove.mutateAsync({ id: item.id, reason })}
                >
                  {t.remove}
                </ConfirmButton>
              )}
            </div>
          </li>
        ))}
      </ol>
      {doing?.what === "decide" && (
        <DecisionDialog
          item={doing.item}
          decidedBy={session.rules?.deciding.by ?? "consensus"}
          name={nameOf(doing.item)}
          onClose={() => setDoing(undefined)}
        />
      )}
      {doing?.what === "speak" && (
        <VoiceDialog
          item={doing.item}
          session={session}
          name={nameOf(doing.item)}
          onClose={() => setDoing(undefined)}
        />
      )}
      {doing?.what === "stepOut" && (
        <StepOutDialog
          item={doing.item}
          session={session}
          name={nameOf(doing.item)}
          onClose={() => setDoing(undefined)}
        />
      )}
    </Section>
  );
}

function Order({
  at,
  last,
  name,
  onMove,
  t,
  children,
}: {
  at: number;
  last: number;
  name: string;
  onMove: (from: number, to: number) => void;
  t: CommitteeWords;
  children: React.ReactNode;
}) {
  // Not "disabled": the focus stays on the button of who moves a case to the end.
  return (
    <>
      {children}
      <Button
        size="xs"
        variant="default"
        data-disabled={at === 0 || undefined}
        aria-disabled={at === 0}
        aria-label={t.up({ name })}
        onClick={() => at > 0 && onMove(at, at - 1)}
      >
        ↑
      </Button>
      <Button
        size="xs"
        variant="default"
        data-disabled={at === last || undefined}
        aria-disabled={at === last}
        aria-label={t.down({ name })}
        onClick={() => at < last && onMove(at, at + 1)}
      >
        ↓
      </Button>
    </>
  );
}
