/** Proposes a rent relief: its months, how its amount is set, who pays; the same rules as the server say what it comes to. */
import { Button, Checkbox, NativeSelect, NumberInput, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";

import { sourceIn } from "../../platform/calendar/source-words.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import { formatCents } from "../../platform/money/format.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { answer, type Answer, api } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { reliefAmount, type ReliefTerms } from "../rules.ts";
import { reliefTexts } from "./texts.ts";

type Basis = Answer<"/api/households/{id}/reliefs">["bases"][number];
type Values = {
  measureId: string;
  firstMonth: string;
  months: number | "";
  kind: ReliefTerms["kind"];
  amountCents: number | null;
  payableCents: number | null;
  share: number | "";
  fundShare: number | "";
  fund: string;
  sls: boolean;
  needsResidual: boolean;
  billCents: number | null;
  conditions: string;
};

const termsOf = ({ kind, amountCents, payableCents, share }: Values): ReliefTerms => {
  if (kind === "fixed") return { kind, amountCents: amountCents ?? 0 };
  if (kind === "downTo") return { kind, payableCents: payableCents ?? 0 };
  return { kind, share: Number(share) / 100 };
};

const following = (first: string, count: number) =>
  Array.from({ length: Math.max(0, count) }, (_, index) =>
    Temporal.PlainYearMonth.from(first).add({ months: index }).toString(),
  );

/** Months of the measure, from this one on, that have no relief yet. */
function freeMonths({ startsOn, endsOn, taken }: Basis): string[] {
  const last = Temporal.PlainYearMonth.from(endsOn.slice(0, 7));
  const months: string[] = [];
  for (
    let month = Temporal.PlainYearMonth.from(startsOn.slice(0, 7));
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  )
    if (!taken.includes(month.toString())) months.push(month.toString());
  return months;
}

/** The landlord's own setting, where it has one. */
const inPercent = ({ fundShare }: Basis) => (fundShare === null ? "" : Math.round(fundShare * 1000) / 10);

type Props = { householdId: string; bases: readonly Basis[]; onClose: () => void };

export function ProposeDialog({ householdId, bases, onClose }: Props) {
  const t = useTexts(reliefTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const thisMonth = todayInParis().toPlainYearMonth().toString();
  const firstOf = (basis: Basis) => {
    const free = freeMonths(basis);
    return free.find((month) => month >= thisMonth) ?? free[0] ?? thisMonth;
  };
  const known = useQuery({ queryKey: ["funds"], queryFn: () => answer(api.GET("/api/funds")) });
  const funds = (known.data?.funds ?? []).filter(({ value }) => value.uses.includes("rentRelief"));
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: {
      measureId: bases[0]!.measureId,
      firstMonth: firstOf(bases[0]!),
      months: Math.min(3, bases[0]!.monthsLeft),
      kind: "fixed",
      amountCents: null,
      payableCents: null,
      share: "",
      fundShare: inPercent(bases[0]!),
      fund: "reliefFund",
      sls: false,
      needsResidual: true,
      billCents: null,
      conditions: "",
    },
    send: (values) =>
      answer(
        api.POST("/api/households/{id}/reliefs", {
          params: { path: { id: householdId } },
          body: {
            measureId: values.measureId,
            months: following(values.firstMonth, Number(values.months)),
            terms: termsOf(values),
            fund: values.fund,
            ...(values.fundShare !== "" && { fundShare: Number(values.fundShare) / 100 }),
            landlordSource: values.sls ? "sls" : "own",
            needsResidual: values.needsResidual,
            ...(values.billCents !== null && { billCents: values.billCents }),
            ...(values.conditions.trim() && { conditions: values.conditions }),
          },
        }),
      ),
    onDone: () => {
      say(t.proposed);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  const values = form.getValues();
  const basis = bases.find(({ measureId }) => measureId === values.measureId)!;
  const bill = values.billCents ?? basis.billCents;
  const each = bill === null ? undefined : reliefAmount(termsOf(values), bill);
  const day = (iso: string) => formatDate(iso, language);
  return (
    <Dialog title={t.proposeTitle} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {bases.length > 1 && (
          <NativeSelect
            label={t.onMeasure}
            data={bases.map((one) => ({
              value: one.measureId,
              label: t.measure({ landlord: one.landlord, from: day(one.startsOn), to: day(one.endsOn) }),
            }))}
            {...form.getInputProps("measureId")}
          />
        )}
        <p>
          {t.left({
            n: basis.monthsLeft,
            of: basis.limit.value,
            source: sourceIn(language, basis.limit.source),
          })}
        </p>
        <NativeSelect
          label={t.firstMonth}
          data={freeMonths(basis).map((value) => ({ value, label: formatDate(value, language) }))}
          {...form.getInputProps("firstMonth")}
        />
        <NumberInput label={t.howMany} min={1} mt="sm" {...form.getInputProps("months")} />
        <NativeSelect
          label={t.how}
          mt="sm"
          data={(["fixed", "downTo", "share"] as const).map((value) => ({ value, label: t.kinds[value] }))}
          {...form.getInputProps("kind")}
        />
        {values.kind === "fixed" && (
          <EurosField label={t.amountCents} required {...form.getInputProps("amountCents")} />
        )}
        {values.kind === "downTo" && (
          <EurosField label={t.payableCents} required {...form.getInputProps("payableCents")} />
        )}
        {values.kind === "share" && (
          <NumberInput label={t.share} required min={0} max={100} mt="sm" {...form.getInputProps("share")} />
        )}
        <EurosField
          label={t.billCents}
          description={
            basis.billCents === null
              ? t.billUnknown
              : t.billKnown({ amount: formatCents(basis.billCents, language) })
          }
          {...form.getInputProps("billCents")}
        />
        {funds.length > 1 && (
          <NativeSelect
            label={t.fundField}
            mt="sm"
            data={funds.map(({ id, value }) => ({
              value: id,
              label: (language === "en" && value.english) || value.name,
            }))}
            {...form.getInputProps("fund")}
          />
        )}
        <NumberInput
          label={t.fundShare}
          description={t.fundHint}
          required
          min={0}
          max={100}
          mt="sm"
          {...form.getInputProps("fundShare")}
        />
        <Checkbox label={t.slsField} mt="sm" {...form.getInputProps("sls", { type: "checkbox" })} />
        <Checkbox
          label={t.residualField}
          mt="sm"
          {...form.getInputProps("needsResidual", { type: "checkbox" })}
        />
        <Textarea label={t.conditions} autosize mt="sm" {...form.getInputProps("conditions")} />
        {typeof each === "number" && each > 0 && bill !== null && Number(values.months) > 0 && (
          <p aria-live="polite">
            {t.preview({
              n: Number(values.months),
              each: formatCents(each, language),
              all: formatCents(each * Number(values.months), language),
              due: formatCents(bill - each, language),
            })}
          </p>
        )}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.send}
        </Button>
      </form>
    </Dialog>
  );
}
