/** Draws up a repayment plan: by its length or by what is paid each time; the sentence under the form is the server's own rule. */
import { Button, NativeSelect, NumberInput, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { todayInParis } from "../../platform/calendar/today.ts";
import { formatCents } from "../../platform/money/format.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { answer, type Answer, api, type Sent } from "../../platform/ui/client.ts";
import { legalOn } from "../../law/legal-parameters.ts";
import { MonthlyChart } from "../../platform/ui/MonthlyChart.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { brokenIn } from "../../platform/calendar/dated.ts";
import { sourceIn } from "../../platform/calendar/source-words.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import {
  capacityRefusal,
  capacityWarning,
  defaultSchedule,
  type Frequency,
  MEANS_OF_PAYMENT,
  type MeansOfPayment,
  PLAN_KINDS,
  type PlanKind,
  planSentence,
  schedule,
} from "../rules.ts";
import { lastOfMonths } from "./months.ts";
import { planTexts } from "./texts.ts";

type Account = Answer<"/api/households/{id}/plans">["accounts"][number];
type Values = {
  accountId: string;
  debtCents: number | null;
  from: string | null;
  frequency: Frequency;
  how: "months" | "instalmentCents";
  months: number | "";
  instalmentCents: number | null;
  toleranceDays: number | "";
  kind: PlanKind;
  dayOfMonth: number | "";
  means: MeansOfPayment | "";
  capacityCents: number | null;
  frozenCents: number | null;
  noticeOn: string | null;
  changed: string;
};

/** Instalments as the form stands, or the rule they break; undefined while something is missing. */
function planned(
  { debtCents, from, frequency, how, months, instalmentCents, dayOfMonth, kind, noticeOn }: Values,
  longest: Account["longest"],
) {
  if (debtCents === null) return undefined;
  if (kind === "default")
    return defaultSchedule(debtCents, noticeOn ? Temporal.PlainDate.from(noticeOn) : undefined, (on) =>
      legalOn("benefit.defaultPlanMonths", on),
    );
  if (from === null) return undefined;
  const request = {
    debtCents,
    from: Temporal.PlainDate.from(from),
    frequency,
    ...(frequency === "monthly" && dayOfMonth !== "" && { dayOfMonth }),
  };
  const limit = longest && {
    id: "benefit.planMaxMonths",
    value: longest.months,
    source: longest.source,
    validFrom: null,
    validTo: null,
    checked: null,
  };
  if (how === "months")
    return months === "" ? undefined : schedule({ ...request, months }, limit ?? undefined);
  return instalmentCents === null ? undefined : schedule({ ...request, instalmentCents }, limit ?? undefined);
}

export type NewPlan = Sent<"/api/households/{id}/plans">;

/**
 * `amends`: the running plan that the new one replaces once signed, with what is left of its debt. `prefill`: the plan of an accepted
 * arrangement. `send`: where the plan goes, the household's plans unless told.
 */
type Props = {
  householdId: string;
  accounts: readonly Account[];
  amends?: { id: string; accountId: number; leftCents: number; instalmentCents: number } | undefined;
  prefill?: {
    accountId: number | null;
    debtCents: number;
    instalmentCents: number;
    firstMonth: string;
    kind: PlanKind;
  };
  send?: (plan: NewPlan) => Promise<unknown>;
  onClose: () => void;
};

/** What an accepted arrangement fills: its debt as far as the account still owes it, its instalment, its first month, not before today. */
function filled(prefill: NonNullable<Props["prefill"]>, account: Account): Partial<Values> {
  const first = Temporal.PlainYearMonth.from(prefill.firstMonth).toPlainDate({ day: 10 });
  const earliest = todayInParis();
  return {
    accountId: String(account.accountId),
    debtCents: Math.min(prefill.debtCents, account.balanceCents),
    how: "instalmentCents",
    instalmentCents: prefill.instalmentCents,
    kind: prefill.kind,
    from: (Temporal.PlainDate.compare(first, earliest) < 0
      ? earliest.add({ months: 1 }).with({ day: 10 })
      : first
    ).toString(),
  };
}

