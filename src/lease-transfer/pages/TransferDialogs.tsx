/** What is written on a lease transfer: its opening, a fact, a cost, an account that the rent moved to. */
import { Checkbox, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { todayInParis } from "../../platform/calendar/today.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { FormDialog } from "../../platform/ui/FormDialog.tsx";
import { EurosField } from "../../platform/ui/EurosField.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import {
  COST_KINDS,
  type CostKind,
  END_REASONS,
  type EndReason,
  FACT_KINDS,
  type FactKind,
  PARTIES,
  type Party,
  PROPOSALS,
  type Proposal,
} from "../rules.ts";
import { transferTexts } from "./texts.ts";

export type Transfer = Answer<"/api/households/{id}/lease-transfers">["transfers"][number];
type RecordedKind = Exclude<FactKind, "threatened">;

function useDone(householdId: string, onClose: () => void) {
  const t = useTexts(transferTexts);
  const queries = useQueryClient();
  return () => {
    say(t.saved);
    void queries.invalidateQueries({ queryKey: ["household", householdId] });
    void queries.invalidateQueries({ queryKey: ["lease-transfers"] });
    onClose();
  };
}

export function OpenDialog({ householdId, onClose }: { householdId: string; onClose: () => void }) {
  const t = useTexts(transferTexts);
  const onDone = useDone(householdId, onClose);
  const { form, ...frame } = useServerForm<{ on: string | null; reason: string }>({
    initialValues: { on: todayInParis().toString(), reason: "" },
    send: ({ on, reason }) =>
      answer(
        api.POST("/api/households/{id}/lease-transfers", {
          params: { path: { id: householdId } },
          body: { ...(on && { on }), ...(reason.trim() && { reason }) },
        }),
      ),
    onDone,
  });
  return (
    <FormDialog title={t.open} save={t.save} onClose={onClose} {...frame}>
      <DateField label={t.threatOn} required {...form.getInputProps("on")} />
      <Textarea label={t.threatWhy} autosize mt="sm" {...form.getInputProps("reason")} />
    </FormDialog>
  );
}

type Choice = "unknown" | "yes" | "no";
type Values = {
  kind: RecordedKind;
  on: string | null;
  periodEndsOn: string | null;
  monthlyCents: number | null;
  guarantee: string;
  conditions: string;
  attended: Party[];
  proposal: Proposal | "";
  minutes: string;
  met: Choice[];
  offers: Choice;
  reason: string;
  endReason: EndReason | "";
};

const CHOICES = ["unknown", "yes", "no"] as const;
const asked = (choice: Choice | undefined) =>
  choice === undefined || choice === "unknown" ? null : choice === "yes";

/** What was filled in, of the fields that the kind has: what is empty is not known and is not sent. */
function detailOf(values: Values, known: Transfer["conditions"]) {
  const { kind, periodEndsOn, monthlyCents, guarantee, attended, proposal, minutes, reason } = values;
  const why = reason.trim() && { reason };
  const period = periodEndsOn && { periodEndsOn };
  const offers = asked(values.offers);
  if (kind === "subLeaseSigned") {
    const conditions = values.conditions
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .map((words) => ({ words, met: null }));
    return {
      ...period,
      ...(monthlyCents !== null && { monthlyCents }),
      ...(guarantee.trim() && { guarantee }),
      ...(conditions.length > 0 && { conditions }),
    };
  }
  if (kind === "review")
    return {
      attended,
      ...(proposal && { proposal }),
      ...(minutes.trim() && { minutes }),
      ...(known.length > 0 && {
        conditions: known.map(({ words }, index) => ({ words, met: asked(values.met[index]) })),
      }),
    };
  if (kind === "prefectTold") return { ...(offers !== null && { offers }), ...why };
  if (kind === "extended") return { ...period, ...why };
  if (kind === "ended") return { ...(values.endReason && { endReason: values.endReason }), ...why };
  return {};
}

