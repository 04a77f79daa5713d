/** One session: who sits, the agenda with its decisions, what waits to be put on it, the minutes. */
import { Anchor, Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { say } from "../../platform/ui/say.ts";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { Agenda } from "./Agenda.tsx";
import classes from "./committee.module.css";
import { Members } from "./Members.tsx";
import { SessionDialog } from "./SessionDialog.tsx";
import { STATUS_TONES } from "./session-words.ts";
import { committeeTexts, type CommitteeWords } from "./texts.ts";
import { WaitingReferrals } from "./WaitingReferrals.tsx";

type File = Answer<"/api/sessions/{id}">;

export default function Session() {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const { language } = useLanguage();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const [changing, setChanging] = useState(false);
  const query = useQuery({
    queryKey: ["sessions", id],
    queryFn: () => answer(api.GET("/api/sessions/{id}", { params: { path: { id } } })),
  });
  const session = query.data;
  return (
    <>
      <PageTitle
        key={session?.id ?? ""}
        title={
          session ? t.one({ number: session.number, on: formatDate(session.heldOn, language) }) : t.title
        }
        parent={{ title: t.title, href: "/sessions" }}
        {...(session && { lead: session.place ?? t.noPlace })}
        {...(session && { actions: <Actions session={session} onChange={() => setChanging(true)} /> })}
      />
      <Loaded query={query}>
        {(found) => (
          <>
            <p className={classes.actions}>
              <StatusBadge tone={STATUS_TONES[found.status]}>{t.statuses[found.status]}</StatusBadge>
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
            <Members key={found.members.map(({ userId }) => userId).join()} session={found} />
            <Agenda session={found} />
            {found.can.edit && <WaitingReferrals sessionId={found.id} />}
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
  const queries = useQueryClient();
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
      {session.can.edit && (
        <Button variant="default" onClick={onChange}>
          {t.edit}
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
