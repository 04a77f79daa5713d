/** Signals of what the tenant must pay: housing benefit stopped or cut, and a bill that rises sharply at its foot. */
import type { DetectionMonth, Signal } from "./signal.rules.ts";
import type { Thresholds } from "./thresholds.rules.ts";

export function benefitSignal(bills: readonly DetectionMonth[], thresholds: Thresholds): Signal[] {
  const { comparedMonths, keptShare, stoppedPoints, cutPoints } = thresholds["detection.benefit"];
  const last = bills.at(-1);
  const before = bills.slice(0, -1).slice(-comparedMonths);
  if (!last || before.length < comparedMonths || before.some(({ benefitCents }) => benefitCents <= 0))
    return [];
  const beforeCents = Math.round(before.reduce((sum, month) => sum + month.benefitCents, 0) / before.length);
  const { month, benefitCents } = last;
  if (benefitCents <= 0)
    return [{ kind: "benefitStopped", points: stoppedPoints, facts: { month, beforeCents } }];
  return benefitCents < keptShare * beforeCents
    ? [{ kind: "benefitCut", points: cutPoints, facts: { month, beforeCents, benefitCents } }]
    : [];
}

/**
 * The last bill, charged less benefit, against the mean of those before. Relief is left out: its end is agreed, not a rise.
 * The account's first bill is not compared with: it may be for part of a month. Not raised beside a benefit signal, which
 * tells the same rise already.
 */
export function effortSignal(bills: readonly DetectionMonth[], thresholds: Thresholds): Signal[] {
  const { comparedMonths, riseShare, riseCents, points } = thresholds["detection.effortJump"];
  const last = bills.at(-1);
  const before = bills.slice(1, -1).slice(-comparedMonths);
  if (!last || before.length < comparedMonths || benefitSignal(bills, thresholds).length > 0) return [];
  const mean = (figure: (month: DetectionMonth) => number) =>
    Math.round(before.reduce((sum, month) => sum + figure(month), 0) / before.length);
  const { month, chargedCents, benefitCents } = last;
  const beforeCents = mean(effort);
  const rise = effort(last) - beforeCents;
  if (beforeCents <= 0 || rise < riseCents || rise < riseShare * beforeCents) return [];
  return [
    {
      kind: "effortJump",
      points,
      facts: {
        month,
        dueCents: effort(last),
        beforeCents,
        chargedCents,
        chargedBeforeCents: mean((of) => of.chargedCents),
        benefitCents,
        benefitBeforeCents: mean((of) => of.benefitCents),
      },
    },
  ];
}

function effort({ chargedCents, benefitCents }: DetectionMonth): number {
  return chargedCents - benefitCents;
}
