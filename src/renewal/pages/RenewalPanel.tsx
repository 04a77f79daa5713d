/** Renewals on a household's file: asked for by its worker, decided by the coordination, read by its landlord. */
import { Button, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { useRefresh } from "../../measure/pages/LifeDialogs.tsx";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import panel from "../../platform/ui/panel.module.css";
import { DecideDialog } from "./DecideDialog.tsx";
import { renewalTexts } from "./texts.ts";

type Found = Answer<"/api/households/{id}/renewals">;
type Request = Found["requests"][number];

export default function RenewalPanel({ householdId }: { householdId: string }) {
  const query = useQuery({
    queryKey: ["household", householdId, "renewals"],
    queryFn: () =>
      answer(api.GET("/api/households/{id}/renewals", { params: { path: { id: householdId } } })),
  });
  return (
    <Loaded query={query}>
      {(found) =>
        (found.mayAsk !== null || found.requests.length > 0) && (
          <Renewals householdId={householdId} found={found} />
        )
      }
    </Loaded>
  );
}

function Renewals({ householdId, found }: { householdId: string; found: Found }) {
  const t = useTexts(renewalTexts);
  const [acting, setActing] = useState<"ask" | Request>();
  const { decider, requests, mayAsk, mayDecide } = found;
  return (
    <Section
      title={t.title}
      {...(mayAsk !== null && {
        actions: (
          <Button variant="default" size="xs" onClick={() => setActing("ask")}>
            {t.ask}
          </Button>
        ),
      })}
    >
      {requests.length === 0 && <p>{t.decided[decider]}</p>}
      <ul className={panel.list}>
        {requests.map((request) => (
          <li key={request.id}>
            <OneRequest
              request={request}
              {...(mayDecide && request.answer === null && { onDecide: () => setActing(request) })}
            />
          </li>
        ))}
      </ul>
      {acting === "ask" && mayAsk !== null && (
        <AskDialog
          householdId={householdId}
          measureId={mayAsk}
          decider={decider}
          onClose={() => setActing(undefined)}
        />
      )}
      {acting && acting !== "ask" && (
        <DecideDialog request={acting} found={found} onClose={() => setActing(undefined)} />
      )}
    </Section>
  );
}

function OneRequest({ request, onDecide }: { request: Request; onDecide?: () => void }) {
  const t = useTexts(renewalTexts);
  const { language } = useLanguage();
  const day = (iso: string) => formatDate(iso, language);
  const { answer: given, askedOn, askedBy, reason, answeredOn, answeredBy, words, session } = request;
  return (
    <>
      <div className={panel.line}>
        <span>
          <StatusBadge tone={given === "granted" ? "good" : given ? "neutral" : "attention"}>
            {given ? t.answer[given] : t.waits}
          </StatusBadge>{" "}
          <span className={panel.small}>
            {[
              given && answeredOn && t.answeredOn({ on: day(answeredOn), by: answeredBy }),
              session && t.session({ number: session.number, on: day(session.heldOn) }),
            ]
              .filter(Boolean)
              .join(", ")}
          </span>
        </span>
        {onDecide && (
          <Button variant="default" size="xs" onClick={onDecide}>
            {t.decide}
          </Button>
        )}
      </div>
      <p className={panel.words}>
        <span className={panel.small}>{t.askedOn({ on: day(askedOn), by: askedBy })} : </span>
        {reason}
      </p>
      {words && <p className={panel.words}>{words}</p>}
    </>
  );
}

type AskProps = {
  householdId: string;
  measureId: string;
  decider: Found["decider"];
  onClose: () => void;
};

function AskDialog({ householdId, measureId, decider, onClose }: AskProps) {
  const t = useTexts(renewalTexts);
  const refresh = useRefresh();
  const { form, submit, sending, problem } = useServerForm<{ reason: string }>({
    initialValues: { reason: "" },
    send: (body) =>
      answer(api.POST("/api/measures/{id}/renewal-request", { params: { path: { id: measureId } }, body })),
    onDone: () => {
      say(t.asked);
      refresh(householdId);
      onClose();
    },
  });
  return (
    <Dialog title={t.ask} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Textarea
          label={t.reason}
          description={t.askHelp[decider]}
          required
          autosize
          minRows={3}
          {...form.getInputProps("reason")}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} size="md" fullWidth mih={48} mt="md">
          {t.ask}
        </Button>
      </form>
    </Dialog>
  );
}
