/** What is noted on a rehousing: the agreement to show the profile, the end of a request, what follows a proposal. */
import { NativeSelect } from "@mantine/core";

import { todayInParis } from "../../platform/calendar/today.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { FormDialog } from "../../platform/ui/FormDialog.tsx";
import { DateField } from "../../platform/ui/DateField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import {
  AGREED_HOW,
  type AgreedHow,
  type ProposalFactKind,
  type ProposalReason,
  REASONS_OF,
} from "../rules.ts";
import { useDone } from "./changed.ts";
import { rehousingTexts } from "./texts.ts";
import type { Request } from "./words.tsx";

type OfRequest = { request: Request; onClose: () => void };

export function AgreementDialog({ request, onClose }: OfRequest) {
  const t = useTexts(rehousingTexts);
  const onDone = useDone(request.householdId, onClose);
  const { form, ...frame } = useServerForm<{ on: string | null; how: AgreedHow }>({
    initialValues: { on: todayInParis().toString(), how: "met" },
    send: ({ on, how }) =>
      answer(
        api.POST("/api/rehousing/{id}/agreement", {
          params: { path: { id: request.id } },
          body: { on: on ?? "", how },
        }),
      ),
    onDone,
  });
  return (
    <FormDialog title={t.agree} save={t.save} onClose={onClose} {...frame}>
      <p className={panel.small}>{t.agreementHelp}</p>
      <DateField label={t.on} required {...form.getInputProps("on")} />
      <NativeSelect
        label={t.how}
        mt="sm"
        data={AGREED_HOW.map((value) => ({ value, label: t.hows[value] }))}
        {...form.getInputProps("how")}
      />
    </FormDialog>
  );
}

const CLOSINGS = ["givenUp", "other"] as const;

export function CloseDialog({ request, onClose }: OfRequest) {
  const t = useTexts(rehousingTexts);
  const onDone = useDone(request.householdId, onClose);
  const { form, ...frame } = useServerForm<{ on: string | null; why: (typeof CLOSINGS)[number] }>({
    initialValues: { on: todayInParis().toString(), why: "givenUp" },
    send: ({ on, why }) =>
      answer(
        api.POST("/api/rehousing/{id}/closing", {
          params: { path: { id: request.id } },
          body: { on: on ?? "", why },
        }),
      ),
    onDone,
  });
  return (
    <FormDialog title={t.close} save={t.save} onClose={onClose} {...frame}>
      <NativeSelect
        label={t.closeWhy}
        data={CLOSINGS.map((value) => ({ value, label: t.closedWhy[value] }))}
        {...form.getInputProps("why")}
      />
      <DateField label={t.on} required {...form.getInputProps("on")} />
    </FormDialog>
  );
}

type Tell = {
  proposal: { id: string; can: { tell: ProposalFactKind[] } };
  what: string;
  householdId?: string;
  onClose: () => void;
};

export function TellDialog({ proposal, what, householdId, onClose }: Tell) {
  const t = useTexts(rehousingTexts);
  const onDone = useDone(householdId, onClose);
  const { form, ...frame } = useServerForm<{
    kind: ProposalFactKind;
    on: string | null;
    reason: ProposalReason | "";
  }>({
    initialValues: { kind: proposal.can.tell[0]!, on: todayInParis().toString(), reason: "" },
    send: ({ kind, on, reason }) =>
      answer(
        api.POST("/api/rehousing-proposals/{id}/facts", {
          params: { path: { id: proposal.id } },
          body: { kind, on: on ?? "", reason: REASONS_OF[kind] && reason ? reason : null },
        }),
      ),
    onDone,
  });
  const reasons = REASONS_OF[form.getValues().kind];
  return (
    <FormDialog title={t.tellOf({ what })} save={t.save} onClose={onClose} {...frame}>
      <NativeSelect
        label={t.what}
        data={proposal.can.tell.map((value) => ({ value, label: t.facts[value] }))}
        {...form.getInputProps("kind")}
      />
      <DateField label={t.on} required {...form.getInputProps("on")} />
      {reasons && (
        <NativeSelect
          label={t.reasonField}
          mt="sm"
          data={[
            { value: "", label: t.chooseReason },
            ...reasons.map((value) => ({ value, label: t.reasonsOf[value] })),
          ]}
          {...form.getInputProps("reason")}
        />
      )}
    </FormDialog>
  );
}
