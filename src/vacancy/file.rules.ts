/** A landlord's list of vacant homes: which column is which, what each line says, and why one is set aside. */
import { communeOf, type CommuneIndex } from "../ledger-file/commune.rules.ts";
import { amountCents, dayReader, EMPTY } from "../ledger-file/rules.ts";
import { plain } from "../ledger/plain.rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import type { Said } from "../platform/calendar/wording.ts";
import { brokenHome, ENERGY_CLASSES, type EnergyClass, type Home } from "./rules.ts";

export const COLUMNS = [
  "reference",
  "rooms",
  "surface",
  "insee",
  "postcode",
  "town",
  "address",
  "rent",
  "charges",
  "energyClass",
  "energy",
  "stepFree",
  "availableOn",
] as const;
export type Column = (typeof COLUMNS)[number];
export type Ranks = Partial<Record<Column, number>>;

export const COLUMN_WORDS: Readonly<Record<Column, Said>> = {
  reference: { fr: "Référence", en: "Reference" },
  rooms: { fr: "Type", en: "Rooms" },
  surface: { fr: "Surface", en: "Surface" },
  insee: { fr: "Code INSEE", en: "INSEE code" },
  postcode: { fr: "Code postal", en: "Postcode" },
  town: { fr: "Commune", en: "Town" },
  address: { fr: "Adresse", en: "Address" },
  rent: { fr: "Loyer", en: "Rent" },
  charges: { fr: "Charges", en: "Charges" },
  energyClass: { fr: "DPE", en: "Energy class" },
  energy: { fr: "Énergie par mois", en: "Energy a month" },
  stepFree: { fr: "Accessible", en: "Step-free" },
  availableOn: { fr: "Libre le", en: "Free from" },
};

/** Headers as they are compared (`plain`); the words above count as well. */
const VARIANTS: Readonly<Record<Column, readonly string[]>> = {
  reference: ["reference", "ref", "ug", "numero logement", "n logement", "code logement", "lot"],
  rooms: ["type", "typologie", "pieces", "nb pieces", "nombre de pieces", "rooms"],
  surface: ["surface", "surface m2", "surface habitable", "shab"],
  insee: ["code insee", "insee"],
  postcode: ["code postal", "cp", "postcode"],
  town: ["commune", "ville", "town"],
  address: ["adresse", "address"],
  rent: ["loyer", "loyer nu", "loyer hors charges", "loyer hc", "rent"],
  charges: ["charges", "provisions", "provision pour charges", "charges mensuelles"],
  energyClass: ["dpe", "classe energie", "etiquette energie", "classe dpe", "energy class"],
  energy: ["energie par mois", "cout energie", "estimation energie", "energy a month"],
  stepFree: ["accessible", "pmr", "accessibilite", "step free"],
  availableOn: ["libre le", "disponible le", "date de disponibilite", "disponibilite", "free from"],
};
const NEEDED: readonly Column[] = ["reference", "rooms", "rent", "charges", "availableOn"];

/** Which column of ours each header is. */
export function ranksOf(headers: readonly string[]): Ranks {
  const names = headers.map(plain);
  const ranks: Ranks = {};
  for (const column of COLUMNS) {
    const rank = names.findIndex((name) => VARIANTS[column].includes(name));
    if (rank >= 0) ranks[column] = rank;
  }
  return ranks;
}

/** Why the list cannot be read at all: columns that it lacks. */
export function missingColumns(ranks: Ranks): Broken | undefined {
  const missing = NEEDED.filter((column) => ranks[column] === undefined);
  const hasPlace = ranks.insee !== undefined || ranks.town !== undefined;
  if (missing.length === 0 && hasPlace) return undefined;
  const lacking = hasPlace ? missing : [...missing, "town" as const];
  const named = (language: "fr" | "en") => lacking.map((column) => COLUMN_WORDS[column][language]).join(", ");
  return {
    rule: "vacancy.columns",
    field: "file",
    message: `Colonnes introuvables : ${named("fr")}. Ajoutez-les à la liste, avec ces mots en première ligne.`,
    english: `Columns not found: ${named("en")}. Add them to the list, with these words on its first line.`,
  };
}

/** Of one line: the home it tells, or why it is set aside. `cents`: rent and charges where they could be read, else 0. */
export type ReadLine = { cents: number } & (
  | { home: Home }
  | { aside: { column: Column; value: string; rule: string; because: Said } }
);

