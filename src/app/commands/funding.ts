/** `funding --year Y`: what was voted, agreed, received and spent, and each difference between them. */
import { type Difference, toExplain } from "../../funding/rules.ts";
import { fundingYear } from "../../funding/store.ts";
import { formatCents } from "../../platform/money/format.ts";
import {
  BadArguments,
  type Command,
  DATABASE_OPTIONS,
  integerOption,
  options,
  print,
  withDatabase,
} from "./command.ts";

export const command: Command = async (args) => {
  const { values } = options(args, { options: { ...DATABASE_OPTIONS, year: { type: "string" } } });
  const year = integerOption("year", values.year, { min: 2000, max: 2100 });
  if (year === undefined) throw new BadArguments("--year : donnez l'année, par exemple 2019.");
  return withDatabase(values, async (database) => {
    const found = await database.transaction({ kind: "system" }, (tx) => fundingYear(tx, year, year));
    const totals = found.totals!;
    const known = found.differences.filter(({ amountCents }) => amountCents !== null);
    const answer = {
      year,
      votedCents: totals.voted,
      agreedCents: totals.agreed,
      directAidCents: totals.directAid,
      receivedCents: totals.received,
      spentCents: totals.spent,
      committedCents: totals.committed,
      justifiedCents: totals.justified,
      committedInEnvelopesCents: found.inEnvelopes && found.inEnvelopes.relief + found.inEnvelopes.grants,
      differences: known
        .filter(({ amountCents }) => amountCents !== 0)
        .map(({ between, amountCents, explained }) => ({
          between,
          amountCents,
          explained: explained && { words: explained.words, by: explained.by, on: explained.on },
        })),
      unknown: found.differences
        .filter(({ amountCents }) => amountCents === null)
        .map(({ between, unknown }) => ({ between, unknown })),
    };
    if (values.json) print(answer);
    else process.stdout.write(sentences(found.totals!, found.differences));
    return 0;
  });
};

const NAMES = {
  voted: "voté",
  agreed: "accordé",
  directAid: "aide directe",
  received: "reçu",
  spent: "dépensé",
  committed: "engagé",
  justified: "justifié",
} as const;
const SUM_NAMES = { ...NAMES, envelopes: "engagé dans les enveloppes" } as const;

function sentences(
  totals: Readonly<Record<keyof typeof NAMES, number | null>>,
  all: readonly Difference[],
): string {
  const lines = Object.entries(NAMES).map(([kind, name]) => {
    const cents = totals[kind as keyof typeof NAMES];
    return `${name} : ${cents === null ? "inconnu" : formatCents(cents)}`;
  });
  const apart = all.map(({ between, amountCents, unknown, explained }) => {
    if (amountCents === null)
      return `${between} : inconnu (${unknown.map((sum) => SUM_NAMES[sum]).join(", ")} manque)`;
    const words = explained ? `${explained.words} (${explained.by ?? "?"}, ${explained.on})` : "à expliquer";
    return `${between} : ${formatCents(amountCents)}${amountCents === 0 ? "" : `, ${words}`}`;
  });
  return `${[...lines, ...apart, `Écarts à expliquer : ${toExplain(all).length}.`].join("\n")}\n`;
}
