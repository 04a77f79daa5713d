/** A year's costs: unit and full cost side by side with what each includes, support by operator, who put in and who drew. */
import { Button, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { todayInParis } from "../../platform/calendar/today.ts";
import { formatCents } from "../../platform/money/format.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { EmptyState } from "../../platform/ui/EmptyState.tsx";
import { FigureCard, FigureGrid } from "../../platform/ui/FigureCard.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import { YearSelect } from "../../platform/ui/YearSelect.tsx";
import { Section } from "../../platform/ui/Section.tsx";
import { SIX_MONTHS_DAYS, TRACKED } from "../rules.ts";
import { Charged } from "./Charged.tsx";
import { OwnTime } from "./OwnTime.tsx";
import { SharingDialog, TimeDialog } from "./SettingDialogs.tsx";
import { costTexts } from "./texts.ts";

type Found = Answer<"/api/costs">;
const FIRST_YEAR = 2016;

export default function Costs() {
  const t = useTexts(costTexts);
  const thisYear = todayInParis().year;
  const [year, setYear] = useState(thisYear);
  const query = useQuery({
    queryKey: ["costs", year],
    queryFn: () => answer(api.GET("/api/costs", { params: { query: { year } } })),
  });
  const [setting, setSetting] = useState(false);
  return (
    <>
      <PageTitle
        title={t.title}
        lead={t.lead}
        {...(query.data?.can.setTime && {
          actions: <Button onClick={() => setSetting(true)}>{t.setTime}</Button>,
        })}
      />
      <YearSelect
        label={t.year}

        year={year}
        onChange={setYear}
        years={Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, index) => thisYear - index)}
      />
      <Figures year={year} />
      <Loaded query={query}>
        {(found) => (
          <>
            {found.can.setTime && !found.can.enterTime && found.time === null && <p>{t.noTime}</p>}
            {found.ownTime && <OwnTime own={found.ownTime} time={found.time} />}
            {found.parts.length > 0 && <Parts found={found} />}
            {found.charged && <Charged charged={found.charged} />}
            {found.operators.length > 0 && <Operators found={found} />}
            {(found.landlords.length > 0 || found.can.setSharing) && <Mutual found={found} />}
            {setting && <TimeDialog time={found.time} onClose={() => setSetting(false)} />}
          </>
        )}
      </Loaded>
    </>
  );
}

/** The evaluation's own figures: the same everywhere. */
function Figures({ year }: { year: number }) {
  const t = useTexts(costTexts);
  const { language } = useLanguage();
  const query = useQuery({
    queryKey: ["evaluation", "costs", year],
    queryFn: () =>
      answer(
        api.GET("/api/evaluation", {
          params: { query: { from: `${year}-01-01`, to: `${year}-12-31`, scope: "all" } },
        }),
      ),
  });
  const money = (cents: number | null) => (cents === null ? null : formatCents(Math.round(cents), language));
  const digits = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <Section title={`${t.figures}, ${year}`}>
      <Loaded query={query}>
        {({ indicators: { unitCost, fullCost }, computedAt }) => (
          <FigureGrid>
            <FigureCard
              title={t.unitCost}
              value={money(unitCost.value)}
              noValue={t.unknownValue}
              numerator={money(unitCost.numerator) ?? t.unknown}
              denominator={t.sixMonths({ n: digits.format(unitCost.denominator ?? 0) })}
              unknown={unitCost.unknown ?? 0}
              definition={t.unitDefinition}
              notes={[t.unitIncludes]}
              computedAt={computedAt}
            />
            <FigureCard
              title={t.fullCost}
              value={money(fullCost.value)}
              noValue={t.unknownValue}
              numerator={money(fullCost.numerator) ?? t.unknown}
              denominator={t.households({ n: fullCost.denominator ?? 0 })}
              unknown={fullCost.unknown ?? 0}
              definition={t.fullDefinition}
              notes={[t.fullIncludes]}
              computedAt={computedAt}
            />
          </FigureGrid>
        )}
      </Loaded>
    </Section>
  );
}

