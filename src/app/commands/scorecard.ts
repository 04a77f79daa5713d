/** `scorecard fit` learns from a panel of payments and its outcomes; `scorecard score` foretells another panel by what was learned. */
import { existsSync, statSync } from "node:fs";
import path from "node:path";

import { readModel, writeModel } from "../../scorecard/model-file.ts";
import { fitPanel, foretold, judgePanel } from "../../scorecard/model.rules.ts";
import { readOutcomes, readPanel } from "../../scorecard/panel-file.ts";
import { FileRefused } from "../../scorecard/table-file.ts";
import { auc, calibrationError, reliability } from "../../scorecard/validation.rules.ts";
import { BadArguments, type Command, integerOption, options, print, refuse } from "./command.ts";

export const fit: Command = async (args) => {
  const { values } = options(args, {
    options: {
      panel: { type: "string" },
      outcomes: { type: "string" },
      out: { type: "string" },
      folds: { type: "string" },
      seed: { type: "string" },
      json: { type: "boolean" },
    },
  });
  const panelFile = fileOption("panel", values.panel);
  const outcomesFile = fileOption("outcomes", values.outcomes);
  const out = outOption(values.out);
  const folds = integerOption("folds", values.folds, { min: 2, max: 50 }) ?? 5;
  const seed = integerOption("seed", values.seed) ?? 1;
  return refusing(values.json, async () => {
    const panel = await readPanel(panelFile);
    const { outcomes, aside } = await readOutcomes(outcomesFile, panel);
    const n = outcomes.length;
    const defaulted = outcomes.filter((outcome) => outcome === 1).length;
    if (Math.min(defaulted, n - defaulted) < folds)
      return refuse(
        [
          {
            rule: "tooFewOutcomes",
            message: `${path.basename(outcomesFile)} : ${defaulted} défauts sur ${n} comptes ; il faut au moins ${folds} comptes en défaut et ${folds} sans défaut. Ajoutez des comptes.`,
            english: `${path.basename(outcomesFile)}: ${defaulted} defaults of ${n} accounts; at least ${folds} accounts with and ${folds} without default are needed. Add accounts.`,
          },
        ],
        values.json ?? false,
      );
    if (aside > 0)
      process.stderr.write(
        `${aside} comptes de ${path.basename(outcomesFile)} absents du panel : laissés de côté.\n`,
      );
    const judged = judgePanel(panel, outcomes, { folds, seed });
    const model = fitPanel(panel, outcomes);
    await writeModel(out, model, judged);
    const weights = model.terms
      .map(({ feature, weight }) => ({ feature, weight }))
      .toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
    if (values.json) print({ n, folds, auc: judged.auc, calibrationError: judged.calibrationError, weights });
    else {
      process.stdout.write(
        `${n} comptes, ${defaulted} défauts. Par ${folds} plis : ${quality(judged)}. Grille : ${out}\nPoids par écart type (log des chances), les 15 plus forts :\n`,
      );
      for (const { feature, weight } of weights.slice(0, 15))
        process.stdout.write(`  ${weight.toFixed(3).padStart(6)}  ${feature}\n`);
    }
    return 0;
  });
};

export const score: Command = async (args) => {
  const { values } = options(args, {
    options: {
      model: { type: "string" },
      panel: { type: "string" },
      outcomes: { type: "string" },
      json: { type: "boolean" },
    },
  });
  const modelFile = fileOption("model", values.model);
  const panelFile = fileOption("panel", values.panel);
  const outcomesFile = values.outcomes === undefined ? undefined : fileOption("outcomes", values.outcomes);
  return refusing(values.json, async () => {
    const model = await readModel(modelFile);
    const panel = await readPanel(panelFile);
    const known = outcomesFile === undefined ? undefined : (await readOutcomes(outcomesFile, panel)).outcomes;
    const chances = foretold(model, panel);
    const scores = panel.accounts.map((account, rank) => ({ account, probability: chances[rank]! }));
    // With one outcome alone nothing is told apart: no AUC, rather than a wrong one.
    const judged = known && {
      ...(new Set(known).size === 2 && { auc: auc(chances, known) }),
      calibrationError: calibrationError(chances, known),
    };
    if (values.json) print({ n: scores.length, ...judged, scores });
    else if (known && judged) {
      process.stdout.write(`${scores.length} comptes : ${quality(judged)}.\n`);
      for (const bin of reliability(chances, known))
        process.stdout.write(
          `  annoncé ${percent(bin.foretold)}, arrivé ${percent(bin.happened)} (${bin.n} comptes)\n`,
        );
    } else
      for (const { account, probability } of scores.toSorted(
        (one, other) => other.probability - one.probability,
      ))
        process.stdout.write(`${account}\t${percent(probability)}\n`);
    return 0;
  });
};

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

const quality = ({ auc: area, calibrationError: error }: { auc?: number; calibrationError: number }) =>
  `${area === undefined ? "" : `AUC ${area.toFixed(3)}, `}erreur de calibration ${error.toFixed(3)}`;

async function refusing(json: boolean | undefined, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileRefused) return refuse(error.errors, json ?? false);
    throw error;
  }
}

function fileOption(name: string, given: string | undefined): string {
  if (!given) throw new BadArguments(`--${name} : donnez un fichier.`);
  if (!existsSync(given) || !statSync(given).isFile())
    throw new BadArguments(`--${name} : fichier introuvable : ${given}`);
  return given;
}

/** Asked before the work of a minute, not after. */
function outOption(given: string | undefined): string {
  if (!given) throw new BadArguments("--out : donnez le fichier où écrire la grille.");
  const folder = path.dirname(given);
  if (!existsSync(folder) || (existsSync(given) && !statSync(given).isFile()))
    throw new BadArguments(
      `--out : ${given} ne peut pas être écrit. Donnez un fichier dans un dossier existant.`,
    );
  return given;
}
