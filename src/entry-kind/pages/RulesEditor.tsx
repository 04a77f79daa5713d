/** The landlord's own rules: written, put in order, tried on its entries, then saved. */
import { ActionIcon, Button, NativeSelect, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { brokenKindRules, type KindRule, KNOWN_KINDS, PAYMENT_MEANS } from "../../ledger/entry-kind.rules.ts";
import { accountTexts } from "../../ledger/pages/account.texts.ts";
import { brokenIn } from "../../platform/calendar/dated.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { FieldError } from "../../platform/ui/FieldError.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { type Effect, RulesEffect } from "./RulesEffect.tsx";
import classes from "./kinds.module.css";
import { type Kind, UnknownLabels } from "./Labels.tsx";
import { kindTexts } from "./texts.ts";

type Saved = Answer<"/api/ledger/kinds/rules">;
/** A rule being written: `kind` and `means` are "" until they are chosen. */
type Draft = { id: number; words: string; kind: string; means: string };

/** Each rule of the page has a name of its own: one that moves keeps the focus. */
let drafts = 0;
const draft = (words: string, kind = "", means = ""): Draft => ({ id: ++drafts, words, kind, means });
const drafted = ({ words, kind, means }: KindRule): Draft => draft(words, kind, means ?? "");
/** Means of what is no payment are not sent: their field is not shown. */
const written = (rules: readonly Draft[]): KindRule[] =>
  rules.map(({ words, kind, means }) => ({
    words: words.trim(),
    kind: kind as KindRule["kind"],
    means: kind === "payment" && means !== "" ? (means as KindRule["means"]) : null,
  }));

export function RulesEditor({ saved, kinds }: { saved: Saved; kinds: readonly Kind[] }) {
  const t = useTexts(kindTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [tried, setTried] = useState<{ effect: Effect; of: string }>();
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { rules: saved.rules.map(drafted) },
    validate: ({ rules }) =>
      Object.fromEntries([
        ...brokenKindRules(written(rules)).map((broken) => [broken.field, brokenIn(broken, language)]),
        ...rules.flatMap(({ kind }, at) => (kind === "" ? [[`rules.${at}.kind`, t.kindMissing]] : [])),
      ]),
    send: ({ rules }) =>
      answer(api.POST("/api/ledger/kinds/rules/test", { body: { rules: written(rules) } })),
    onDone: (effect, { rules }) => setTried({ effect, of: JSON.stringify(written(rules)) }),
  });
  const { rules } = form.values;
  const content = JSON.stringify(written(rules));
  const effect = tried?.of === content ? tried.effect : undefined;
  const isChanged =
    content !== JSON.stringify(saved.rules.map(({ words, kind, means }) => ({ words, kind, means })));

  const write = (words: string) => {
    const at = form.getValues().rules.length;
    form.insertListItem("rules", draft(words));
    // Once its row is drawn.
    setTimeout(() => {
      const field = form.getInputNode(`rules.${at}.${words === "" ? "words" : "kind"}`);
      field?.focus();
      field?.scrollIntoView({ block: "center" });
    });
  };
  const save = async () => {
    const { entries } = await answer(
      api.PUT("/api/ledger/kinds/rules", {
        body: { rules: written(form.getValues().rules), revision: saved.revision },
      }),
    );
    say(t.saved({ n: entries }));
    await queries.invalidateQueries({ queryKey: ["ledger"] });
  };
  const changing = effect && {
    entries: effect.changes.reduce((sum, { entries }) => sum + entries, 0),
    labels: effect.changes.reduce((sum, { labels }) => sum + labels, 0),
  };
  return (
    <>
      <UnknownLabels kinds={kinds} onWrite={write} />
      <Section title={t.own} lead={t.ownLead}>
        <details className={classes.how}>
          <summary>{t.how}</summary>
          <ul>
            {Object.values(t.howWords).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </details>
        <form onSubmit={submit} noValidate>
          {rules.length === 0 && <EmptyState title={t.noRule}>{t.noRuleWords}</EmptyState>}
          <ol className={panel.list}>
            {rules.map((rule, at) => (
              <Rule
                key={rule.id}
                rule={rule}
                at={at}
                count={rules.length}
                form={form}
                taken={effect?.taken[at]}
                writer={writerOf(saved, rule)}
              />
            ))}
          </ol>
          <FieldError error={form.errors["rules"] as string | undefined} />
          {problem !== undefined && <ErrorBox error={problem} />}
          <div className={classes.actions}>
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => write("")}
            >
              {t.add}
            </Button>
            {(isChanged || rules.length > 0) && (
              <Button type="submit" variant={effect ? "default" : "filled"} loading={sending}>
                {t.test}
              </Button>
            )}
            {isChanged && effect && changing && (
              <ConfirmButton
                question={t.question}
                consequences={t.consequences(changing)}
                confirm={t.confirm}
                onConfirm={save}
              >
                {t.save}
              </ConfirmButton>
            )}
          </div>
          {isChanged && !effect && <p className={`${panel.small} ${classes.first}`}>{t.testFirst}</p>}
        </form>
        <div role="status">{effect && <RulesEffect effect={effect} />}</div>
      </Section>
    </>
  );
}

