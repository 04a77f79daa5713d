/** `worklist --landlord CODE`: a landlord's worklist, most urgent first, with why. */
import { worklist } from "../../worklist/store.ts";
import { landlordByCode } from "../../parties/store.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import {
  BadArguments,
  type Command,
  DATABASE_OPTIONS,
  integerOption,
  options,
  print,
  refuse,
  withDatabase,
} from "./command.ts";
import { unknownLandlord } from "./detect.ts";

export const command: Command = async (args) => {
  const { values } = options(args, {
    options: { ...DATABASE_OPTIONS, landlord: { type: "string" }, limit: { type: "string" } },
  });
  const code = values.landlord;
  if (!code) throw new BadArguments("--landlord : donnez le code d'un bailleur (par exemple AIH).");
  const limit = integerOption("limit", values.limit, { min: 1 }) ?? 50;
  return withDatabase(values, async (database) => {
    const rows = await database.transaction({ kind: "system" }, async (tx) => {
      const landlordId = await landlordByCode(tx, code);
      return landlordId && worklist(tx, { landlordId, limit, on: todayInParis() });
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
  });
};
