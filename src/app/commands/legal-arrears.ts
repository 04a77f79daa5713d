/** `legal-arrears`: are these arrears legal arrears, on that day, by which rule? */
import { answerLegalArrears } from "../../detection/legal-arrears-facts.ts";
import { jsonFromInput, options, print, refuse, type Command } from "./command.ts";

export const command: Command = async ({ args }) => {
  options(args, { options: { json: { type: "boolean" } } });
  const answer = answerLegalArrears(await jsonFromInput());
  if ("errors" in answer) return refuse(answer.errors);
  print(answer);
  return 0;
};
