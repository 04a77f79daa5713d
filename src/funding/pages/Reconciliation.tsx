/** What does not add up: each difference of a year with its amount, and the words of the person who explains it. */
import { Button, Textarea } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { formatCents } from "../../platform/money/format.ts";
import { answer, api } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { formatDate } from "../../platform/ui/dates.ts";
import { Dialog } from "../../platform/ui/Dialog.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { ErrorBox } from "../../platform/ui/ErrorBox.tsx";
import { useServerForm } from "../../platform/ui/form.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { FUNDING_KINDS, SIDES, type Sum } from "../rules.ts";
import { fundingTexts } from "./texts.ts";
import { type Found, type FundingSearch, useFundingYear, useSaved, YearSelect } from "./year.tsx";

type Difference = Found["differences"][number];

export default function Reconciliation() {
  const t = useTexts(fundingTexts);
  const { year } = useSearch({ strict: false }) as FundingSearch;
  const navigate = useNavigate();
  const query = useFundingYear(year);
  return (
    <>
      <PageTitle
        title={t.recTitle}
        lead={t.recLead}
        parent={{ title: t.title, href: year === undefined ? "/funding" : `/funding?year=${year}` }}
      />
      <Loaded query={query}>
        {(found) => (
          <>
            <YearSelect
              found={found}
              onChange={(chosen) =>
                void navigate({ to: "/funding/reconciliation", search: { year: chosen } })
              }
            />
            <Differences found={found} />
            <Years found={found} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Differences({ found }: { found: Found }) {
  const t = useTexts(fundingTexts);
  const { language } = useLanguage();
  const [explaining, setExplaining] = useState<Difference>();
  const centsOf = (kind: Sum): number | null => {
    if (kind !== "envelopes") return found.totals?.[kind] ?? null;
    return found.inEnvelopes && found.inEnvelopes.relief + found.inEnvelopes.grants;
  };
  const sum = (kinds: readonly Sum[]) =>
    kinds
      .map((kind) => {
        const cents = centsOf(kind);
        const named = t.kinds[kind].toLowerCase();
        return cents === null ? `${named} ?` : `${named} ${formatCents(cents, language)}`;
      })
      .join(" + ");
  const columns: Column<Difference>[] = [
    {
      id: "between",
      title: t.difference,
      names: true,
      cell: ({ between }) => {
        const [over, under] = SIDES[between];
        return (
          <div>
            {t.comparisons[between]}
            <p className={panel.small}>{t.sides({ over: sum(over), under: sum([under]) })}</p>
            {between === "committed/envelopes" && <InEnvelopesParts found={found} />}
          </div>
        );
      },
    },
    {
      id: "amount",
      title: t.amount,
      align: "right",
      cell: ({ amountCents }) => <MoneyText cents={amountCents} strong={amountCents !== 0} />,
    },
    {
      id: "explanation",
      title: t.explanation,
      cell: (difference) => (
        <Words
          difference={difference}
          {...(found.can.write && { onExplain: () => setExplaining(difference) })}
        />
      ),
    },
  ];
  return (
    <Section title={`${t.differences} ${found.year}`}>
      <DataTable
        caption={`${t.differences} ${found.year}`}
        captionHidden
        rows={found.differences}
        rowKey={({ between }) => between}
        columns={columns}
        empty={<EmptyState title={t.nothingYet} />}
      />
      {explaining && (
        <ExplainDialog year={found.year} difference={explaining} onClose={() => setExplaining(undefined)} />
      )}
    </Section>
  );
}

/** What each of the two sums is made of: the words that explain their difference begin here. */
function InEnvelopesParts({ found: { inEnvelopes, lines } }: { found: Found }) {
  const t = useTexts(fundingTexts);
  const { language } = useLanguage();
  const money = (cents: number) => formatCents(cents, language);
  const written = Map.groupBy(
    lines.filter(({ kind }) => kind === "committed"),
    ({ costLine }) => costLine,
  );
  const parts = [...written].map(([costLine, some]) => {
    const cents = some.reduce((sum, { amountCents }) => sum + amountCents, 0);
    return `${costLine ? t.costLines[costLine] : t.notSaid} ${money(cents)}`;
  });
  return (
    <>
      {parts.length > 0 && <p className={panel.small}>{t.committedLines({ list: parts.join(", ") })}</p>}
      {inEnvelopes && (
        <p className={panel.small}>
          {t.committedInEnvelopes({
            relief: money(inEnvelopes.relief),
            grants: money(inEnvelopes.grants),
          })}{" "}
          {inEnvelopes.landlords !== null &&
            inEnvelopes.landlords > 0 &&
            t.landlordsPart({ amount: money(inEnvelopes.landlords) })}
        </p>
      )}
    </>
  );
}

function Words({ difference, onExplain }: { difference: Difference; onExplain?: () => void }) {
  const t = useTexts(fundingTexts);
  const { language } = useLanguage();
  const { between, amountCents, unknown, explained, stale } = difference;
  if (amountCents === null)
    return <>{t.missing({ list: unknown.map((kind) => t.kinds[kind].toLowerCase()).join(", ") })}</>;
  if (amountCents === 0) return <StatusBadge tone="good">{t.noDifference}</StatusBadge>;
  const said = (one: NonNullable<typeof explained>) => (
    <>
      <p className={panel.words}>{one.words}</p>
      <p className={panel.small}>
        {t.explained({ by: one.by ?? t.unknownBy, on: formatDate(one.on, language) })}
      </p>
    </>
  );
  return (
    <div>
      {explained ? said(explained) : <StatusBadge tone="attention">{t.awaits}</StatusBadge>}
      {stale && (
        <>
          <p className={panel.small}>{t.stale({ amount: formatCents(stale.amountCents, language) })}</p>
          {said(stale)}
        </>
      )}{" "}
      {onExplain && (
        <Button
          variant={explained ? "subtle" : "default"}
          size="compact-sm"
          aria-label={t.explainOf({ what: t.comparisons[between] })}
          onClick={onExplain}
        >
          {t.explain}
        </Button>
      )}
    </div>
  );
}

function ExplainDialog({
  year,
  difference: { between, amountCents },
  onClose,
}: {
  year: number;
  difference: Difference;
  onClose: () => void;
}) {
  const t = useTexts(fundingTexts);
  const { language } = useLanguage();
  const done = useSaved(onClose);
  const { form, submit, sending, problem } = useServerForm({
    initialValues: { words: "" },
    send: ({ words }) =>
      answer(
        api.POST("/api/funding/explanations", {
          body: { year, between, amountCents: amountCents ?? 0, words },
        }),
      ),
    onDone: done,
  });
  return (
    <Dialog title={t.explain} opened onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>
          {t.comparisons[between]} : {formatCents(amountCents ?? 0, language)}
        </p>
        <Textarea
          label={t.words}
          description={t.wordsHelp}
          required
          autosize
          minRows={3}
          {...form.getInputProps("words")}
        />
        {problem !== undefined && <ErrorBox error={problem} />}
        <Button type="submit" loading={sending} mt="md">
          {t.save}
        </Button>
      </form>
    </Dialog>
  );
}

function Years({ found }: { found: Found }) {
  const t = useTexts(fundingTexts);
  if (found.byYear.length === 0) return null;
  return (
    <Section title={t.years}>
      <DataTable
        caption={t.years}
        captionHidden
        rows={found.byYear}
        rowKey={({ year }) => String(year)}
        columns={[
          { id: "year", title: t.year, names: true, cell: ({ year }) => year },
          ...FUNDING_KINDS.map((kind) => ({
            id: kind,
            title: t.kinds[kind],
            align: "right" as const,
            cell: ({ totals }: Found["byYear"][number]) => <MoneyText cents={totals[kind]} />,
          })),
        ]}
      />
    </Section>
  );
}
