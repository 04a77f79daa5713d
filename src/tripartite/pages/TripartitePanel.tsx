/** Around the tripartite meetings on a household's file: who is invited to the next one, who signed the minutes of the others. */
import { Anchor, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import panel from "../../platform/ui/panel.module.css";
import { PARTIES } from "../rules.ts";
import { InviteDialog } from "./InviteDialog.tsx";
import type { Found, Meeting } from "./shown.ts";
import { SignMinutesDialog } from "./SignMinutesDialog.tsx";
import { tripartiteTexts } from "./texts.ts";

export default function TripartitePanel({ householdId }: { householdId: string }) {
  const query = useQuery({
    queryKey: ["household", householdId, "tripartite"],
    queryFn: () =>
      answer(api.GET("/api/households/{id}/tripartite", { params: { path: { id: householdId } } })),
  });
  return (
    <Loaded query={query}>
      {(found) => {
        const shown = found.meetings.filter(
          ({ state, minutes, on }) =>
            (state === "planned" && on >= found.on) || (state === "held" && minutes !== null),
        );
        return shown.length > 0 && <Tripartite found={found} meetings={shown} />;
      }}
    </Loaded>
  );
}

function Tripartite({ found, meetings }: { found: Found; meetings: readonly Meeting[] }) {
  const t = useTexts(tripartiteTexts);
  const [acting, setActing] = useState<{ what: "invite" | "sign"; meeting: Meeting }>();
  const done = () => setActing(undefined);
  return (
    <Section title={t.title}>
      <ul className={panel.list}>
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <OneMeeting meeting={meeting} onAct={(what) => setActing({ what, meeting })} />
          </li>
        ))}
      </ul>
      {acting?.what === "invite" && (
        <InviteDialog meeting={acting.meeting} professionals={found.professionals} onClose={done} />
      )}
      {acting?.what === "sign" && <SignMinutesDialog meeting={acting.meeting} on={found.on} onClose={done} />}
    </Section>
  );
}

type OneProps = { meeting: Meeting; onAct: (what: "invite" | "sign") => void };

function OneMeeting({ meeting, onAct }: OneProps) {
  const t = useTexts(tripartiteTexts);
  const { language } = useLanguage();
  const day = (iso: string) => formatDate(iso, language);
  const { id, kind, state, on, atTime, place, invited, signatures, agreed, can } = meeting;
  const name = t.meetingOf({ moment: t.moment[kind], on: day(on) });
  const isPlanned = state === "planned";
  return (
    <>
      <div className={panel.line}>
        <span>
          <strong>{name}</strong> {[atTime && t.at({ time: atTime }), place].filter(Boolean).join(", ")}{" "}
          {!isPlanned && (
            <StatusBadge tone={agreed ? "good" : "neutral"}>
              {agreed ? t.agreed : t.signaturesOf({ n: signatures.length })}
            </StatusBadge>
          )}
        </span>
        {can.invite && (
          <>
            <Anchor href={`/api/meetings/${id}/meeting.ics`} download>
              {t.diary}
            </Anchor>
            <Button size="xs" aria-label={t.inviteOf({ meeting: name })} onClick={() => onAct("invite")}>
              {t.invite}
            </Button>
          </>
        )}
        {!isPlanned && (
          <Anchor
            href={`/api/meetings/${id}/minutes.pdf?language=${language}`}
            target="_blank"
            aria-label={t.pageOf({ meeting: name })}
          >
            {t.page}
          </Anchor>
        )}
        {can.sign && (
          <Button
            size="xs"
            variant="default"
            aria-label={t.signOf({ meeting: name })}
            onClick={() => onAct("sign")}
          >
            {t.sign}
          </Button>
        )}
      </div>
      <p className={panel.small}>
        {PARTIES.map((party) => {
          const last = invited.findLast((one) => one.party === party);
          const signed = signatures.find((one) => one.party === party);
          const said = isPlanned
            ? last
              ? t.invitedBy[last.means]({ on: day(last.on) })
              : t.notInvited
            : signed
              ? t.signedBy({ name: signed.name, on: day(signed.on) })
              : t.notSigned;
          return `${t.partyTitles[party]} : ${said}`;
        }).join(" · ")}
      </p>
    </>
  );
}
