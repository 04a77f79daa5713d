/** One household's lease transfer: who holds the lease, what comes, conditions, accounts that follow one another, papers, risk. */
import { Anchor, Button, Group } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";

import { brokenIn } from "../../platform/calendar/dated.ts";
import { sourceIn } from "../../platform/calendar/source-words.ts";
import { formatCents } from "../../platform/money/format.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { ConfirmButton } from "../../platform/ui/ConfirmButton.tsx";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { MonthlyChart } from "../../platform/ui/MonthlyChart.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import panel from "../../platform/ui/panel.module.css";
import { say } from "../../platform/ui/say.ts";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import {
  AccountDialog,
  CostDialog,
  FactDialog,
  OpenDialog,
  RecoverDialog,
  type Transfer,
} from "./TransferDialogs.tsx";
import { transferTexts } from "./texts.ts";
import { PAPERS } from "../rules.ts";
import { DUE_TONES, STATE_TONES } from "./tones.ts";

export default function LeaseTransferPage() {
  const t = useTexts(transferTexts);
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const [opening, setOpening] = useState(false);
  const query = useQuery({
    queryKey: ["household", id, "lease-transfers"],
    queryFn: () => answer(api.GET("/api/households/{id}/lease-transfers", { params: { path: { id } } })),
  });
  const name = query.data?.transfers[0]?.household;
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
        {({ transfers }) =>
          transfers.length === 0 ? (
            <EmptyState title={t.none}>{t.openHelp}</EmptyState>
          ) : (
            transfers.map((transfer) => <OneTransfer key={transfer.id} transfer={transfer} />)
          )
        }
      </Loaded>
      {opening && <OpenDialog householdId={id} onClose={() => setOpening(false)} />}
    </>
  );
}

function OneTransfer({ transfer }: { transfer: Transfer }) {
  const t = useTexts(transferTexts);
  const [recording, setRecording] = useState(false);
  const { state, landlord, operator, can } = transfer;
  return (
    <>
      <Section
        title={`${landlord} – ${operator}`}
        lead={<StatusBadge tone={STATE_TONES[state]}>{t.states[state]}</StatusBadge>}
        {...(can.record && { actions: <Button onClick={() => setRecording(true)}>{t.record}</Button> })}
      >
        <Problems transfer={transfer} />
        <Holdings transfer={transfer} />
        <Dues transfer={transfer} />
        <Conditions transfer={transfer} />
        <Facts transfer={transfer} />
      </Section>
      <Papers transfer={transfer} />
      <HomeAccount transfer={transfer} />
      <Costs transfer={transfer} />
      {recording && <FactDialog transfer={transfer} onClose={() => setRecording(false)} />}
    </>
  );
}

type Props = { transfer: Transfer };

function Problems({ transfer: { problems } }: Props) {
  const t = useTexts(transferTexts);
  const { language } = useLanguage();
  if (problems.length === 0) return null;
  return (
    <>
      <h3 className={panel.part}>{t.problems}</h3>
      <ul className={panel.list}>
        {problems.map((problem) => (
          <li key={problem.rule + problem.message}>{brokenIn(problem, language)}</li>
        ))}
      </ul>
    </>
  );
}

function Holdings({ transfer: { holdings } }: Props) {
  const t = useTexts(transferTexts);
  const { language } = useLanguage();
  const day = (iso: string | null) => (iso === null ? null : formatDate(iso, language));
  return (
    <>
      <h3 className={panel.part}>{t.holder}</h3>
      <ol className={panel.list}>
        {holdings.map(({ holder, from, to }) => (
          <li key={`${holder} ${from}`}>
            <strong>{t.holders[holder]}</strong> {t.fromTo({ from: day(from), to: day(to) })}
          </li>
        ))}
      </ol>
    </>
  );
}

