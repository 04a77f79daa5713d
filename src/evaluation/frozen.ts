/** What the evaluation asks of the room that freezes figures, which comes after it: the application hands it in. */
import type { Tx } from "../platform/database/database.ts";
import type { Period } from "./facts.rules.ts";
import { evaluate, type Figures, INDICATORS, type SliceBy } from "./rules.ts";
import type { Sheet } from "./sheet.rules.ts";
import { hidden } from "./suppression.rules.ts";

/** `periods`: those that are frozen for funders, the latest first. `edition`: of the period asked, or of the latest; null: none. */
export type ReadFrozen = (
  tx: Tx,
  asked: Period | undefined,
  by: SliceBy | undefined,
) => Promise<{
  edition: { period: Period; madeOn: string; sheet: Sheet } | null;
  periods: Period[];
}>;

const NOTHING = { paths: [], referrals: [], plans: [], funding: [] };

/** Where nothing is frozen, nothing is told. */
export function allHidden(period: Period): Figures {
  const units = evaluate(NOTHING, period);
  return Object.fromEntries(INDICATORS.map((id) => [id, hidden(units[id])])) as Figures;
}
