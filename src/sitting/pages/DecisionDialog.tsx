/** Writes what the committee decided of a case, or corrects it: the kind first, then the fields that it alone has. */
import { Button, Checkbox, NativeSelect, NumberInput, Radio, Textarea, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";

import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DateField } from "../../platform/ui/DateField.tsx";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { Merging } from "../../platform/ui/Merging.tsx";
import { useMe } from "../../platform/ui/me.ts";
import type { Path } from "../../platform/editing/merge.rules.ts";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useTexts, wordOf } from "../../platform/ui/language.tsx";
import { say } from "../../platform/ui/say.ts";
import {
  DECISION_KINDS,
  type DecisionKind,
  LEVERS,
  REFUSAL_REASONS,
  type Lever,
  type RefusalReason,
  type Service,
  SERVICES,
  VOICES,
  type Votes,
} from "../../committee/rules.ts";
import classes from "../../committee/pages/committee.module.css";
import { type SittingWords, sittingTexts } from "./texts.ts";
import { committeeTexts, type CommitteeWords } from "../../committee/pages/texts.ts";

type Item = Answer<"/api/sessions/{id}">["agenda"][number];
type Values = {
  kind: DecisionKind;
  track: Item["track"];
  startsOn: string | null;
  operatorId: string;
  operatorReason: string;
  levers: string[];
  recommended: string[];
  conditions: string;
  missing: string;
  dueBy: string | null;
  reason: RefusalReason | "";
  reasonText: string;
  service: Service | "";
  redirectedTo: string;
  how: "consensus" | "vote";
  votes: Votes;
  dissent: string;
};

type Props = { item: Item; decidedBy: Values["how"]; name: string; onClose: () => void };

/** `decidedBy`: how the committee decides by its own rule. */
export function DecisionDialog({ item, decidedBy, name, onClose }: Props) {
  const t = useTexts(committeeTexts) as CommitteeWords;
  const queries = useQueryClient();
  const former = item.decision;
  const me = useMe();
  const valuesOf = (decided: Item["decision"]): Values => ({
    kind: decided?.kind ?? "admitted",
    track: decided?.track ?? item.track,
    startsOn: decided?.startsOn ?? null,
    operatorId: decided ? (decided.operatorId ?? "") : (item.proposedOperator?.id ?? ""),
    operatorReason: decided?.operatorReason ?? "",
    levers: decided?.levers ?? [],
    recommended: decided?.recommended ?? [],
    conditions: decided?.conditions ?? "",
    missing: decided?.missing ?? "",
    dueBy: decided?.dueBy ?? null,
    reason: decided?.reason ?? "",
    reasonText: decided?.reasonText ?? "",
    service: decided?.service ?? "",
    redirectedTo: decided?.redirectedTo ?? "",
    how: decided ? (decided.votes ? "vote" : "consensus") : item.voices.length > 0 ? "vote" : decidedBy,
    // Voices that members gave are counted to begin with; what was counted in the room may be typed over them.
    votes: decided?.votes ?? countOf(item.voices),
    dissent: decided?.dissent ?? "",
  });
  const { form, submit, sending, problem, merging } = useServerForm<Values>({
    initialValues: valuesOf(former),
    editing: { version: former?.version ?? null, valuesOf },
    draft: { owner: me.id, id: `decision.${item.id}` },
    send: ({ levers, recommended, reason, service, operatorId, how, votes, ...values }, version) =>
      answer(
        api.PUT("/api/agenda-items/{id}/decision", {
          params: { path: { id: item.id } },
          body: {
            ...values,
            version,
            operatorId: operatorId || null,
            levers: levers as Lever[],
            recommended: recommended as Lever[],
            reason: reason || null,
            service: service || null,
            votes: how === "vote" ? votes : null,
          },
        }),
      ),
    onDone: () => {
      say(t.decided);
      void queries.invalidateQueries({ queryKey: ["sessions"] });
      void queries.invalidateQueries({ queryKey: ["assignments"] });
      onClose();
    },
  });
  const { kind, how, votes } = form.getValues();
  const s = useTexts(sittingTexts) as SittingWords;
  const called: Record<string, string> = {
    kind: t.kind,
    track: t.track,
    startsOn: t.startsOn,
    operatorId: s.operator,
    operatorReason: s.operatorReason,
    levers: s.granted,
    recommended: s.recommended,
    conditions: t.conditions,
    missing: t.missing,
    dueBy: t.dueBy,
    reason: t.reason,
    reasonText: t.reasonText,
    service: s.service,
    redirectedTo: s.redirectedTo,
    how: s.how,
    dissent: s.dissent,
  };
  const shown = ([field]: Path, value: unknown) => {
    if (field === "kind") return t.kindChoices[value as DecisionKind];
    if (field === "track") return wordOf(t.tracks, String(value));
    if (field === "reason" && value) return wordOf(t.reasons, String(value));
    if (field === "service" && value) return wordOf(s.services, String(value));
    if (field === "how") return value === "vote" ? s.byVote : s.consensus;
    if (field === "levers" || field === "recommended")
      return (value as string[]).map((lever) => wordOf(t.leverNames, lever)).join(" · ");
    return undefined;
  };
  const nameOf = ([field = "", voice]: Path) =>
    voice === undefined ? (called[field] ?? s.byVote) : wordOf(s.counts, voice);
  return (
    <Dialog title={(former ? t.correctOf : t.decideOf)({ name })} opened onClose={onClose} size="lg">
      <Merging merging={merging} nameOf={nameOf} shown={shown}>
        <form onSubmit={submit} noValidate className={classes.form}>
          <Radio.Group label={t.kind} {...form.getInputProps("kind")}>
            {DECISION_KINDS.map((value) => (
              <Radio key={value} value={value} label={t.kindChoices[value]} mt={8} />
            ))}
          </Radio.Group>
          <Fields kind={kind} form={form} t={t} s={s} />
          <Radio.Group label={s.how} {...form.getInputProps("how")}>
            <Radio value="consensus" label={s.consensus} mt={8} />
            <Radio value="vote" label={s.byVote} mt={8} />
          </Radio.Group>
          {how === "vote" && (
            <div className={classes.row}>
              {VOICES.map((voice) => (
                <NumberInput
                  key={voice}
                  label={s.counts[voice]}
                  min={0}
                  max={99}
                  w="7rem"
                  {...form.getInputProps(`votes.${voice}`)}
                />
              ))}
            </div>
          )}
          {how === "vote" && votes.disagree > votes.agree && <p role="status">{s.moreAgainst}</p>}
          <Textarea
            label={s.dissent}
            description={s.dissentHelp}
            autosize
            maxLength={2000}
            {...form.getInputProps("dissent")}
          />
          {problem !== undefined && <ErrorBox error={problem} />}
          <Button type="submit" loading={sending}>
            {t.save}
          </Button>
        </form>
      </Merging>
    </Dialog>
  );
}

