/** A tripartite meeting: which, when, who came, and the minutes that all three read. */
import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { paths } from "../../platform/ui/api.d.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { Merging } from "../../platform/ui/Merging.tsx";
import type { Path } from "../../platform/editing/merge.rules.ts";
import { say } from "../../platform/ui/say.ts";
import { ATTENDEES, MEETING_KINDS, type MeetingKind } from "../rules.ts";
import classes from "./measure.module.css";
import type { Measure } from "./shown.ts";
import { measureTexts } from "./texts.ts";
import { Tiles } from "./Tiles.tsx";

const STATES = ["held", "missed", "planned"] as const;
type Attendee = (typeof ATTENDEES)[number];
type Values = {
  id: string;
  kind: MeetingKind;
  state: (typeof STATES)[number];
  metOn: string | null;
  atTime: string;
  place: string;
  attended: Attendee[];
  /** A missed meeting is called again: the day of the next one, which is another meeting. */
  nextId: string;
  nextOn: string | null;
  sharedMinutes: string;
  assessmentSummary: string;
};
type Meeting = Measure["meetings"][number];

type Sent = paths["/api/measures/{id}/meetings"]["post"]["requestBody"]["content"]["application/json"];
const sendMeeting = (id: string, body: Sent) =>
  answer(api.POST("/api/measures/{id}/meetings", { params: { path: { id } }, body }));

type Props = { measure: Measure; on: string; kind: MeetingKind; meeting?: Meeting; onClose: () => void };

