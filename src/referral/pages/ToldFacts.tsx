/** What no account gives yet: a person tells it, empty is not known, 0 is 0, none is none. */
import { NativeSelect } from "@mantine/core";

import { EurosField } from "../../platform/ui/EurosField.tsx";
import type { useServerForm } from "../../platform/ui/form.ts";
import panel from "../../platform/ui/panel.module.css";
import { isFromRecords, type ReferralFacts, type ToldFact } from "../facts.rules.ts";
import { PLAN_TOLD, type ReferralFields } from "./referral-fields.ts";
import classes from "./referral.module.css";
import type { ReferralWords } from "./texts.ts";

type Props = {
  form: ReturnType<typeof useServerForm<ReferralFields>>["form"];
  facts: ReferralFacts;
  t: ReferralWords;
};

export function ToldFacts({ form, facts, t }: Props) {
  const isAsked = (name: ToldFact) => !isFromRecords(facts, name);
  if (!(["debtCents", "amountDueCents", "benefit", "plan"] as const).some(isAsked)) return null;
  return (
    <fieldset className={classes.part}>
      <legend>{t.toldPart}</legend>
      <p className={panel.small}>{t.toldHelp}</p>
      {isAsked("debtCents") && (
        <EurosField label={t.debt} description={t.zeroIsZero} {...form.getInputProps("debtCents")} />
      )}
      {isAsked("amountDueCents") && (
        <EurosField label={t.amountDue} {...form.getInputProps("amountDueCents")} />
      )}
      {isAsked("benefit") && (
        <>
          <NativeSelect
            label={t.benefit}
            data={(["unknown", "none", "paid", "stopped"] as const).map((value) => ({
              value,
              label: t.benefitStates[value],
            }))}
            {...form.getInputProps("benefitState")}
          />
          {["paid", "stopped"].includes(form.getValues().benefitState) && (
            <EurosField label={t.benefitAmount} {...form.getInputProps("benefitCents")} />
          )}
        </>
      )}
      {isAsked("plan") && (
        <NativeSelect
          label={t.plan}
          data={PLAN_TOLD.map((value) => ({
            value,
            label: value === "unknown" ? t.notKnown : value === "none" ? t.noPlan : t.planState[value],
          }))}
          {...form.getInputProps("planState")}
        />
      )}
    </fieldset>
  );
}
