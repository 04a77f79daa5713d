/** A landlord's own rules: what their words take, which one decides, what is refused before it is saved. */
import {
  array,
  assert,
  constantFrom,
  nat,
  oneof,
  property,
  string,
  stringMatching,
  uniqueArray,
} from "fast-check";
import { describe, expect, test } from "vitest";

import {
  brokenKindRules,
  BUILT_IN_RULES,
  classifier,
  classify,
  judge,
  type KindRule,
  labelGroup,
} from "./entry-kind.rules.ts";
import { labelTest } from "./label-words.rules.ts";
import { plain } from "./plain.rules.ts";

const takes = (words: string, label: string) => {
  const read = labelTest(words);
  if (typeof read !== "function") throw new Error(read.rule);
  return read(plain(label));
};
const rent = (words: string): KindRule => ({ words, kind: "rent", means: null });

describe("words of a rule", () => {
  test.each([
    ["loyer", "LOYER OCTOBRE", true],
    ["loyer", "Loyers d'octobre", true],
    ["loyers", "Loyer", false],
    ["loyer", "Surloyer", false],
    ["garage loyer", "Loyer du garage", true],
    ["garage loyer", "Loyer", false],
    ["prélèv*", "PRELEVEMENT 12", true],
    ["prélèv*", "Surprelevement", false],
    ["chq, cheque", "Remise Chèque n° 4", true],
    ["loyer -garage", "Loyer garage", false],
    ["loyer -garage", "Loyer garages", false],
    ["loyer -garage", "Loyer logement", true],
    ["loyer –garage, parking", "Parking garage", true],
    ["rejet/retour prlv/sepa", "SEPA: retour", true],
    ["rejet/retour prlv/sepa", "Retour de clés", false],
    ['"frais de dossier"', "Frais de dossier 2", true],
    ['"frais de dossier"', "Dossier de frais", false],
    ["« frais de dossier »", "Frais de dossier", true],
    ['-"bas de quittance" remise', "Remise bas de quittance", false],
    ["avis-d'échéance", "AVIS D ECHEANCE 10", true],
    ["article 700", "Article 700 CPC", true],
    ["article 70", "Article 700 CPC", false],
    ["loyer,", "Loyer", true],
    ["cœur", "Secours Coeur de ville", true],
  ])("« %s » and « %s »: %s", (words, label, expected) => {
    expect(takes(words, label)).toBe(expected);
  });

  test.each([
    ["", "missingWords"],
    [" , ,", "missingWords"],
    ["-garage", "exclusionAlone"],
    ["loyer, -garage", "exclusionAlone"],
    ["*", "misplacedStar"],
    ["l*", "misplacedStar"],
    ["l*yer", "misplacedStar"],
    ["loyer**", "misplacedStar"],
    ["loyer - garage", "emptyWord"],
    ["(?:.+)+$", "emptyWord"],
    ["a.*b", "misplacedStar"],
    ["+ €", "emptyWord"],
    ['"frais de', "openQuote"],
  ])("« %s » is refused: %s", (words, rule) => {
    const [broken] = brokenKindRules([rent("parking"), rent(words)]);
    expect(broken).toMatchObject({ rule, field: "rules.1.words" });
    expect(broken!.message).not.toBe(broken!.english);
  });

  test("whatever is written, reading it ends, and what was read judges any label without failing", () => {
    const letters = string({
      unit: constantFrom(..."aaab*/-\",' é(+)?{}[]\\^$|.".split("")),
      maxLength: 60,
    });
    assert(
      property(oneof(letters, string({ unit: "binary", maxLength: 60 })), string(), (words, label) => {
        const read = labelTest(words);
        const answer = typeof read === "function" ? read(plain(label)) : read.message !== read.english;
        expect(answer).toBeTypeOf("boolean");
      }),
      { numRuns: 2_000 },
    );
  });

  test("a word of a label that is written as a rule takes that label", () => {
    assert(
      property(
        array(stringMatching(/^[a-zé0-9]{1,12}$/), { minLength: 1, maxLength: 8 }),
        nat(),
        (label, at) => {
          const word = label[at % label.length]!;
          expect(takes(word, label.join(" "))).toBe(true);
          expect(takes(`${word} -${word}`, label.join(" "))).toBe(false);
        },
      ),
    );
  });
});

