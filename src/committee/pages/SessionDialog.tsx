/** Plans a session, with who sits, or changes one: number proposed from the day, place, video link. */
import { Button, Checkbox, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { Merging } from "../../platform/ui/Merging.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { say } from "../../platform/ui/say.ts";
import classes from "./committee.module.css";
import { committeeTexts, type CommitteeWords } from "./texts.ts";

type Session = Answer<"/api/sessions/{id}">;
type Values = {
  heldOn: string | null;
  number: string;
  startsAt: string;
  minutes: number;
  capacity: number;
  place: string;
  observations: string;
  videoLink: string;
  members: string[];
};

/** `session`: the one to change; without it, a new one, where everybody of the committee is named to begin with. */
export function SessionDialog({ session, onClose }: { session?: Session; onClose: () => void }) {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const query = useQuery({
    queryKey: ["sessions", "new"],
    queryFn: () => answer(api.GET("/api/sessions/new")),
  });
  return (
    <Dialog title={session ? t.edit : t.plan} opened onClose={onClose} size="lg">
      <Loaded query={query}>
        {({ people }) => <SessionForm {...(session && { session })} people={people} onClose={onClose} />}
      </Loaded>
    </Dialog>
  );
}

type People = Answer<"/api/sessions/new">["people"];

function SessionForm({
  session,
  people,
  onClose,
}: {
  session?: Session;
  people: People;
  onClose: () => void;
}) {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();
  const valuesOf = (held: Session | undefined): Values => ({
    heldOn: held?.heldOn ?? null,
    number: held?.number ?? "",
    startsAt: held?.startsAt ?? "",
    minutes: held?.minutes ?? 180,
    capacity: held?.capacity ?? 12,
    place: held?.place ?? "",
    observations: held?.observations ?? "",
    videoLink: held?.videoLink ?? "",
    members: people.filter(({ role }) => role === "committeeMember").map(({ userId }) => userId),
  });
  const { form, submit, sending, problem, merging } = useServerForm<Values, string>({
    initialValues: valuesOf(session),
    editing: {
      version: session?.version ?? null,
      valuesOf: (standing: Session) => valuesOf(standing),
    },
    draft: { owner: me.id, id: `session.${session?.id ?? "new"}` },
    validate: { heldOn: (value) => (value ? null : t.heldOnMissing) },
    send: async ({ heldOn, members, ...text }, version) => {
      const body = { ...text, heldOn: heldOn! };
      if (!session) return (await answer(api.POST("/api/sessions", { body: { ...body, members } }))).id;
      await answer(
        api.PUT("/api/sessions/{id}", {
          params: { path: { id: session.id } },
          body: { ...body, version },
        }),
      );
      return session.id;
    },
    onDone: (id) => {
      say(session ? t.saved : t.planned);
      void queries.invalidateQueries({ queryKey: ["sessions"] });
      onClose();
      if (!session) void navigate({ to: "/sessions/$id", params: { id } });
    },
  });
  const { heldOn } = form.getValues();
  const proposed = useQuery({
    queryKey: ["sessions", "new", heldOn],
    queryFn: () => answer(api.GET("/api/sessions/new", { params: { query: { heldOn: heldOn! } } })),
    enabled: !session && heldOn !== null,
  });
  const called: Record<string, string> = {
    heldOn: t.heldOn,
    number: t.number,
    startsAt: t.startsAt,
    minutes: t.minutesLong,
    capacity: t.capacity,
    place: t.place,
    videoLink: t.videoLink,
    observations: t.observations,
  };
  return (
    <Merging merging={merging} nameOf={([field]) => called[field ?? ""] ?? t.whoSits}>
      <form onSubmit={submit} noValidate className={classes.form}>
        <DateField label={t.heldOn} required {...form.getInputProps("heldOn")} />
        <TextInput
          label={t.number}
          maxLength={20}
          {...(proposed.data && { description: t.numberHelp(proposed.data) })}
          {...form.getInputProps("number")}
        />
        <div className={classes.row}>
          <TextInput
            label={t.startsAt}
            description={t.startsAtHelp}
            maxLength={5}
            {...form.getInputProps("startsAt")}
          />
          <NumberInput
            label={t.minutesLong}
            min={15}
            max={720}
            step={15}
            {...form.getInputProps("minutes")}
          />
          <NumberInput label={t.capacity} min={1} max={60} {...form.getInputProps("capacity")} />
        </div>
        <TextInput label={t.place} maxLength={200} {...form.getInputProps("place")} />
        <TextInput
          label={t.videoLink}
          type="url"
          placeholder="https://"
          {...form.getInputProps("videoLink")}
        />
        {!session && (
          <Checkbox.Group label={t.whoSits} {...form.getInputProps("members")}>
            {[...Map.groupBy(people, ({ role }) => role)].map(([role, those]) => (
              <fieldset key={role} className={classes.choices}>
                <legend>{t.posts[role] ?? role}</legend>
                {those.map(({ userId, name, organisation }) => (
                  <Checkbox key={userId} value={userId} label={`${name}, ${organisation}`} mb={6} />
                ))}
              </fieldset>
            ))}
          </Checkbox.Group>
        )}
        {session && (
          <Textarea
            label={t.observations}
            description={t.withoutName}
            autosize
            maxLength={4000}
            {...form.getInputProps("observations")}
          />
        )}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending}>
          {session ? t.save : t.savePlan}
        </Button>
      </form>
    </Merging>
  );
}
