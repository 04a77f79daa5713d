/** Rehousing on a household's file: its needs, whether they may be shown, where the proposal stands; opening a request. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { NeedsDialog } from "./NeedsDialog.tsx";
import { RequestState } from "./RequestState.tsx";
import { rehousingTexts } from "./texts.ts";
import { useNeedsWords } from "./words.tsx";

export default function RehousingPanel({ householdId }: { householdId: string }) {
  const t = useTexts(rehousingTexts);
  const needs = useNeedsWords();
  const [opening, setOpening] = useState(false);
  const query = useQuery({
    queryKey: ["household", householdId, "rehousing"],
    queryFn: () =>
      answer(api.GET("/api/households/{id}/rehousing", { params: { path: { id: householdId } } })),
  });
  return (
    <Loaded query={query}>
      {(found) =>
        (found.requests.length > 0 || found.can.open) && (
          <Section
            title={t.page}
            {...(found.can.open && {
              actions: (
                <Button variant="default" size="xs" onClick={() => setOpening(true)}>
                  {t.open}
                </Button>
              ),
            })}
          >
            {found.requests.length === 0 && <p>{t.openHelp}</p>}
            {found.requests.map((request) => (
              <div key={request.id}>
                <p>
                  <RequestState state={request.proposals[0]?.state ?? null} request={request} />{" "}
                  {t.reasons[request.reason]}
                  <br />
                  <span className={panel.small}>{needs(request)}</span>
                  <br />
                  <PageLink href={`/households/${householdId}/rehousing`}>{t.toPage}</PageLink>
                </p>
              </div>
            ))}
            {opening && (
              <NeedsDialog householdId={householdId} found={found} onClose={() => setOpening(false)} />
            )}
          </Section>
        )
      }
    </Loaded>
  );
}
