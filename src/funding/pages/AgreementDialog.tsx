/** An agreement over one or several years, recorded or corrected: amounts by year, what each cost line may be charged, what falls due. */
import { Button, Group, NativeSelect, NumberInput, Textarea, TextInput } from "@mantine/core";

import { answer, api } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { COST_LINES, type CostLine } from "../rules.ts";
import { fundingTexts } from "./texts.ts";
import { type Found, payerName, useSaved } from "./year.tsx";

type Rule = {
  costLine: CostLine;
  eligible: "" | "yes" | "no";
  ceilingCents: number | null;
  share: number | "";
};
type Due = {
  id: string;
  /** Recorded before, and noted done: it changes no more. */
  recorded: boolean;
  done: boolean;
  kind: "instalment" | "proof";
  what: string;
  dueOn: string | null;
  amountCents: number | null;
};
type Values = {
  funder: string;
  name: string;
  paysFor: string;
  conditions: string;
  startsOn: string | null;
  endsOn: string | null;
  amounts: Record<string, number | null>;
  rules: Rule[];
  dues: Due[];
  reason: string;
};
type Agreement = Found["agreements"][number];
const MOST_YEARS = 10;

const yearsOf = (startsOn: string | null, endsOn: string | null): number[] => {
  const [first, last] = [Number(startsOn?.slice(0, 4)), Number(endsOn?.slice(0, 4))];
  if (!startsOn || !endsOn || last < first) return [];
  return Array.from({ length: Math.min(MOST_YEARS, last - first + 1) }, (_, index) => first + index);
};

type Props = { found: Found; agreement?: Agreement; onClose: () => void };

