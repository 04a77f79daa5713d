/** The households that go through the platform: for each, its dates, its money, its support, and how it ended. */
import { TRIED, type Tried } from "../../referral/submission.rules.ts";
import { journeyDates, workingDay, type JourneyDates } from "./journey-calendar.ts";
import { journeyMoney, type JourneyMoney } from "./journey-money.ts";
import { contactsOf, meetingsOf, problemsOf } from "./journey-support.ts";
import type { JourneyContact, JourneyMeeting, JourneyProblem } from "./journey-support.ts";
import type { LedgerMonths } from "./ledger-history.ts";
import type { Outcome, Tie } from "./programme-path.ts";
import { at, random, type Random } from "./random.ts";
import type { DemoTenancy } from "./tenancies.ts";
import { operatorOf } from "./territory.ts";

export type Journey = {
  tenancy: DemoTenancy;
  dates: JourneyDates;
  money: JourneyMoney;
  people: number;
  track: "stay" | "leaseTransfer";
  tieAtReferral: Tie | null;
  situation: string;
  /** Acts of the eviction procedure, oldest first; kinds of the command `deadlines`. */
  acts: { kind: "cafReport" | "paymentOrder" | "summons" | "hearing"; on: string }[];
  operator: string;
  /** The operator whose zone holds the commune. */
  zoneOperator: string;
  /** Which of the operator's case workers, from 0. */
  worker: number;
  /** The reason written where the coordinator chose another operator than the zone's. */
  overrideReason: string | null;
  problems: JourneyProblem[];
  /** One element per measure. */
  support: { contacts: JourneyContact[]; meetings: JourneyMeeting[] }[];
  outcome: Outcome | null;
  tieAtEnd: Tie | null;
  /** What the landlord tried before; null = nobody said. */
  tried: Tried[] | null;
};

/** Unless told otherwise, at most this many households go through the platform; one tenancy in 40 where there are fewer tenancies. */
const MOST = 150;

/** Same seed, tenancies and `most`, same journeys. */
export function journeys(
  seed: number,
  tenancies: readonly DemoTenancy[],
  months: LedgerMonths,
  today: Temporal.PlainDate,
  most?: number,
): Journey[] {
  const chance = random(seed, "journeys");
  const count = Math.min(most ?? Math.min(MOST, Math.ceil(tenancies.length / 40)), tenancies.length);
  const chosen = chance.shuffled(tenancies).slice(0, count);
  return journeyDates(chance, count, today).map((dates, rank) =>
    journey(random(seed, `journey/${rank}`), at(chosen, rank), dates, months, today),
  );
}

function journey(
  chance: Random,
  tenancy: DemoTenancy,
  dates: JourneyDates,
  months: LedgerMonths,
  today: Temporal.PlainDate,
): Journey {
  const money = journeyMoney(chance, dates, tenancy, months);
  const zoneOperator = operatorOf(tenancy.commune);
  const overridden = dates.assignedOn !== null && chance.chance(0.06);
  const outcome = dates.stage === "closed" ? outcomeOf(chance, money.fares) : null;
  return {
    tenancy,
    dates,
    money,
    people: chance.int(1, 6),
    track: outcome === "leaseTransferred" || chance.chance(0.05) ? "leaseTransfer" : "stay",
    tieAtReferral: chance.chance(0.04) ? null : chance.pick(["broken", "broken", "strained", "kept"]),
    situation: chance.pick(SITUATIONS),
    acts: actsOf(chance, dates.submittedOn, today),
    operator: overridden ? chance.pick(OPERATORS.filter((code) => code !== zoneOperator)) : zoneOperator,
    zoneOperator,
    worker: chance.int(0, 2),
    overrideReason: overridden ? chance.pick(OVERRIDE_REASONS) : null,
    problems: dates.measures.length > 0 ? problemsOf(chance) : [],
    support: dates.measures.map((measure) => ({
      contacts: contactsOf(chance, measure, today),
      meetings: meetingsOf(chance, measure, today),
    })),
    outcome,
    tieAtEnd: outcome
      ? outcome === "evicted"
        ? "broken"
        : chance.pick(["kept", "kept", "kept", "strained"])
      : null,
    tried: chance.chance(0.15) ? null : chance.shuffled(TRIED).slice(0, chance.int(0, 4)),
  };
}

function outcomeOf(chance: Random, fares: JourneyMoney["fares"]): Outcome {
  if (fares === "badly") return chance.pick(["stayed", "left", "evicted", "withdrawn"]);
  return chance.chance(0.84) ? "stayed" : chance.pick(["rehoused", "rehoused", "leaseTransferred"]);
}

/** Half of the households come with no act yet, a third with a payment order, the others with a summons and a hearing. */
function actsOf(chance: Random, submittedOn: string, today: Temporal.PlainDate): Journey["acts"] {
  const day = (days: number) => workingDay(Temporal.PlainDate.from(submittedOn).add({ days })).toString();
  const stage = chance.next();
  if (stage < 0.5) return [];
  const order = -chance.int(20, 60);
  const acts: Journey["acts"] = [
    { kind: "cafReport", on: day(order - chance.int(20, 50)) },
    { kind: "paymentOrder", on: day(order) },
  ];
  if (stage < 0.83) return acts;
  // The summons waits for the two months of the payment order, and the hearing for two months and more after it.
  const summons = order + chance.int(64, 75);
  if (day(summons) > today.toString()) return acts;
  return [
    ...acts,
    { kind: "summons", on: day(summons) },
    { kind: "hearing", on: day(summons + chance.int(62, 95)) },
  ];
}

const OPERATORS = ["RELAIS", "OISEAU", "SOLENI"] as const;
const OVERRIDE_REASONS = [
  "Le ménage connaît déjà cette association et souhaite la retrouver.",
  "Opérateur du secteur au complet ; relais convenu entre les deux associations.",
  "Précarité énergétique au premier plan.",
];
const SITUATIONS = [
  "Perte d'emploi au printemps, loyers impayés depuis, plus de réponse aux courriers.",
  "Séparation : un seul revenu pour un loyer prévu pour deux.",
  "APL suspendue faute de justificatifs, la dette grossit chaque mois.",
  "Arrêt maladie prolongé et crédits à la consommation.",
  "Retraite inférieure aux prévisions, factures d'énergie lourdes.",
  "Travail à temps partiel, paiements irréguliers, plusieurs plans non tenus.",
  "Aide familiale qui s'est arrêtée ; le ménage demande de l'aide.",
];
