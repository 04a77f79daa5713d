/** What an emergency needs to be asked: why it does not wait, by when, and of whom. */
import type { Broken } from "../platform/calendar/dated.ts";

/** `answerBy`: day ISO; null = not said. `members`: how many are asked. */
export function brokenByAsking(
  { because, answerBy, members }: { because: string | null; answerBy: string | null; members: number },
  today: Temporal.PlainDate,
): Broken[] {
  const broken: Broken[] = [];
  if (because === null)
    broken.push({
      rule: "emergency.because",
      message: "Dites pourquoi la décision n'attend pas la prochaine séance : le procès-verbal le reprend.",
      english: "Say why the decision does not wait for the next session: the minutes tell it.",
      field: "because",
    });
  if (answerBy === null || answerBy < today.toString())
    broken.push({
      rule: "emergency.answerBy",
      message: "Donnez le jour avant lequel répondre, aujourd'hui ou plus tard.",
      english: "Give the day by which to answer, today or later.",
      field: "answerBy",
    });
  if (members === 0)
    broken.push({
      rule: "emergency.members",
      message: "Choisissez à qui la question est posée.",
      english: "Choose who is asked.",
      field: "members",
    });
  return broken;
}
