/** The whole programme: what the year's envelopes fund of the waiting arrangements under each rule of priority, and what 10 k€ more would do. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { sourceIn } from "../../platform/calendar/source-words.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import { formatCents } from "../../platform/money/format.ts";
import { answer, type Answer, api } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { useMe } from "../../platform/ui/me.ts";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { YearSelect } from "../../platform/ui/YearSelect.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import { ProgrammeCases } from "./ProgrammeCases.tsx";
import { arrangementTexts } from "./texts.ts";

type Found = Answer<"/api/arrangements/programme">;
type Fund = Answer<"/api/funds">["funds"][number];

export default function Programme() {
  const t = useTexts(arrangementTexts);
  const { role } = useMe();
  const thisYear = todayInParis().year;
  const [year, setYear] = useState(thisYear);
  const query = useQuery({
    queryKey: ["arrangements", "programme", year],
    queryFn: () => answer(api.GET("/api/arrangements/programme", { params: { query: { year } } })),
  });
  const funds = useQuery({ queryKey: ["funds"], queryFn: () => answer(api.GET("/api/funds")) });
  return (
    <>
      <PageTitle title={t.programme} lead={t.programmeLead} />
      <YearSelect
        label={t.year}
        description={t.yearHint}
        year={year}
        onChange={setYear}
        years={[0, 1].map((after) => thisYear + after)}
      />
      <Loaded query={query}>
        {(found) => (
          <Loaded query={funds}>
            {(known) => (
              <>
                <Envelopes found={found} funds={known.funds} />
                <Rules found={found} funds={known.funds} />
                {role === "coordinator" && found.waiting !== 0 && <ProgrammeCases budgets={found.budgets} />}
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

function useFundNames(funds: readonly Fund[]) {
  const { language } = useLanguage();
  return (code: string) => {
    const fund = funds.find(({ id }) => id === code)?.value;
    return (language === "en" && fund?.english) || fund?.name || code;
  };
}

/** Each fund with what is left of its year, what is asked of it, and what it asks in return. */
function Envelopes({ found, funds }: { found: Found; funds: readonly Fund[] }) {
  const t = useTexts(arrangementTexts);
  const { language } = useLanguage();
  const nameOf = useFundNames(funds);
  const rows = found.funds.map((one) => ({ ...one, terms: funds.find(({ id }) => id === one.fund) }));
  return (
    <Section
      title={found.waiting === null ? t.fewWaiting : t.waiting({ n: found.waiting })}
      lead={
        found.askedCents === null ? t.keptBack : t.asked({ amount: formatCents(found.askedCents, language) })
      }
    >
      <DataTable
        caption={t.envelopesOf({ year: found.year })}
        rows={rows}
        rowKey={({ fund }) => fund}
        columns={[
          { id: "fund", title: t.fund, names: true, cell: ({ fund }) => nameOf(fund) },
          {
            id: "left",
            title: t.left,
            align: "right",
            cell: ({ leftCents }) =>
              leftCents === null ? <small>{t.notOpened}</small> : <MoneyText cents={leftCents} />,
          },
          {
            id: "asked",
            title: t.askedOfIt,
            align: "right",
            cell: ({ askedCents }) =>
              askedCents === null ? <small>{t.fewer}</small> : <MoneyText cents={askedCents} />,
          },
          {
            id: "limits",
            title: t.conditions,
            cell: ({ terms }) =>
              terms && (
                <div>
                  {[
                    terms.value.maxMonths != null && t.monthsAtMost({ n: terms.value.maxMonths }),
                    terms.value.ceilingCents !== null &&
                      t.ceilingOf({ amount: formatCents(terms.value.ceilingCents, language) }),
                    ...terms.value.conditions.map((one) => one.replace(/\.$/, "")),
                  ]
                    .filter(Boolean)
                    .join(" ; ") || t.unknownConditions}
                  <br />
                  <StatusBadge tone={terms.checked === null ? "attention" : "good"}>
                    {terms.checked === null ? t.toConfirm : t.confirmed}
                  </StatusBadge>{" "}
                  <small>{sourceIn(language, terms.source)}</small>
                </div>
              ),
          },
        ]}
      />
    </Section>
  );
}

function Rules({ found, funds }: { found: Found; funds: readonly Fund[] }) {
  const t = useTexts(arrangementTexts);
  const { language } = useLanguage();
  const nameOf = useFundNames(funds);
  const more = formatCents(found.moreCents, language);
  const told = (n: number | null, said: (n: number) => React.ReactNode) =>
    n === null ? <small>{t.fewer}</small> : said(n);
  // More money does nothing where no envelope limits.
  const limiting = found.funds.filter(({ leftCents }) => leftCents !== null);
  return (
    <Section title={t.byRule} lead={t.byRuleLead({ amount: more })}>
      <DataTable
        caption={t.byRule}
        captionHidden
        rows={found.rules}
        rowKey={({ priority }) => priority}
        columns={[
          { id: "rule", title: t.rule, names: true, cell: ({ priority }) => t.rules[priority] },
          {
            id: "households",
            title: t.households,
            align: "right",
            cell: ({ households }) => told(households, String),
          },
          {
            id: "people",
            title: t.people,
            align: "right",
            cell: ({ people, peopleUnknown }) =>
              told(people, (n) => t.peopleOf({ n, unknown: peopleUnknown ?? 0 })),
          },
          {
            id: "settled",
            title: t.settled,
            align: "right",
            cell: ({ debtSettledCents }) => told(debtSettledCents, (n) => <MoneyText cents={n} />),
          },
          {
            id: "spent",
            title: t.spent,
            align: "right",
            cell: ({ spentCents }) => told(spentCents, (n) => <MoneyText cents={n} />),
          },
          ...limiting.map(({ fund }) => ({
            id: `more-${fund}`,
            title: t.moreOf({ amount: more, fund: nameOf(fund) }),
            align: "right" as const,
            cell: (row: Found["rules"][number]) => {
              const then = row.more.find((one) => one.fund === fund)!;
              return told(
                then.households,
                (n) =>
                  `${t.moreHouseholds({ n })}${n === 0 ? "" : `, ${formatCents(then.debtSettledCents ?? 0, language)}`}`,
              );
            },
          })),
        ]}
      />
    </Section>
  );
}
