/** The form of a contact on the device: the measure's own, its rules applied here, its words sealed as they are typed. */
import { useEffect, useRef, useState } from "react";

import { Problem } from "../../platform/ui/client.ts";
import type { Device } from "../../platform/ui/device/sealed.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { brokenIn } from "../../platform/calendar/dated.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import { brokenByContact } from "../../measure/contact.rules.ts";
import { ContactForm, type ContactValues, newValues } from "../../measure/pages/ContactForm.tsx";
import { type ContactSent, keepContact } from "../../measure/pages/contact-queue.ts";
import { tellKept } from "../../measure/pages/kept-here.ts";
import type { FieldList } from "./here.ts";
import { fieldTexts } from "./texts.ts";

type Measure = FieldList["measures"][number];
export type Noting = { measure: Measure; planned?: Measure["planned"][number] };
type Props = { device: Device; noting: Noting; onClose: () => void; onKept: () => void };

export function FieldContact({ device, noting: { measure, planned }, onClose, onKept }: Props) {
  const t = useTexts(fieldTexts);
  const { language } = useLanguage();
  const today = todayInParis();
  const on = today.toString();
  const draft = `draft.${planned?.id ?? measure.id}`;
  const [start, setStart] = useState<ContactValues>();
  const writing = useRef(Promise.resolve());
  useEffect(() => {
    const fresh: ContactValues = planned
      ? { ...newValues(on), id: planned.id, kind: planned.kind, outreach: planned.outreach }
      : newValues(on);
    void device.get<ContactValues>(draft).then((kept) => setStart(kept ?? fresh));
    // oxlint-disable-next-line react/exhaustive-deps -- read once: what is typed from then on is the form's
  }, []);
  /** One after the other: a draft sealed late must not come back after the contact itself was kept. */
  const afterLast = (work: () => Promise<void>): Promise<void> =>
    (writing.current = writing.current.then(work, work));
  const save = async (sent: ContactSent) => {
    const span = { startsOn: Temporal.PlainDate.from(measure.startsOn), closedOn: null };
    const broken = brokenByContact({ ...sent, metOn: Temporal.PlainDate.from(sent.metOn) }, span, today);
    if (broken.length > 0)
      throw new Problem(422, {
        errors: broken.map(({ rule, field, message, english }) => ({
          rule,
          ...(field !== undefined && { field }),
          message: brokenIn({ message, english }, language),
        })),
      });
    await afterLast(async () => {
      await keepContact(device, {
        measureId: measure.id,
        initials: measure.initials,
        writtenAt: new Date().toISOString(),
        contact: { ...sent, basedOn: planned?.version ?? null, ...(planned && { noteAdded: true }) },
      });
      await device.drop(draft);
    });
  };
  return (
    <Dialog title={t.note({ initials: measure.initials })} opened onClose={onClose}>
      {planned && <p>{t.plannedNote}</p>}
      {start && (
        <ContactForm
          on={on}
          start={start}
          onChange={(values) => void afterLast(() => device.put(draft, values))}
          save={save}
          onSaved={() => {
            tellKept();
            onKept();
          }}
        />
      )}
    </Dialog>
  );
}