function Parts({ found }: { found: Found }) {
  const t = useTexts(costTexts);
  return (
    <Section title={t.parts}>
      <DataTable
        caption={t.parts}
        captionHidden
        rows={found.parts}
        rowKey={({ costLine }) => costLine ?? ""}
        columns={[
          {
            id: "part",
            title: t.part,
            names: true,
            cell: ({ costLine }) => (costLine ? t.costLines[costLine] : t.noPart),
          },
          {
            id: "spent",
            title: t.spent,
            align: "right",
            cell: ({ spentCents }) => <MoneyText cents={spentCents} />,
          },
          {
            id: "tracked",
            title: t.tracked,
            align: "right",
            cell: ({ costLine, trackedCents }) =>
              costLine !== null && TRACKED.includes(costLine) ? <MoneyText cents={trackedCents} /> : "–",
          },
          { id: "unit", title: t.inUnit, cell: ({ inUnitCost }) => (inUnitCost ? t.yes : t.no) },
          {
            id: "charged",
            title: t.inCharged,
            cell: ({ inChargedCost }) => (inChargedCost ? t.yes : t.no),
          },
          { id: "full", title: t.inFull, cell: () => t.yes },
        ]}
      />
    </Section>
  );
}

function Operators({ found }: { found: Found }) {
  const t = useTexts(costTexts);
  return (
    <Section title={t.operators}>
      <DataTable
        caption={t.operators}
        captionHidden
        rows={found.operators}
        rowKey={({ operator }) => operator}
        columns={[
          { id: "operator", title: t.operator, names: true, cell: ({ operator }) => operator },
          { id: "measures", title: t.measures, align: "right", cell: ({ measures }) => measures },
          { id: "unknown", title: t.unknownCosts, align: "right", cell: ({ unknown }) => unknown },
          { id: "days", title: t.days, align: "right", cell: ({ days }) => days },
          { id: "cost", title: t.cost, align: "right", cell: ({ cents }) => <MoneyText cents={cents} /> },
          {
            id: "unit",
            title: t.perSixMonths,
            align: "right",
            // A sum of which a part is unknown is over too many days.
            cell: ({ cents, days, unknown }) => (
              <MoneyText
                cents={cents === null || unknown > 0 ? null : Math.round((cents * SIX_MONTHS_DAYS) / days)}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}

function Mutual({ found }: { found: Found }) {
  const t = useTexts(costTexts);
  const { language } = useLanguage();
  const [setting, setSetting] = useState(false);
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  const money = (
    id: string,
    title: string,
    of: (row: Found["landlords"][number]) => number | null,
  ): Column<Found["landlords"][number]> => ({
    id,
    title,
    align: "right",
    cell: (row) => <MoneyText cents={of(row)} />,
  });
  return (
    <Section
      title={t.mutual}
      lead={`${t.mutualLead[found.sharing.key]} ${found.sharing.checked ? "" : t.toConfirm}`}
      {...(found.can.setSharing && {
        actions: (
          <Button variant="default" onClick={() => setSetting(true)}>
            {t.setSharing}
          </Button>
        ),
      })}
    >
      <Stack gap="md">
        <DataTable
          caption={t.mutual}
          captionHidden
          rows={found.landlords}
          rowKey={({ landlord }) => landlord}
          empty={<EmptyState title={t.none} />}
          columns={[
            { id: "landlord", title: t.landlord, names: true, cell: ({ landlord }) => landlord },
            money("agreed", t.agreed, ({ agreedCents }) => agreedCents),
            money("received", t.received, ({ receivedCents }) => receivedCents),
            { id: "households", title: t.count, align: "right", cell: ({ households }) => households },
            { id: "days", title: t.days, align: "right", cell: ({ days }) => days },
            {
              id: "share",
              title: t.share,
              align: "right",
              cell: ({ share }) => (share === null ? t.unknown : percent.format(share)),
            },
            money("drawn", t.drawn, ({ drawnCents }) => drawnCents),
          ]}
        />
      </Stack>
      {setting && <SharingDialog current={found.sharing.key} onClose={() => setSetting(false)} />}
    </Section>
  );
}
