/** What a trade wrote, as facts: what is unknown is said to be. */
import type { ReactNode } from "react";

import { formatDate } from "../../platform/ui/dates.ts";
import { useLanguage, useTexts } from "../../platform/ui/language.tsx";
import { MoneyText } from "../../platform/ui/MoneyText.tsx";
import panel from "../../platform/ui/panel.module.css";
import { centsPerKwh } from "../rules.ts";
import classes from "./part.module.css";
import type { Energy, Facts, Landlord } from "./shown.ts";
import { partTexts } from "./texts.ts";

export function FindingWords({ facts }: { facts: Facts }) {
  return facts.trade === "energyAdviser" ? <EnergyWords facts={facts} /> : <LandlordWords facts={facts} />;
}

function EnergyWords({ facts }: { facts: Energy }) {
  const t = useTexts(partTexts);
  const { language } = useLanguage();
  const { energies, yearlyBillsCents, yearlyKwh, draughts, energyCheque, visitedOn, grants } = facts;
  const number = new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-IE");
  const perKwh = centsPerKwh(facts);
  return (
    <>
      <dl className={classes.facts}>
        <Fact name={t.energies}>{energies && energies.map((one) => t.energy[one]).join(", ")}</Fact>
        <Fact name={t.yearlyBills}>
          {yearlyBillsCents !== null && <MoneyText cents={yearlyBillsCents} />}
        </Fact>
        <Fact name={t.yearlyKwh}>
          {yearlyKwh !== null && (
            <>
              {number.format(yearlyKwh)}
              {perKwh !== null && (
                <span className={panel.small}> ({t.perKwh({ cents: number.format(perKwh) })})</span>
              )}
            </>
          )}
        </Fact>
        <Fact name={t.draughts}>{draughts && t.draught[draughts]}</Fact>
        <Fact name={t.appliances}>{facts.appliances}</Fact>
        <Fact name={t.visitedOn}>{visitedOn && formatDate(visitedOn, language)}</Fact>
        <Fact name={t.energyCheque}>{energyCheque && t.cheque[energyCheque]}</Fact>
        {grants.length > 0 && (
          <Fact name={t.grants}>
            {grants.map(({ name, state }) => `${name} (${t.grantStates[state].toLowerCase()})`).join(", ")}
          </Fact>
        )}
      </dl>
      {facts.advice && <p className={panel.words}>{facts.advice}</p>}
    </>
  );
}

function LandlordWords({ facts }: { facts: Landlord }) {
  const t = useTexts(partTexts);
  const { language } = useLanguage();
  const { heardBy, knownSince, worksPlanned } = facts;
  return (
    <dl className={classes.facts}>
      <Fact name={t.heardBy}>{heardBy && t.heard[heardBy]}</Fact>
      <Fact name={t.knownSince}>{knownSince && formatDate(knownSince, language)}</Fact>
      <Fact name={t.worksPlanned}>
        {worksPlanned !== null && [worksPlanned ? t.yes : t.no, facts.works].filter(Boolean).join(", ")}
      </Fact>
      <Fact name={t.alreadyTried}>{facts.alreadyTried}</Fact>
      <Fact name={t.proposes}>{facts.proposes}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const t = useTexts(partTexts);
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children || <span className="unknown">{t.notKnown.toLowerCase()}</span>}</dd>
    </div>
  );
}