/** What usually comes next: the first thing offered. */
const NEXT: Readonly<Record<Transfer["state"], RecordedKind>> = {
  threatened: "landlordAgreed",
  agreed: "leaseTaken",
  leaseHeld: "subLeaseSigned",
  subLet: "review",
  offered: "slid",
  notOffered: "ended",
  slid: "review",
  ended: "review",
};

type FactProps = { transfer: Transfer; onClose: () => void };

export function FactDialog({ transfer, onClose }: FactProps) {
  const t = useTexts(transferTexts);
  const onDone = useDone(transfer.householdId, onClose);
  const { form, ...frame } = useServerForm<Values>({
    initialValues: {
      kind: NEXT[transfer.state],
      on: null,
      periodEndsOn: null,
      monthlyCents: null,
      guarantee: "",
      conditions: "",
      attended: [...PARTIES],
      proposal: "",
      minutes: "",
      met: transfer.conditions.map(() => "unknown" as const),
      offers: "unknown",
      reason: "",
      endReason: "",
    },
    send: (values) =>
      answer(
        api.POST("/api/lease-transfers/{id}/facts", {
          params: { path: { id: transfer.id } },
          body: {
            kind: values.kind,
            ...(values.on && { on: values.on }),
            detail: detailOf(values, transfer.conditions),
          },
        }),
      ),
    onDone,
  });
  const { kind } = form.getValues();
  const offered = FACT_KINDS.filter((one): one is RecordedKind => one !== "threatened");
  return (
    <FormDialog title={t.record} save={t.save} onClose={onClose} {...frame}>
      <NativeSelect
        label={t.which}
        data={offered.map((value) => ({ value, label: t.facts[value] }))}
        {...form.getInputProps("kind")}
      />
      <DateField label={t.on} required {...form.getInputProps("on")} />
      {(kind === "subLeaseSigned" || kind === "extended") && (
        <DateField label={t.periodEndsOn} required {...form.getInputProps("periodEndsOn")} />
      )}
      {kind === "subLeaseSigned" && (
        <>
          <EurosField label={t.monthly} {...form.getInputProps("monthlyCents")} />
          <TextInput label={t.guarantee} mt="sm" {...form.getInputProps("guarantee")} />
          <Textarea
            label={t.conditionsField}
            autosize
            minRows={2}
            mt="sm"
            {...form.getInputProps("conditions")}
          />
        </>
      )}
      {kind === "review" && (
        <>
          <Checkbox.Group label={t.attended} mt="sm" {...form.getInputProps("attended")}>
            <Stack gap="xs" mt="xs">
              {PARTIES.map((party) => (
                <Checkbox key={party} value={party} label={t.parties[party]} />
              ))}
            </Stack>
          </Checkbox.Group>
          {transfer.conditions.map(({ words }, index) => (
            <NativeSelect
              key={words}
              label={t.conditionMet({ words })}
              mt="sm"
              data={CHOICES.map((value) => ({ value, label: t.metChoices[value] }))}
              {...form.getInputProps(`met.${index}`)}
            />
          ))}
          <NativeSelect
            label={t.proposal}
            mt="sm"
            data={[
              { value: "", label: t.chooseProposal },
              ...PROPOSALS.map((value) => ({ value, label: t.proposals[value] })),
            ]}
            {...form.getInputProps("proposal")}
          />
          <Textarea label={t.minutes} autosize minRows={3} mt="sm" {...form.getInputProps("minutes")} />
        </>
      )}
      {kind === "prefectTold" && (
        <NativeSelect
          label={t.offers}
          mt="sm"
          data={CHOICES.map((value) => ({ value, label: t.offersChoices[value] }))}
          {...form.getInputProps("offers")}
        />
      )}
      {kind === "ended" && (
        <NativeSelect
          label={t.endReason}
          mt="sm"
          data={[
            { value: "", label: t.chooseProposal },
            ...END_REASONS.map((value) => ({ value, label: t.endReasons[value] })),
          ]}
          {...form.getInputProps("endReason")}
        />
      )}
      {["prefectTold", "extended", "ended"].includes(kind) && (
        <Textarea label={t.reason} autosize mt="sm" {...form.getInputProps("reason")} />
      )}
    </FormDialog>
  );
}

