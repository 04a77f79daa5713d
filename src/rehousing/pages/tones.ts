/** The colour of a proposal's states and of a debt's course; the word beside it says the same. */
import type { Tone } from "../../platform/ui/StatusBadge.tsx";
import type { ProposalState } from "../proposal.rules.ts";
import type { DebtState } from "../saving.rules.ts";

export const STATE_TONES: Readonly<Record<ProposalState, Tone>> = {
  proposed: "info",
  accepted: "info",
  agreed: "info",
  committee: "attention",
  allocated: "good",
  moved: "good",
  refused: "danger",
  withdrawn: "neutral",
};
export const DEBT_TONES: Readonly<Record<DebtState, Tone>> = {
  none: "good",
  untold: "neutral",
  falling: "info",
  standing: "attention",
  rising: "danger",
  settled: "good",
};
