/** Draws up a repayment plan: by its length or by what is paid each time; the sentence under the form is the server's own rule. */
import { Button, NativeSelect, NumberInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { todayInParis } from "../../platform/calendar/today.ts";
import { formatCents } from "../../platform/money/format.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { answer, type Answer, api } from "../../platform/ui/client.ts";
import { useServerForm } from "../../platform/ui/form.ts";
import { brokenIn } from "../../platform/calendar/dated.ts";
import { sourceIn } from "../../platform/calendar/source-words.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { type Frequency, planSentence, schedule } from "../rules.ts";
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
  kind: "amicable" | "judge";
};

/** Instalments as the form stands, or the rule they break; undefined while something is missing. */
function planned(
  { debtCents, from, frequency, how, months, instalmentCents }: Values,
  longest: Account["longest"],
) {
  if (debtCents === null || from === null) return undefined;
  const request = { debtCents, from: Temporal.PlainDate.from(from), frequency };
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

type Props = { householdId: string; accounts: readonly Account[]; onClose: () => void };

export function DrawUpDialog({ householdId, accounts, onClose }: Props) {
  const t = useTexts(planTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: {
      accountId: String(accounts[0]!.accountId),
      debtCents: accounts[0]!.balanceCents,
      from: todayInParis().add({ months: 1 }).with({ day: 10 }).toString(),
      frequency: "monthly",
      how: "months",
      months: 24,
      instalmentCents: null,
      toleranceDays: 5,
      kind: "amicable",
    },
    send: ({ accountId, debtCents, from, how, months, instalmentCents, toleranceDays, ...rest }) =>
      answer(
        api.POST("/api/households/{id}/plans", {
          params: { path: { id: householdId } },
          body: {
            accountId: Number(accountId),
            debtCents: debtCents ?? 0,
            from: from ?? "",
            ...(how === "months" && months !== "" && { months }),
            ...(how === "instalmentCents" && instalmentCents !== null && { instalmentCents }),
            toleranceDays: Number(toleranceDays),
            ...rest,
          },
        }),
      ),
    onDone: () => {
      say(t.drawn);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  const values = form.getValues();
  const account = accounts.find(({ accountId }) => String(accountId) === values.accountId)!;
  const plan = planned(values, values.kind === "amicable" ? account.longest : null);
  return (
    <Dialog title={t.drawTitle} opened onClose={onClose}>
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
        <DateField label={t.from} required {...form.getInputProps("from")} />
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
        <NumberInput
          label={t.toleranceDays}
          description={t.toleranceHint}
          min={0}
          max={60}
          mt="sm"
          {...form.getInputProps("toleranceDays")}
        />
        <NativeSelect
          label={t.kind}
          mt="sm"
          data={(["amicable", "judge"] as const).map((value) => ({ value, label: t.kinds[value] }))}
          {...form.getInputProps("kind")}
        />
        {plan && (
          <p aria-live="polite">
            {Array.isArray(plan)
              ? planSentence(plan, language)
              : `${brokenIn(plan, language)}${plan.source ? ` (${sourceIn(language, plan.source)})` : ""}`}
          </p>
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