export function readLine(
  cell: (column: Column) => string,
  communes: CommuneIndex,
  fromWorkbook: boolean,
): ReadLine {
  const rent = amount(cell("rent"));
  const charges = amount(cell("charges"));
  const cents = (typeof rent === "number" ? rent : 0) + (typeof charges === "number" ? charges : 0);
  const aside = (column: Column, rule: string, because: Said): ReadLine => ({
    cents,
    aside: { column, value: cell(column), rule, because },
  });
  for (const [column, read] of [
    ["rent", rent],
    ["charges", charges],
  ] as const) {
    if (read === null)
      return aside(column, "missing", {
        fr: "rien n'est écrit, et rien n'est pas zéro",
        en: "nothing is written, and nothing is not zero",
      });
    if (typeof read === "object") return aside(column, "unreadableAmount", said(read));
  }
  const energy = amount(cell("energy"));
  if (typeof energy === "object" && energy !== null) return aside("energy", "unreadableAmount", said(energy));
  const commune = communeOf(communes, cell("insee"), cell("postcode"), cell("town"));
  if (typeof commune !== "string") return aside("town", commune.rule, commune.because);
  const rooms = /^[tf]?\s*(\d{1,2})(?:\s*bis)?$/i.exec(cell("rooms"));
  if (!rooms)
    return aside("rooms", "unreadableRooms", {
      fr: "ce n'est pas un nombre de pièces (3, ou T3)",
      en: "this is not a number of rooms (3, or T3)",
    });
  const letter = cell("energyClass").toUpperCase();
  if (letter !== "" && !ENERGY_CLASSES.includes(letter as EnergyClass))
    return aside("energyClass", "unknownClass", {
      fr: "la classe va de A à G",
      en: "the class runs from A to G",
    });
  const surface = cell("surface") === "" ? null : Number(cell("surface").replace(",", "."));
  const day = dayReader(undefined, fromWorkbook).day(cell("availableOn"), 0, cell("availableOn").length);
  if (!("iso" in day)) return aside("availableOn", "unreadableDate", day.unreadable);
  const home: Home = {
    reference: cell("reference"),
    rooms: Number(rooms[1]),
    surfaceM2: surface === null ? null : Math.floor(surface),
    communeInsee: commune,
    address: cell("address") || null,
    rentCents: rent as number,
    chargesCents: charges as number,
    energyClass: letter === "" ? null : (letter as EnergyClass),
    energyCents: energy,
    stepFree: yesOrNo(cell("stepFree")),
    availableOn: day.iso,
  };
  const [broken] = brokenHome(home);
  if (broken) return aside(COLUMN_OF[broken.field as keyof Home] ?? "reference", broken.rule, said(broken));
  return { cents, home };
}

const COLUMN_OF: Partial<Record<keyof Home, Column>> = {
  rooms: "rooms",
  surfaceM2: "surface",
  rentCents: "rent",
  chargesCents: "charges",
  energyCents: "energy",
  availableOn: "availableOn",
};

/** Cents; null where nothing is written; the broken rule where it is no amount. */
function amount(text: string): number | null | Broken {
  const cents = amountCents(text, 0, text.length);
  return cents === EMPTY ? null : cents;
}

/** Null where the cell says neither: not known. */
function yesOrNo(text: string): boolean | null {
  const word = plain(text);
  if (["oui", "o", "yes", "y", "vrai", "true", "1", "x", "pmr"].includes(word)) return true;
  return ["non", "n", "no", "faux", "false", "0"].includes(word) ? false : null;
}

const said = ({ message, english }: Broken): Said => ({
  fr: message.replace(/\s*\.$/, ""),
  en: english.replace(/\.$/, ""),
});

/** `Ligne 12, Loyer « 5x0 » : ce n'est pas un montant. Corrigez la ligne, puis réimportez la liste.` */
export function asideWords(line: number, column: Column, value: string, because: Said): Said {
  const shown = value.slice(0, 60);
  const words = COLUMN_WORDS[column];
  return {
    fr: `Ligne ${line}, ${words.fr}${shown && ` « ${shown} »`} : ${because.fr}. Corrigez la ligne, puis réimportez la liste.`,
    en: `Line ${line}, ${words.en}${shown && ` "${shown}"`}: ${because.en}. Correct the line, then import the list again.`,
  };
}
