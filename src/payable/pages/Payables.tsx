/** What is owed to each operator, the lists made of it, who signed them, and what accounting takes. */
import { Anchor, Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { formatCents } from "../../platform/money/format.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { DateField } from "../../platform/ui/DateField.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { totalOf } from "../rules.ts";
import { ListDialog, RateDialog, SignDialog } from "./PayableDialogs.tsx";
import { payableTexts } from "./texts.ts";

type Found = Answer<"/api/payables">;
type Owed = Found["owed"][number];
type List = Found["lists"][number];

export default function Payables() {
  const t = useTexts(payableTexts);
  const [upTo, setUpTo] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ["payables", upTo],
    queryFn: () => answer(api.GET("/api/payables", { params: { query: upTo === null ? {} : { upTo } } })),
  });
  const [pricing, setPricing] = useState(false);
  const writes = query.data?.can.write ?? false;
  return (
    <>
      <PageTitle
        title={t.title}
        lead={query.data && !writes ? t.leadOwn : t.lead}
        {...(writes && {
          actions: (
            <Button variant="default" onClick={() => setPricing(true)}>
              {t.setRate}
            </Button>
          ),
        })}
      />
      <Loaded query={query}>
        {(found) => (
          <>
            {writes && <Due found={found} onUpTo={setUpTo} />}
            <Lists found={found} />
            {pricing && <RateDialog current={found.rateCents} onClose={() => setPricing(false)} />}
          </>
        )}
      </Loaded>
    </>
  );
}

/** Null where one of them has no price. */
const sumOf = ({ measures }: Owed) =>
  measures.reduce<number | null>(
    (sum, { amountCents }) => (sum === null || amountCents === null ? null : sum + amountCents),
    0,
  );

function Due({ found, onUpTo }: { found: Found; onUpTo: (day: string | null) => void }) {
  const t = useTexts(payableTexts);
  const { language } = useLanguage();
  const [making, setMaking] = useState<Owed>();
  return (
    <Section title={t.owed}>
      <p>
        {found.rateCents === null ? t.noRate : t.rate({ amount: formatCents(found.rateCents, language) })}
      </p>
      <Group mb="md">
        <DateField label={t.upTo} value={found.upTo} onChange={onUpTo} />
      </Group>
      <DataTable
        caption={t.owed}
        captionHidden
        rows={found.owed}
        rowKey={({ operatorId }) => operatorId}
        columns={[
          { id: "operator", title: t.operator, names: true, cell: ({ operator }) => operator },
          { id: "measures", title: t.measures, cell: ({ measures }) => t.count({ n: measures.length }) },
          { id: "amount", title: t.amount, align: "right", cell: (row) => <MoneyText cents={sumOf(row)} /> },
          {
            id: "advance",
            title: t.advanceLeft,
            align: "right",
            cell: ({ advanceLeftCents }) => <MoneyText cents={advanceLeftCents} />,
          },
          {
            id: "make",
            title: t.make,
            cell: (row) => (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t.makeOf({ operator: row.operator })}
                onClick={() => setMaking(row)}
              >
                {t.make}
              </Button>
            ),
          },
        ]}
      />
      {making && (
        <ListDialog
          upTo={found.upTo}
          operatorId={making.operatorId}
          operator={making.operator}
          onClose={() => setMaking(undefined)}
        />
      )}
    </Section>
  );
}

function Lists({ found }: { found: Found }) {
  const t = useTexts(payableTexts);
  const { language } = useLanguage();
  const [signing, setSigning] = useState<List>();
  return (
    <Section title={t.lists} {...(found.can.write && { lead: t.accounts })}>
      <DataTable
        caption={t.lists}
        captionHidden
        rows={found.lists}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t.noLists} />}
        columns={[
          { id: "number", title: t.number, names: true, cell: ({ number }) => number },
          { id: "operator", title: t.operator, cell: ({ operator }) => operator },
          { id: "made", title: t.madeOn, cell: ({ madeOn }) => formatDate(madeOn, language) },
          {
            id: "total",
            title: t.total,
            align: "right",
            cell: ({ lines }) => <MoneyText cents={totalOf(lines)} />,
          },
          {
            id: "state",
            title: t.state,
            cell: (list) =>
              list.signedOn ? (
                t.signed({ by: list.signedBy ?? "", on: formatDate(list.signedOn, language) })
              ) : (
                <>
                  <StatusBadge tone="attention">{t.toSign}</StatusBadge>{" "}
                  {found.can.write && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t.signOf({ number: list.number })}
                      onClick={() => setSigning(list)}
                    >
                      {t.sign}
                    </Button>
                  )}
                </>
              ),
          },
          {
            id: "papers",
            title: t.papers,
            cell: ({ id }) => (
              <>
                <Anchor href={`/api/payment-lists/${id}/list.pdf`} target="_blank">
                  {t.pdf}
                </Anchor>{" "}
                {found.can.write && (
                  <Anchor href={`/api/payment-lists/${id}/entries.csv`} download>
                    {t.csv}
                  </Anchor>
                )}
              </>
            ),
          },
        ]}
      />
      {signing && (
        <SignDialog id={signing.id} number={signing.number} onClose={() => setSigning(undefined)} />
      )}
    </Section>
  );
}
