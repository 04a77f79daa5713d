/** Households on their way to an operator: the coordination chooses one, its lead names the case worker. */
import { useQuery } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import panel from "../../platform/ui/panel.module.css";
import { AssignForm } from "./AssignForm.tsx";
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
      <PageTitle title={t.title} lead={isCoordination ? t.leadCoordination : t.leadOperator} />
      <Loaded query={query}>
        {(found) => {
          const toName = found.toName.filter(({ caseWorker }) => caseWorker === null);
          const named = found.toName.filter(({ caseWorker }) => caseWorker !== null);
          return (
            <>
              {isCoordination && <ToAssign found={found} />}
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

function ToAssign({ found: { toAssign, operators } }: { found: Found }) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const c = useTexts(committeeTexts) as CommitteeWords;
  const { language } = useLanguage();
  return (
    <Section title={t.toAssign}>
      {toAssign.length === 0 && <p>{t.toAssignNone}</p>}
      <ul className={panel.list}>
        {toAssign.map((line) => (
          <li key={line.referralId} className={classes.card}>
            <Head line={line} />
            <p className={panel.small}>
              {[
                line.landlord,
                line.commune,
                line.track && c.tracks[line.track],
                t.admittedOn({ on: formatDate(line.decidedOn, language) }),
                line.startsOn && t.startsOn({ on: formatDate(line.startsOn, language) }),
                ...(line.levers?.map((lever) => c.leverNames[lever]) ?? []),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {line.conditions && <p className={panel.words}>{line.conditions}</p>}
            <p className={panel.words}>{line.proposal.why}</p>
            <AssignForm line={line} operators={operators} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ToName({ rows, found }: { rows: Found["toName"]; found: Found }) {
  const t = useTexts(assignmentTexts) as AssignmentWords;
  const c = useTexts(committeeTexts) as CommitteeWords;
  const { language } = useLanguage();
  return (
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
            <p className={panel.words}>{t.otherThanZone({ reason: line.overrideReason })}</p>
          )}
          {line.caseWorker && <p className={panel.words}>{t.carriedBy(line.caseWorker)}</p>}
          {line.can.name ? (
            <NameForm line={line} workers={found.operators[0]?.workers ?? []} />
          ) : (
            !line.caseWorker && <p className={panel.words}>{t.waitsAt({ name: line.operator })}</p>
          )}
        </li>
      ))}
    </ul>
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
