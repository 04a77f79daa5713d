/** `backtest`: how good detection would have been over a landlord's past, without looking ahead. */
import type { LandlordBacktest } from "../../backtest/judge.rules.ts";
import { backtest } from "../../backtest/store.ts";
import { UnknownLandlord } from "../../detection/store.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import {
  BadArguments,
  type Command,
  DATABASE_OPTIONS,
  integerOption,
  options,
  print,
  refuse,
  withDatabase,
} from "./command.ts";
import { unknownLandlord } from "./detect.ts";

export const command: Command = async (args) => {
  const { values } = options(args, {
    options: {
      ...DATABASE_OPTIONS,
      landlord: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      capacity: { type: "string" },
    },
  });
  if (values.landlord === undefined)
    throw new BadArguments("--landlord manque : donnez le code d'un bailleur, par exemple AIH.");
  const landlordCode = values.landlord;
  const from = monthOption("from", values.from);
  const to = monthOption("to", values.to);
  if (from !== undefined && to !== undefined && from > to)
    throw new BadArguments(
      `--from : ${from} est après --to ${to} ; donnez un premier mois avant le dernier.`,
    );
  const weeklyCapacity = integerOption("capacity", values.capacity, { min: 1 });
  return withDatabase(values, async (database) => {
    // Once: a second Ctrl-C ends the process as anywhere else.
    const stop = new AbortController();
    const interrupt = () => stop.abort(new Interrupted());
    process.once("SIGINT", interrupt);
    try {
      const asked = { landlordCode, on: todayInParis(), from, to, weeklyCapacity };
      const { signal } = stop;
      const { result } = await backtest(database, { kind: "system" }, asked, {
        signal,
        onProgress: showProgress(),
      });
      if (values.json) print(result);
      else process.stdout.write(`${sentenceOf(result)}\n`);
      return 0;
    } catch (error) {
      if (error instanceof UnknownLandlord)
        return refuse([unknownLandlord(landlordCode)], values.json ?? false);
      if (error instanceof Interrupted) {
        process.stderr.write("\nInterrompu : rien n'est gardé, rien n'a changé.\n");
        return INTERRUPTED;
      }
      throw error;
    } finally {
      process.off("SIGINT", interrupt);
    }
  });
};

class Interrupted extends Error {}
/** What a shell expects of a command ended by Ctrl-C. */
const INTERRUPTED = 130;

/** A line that is written over, where somebody looks on. */
function showProgress(): ((done: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
  return (done) =>
    process.stderr.write(`\rRejeu du passé : ${Math.round(100 * done)} %${done === 1 ? "\n" : ""}`);
}

function sentenceOf({ n, auc, precisionAtCapacity, leadTimeDaysMedian, opened }: LandlordBacktest): string {
  if (auc === null) return `${n} situations passées : trop peu pour juger la détection.`;
  return (
    `${n} situations passées : AUC ${auc.toFixed(3)} ; sur ${opened} comptes ouverts, ` +
    `${Math.round(100 * (precisionAtCapacity ?? 0))} % sont venus à l'impayé légal dans les trois mois ; ` +
    `avance médiane sur « deux mois impayés » : ${leadTimeDaysMedian ?? "inconnue"} jours.`
  );
}

function monthOption(name: string, given: string | undefined): string | undefined {
  if (given === undefined || /^\d{4}-(0[1-9]|1[0-2])$/.test(given)) return given;
  throw new BadArguments(`--${name} : « ${given} » n'est pas un mois ; écrivez-le 2026-03.`);
}
