/** `plan-state`: where a plan stands on a day, from its due dates and payments on standard input; `--schema` prints what it takes. */
import { answerPlanState, planStateSchema } from "../../plan-tracking/facts.ts";
import { type Command, jsonFromInput, options, print, refuse } from "./command.ts";

export const help = `plan-state [--json] < faits.json
  Où en est un plan un jour donné, d'après ses échéances et les versements : état, raison, lignes en cause.
  --schema  imprime le schéma JSON des faits.`;

export const command: Command = async (args) => {
  const { values } = options(args, { options: { json: { type: "boolean" }, schema: { type: "boolean" } } });
  if (values.schema) {
    print(planStateSchema());
    return 0;
  }
  const answered = answerPlanState(await jsonFromInput());
  if ("errors" in answered) return refuse(answered.errors);
  print(answered);
  return 0;
};
