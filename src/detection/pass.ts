/** The part of a run that computes: pages of bytes in, lines of the worklist out. Pure but for its tally; runs beside the server where a landlord is large. */
import { detect } from "../signals/rules.ts";
import type { MissedInstalment } from "../signals/signal.rules.ts";
import type { Thresholds } from "../signals/thresholds.rules.ts";
import type { Weights } from "../signals/weights.rules.ts";
import { accountsOf, type Page } from "./account-rows.ts";

/** All plain values: they may travel to another thread. `on` ISO. */
export type Given = {
  on: string;
  thresholds: Thresholds;
  weights: Weights;
  missed: ReadonlyMap<number, MissedInstalment>;
};

export type Tally = { tenancies: number; signalled: number; bySignal: Record<string, number> };

/** `lines`: the accounts with a signal, in COPY's text format, in the order of `DETECTED`. */
export type Found = Tally & { lines: Uint8Array };

export const DETECTED = "detected (id, balance, priority, probability, signals, legal_arrears)";

const UTF8 = new TextEncoder();

/** Detects the accounts of one page. */
export function found(page: Page, { on, thresholds, weights, missed }: Given): Found {
  const day = Temporal.PlainDate.from(on);
  const tally: Tally = { tenancies: 0, signalled: 0, bySignal: {} };
  let lines = "";
  for (const { id, account, months } of accountsOf(page, day)) {
    tally.tenancies++;
    const missedInstalment = missed.get(id);
    const { signals, priority, probability, legalArrears } = detect(
      missedInstalment ? { ...account, missedInstalment } : account,
      months,
      day,
      thresholds,
      weights,
    );
    if (signals.length === 0) continue;
    tally.signalled++;
    for (const { kind } of signals) tally.bySignal[kind] = (tally.bySignal[kind] ?? 0) + 1;
    lines += `${id}\t${account.balanceCents}\t${priority}\t${probability}\t${json(signals)}\t${json(legalArrears)}\n`;
  }
  return { ...tally, lines: UTF8.encode(lines) };
}

/** JSON as one field of COPY's text format: it holds no tab nor end of line, and backslashes double. */
const json = (value: unknown) => JSON.stringify(value).replaceAll("\\", "\\\\");
