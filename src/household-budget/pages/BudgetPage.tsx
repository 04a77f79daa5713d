/** A household's budget on a page of its own: who lives there, what comes in and goes out, what it comes to while one types. */
import { Button, Checkbox, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts, wordOf } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Merging } from "../../platform/ui/Merging.tsx";
import { useMe } from "../../platform/ui/me.ts";
import type { Path } from "../../platform/editing/merge.rules.ts";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import panel from "../../platform/ui/panel.module.css";
import { sourceIn } from "../../platform/calendar/source-words.ts";
import { CHARGE_KINDS, DEBT_KINDS, figuresOf, RESOURCE_KINDS, rightsToCheck } from "../budget.rules.ts";
import { type BudgetForm, BudgetLines, type BudgetValues } from "./BudgetLines.tsx";
import classes from "./budget.module.css";
import { FiguresTable } from "./FiguresTable.tsx";
import { SettingForm } from "./SettingForm.tsx";
import type { Found } from "./shown.ts";
import { formatCents } from "../../platform/money/format.ts";
import { Simulation } from "./Simulation.tsx";
import { budgetTexts } from "./texts.ts";

type Budget = NonNullable<Found["budgets"]>[number];

export default function BudgetPage() {
  const t = useTexts(budgetTexts);
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const query = useQuery({
    queryKey: ["household", id, "budget"],
    queryFn: () => answer(api.GET("/api/households/{id}/budget", { params: { path: { id } } })),
  });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} parent={{ title: t.file, href: `/households/${id}` }} />
      <Loaded query={query}>{(found) => <BudgetFields householdId={id} found={found} />}</Loaded>
    </>
  );
}

