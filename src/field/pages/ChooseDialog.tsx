/** A contact that the server did not take: its own words and the other account side by side, and what becomes of it. */
import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import type { Device } from "../../platform/ui/device/sealed.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { todayInParis } from "../../platform/calendar/today.ts";
import { ContactForm } from "../../measure/pages/ContactForm.tsx";
import {
  type ContactSent,
  dropContact,
  keepContact,
  type KeptContact,
} from "../../measure/pages/contact-queue.ts";
import { tellKept } from "../../measure/pages/kept-here.ts";
import { measureTexts } from "../../measure/pages/texts.ts";
import classes from "./field.module.css";
import { fieldTexts } from "./texts.ts";

type Account = Pick<
  NonNullable<Answer<"/api/measures/{id}">["measure"]["contacts"]>[number],
  "kind" | "state" | "on" | "minutes" | "note"
>;
type Props = { device: Device; kept: KeptContact; onClose: () => void; onChosen: () => void };

export function ChooseDialog({ device, kept, onClose, onChosen }: Props) {
  const t = useTexts(fieldTexts);
  const { contact, state, errors } = kept;
  const settle = async (work: Promise<void>) => {
    await work;
    tellKept();
    onChosen();
  };
  const again = (changes: Partial<ContactSent>) =>
    settle(
      (async () => {
        const next = { ...contact, ...changes };
        await keepContact(device, { ...kept, contact: next });
        if (next.id !== contact.id) await dropContact(device, contact.id);
      })(),
    );
  return (
    <Dialog title={state === "changed" ? t.changed : t.refused} opened onClose={onClose} size="lg">
      <ul>
        {errors.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      {state === "changed" ? (
        <Meanwhile kept={kept} again={again} />
      ) : (
        <ContactForm
          on={todayInParis().toString()}
          start={{
            ...contact,
            minutes: contact.minutes === null ? "" : String(contact.minutes),
            note: contact.note ?? "",
          }}
          onChange={() => {}}
          save={(sent) => again(sent)}
          onSaved={() => {}}
        />
      )}
      <Group mt="md">
        <ConfirmButton
          variant="subtle"
          color="red"
          question={t.discardQuestion}
          consequences={t.discardWords}
          confirm={t.discard}
          onConfirm={() => settle(dropContact(device, contact.id))}
        >
          {state === "changed" ? t.keepTheirs : t.discard}
        </ConfirmButton>
      </Group>
    </Dialog>
  );
}

type MeanwhileProps = { kept: KeptContact; again: (changes: Partial<ContactSent>) => Promise<void> };

function Meanwhile({ kept: { contact, measureId }, again }: MeanwhileProps) {
  const t = useTexts(fieldTexts);
  const query = useQuery({
    queryKey: ["measure", measureId],
    queryFn: () => answer(api.GET("/api/measures/{id}", { params: { path: { id: measureId } } })),
    staleTime: 0,
  });
  const theirs = query.data?.measure.contacts?.find(({ id }) => id === contact.id);
  return (
    <>
      <div className={classes.accounts}>
        <OneAccount title={t.mine} account={{ ...contact, on: contact.metOn }} />
        {theirs && <OneAccount title={t.theirs} account={theirs} />}
        {!theirs && !query.isPending && <p>{t.theirsGone}</p>}
      </div>
      <p>{t.keepMineWords}</p>
      <Group>
        <Button disabled={!theirs} onClick={() => void again({ basedOn: theirs!.version, noteAdded: true })}>
          {t.keepMine}
        </Button>
        <Button
          variant="default"
          onClick={() => void again({ id: crypto.randomUUID(), basedOn: null, noteAdded: false })}
        >
          {t.keepBoth}
        </Button>
      </Group>
    </>
  );
}

function OneAccount({ title, account }: { title: string; account: Account }) {
  const t = useTexts(fieldTexts);
  const words = useTexts(measureTexts);
  const { language } = useLanguage();
  const { kind, state, on, minutes, note } = account;
  return (
    <section className={classes.account}>
      <h3>{title}</h3>
      {[
        words.kind[kind],
        words.state[state],
        formatDate(on, language),
        minutes !== null && words.minutes({ n: minutes }),
      ]
        .filter(Boolean)
        .join(", ")}
      <p className={classes.words}>{note ?? t.noNote}</p>
    </section>
  );
}
