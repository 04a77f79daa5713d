/** Vacant homes ranked for one household, each with what a move there would mean; those that do not suit, with why. */
import { formatCents } from "../../platform/money/format.ts";
import { type Column, DataTable } from "../../platform/ui/DataTable.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { ProposeButton } from "./ProposeButton.tsx";
import { rehousingTexts } from "./texts.ts";
import { HomeWords, type Ranked, type Request, SavingWords, useRate } from "./words.tsx";

const key = ({ home }: Ranked) => home.id;

export function RankedHomes({ request }: { request: Request }) {
  const t = useTexts(rehousingTexts);
  const columns = useColumns(request);
  const suiting = request.ranked.filter(({ obstacles }) => obstacles.length === 0);
  const others = request.ranked.filter(({ obstacles }) => obstacles.length > 0);
  const why: Column<Ranked> = {
    id: "why",
    title: t.why,
    cell: ({ obstacles }) => obstacles.map((obstacle) => t.obstacles[obstacle]).join(", "),
  };
  return (
    <Section title={t.suiting} lead={t.suitingLead}>
      <DataTable
        caption={t.suiting}
        captionHidden
        rows={suiting}
        rowKey={key}
        columns={columns}
        empty={<p>{t.noSuiting}</p>}
      />
      {others.length > 0 && (
        <details className={panel.details} style={{ marginTop: "0.75rem" }} open={suiting.length === 0}>
          <summary>{t.notSuiting({ n: others.length })}</summary>
          <DataTable
            caption={t.notSuitingTitle}
            captionHidden
            rows={others}
            rowKey={key}
            columns={[columns[0]!, columns[1]!, why]}
          />
        </details>
      )}
    </Section>
  );
}

function useColumns(request: Request): Column<Ranked>[] {
  const t = useTexts(rehousingTexts);
  const { language } = useLanguage();
  const rate = useRate();
  const money = (cents: number) => formatCents(cents, language);
  const hasPlace = request.nearInsee !== null;
  return [
    {
      id: "home",
      title: t.home,
      names: true,
      cell: ({ home, daysToWait, roomsOver }) => (
        <>
          <HomeWords home={home} daysToWait={daysToWait} availableOn={home.availableOn} />
          {roomsOver > 0 && <p className={panel.small}>{t.roomsOver({ n: roomsOver })}</p>}
        </>
      ),
    },
    {
      id: "rent",
      title: t.rent,
      align: "right",
      cell: ({ rentChargesCents, underCeilingCents: under }) => (
        <div>
          <MoneyText cents={rentChargesCents} strong />
          {under !== null && (
            <p className={panel.small}>
              {under < 0 ? t.over({ amount: money(-under) }) : t.under({ amount: money(under) })}
            </p>
          )}
        </div>
      ),
    },
    {
      id: "effort",
      title: t.effort,
      align: "right",
      cell: ({ effortRate, benefitAssumed }) => (
        <div>
          {effortRate === null ? <span className="unknown">{t.unknown}</span> : rate(effortRate)}
          {effortRate !== null && benefitAssumed && <p className={panel.small}>{t.assumed}</p>}
        </div>
      ),
    },
    {
      id: "residual",
      title: t.residual,
      align: "right",
      cell: ({ residualCents }) => <MoneyText cents={residualCents} />,
    },
    ...(hasPlace
      ? [
          {
            id: "distance",
            title: t.distance,
            align: "right" as const,
            cell: ({ kilometres }: Ranked) =>
              kilometres === null ? (
                <span className="unknown">{t.unknown}</span>
              ) : (
                t.kilometres({ n: kilometres })
              ),
          },
        ]
      : []),
    { id: "saves", title: t.saves, cell: (ranked) => <SavingWords {...ranked} /> },
    {
      id: "action",
      title: t.action,
      cell: ({ home }) => (
        <ProposeButton
          requestId={request.id}
          householdId={request.householdId}
          household={request.household}
          home={home}
        />
      ),
    },
  ];
}
