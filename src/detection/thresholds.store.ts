/** The thresholds of one landlord on a day: those of everybody, with what it has said of itself. */
import { valuesByOrganisation } from "../law/setting.store.ts";
import type { Tx } from "../platform/database/database.ts";
import { type BillsFallDue, type Thresholds, thresholdsOn } from "../signals/thresholds.rules.ts";

/** The dated setting that a landlord writes for itself. */
export const BILLS_DUE_RULE = "detection.billsFallDue";

export async function landlordThresholds(
  tx: Tx,
  landlordId: string,
  on: Temporal.PlainDate,
): Promise<Thresholds> {
  const said = await valuesByOrganisation<BillsFallDue>(tx, BILLS_DUE_RULE, on);
  const own = said.get(landlordId) ?? said.get(null);
  return { ...thresholdsOn(on), ...(own && { [BILLS_DUE_RULE]: own }) };
}