describe("which rule decides", () => {
  test("the landlord's own before the built-in ones, in its order", () => {
    const own: KindRule[] = [
      { words: "diverse -loyer", kind: "charges", means: null },
      { words: "diverse, virement", kind: "payment", means: "cash" },
    ];
    const judged = judge(own);
    expect(judged("Opération diverse 7")).toEqual({ is: { kind: "charges", means: null }, by: 0 });
    expect(judged("Opération diverse loyer")).toEqual({ is: { kind: "payment", means: "cash" }, by: 1 });
    expect(judged("Virement Morel")).toEqual({ is: { kind: "payment", means: "cash" }, by: 1 });
    expect(judged("Loyer 10/2026")).toEqual({ is: { kind: "rent", means: null }, by: null });
    expect(judged("Zzz")).toEqual({ is: { kind: "unknown", means: null }, by: null });
  });

  test("of two rules that take a label, the one above, whatever comes between or after", () => {
    const word = constantFrom("aa", "bb", "cc", "dd");
    assert(
      property(uniqueArray(word, { minLength: 1 }), array(word, { minLength: 1 }), (rules, label) => {
        const own = rules.map(
          (words, rank) => ({ ...rent(words), kind: rank % 2 ? "charges" : "relief" }) as const,
        );
        const by = rules.findIndex((one) => label.includes(one));
        expect(judge(own)(label.join(" "))).toEqual(
          by < 0
            ? { is: { kind: "unknown", means: null }, by: null }
            : { is: { kind: own[by]!.kind, means: null }, by },
        );
      }),
    );
  });

  test("no label hangs or fails, be it a million letters long; without rules of its own a landlord has the built-in ones", () => {
    const own = classifier([rent('"aa* aa* aa*" -bb*'), rent("aa*/aaa*/aaaa* aaaaa*")]);
    assert(
      property(string({ unit: "binary", maxLength: 500 }), (label) => {
        expect(classifier()(label)).toEqual(classify(label));
        expect(own(label).kind).toBeTypeOf("string");
      }),
      { numRuns: 500 },
    );
    const started = performance.now();
    for (const label of [
      "a".repeat(1_000_000),
      "aa ".repeat(300_000),
      "é'".repeat(300_000),
      "frais de ".repeat(100_000),
    ])
      expect(own(label).kind).toBeTypeOf("string");
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe("rules before they are saved", () => {
  test("the built-in ones could be a landlord's, save for their length", () => {
    const rules = brokenKindRules(BUILT_IN_RULES).map(({ rule }) => rule);
    expect(rules.filter((rule) => rule !== "wordsTooLong")).toEqual([]);
  });

  test.each<[string, KindRule[], string, string]>([
    ["the same words twice", [rent("garage"), rent(" Garage ")], "wordsTwice", "rules.1.words"],
    ["words without end", [rent("a".repeat(301))], "wordsTooLong", "rules.0.words"],
    [
      "means of what is no payment",
      [{ words: "garage", kind: "rent", means: "cash" }],
      "meansWithoutPayment",
      "rules.0.means",
    ],
    [
      "more than a person can read",
      Array.from({ length: 201 }, (_, n) => rent(`mot${n}`)),
      "tooManyRules",
      "rules",
    ],
  ])("%s is refused, and told in both languages", (_what, rules, rule, field) => {
    const [broken, ...others] = brokenKindRules(rules);
    expect(others).toEqual([]);
    expect(broken).toMatchObject({ rule, field });
    expect(broken!.message).not.toBe(broken!.english);
  });
});

describe("labels that are one line", () => {
  test.each([
    ["Opération diverse 7", "operation diverse"],
    ["OPERATION  DIVERSE n°8", "operation diverse n"],
    ["Loyer octobre 2026", "loyer"],
    ["Loyer NOV. 2026", "loyer"],
    ["FACT A12B/2026-11-24 étude", "fact etude"],
    ["12/10/2026", ""],
  ])("« %s » → « %s »", (label, group) => {
    expect(labelGroup(label)).toBe(group);
  });

  test("digits do not matter", () => {
    assert(
      property(string({ unit: constantFrom(..."ab é-/0123456789".split("")) }), nat(9), (label, digit) => {
        expect(labelGroup(label.replace(/\d/g, String(digit)))).toBe(labelGroup(label));
      }),
    );
  });
});
