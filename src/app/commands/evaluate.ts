/** `evaluate --from DATE --to DATE [--by landlord|operator|zone|year]`: every indicator of the published list. */
import { type Figures, type SliceBy, SLICES } from "../../evaluation/rules.ts";
import { countedSheet } from "../../evaluation/store.ts";
import { formatCents } from "../../platform/money/format.ts";
import {
  BadArguments,
  type Command,
  DATABASE_OPTIONS,
  dayOption,
  options,
  print,
  withDatabase,
} from "./command.ts";

export const command: Command = async (args) => {
  const { values } = options(args, {
    options: {
      ...DATABASE_OPTIONS,
      from: { type: "string" },
      to: { type: "string" },
      by: { type: "string" },
    },
  });
  const from = dayOption("from", values.from);
  const to = dayOption("to", values.to);
  if (!from || !to)
    throw new BadArguments("--from et --to : donnez le premier et le dernier jour (AAAA-MM-JJ).");
  if (Temporal.PlainDate.compare(from, to) > 0)
    throw new BadArguments(`--to : le dernier jour (${to}) vient avant le premier (${from}).`);
  const by = values.by as SliceBy | undefined;
  if (by !== undefined && !SLICES.includes(by))
    throw new BadArguments(`--by : « ${by} » n'est pas un découpage. Choisissez parmi ${SLICES.join(", ")}.`);
  return withDatabase(values, async (database) => {
    const period = { from: from.toString(), to: to.toString() };
    const { figures, slices } = await database.transaction({ kind: "system" }, (tx) =>
      countedSheet(tx, null, "all", period, by),
    );
    const answer = {
      computedAt: Temporal.Now.instant().toString(),
      ...period,
      indicators: figures,
      ...(slices && { by, slices: Object.fromEntries(slices) }),
    };
    if (values.json) print(answer);
    else say(figures);
    return 0;
  });
};

/** One line for each figure: its value, and of how many. */
function say(figures: Figures): void {
  for (const [id, { value, numerator, denominator, excluded, unknown, unit }] of Object.entries(figures)) {
    const shown =
      value === null
        ? "inconnu"
        : unit === "share"
          ? `${(100 * value).toFixed(1)} %`
          : unit === "cents"
            ? formatCents(Math.round(value))
            : String(Math.round(value * 100) / 100);
    const base = denominator === null ? "" : ` (${numerator ?? "médiane"} / ${Math.round(denominator)})`;
    process.stdout.write(
      `${id.padEnd(16)}${shown}${base} ; exclus ${excluded ?? "–"}, inconnus ${unknown ?? "–"}\n`,
    );
  }
}
