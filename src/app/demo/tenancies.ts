/** Synthetic tenancies: who lives where, in which landlord's stock, for what rent, with which housing benefit. */
import { personName } from "./people-names.ts";
import { at, random, weighted, type Random } from "./random.ts";
import { ZONES, type Commune } from "./territory.ts";

export type PaymentMeans = "directDebit" | "transfer" | "cheque" | "card" | "cash";

export type DemoTenancy = {
  /** Rank among all tenancies of the set: with the seed, it fixes everything about the tenancy. */
  index: number;
  landlord: string;
  /** Account number in the landlord's system, unique there. */
  account: string;
  dwelling: string;
  address: string;
  commune: Commune;
  leaseholder: string;
  /** Monthly, in cents, at the beginning of the period; rents rise each January. */
  rentCents: number;
  chargesCents: number;
  /** Housing benefit paid to the landlord each month; 0 = none. */
  benefitCents: number;
  means: PaymentMeans;
};

/** Share of the stock, and the zone where the landlord is most at home: its communes weigh three times more. */
const STOCK: readonly [code: string, share: number, home: string][] = [
  ["AIH", 0.34, "RELAIS"],
  ["SDH", 0.22, "SOLENI"],
  ["ACTIS", 0.18, "RELAIS"],
  ["PLURALIS", 0.16, "OISEAU"],
  ["GH", 0.1, "RELAIS"],
];

const MEANS = weighted<PaymentMeans>([
  ["directDebit", 62],
  ["transfer", 12],
  ["cheque", 11],
  ["card", 10],
  ["cash", 5],
]);

const STREETS = (
  "rue des Écrins|avenue Jean Jaurès|rue de la Chartreuse|place de la République|allée des Tilleuls|rue Victor Hugo|" +
  "avenue du Vercors|rue du Drac|chemin des Noyers|rue Marcel Pagnol|allée des Cèdres|boulevard Paul Langevin|" +
  "rue de Belledonne|avenue de la Libération|rue Pierre Semard|impasse du Rachais|rue des Glycines|rue du Taillefer"
).split("|");

/** `count` tenancies, dwellings spread over the communes by population. Same seed, same tenancies. */
export function tenancies(seed: number, count: number, communes: readonly Commune[]): DemoTenancy[] {
  const landlordOf = weighted(STOCK.map((stock) => [stock, stock[1]] as const));
  const communeFor = new Map(STOCK.map(([code, , home]) => [code, drawCommune(communes, home)]));
  return Array.from({ length: count }, (_, index) => {
    const chance = random(seed, `tenancy/${index}`);
    const [landlord] = landlordOf(chance);
    const commune = communeFor.get(landlord)!(chance);
    const building = chance.int(1, 480);
    const flat = chance.int(1, 64);
    return {
      index,
      landlord,
      account: `${landlord[0]}${String(100_000 + index)}`,
      dwelling: `${String(building).padStart(4, "0")}-${String(flat).padStart(3, "0")}-${index}`,
      address: `${chance.int(1, 120)} ${chance.pick(STREETS)}`,
      commune,
      leaseholder: personName(chance),
      ...money(chance),
      means: MEANS(chance),
    };
  });
}

/** Rent and charges by living area; about half of the tenants receive a housing benefit. Orders of magnitude of social rents. */
function money(chance: Random): Pick<DemoTenancy, "rentCents" | "chargesCents" | "benefitCents"> {
  const area = chance.int(26, 96);
  const rentCents = Math.round(area * (560 + chance.next() * 160));
  const chargesCents = Math.round(area * (150 + chance.next() * 110));
  const benefitCents = chance.chance(0.52) ? Math.round(rentCents * (0.25 + chance.next() * 0.5)) : 0;
  return { rentCents, chargesCents, benefitCents };
}

function drawCommune(communes: readonly Commune[], home: string): (random: Random) => Commune {
  const near = new Set(ZONES.find((zone) => zone.operator === home)?.intercommunalities);
  // Social housing is urban: the weight grows faster than the population.
  return weighted(
    communes.map((commune) => {
      const weight = commune.population ** 1.25 * (near.has(commune.intercommunality) ? 3 : 1);
      return [commune, weight] as const;
    }),
  );
}

/** The rent of a month after the yearly revision of January; `januaries` = revisions passed since the beginning. Rates: 2025 and 2026 indices, about. */
export function revised(cents: number, januaries: number): number {
  const rates = [1, 1.0326, 1.0326 * 1.0104];
  return Math.round(cents * at(rates, Math.min(januaries, rates.length - 1)));
}
