/** The lease transfer on a household's file: where it stands and what comes next; opening one. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { OpenDialog } from "./TransferDialogs.tsx";
import { transferTexts } from "./texts.ts";
import { STATE_TONES } from "./tones.ts";

export default function LeaseTransferPanel({ householdId }: { householdId: string }) {
  const t = useTexts(transferTexts);
  const { language } = useLanguage();
  const [opening, setOpening] = useState(false);
  const query = useQuery({
    queryKey: ["household", householdId, "lease-transfers"],
    queryFn: () =>
      answer(api.GET("/api/households/{id}/lease-transfers", { params: { path: { id: householdId } } })),
  });
  return (
    <Loaded query={query}>
      {({ transfers, can }) =>
        (transfers.length > 0 || can.open) && (
          <Section
            title={t.page}
            {...(can.open && {
              actions: (
                <Button variant="default" size="xs" onClick={() => setOpening(true)}>
                  {t.open}
                </Button>
              ),
            })}
          >
            {transfers.length === 0 && <p>{t.openHelp}</p>}
            {transfers.map(({ id, state, next, landlord }) => (
              <p key={id}>
                <StatusBadge tone={STATE_TONES[state]}>{t.states[state]}</StatusBadge> {landlord}
                {next && (
                  <>
                    {" – "}
                    {t.dues[next.id]({ rank: next.rank })} : <strong>{formatDate(next.on, language)}</strong>
                  </>
                )}
                <br />
                <PageLink href={`/households/${householdId}/lease-transfer`}>{t.toPage}</PageLink>
              </p>
            ))}
            {opening && <OpenDialog householdId={householdId} onClose={() => setOpening(false)} />}
          </Section>
        )
      }
    </Loaded>
  );
}
