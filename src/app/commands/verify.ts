/** `verify`: the invariants of a database. Balances, plans, owners, audit; each says how many rows break it. */
import { verify } from "../verify.ts";
import { DATABASE_OPTIONS, options, print, withDatabase, type Command } from "./command.ts";

export const command: Command = async (args) => {
  const { values } = options(args, { options: DATABASE_OPTIONS });
  return withDatabase(values, async (database) => {
    const answer = await database.transaction({ kind: "system" }, verify);
    if (values.json) print(answer);
    else
      for (const check of answer.checks)
        process.stdout.write(`${check.ok ? "ok   " : "FAUX "} ${check.id} : ${check.found}\n`);
    return answer.ok ? 0 : 1;
  });
};