type Form = ReturnType<typeof useServerForm<{ rules: Draft[] }>>["form"];
type RuleProps = {
  rule: Draft;
  at: number;
  count: number;
  form: Form;
  taken: Effect["taken"][number] | undefined;
  writer: Saved["rules"][number] | undefined;
};

/** Who wrote a rule that stands as it was saved. */
function writerOf(saved: Saved, one: Draft): Saved["rules"][number] | undefined {
  const [rule] = written([one]);
  return saved.rules.find(
    ({ words, kind, means }) => words === rule!.words && kind === rule!.kind && means === rule!.means,
  );
}

function Rule({ rule, at, count, form, taken, writer }: RuleProps) {
  const t = useTexts(kindTexts);
  const { language } = useLanguage();
  const names = useTexts(accountTexts);
  const n = at + 1;
  const field = (name: keyof Draft) => {
    const path = `rules.${at}.${name}`;
    return { key: form.key(path), ...form.getInputProps(path) };
  };
  const move = (to: number) => form.reorderListItem("rules", { from: at, to });
  const { key: wordsKey, ...words } = field("words");
  const { key: kindKey, ...kind } = field("kind");
  const { key: meansKey, ...means } = field("means");
  return (
    <li className={classes.rule}>
      <TextInput key={wordsKey} label={t.rule({ n })} autoComplete="off" {...words} />
      <NativeSelect
        key={kindKey}
        label={t.ruleKind({ n })}
        data={[
          { value: "", label: t.chooseKind },
          ...KNOWN_KINDS.map((value) => ({ value, label: names.kinds[value] ?? value })),
        ]}
        {...kind}
      />
      {rule.kind === "payment" ? (
        <NativeSelect
          key={meansKey}
          label={t.ruleMeans({ n })}
          data={[
            { value: "", label: t.anyMeans },
            ...PAYMENT_MEANS.map((value) => ({ value, label: names.means[value] ?? value })),
          ]}
          {...means}
        />
      ) : (
        <span />
      )}
      <div className={classes.moves}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t.up({ n })}
          disabled={at === 0}
          onClick={() => move(at - 1)}
        >
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t.down({ n })}
          disabled={n === count}
          onClick={() => move(at + 1)}
        >
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t.remove({ n })}
          onClick={() => form.removeListItem("rules", at)}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </div>
      {(taken || writer) && (
        <p className={classes.taken}>
          {taken && `${taken.entries === 0 ? t.takesNothing : t.takes(taken)} `}
          {writer?.savedByName &&
            t.writtenBy({ name: writer.savedByName, on: formatDate(writer.savedAt, language) })}
        </p>
      )}
    </li>
  );
}
