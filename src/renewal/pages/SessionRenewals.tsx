/** Renewals on the agenda of a session: without a name for who sits; the coordination records what is decided. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { useMe } from "../../platform/ui/me.ts";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { DecideDialog } from "./DecideDialog.tsx";
import { renewalTexts } from "./texts.ts";

type Line = Answer<"/api/sessions/{id}/renewals">["renewals"][number];
const READERS: ReadonlySet<string> = new Set([
  "committeeMember",
  "socialAdviser",
  "operatorLead",
  "coordinator",
]);

export function SessionRenewals({ sessionId }: { sessionId: string }) {
  const t = useTexts(renewalTexts);
  const { role } = useMe();
  const [deciding, setDeciding] = useState<Line>();
  const query = useQuery({
    queryKey: ["session-renewals", sessionId],
    queryFn: () => answer(api.GET("/api/sessions/{id}/renewals", { params: { path: { id: sessionId } } })),
    enabled: READERS.has(role),
  });
  const own = useQuery({
    queryKey: ["renewals"],
    queryFn: () => answer(api.GET("/api/renewals")),
    enabled: role === "coordinator" && (query.data?.renewals.length ?? 0) > 0,
  });
  const lines = query.data?.renewals ?? [];
  // Nothing on the agenda, or an error that the session itself tells.
  if (lines.length === 0) return null;
  return (
    <Section title={t.tableTitle} lead={t.tableLead}>
      <ul className={panel.list}>
        {lines.map((line) => (
          <li key={line.id} className={panel.line}>
            <OneRenewal line={line} />
            {role === "coordinator" && line.answer === null && line.household && own.data && (
              <Button
                variant="default"
                size="xs"
                aria-label={t.decideOf({ household: line.household.name })}
                onClick={() => setDeciding(line)}
              >
                {t.decide}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {deciding?.household && own.data && (
        <DecideDialog
          request={{
            id: deciding.id,
            householdId: deciding.household.id,
            household: deciding.household.name,
            askedOn: deciding.askedOn,
            reason: deciding.household.reason,
          }}
          found={own.data}
          sessionId={own.data.sessions.some(({ id }) => id === sessionId) ? sessionId : ""}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </Section>
  );
}

function OneRenewal({ line }: { line: Line }) {
  const t = useTexts(renewalTexts);
  const { language } = useLanguage();
  const { operator, landlord, rank, startsOn, endsOn, words, answer: given, household } = line;
  const day = (iso: string) => formatDate(iso, language);
  return (
    <span>
      <strong>{household?.name ?? t.tableLine({ operator, landlord })}</strong>{" "}
      <span className={panel.small}>
        {household && `${t.tableLine({ operator, landlord })}, `}
        {t.tableMeasure({ rank, from: day(startsOn), to: day(endsOn) })}
      </span>{" "}
      <StatusBadge tone={given === null ? "info" : given === "granted" ? "good" : "attention"}>
        {given === null ? t.waits : t.answer[given]}
      </StatusBadge>
      <br />
      {words ?? <span className={panel.small}>{t.noWords}</span>}
    </span>
  );
}
