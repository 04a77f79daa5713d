/** Modules, objectives and actions on a household's file, for its operator alone: what is late first, what has ended folded away. */
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import panel from "../../platform/ui/panel.module.css";
import { ModuleDialog } from "./ModuleDialog.tsx";
import classes from "./objective.module.css";
import { ObjectiveDialog } from "./ObjectiveDialog.tsx";
import { asSent, type Objective, type Path, sendObjective } from "./shown.ts";
import { objectiveTexts } from "./texts.ts";

const READERS: ReadonlySet<string> = new Set(["caseWorker", "operatorLead"]);

export default function ObjectivePanel({ householdId }: { householdId: string }) {
  const { role } = useMe();
  const query = useQuery({
    queryKey: ["household", householdId, "objectives"],
    queryFn: () =>
      answer(api.GET("/api/households/{id}/objectives", { params: { path: { id: householdId } } })),
    enabled: READERS.has(role),
  });
  if (!READERS.has(role)) return null;
  return (
    <Loaded query={query}>
      {({ on, paths }) =>
        paths.map((path) => <PathView key={path.measureId} householdId={householdId} path={path} on={on} />)
      }
    </Loaded>
  );
}

type Props = { householdId: string; path: Path; on: string };

function PathView({ householdId, path, on }: Props) {
  const t = useTexts(objectiveTexts);
  const [writing, setWriting] = useState<Objective | "new" | "modules">();
  const { modules, objectives, progress, can } = path;
  const done = () => setWriting(undefined);
  const pursued = objectives.filter(({ outcome }) => outcome === null);
  const ended = objectives.filter(({ outcome }) => outcome !== null);
  const list = (shown: readonly Objective[]) => (
    <ul className={panel.list}>
      {shown.map((objective) => (
        <li key={objective.id}>
          <OneObjective
            householdId={householdId}
            path={path}
            on={on}
            objective={objective}
            onChange={() => setWriting(objective)}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <Section
      title={t.title}
      lead={t.lead}
      {...(can.write && { actions: <Button onClick={() => setWriting("new")}>{t.add}</Button> })}
    >
      <div className={panel.line}>
        <span>
          <span className={panel.small}>{t.modules} : </span>
          {modules.length === 0 ? t.noModule : modules.map((module) => t.module[module]).join(", ")}
        </span>
        {can.write && (
          <Button variant="default" size="xs" onClick={() => setWriting("modules")}>
            {t.choose}
          </Button>
        )}
      </div>
      {objectives.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          {pursued.length > 0 && <p className={panel.small}>{t.progress(progress)}</p>}
          {list(pursued)}
        </>
      )}
      {ended.length > 0 && (
        <details className={panel.details}>
          <summary>{t.ended({ n: ended.length })}</summary>
          {list(ended)}
        </details>
      )}
      {writing === "modules" && <ModuleDialog householdId={householdId} path={path} onClose={done} />}
      {writing && writing !== "modules" && (
        <ObjectiveDialog
          householdId={householdId}
          path={path}
          on={on}
          {...(writing !== "new" && { objective: writing })}
          onClose={done}
        />
      )}
    </Section>
  );
}

type OneProps = Props & { objective: Objective; onChange: () => void };

function OneObjective({ householdId, path, on, objective, onChange }: OneProps) {
  const t = useTexts(objectiveTexts);
  const { language } = useLanguage();
  const day = (iso: string) => formatDate(iso, language);
  const { module, text, setOn, outcome, endedOn, outcomeWords, actions, rank } = objective;
  return (
    <>
      <div className={panel.line}>
        <span>
          <strong>{text}</strong>{" "}
          {outcome && (
            <>
              <StatusBadge tone={outcome === "reached" ? "good" : "neutral"}>
                {t.outcomes[outcome]}
              </StatusBadge>{" "}
            </>
          )}
          <span className={panel.small}>
            {[
              t.module[module],
              t.setOn({ on: day(setOn) }),
              rank < path.rank && t.ofRank({ n: rank }),
              endedOn && t.endedOn({ on: day(endedOn) }),
            ]
              .filter(Boolean)
              .join(", ")}
          </span>
        </span>
        {path.can.write && (
          <Button variant="subtle" size="compact-sm" aria-label={t.changeOf({ text })} onClick={onChange}>
            {t.change}
          </Button>
        )}
      </div>
      {outcomeWords && <p className={panel.words}>{outcomeWords}</p>}
      {actions.length > 0 && (
        <ul className={classes.actions}>
          {actions.map((action) => (
            <li key={action.id}>
              <OneAction
                householdId={householdId}
                path={path}
                on={on}
                objective={objective}
                action={action}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type ActionProps = Props & { objective: Objective; action: Objective["actions"][number] };

function OneAction({ householdId, path, on, objective, action }: ActionProps) {
  const t = useTexts(objectiveTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [sending, setSending] = useState(false);
  const day = (iso: string) => formatDate(iso, language);
  const { id, text, owner, dueOn, doneOn, late } = action;
  const markDone = async () => {
    setSending(true);
    const sent = asSent(objective);
    const actions = sent.actions.map((one) => (one.id === id ? { ...one, doneOn: on } : one));
    try {
      await sendObjective(path.measureId, { ...sent, actions });
      say(t.markedDone);
      await queries.invalidateQueries({ queryKey: ["household", householdId] });
    } finally {
      setSending(false);
    }
  };
  return (
    <div className={panel.line}>
      <span>
        {text}{" "}
        <span className={panel.small}>
          {[t.owner[owner], doneOn ? t.doneOn({ on: day(doneOn) }) : dueOn && t.before({ on: day(dueOn) })]
            .filter(Boolean)
            .join(", ")}
        </span>{" "}
        {late && <StatusBadge tone="attention">{t.late}</StatusBadge>}
      </span>
      {path.can.write && doneOn === null && objective.outcome === null && (
        <Button
          variant="default"
          size="xs"
          loading={sending}
          aria-label={t.markDoneOf({ text })}
          onClick={() => void markDone()}
        >
          {t.markDone}
        </Button>
      )}
    </div>
  );
}
