/** A contact noted where there is no network: two touches and a note, kept sealed on the device until the server has it. */
import { Group } from "@mantine/core";
import { useState } from "react";

import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { todayInParis } from "../../platform/calendar/today.ts";
import { measureTexts } from "../../measure/pages/texts.ts";
import { FieldContact, type Noting } from "./FieldContact.tsx";
import classes from "./field.module.css";
import type { FieldList } from "./here.ts";
import { Kept } from "./Kept.tsx";
import { fieldTexts } from "./texts.ts";
import { type Field as FieldState, useField } from "./use-field.ts";

export default function Field() {
  const t = useTexts(fieldTexts);
  const field = useField();
  const [noting, setNoting] = useState<Noting>();
  const { here, isRead, network, retry } = field;
  const isOwn = network === "reached";
  const send = async () => {
    const n = await retry();
    if (n > 0) say(t.sentNow({ n }));
  };
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <NetworkState field={field} />
      {!isRead && <p role="status">{t.reading}</p>}
      {isRead && !here && network !== "asking" && network !== "signedOut" && (
        <EmptyState title={t.nothing}>{t.nothingWords}</EmptyState>
      )}
      {here && here.kept.length > 0 && <Kept here={here} isOwn={isOwn} onSend={send} />}
      {here && !here.list && network === "away" && <p>{t.noList}</p>}
      {here?.list && (
        <Households list={here.list} told={here.kept.map(({ contact }) => contact.id)} onNote={setNoting} />
      )}
      {here && noting && (
        <FieldContact
          device={here.device}
          noting={noting}
          onClose={() => setNoting(undefined)}
          onKept={() => {
            setNoting(undefined);
            say(t.keptNow);
            void send();
          }}
        />
      )}
    </>
  );
}

function NetworkState({ field: { network, here } }: { field: FieldState }) {
  const t = useTexts(fieldTexts);
  const { language } = useLanguage();
  const words = { asking: "", reached: t.reached, away: t.away, signedOut: t.signedOut, notTheirs: t.none }[
    network
  ];
  return (
    <div role="status">
      {words && (
        <div className={classes.state}>
          {words} {here?.list && t.listOf({ on: formatDate(here.list.on, language) })}
          <Group gap="sm" mt="xs">
            {network === "signedOut" && <PageLink href="/sign-in?return=%2Ffield">{t.signIn}</PageLink>}
            {(network === "reached" || network === "notTheirs") && (
              <PageLink href="/">{t.toApplication}</PageLink>
            )}
          </Group>
        </div>
      )}
    </div>
  );
}

type HouseholdsProps = { list: FieldList; told: readonly string[]; onNote: (noting: Noting) => void };

function Households({ list, told, onNote }: HouseholdsProps) {
  const t = useTexts(fieldTexts);
  const { kind: kinds } = useTexts(measureTexts);
  const { language } = useLanguage();
  const today = todayInParis().toString();
  const planned = list.measures.flatMap((measure) =>
    measure.planned
      .filter(({ id, on }) => on <= today && !told.includes(id))
      .map((contact) => ({ measure, contact })),
  );
  if (list.measures.length === 0) return <p>{t.none}</p>;
  return (
    <>
      {planned.length > 0 && (
        <Section title={t.planned}>
          <ul className={classes.rows}>
            {planned.map(({ measure, contact }) => {
              const plannedOn = t.plannedOn({
                kind: kinds[contact.kind],
                on: formatDate(contact.on, language),
              });
              return (
                <li key={contact.id}>
                  <button
                    type="button"
                    className={classes.row}
                    aria-label={t.tell({ initials: measure.initials, planned: plannedOn })}
                    onClick={() => onNote({ measure, planned: contact })}
                  >
                    <strong>{measure.initials}</strong>
                    <small>{plannedOn}</small>
                  </button>
                </li>
              );
            })}
          </ul>
        </Section>
      )}
      <Section title={t.households} lead={t.householdsLead}>
        <ul className={classes.rows}>
          {list.measures.map((measure) => (
            <li key={measure.id}>
              <button
                type="button"
                className={classes.row}
                aria-label={`${t.note({ initials: measure.initials })}, ${t.since({ on: formatDate(measure.startsOn, language) })}`}
                onClick={() => onNote({ measure })}
              >
                <strong>{measure.initials}</strong>
                <small>{t.since({ on: formatDate(measure.startsOn, language) })}</small>
              </button>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
