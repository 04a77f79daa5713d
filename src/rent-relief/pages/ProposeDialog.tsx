/** Proposes a rent relief: its months, how its amount is set, who pays; the same rules as the server say what it comes to. */
import { Button, Checkbox, NativeSelect, NumberInput, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";

import { sourceIn } from "../../platform/calendar/source-words.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import { formatCents } from "../../platform/money/format.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { answer, type Answer, api, type Sent } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { type MonthOfRelief, reliefByMonth, type ReliefTerms, roomEachMonth } from "../rules.ts";
import { MonthAmounts } from "./MonthAmounts.tsx";
import { ProposedAmount } from "./ProposedAmount.tsx";
import { reliefTexts } from "./texts.ts";

type Basis = Answer<"/api/households/{id}/reliefs">["bases"][number];
export type NewRelief = Sent<"/api/households/{id}/reliefs">;
type Values = {
  measureId: string;
  firstMonth: string;
  months: number | "";
  kind: ReliefTerms["kind"] | "byMonth";
  /** One for each month of the table, where each has its own; null: the month bears none. */
  amountsCents: (number | null)[];
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

type Amounts = Parameters<typeof reliefByMonth>[1];

/** Months and terms as they are sent: a month whose amount is left empty bears no relief. */
function askedOf(values: Values): { months: string[]; terms: Exclude<NewRelief["terms"], never> & Amounts } {
  const { kind, amountCents, payableCents, share, amountsCents } = values;
  const months = following(values.firstMonth, Number(values.months));
  if (kind === "byMonth") {
    const kept = months.flatMap((month, at) => {
      const amount = amountsCents[at] ?? null;
      return amount === null ? [] : [{ month, amount }];
    });
    return {
      months: kept.map(({ month }) => month),
      terms: { kind, amountsCents: kept.map(({ amount }) => amount) },
    };
  }
  if (kind === "fixed") return { months, terms: { kind, amountCents: amountCents ?? 0 } };
  if (kind === "downTo") return { months, terms: { kind, payableCents: payableCents ?? 0 } };
  return { months, terms: { kind, share: Number(share) / 100 } };
}

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

/** The form as an accepted arrangement fills it: each month it names, with its amount, on the measure of its landlord. */
function filled(
  prefill: readonly MonthOfRelief[],
): Pick<Values, "firstMonth" | "months" | "kind" | "amountsCents"> {
  const first = Temporal.PlainYearMonth.from(prefill[0]!.month);
  const months =
    first
      .until(Temporal.PlainYearMonth.from(prefill.at(-1)!.month))
      .total({ unit: "months", relativeTo: first.toPlainDate({ day: 1 }) }) + 1;
  return {
    firstMonth: first.toString(),
    months,
    kind: "byMonth",
    amountsCents: following(first.toString(), months).map(
      (month) => prefill.find((one) => one.month === month)?.amountCents ?? null,
    ),
  };
}

/** `prefill`: months and amounts of an accepted arrangement. `send`: where they go, the household's reliefs unless told. */
type Props = {
  householdId: string;
  bases: readonly Basis[];
  prefill?: readonly MonthOfRelief[];
  send?: (relief: NewRelief) => Promise<unknown>;
  onClose: () => void;
};

export function ProposeDialog({ householdId, bases, prefill, send, onClose }: Props) {
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
      amountsCents: [],
      fundShare: inPercent(bases[0]!),
      fund: "reliefFund",
      sls: false,
      needsResidual: true,
      billCents: null,
      conditions: "",
      ...(prefill && filled(prefill)),
    },
    send: (values) => {
      const body: NewRelief = {
        measureId: values.measureId,
        ...askedOf(values),
        fund: values.fund,
        ...(values.fundShare !== "" && { fundShare: Number(values.fundShare) / 100 }),
        landlordSource: values.sls ? "sls" : "own",
        needsResidual: values.needsResidual,
        ...(values.billCents !== null && { billCents: values.billCents }),
        ...(values.conditions.trim() && { conditions: values.conditions }),
      };
      return send
        ? send(body)
        : answer(api.POST("/api/households/{id}/reliefs", { params: { path: { id: householdId } }, body }));
    },
    onDone: () => {
      say(t.proposed);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  const values = form.getValues();
  const basis = bases.find(({ measureId }) => measureId === values.measureId)!;
  const bill = values.billCents ?? basis.billCents;
  const count = Number(values.months);
  const asked = askedOf(values);
  const amounts =
    bill === null || asked.months.length === 0
      ? []
      : reliefByMonth(
          asked.months.map((one) => Temporal.PlainYearMonth.from(one)),
          asked.terms,
          bill,
        );
  const shown = amounts.filter((one) => "month" in one);
  const fund = funds.find(({ id }) => id === values.fund);
  const day = (iso: string) => formatDate(iso, language);
  return (
    <Dialog title={t.proposeTitle} opened onClose={onClose} size="lg">
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
          data={(["fixed", "downTo", "share", "byMonth"] as const).map((value) => ({
            value,
            label: t.kinds[value],
          }))}
          {...form.getInputProps("kind")}
        />
        <ProposedAmount
          billCents={bill}
          months={count}
          ceilingCents={fund?.value.ceilingCents ?? null}
          roomCents={roomEachMonth(following(values.firstMonth, count), basis.room, {
            fund: values.fund,
            fundShare: values.fundShare === "" ? 1 : Number(values.fundShare) / 100,
          })}
          onTake={(cents) => form.setValues({ kind: "fixed", amountCents: cents })}
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
        {bill !== null && (
          <MonthAmounts
            months={following(values.firstMonth, count).map((month, at) => ({
              month,
              billCents: bill,
              amountCents:
                values.kind === "byMonth"
                  ? (values.amountsCents[at] ?? null)
                  : (shown.find((one) => one.month === month)?.amountCents ?? null),
            }))}
            fundShare={values.fundShare === "" ? null : Number(values.fundShare) / 100}
            {...(values.kind === "byMonth" && {
              onChange: (at: number, cents: number | null) =>
                form.setFieldValue(
                  "amountsCents",
                  Array.from({ length: count }, (_, index) =>
                    index === at ? cents : (values.amountsCents[index] ?? null),
                  ),
                ),
            })}
            error={form.errors["amountsCents"]}
          />
        )}
        {fund && fund.value.maxMonths != null && <p>{t.fundMonths({ n: fund.value.maxMonths })}</p>}
        {fund && fund.value.conditions.length > 0 && (
          <p>{t.fundConditions({ conditions: fund.value.conditions.join(" ; ") })}</p>
        )}
        <Checkbox label={t.slsField} mt="sm" {...form.getInputProps("sls", { type: "checkbox" })} />
        <Checkbox
          label={t.residualField}
          mt="sm"
          {...form.getInputProps("needsResidual", { type: "checkbox" })}
        />
        <Textarea label={t.conditions} autosize mt="sm" {...form.getInputProps("conditions")} />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.send}
        </Button>
      </form>
    </Dialog>
  );
}
