/** Where a request stands, in a word: looking, proposed and how far, closed and why. */
import { useTexts } from "../../platform/ui/language.tsx";
import { StatusBadge } from "../../platform/ui/StatusBadge.tsx";
import type { ProposalState } from "../proposal.rules.ts";
import { rehousingTexts } from "./texts.ts";
import { STATE_TONES } from "./tones.ts";

type Props = {
  request: { closedOn: string | null; closedWhy: "moved" | "givenUp" | "other" | null };
  /** Of the last proposal; null: there is none. */
  state: ProposalState | null;
};

export function RequestState({ request: { closedOn, closedWhy }, state }: Props) {
  const t = useTexts(rehousingTexts);
  if (closedOn !== null)
    return (
      <StatusBadge tone={closedWhy === "moved" ? "good" : "neutral"}>
        {closedWhy ? t.closedWhy[closedWhy] : t.closed}
      </StatusBadge>
    );
  // A proposal that came to nothing leaves the household looking.
  if (state === null || state === "refused" || state === "withdrawn")
    return <StatusBadge tone="attention">{t.searching}</StatusBadge>;
  return <StatusBadge tone={STATE_TONES[state]}>{t.states[state]}</StatusBadge>;
}