const countOf = (voices: Item["voices"]): Votes => ({
  agree: voices.filter(({ voice }) => voice === "agree").length,
  disagree: voices.filter(({ voice }) => voice === "disagree").length,
  abstain: voices.filter(({ voice }) => voice === "abstain").length,
});

type Part = {
  form: ReturnType<typeof useServerForm<Values>>["form"];
  t: CommitteeWords;
  s: SittingWords;
};

function Fields({ kind, form, t, s }: Part & { kind: DecisionKind }) {
  const text = (field: "conditions" | "missing" | "reasonText", required: boolean) => (
    <Textarea
      key={field}
      label={t[field]}
      description={t.withoutName}
      required={required}
      autosize
      minRows={2}
      maxLength={2000}
      {...form.getInputProps(field)}
    />
  );
  switch (kind) {
    case "admitted":
      return (
        <>
          <NativeSelect
            label={t.track}
            data={(["stay", "leaseTransfer"] as const).map((value) => ({ value, label: t.tracks[value] }))}
            {...form.getInputProps("track")}
          />
          <OperatorFields form={form} s={s} />
          <DateField label={t.startsOn} {...form.getInputProps("startsOn")} />
          {(["levers", "recommended"] as const).map((field) => (
            <Checkbox.Group
              key={field}
              label={field === "levers" ? s.granted : s.recommended}
              {...form.getInputProps(field)}
            >
              {LEVERS.map((value) => (
                <Checkbox key={value} value={value} label={t.leverNames[value]} mt={8} />
              ))}
            </Checkbox.Group>
          ))}
          {text("conditions", false)}
        </>
      );
    case "deferred":
      return (
        <>
          {text("missing", true)}
          <DateField label={t.dueBy} {...form.getInputProps("dueBy")} />
        </>
      );
    case "refused":
      return (
        <>
          <NativeSelect
            label={t.reason}
            required
            data={[
              { value: "", label: t.choose },
              ...REFUSAL_REASONS.map((value) => ({ value, label: t.reasons[value] })),
            ]}
            {...form.getInputProps("reason")}
          />
          {text("reasonText", true)}
        </>
      );
    case "redirected":
      return (
        <>
          <NativeSelect
            label={s.service}
            required
            data={[
              { value: "", label: t.choose },
              ...SERVICES.map((value) => ({ value, label: s.services[value] })),
            ]}
            {...form.getInputProps("service")}
          />
          <TextInput label={s.redirectedTo} maxLength={300} {...form.getInputProps("redirectedTo")} />
          {text("reasonText", false)}
        </>
      );
  }
}

/** Who carries it: the one it was proposed to, to begin with; another one than the zone's says why. */
function OperatorFields({ form, s }: Pick<Part, "form" | "s">) {
  const { data } = useQuery({
    queryKey: ["sessions", "new"],
    queryFn: () => answer(api.GET("/api/sessions/new")),
  });
  return (
    <>
      <NativeSelect
        label={s.operator}
        data={[
          { value: "", label: s.operatorNone },
          ...(data?.operators.map(({ id, name }) => ({ value: id, label: name })) ?? []),
        ]}
        {...form.getInputProps("operatorId")}
      />
      <Textarea
        label={s.operatorReason}
        description={s.operatorReasonHelp}
        autosize
        maxLength={1000}
        {...form.getInputProps("operatorReason")}
      />
    </>
  );
}
