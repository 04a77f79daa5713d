/** The household's accounts on its file: where each stands, its balance month by month, and the way to the entries for its landlord. */
import { useQuery } from "@tanstack/react-query";

import { answer, api } from "../../platform/ui/client.ts";
import { useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MonthlyChart } from "../../platform/ui/MonthlyChart.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { AccountFacts } from "./AccountFacts.tsx";
import { accountTexts } from "./account.texts.ts";

export default function AccountPanel({ householdId }: { householdId: string }) {
  const t = useTexts(accountTexts);
  const query = useQuery({
    queryKey: ["household", householdId, "accounts"],
    queryFn: () =>
      answer(api.GET("/api/households/{id}/accounts", { params: { path: { id: householdId } } })),
  });
  return (
    <Loaded query={query}>
      {({ accounts }) =>
        accounts.map((account) => (
          <Section
            key={`${account.landlordName} ${account.number}`}
            title={
              accounts.length === 1
                ? t.panel
                : t.panelOf({ number: account.number, landlord: account.landlordName })
            }
            {...(account.can.open && {
              actions: <PageLink href={`/ledger/accounts/${account.id}`}>{t.open}</PageLink>,
            })}
          >
            <AccountFacts account={account} brief />
            {account.months.length > 0 && (
              <MonthlyChart
                kind="bars"
                title={t.balances}
                series={[{ id: "balance", name: t.atEnd, color: "brick" }]}
                months={account.months.map(({ month, balanceCents }) => ({
                  month,
                  cents: { balance: balanceCents },
                }))}
              />
            )}
          </Section>
        ))
      }
    </Loaded>
  );
}
