/** All households and homes together: the home chosen for each and why, second choices, who is left and why, what weighs in it. */
import { useQuery } from "@tanstack/react-query";

import { formatCents } from "../../platform/money/format.ts";
import { answer, api, type Answer } from "../../platform/ui/client.ts";
import { DataTable } from "../../platform/ui/DataTable.tsx";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { Loaded } from "../../platform/ui/Loaded.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import { PageLink } from "../../platform/ui/PageLink.tsx";
import { PageTitle } from "../../platform/ui/PageTitle.tsx";
import panel from "../../platform/ui/panel.module.css";
import { Section } from "../../platform/ui/Section.tsx";
import { ProposeButton } from "./ProposeButton.tsx";
import { matchingTexts, rehousingTexts } from "./texts.ts";
import { MatchWeights } from "./Weights.tsx";
import { HomeWords, useRate } from "./words.tsx";

type Found = Answer<"/api/rehousing/matching">;
type Household = Found["households"][number];
type Served = Household & { given: NonNullable<Household["given"]> };

export default function Matching() {
  const t = useTexts(matchingTexts);
  const words = useTexts(rehousingTexts);
  const query = useQuery({
    queryKey: ["rehousing", "matching"],
    queryFn: () => answer(api.GET("/api/rehousing/matching")),
  });
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} parent={{ title: words.title, href: "/rehousing" }} />
      <Loaded query={query}>
        {(found) => {
          const served = found.households.filter((one): one is Served => one.given !== null);
          const left = found.households.filter(({ given }) => given === null);
          return (
            <>
              <p>{t.counted({ households: found.households.length, homes: found.freeHomes })}</p>
              {found.by === "oneByOne" && <p role="status">{t.oneByOne}</p>}
              <Section
                title={t.served}
                lead={
                  served.every(({ given }) => given.effortRate === null) && served.length > 0 && t.noBudget
                }
              >
                <ServedTable served={served} />
              </Section>
              {left.length > 0 && (
                <Section title={t.left}>
                  <LeftTable left={left} freeHomes={found.freeHomes} />
                </Section>
              )}
              <MatchWeights weights={found.weights} canWeigh={found.can.weigh} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function HouseholdCell({ household }: { household: Household }) {
  const words = useTexts(rehousingTexts);
  return (
    <>
      <PageLink href={`/households/${household.householdId}/rehousing`}>
        {household.household ?? "–"}
      </PageLink>
      <p className={panel.small}>
        {household.landlord} · {words.people({ n: household.people })}
      </p>
    </>
  );
}

function ServedTable({ served }: { served: readonly Served[] }) {
  const t = useTexts(matchingTexts);
  const words = useTexts(rehousingTexts);
  return (
    <DataTable
      caption={t.served}
      captionHidden
      rows={served}
      rowKey={({ requestId }) => requestId}
      empty={<p>{t.nobodyServed}</p>}
      columns={[
        {
          id: "household",
          title: words.household,
          names: true,
          cell: (one) => <HouseholdCell household={one} />,
        },
        {
          id: "home",
          title: t.choice,
          cell: ({ given }) => (
            <div>
              <HomeWords
                home={given.home}
                daysToWait={given.daysToWait}
                availableOn={given.home.availableOn}
              />
            </div>
          ),
        },
        { id: "why", title: t.reasons, cell: ({ given }) => <Reasons fit={given} /> },
        { id: "second", title: t.second, cell: (one) => <Others others={one.others} /> },
        {
          id: "action",
          title: words.action,
          cell: ({ given, requestId, householdId, household }) => (
            <ProposeButton
              requestId={requestId}
              householdId={householdId}
              household={household}
              home={given.home}
            />
          ),
        },
      ]}
    />
  );
}

function Reasons({ fit }: { fit: Served["given"] }) {
  const t = useTexts(matchingTexts);
  const words = useTexts(rehousingTexts);
  const { language } = useLanguage();
  const rate = useRate();
  const money = (cents: number) => formatCents(cents, language);
  const { effortRate, residualCents, kilometres, underCeilingCents: under, roomsOver } = fit;
  const reasons = [
    under !== null && words.under({ amount: money(under) }),
    effortRate !== null && t.effort({ rate: rate(effortRate) }),
    residualCents !== null && t.residual({ amount: money(residualCents) }),
    kilometres !== null && t.distance({ far: words.kilometres({ n: kilometres }) }),
    roomsOver > 0 && words.roomsOver({ n: roomsOver }),
  ];
  return (
    <div>
      <MoneyText cents={fit.rentChargesCents} strong />
      <p className={panel.small}>{reasons.filter(Boolean).join(" · ")}</p>
    </div>
  );
}

function Others({ others }: Pick<Household, "others">) {
  const t = useTexts(matchingTexts);
  const words = useTexts(rehousingTexts);
  if (others.length === 0) return t.noSecond;
  return (
    <ul className={panel.list} style={{ margin: 0, gap: "0.35rem" }}>
      {others.map(({ home, goesTo }) => (
        <li key={home.id}>
          {words.size({ rooms: home.rooms, surface: null })}, {home.commune}, {home.landlord}
          <p className={panel.small}>
            {goesTo ? t.goesTo({ name: goesTo.household ?? t.another }) : t.stillFree}
          </p>
        </li>
      ))}
    </ul>
  );
}

function LeftTable({ left, freeHomes }: { left: readonly Household[]; freeHomes: number }) {
  const t = useTexts(matchingTexts);
  const words = useTexts(rehousingTexts);
  const whyOf = ({ suits, lacking }: Household) => {
    if (freeHomes === 0) return t.noHome;
    if (suits > 0) return t.allTaken({ n: suits });
    const why = lacking
      .map(({ obstacle, homes }) => t.lacking({ why: words.obstacles[obstacle], n: homes }))
      .join(", ");
    return `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
  };
  return (
    <DataTable
      caption={t.left}
      captionHidden
      rows={left}
      rowKey={({ requestId }) => requestId}
      columns={[
        {
          id: "household",
          title: words.household,
          names: true,
          cell: (one) => <HouseholdCell household={one} />,
        },
        { id: "why", title: t.why, cell: whyOf },
        {
          id: "second",
          title: t.second,
          cell: (one) => (one.suits > 0 ? <Others others={one.others} /> : t.noSecond),
        },
      ]}
    />
  );
}
