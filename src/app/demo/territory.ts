/** The 512 real communes of Isère with population, postcodes and intercommunality, and the zone that each operator covers. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export type Commune = {
  /** INSEE code, a string: "38185". */
  insee: string;
  name: string;
  /** The main one, and all of them. */
  postcode: string;
  postcodes: readonly string[];
  population: number;
  /** SIREN of its intercommunality. */
  intercommunality: string;
  intercommunalityName: string;
};

export type DemoZone = { operator: string; name: string; intercommunalities: readonly string[] };

/** Together the zones hold every intercommunality of the département: no commune without a reference operator. */
export const ZONES: readonly DemoZone[] = [
  {
    operator: "RELAIS",
    name: "Agglomération grenobloise et sud Isère",
    // Grenoble-Alpes-Métropole, Trièves, Matheysine, Oisans, Massif du Vercors
    intercommunalities: ["200040715", "200030658", "200040657", "243800745", "243801024"],
  },
  {
    operator: "OISEAU",
    name: "Grésivaudan, Voironnais, Bièvre et Sud-Grésivaudan",
    // Le Grésivaudan, Cœur de Chartreuse, Pays Voironnais, Bièvre Isère, Bièvre Est, Saint-Marcellin Vercors Isère
    intercommunalities: ["200018166", "200040111", "243800984", "200059392", "243801073", "200070431"],
  },
  {
    operator: "SOLENI",
    name: "Nord-Isère",
    // CAPI, Vienne Condrieu, Balcons du Dauphiné, Vals du Dauphiné, Entre Bièvre et Rhône, Lyon-Saint-Exupéry, Collines Isère Nord
    intercommunalities: [
      "243800604",
      "200077014",
      "200068542",
      "200068567",
      "200085751",
      "243800935",
      "243801255",
    ],
  },
];

/** Every commune of Isère today, in the order of INSEE codes. Reads the official list (about 0.1 s). Source: @etalab/decoupage-administratif. */
export function communesOfIsere(): Commune[] {
  const communes = official<OfficialCommune>("communes").filter(
    (commune) => commune.departement === "38" && commune.type === "commune-actuelle",
  );
  const groupOf = new Map<string, OfficialGroup>();
  for (const group of official<OfficialGroup>("epci")) {
    for (const member of group.membres) groupOf.set(member.code, group);
  }
  return communes.map((commune) => ({
    insee: commune.code,
    name: commune.nom,
    postcode: commune.codesPostaux[0] ?? "",
    postcodes: commune.codesPostaux,
    population: commune.population,
    intercommunality: groupOf.get(commune.code)?.code ?? "",
    intercommunalityName: groupOf.get(commune.code)?.nom ?? "",
  }));
}

/** The operator whose zone holds the commune. Throws if none does: the zones are meant to have no hole. */
export function operatorOf(commune: Commune): string {
  const zone = ZONES.find((zone) => zone.intercommunalities.includes(commune.intercommunality));
  if (!zone) throw new Error(`no operator covers ${commune.insee} ${commune.name}`);
  return zone.operator;
}

type OfficialCommune = {
  code: string;
  nom: string;
  type: string;
  departement?: string;
  codesPostaux: string[];
  population: number;
};
type OfficialGroup = { code: string; nom: string; membres: { code: string }[] };

function official<T>(file: "communes" | "epci"): T[] {
  const path = import.meta.resolve(`@etalab/decoupage-administratif/data/${file}.json`);
  return JSON.parse(readFileSync(fileURLToPath(path), "utf8")) as T[];
}
