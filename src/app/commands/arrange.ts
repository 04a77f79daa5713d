/** `arrange`: the three answers to one case on standard input; `--schema` prints what it takes. */
import { answerArrangement, arrangementSchema } from "../../arrangement/answers.ts";
import { solve } from "../../arrangement/solver.ts";
import { type Command, jsonFromInput, options, print, refuse } from "./command.ts";

export const help = `arrange [--json] < situation.json
  Trois montages pour une dette : le moins d'argent public, la dette soldée au plus tôt, le plus pour vivre ; ou ce qui les empêche.
  --schema  imprime le schéma JSON de la situation, avec un exemple complet.
  Exemple : lt arrange --schema | jq '.examples[0]' | lt arrange`;

export const command: Command = async (args) => {
  const { values } = options(args, { options: { json: { type: "boolean" }, schema: { type: "boolean" } } });
  if (values.schema) {
    print(arrangementSchema());
    return 0;
  }
  const answered = await answerArrangement(await jsonFromInput(), solve);
  if ("errors" in answered) return refuse(answered.errors);
  print(answered);
  return 0;
};
