/** Funds and their envelopes of a year: what is set aside, granted, paid and left, each change with its person; for a funder, totals. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { todayInParis } from "../../platform/calendar/today.ts";
import { formatCents } from "../../platform/money/format.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { YearSelect } from "../../platform/ui/YearSelect.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { ShareChart } from "../../platform/ui/ShareChart.tsx";
import { leftOf } from "../rules.ts";
import { ChangeDialog, OpenDialog } from "./EnvelopeDialogs.tsx";
import { Funds } from "./Funds.tsx";
import type { Fund } from "./fund.ts";
import { envelopeTexts } from "./texts.ts";

type Found = Answer<"/api/envelopes">;
type Envelope = Found["envelopes"][number];

export default function Envelopes() {
  const t = useTexts(envelopeTexts);
  const thisYear = todayInParis().year;
  const [year, setYear] = useState(thisYear);
  const [opening, setOpening] = useState(false);
  const query = useQuery({
    queryKey: ["envelopes", year],
    queryFn: () => answer(api.GET("/api/envelopes", { params: { query: { year } } })),
  });
  const funds = useQuery({ queryKey: ["funds"], queryFn: () => answer(api.GET("/api/funds")) });
  return (
    <>
      <PageTitle
        title={t.title}
        lead={t.lead}
        {...(query.data?.can.open && {
          actions: <Button onClick={() => setOpening(true)}>{t.open}</Button>,
        })}
      />
      <YearSelect
        label={t.year}

        year={year}
        onChange={setYear}
        years={[1, 0, -1, -2].map((from) => thisYear + from)}
      />
      <Loaded query={query}>
        {(found) => (
          <Loaded query={funds}>
            {(known) => (
              <>
                <Sums found={found} funds={known.funds} />
                {known.can.set && <Funds funds={known.funds} />}
                {opening && <OpenDialog year={year} funds={known.funds} onClose={() => setOpening(false)} />}
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

type Row = {
  key: string;
  name: string;
  amountCents: number | null;
  overCents: number | null;
  committedCents: number | null;
  spentCents: number | null;
  leftCents: number | null;
  households: number | null;
  /** What a fund pays out is noted here; what reliefs take off the bills is not. */
  paysGrants: boolean;
  envelope: Envelope | null;
};

function Sums({ found, funds }: { found: Found; funds: readonly Fund[] }) {
  const t = useTexts(envelopeTexts);
  const { language } = useLanguage();
  const me = useMe();
  const [changing, setChanging] = useState<Row>();
  const nameOf = (code: string, landlord: string | null) => {
    if (landlord !== null) return me.role === "coordinator" ? t.landlordPart({ landlord }) : t.ownPart;
    const fund = funds.find(({ id }) => id === code);
    return (language === "en" && fund?.value.english) || fund?.value.name || code;
  };
  const paysGrants = (code: string) =>
    funds.find(({ id }) => id === code)?.value.uses.includes("debtGrant") ?? false;
  const rows: Row[] = [
    ...found.envelopes.map((envelope) => ({
      ...envelope,
      key: envelope.id,
      name: nameOf(envelope.fund, envelope.landlord),
      leftCents: leftOf(envelope),
      paysGrants: paysGrants(envelope.fund),
      envelope,
    })),
    ...found.totals.map((total) => ({
      ...total,
      key: total.fund,
      name: nameOf(total.fund, null),
      leftCents:
        total.amountCents === null || total.committedCents === null
          ? null
          : leftOf({
              amountCents: total.amountCents,
              overCents: total.overCents ?? 0,
              committedCents: total.committedCents,
            }),
      paysGrants: paysGrants(total.fund),
      envelope: null,
    })),
  ];
  const drawn = rows.filter(({ leftCents }) => leftCents !== null);
  return (
    <Section title={`${t.title} ${found.year}`}>
      {drawn.length > 0 && (
        <ShareChart
          title={t.chart}
          series={[
            { id: "committed", name: t.committed, color: "plum" },
            { id: "left", name: t.left, color: "pine" },
          ]}
          rows={drawn.map(({ name, committedCents, leftCents }) => ({
            name,
            cents: { committed: committedCents ?? 0, left: leftCents ?? 0 },
          }))}
        />
      )}
      <DataTable
        caption={`${t.title} ${found.year}`}
        captionHidden
        rows={rows}
        rowKey={({ key }) => key}
        columns={columns(t, found.can.open, setChanging)}
        empty={<EmptyState title={t.none}>{found.can.open ? t.noneWords : null}</EmptyState>}
      />
      {found.withoutEnvelope.map(({ fund, committedCents }) => (
        <p key={fund}>
          {t.withoutEnvelope({ fund: nameOf(fund, null), amount: formatCents(committedCents, language) })}
        </p>
      ))}
      {changing?.envelope && (
        <ChangeDialog id={changing.envelope.id} name={changing.name} onClose={() => setChanging(undefined)} />
      )}
    </Section>
  );
}

type Words = ReturnType<typeof useTexts<typeof envelopeTexts.fr>>;

function columns(t: Words, changes: boolean, onChange: (row: Row) => void): Column<Row>[] {
  const money = (id: string, title: string, of: (row: Row) => number | null): Column<Row> => ({
    id,
    title,
    align: "right",
    cell: (row) => <MoneyText cents={of(row)} />,
  });
  return [
    {
      id: "name",
      title: t.fund,
      names: true,
      cell: (row) => (
        <div>
          {row.name}
          {row.envelope && <Lines envelope={row.envelope} />}
        </div>
      ),
    },
    money("voted", t.voted, ({ amountCents }) => amountCents),
    money("over", t.over, ({ overCents }) => overCents),
    {
      id: "committed",
      title: t.committed,
      align: "right",
      cell: ({ committedCents }) =>
        committedCents === null ? <small>{t.keptBack}</small> : <MoneyText cents={committedCents} />,
    },
    // What reliefs took off the bills is read in the ledger: the page of reliefs says it.
    {
      id: "spent",
      title: t.spent,
      align: "right",
      cell: ({ spentCents, paysGrants }) =>
        paysGrants && spentCents !== null ? <MoneyText cents={spentCents} /> : "–",
    },
    money("left", t.left, ({ leftCents }) => leftCents),
    { id: "households", title: t.households, align: "right", cell: ({ households }) => households ?? "–" },
    ...(changes
      ? [
          {
            id: "change",
            title: t.change,
            cell: (row: Row) =>
              row.envelope?.can.change ? (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t.changeTitle({ name: row.name })}
                  onClick={() => onChange(row)}
                >
                  {t.change}
                </Button>
              ) : (
                "–"
              ),
          },
        ]
      : []),
  ];
}

function Lines({ envelope: { lines } }: { envelope: Envelope }) {
  const t = useTexts(envelopeTexts);
  const { language } = useLanguage();
  return (
    <details style={{ fontWeight: 400 }}>
      <summary>{t.lines({ n: lines.length })}</summary>
      <ul style={{ margin: 0, paddingLeft: "1.1rem" }}>
        {lines.map((line) => (
          <li key={line.id}>
            {t.kinds[line.kind]} : {formatCents(line.amountCents, language)}, {formatDate(line.on, language)}
            {line.by && `, ${line.by}`} – {line.reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
