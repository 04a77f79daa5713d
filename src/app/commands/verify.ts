/**
 * `verify [--chain HASH]`: the invariants of a database. Balances, plans, owners, audit; each says how many rows break it. `--chain`: a hash
 * that the server once wrote to its own log; the access log's chain must still go through it.
 */
import { sql } from "drizzle-orm";

import { verify } from "../verify.ts";
import { DATABASE_OPTIONS, options, print, withDatabase, type Command } from "./command.ts";

export const command: Command = async (args) => {
  const { values } = options(args, { options: { ...DATABASE_OPTIONS, chain: { type: "string" } } });
  return withDatabase(values, async (database) => {
    const answer = await database.transaction({ kind: "system" }, async (tx) => {
      const found = await verify(tx);
      if (values.chain === undefined) return found;
      const through = await tx.rows(sql`select 1 from audit_seal where chain = ${values.chain}`);
      const check = {
        id: "auditChainGoesThrough",
        ok: through.length > 0,
        found: through.length > 0 ? 0 : 1,
      };
      return { ok: found.ok && check.ok, checks: [...found.checks, check] };
    });
    if (values.json) print(answer);
    else
      for (const check of answer.checks)
        process.stdout.write(`${check.ok ? "ok   " : "FAUX "} ${check.id} : ${check.found}\n`);
    return answer.ok ? 0 : 1;
  });
};
