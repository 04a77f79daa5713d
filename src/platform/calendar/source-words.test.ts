/** Sources as an English reader meets them: beside every date and refusal. */
import { describe, expect, it } from "vitest";

import { LEGAL_PARAMETERS } from "../../law/legal-parameters.ts";
import { sourceIn } from "./source-words.ts";

describe("a source in English", () => {
  it.each([
    [
      "loi n° 89-462 du 6 juillet 1989, art. 24 III ; Cass. 3e civ. avis 6 novembre 2025 n° 25-70.018",
      "law no. 89-462 of 6 July 1989, art. 24 III; Cass. 3e civ. opinion of 6 November 2025 no. 25-70.018",
    ],
    ["CPCE L412-4, avant la loi n° 2023-668", "CPCE L412-4, before law no. 2023-668"],
    [
      "Décrets n° 2026-83 et n° 2026-84 du 12 février 2026",
      "Decrees no. 2026-83 and no. 2026-84 of 12 February 2026",
    ],
    ["CCAPEX : Décret n° 2026-84 du 12 février 2026", "CCAPEX: Decree no. 2026-84 of 12 February 2026"],
    ["jugement du 1er octobre 2025", "judgment of 1 October 2025"],
    ["à confirmer : aucun texte publié lu", "to be confirmed: no published text was read"],
    [
      "programme « Logement toujours », fiche de juin 2020",
      'programme "Logement toujours", sheet of June 2020',
    ],
    ["programme, réglage par défaut", "programme, default setting"],
    ["RGPD, articles 12 à 14", "GDPR, articles 12 to 14"],
    ["CCH R824-19 ; accord amiable", "CCH R824-19; amicable agreement"],
    [
      "réglage par défaut, à confirmer avec la coordination",
      "default setting, to be confirmed with the coordination",
    ],
  ])("%s", (french, english) => {
    expect(sourceIn("en", french)).toBe(english);
    expect(sourceIn("fr", french)).toBe(french);
  });

  it.each([...new Set(LEGAL_PARAMETERS.map(({ source }) => source))])(
    "leaves no French but names: %s",
    (source) => {
      expect(sourceIn("en", source).replace("Isère", "Isere")).not.toMatch(
        /[àâçéèêëîïôùû«»]|n°| [;:]|\b(du|de|des|la|les|et|avant|juin)\b/,
      );
    },
  );

  it("leaves what an organisation typed as it typed it", () => {
    expect(sourceIn("en", "Convention de notre emploi et du FSL")).toBe(
      "Convention de notre emploi et du FSL",
    );
  });
});