function Dues({ transfer: { dues } }: Props) {
  const t = useTexts(transferTexts);
  const { language } = useLanguage();
  return (
    <>
      <h3 className={panel.part}>{t.duesTitle}</h3>
      {dues.length === 0 && <p>{t.noDues}</p>}
      <ol className={panel.list}>
        {dues.map((due) => (
          <li key={`${due.id} ${due.rank}`}>
            <strong>{formatDate(due.on, language)}</strong> – {t.dues[due.id]({ rank: due.rank })}{" "}
            <StatusBadge tone={DUE_TONES[due.state]}>
              {due.doneOn ? t.doneOn({ on: formatDate(due.doneOn, language) }) : t.dueStates[due.state]}
            </StatusBadge>
            <p className={panel.small}>
              {language === "en" ? due.english : due.reading}.{" "}
              {t.source({ source: sourceIn(language, due.source) })}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

function Conditions({ transfer: { conditions } }: Props) {
  const t = useTexts(transferTexts);
  return (
    <>
      <h3 className={panel.part}>{t.conditions}</h3>
      {conditions.length === 0 && <p>{t.noConditions}</p>}
      <ul className={panel.list}>
        {conditions.map(({ words, met }) => (
          <li key={words}>
            {words}{" "}
            <StatusBadge tone={met === null ? "neutral" : met ? "good" : "attention"}>
              {met === null ? t.unknownMet : met ? t.met : t.notMet}
            </StatusBadge>
          </li>
        ))}
      </ul>
    </>
  );
}

function Facts({ transfer: { facts, can, householdId } }: Props) {
  const t = useTexts(transferTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const remove = async (id: string, reason: string) => {
    const params = { path: { id } };
    await answer(api.POST("/api/lease-transfer-facts/{id}/removal", { params, body: { reason } }));
    await queries.invalidateQueries({ queryKey: ["household", householdId] });
    say(t.saved);
  };
  return (
    <>
      <h3 className={panel.part}>{t.past}</h3>
      <ul className={panel.list}>
        {facts.map(({ id, kind, on, detail, by }) => (
          <li key={id}>
            <div className={panel.line}>
              <span>
                <strong>{formatDate(on, language)}</strong> – {t.facts[kind]}
                {detail.proposal && ` : ${t.proposals[detail.proposal].toLowerCase()}`}
                {detail.endReason && ` : ${t.endReasons[detail.endReason].toLowerCase()}`}
                {detail.offers !== undefined &&
                  ` : ${t.offersChoices[detail.offers ? "yes" : "no"].toLowerCase()}`}
              </span>
              {can.record && kind !== "threatened" && (
                <ConfirmButton
                  variant="subtle"
                  size="xs"
                  label={t.removeOf({ what: `${t.facts[kind]}, ${formatDate(on, language)}` })}
                  question={t.removeQuestion}
                  consequences={<p>{t.removeWords}</p>}
                  confirm={t.remove}
                  asksReason
                  onConfirm={(reason) => remove(id, reason)}
                >
                  {t.remove}
                </ConfirmButton>
              )}
            </div>
            {detail.minutes && <p className={panel.words}>{detail.minutes}</p>}
            {detail.reason && <p className={panel.words}>{detail.reason}</p>}
            {by && <p className={panel.small}>{t.by({ name: by })}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Papers({ transfer: { id } }: Props) {
  const t = useTexts(transferTexts);
  const { language } = useLanguage();
  return (
    <Section title={t.papers} lead={t.paperHelp}>
      <ul className={panel.list}>
        {PAPERS.map((paper) => (
          <li key={paper}>
            <Anchor
              href={`/api/lease-transfers/${id}/papers/${paper}.pdf?language=${language}`}
              target="_blank"
            >
              {t.paperNames[paper]}
            </Anchor>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function HomeAccount({ transfer }: Props) {
  const t = useTexts(transferTexts);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [following, setFollowing] = useState(false);
  const { accounts, months, can, id, householdId } = transfer;
  const leave = async (accountId: number) => {
    await answer(
      api.DELETE("/api/lease-transfers/{id}/accounts/{accountId}", { params: { path: { id, accountId } } }),
    );
    await queries.invalidateQueries({ queryKey: ["household", householdId] });
    say(t.saved);
  };
  return (
    <Section
      title={t.account}
      lead={t.accountLead}
      {...(can.account && {
        actions: (
          <Button variant="default" size="xs" onClick={() => setFollowing(true)}>
            {t.follow}
          </Button>
        ),
      })}
    >
      <ul className={panel.list}>
        {accounts.map(({ accountId, number, holder, fromOn }) => {
          const words = t.accountsOf({
            number,
            holder: t.holderNames[holder],
            from: fromOn && formatDate(fromOn, language),
          });
          return (
            <li key={accountId} className={panel.line}>
              <span>{words}</span>
              {can.account && fromOn && (
                <Button
                  variant="subtle"
                  size="xs"
                  aria-label={`${t.leave} ${number}`}
                  onClick={() => void leave(accountId)}
                >
                  {t.leave}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {months.length === 0 ? (
        <p>{t.noMonths}</p>
      ) : (
        <MonthlyChart
          title={t.owed}
          kind="lines"
          series={[
            { id: "owed", name: t.owed, color: "pine" },
            ...(accounts.length > 1 ? [{ id: "former", name: t.former, color: "ochre" as const }] : []),
          ]}
          months={months.map(({ month, owedCents, formerCents }) => ({
            month: month.slice(0, 7),
            cents: { owed: owedCents, former: formerCents },
          }))}
        />
      )}
      {following && <AccountDialog transfer={transfer} onClose={() => setFollowing(false)} />}
    </Section>
  );
}

function Costs({ transfer }: Props) {
  const t = useTexts(transferTexts);
  const { language } = useLanguage();
  const [adding, setAdding] = useState(false);
  const [recovering, setRecovering] = useState<NonNullable<Transfer["costs"]>[number]>();
  const { costs, can } = transfer;
  if (costs === null) return null;
  const borne = costs.reduce((sum, cost) => sum + cost.amountCents - cost.recoveredCents, 0);
  const money = (cents: number) => formatCents(cents, language);
  return (
    <Section
      title={t.costs}
      lead={t.costsLead}
      {...(can.cost && {
        actions: (
          <Button variant="default" size="xs" onClick={() => setAdding(true)}>
            {t.addCost}
          </Button>
        ),
      })}
    >
      <DataTable
        caption={t.costs}
        captionHidden
        rows={costs}
        rowKey={({ id }) => id}
        empty={<p>{t.noCosts}</p>}
        totals={{ kind: t.stillBorne, recovered: <MoneyText cents={borne} strong /> }}
        columns={[
          {
            id: "kind",
            title: t.costKind,
            names: true,
            cell: (cost) => (
              <>
                {t.costKinds[cost.kind]}
                {cost.words && <p className={panel.small}>{cost.words}</p>}
              </>
            ),
          },
          { id: "on", title: t.on, cell: ({ on }) => formatDate(on, language) },
          {
            id: "amount",
            title: t.amount,
            align: "right",
            cell: ({ amountCents }) => <MoneyText cents={amountCents} />,
          },
          {
            id: "recovered",
            title: t.recovered,
            align: "right",
            cell: (cost) => (
              <Group gap="xs" justify="flex-end">
                <MoneyText cents={cost.recoveredCents} />
                {can.cost && (
                  <Button
                    variant="subtle"
                    size="xs"
                    aria-label={t.recoverFor({ amount: money(cost.amountCents) })}
                    onClick={() => setRecovering(cost)}
                  >
                    {t.recover}
                  </Button>
                )}
              </Group>
            ),
          },
        ]}
      />
      {adding && <CostDialog transfer={transfer} onClose={() => setAdding(false)} />}
      {recovering && (
        <RecoverDialog
          householdId={transfer.householdId}
          cost={recovering}
          amount={money(recovering.amountCents)}
          onClose={() => setRecovering(undefined)}
        />
      )}
    </Section>
  );
}
