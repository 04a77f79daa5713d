/** A learned scorecard as a file: JSON of one version, one line for each column, for a person to read. */
import { readFile, rename, writeFile } from "node:fs/promises";

import { z } from "zod";

import { FIGURES, SITUATIONS } from "./behaviour.rules.ts";
import type { Judged, Model } from "./model.rules.ts";
import { fault, FileRefused } from "./table-file.ts";
import { nameOf } from "./terms.rules.ts";

const FORMAT = "logement-toujours/scorecard";
/** Rises with every change of what the figures mean: a model of another version would answer wrongly, not fail. */
const VERSION = 1;

const term = z.strictObject({
  feature: z.string(),
  weight: z.number(),
  mean: z.number(),
  deviation: z.number().positive(),
  figure: z.string().refine((name) => FIGURES.includes(name), "unknown figure"),
  at: z.number().optional(),
  when: z.enum(SITUATIONS).optional(),
});

const modelFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  explanation: z.string(),
  judged: z.strictObject({
    n: z.int().positive(),
    defaulted: z.int().positive(),
    folds: z.int(),
    seed: z.int(),
    auc: z.number(),
    calibrationError: z.number(),
  }),
  unit: z.number().positive(),
  intercept: z.number(),
  terms: z.array(term).min(1),
});

const EXPLANATION =
  "Log-odds of default in the month after = intercept + the sum of weight × (value − mean) / deviation. `at`: the value is 1 from that figure on, else 0. " +
  "`when`: 0 in any other situation. `.0` is the last month. Amounts are first divided by `unit`. Weights may be changed by hand. It informs a person, who decides.";

/** Writes the model whole or not at all, heaviest terms first. */
export async function writeModel(file: string, model: Model, judged: Judged): Promise<void> {
  const { terms, ...rest } = model;
  const head = JSON.stringify(
    { format: FORMAT, version: VERSION, explanation: EXPLANATION, judged, ...rest },
    null,
    2,
  );
  const lines = terms
    .toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
    .map((one) => `    ${JSON.stringify(one)}`);
  await writeFile(`${file}.part`, `${head.slice(0, -2)},\n  "terms": [\n${lines.join(",\n")}\n  ]\n}\n`);
  await rename(`${file}.part`, file);
}

/** Throws FileRefused where the file is not a model of this version. */
export async function readModel(file: string): Promise<Model & { judged: Judged }> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refused(file, "notJson", "ce n'est pas du JSON entier", "this is not whole JSON");
  }
  const { format, version } = (typeof json === "object" && json !== null ? json : {}) as Record<
    string,
    unknown
  >;
  if (format !== FORMAT)
    throw refused(
      file,
      "notAModel",
      "ce n'est pas une grille de ce logiciel",
      "this is no scorecard of this software",
    );
  if (version !== VERSION)
    throw refused(
      file,
      "modelVersion",
      `la grille est de version ${String(version)}, ce logiciel lit la version ${VERSION}`,
      `the scorecard is of version ${String(version)}, this software reads version ${VERSION}`,
    );
  const read = modelFile.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue!.path.join(".") || "{}";
    throw refused(file, "damagedModel", `« ${place} » ne peut pas être lu`, `"${place}" cannot be read`);
  }
  // The name follows from what the term says: a name changed by hand would deceive.
  const { unit, intercept, judged, terms } = read.data;
  return { unit, intercept, judged, terms: terms.map((one) => ({ ...one, feature: nameOf(one) })) };
}

function refused(file: string, rule: string, message: string, english: string): FileRefused {
  return new FileRefused([
    fault(
      rule,
      { file },
      `${message}. Refaites-la : scorecard fit --panel F --outcomes F --out ${file}.`,
      `${english}. Make it anew: scorecard fit --panel F --outcomes F --out ${file}.`,
    ),
  ]);
}
