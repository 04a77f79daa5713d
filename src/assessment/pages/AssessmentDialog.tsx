/** Ticks the problems of a household by domain; the bar at the side says which domains are shared and which never leave the operator. */
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Merging } from "../../platform/ui/Merging.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { say } from "../../platform/ui/say.ts";
import type { Path } from "../../platform/editing/merge.rules.ts";
import panel from "../../platform/ui/panel.module.css";
import {
  type Domain,
  type Moment,
  MOMENTS,
  OPEN_DOMAINS,
  type ProblemFacts,
  PROBLEMS,
  PROTECTED_DOMAINS,
  SEVERITIES,
  WORKS_ON,
  type WorksOn,
} from "../rules.ts";
import classes from "./assessment.module.css";
import type { Assessed, Found } from "./shown.ts";
import { useKindName } from "./kind-name.ts";
import { assessmentTexts, wordOf } from "./texts.ts";

/** By domain and problem; `own`: the worker's own words. */
type Ticked = Readonly<Record<string, ProblemFacts>>;
type Values = { moment: Moment; assessedOn: string | null; ticked: Ticked };

const keyOf = (domain: Domain, problem: string | null, index = 0) => `${domain}.${problem ?? `own${index}`}`;

function tickedOf(assessed: Assessed | undefined): Ticked {
  const facts = (assessed?.problems ?? []).map(({ id: _id, protected: _protected, ...problem }) => problem);
  const own = new Map<Domain, number>();
  return Object.fromEntries(
    facts.map((problem) => {
      const { domain } = problem;
      const index = own.get(domain) ?? 0;
      if (problem.problem === null) own.set(domain, index + 1);
      return [keyOf(domain, problem.problem, index), problem];
    }),
  );
}

const valuesOf = (assessed: Assessed | undefined, on: string): Values => ({
  moment: assessed?.moment ?? "start",
  assessedOn: assessed?.on ?? on,
  ticked: tickedOf(assessed),
});

type Kinds = Found["kinds"];
type Props = { householdId: string; on: string; kinds: Kinds; assessed?: Assessed; onClose: () => void };

