/** The measure as the server gives it to its pages, and the tone of where it stands. */
import type { Answer } from "../../platform/ui/client.ts";
import type { Tone } from "../../platform/ui/StatusBadge.tsx";

export type Measure = Answer<"/api/measures/{id}">["measure"];

export const STANDING_TONES: Record<Measure["standing"], Tone> = {
  toStart: "info",
  running: "good",
  overdue: "attention",
  closed: "neutral",
};