function BudgetFields({ householdId, found }: { householdId: string; found: Found }) {
  const t = useTexts(budgetTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const latest = found.budgets?.[0];
  // What was written today is corrected; on another day another budget is made, the former one stays as it was.
  const [id] = useState(() => (latest?.budgetedOn === found.on ? latest.id : crypto.randomUUID()));
  const me = useMe();
  const [corrected] = useState(() => latest?.budgetedOn === found.on);
  const { form, submit, sending, problem, merging } = useServerForm<BudgetValues>({
    initialValues: valuesOf(found),
    editing: {
      version: corrected ? latest!.version : null,
      valuesOf: (standing: Budget) => valuesOf({ ...found, budgets: [standing] }),
    },
    ...(found.can.write && { draft: { owner: me.id, id: `budget.${householdId}.${found.on}` } }),
    validate: { budgetedOn: (day) => (day ? null : t.dayMissing) },
    send: ({ budgetedOn, note, ...facts }, version) =>
      answer(
        api.PUT("/api/households/{id}/budget", {
          params: { path: { id: householdId } },
          body: { id, version, budgetedOn: budgetedOn ?? "", note: note.trim() || null, ...facts },
        }),
      ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
    },
  });
  const values = form.getValues();
  const on = Temporal.PlainDate.from(values.budgetedOn ?? found.on);
  const figures = figuresOf(values, found.settings, on);
  const questions = rightsToCheck(values);
  const nameOf = ([field = "", line = "", part]: Path) => {
    if (field === "members")
      return [t.members, nameOfMember(line), part && wordOf({ name: t.name, age: t.age, here: t.here }, part)]
        .filter(Boolean)
        .join(" · ");
    if (field === "budgetedOn") return t.budgetedOn;
    if (field === "benefitCents") return t.benefit;
    if (field === "note") return t.note;
    const [kind = "", who] = line.split("#")[0]!.split(" ");
    const words = { resources: t.resource, charges: t.charge, debts: t.debt }[field] ?? {};
    const side = { resources: t.resources, charges: t.charges, debts: t.debts }[field] ?? "";
    return [side, wordOf(words, kind), who && nameOfMember(who)].filter(Boolean).join(" · ");
  };
  const nameOfMember = (member: string) => values.members.find(({ id: own }) => own === member)?.name ?? "";
  const shown = (path: Path, value: unknown) => {
    const cents = typeof value === "object" && value !== null && "cents" in value ? value.cents : value;
    const isMoney = path[0] === "benefitCents" || path[2] === "cents" || cents !== value;
    return isMoney && typeof cents === "number" ? formatCents(cents, language) : undefined;
  };
  return (
    <Merging merging={merging} nameOf={nameOf} shown={shown}>
      <form onSubmit={submit} noValidate className={classes.page}>
        <fieldset disabled={!found.can.write} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
          <DateField label={t.budgetedOn} required maxDate={found.on} {...form.getInputProps("budgetedOn")} />
          <Members form={form} />
          <BudgetLines side="resources" kinds={RESOURCE_KINDS} words={t.resource} form={form} />
          <EurosField label={t.benefit} description={t.benefitHelp} {...form.getInputProps("benefitCents")} />
          <BudgetLines side="charges" kinds={CHARGE_KINDS} words={t.charge} form={form} />
          <BudgetLines side="debts" kinds={DEBT_KINDS} words={t.debt} form={form} />
          <Textarea label={t.note} autosize minRows={2} mt="md" {...form.getInputProps("note")} />
        </fieldset>
        <Section title={t.figures}>
          <FiguresTable figures={figures} />
          <p className={panel.small}>
            {t.source({ source: sourceIn(language, found.settings.perSource) })} ;{" "}
            {sourceIn(language, found.settings.flatRates.source)}.
          </p>
        </Section>
        <Section title={t.rights} lead={t.rightsHelp}>
          {questions.length === 0 ? (
            <p>{t.noRight}</p>
          ) : (
            <ul className={classes.questions}>
              {questions.map((right) => (
                <li key={right}>{t.right[right]}</li>
              ))}
            </ul>
          )}
        </Section>
        {problem !== undefined && <ErrorBox error={problem} />}
        {found.can.write && (
          <Button type="submit" loading={sending} size="md" fullWidth mih={48} my="md">
            {t.save}
          </Button>
        )}
        <Simulation budget={values} settings={found.settings} on={on} />
        {found.can.set && <SettingForm householdId={householdId} found={found} />}
      </form>
    </Merging>
  );
}

function Members({ form }: { form: BudgetForm }) {
  const t = useTexts(budgetTexts);
  const { members } = form.getValues();
  const named = (index: number, field: string) => t.lineOf({ side: t.members, n: index + 1, field });
  return (
    <Section title={t.members}>
      {members.map((member, index) => (
        <div key={member.id} className={classes.member}>
          <TextInput
            label={t.name}
            aria-label={named(index, t.name)}
            {...form.getInputProps(`members.${index}.name`)}
          />
          <NumberInput
            label={t.age}
            aria-label={named(index, t.age)}
            min={0}
            max={120}
            hideControls
            placeholder="?"
            value={member.age ?? ""}
            onChange={(value) =>
              form.setFieldValue(`members.${index}.age`, typeof value === "number" ? value : null)
            }
          />
          <Checkbox
            label={t.here}
            aria-label={named(index, t.here)}
            mb={8}
            checked={member.here}
            onChange={({ currentTarget }) =>
              form.setFieldValue(`members.${index}.here`, currentTarget.checked)
            }
          />
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            mb={6}
            aria-label={t.remove({ what: member.name || `${t.name} ${index + 1}` })}
            onClick={() => {
              form.removeListItem("members", index);
              // What was theirs stays, as the household's.
              for (const side of ["resources", "charges", "debts"] as const)
                for (const [place, line] of form.getValues()[side].entries())
                  if (line.memberId === member.id) form.setFieldValue(`${side}.${place}.memberId`, null);
            }}
          >
            ✕
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        onClick={() =>
          form.insertListItem("members", { id: crypto.randomUUID(), name: "", age: null, here: true })
        }
      >
        {t.addMember}
      </Button>
    </Section>
  );
}

function valuesOf({ budgets, people, on }: Found): BudgetValues {
  const latest = budgets?.[0];
  if (latest) {
    const { members, resources, charges, debts, benefitCents, note, budgetedOn } = latest;
    return {
      members,
      resources,
      charges,
      debts,
      benefitCents,
      budgetedOn: budgetedOn === on ? budgetedOn : on,
      note: note ?? "",
    };
  }
  return {
    budgetedOn: on,
    members: people.map((person) => ({ ...person, name: person.name.split(" ")[0] ?? "", here: true })),
    resources: [{ kind: "wage", memberId: null, cents: null }],
    charges: (["rent", "energy", "insurance"] as const).map((kind) => ({
      kind,
      memberId: null,
      cents: null,
    })),
    debts: [],
    benefitCents: null,
    note: "",
  };
}