export function AssessmentDialog({ householdId, on, kinds, assessed, onClose }: Props) {
  const t = useTexts(assessmentTexts);
  const queries = useQueryClient();
  const [id] = useState(() => assessed?.id ?? crypto.randomUUID());
  const me = useMe();
  const kindName = useKindName(kinds);
  const { form, submit, sending, problem, merging } = useServerForm<Values>({
    initialValues: valuesOf(assessed, on),
    editing: {
      version: assessed?.version ?? null,
      valuesOf: (standing: Assessed) => valuesOf(standing, on),
    },
    // A new one has no name yet: what was begun of it is the household's.
    draft: { owner: me.id, id: `assessment.${assessed?.id ?? householdId}` },
    validate: { assessedOn: (day) => (day ? null : t.dayMissing) },
    send: ({ moment, assessedOn, ticked }, version) =>
      answer(
        api.PUT("/api/households/{id}/assessment", {
          params: { path: { id: householdId } },
          body: {
            id,
            version,
            moment,
            assessedOn: assessedOn ?? "",
            // Own words left empty say nothing.
            problems: Object.values(ticked).filter((one) => one.problem !== null || one.detail?.trim()),
          },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  const { ticked } = form.getValues();
  const set = (key: string, facts: ProblemFacts | undefined) => {
    const { [key]: _former, ...others } = form.getValues().ticked;
    form.setFieldValue("ticked", facts ? { ...others, [key]: facts } : others);
  };
  const nameOf = ([field, key = "", fact]: Path) => {
    if (field !== "ticked") return field === "moment" ? t.momentLegend : t.assessedOn;
    const [domain = "", problem = ""] = key.split(".");
    const called = `${wordOf(t.domain, domain)} : ${problem.startsWith("own") ? t.ownWords : kindName(problem)}`;
    return fact === undefined ? called : `${called} · ${wordOf(t.fact, fact)}`;
  };
  const shown = (path: Path, value: unknown) => {
    if (path[0] === "moment") return wordOf(t.moment, String(value));
    if (path.length === 2 && value) {
      const { detail, severity, wish } = value as ProblemFacts;
      const said = [detail, wish, severity !== null && `${t.severity} : ${severity}`].filter(Boolean);
      return said.length > 0 ? said.join(" · ") : t.noted;
    }
    if (path[2] === "worksOn" && value) return wordOf(t.worker, String(value));
    if (path[2] === "severity") return wordOf(t.severities, value === null ? "" : String(value));
    return undefined;
  };
  const part = (domains: readonly Domain[], isProtected: boolean) => (
    <div className={classes.domains} {...(isProtected && { "data-protected": true })}>
      <h3 className={panel.part}>{isProtected ? t.protected : t.shared}</h3>
      <p className={panel.small}>{isProtected ? t.protectedHelp : t.sharedHelp}</p>
      {domains.map((domain) => (
        <DomainFields key={domain} domain={domain} on={on} kinds={kinds} ticked={ticked} onChange={set} />
      ))}
    </div>
  );
  return (
    <Dialog title={t.write} opened onClose={onClose} size="lg">
      <Merging merging={merging} nameOf={nameOf} shown={shown}>
        <form onSubmit={submit} noValidate>
          <NativeSelect
            label={t.momentLegend}
            data={MOMENTS.map((value) => ({ value, label: t.moment[value] }))}
            {...form.getInputProps("moment")}
          />
          <DateField label={t.assessedOn} required maxDate={on} {...form.getInputProps("assessedOn")} />
          {part(OPEN_DOMAINS, false)}
          {part(PROTECTED_DOMAINS, true)}
          {problem !== undefined && <ErrorBox error={problem} />}
          <Button type="submit" loading={sending} size="md" fullWidth mih={48}>
            {t.save}
          </Button>
        </form>
      </Merging>
    </Dialog>
  );
}

type FieldsProps = {
  domain: Domain;
  on: string;
  kinds: Kinds;
  ticked: Ticked;
  onChange: (key: string, facts: ProblemFacts | undefined) => void;
};

function DomainFields({ domain, on, kinds, ticked, onChange }: FieldsProps) {
  const t = useTexts(assessmentTexts);
  const kindName = useKindName(kinds);
  // Words written before the list existed, or beside it, each keep their line; one more is always there to tick.
  const own = Object.keys(ticked).filter((key) => key.startsWith(`${domain}.own`));
  const spare = keyOf(domain, null, 1 + Math.max(-1, ...own.map((key) => Number(key.split(".own")[1]))));
  const added = kinds.filter(
    (kind) => kind.domain === domain && kind.validFrom <= on && (kind.validTo ?? "9999") >= on,
  );
  // What was ticked when the list was another one keeps its line.
  const former = Object.values(ticked).flatMap((one) =>
    one.domain === domain && one.problem ? [one.problem] : [],
  );
  const offered = [...new Set([...PROBLEMS[domain], ...added.map(({ id }) => id), ...former])];
  const lines: [key: string, problem: string | null][] = [
    ...offered.map((name): [string, string] => [keyOf(domain, name), name]),
    ...[...own, spare].map((key): [string, null] => [key, null]),
  ];
  return (
    <fieldset className={classes.domain}>
      <legend>{t.domain[domain]}</legend>
      {lines.map(([key, name]) => {
        const facts = ticked[key];
        const label = name === null ? t.ownWords : kindName(name);
        return (
          <div key={key}>
            <Checkbox
              label={label}
              size="md"
              mt="xs"
              checked={facts !== undefined}
              onChange={({ currentTarget }) =>
                onChange(
                  key,
                  currentTarget.checked
                    ? { domain, problem: name, severity: null, workedOn: true, detail: null }
                    : undefined,
                )
              }
            />
            {facts && (
              <ProblemFields on={on} name={label} facts={facts} onChange={(next) => onChange(key, next)} />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

type ProblemProps = {
  on: string;
  name: string;
  facts: ProblemFacts;
  onChange: (facts: ProblemFacts) => void;
};

function ProblemFields({ on, name, facts, onChange }: ProblemProps) {
  const t = useTexts(assessmentTexts);
  const severities: readonly (number | "")[] = ["", ...SEVERITIES];
  return (
    <div className={classes.facts}>
      <NativeSelect
        aria-label={t.severityOf({ problem: name })}
        data={severities.map((value) => ({
          value: String(value),
          label:
            value === ""
              ? `${t.severity} : ${t.severities[""].toLowerCase()}`
              : wordOf(t.severities, String(value)),
        }))}
        value={facts.severity === null ? "" : String(facts.severity)}
        onChange={({ currentTarget }) =>
          onChange({ ...facts, severity: currentTarget.value === "" ? null : Number(currentTarget.value) })
        }
      />
      <Checkbox
        label={t.workedOn}
        aria-label={t.workedOnOf({ problem: name })}
        checked={facts.workedOn}
        onChange={({ currentTarget }) => onChange({ ...facts, workedOn: currentTarget.checked })}
      />
      <NativeSelect
        aria-label={t.worksOnOf({ problem: name })}
        data={[
          { value: "", label: `${t.worksOn} : ${t.nobody}` },
          ...WORKS_ON.map((value) => ({ value, label: `${t.worksOn} : ${t.worker[value]}` })),
        ]}
        value={facts.worksOn ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ ...facts, worksOn: (currentTarget.value || null) as WorksOn | null })
        }
      />
      <TextInput
        type="month"
        label={t.since}
        aria-label={t.sinceOf({ problem: name })}
        max={on.slice(0, 7)}
        value={facts.since?.slice(0, 7) ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ ...facts, since: currentTarget.value ? `${currentTarget.value}-01` : null })
        }
      />
      <Textarea
        aria-label={t.wishOf({ problem: name })}
        placeholder={t.wish}
        autosize
        minRows={1}
        value={facts.wish ?? ""}
        onChange={({ currentTarget }) => onChange({ ...facts, wish: currentTarget.value || null })}
      />
      <Textarea
        aria-label={t.detailOf({ problem: name })}
        placeholder={t.detail}
        autosize
        minRows={1}
        value={facts.detail ?? ""}
        onChange={({ currentTarget }) => onChange({ ...facts, detail: currentTarget.value || null })}
      />
    </div>
  );
}
