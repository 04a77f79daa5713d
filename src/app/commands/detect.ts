/** `detect`: runs detection over the landlords' accounts as of a day, and counts the signals. */
import type { Broken } from "../../platform/calendar/dated.ts";
import { runDetection, UnknownLandlord } from "../../detection/store.ts";
import { missedInstalments } from "../../repayment-plan/watch.store.ts";
import { todayInParis } from "../../platform/calendar/today.ts";
import {
  type Command,
  DATABASE_OPTIONS,
  dayOption,
  options,
  print,
  refuse,
  withDatabase,
} from "./command.ts";

export const command: Command = async (args) => {
  const { values } = options(args, {
    options: { ...DATABASE_OPTIONS, on: { type: "string" }, landlord: { type: "string" } },
  });
  const on = dayOption("on", values.on) ?? todayInParis();
  return withDatabase(values, async (database) => {
    try {
      const report = await runDetection(
        database,
        { kind: "system" },
        {
          on,
          landlordCode: values.landlord,
          missedInstalments,
        },
      );
      if (values.json) print(report);
      else
        process.stdout.write(
          `${report.signalled} locataires signalés sur ${report.tenancies}, au ${report.on}.\n`,
        );
      return 0;
    } catch (error) {
      if (error instanceof UnknownLandlord)
        return refuse([unknownLandlord(values.landlord)], values.json ?? false);
      throw error;
    }
  });
};

/** Said wherever a code names no landlord. */
export const unknownLandlord = (code: string | undefined): Broken => ({
  rule: "landlord.known",
  field: "landlord",
  message: `Aucun bailleur n'a le code « ${code ?? ""} » : donnez un code connu, par exemple AIH.`,
  english: `No landlord has the code "${code ?? ""}": give a known one, AIH for instance.`,
});
