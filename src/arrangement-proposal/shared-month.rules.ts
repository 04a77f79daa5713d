/** A month of an arrangement as landlord and committee read it: without what is left to live on, which is the household's budget. */
import type { ArrangedMonth } from "../arrangement/rules.ts";

export type SharedMonth = Omit<ArrangedMonth, "residualCents">;

export function sharedMonth(month: ArrangedMonth): SharedMonth {
  const { residualCents: _, ...shared } = month;
  return shared;
}
