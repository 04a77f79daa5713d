/** The signed minutes as the reader may read them, whether the seal holds, and the addenda. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Fragment } from "react";

import classes from "../../committee/pages/committee.module.css";
import { DECISION_TONES } from "../../committee/pages/session-words.ts";
import { committeeTexts, type CommitteeWords } from "../../committee/pages/texts.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { minutesTexts, type MinutesTexts } from "./texts.ts";

type File = Answer<"/api/sessions/{id}/minutes">;

export default function Minutes() {
  const t = useTexts(minutesTexts) as MinutesTexts;
  const { language } = useLanguage();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const query = useQuery({
    queryKey: ["sessions", id, "minutes"],
    queryFn: () => answer(api.GET("/api/sessions/{id}/minutes", { params: { path: { id } } })),
  });
  const file = query.data;
  return (
    <>
      <PageTitle
        key={file?.sessionId ?? ""}
        title={file ? t.of(file) : t.title}
        parent={{ title: file ? t.session(file) : t.title, href: `/sessions/${id}` }}
        {...(file && {
          lead: t.signed({ on: formatDate(file.signedAt, language), by: file.signedBy }),
          actions: (
            <Button
              component="a"
              variant="default"
              href={`/api/sessions/${id}/minutes.pdf?language=${language}`}
              target="_blank"
              rel="noreferrer"
            >
              {file.whole ? t.pdf : t.extract}
            </Button>
          ),
        })}
      />
      <Loaded query={query}>
        {(found) => (
          <>
            <p className={classes.actions}>
              <StatusBadge tone={found.sealHolds ? "good" : "danger"}>
                {found.sealHolds ? t.sealHolds : t.sealBroken}
              </StatusBadge>
              <span className={panel.small}>{t.seal(found)}</span>
            </p>
            <Sitting file={found} />
            <Items file={found} />
            <Addenda file={found} />
          </>
        )}
      </Loaded>
    </>
  );
}

/** Who chaired and who sat, as the sealed text says. A text older than the rule of the chair says nothing of it. */
function Sitting({ file }: { file: File }) {
  const t = useTexts(minutesTexts) as MinutesTexts;
  const { language } = useLanguage();
  const { heldOn, place, chair, members, quorum } = file.header;
  const sat = (presence: "present" | "excused") =>
    members
      .filter((member) => member.presence === presence)
      .map(({ name, organisation }) => `${name} (${organisation})`);
  const facts: [label: string, words: string | undefined][] = [
    [t.held, [formatDate(heldOn, language), place].filter(Boolean).join(", ")],
    [t.chair, chair === undefined ? undefined : (chair ?? t.coordinationChairs)],
    [t.present, sat("present").join(", ") || t.nobody],
    [t.excused, sat("excused").join(", ") || t.nobody],
    [t.quorum, quorum ? t.quorumOf(quorum) : undefined],
  ];
  return (
    <Section title={t.sitting}>
      <dl className={classes.decision}>
        {facts.map(
          ([label, words]) =>
            words !== undefined && (
              <Fragment key={label}>
                <dt>{label}</dt>
                <dd>{words}</dd>
              </Fragment>
            ),
        )}
      </dl>
    </Section>
  );
}

function Items({ file }: { file: File }) {
  const t = useTexts(minutesTexts) as MinutesTexts;
  const c = useTexts(committeeTexts) as CommitteeWords;
  const { language } = useLanguage();
  return (
    <Section title={t.items} {...(!file.whole && { lead: t.extractLead })}>
      <ul className={panel.list}>
        {file.items.map(({ agendaItemId, position, name, content }) => (
          <li key={agendaItemId} className={classes.card}>
            <div className={classes.head}>
              <h3>
                {position}. {name ?? t.unnamed({ n: position })}
              </h3>
              <StatusBadge tone={content.decision ? DECISION_TONES[content.decision.kind] : "neutral"}>
                {content.decision ? c.kinds[content.decision.kind] : c.undecided}
              </StatusBadge>
            </div>
            <p className={panel.small}>
              {[content.landlord, content.commune, content.operator].filter(Boolean).join(" · ")}
            </p>
            {content.emergency && (
              <p className={panel.words}>
                {t.emergency({ on: formatDate(content.emergency.askedOn, language) })}
              </p>
            )}
            {content.steppedOut.length > 0 && (
              <p className={panel.words}>{t.steppedOut({ names: content.steppedOut.join(", ") })}</p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Addenda({ file }: { file: File }) {
  const t = useTexts(minutesTexts) as MinutesTexts;
  const { language } = useLanguage();
  return (
    <Section title={t.addenda}>
      {file.addenda.length === 0 && <p>{t.noAddendum}</p>}
      <ul className={panel.list}>
        {file.addenda.map(({ rank, position, text, on, by }) => (
          <li key={rank}>
            <strong>{t.addendum({ n: rank, on: formatDate(on, language) })}</strong>
            <p className={panel.small}>
              {[position === null ? t.ofAll : t.ofItem({ n: position }), by].filter(Boolean).join(" · ")}
            </p>
            <p className={panel.words}>{text}</p>
          </li>
        ))}
      </ul>
      {file.can.addend && <AddForm file={file} />}
    </Section>
  );
}

function AddForm({ file }: { file: File }) {
  const t = useTexts(minutesTexts) as MinutesTexts;
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<{ position: string; text: string }>({
    initialValues: { position: "", text: "" },
    send: ({ position, text }) =>
      answer(
        api.POST("/api/sessions/{id}/addenda", {
          params: { path: { id: file.sessionId } },
          body: { position: position === "" ? null : Number(position), text },
        }),
      ),
    onDone: () => {
      say(t.added);
      form.reset();
      void queries.invalidateQueries({ queryKey: ["sessions"] });
    },
  });
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <h3>{t.add}</h3>
      <NativeSelect
        label={t.about}
        data={[
          { value: "", label: t.ofAll },
          ...file.items.map(({ position, name }) => ({
            value: String(position),
            label: `${position}. ${name ?? t.unnamed({ n: position })}`,
          })),
        ]}
        {...form.getInputProps("position")}
      />
      <Textarea
        label={t.text}
        description={t.textHelp}
        required
        autosize
        minRows={2}
        maxLength={4000}
        {...form.getInputProps("text")}
      />
      {problem !== undefined && <ErrorBox error={problem} />}
      <Button type="submit" loading={sending}>
        {t.save}
      </Button>
    </form>
  );
}
