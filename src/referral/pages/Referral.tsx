/** One referral: where it stands and who carries it, the facts with their day, what is still to be said, its history. */
import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { AgreementSection } from "../../household-agreement/pages/AgreementSection.tsx";
import { SHARED_DOMAINS } from "../../household-agreement/rules.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DateText } from "../../platform/ui/DateText.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { Timeline } from "../../platform/ui/Timeline.tsx";
import panel from "../../platform/ui/panel.module.css";
import { wordOf } from "../../procedure/pages/texts.ts";
import classes from "./referral.module.css";
import { FactList, ReferralFacts } from "./ReferralFacts.tsx";
import { PossibleDoubles } from "./PossibleDoubles.tsx";
import { ReferralForm } from "./ReferralForm.tsx";
import { referralTexts, type ReferralWords } from "./texts.ts";
import { UrgencyWords } from "./UrgencyWords.tsx";
import { WithdrawButton } from "./WithdrawButton.tsx";

type File = Answer<"/api/referrals/{id}">;

export default function Referral() {
  const t = useTexts(referralTexts) as ReferralWords;
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const query = useQuery({
    queryKey: ["referral", id],
    queryFn: () => answer(api.GET("/api/referrals/{id}", { params: { path: { id } } })),
  });
  const isCoordination = useMe().role === "coordinator";
  const file = query.data;
  return (
    <>
      <PageTitle
        key={file?.id ?? ""}
        title={file ? t.one({ name: file.household ?? t.unnamed }) : t.title}
        parent={{ title: t.title, href: "/referrals" }}
        {...(file && { lead: [file.landlord, file.town].filter(Boolean).join(" · ") })}
        {...(file?.can.withdraw && {
          actions: <WithdrawButton id={file.id} householdId={file.householdId} />,
        })}
      />
      <Loaded query={query}>
        {(found) => (
          <>
            {isCoordination && <PossibleDoubles householdId={found.householdId} />}
            <Where file={found} t={t} />
            <ReferralFacts facts={found.facts} />
            <Section title={t.written}>
              {found.can.edit ? <ReferralForm file={found} /> : <Written file={found} t={t} />}
            </Section>
            <AgreementSection referralId={found.id} informedOn={found.informedOn} />
            <History file={found} t={t} />
          </>
        )}
      </Loaded>
    </>
  );
}

type Props = { file: File; t: ReferralWords };

function Where({ file, t }: Props) {
  const { language } = useLanguage();
  const rows: [string, ReactNode][] = [
    [
      t.state,
      <StatusBadge key="state" tone={file.urgency ? "info" : "neutral"}>
        {t.status[file.status]}
      </StatusBadge>,
    ],
    [t.owner, file.owner ? `${file.owner.name}, ${file.owner.organisation}` : t.nobody],
    ...(file.submittedOn
      ? [[t.submittedOn, <DateText key="on" iso={file.submittedOn} />] as [string, ReactNode]]
      : []),
    ...(file.waitingDays === null
      ? []
      : [[t.column.waiting, t.waitingDays({ n: file.waitingDays })] as [string, ReactNode]]),
    [t.referredBy, file.referredBy ?? t.unknown],
    ...(file.withdrawnReason ? [[t.withdrawnFor, file.withdrawnReason] as [string, ReactNode]] : []),
    ...(file.urgency
      ? [
          [t.column.urgency, <UrgencyWords key="urgency" urgency={file.urgency} withSource />] as [
            string,
            ReactNode,
          ],
        ]
      : []),
  ];
  return (
    <Section title={t.where}>
      <FactList rows={rows} />
      {file.urgency && (
        <p className={classes.left}>
          {file.stillToSay.length === 0 ? (
            t.nothingLeft
          ) : (
            <>
              <strong>{t.left({ names: file.stillToSay.map((name) => t.toBeSaid[name]).join(", ") })}</strong>
              {file.status === "draft" && <span className={panel.small}> {t.leftHelp}</span>}
            </>
          )}
        </p>
      )}
      <p className={classes.left}>
        <PageLink href={`/households/${file.householdId}`}>{t.household}</PageLink>
        {" · "}
        <Anchor
          inherit
          href={`/api/referrals/${file.id}/information.pdf?language=${language}`}
          target="_blank"
          rel="noreferrer"
        >
          {t.sheet}
        </Anchor>
      </p>
    </Section>
  );
}

/** What the landlord said, for those who do not write it. */
function Written({ file, t }: Props) {
  const unknown = <span className="unknown">{t.unknown}</span>;
  return (
    <FactList
      rows={[
        [t.track, t.tracks[file.track]],
        [t.tie, file.tie ? t.ties[file.tie] : unknown],
        [
          t.informedOn,
          <>
            <DateText iso={file.informedOn} />
            {[file.informedHow && wordOf(t.informedHows, file.informedHow), file.informedBy]
              .filter(Boolean)
              .map((words) => `, ${words}`)
              .join("")}
          </>,
        ],
        [t.situation, file.situation ? <p className={panel.words}>{file.situation}</p> : unknown],
        ...SHARED_DOMAINS.filter((domain) => file.domains[domain]).map(
          (domain) =>
            [
              t.domains[domain],
              <p key={domain} className={panel.words}>
                {file.domains[domain]}
              </p>,
            ] as const,
        ),
      ]}
    />
  );
}

function History({ file, t }: Props) {
  return (
    <Section title={t.history}>
      <Timeline
        label={t.history}
        items={file.history.map(({ id, from, to, at, by, owner, reason }) => ({
          id,
          on: at,
          kind: t.historyKind,
          tone: to === "withdrawn" ? "attention" : "info",
          sentence:
            `${from === to ? "" : t.moved[to]} ${owner ? t.ownerFromThen({ name: owner }) : ""}`.trim(),
          ...(by !== null && { by }),
          ...(reason !== null && { detail: <p className={panel.words}>{reason}</p> }),
        }))}
      />
    </Section>
  );
}
