/** One household's rehousing: needs and agreement, homes that suit and why, proposals to the move, the debt of the home it leaves. */
import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";

import { answer, api } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { todayInParis } from "../../platform/calendar/today.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { useChanged } from "./changed.ts";
import { LeftDebt } from "./LeftDebt.tsx";
import { NeedsDialog } from "./NeedsDialog.tsx";
import { Proposals } from "./Proposals.tsx";
import { RankedHomes } from "./RankedHomes.tsx";
import { AgreementDialog, CloseDialog } from "./RequestDialogs.tsx";
import { RequestState } from "./RequestState.tsx";
import { rehousingTexts } from "./texts.ts";
import { type Found, type Request, useNeedsWords } from "./words.tsx";

export default function RehousingPage() {
  const t = useTexts(rehousingTexts);
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const [opening, setOpening] = useState(false);
  const query = useQuery({
    queryKey: ["household", id, "rehousing"],
    queryFn: () => answer(api.GET("/api/households/{id}/rehousing", { params: { path: { id } } })),
  });
  const name = query.data?.requests[0]?.household;
  return (
    <>
      <PageTitle
        key={name ?? ""}
        title={name ? t.pageOf({ name }) : t.page}
        parent={{ title: t.toFile, href: `/households/${id}` }}
        {...(query.data?.can.open && {
          actions: <Button onClick={() => setOpening(true)}>{t.open}</Button>,
        })}
      />
      <Loaded query={query}>
        {(found) => (
          <>
            {found.requests.length === 0 && <EmptyState title={t.none}>{t.openHelp}</EmptyState>}
            {found.requests.map((request) => (
              <OneRequest key={request.id} found={found} request={request} />
            ))}
            {opening && <NeedsDialog householdId={id} found={found} onClose={() => setOpening(false)} />}
          </>
        )}
      </Loaded>
    </>
  );
}

type Props = { found: Found; request: Request };

function OneRequest({ found, request }: Props) {
  const t = useTexts(rehousingTexts);
  const { language } = useLanguage();
  const needs = useNeedsWords();
  const [editing, setEditing] = useState(false);
  const [closing, setClosing] = useState(false);
  const isOpen = request.closedOn === null;
  const isLive = request.proposals.some(({ endedOn }) => endedOn === null);
  return (
    <>
      <Section
        title={t.needs}
        lead={
          <>
            <RequestState request={request} state={request.proposals[0]?.state ?? null} /> {request.landlord}{" "}
            – {t.since({ on: formatDate(request.openedOn, language) })}
          </>
        }
        {...(isOpen &&
          request.writable && {
            actions: (
              <Group gap="sm">
                <Button variant="default" size="xs" onClick={() => setEditing(true)}>
                  {t.edit}
                </Button>
                {!isLive && (
                  <Button variant="default" size="xs" onClick={() => setClosing(true)}>
                    {t.close}
                  </Button>
                )}
              </Group>
            ),
          })}
      >
        <p>
          <strong>{t.reasons[request.reason]}</strong> – {needs(request)}
        </p>
        {request.reasonDetail && <p className={panel.words}>{request.reasonDetail}</p>}
        <Agreement request={request} />
      </Section>
      {(request.proposals.length > 0 || !isOpen) && <Proposals request={request} />}
      {isOpen && request.writable && !isLive && <RankedHomes request={request} />}
      <LeftDebt request={request} />
      {editing && (
        <NeedsDialog
          householdId={request.householdId}
          found={found}
          request={request}
          onClose={() => setEditing(false)}
        />
      )}
      {closing && <CloseDialog request={request} onClose={() => setClosing(false)} />}
    </>
  );
}

function Agreement({ request }: { request: Request }) {
  const t = useTexts(rehousingTexts);
  const { language } = useLanguage();
  const changed = useChanged(request.householdId);
  const [agreeing, setAgreeing] = useState(false);
  const day = (iso: string) => formatDate(iso, language);
  const { agreement, withdrawnOn, writable, closedOn } = request;
  const canWrite = writable && closedOn === null;
  const withdraw = async () => {
    await answer(
      api.POST("/api/rehousing/{id}/agreement/withdrawal", {
        params: { path: { id: request.id } },
        body: { on: todayInParis().toString() },
      }),
    );
    changed(t.saved);
  };
  return (
    <>
      <h3 className={panel.part}>{t.agreement}</h3>
      <p className={panel.small}>{t.agreementHelp}</p>
      <div className={panel.line}>
        <span>
          {agreement
            ? `${t.agreed({ on: day(agreement.agreedOn), how: t.hows[agreement.how] })}${agreement.by ? ` (${t.by({ name: agreement.by })})` : ""}.`
            : withdrawnOn
              ? t.withdrawnOn({ on: day(withdrawnOn) })
              : t.notAgreed}
        </span>
        {canWrite && agreement && (
          <ConfirmButton
            variant="default"
            size="xs"
            question={t.withdrawQuestion}
            consequences={<p>{t.withdrawWords}</p>}
            confirm={t.withdrawShort}
            onConfirm={withdraw}
          >
            {t.withdraw}
          </ConfirmButton>
        )}
        {canWrite && !agreement && (
          <Button variant="default" size="xs" onClick={() => setAgreeing(true)}>
            {t.agree}
          </Button>
        )}
      </div>
      {agreeing && <AgreementDialog request={request} onClose={() => setAgreeing(false)} />}
    </>
  );
}
