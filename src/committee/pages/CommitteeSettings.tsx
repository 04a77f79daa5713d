/** The committee's own rules: its quorum, who chairs, how it decides. Each with its days, its source, and what held before. */
import { Button, Checkbox, NativeSelect, NumberInput, Radio, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

import { sourceIn } from "../../platform/calendar/source-words.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { DECIDED_BY, type Deciding } from "../settings.rules.ts";
import classes from "./committee.module.css";
import { settingTexts, type SettingWords } from "./settings.texts.ts";
import { committeeTexts } from "./texts.ts";

type Found = Answer<"/api/committee-settings">;
type Rule = "quorum" | "chair" | "deciding";
type Version = Found[Rule][number];

export default function CommitteeSettings() {
  const t = useTexts(settingTexts) as SettingWords;
  const { title } = useTexts(committeeTexts);
  const query = useQuery({
    queryKey: ["committee-settings"],
    queryFn: () => answer(api.GET("/api/committee-settings")),
  });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} parent={{ title, href: "/sessions" }} />
      <Loaded query={query}>
        {(found) => (
          <>
            {(["quorum", "chair", "deciding"] as const).map((rule) => (
              <OneRule key={rule} rule={rule} found={found} />
            ))}
          </>
        )}
      </Loaded>
    </>
  );
}

/** The value of a version as a sentence. */
function useWords(found: Found) {
  const t = useTexts(settingTexts) as SettingWords;
  return (rule: Rule, version: Version): string => {
    const { value } = version as Found["quorum"][number] & Found["chair"][number] & Found["deciding"][number];
    if (rule === "quorum") return t.quorumWords({ ...value, percent: Math.round(value.share * 100) });
    if (rule === "deciding") return t.by[value.by];
    return value.userId === null
      ? t.coordination
      : (found.people.find(({ userId }) => userId === value.userId)?.name ?? t.somebodyGone);
  };
}

