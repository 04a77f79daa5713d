/** `worklist --landlord CODE`: a landlord's worklist, most urgent first, with why. */
import { sql } from "drizzle-orm";

import { worklist } from "../../detection/worklist.store.ts";
import {
  BadArguments,
  DATABASE_OPTIONS,
  integerOption,
  options,
  print,
  refuse,
  type Command,
} from "./command.ts";
import { unknownLandlord } from "./detect.ts";

export const command: Command = async ({ args, open }) => {
  const { values } = options(args, {
    options: { ...DATABASE_OPTIONS, landlord: { type: "string" }, limit: { type: "string" } },
  });
  const code = values.landlord;
  if (!code) throw new BadArguments("--landlord : donnez le code d'un bailleur (par exemple AIH).");
  const limit = integerOption("limit", values.limit, { min: 1 }) ?? 50;
  const database = await open(values);
  try {
    const rows = await database.transaction({ kind: "system" }, async (tx) => {
      const [landlord] = await tx.rows<{ id: string }>(
        sql`select id from organisation where kind = 'landlord' and code = ${code}`,
      );
      return landlord && worklist(tx, { landlordId: landlord.id, limit });
    });
    if (!rows) return refuse([unknownLandlord(code)], values.json ?? false);
    const answer = rows.map(({ account, priority, probability, balanceCents, signals }) => ({
      account,
      priority,
      probability,
      balanceCents,
      signals: signals.map(({ id, sentence, points }) => ({ id, sentence, points })),
    }));
    if (values.json) print(answer);
    else
      for (const row of answer)
        process.stdout.write(`${row.account}\t${row.priority}\t${row.signals[0]?.sentence ?? ""}\n`);
    return 0;
  } finally {
    await database.close();
  }
};
