/** The colour of a transfer's states and due days; the word beside it says the same. */
import type { Tone } from "../../platform/ui/StatusBadge.tsx";
import type { Due, State } from "../rules.ts";

export const STATE_TONES: Readonly<Record<State, Tone>> = {
  threatened: "danger",
  agreed: "attention",
  leaseHeld: "attention",
  subLet: "info",
  offered: "good",
  notOffered: "danger",
  slid: "good",
  ended: "neutral",
};
export const DUE_TONES: Readonly<Record<Due["state"], Tone>> = {
  done: "good",
  due: "info",
  late: "danger",
  indicative: "neutral",
  notHeld: "neutral",
};
