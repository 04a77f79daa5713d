/** `deadlines`: stage, next dates, contradictions and open levers of one eviction procedure. */
import { answerDeadlines } from "../../procedure/facts.ts";
import { jsonFromInput, options, print, refuse, type Command } from "./command.ts";

export const command: Command = async ({ args }) => {
  options(args, { options: { json: { type: "boolean" } } });
  const answer = answerDeadlines(await jsonFromInput());
  if ("errors" in answer) return refuse(answer.errors);
  print(answer);
  return 0;
};
