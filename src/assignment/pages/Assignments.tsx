/** Households on their way to an operator: the coordination chooses one, its lead names the case worker. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import panel from "../../platform/ui/panel.module.css";
import { AllAsProposed } from "./AllAsProposed.tsx";
import { AssignForm } from "./AssignForm.tsx";
import { HandOverDialog } from "./HandOverDialog.tsx";
import { AskHandOverDialog } from "./AskHandOverDialog.tsx";
import { HandOverRequests } from "./HandOverRequests.tsx";
import { Needs } from "./Needs.tsx";
import { requestTexts, type RequestWords } from "./request.texts.ts";
import { type AssignmentWords, assignmentTexts } from "./texts.ts";
import classes from "../../committee/pages/committee.module.css";
import { NameForm } from "./NameForm.tsx";
import { committeeTexts, type CommitteeWords } from "../../committee/pages/texts.ts";

type Found = Answer<"/api/assignments">;

export default function Assignments() {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const { language } = useLanguage();
  const isCoordination = useMe().role === "coordinator";
  const query = useQuery({
    // The server explains its proposal in the reader's language.
    queryKey: ["assignments", language],
    queryFn: () => answer(api.GET("/api/assignments")),
  });
  return (
    <>
      <PageTitle
        title={t.title}
        lead={isCoordination ? t.leadCoordination : t.leadOperator}
        actions={<PageLink href="/loads">{t.seeLoads}</PageLink>}
      />
      <Loaded query={query}>
        {(found) => {
          const toName = found.toName.filter(({ caseWorker }) => caseWorker === null);
          const named = found.toName.filter(({ caseWorker }) => caseWorker !== null);
          return (
            <>
              {isCoordination && <ToAssign found={found} />}
              <HandOverRequests />
              <Section title={t.toName}>
                {toName.length === 0 ? <p>{t.toNameNone}</p> : <ToName rows={toName} found={found} />}
              </Section>
              {named.length > 0 && (
                <Section title={t.named}>
                  <ToName rows={named} found={found} />
                </Section>
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function ToAssign({ found }: { found: Found }) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const c = useTexts(committeeTexts) as CommitteeWords;
  const { language } = useLanguage();
  const { toAssign } = found;
  return (
    <Section title={t.toAssign} lead={toAssign.length > 0 ? t.toAssignLead : undefined}>
      {toAssign.length === 0 && <p>{t.toAssignNone}</p>}
      {found.proposedBy === "oneByOne" && <p role="status">{t.oneByOne}</p>}
      {toAssign.length > 1 && <AllAsProposed found={found} />}
      <ul className={panel.list}>
        {toAssign.map((line) => (
          <li key={line.referralId} className={classes.card}>
            <Head line={line} />
            <p className={panel.small}>
              {[
                line.landlord,
                line.commune,
                line.track && c.tracks[line.track],
                t.admittedBy({ on: formatDate(line.decidedOn, language), session: line.session }),
                line.startsOn && t.startsOn({ on: formatDate(line.startsOn, language) }),
                ...(line.levers?.map((lever) => c.leverNames[lever]) ?? []),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {line.conditions && <p className={panel.words}>{line.conditions}</p>}
            {line.supportRefused && (
              <div role="status">
                <StatusBadge tone="danger">
                  {(line.supportRefused.withdrawn ? t.supportWithdrawn : t.supportRefused)({
                    on: formatDate(line.supportRefused.on, language),
                  })}
                </StatusBadge>
                <p className={panel.small}>{t.supportRefusedHelp}</p>
              </div>
            )}
            {line.decidedOperator && (
              <p className={panel.words}>
                {t.decidedFor(line.decidedOperator)} {line.decidedOperator.reason}
              </p>
            )}
            <Needs line={line} />
            <Reasons proposal={line.proposal} first={operatorName(found, line.proposal?.operatorId)} />
            {/* A new proposal begins with its own choice. */}
            <AssignForm key={line.proposal?.operatorId} line={line} found={found} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const operatorName = ({ operators }: Found, id: string | undefined) =>
  operators.find((operator) => operator.id === id)?.name;

type Told = { why: string; full: string | null; second: string | null };

function Reasons({ proposal, first }: { proposal: Told | null; first: string | undefined }) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  if (!proposal) return <p className={panel.words}>{t.nobodyToPropose}</p>;
  return (
    <div>
      <p className={panel.words}>
        {first && <strong>{t.proposed({ name: first })}</strong>} {proposal.why}
      </p>
      {proposal.full && <p className={panel.small}>{proposal.full}</p>}
      {proposal.second && <p className={panel.small}>{proposal.second}</p>}
    </div>
  );
}

function ToName({ rows, found }: { rows: Found["toName"]; found: Found }) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const c = useTexts(committeeTexts) as CommitteeWords;
  const { language } = useLanguage();
  const q = useTexts(requestTexts) as RequestWords;
  const [asking, setAsking] = useState<Found["toName"][number]>();
  const [moving, setMoving] = useState<Found["toName"][number]>();
  return (
    <>
      <ul className={panel.list}>
        {rows.map((line) => (
          <li key={line.assignmentId} className={classes.card}>
            <Head line={line} />
            <p className={panel.small}>
              {[
                line.landlord,
                line.commune,
                line.track && c.tracks[line.track],
                t.assignedOn({ on: formatDate(line.assignedOn, language) }),
                line.startsOn && t.startsOn({ on: formatDate(line.startsOn, language) }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {line.overrideReason && (
              <p className={panel.words}>{t.otherThanProposed({ reason: line.overrideReason })}</p>
            )}
            {line.proposal && (
              <details className={panel.details}>
                <summary>{t.whyThen}</summary>
                <Reasons proposal={line.proposal} first={undefined} />
              </details>
            )}
            {line.caseWorker && <p className={panel.words}>{t.carriedBy(line.caseWorker)}</p>}
            {line.can.name ? (
              <NameForm line={line} workers={found.operators[0]?.workers ?? []} />
            ) : (
              !line.caseWorker && <p className={panel.words}>{t.waitsAt({ name: line.operator })}</p>
            )}
            {line.can.name && (
              <div className={classes.actions}>
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={q.askShortOf({ name: line.household ?? t.unnamed })}
                  onClick={() => setAsking(line)}
                >
                  {q.askShort}
                </Button>
              </div>
            )}
            {line.can.handOver && (
              <div className={classes.actions}>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t.handOverOf({ name: line.household ?? t.unnamed })}
                  onClick={() => setMoving(line)}
                >
                  {t.handOver}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {asking && (
        <AskHandOverDialog
          assignmentId={asking.assignmentId}
          name={asking.household ?? t.unnamed}
          onClose={() => setAsking(undefined)}
        />
      )}
      {moving && (
        <HandOverDialog
          assignmentId={moving.assignmentId}
          from={moving.operator}
          name={moving.household ?? t.unnamed}
          onClose={() => setMoving(undefined)}
        />
      )}
    </>
  );
}

function Head({ line }: { line: { householdId: string; household: string | null } }) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  return (
    <div className={classes.head}>
      <h3>
        <PageLink href={`/households/${line.householdId}`}>{line.household ?? t.unnamed}</PageLink>
      </h3>
    </div>
  );
}