export function MeetingDialog({ measure, on, kind, meeting, onClose }: Props) {
  const t = useTexts(measureTexts);
  const me = useMe();
  const queries = useQueryClient();
  const [start] = useState(() => valuesOf(meeting, kind, on));
  const { form, submit, sending, problem, merging } = useServerForm<Values>({
    initialValues: start,
    editing: {
      version: meeting?.version ?? null,
      // The next meeting is not part of this one: it stays the one that was proposed here.
      valuesOf: (standing: Meeting) => {
        const { nextId, nextOn } = start;
        return { ...valuesOf(standing, kind, on), nextId, nextOn };
      },
    },
    draft: { owner: me.id, id: `meeting.${meeting?.id ?? `${measure.id}.${kind}`}` },
    validate: { metOn: (day) => (day ? null : t.dayMissing) },
    send: async (
      { assessmentSummary, sharedMinutes, metOn, atTime, place, nextId, nextOn, ...values },
      version,
      saved,
    ) => {
      const where = { atTime: atTime || null, place: place.trim() || null };
      const post = (body: Parameters<typeof sendMeeting>[1]) => sendMeeting(measure.id, body);
      const written = await post({
        ...values,
        version,
        ...where,
        metOn: metOn ?? "",
        sharedMinutes: sharedMinutes.trim() || null,
        ...(measure.can.shareAssessment && { assessmentSummary: assessmentSummary.trim() || null }),
      });
      saved(written.version ?? null);
      if (values.state === "missed" && nextOn)
        await post({
          id: nextId,
          version: null,
          kind: values.kind,
          state: "planned",
          metOn: nextOn,
          ...where,
          attended: [],
          sharedMinutes: null,
        });
    },
    onDone: () => {
      say(t.meetingSaved);
      void queries.invalidateQueries({ queryKey: ["household", measure.householdId] });
      void queries.invalidateQueries({ queryKey: ["measure", measure.id] });
      void queries.invalidateQueries({ queryKey: ["measures"] });
      void queries.invalidateQueries({ queryKey: ["agenda"] });
      onClose();
    },
  });
  const values = form.getValues();
  const isHeld = values.state === "held";
  const names: Record<string, string> = {
    kind: t.meetings,
    state: t.meetingState,
    metOn: t.meetingDay,
    atTime: t.meetingTime,
    place: t.meetingPlace,
    attended: t.attended,
    sharedMinutes: t.sharedMinutes,
    assessmentSummary: t.assessmentSummary,
  };
  const shown = ([field]: Path, value: unknown) => {
    if (field === "kind") return t.moment[value as MeetingKind];
    if (field === "state") return t.meetingStates[value as (typeof STATES)[number]];
    if (field === "attended") return (value as Attendee[]).map((one) => t.attendees[one]).join(" · ");
    return undefined;
  };
  return (
    <Dialog title={t.noteMeeting} opened onClose={onClose}>
      <Merging merging={merging} nameOf={([field]) => names[field ?? ""] ?? ""} shown={shown}>
        <form onSubmit={submit} noValidate>
          <Tiles
            legend={t.meetings}
            name="kind"
            columns={3}
            options={MEETING_KINDS.map((value) => ({ value, label: t.moment[value] }))}
            value={values.kind}
            onChange={(value) => form.setFieldValue("kind", value)}
          />
          <Tiles
            legend={t.meetingState}
            name="state"
            columns={3}
            options={STATES.map((value) => ({ value, label: t.meetingStates[value] }))}
            value={values.state}
            onChange={(value) => form.setFieldValue("state", value)}
          />
          <DateField label={t.meetingDay} required {...form.getInputProps("metOn")} />
          <TextInput type="time" label={t.meetingTime} mt="sm" maw={160} {...form.getInputProps("atTime")} />
          <TextInput
            label={t.meetingPlace}
            description={t.meetingPlaceHelp}
            mt="sm"
            maxLength={200}
            {...form.getInputProps("place")}
          />
          {values.state !== "planned" && (
            <Checkbox.Group
              label={isHeld ? t.attended : t.missedWho}
              mt="md"
              {...form.getInputProps("attended")}
            >
              {ATTENDEES.map((value) => (
                <Checkbox key={value} value={value} label={t.attendees[value]} mt="xs" size="md" />
              ))}
            </Checkbox.Group>
          )}
          {values.state === "missed" && (
            <DateField
              label={t.rescheduledOn}
              description={t.rescheduledHelp}
              minDate={on}
              {...form.getInputProps("nextOn")}
            />
          )}
          {isHeld && (
            <>
              <Textarea
                label={t.sharedMinutes}
                description={t.sharedMinutesHelp}
                autosize
                minRows={3}
                mt="md"
                {...form.getInputProps("sharedMinutes")}
              />
              {measure.can.shareAssessment && (
                <Textarea
                  label={t.assessmentSummary}
                  description={t.assessmentSummaryHelp}
                  autosize
                  minRows={2}
                  mt="md"
                  {...form.getInputProps("assessmentSummary")}
                />
              )}
            </>
          )}
          {problem !== undefined && <ErrorBox error={problem} />}
          <div className={classes.send}>
            <Button type="submit" loading={sending} size="md" fullWidth mih={48}>
              {t.save}
            </Button>
          </div>
        </form>
      </Merging>
    </Dialog>
  );
}

function valuesOf(meeting: Meeting | undefined, kind: MeetingKind, on: string): Values {
  if (!meeting)
    return {
      id: crypto.randomUUID(),
      kind,
      state: "held",
      metOn: on,
      atTime: "",
      place: "",
      attended: [],
      nextId: crypto.randomUUID(),
      nextOn: null,
      sharedMinutes: "",
      assessmentSummary: "",
    };
  const { sharedMinutes, assessmentSummary, state, ...rest } = meeting;
  const happens = state === "planned" && meeting.on <= on;
  return {
    id: rest.id,
    kind: rest.kind,
    state: happens ? "held" : state,
    metOn: rest.on,
    atTime: rest.atTime ?? "",
    place: rest.place ?? "",
    nextId: crypto.randomUUID(),
    nextOn: null,
    attended: rest.attended,
    sharedMinutes: sharedMinutes ?? "",
    assessmentSummary: assessmentSummary ?? "",
  };
}
