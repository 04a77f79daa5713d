/** Which commune a line speaks of: by its INSEE code, or by postcode and town. */
import type { Said } from "../platform/calendar/wording.ts";
import { plain } from "../ledger/plain.rules.ts";

export type KnownCommune = { insee: string; name: string; postcodes: readonly string[] };

/** Communes by code and by name, built once per import. */
export type CommuneIndex = {
  codes: ReadonlyMap<string, KnownCommune>;
  names: ReadonlyMap<string, readonly KnownCommune[]>;
};

/** Why no commune was found, with the field that tells it. */
export type NoCommune = { rule: "unknownCommune" | "missingCommune" | "ambiguousCommune"; because: Said };

export function communeIndex(communes: Iterable<KnownCommune>): CommuneIndex {
  const codes = new Map<string, KnownCommune>();
  const names = new Map<string, KnownCommune[]>();
  for (const commune of communes) {
    codes.set(commune.insee, commune);
    const name = townName(commune.name);
    const same = names.get(name);
    if (same) same.push(commune);
    else names.set(name, [commune]);
  }
  return { codes, names };
}

/**
 * The commune's INSEE code. The code wins where it is given; else postcode and town together: a postcode covers several
 * communes, and a large town has several postcodes (and CEDEX ones), so the name decides and the postcode must not contradict it.
 */
export function communeOf(
  index: CommuneIndex,
  insee: string,
  postcode: string,
  town: string,
): string | NoCommune {
  if (insee !== "") {
    // Spreadsheets eat the leading zero of 01004.
    const code = /^\d{4}$/.test(insee) ? `0${insee}` : insee.toUpperCase();
    if (index.codes.has(code)) return code;
    return {
      rule: "unknownCommune",
      because: {
        fr: `le code INSEE ${insee} n'est celui d'aucune commune connue`,
        en: `no known commune has the INSEE code ${insee}`,
      },
    };
  }
  if (postcode === "" && town === "") {
    return {
      rule: "missingCommune",
      because: {
        fr: "ni code INSEE, ni code postal et ville",
        en: "neither an INSEE code nor a postcode and a town",
      },
    };
  }
  const digits = postcode.replace(/\s/g, "").padStart(5, "0");
  const named = index.names.get(townName(town)) ?? [];
  const exact = named.filter((commune) => commune.postcodes.includes(digits));
  if (exact.length === 1) return exact[0]!.insee;
  // A CEDEX or a district postcode belongs to no list: the département and a name that is alone there are enough.
  const near = named.filter((commune) => commune.insee.slice(0, 2) === digits.slice(0, 2));
  if (near.length === 1) return near[0]!.insee;
  if (near.length > 1) {
    const codes = near.map((one) => one.insee).join(", ");
    return {
      rule: "ambiguousCommune",
      because: {
        fr: `plusieurs communes s'appellent ${town} : ${codes}`,
        en: `several communes are called ${town}: ${codes}`,
      },
    };
  }
  return {
    rule: "unknownCommune",
    because: {
      fr: `aucune commune connue ne s'appelle « ${town} » avec le code postal ${postcode}`,
      en: `no known commune is called "${town}" with the postcode ${postcode}`,
    },
  };
}

/** `ST MARTIN D'HERES CEDEX 02` and `Saint-Martin-d'Hères` are one name. */
export function townName(town: string): string {
  return plain(town)
    .replace(/ cedex( \d+)?$/, "")
    .replace(/\bste\b/g, "sainte")
    .replace(/\bst\b/g, "saint");
}
