/** The columns of the regression: behaviour figures as they are, as steps, and apart for each situation. */
import { MONTHS, type Situation, SITUATIONS } from "./behaviour.rules.ts";

/** One column. `at`: 1 from that value of the figure on, else 0; without it, the figure itself. `when`: 0 in every other situation. */
export type Term = { figure: string; at?: number; when?: Situation };

/** `late.0`, `late.0 ≥ 2`, `useNow (neverLate)`. */
export const nameOf = ({ figure, at, when }: Term): string =>
  figure + (at === undefined ? "" : ` ≥ ${at}`) + (when === undefined ? "" : ` (${when})`);

/** The column's value where its figure is `value`. */
export function valueOf({ at, when }: Term, value: number, situation: Situation): number {
  if (when !== undefined && when !== situation) return 0;
  return at === undefined ? value : Number(value >= at);
}

const each = (name: string, months = MONTHS) =>
  Array.from({ length: months }, (_, back) => `${name}.${back}`);
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

/** Figures taken as they are. */
const PLAIN = [
  "lateSum",
  "lateStep",
  "lateTrend",
  ...["becameLate", "recovered", "stayedLate", "share", "chargedLog", "chargedNothing"].flatMap((name) =>
    each(name, MONTHS - 1),
  ),
  ...["paidLog", "paidNothing", "dueLog", "dueNothing"].flatMap((name) => each(name)),
];

/** Figures cut where a person would cut them. */
const STEPS: readonly [figures: readonly string[], at: readonly number[]][] = [
  [each("late"), [1, 2, 3]],
  [["lateCount", "lateInRow", "lateFirst", "paidNothingCount", "dueNothingCount"], upTo(MONTHS)],
  [["lateMost"], upTo(7)],
  [["chargedNothingCount", "paidInFullCount", "paidLittleCount"], upTo(MONTHS - 1)],
  [each("share", MONTHS - 1), [0.02, 0.04, 0.06, 0.1, 0.3, 0.95]],
];

/** Figures of amounts and shares, taken as they are and cut in as many parts of equal count. */
const CUT: readonly [figures: readonly string[], parts: number][] = [
  [each("paidLog"), 6],
  [
    [
      "dueHighestLog",
      "dueSpreadLog",
      "paidTotalLog",
      "paidMostLog",
      "paidLeastLog",
      "paidUsualLog",
      "paidSpreadLog",
      "shareMean",
      "shareLeast",
      "shareMost",
      "useNow",
      "useMean",
      "useLeast",
      "useRise",
      "useStep",
      "paidOfHighest",
      "paidOfHighest.0",
      "paidOfHighest.1",
      "chargedTotalLog",
      "chargedMostLog",
      "chargedLeastLog",
      "chargedOfHighest",
      "chargedOfHighest.0",
    ],
    8,
  ],
];

/** Figures that weigh differently on who was never late, was, or is. */
const BY_SITUATION = [
  "dueHighestLog",
  "paidTotalLog",
  "paidMostLog",
  "paidLog.0",
  "paidLog.1",
  "paidLog.2",
  "paidLatelyLog",
  "shareMean",
  "share.0",
  "useNow",
  "useMean",
  "dueLog.0",
  "lateCount",
  "lateSum",
  "lateInRow",
  "paidNothingCount",
  "dueNothingCount",
];

/** Every column, the cuts taken from the accounts' own values of each figure. */
export function termsFor(valuesOf: (figure: string) => readonly number[]): Term[] {
  const terms: Term[] = PLAIN.map((figure) => ({ figure }));
  for (const [figures, cuts] of STEPS)
    for (const figure of figures) for (const at of cuts) terms.push({ figure, at });
  for (const [figures, parts] of CUT) {
    for (const figure of figures) {
      if (!PLAIN.includes(figure)) terms.push({ figure });
      for (const at of cutsOf(valuesOf(figure), parts)) terms.push({ figure, at });
    }
  }
  for (const when of SITUATIONS) for (const figure of BY_SITUATION) terms.push({ figure, when });
  return terms;
}

/** Values that part the accounts in equal counts, to 4 digits; fewer where many accounts share a value, none at the least of all. */
function cutsOf(given: readonly number[], parts: number): number[] {
  const values = given.toSorted((one, other) => one - other);
  const cuts = new Set<number>();
  for (let part = 1; part < parts; part++) {
    const at = values[Math.floor((part * values.length) / parts)]!;
    // Where many share the value (nothing paid), the cut stands just above them.
    const above = at > values[0]! ? at : values.find((value) => value > at);
    if (above !== undefined) cuts.add(Number(above.toPrecision(4)));
  }
  return [...cuts];
}
