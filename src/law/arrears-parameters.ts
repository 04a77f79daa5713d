/** When arrears become legal arrears (impayé de dépense de logement), whom they are reported to, and what keeps the benefit.
 *  The definition changes in the night to 1 January 2027. */
import { parameter } from "./dated-parameter.ts";

const until2026 = { to: "2026-12-31" };
const since2027 = { from: "2027-01-01" };
const REFORM = "Décrets n° 2026-83 et n° 2026-84 du 12 février 2026";

export const ARREARS_PARAMETERS = [
  /** Debt of at least so many months of housing expense (after benefit, where the landlord receives it). */
  parameter("arrears.threshold.months", 2, "CCH R824-1", until2026),
  /** Debt strictly above this amount, in cents: 450.00 € is no legal arrears. */
  parameter("arrears.threshold.amount", 45_000, REFORM, since2027),
  /** Still unsettled so long after a first default noted by the landlord, whatever the amount. */
  parameter("arrears.afterFirstDefault", "P3M", REFORM, since2027),
  /**
   * What becomes of debts born before 1 January 2027: no published text that we could read says so.
   * `newRule`: the new definition applies to them at once; `oldRule`: the former one goes on until they are settled.
   * The first is the one applied; both are shown.
   */
  parameter("arrears.carryOver", ["newRule", "oldRule"] as const, "à confirmer : aucun texte publié lu", {
    ...since2027,
    checked: null,
  }),
  /** The landlord reports to CAF or MSA within this time, unless the arrears are settled meanwhile. */
  parameter("arrears.reportWithin", "P2M", "CCH R824-4"),
  parameter("benefit.planWithin", "P6M", "CCH R824-7", until2026),
  parameter("benefit.housingFundWithin", "P3M", "CCH R824-7", until2026),
  /** Without a plan nor the housing fund: 1/36 of the debt a month from the month after formal notice. */
  parameter("benefit.defaultPlanMonths", 36, "CCH R824-12", until2026),
  parameter("benefit.planCheckEvery", "P6M", "CCH R824-19"),
  parameter("benefit.planMaxMonths", 36, "CCH R824-19"),
  /** Below this debt, in cents, CAF may propose a plan itself. */
  parameter("benefit.cafPlanBelow", 10_000, "CCH R824-19"),
  /** Who decides whether the benefit is kept. */
  parameter("benefit.decidedBy", "CAF", "CCH R824-7", until2026),
  parameter("benefit.decidedBy", "CCAPEX", "Décret n° 2026-84 du 12 février 2026", since2027),
  /** Part of the current expense that must be paid for the benefit to be kept in a difficult social situation. */
  parameter("benefit.keptWhenPaidShare", 0.5, "CCH R824-28", until2026),
] as const;
