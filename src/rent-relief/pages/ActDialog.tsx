/** Decides on a relief, or stops one: the questions asked at a grant, the reason of a refusal or a stop. */
import { Button, Checkbox, Group, Radio, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { sourceIn } from "../../platform/calendar/source-words.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import { ANSWERS, type Eligibility, QUESTIONS, type Question } from "../eligibility.rules.ts";
import { MonthAmounts } from "./MonthAmounts.tsx";
import { reliefTexts } from "./texts.ts";

export type Act = "grant" | "refuse" | "stop";

type Props = {
  householdId: string;
  relief: {
    id: string;
    agreementNumber: string;
    fundShare: number;
    months: readonly { month: string; billCents: number; amountCents: number }[];
  };
  act: Act;
  source: string;
  onClose: () => void;
};
type Values = {
  conditions: string;
  reason: string;
  overdraftReason: string;
  eligibility: Record<Question, string>;
  /** The person decides on other months or amounts than those proposed. */
  changes: boolean;
  amountsCents: (number | null)[];
  changeReason: string;
};

/** What was answered; a question without an answer is left out, and the server asks for it. */
const answered = (eligibility: Values["eligibility"]) =>
  Object.fromEntries(Object.entries(eligibility).filter(([, said]) => said !== "")) as Partial<Eligibility>;

/** The months proposed and those added after them, each with what was typed. */
const rowsOf = (months: Props["relief"]["months"], amountsCents: Values["amountsCents"]) =>
  amountsCents.map((amountCents, at) => ({
    month: months[at]
      ? months[at].month
      : Temporal.PlainYearMonth.from(months.at(-1)!.month)
          .add({ months: at - months.length + 1 })
          .toString(),
    billCents: months[0]!.billCents,
    amountCents,
  }));

export function ActDialog({
  householdId,
  relief: { id, agreementNumber: number, months, fundShare },
  act,
  source,
  onClose,
}: Props) {
  const t = useTexts(reliefTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const params = { path: { id } };
  const { form, submit, sending, problem } = useServerForm<Values>({
    initialValues: {
      conditions: "",
      reason: "",
      overdraftReason: "",
      eligibility: { rentDebt: "", solvableWithinYear: "", noOtherScheme: "" },
      changes: false,
      amountsCents: months.map(({ amountCents }) => amountCents),
      changeReason: "",
    },
    send: ({ conditions, reason, overdraftReason, eligibility, changes, amountsCents, changeReason }) =>
      act === "stop"
        ? answer(api.POST("/api/rent-reliefs/{id}/stop", { params, body: { reason } }))
        : answer(
            api.POST("/api/rent-reliefs/{id}/decide", {
              params,
              body: {
                granted: act === "grant",
                ...(conditions.trim() && { conditions }),
                ...(act === "grant" && { eligibility: answered(eligibility) }),
                ...(overdraftReason.trim() && { overdraftReason }),
                ...(act === "grant" &&
                  changes && {
                    changeReason,
                    months: rowsOf(months, amountsCents).flatMap(({ month, amountCents }) =>
                      amountCents === null ? [] : [{ month, amountCents }],
                    ),
                  }),
              },
            }),
          ),
    onDone: () => {
      say(t.saved);
      void queries.invalidateQueries({ queryKey: ["household", householdId] });
      onClose();
    },
  });
  const values = form.getValues();
  const title = { grant: t.grantTitle, refuse: t.refuseTitle, stop: t.stopTitle }[act]({ number });
  const beyond = form.errors["overdraftReason"] !== undefined || form.getValues().overdraftReason !== "";
  return (
    <Dialog title={title} opened onClose={onClose} size="lg">
      <form onSubmit={submit} noValidate>
        {act === "grant" && (
          <>
            <p style={{ marginTop: 0 }}>{t.eligibilityFrom({ source: sourceIn(language, source) })}</p>
            {QUESTIONS.map((question) => (
              <Radio.Group
                key={question}
                label={t.questions[question]}
                mb="sm"
                {...form.getInputProps(`eligibility.${question}`)}
              >
                <Group mt={4} gap="md">
                  {ANSWERS.map((value) => (
                    <Radio key={value} value={value} label={t.answers[value]} />
                  ))}
                </Group>
              </Radio.Group>
            ))}
          </>
        )}
        {act === "grant" && (
          <Checkbox label={t.change} mb="sm" {...form.getInputProps("changes", { type: "checkbox" })} />
        )}
        {act === "grant" && values.changes && (
          <>
            <MonthAmounts
              months={rowsOf(months, values.amountsCents)}
              fundShare={fundShare}
              onChange={(at, cents) =>
                form.setFieldValue(
                  "amountsCents",
                  values.amountsCents.map((one, index) => (index === at ? cents : one)),
                )
              }
              error={Object.entries(form.errors).find(([name]) => name.startsWith("amountsCents."))?.[1]}
            />
            <Button
              size="xs"
              variant="default"
              onClick={() => form.setFieldValue("amountsCents", [...values.amountsCents, null])}
            >
              {t.addMonth}
            </Button>
            <Textarea
              label={t.changeReason}
              required
              autosize
              my="sm"
              {...form.getInputProps("changeReason")}
            />
          </>
        )}
        <Textarea
          label={act === "grant" ? t.conditions : t.reason}
          autosize
          minRows={2}
          {...form.getInputProps(act === "stop" ? "reason" : "conditions")}
        />
        {act === "grant" && beyond && (
          <Textarea label={t.overdraft} autosize mt="sm" {...form.getInputProps("overdraftReason")} />
        )}
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.confirm}
        </Button>
      </form>
    </Dialog>
  );
}
