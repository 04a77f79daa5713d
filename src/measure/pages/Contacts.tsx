/** Contacts and their notes, for the measure's own operator: the server gives them to nobody else. */
import { Button } from "@mantine/core";
import { useState } from "react";

import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { StatusBadge, type Tone } from "../../platform/ui/StatusBadge.tsx";
import panel from "../../platform/ui/panel.module.css";
import { ContactDialog } from "./ContactDialog.tsx";
import classes from "./measure.module.css";
import type { Measure } from "./shown.ts";
import { measureTexts } from "./texts.ts";

type Contact = NonNullable<Measure["contacts"]>[number];
type Props = { measure: Measure; on: string; contacts: readonly Contact[] };

const SHOWN = 4;
const TONES: Record<Contact["state"], Tone> = {
  held: "good",
  missed: "attention",
  refused: "attention",
  planned: "info",
};

export function Contacts({ measure, on, contacts }: Props) {
  const t = useTexts(measureTexts);
  const [changing, setChanging] = useState<Contact>();
  const list = (some: readonly Contact[]) => (
    <ul className={panel.list}>
      {some.map((contact) => (
        <OneContact
          key={contact.id}
          contact={contact}
          on={on}
          {...(measure.can.contact && { onChange: () => setChanging(contact) })}
        />
      ))}
    </ul>
  );
  const older = contacts.slice(SHOWN);
  return (
    <>
      <h3 className={panel.part}>{t.contacts}</h3>
      <p className={panel.small}>{t.contactsOnly}</p>
      {contacts.length === 0 ? <p>{t.noContact}</p> : list(contacts.slice(0, SHOWN))}
      {older.length > 0 && (
        <details className={panel.details}>
          <summary>{t.older({ n: older.length })}</summary>
          {list(older)}
        </details>
      )}
      {changing && (
        <ContactDialog measure={measure} on={on} contact={changing} onClose={() => setChanging(undefined)} />
      )}
    </>
  );
}

function OneContact({ contact, on, onChange }: { contact: Contact; on: string; onChange?: () => void }) {
  const t = useTexts(measureTexts);
  const { language } = useLanguage();
  // A spreadsheet counted it: its day is not known, nor more of its kind than whether it was at home.
  const day = contact.takenOver ? t.dayNotNoted : formatDate(contact.on, language);
  const kind = contact.takenOver && contact.kind !== "homeVisit" ? t.elsewhere : t.kind[contact.kind];
  const isToTell = contact.state === "planned" && contact.on <= on;
  return (
    <li>
      <div className={panel.line}>
        <span>
          <strong>{day}</strong>{" "}
          {[
            kind,
            contact.minutes && t.minutes({ n: contact.minutes }),
            contact.outreach && t.outreachShort,
            contact.by,
          ]
            .filter(Boolean)
            .join(", ")}{" "}
          <StatusBadge tone={TONES[contact.state]}>{t.state[contact.state]}</StatusBadge>
        </span>
        {onChange && (
          <Button
            variant={isToTell ? "default" : "subtle"}
            size="compact-sm"
            aria-label={
              isToTell ? `${t.tellWhatHappened} : ${kind}, ${day}` : t.correctContactOf({ kind, on: day })
            }
            onClick={onChange}
          >
            {isToTell ? t.tellWhatHappened : t.correct}
          </Button>
        )}
      </div>
      {contact.note && <p className={classes.text}>{contact.note}</p>}
    </li>
  );
}
