/** The assessment on a household's file: whole for its operator, in numbers for the coordination; others are not asked for it. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import panel from "../../platform/ui/panel.module.css";
import { combines } from "../rules.ts";
import { AssessmentDialog } from "./AssessmentDialog.tsx";
import classes from "./assessment.module.css";
import { Course } from "./Course.tsx";
import { useKindName } from "./kind-name.ts";
import type { Assessed, Found } from "./shown.ts";
import { assessmentTexts, wordOf } from "./texts.ts";

type Problem = NonNullable<Assessed["problems"]>[number];

/** Roles whose organisation the server answers; for the others there is nothing to ask. */
const READERS: ReadonlySet<string> = new Set(["caseWorker", "operatorLead", "coordinator"]);

export default function AssessmentPanel({ householdId }: { householdId: string }) {
  const { role } = useMe();
  const query = useQuery({
    queryKey: ["household", householdId, "assessment"],
    queryFn: () =>
      answer(api.GET("/api/households/{id}/assessment", { params: { path: { id: householdId } } })),
    enabled: READERS.has(role),
  });
  if (!READERS.has(role)) return null;
  return (
    <Loaded query={query}>
      {(found) =>
        (found.assessments.length > 0 || found.can.write) && (
          <Assessments householdId={householdId} found={found} />
        )
      }
    </Loaded>
  );
}

function Assessments({ householdId, found }: { householdId: string; found: Found }) {
  const t = useTexts(assessmentTexts);
  const [writing, setWriting] = useState<Assessed | "new">();
  const { assessments, protectedConcerned, can } = found;
  const one = (assessed: Assessed) => (
    <OneAssessment
      key={assessed.id}
      assessed={assessed}
      kinds={found.kinds}
      {...(can.write && { onChange: () => setWriting(assessed) })}
    />
  );
  return (
    <Section
      title={t.title}
      {...(can.write && {
        actions: (
          <Button variant="default" size="xs" onClick={() => setWriting("new")}>
            {t.write}
          </Button>
        ),
      })}
    >
      {protectedConcerned !== null && (
        <p>{protectedConcerned ? t.protectedConcerned : t.protectedNotConcerned}</p>
      )}
      {assessments.length === 0 ? <p>{t.none}</p> : one(assessments[0]!)}
      {assessments.length > 1 && (
        <details className={panel.details}>
          <summary>{t.older({ n: assessments.length - 1 })}</summary>
          {assessments.slice(1).map(one)}
        </details>
      )}
      <Course assessments={assessments} />
      {writing && (
        <AssessmentDialog
          householdId={householdId}
          on={found.on}
          kinds={found.kinds}
          {...(writing !== "new" && { assessed: writing })}
          onClose={() => setWriting(undefined)}
        />
      )}
    </Section>
  );
}

type OneProps = { assessed: Assessed; kinds: Found["kinds"]; onChange?: () => void };

function OneAssessment({ assessed, kinds, onChange }: OneProps) {
  const t = useTexts(assessmentTexts);
  const { language } = useLanguage();
  const { moment, by, problems, summary } = assessed;
  const day = formatDate(assessed.on, language);
  return (
    <>
      <div className={panel.line}>
        <span>
          <strong>{t.of({ moment: t.moment[moment], on: day, by })}</strong>
          {problems && combines(problems) && (
            <>
              {" "}
              <StatusBadge tone="attention">{t.combined}</StatusBadge>
            </>
          )}
        </span>
        {onChange && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t.changeOf({ moment: t.moment[moment], on: day })}
            onClick={onChange}
          >
            {t.change}
          </Button>
        )}
      </div>
      {problems === null ? (
        <ul className={panel.list}>
          {summary.map(({ domain, problems: n, workedOn: worked }) => (
            <li key={domain}>
              {t.domain[domain]} : {t.ofThem({ n, worked })}
            </li>
          ))}
        </ul>
      ) : (
        [false, true].map((isProtected) => {
          const own = problems.filter((problem) => problem.protected === isProtected);
          return (
            own.length > 0 && (
              <div
                key={String(isProtected)}
                className={classes.domains}
                {...(isProtected && { "data-protected": true })}
              >
                <h3 className={panel.part}>{isProtected ? t.protected : t.shared}</h3>
                <p className={panel.small}>{isProtected ? t.protectedHelp : t.sharedHelp}</p>
                <ul className={panel.list}>
                  {own.map((problem) => (
                    <li key={problem.id}>
                      <ProblemWords problem={problem} kinds={kinds} />
                    </li>
                  ))}
                </ul>
              </div>
            )
          );
        })
      )}
    </>
  );
}

function ProblemWords({ problem, kinds }: { problem: Problem; kinds: Found["kinds"] }) {
  const t = useTexts(assessmentTexts);
  const { language } = useLanguage();
  const kindName = useKindName(kinds);
  const { domain, detail, severity, workedOn, since, wish, worksOn } = problem;
  const named = problem.problem === null ? null : kindName(problem.problem);
  return (
    <>
      <strong>{t.domain[domain]}</strong> {[named, detail].filter(Boolean).join(" – ")}{" "}
      <span className={panel.small}>
        {[
          severity !== null && `${t.severity} ${wordOf(t.severities, String(severity))}`,
          since && t.sinceOn({ on: formatDate(since, language).slice(3) }),
          worksOn ? t.worker[worksOn] : !workedOn && t.notWorkedOn,
        ]
          .filter(Boolean)
          .join(", ")}
      </span>
      {wish && (
        <p className={panel.words}>
          <span className={panel.small}>{t.wish} : </span>
          {wish}
        </p>
      )}
    </>
  );
}
