/** One session: who sits, the agenda with its decisions, what waits to be put on it, the minutes. */
import { Anchor, Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";

import { answer, api, type Answer, Problem } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { Agenda } from "./Agenda.tsx";
import classes from "../../committee/pages/committee.module.css";
import { Members } from "../../committee/pages/Members.tsx";
import { SessionDialog } from "../../committee/pages/SessionDialog.tsx";
import { STATUS_TONES } from "../../committee/pages/session-words.ts";
import { committeeTexts, type CommitteeWords } from "../../committee/pages/texts.ts";
import { WaitingReferrals } from "../../committee/pages/WaitingReferrals.tsx";
import { Emergencies } from "./Emergencies.tsx";
import { useLive } from "./live.ts";
import { QuorumWords, RulesWords } from "./QuorumWords.tsx";
import { type SittingWords, sittingTexts } from "./texts.ts";

type File = Answer<"/api/sessions/{id}">;

export default function Session() {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const { language } = useLanguage();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const s = useTexts(sittingTexts) as SittingWords;
  const [changing, setChanging] = useState(false);
  // A signed session changes no more: nothing is followed, nor read again.
  const [isFollowed, setFollowed] = useState(true);
  const live = useLive(id, isFollowed);
  const query = useQuery({
    queryKey: ["sessions", id],
    queryFn: () => answer(api.GET("/api/sessions/{id}", { params: { path: { id } } })),
    refetchInterval: isFollowed && live === "away" ? 10_000 : false,
  });
  const session = query.data;
  const isOpen = session?.status !== "signed";
  if (session && isOpen !== isFollowed) setFollowed(isOpen);
  const said = { number: session?.number ?? "", on: session ? formatDate(session.heldOn, language) : "" };
  return (
    <>
      <PageTitle
        key={session?.id ?? ""}
        title={!session ? t.title : session.kind === "emergency" ? s.emergencyTitle(said) : t.one(said)}
        parent={{ title: t.title, href: "/sessions" }}
        {...(session && {
          lead:
            session.kind === "emergency"
              ? s.because({ text: session.urgentBecause ?? t.unknown })
              : [session.startsAt?.replace(":", " h "), session.place ?? t.noPlace]
                  .filter(Boolean)
                  .join(", "),
        })}
        {...(session && { actions: <Actions session={session} onChange={() => setChanging(true)} /> })}
      />
      <Loaded query={query}>
        {(found) => (
          <>
            <p className={classes.actions}>
              <StatusBadge tone={STATUS_TONES[found.status]}>{t.statuses[found.status]}</StatusBadge>
              {isOpen && live !== "joining" && (
                <span role="status" title={live === "live" ? s.liveHelp : s.awayHelp}>
                  <StatusBadge tone={live === "live" ? "good" : "attention"}>
                    {live === "live" ? s.live : s.away}
                  </StatusBadge>
                </span>
              )}
              {found.answerBy && isOpen && (
                <span>{s.answerBy({ on: formatDate(found.answerBy, language) })}</span>
              )}
              {found.minutedIn && <span>{s.minutedIn(found.minutedIn)}</span>}
              {found.signedAt && found.signedBy && (
                <span>
                  {t.signedBy({
                    name: found.signedBy,
                    on: formatDate(found.signedAt.slice(0, 10), language),
                  })}
                </span>
              )}
              {found.videoLink && found.status !== "signed" && (
                <Anchor href={found.videoLink} target="_blank" rel="noreferrer">
                  {t.join}
                </Anchor>
              )}
            </p>
            {found.left > 0 && <p>{s.left({ n: found.left })}</p>}
            <Agenda session={found} />
            {found.emergencies.length > 0 && <Emergencies lines={found.emergencies} />}
            <Members key={found.members.map(({ userId }) => userId).join()} session={found}>
              {found.quorum && found.kind === "ordinary" && <QuorumWords quorum={found.quorum} />}
              {found.rules && found.kind === "ordinary" && <RulesWords rules={found.rules} />}
            </Members>
            {found.can.edit && found.kind === "ordinary" && <WaitingReferrals sessionId={found.id} />}
            {changing && <SessionDialog session={found} onClose={() => setChanging(false)} />}
          </>
        )}
      </Loaded>
    </>
  );
}

function Actions({ session, onChange }: { session: File; onChange: () => void }) {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const { language } = useLanguage();
  const s = useTexts(sittingTexts) as SittingWords;
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: () =>
      answer(api.POST("/api/sessions/{id}/invitation", { params: { path: { id: session.id } } })),
    onSuccess: ({ invited }) => say(s.invited({ n: invited })),
    onError: (error) => say(error instanceof Problem ? (error.errors[0]?.message ?? error.message) : ""),
    onSettled: () => queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
  const isOrdinary = session.kind === "ordinary";
  const sign = async () => {
    await answer(api.POST("/api/sessions/{id}/sign", { params: { path: { id: session.id } } }));
    await queries.invalidateQueries({ queryKey: ["sessions"] });
    say(t.signed);
  };
  return (
    <>
      {session.can.sign && (
        <ConfirmButton
          question={t.signQuestion}
          consequences={t.signConsequences}
          confirm={t.sign}
          onConfirm={sign}
        >
          {t.sign}
        </ConfirmButton>
      )}
      {session.can.edit && isOrdinary && (
        <Button variant="default" onClick={onChange}>
          {t.edit}
        </Button>
      )}
      {session.can.edit && isOrdinary && session.status === "planned" && (
        <Button variant="default" loading={invite.isPending} onClick={() => invite.mutate()}>
          {session.invitations === 0 ? s.invite : s.inviteAgain}
        </Button>
      )}
      {session.whole && session.status !== "signed" && isOrdinary && (
        <Button component="a" variant="default" href={`/api/sessions/${session.id}/session.ics`}>
          {s.calendar}
        </Button>
      )}
      {session.can.minutes && session.status === "signed" && (
        <Button component="a" variant="default" href={`/sessions/${session.id}/minutes`}>
          {s.minutesPage}
        </Button>
      )}
      {session.can.minutes && (
        <Button
          component="a"
          variant="default"
          href={`/api/sessions/${session.id}/minutes.pdf?language=${language}`}
          target="_blank"
          rel="noreferrer"
        >
          {session.status !== "signed" ? t.draft : session.whole ? t.minutes : t.extract}
        </Button>
      )}
    </>
  );
}
