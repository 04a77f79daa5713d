/** Sentences that several pages of rehousing make alike: needs, a home, why it suits, what it saves. */
import type { Answer } from "../../platform/ui/client.ts";
import { formatCents } from "../../platform/money/format.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import panel from "../../platform/ui/panel.module.css";
import { rehousingTexts } from "./texts.ts";

export type Found = Answer<"/api/households/{id}/rehousing">;
export type Request = Found["requests"][number];
export type Ranked = Request["ranked"][number];
export type Proposal = Request["proposals"][number];

type Needs = Pick<
  Request,
  "people" | "roomsLeast" | "roomsMost" | "communeNames" | "zone" | "ceilingCents" | "stepFree"
>;

/** « 3 personnes · 3 pièces au moins · Grenoble, Échirolles · 520 € au plus, charges comprises ». */
export function useNeedsWords(): (needs: Needs & { near?: string | null }) => string {
  const t = useTexts(rehousingTexts);
  const { language } = useLanguage();
  return ({ people, roomsLeast, roomsMost, communeNames, zone, ceilingCents, stepFree, near }) =>
    [
      t.people({ n: people }),
      t.needsOf({ rooms: roomsLeast, most: roomsMost }),
      [...communeNames, ...(zone === null ? [] : [zone])].join(", ") || t.anywhere,
      ceilingCents === null ? t.noCeiling : t.ceilingOf({ amount: formatCents(ceilingCents, language) }),
      stepFree && t.stepFreeNeeded,
      near && t.nearOf({ name: near }),
    ]
      .filter(Boolean)
      .join(" · ");
}

export function useRate(): (rate: number) => string {
  const { language } = useLanguage();
  return (rate) =>
    new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(rate);
}

type Home = Pick<Ranked["home"], "rooms" | "surfaceM2" | "commune" | "landlord" | "reference">;

export function HomeWords({
  home,
  daysToWait,
  availableOn,
}: {
  home: Home;
  daysToWait?: number;
  availableOn?: string;
}) {
  const t = useTexts(rehousingTexts);
  const { language } = useLanguage();
  return (
    <>
      {t.size({ rooms: home.rooms, surface: home.surfaceM2 })}, {home.commune}
      <p className={panel.small}>
        {home.landlord} · {home.reference}
        {availableOn !== undefined &&
          ` · ${daysToWait === 0 ? t.freeNow : t.freeOn({ on: formatDate(availableOn, language) })}`}
      </p>
    </>
  );
}

/** What moving there saves a month, of what; and what that does to the debt. */
export function SavingWords({ saving, effect }: Pick<Proposal, "saving" | "effect">) {
  const t = useTexts(rehousingTexts);
  const { language } = useLanguage();
  const money = (cents: number) => formatCents(cents, language);
  if (saving.totalCents === null) return <span className="unknown">{t.savingUnknown}</span>;
  const parts = [
    [t.parts.rentCharges, saving.rentChargesCents],
    [t.parts.benefit, saving.benefitCents],
    [t.parts.energy, saving.energyCents],
  ] as const;
  const known = parts.flatMap(([name, cents]) =>
    cents === null ? [] : [`${name} ${cents > 0 ? "+" : ""}${money(cents)}`],
  );
  return (
    <div>
      <strong>
        {saving.totalCents < 0
          ? t.costsMore({ amount: money(-saving.totalCents) })
          : t.savedOf({ amount: money(saving.totalCents) })}
      </strong>
      <p className={panel.small}>
        {t.partsOf({ parts: known.join(", ") })}
        {!saving.complete && ` (${t.incomplete})`}
      </p>
      {effect && (
        <p className={panel.small}>
          {effect.monthsThen === null
            ? t.noEffect
            : t.effect({ months: effect.monthsThen, before: effect.monthsNow })}
          {effect.monthsThen !== null && effect.monthsNow === null && ` ${t.noPlanNow}`}
        </p>
      )}
    </div>
  );
}