type CostValues = {
  kind: CostKind;
  on: string | null;
  amountCents: number | null;
  recoveredCents: number | null;
  words: string;
};

export function CostDialog({ transfer, onClose }: FactProps) {
  const t = useTexts(transferTexts);
  const onDone = useDone(transfer.householdId, onClose);
  const today = todayInParis().toString();
  const { form, ...frame } = useServerForm<CostValues>({
    initialValues: { kind: "unpaid", on: today, amountCents: null, recoveredCents: null, words: "" },
    send: ({ kind, on, amountCents, recoveredCents, words }) =>
      answer(
        api.POST("/api/lease-transfers/{id}/costs", {
          params: { path: { id: transfer.id } },
          body: {
            kind,
            on: on ?? today,
            amountCents: amountCents ?? 0,
            recoveredCents: recoveredCents ?? 0,
            ...(words.trim() && { words }),
          },
        }),
      ),
    onDone,
  });
  return (
    <FormDialog title={t.addCost} save={t.save} onClose={onClose} {...frame}>
      <NativeSelect
        label={t.costKind}
        data={COST_KINDS.map((value) => ({ value, label: t.costKinds[value] }))}
        {...form.getInputProps("kind")}
      />
      <DateField label={t.on} required {...form.getInputProps("on")} />
      <EurosField label={t.amount} required {...form.getInputProps("amountCents")} />
      <EurosField label={t.recovered} {...form.getInputProps("recoveredCents")} />
      <TextInput label={t.words} mt="sm" {...form.getInputProps("words")} />
    </FormDialog>
  );
}

type RecoverProps = {
  householdId: string;
  cost: NonNullable<Transfer["costs"]>[number];
  amount: string;
  onClose: () => void;
};

export function RecoverDialog({ householdId, cost, amount, onClose }: RecoverProps) {
  const t = useTexts(transferTexts);
  const onDone = useDone(householdId, onClose);
  const { form, ...frame } = useServerForm<{ recoveredCents: number | null }>({
    initialValues: { recoveredCents: cost.recoveredCents },
    send: ({ recoveredCents }) =>
      answer(
        api.PUT("/api/lease-transfer-costs/{id}", {
          params: { path: { id: cost.id } },
          body: { recoveredCents: recoveredCents ?? 0 },
        }),
      ),
    onDone,
  });
  return (
    <FormDialog title={t.recover} save={t.save} onClose={onClose} {...frame}>
      <EurosField label={t.recoverOf({ amount })} required {...form.getInputProps("recoveredCents")} />
    </FormDialog>
  );
}

type AccountValues = { number: string; holder: "household" | "operator"; fromOn: string | null };

export function AccountDialog({ transfer, onClose }: FactProps) {
  const t = useTexts(transferTexts);
  const onDone = useDone(transfer.householdId, onClose);
  const taken = transfer.facts.find(({ kind }) => kind === "leaseTaken")?.on ?? null;
  const { form, ...frame } = useServerForm<AccountValues>({
    initialValues: { number: "", holder: "operator", fromOn: taken },
    send: ({ number, holder, fromOn }) =>
      answer(
        api.POST("/api/lease-transfers/{id}/accounts", {
          params: { path: { id: transfer.id } },
          body: { number, holder, fromOn: fromOn ?? "" },
        }),
      ),
    onDone,
  });
  return (
    <FormDialog title={t.follow} save={t.save} onClose={onClose} {...frame}>
      <TextInput label={t.number} required {...form.getInputProps("number")} />
      <NativeSelect
        label={t.accountHolder}
        mt="sm"
        data={(["operator", "household"] as const).map((value) => ({ value, label: t.holders[value] }))}
        {...form.getInputProps("holder")}
      />
      <DateField label={t.fromOn} required {...form.getInputProps("fromOn")} />
    </FormDialog>
  );
}
