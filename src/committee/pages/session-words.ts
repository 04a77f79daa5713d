/** How states and decisions of the committee look. */
import type { Tone } from "../../platform/ui/StatusBadge.tsx";
import type { DecisionKind, SessionStatus } from "../rules.ts";

export const STATUS_TONES: Record<SessionStatus, Tone> = {
  planned: "info",
  held: "attention",
  signed: "neutral",
};
export const DECISION_TONES: Record<DecisionKind, Tone> = {
  admitted: "good",
  deferred: "attention",
  refused: "danger",
  redirected: "info",
};