function OneRule({ rule, found }: { rule: Rule; found: Found }) {
  const t = useTexts(settingTexts) as SettingWords;
  const { language } = useLanguage();
  const [changing, setChanging] = useState(false);
  const wordsOf = useWords(found);
  const versions: readonly Version[] = found[rule];
  const holds = versions.find(
    ({ validFrom, validTo }) => (validFrom ?? "") <= found.on && found.on <= (validTo ?? "9999"),
  );
  const others = versions.filter((version) => version !== holds && version.validFrom !== null);
  const days = ({ validFrom, validTo }: Version) =>
    t.days({
      from: validFrom && formatDate(validFrom, language),
      to: validTo && formatDate(validTo, language),
    });
  const source = ({ source: said, by }: Version) =>
    [t.source({ source: sourceIn(language, said) }), by && t.writtenBy({ name: by })]
      .filter(Boolean)
      .join(" · ");
  return (
    <Section
      title={t.rules[rule]}
      lead={t.leads[rule]}
      {...(found.canChange && {
        actions: (
          <Button
            size="xs"
            variant="default"
            aria-label={t.changeOf({ rule: t.rules[rule] })}
            onClick={() => setChanging(true)}
          >
            {t.change}
          </Button>
        ),
      })}
    >
      {holds && (
        <>
          <p>
            <strong>{wordsOf(rule, holds)}</strong>{" "}
            <StatusBadge tone={holds.checked ? "good" : "attention"}>
              {holds.checked ? t.checked : t.toConfirm}
            </StatusBadge>
          </p>
          <p className={panel.small}>
            {days(holds)} · {source(holds)}
          </p>
        </>
      )}
      {others.length > 0 && (
        <details className={panel.details}>
          <summary>{t.others({ n: others.length })}</summary>
          <ul className={panel.list}>
            {others.map((version) => (
              <li key={`${version.validFrom} ${version.validTo}`}>
                {days(version)} : {wordsOf(rule, version)}
                <p className={panel.small}>{source(version)}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
      {changing && holds && (
        <Dialog title={t.changeOf({ rule: t.rules[rule] })} opened onClose={() => setChanging(false)}>
          <Change rule={rule} holds={holds} found={found} onClose={() => setChanging(false)} />
        </Dialog>
      )}
    </Section>
  );
}

type Values = {
  value: {
    percent: number | string;
    landlords: number | string;
    operators: number | string;
    userId: string;
    by: Deciding["by"];
  };
  from: string | null;
  source: string;
  read: boolean;
};
type Props = { rule: Rule; holds: Version; found: Found; onClose: () => void };

function Change({ rule, holds, found, onClose }: Props) {
  const t = useTexts(settingTexts) as SettingWords;
  const queries = useQueryClient();
  const now = holds.value as Partial<{
    share: number;
    landlords: number;
    operators: number;
    userId: string | null;
    by: Deciding["by"];
  }>;
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: {
      value: {
        percent: Math.round((now.share ?? 0.5) * 100),
        landlords: now.landlords ?? 0,
        operators: now.operators ?? 0,
        userId: now.userId ?? "",
        by: now.by ?? "consensus",
      },
      from: found.on,
      source: "",
      read: false,
    },
    validate: {
      from: (day) => (day ? null : t.fromMissing),
      source: (text) => (text.trim() === "" ? t.sourceMissing : null),
    },
    send: ({ value: { percent, landlords, operators, userId, by }, from, ...rest }) => {
      const common = { ...rest, from: from! };
      return answer(
        api.PUT("/api/committee-settings", {
          body:
            rule === "quorum"
              ? {
                  rule: "committee.quorum",
                  value: {
                    share: Number(percent) / 100,
                    landlords: Number(landlords),
                    operators: Number(operators),
                  },
                  ...common,
                }
              : rule === "chair"
                ? { rule: "committee.chair", value: { userId: userId || null }, ...common }
                : { rule: "committee.deciding", value: { by }, ...common },
        }),
      );
    },
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["committee-settings"] });
      void queries.invalidateQueries({ queryKey: ["sessions"] });
      onClose();
    },
  });
  const fields: Record<Rule, ReactNode> = {
    quorum: (
      <div className={classes.row}>
        <NumberInput
          label={t.share}
          suffix=" %"
          min={0}
          max={100}
          w="11rem"
          {...form.getInputProps("value.percent")}
        />
        <NumberInput
          label={t.landlords}
          min={0}
          max={50}
          w="11rem"
          {...form.getInputProps("value.landlords")}
        />
        <NumberInput
          label={t.operators}
          min={0}
          max={50}
          w="11rem"
          {...form.getInputProps("value.operators")}
        />
      </div>
    ),
    chair: (
      <NativeSelect
        label={t.whoChairs}
        description={t.whoChairsHelp}
        data={[
          { value: "", label: t.coordination },
          ...found.people.map(({ userId, name, organisation }) => ({
            value: userId,
            label: `${name}, ${organisation}`,
          })),
        ]}
        {...form.getInputProps("value.userId")}
      />
    ),
    deciding: (
      <Radio.Group label={t.howDecided} description={t.howDecidedHelp} {...form.getInputProps("value.by")}>
        {DECIDED_BY.map((by) => (
          <Radio key={by} value={by} label={t.by[by]} mt={8} />
        ))}
      </Radio.Group>
    ),
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {fields[rule]}
      <DateField label={t.from} required {...form.getInputProps("from")} />
      <TextInput
        label={t.sourceField}
        description={t.sourceHelp}
        required
        maxLength={300}
        {...form.getInputProps("source")}
      />
      <Checkbox label={t.read} {...form.getInputProps("read", { type: "checkbox" })} />
      {problem !== undefined && <ErrorBox error={problem} />}
      <Button type="submit" loading={sending}>
        {t.save}
      </Button>
    </form>
  );
}
