/** `demo`: fills a database with the synthetic département, or with the programme's own cases. */
import { loadDemo } from "../demo/load.ts";
import { DATABASE_OPTIONS, integerOption, options, print, withDatabase, type Command } from "./command.ts";

export const command: Command = async (args) => {
  const { values } = options(args, {
    options: {
      ...DATABASE_OPTIONS,
      programme: { type: "boolean" },
      tenancies: { type: "string" },
      months: { type: "string" },
      seed: { type: "string" },
    },
  });
  const tenancies = integerOption("tenancies", values.tenancies);
  const months = integerOption("months", values.months, { min: 1, max: 120 });
  const seed = integerOption("seed", values.seed);
  return withDatabase(values, async (database) => {
    const report = await loadDemo(database, {
      programme: values.programme ?? false,
      frozen: !values.programme,
      ...(tenancies === undefined ? {} : { tenancies }),
      ...(months === undefined ? {} : { months }),
      ...(seed === undefined ? {} : { seed }),
      onProgress: (sentence) => process.stderr.write(`${sentence}\n`),
    });
    if (values.json) print(report);
    else {
      process.stdout.write(
        `${report.organisations} organisations, ${report.users} personnes, ${report.tenancies} logements occupés, ` +
          `${report.entries} écritures, ${report.households} ménages orientés, ${report.measures} mesures.\n`,
      );
    }
    return 0;
  });
};
