/** `plan`: the instalments of a repayment plan, exact to the cent. */
import { legalOn } from "../../law/legal-parameters.ts";
import { isoDates } from "../../platform/calendar/plain-date.ts";
import { schedule } from "../../repayment-plan/rules.ts";
import { BadArguments, dayOption, integerOption, options, print, refuse, type Command } from "./command.ts";

export const command: Command = async (args) => {
  const { values } = options(args, {
    options: {
      "debt-cents": { type: "string" },
      months: { type: "string" },
      "instalment-cents": { type: "string" },
      from: { type: "string" },
      json: { type: "boolean" },
    },
  });
  const any = { min: Number.MIN_SAFE_INTEGER };
  const debtCents = integerOption("debt-cents", values["debt-cents"], any);
  const from = dayOption("from", values.from);
  const months = integerOption("months", values.months, any);
  const instalmentCents = integerOption("instalment-cents", values["instalment-cents"], any);
  if (debtCents === undefined || from === undefined)
    throw new BadArguments("plan : --debt-cents N et --from AAAA-MM-JJ sont nécessaires.");
  if ((months === undefined) === (instalmentCents === undefined)) {
    throw new BadArguments("plan : donnez --months M, ou bien --instalment-cents C.");
  }
  const limit = legalOn("benefit.planMaxMonths", from);
  const plan = schedule(
    { debtCents, from, ...(months === undefined ? { instalmentCents: instalmentCents! } : { months }) },
    limit,
  );
  if (!Array.isArray(plan)) return refuse([plan]);
  print(isoDates(plan));
  return 0;
};
