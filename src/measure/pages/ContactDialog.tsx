/** A contact noted from its measure: sent at once, or kept on the device where nobody answers; what is typed outlives the tab's reload. */
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { initialsOf } from "../../procedure-calendar/rules.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { say } from "../../platform/ui/say.ts";
import { ContactForm, type ContactValues, newValues } from "./ContactForm.tsx";
import { type ContactSent, isUnreached } from "./contact-queue.ts";
import { draftOf, dropDraft, keepDraft } from "../../platform/ui/draft.ts";
import { keepOnDevice } from "./kept-here.ts";
import classes from "./measure.module.css";
import type { Measure } from "./shown.ts";
import { measureTexts } from "./texts.ts";

type Contact = NonNullable<Measure["contacts"]>[number];
type Props = { measure: Measure; on: string; contact?: Contact; onClose: () => void };

export function ContactDialog({ measure, on, contact, onClose }: Props) {
  const t = useTexts(measureTexts);
  const me = useMe();
  const queries = useQueryClient();
  const draft = `contact.${contact?.id ?? measure.id}`;
  const [kept, setKept] = useState(() => draftOf<ContactValues>(me.id, draft));
  const [round, setRound] = useState(0);
  const save = async (sent: ContactSent): Promise<"saved" | "kept"> => {
    try {
      const params = { path: { id: measure.id } };
      await answer(api.POST("/api/measures/{id}/contacts", { params, body: sent }));
      return "saved";
    } catch (problem) {
      if (!isUnreached(problem)) throw problem;
      const initials = initialsOf(measure.household);
      // A browser that keeps nothing (private window, full disk): the form still holds every word, and says so.
      const isKept = await keepOnDevice(me.id, {
        measureId: measure.id,
        initials,
        contact: sent,
      });
      if (!isKept) throw problem;
      return "kept";
    }
  };
  const saved = (how: "saved" | "kept") => {
    say(how === "saved" ? t.saved : t.keptHere);
    void queries.invalidateQueries({ queryKey: ["household", measure.householdId] });
    void queries.invalidateQueries({ queryKey: ["measure", measure.id] });
    void queries.invalidateQueries({ queryKey: ["measures"] });
    void queries.invalidateQueries({ queryKey: ["agenda"] });
    dropDraft(me.id, draft);
    onClose();
  };
  return (
    <Dialog title={contact ? t.correctContact : t.noteContact} opened onClose={onClose}>
      {kept && (
        <div className={classes.kept} role="status">
          {t.draftKept}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              dropDraft(me.id, draft);
              setKept(undefined);
              setRound(round + 1);
            }}
          >
            {t.dropDraft}
          </Button>
        </div>
      )}
      <ContactForm
        key={round}
        on={on}
        start={kept ?? (contact ? valuesOf(contact, on) : newValues(on))}
        onChange={(values) => keepDraft(me.id, draft, values)}
        save={save}
        editing={{
          version: contact ? String(contact.version) : null,
          valuesOf: (standing: Contact) => valuesOf(standing, on),
        }}
        onSaved={saved}
      />
    </Dialog>
  );
}

function valuesOf(contact: Contact, on: string): ContactValues {
  const { id, kind, outreach } = contact;
  const isPast = contact.on <= on;
  return {
    id,
    kind,
    outreach,
    // A planned contact whose day has come is opened to say what happened.
    state: contact.state === "planned" && isPast ? "held" : contact.state,
    metOn: contact.on,
    minutes: contact.minutes === null ? "" : String(contact.minutes),
    note: contact.note ?? "",
  };
}
