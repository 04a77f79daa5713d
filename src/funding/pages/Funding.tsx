/** The programme's money of a year: who puts in what, totals that say what is unknown, agreements with their dues, every line. */
import { Button, Stack } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { ShareChart } from "../../platform/ui/ShareChart.tsx";
import { FUNDING_KINDS, toExplain } from "../rules.ts";
import { AgreementDialog } from "./AgreementDialog.tsx";
import { Agreements } from "./Agreements.tsx";
import { LineDialog } from "./LineDialog.tsx";
import { Lines } from "./Lines.tsx";
import { fundingTexts } from "./texts.ts";
import { type Found, type FundingSearch, payerName, useFundingYear, YearSelect } from "./year.tsx";

const COLORS = ["pine", "lake", "ochre", "plum", "brick"] as const;

export default function Funding() {
  const t = useTexts(fundingTexts);
  const { year } = useSearch({ strict: false }) as FundingSearch;
  const navigate = useNavigate();
  const query = useFundingYear(year);
  const [opened, setOpened] = useState<"line" | "agreement">();
  const found = query.data;
  return (
    <>
      <PageTitle
        title={t.title}
        lead={found && found.totals === null ? t.leadOwn : t.lead}
        {...(found?.can.write && {
          actions: (
            <>
              <Button onClick={() => setOpened("agreement")}>{t.addAgreement}</Button>
              <Button variant="default" onClick={() => setOpened("line")}>
                {t.addLine}
              </Button>
            </>
          ),
        })}
      />
      <Loaded query={query}>
        {(data) => (
          <>
            <YearSelect
              found={data}
              onChange={(chosen) => void navigate({ to: "/funding", search: { year: chosen } })}
            />
            {data.totals && <Sums found={data} />}
            <Agreements found={data} />
            <Lines found={data} />
            {opened === "line" && <LineDialog found={data} onClose={() => setOpened(undefined)} />}
            {opened === "agreement" && <AgreementDialog found={data} onClose={() => setOpened(undefined)} />}
          </>
        )}
      </Loaded>
    </>
  );
}

function Sums({ found }: { found: Found }) {
  const t = useTexts(fundingTexts);
  const totals = found.totals!;
  const known = FUNDING_KINDS.filter((kind) => totals[kind] !== null);
  return (
    <Section title={t.sums}>
      <p>
        {t.toExplain({ n: toExplain(found.differences).length })}{" "}
        <PageLink href={`/funding/reconciliation?year=${found.year}`}>{t.reconciliation}</PageLink>
      </p>
      <Stack gap="md">
        {known.length > 0 && <Chart found={found} />}
        <DataTable
          caption={t.sums}
          captionHidden
          rows={[
            ...FUNDING_KINDS.map((kind) => ({ kind, cents: totals[kind] })),
            ...(found.inEnvelopes
              ? [{ kind: "envelopes" as const, cents: found.inEnvelopes.relief + found.inEnvelopes.grants }]
              : []),
          ]}
          rowKey={({ kind }) => kind}
          columns={[
            { id: "kind", title: t.kind, names: true, cell: ({ kind }) => t.kinds[kind] },
            {
              id: "amount",
              title: t.amount,
              align: "right",
              cell: ({ cents }) => <MoneyText cents={cents} />,
            },
          ]}
        />
      </Stack>
    </Section>
  );
}

/** The five largest payers that the reader sees by name, the rest together: for a funder, everybody else. */
function Chart({ found }: { found: Found }) {
  const t = useTexts(fundingTexts);
  const totals = found.totals!;
  const sums = new Map<string, number>();
  for (const line of found.lines)
    sums.set(payerName(t, line), (sums.get(payerName(t, line)) ?? 0) + line.amountCents);
  const named = [...sums].toSorted(([, a], [, b]) => b - a).slice(0, COLORS.length);
  const rows = FUNDING_KINDS.filter((kind) => totals[kind] !== null).map((kind) => {
    const of = (payer: string) =>
      found.lines
        .filter((line) => line.kind === kind && payerName(t, line) === payer)
        .reduce((sum, { amountCents }) => sum + amountCents, 0);
    const cents = Object.fromEntries(named.map(([payer], rank) => [`p${rank}`, of(payer)]));
    const told = Object.values(cents).reduce((sum, amount) => sum + amount, 0);
    return { name: t.kinds[kind], cents: { ...cents, others: totals[kind]! - told } };
  });
  const hasOthers = rows.some(({ cents }) => cents.others > 0);
  return (
    <ShareChart
      title={t.chart({ year: found.year })}
      series={[
        ...named.map(([payer], rank) => ({ id: `p${rank}`, name: payer, color: COLORS[rank]! })),
        ...(hasOthers ? [{ id: "others", name: t.others, color: "slate" as const }] : []),
      ]}
      rows={rows}
    />
  );
}