export function DrawUpDialog({ householdId, accounts: all, amends, prefill, send, onClose }: Props) {
  const accounts = amends ? all.filter(({ accountId }) => accountId === amends.accountId) : all;
  const own = accounts.find(({ accountId }) => accountId === prefill?.accountId) ?? accounts[0]!;
  const t = useTexts(planTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: {
      accountId: String(accounts[0]!.accountId),
      debtCents: amends ? Math.min(amends.leftCents, accounts[0]!.balanceCents) : accounts[0]!.balanceCents,
      from: todayInParis().add({ months: 1 }).with({ day: 10 }).toString(),
      frequency: "monthly",
      how: "months",
      // A plan that broke asked too much: the same debt over a time half as long again, to be changed at will.
      months: amends
        ? Math.min(
            accounts[0]!.longest?.months ?? 36,
            Math.max(1, Math.ceil((1.5 * amends.leftCents) / amends.instalmentCents)),
          )
        : 24,
      instalmentCents: null,
      toleranceDays: accounts[0]!.setting.toleranceDays,
      kind: "amicable",
      dayOfMonth: "",
      means: "",
      capacityCents: null,
      frozenCents: null,
      noticeOn: null,
      changed: "",
      ...(prefill && filled(prefill, own)),
    },
    send: ({
      accountId,
      debtCents,
      from,
      how,
      months,
      instalmentCents,
      toleranceDays,
      dayOfMonth,
      means,
      capacityCents,
      frozenCents,
      noticeOn,
      changed,
      ...rest
    }) => {
      const body: NewPlan = {
        accountId: Number(accountId),
        debtCents: debtCents ?? 0,
        from: from ?? "",
        ...(how === "months" && months !== "" && { months }),
        ...(how === "instalmentCents" && instalmentCents !== null && { instalmentCents }),
        toleranceDays: Number(toleranceDays),
        ...(rest.frequency === "monthly" && dayOfMonth !== "" && { dayOfMonth }),
        ...(means !== "" && { means }),
        ...(capacityCents !== null && { capacityCents }),
        ...(frozenCents !== null && { frozenCents }),
        ...(noticeOn !== null && { noticeOn }),
        ...(amends && { replaces: amends.id, changed }),
        ...rest,
      };
      return send
        ? send(body)
        : answer(api.POST("/api/households/{id}/plans", { params: { path: { id: householdId } }, body }));
    },
    onDone: () => {
      say(t.drawn);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  const values = form.getValues();
  const account = accounts.find(({ accountId }) => String(accountId) === values.accountId)!;
  const plan = planned(values, values.kind === "amicable" ? account.longest : null);
  const warning =
    Array.isArray(plan) && values.capacityCents !== null
      ? (capacityRefusal(values.capacityCents) ?? capacityWarning(plan, values.capacityCents))
      : undefined;
  const isDefault = values.kind === "default";
  return (
    <Dialog title={amends ? t.amendTitle : t.drawTitle} opened onClose={onClose} size="lg">
      <form onSubmit={submit} noValidate>
        <NativeSelect
          label={t.account}
          data={accounts.map((one) => ({
            value: String(one.accountId),
            label: t.accountOf({
              account: one.account,
              landlord: one.landlord,
              balance: formatCents(one.balanceCents, language),
            }),
          }))}
          {...form.getInputProps("accountId")}
        />
        <EurosField label={t.debtCents} required {...form.getInputProps("debtCents")} />
        {amends && (
          <Textarea
            label={t.changed}
            description={t.changedHint}
            required
            autosize
            minRows={2}
            mt="sm"
            {...form.getInputProps("changed")}
          />
        )}
        <NativeSelect
          label={t.kind}
          mt="sm"
          data={PLAN_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
          {...form.getInputProps("kind")}
        />
        {isDefault ? (
          <DateField label={t.noticeOn} required {...form.getInputProps("noticeOn")} />
        ) : (
          <DateField label={t.from} required {...form.getInputProps("from")} />
        )}
        {!isDefault && (
          <>
            <NativeSelect
              label={t.frequency}
              mt="sm"
              data={(["monthly", "weekly", "fourWeekly"] as const).map((value) => ({
                value,
                label: t.frequencies[value],
              }))}
              {...form.getInputProps("frequency")}
            />
            <NativeSelect
              label={t.how}
              mt="sm"
              data={[
                { value: "months", label: t.byMonths },
                { value: "instalmentCents", label: t.byInstalment },
              ]}
              {...form.getInputProps("how")}
            />
            {values.how === "months" ? (
              <NumberInput
                label={t.months}
                min={1}
                mt="sm"
                {...(account.longest && {
                  description: t.longest({
                    months: account.longest.months,
                    source: sourceIn(language, account.longest.source),
                  }),
                })}
                {...form.getInputProps("months")}
              />
            ) : (
              <EurosField label={t.instalmentCents} {...form.getInputProps("instalmentCents")} />
            )}
            {values.frequency === "monthly" && (
              <NumberInput
                label={t.dayOfMonth}
                description={t.dayOfMonthHint}
                min={1}
                max={31}
                mt="sm"
                {...form.getInputProps("dayOfMonth")}
              />
            )}
          </>
        )}
        <NumberInput
          label={t.toleranceDays}
          description={t.toleranceHint}
          min={0}
          max={60}
          mt="sm"
          {...form.getInputProps("toleranceDays")}
        />
        <NativeSelect
          label={t.means}
          mt="sm"
          data={[
            { value: "", label: t.notSaid },
            ...MEANS_OF_PAYMENT.map((value) => ({ value, label: t.meansOf[value] })),
          ]}
          {...form.getInputProps("means")}
        />
        <EurosField
          label={t.capacityCents}
          description={t.capacityHint}
          {...form.getInputProps("capacityCents")}
        />
        <EurosField label={t.frozenCents} description={t.frozenHint} {...form.getInputProps("frozenCents")} />
        {plan && (
          <p aria-live="polite">
            {Array.isArray(plan)
              ? planSentence(plan, language)
              : `${brokenIn(plan, language)}${plan.source ? ` (${sourceIn(language, plan.source)})` : ""}`}
          </p>
        )}
        {warning && <p role="status">{brokenIn(warning, language)}</p>}
        {Array.isArray(plan) && plan.length > 1 && (
          <MonthlyChart
            title={t.chart}
            kind="lines"
            series={[{ id: "left", name: t.left, color: "pine" }]}
            months={lastOfMonths(plan.map(({ on, leftCents }) => ({ on: on.toString(), leftCents })))}
          />
        )}
        {account.amountDueCents !== null && (
          <p>{t.bill({ amount: formatCents(account.amountDueCents, language) })}</p>
        )}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.send}
        </Button>
      </form>
    </Dialog>
  );
}
