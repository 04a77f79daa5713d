/** Funds that pay debt grants and rent reliefs: each with its ceiling, conditions and pieces, dated, "à confirmer" until somebody confirms. */
import { type Broken, type Dated, datedOn } from "../platform/calendar/dated.ts";

export const FUND_USES = ["debtGrant", "rentRelief"] as const;
export type FundUse = (typeof FUND_USES)[number];

export type FundTerms = {
  name: string;
  /** The same for who reads in English; left out where the name is a name. */
  english?: string | undefined;
  uses: readonly FundUse[];
  /** Most that a household gets in a year, in cents; null = not known to us, and then none is applied. */
  ceilingCents: number | null;
  /** Sentences of the fund's own rules. Empty: not known to us. */
  conditions: readonly string[];
  /** Papers a request is to hold. Empty: not known to us. */
  pieces: readonly string[];
  /** Most months of a relief that it pays, where it is stricter than the programme. */
  maxMonths?: number | null | undefined;
};

const SHEET = "fiche projet « Logement toujours », juin 2020";
const unknown = { ceilingCents: null, conditions: [], pieces: [] };
const fund = (id: string, terms: FundTerms, source: string): Dated<FundTerms> => ({
  id,
  value: terms,
  validFrom: null,
  validTo: null,
  source,
  checked: null,
});

/** Those the programme's own sheet and practice name. What they ask and up to how much nobody has confirmed: nothing is invented. */
export const FUNDS: readonly Dated<FundTerms>[] = [
  fund(
    "directAid",
    {
      name: "Aide directe du programme",
      english: "The programme's direct aid",
      uses: ["debtGrant"],
      ...unknown,
    },
    `${SHEET} : aide directe aux ménages, Fondation Caisse d'Épargne`,
  ),
  fund(
    "fsl",
    {
      name: "Fonds de solidarité pour le logement (FSL)",
      english: "Housing solidarity fund (FSL)",
      uses: ["debtGrant"],
      ...unknown,
    },
    "règlement du FSL de l'Isère : à confirmer",
  ),
  fund(
    "reliefFund",
    {
      name: "Fonds des remises de solvabilisation",
      english: "Rent relief fund",
      uses: ["rentRelief"],
      ...unknown,
    },
    "convention de chaque année : à confirmer",
  ),
];

/** Of a rent relief, the part that the landlord bears: an envelope of its own, by landlord. */
export const LANDLORD_PART = "landlord";

/** Every fund in force on a day: what is set in the application stands before what is written here. `set`: ids are fund codes. */
export function fundsOn(set: readonly Dated<FundTerms>[], on: Temporal.PlainDate): Dated<FundTerms>[] {
  const versions = [...set, ...FUNDS];
  const codes = new Set([...FUNDS, ...set].map(({ id }) => id));
  return [...codes].flatMap((code) => datedOn(versions, code, on) ?? []);
}

const CODE = /^[a-z][a-zA-Z0-9]{1,39}$/;

/** What is wrong with a fund's terms. Fields: code, name, uses, ceilingCents. */
export function brokenFund(code: string, terms: FundTerms): Broken[] {
  const broken: Broken[] = [];
  if (!CODE.test(code) || code === LANDLORD_PART)
    broken.push({
      rule: "fund.code",
      field: "code",
      message: "Un code de fonds s'écrit en lettres et chiffres, sans accent ni espace : « ccasGrenoble ».",
      english: 'A fund\'s code is written in letters and digits, without accents or spaces: "ccasGrenoble".',
    });
  if (terms.name.trim() === "")
    broken.push({
      rule: "fund.name",
      field: "name",
      message: "Nommez le fonds comme le connaissent ceux qui l'instruisent.",
      english: "Name the fund as those who work with it know it.",
    });
  if (terms.uses.length === 0)
    broken.push({
      rule: "fund.uses",
      field: "uses",
      message: "Dites ce que paie le fonds : des aides à la dette, des remises de loyer, ou les deux.",
      english: "Say what the fund pays: debt grants, rent reliefs, or both.",
    });
  if (terms.ceilingCents !== null && !(Number.isSafeInteger(terms.ceilingCents) && terms.ceilingCents > 0))
    broken.push({
      rule: "fund.ceiling",
      field: "ceilingCents",
      message: "Un plafond est au-dessus de 0 € ; laissez vide s'il n'y en a pas ou s'il n'est pas connu.",
      english: "A ceiling is above €0; leave it empty where there is none, or it is not known.",
    });
  if (terms.maxMonths != null && !(Number.isSafeInteger(terms.maxMonths) && terms.maxMonths >= 1))
    broken.push({
      rule: "fund.maxMonths",
      field: "maxMonths",
      message: "Un nombre de mois est entier, 1 au moins ; laissez vide pour la limite du programme.",
      english: "A number of months is whole, 1 at least; leave it empty for the programme's limit.",
    });
  return broken;
}