/** `agreement`: the one to correct; else a new one. */
export function AgreementDialog({ found, agreement, onClose }: Props) {
  const t = useTexts(fundingTexts);
  const done = useSaved(onClose);
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: agreement ? asItStands(agreement) : blank(found),
    validate: {
      reason: (value) => (agreement && value.trim() === "" ? t.reasonNeeded : null),
    },
    send: (values) => {
      const { funder, reason, ...terms } = bodyOf(values);
      return agreement
        ? answer(
            api.PUT("/api/funding/agreements/{id}", {
              params: { path: { id: agreement.id } },
              body: { ...terms, reason, revision: agreement.revisions.length },
            }),
          )
        : answer(api.POST("/api/funding/agreements", { body: { funder, ...terms } }));
    },
    onDone: done,
  });
  const { startsOn, endsOn, rules, dues } = form.getValues();
  return (
    <Dialog title={agreement ? t.correctAgreement : t.addAgreement} opened onClose={onClose} size="xl">
      <form onSubmit={submit} noValidate>
        {agreement ? (
          <p>{t.correctLead({ funder: payerName(t, agreement) })}</p>
        ) : (
          <NativeSelect
            label={t.funder}
            data={found.payers.map(({ code, name }) => ({ value: code, label: name }))}
            {...form.getInputProps("funder")}
          />
        )}
        <TextInput label={t.agreementName} required {...form.getInputProps("name")} />
        <Textarea label={t.paysFor} autosize {...form.getInputProps("paysFor")} />
        <Textarea label={t.conditions} autosize {...form.getInputProps("conditions")} />
        <Group grow align="start">
          <DateField label={t.startsOn} required {...form.getInputProps("startsOn")} />
          <DateField label={t.endsOn} required {...form.getInputProps("endsOn")} />
        </Group>
        {yearsOf(startsOn, endsOn).map((year) => (
          <EurosField key={year} label={t.amountOf({ year })} {...form.getInputProps(`amounts.${year}`)} />
        ))}
        <h3 className={panel.part}>{t.rules}</h3>
        {rules.map(({ costLine }, index) => (
          <Group key={costLine} grow align="end" wrap="wrap" gap="xs" mb="xs">
            <NativeSelect
              label={t.costLines[costLine]}
              data={[
                { value: "", label: t.eligibility.unknown },
                { value: "yes", label: t.eligibility.yes },
                { value: "no", label: t.eligibility.no },
              ]}
              {...form.getInputProps(`rules.${index}.eligible`)}
            />
            <EurosField
              label={`${t.ceiling}, ${t.costLines[costLine]}`}
              {...form.getInputProps(`rules.${index}.ceilingCents`)}
            />
            <NumberInput
              label={`${t.share}, ${t.costLines[costLine]}`}
              min={1}
              max={100}
              {...form.getInputProps(`rules.${index}.share`)}
            />
          </Group>
        ))}
        <h3 className={panel.part}>{t.dues}</h3>
        {dues.map(({ id, done: isDone, kind, what }, index) =>
          isDone ? (
            <p key={id}>
              {t.dueKinds[kind]} : {what}. {t.dueIsDone}
            </p>
          ) : (
            <Group key={id} grow align="end" wrap="wrap" gap="xs" mb="xs">
              <NativeSelect
                label={t.kind}
                data={(["instalment", "proof"] as const).map((value) => ({
                  value,
                  label: t.dueKinds[value],
                }))}
                {...form.getInputProps(`dues.${index}.kind`)}
              />
              <TextInput label={t.what} required {...form.getInputProps(`dues.${index}.what`)} />
              <DateField label={t.dueOn} required {...form.getInputProps(`dues.${index}.dueOn`)} />
              <EurosField label={t.amount} {...form.getInputProps(`dues.${index}.amountCents`)} />
              <Button variant="subtle" onClick={() => form.removeListItem("dues", index)}>
                {t.removeDue}
              </Button>
            </Group>
          ),
        )}
        <Button
          variant="default"
          onClick={() =>
            form.insertListItem("dues", {
              id: crypto.randomUUID(),
              recorded: false,
              done: false,
              kind: "instalment",
              what: "",
              dueOn: null,
              amountCents: null,
            })
          }
        >
          {t.addDue}
        </Button>
        {agreement && (
          <Textarea
            mt="md"
            label={t.reason}
            description={t.reasonHelp}
            required
            autosize
            {...form.getInputProps("reason")}
          />
        )}
        {problem !== undefined && <ErrorBox error={problem} />}
        <div>
          <Button type="submit" loading={sending} mt="md">
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const blank = (found: Found): Values => ({
  funder: found.payers[0]?.code ?? "",
  name: "",
  paysFor: "",
  conditions: "",
  startsOn: `${found.year}-01-01`,
  endsOn: `${found.year}-12-31`,
  amounts: {},
  rules: COST_LINES.map((costLine) => ({ costLine, eligible: "", ceilingCents: null, share: "" })),
  dues: [],
  reason: "",
});

const asItStands = (agreement: Agreement): Values => {
  const { funder, name, paysFor, conditions, startsOn, endsOn, years, rules, dues } = agreement;
  return {
    funder,
    name,
    paysFor,
    conditions: conditions ?? "",
    startsOn,
    endsOn,
    amounts: Object.fromEntries(years.map(({ year, amountCents }) => [String(year), amountCents])),
    rules: COST_LINES.map((costLine) => {
      const said = rules.find((rule) => rule.costLine === costLine);
      return {
        costLine,
        eligible: said?.eligible === undefined || said.eligible === null ? "" : said.eligible ? "yes" : "no",
        ceilingCents: said?.ceilingCents ?? null,
        share: said?.sharePercent ?? "",
      };
    }),
    dues: dues.map(({ id, kind, what, dueOn, amountCents, doneOn }) => ({
      id,
      kind,
      what,
      dueOn,
      amountCents,
      recorded: true,
      done: doneOn !== null,
    })),
    reason: "",
  };
};

function bodyOf({ startsOn, endsOn, conditions, amounts, rules, dues, ...rest }: Values) {
  return {
    ...rest,
    startsOn: startsOn ?? "",
    endsOn: endsOn ?? "",
    conditions: conditions.trim() || null,
    years: yearsOf(startsOn, endsOn).flatMap((year) => {
      const amountCents = amounts[String(year)] ?? null;
      return amountCents === null ? [] : { year, amountCents };
    }),
    rules: rules
      .filter(({ eligible, ceilingCents, share }) => eligible !== "" || ceilingCents !== null || share !== "")
      .map(({ costLine, eligible, ceilingCents, share }) => ({
        costLine,
        eligible: eligible === "" ? null : eligible === "yes",
        ceilingCents,
        sharePercent: share === "" ? null : share,
      })),
    dues: dues.map(({ id, recorded, kind, what, dueOn, amountCents }) => ({
      id: recorded ? id : null,
      kind,
      what,
      dueOn: dueOn ?? "",
      amountCents,
    })),
  };
}
