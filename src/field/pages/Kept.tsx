/** What this device keeps and has not handed over: without its words until its writer is signed in; what needs a choice, chosen. */
import { Button } from "@mantine/core";
import { useState } from "react";

import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import type { KeptContact } from "../../measure/pages/contact-queue.ts";
import { measureTexts } from "../../measure/pages/texts.ts";
import { ChooseDialog } from "./ChooseDialog.tsx";
import type { Here } from "./here.ts";
import { fieldTexts } from "./texts.ts";

type Props = { here: Here; isOwn: boolean; onSend: () => Promise<void> };

export function Kept({ here: { device, kept }, isOwn, onSend }: Props) {
  const t = useTexts(fieldTexts);
  const { kind, state } = useTexts(measureTexts);
  const { language } = useLanguage();
  const [choosing, setChoosing] = useState<KeptContact>();
  const [sending, setSending] = useState(false);
  const waits = kept.some((one) => one.state === "waiting");
  const send = () => {
    setSending(true);
    void onSend().finally(() => setSending(false));
  };
  return (
    <Section
      title={t.keptTitle({ n: kept.length })}
      lead={t.keptLead}
      {...(waits && {
        actions: (
          <Button variant="default" loading={sending} onClick={send}>
            {t.sendNow}
          </Button>
        ),
      })}
    >
      <ul className={panel.list}>
        {kept.map((one) => {
          const on = formatDate(one.contact.metOn, language);
          return (
            <li key={one.contact.id} className={panel.line}>
              <span>
                <strong>{one.initials}</strong>{" "}
                {[kind[one.contact.kind], state[one.contact.state], on].join(", ")}{" "}
                <StatusBadge tone={one.state === "waiting" ? "info" : "attention"}>
                  {t[one.state]}
                </StatusBadge>
              </span>
              {one.state !== "waiting" && isOwn && (
                <Button
                  variant="default"
                  size="compact-md"
                  aria-label={t.seeOf({ initials: one.initials, on })}
                  onClick={() => setChoosing(one)}
                >
                  {t.see}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {choosing && (
        <ChooseDialog
          device={device}
          kept={choosing}
          onClose={() => setChoosing(undefined)}
          onChosen={() => {
            setChoosing(undefined);
            send();
          }}
        />
      )}
    </Section>
  );
}
