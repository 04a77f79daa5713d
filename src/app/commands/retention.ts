/**
 * `retention [--dry-run] [--on DATE]`: closes and erases the files whose time is over, or says what would happen and why.
 * `retention --unnamed-files`: erases the bytes that no row names, however many they are.
 */
import { todayInParis } from "../../platform/calendar/today.ts";
import { folderOfFiles } from "../../platform/files/file-store.ts";
import { sweepFiles, sweptBefore } from "../../received-file/sweep.store.ts";
import { runRetention } from "../../retention/run.store.ts";
import {
  BadArguments,
  type Command,
  DATABASE_OPTIONS,
  dayOption,
  filesFolderOf,
  options,
  print,
  withDatabase,
} from "./command.ts";

export const command: Command = async (args) => {
  const { values } = options(args, {
    options: {
      ...DATABASE_OPTIONS,
      "dry-run": { type: "boolean" },
      on: { type: "string" },
      "unnamed-files": { type: "boolean" },
    },
  });
  if (values["unnamed-files"]) {
    if (values["dry-run"] || values.on !== undefined)
      throw new BadArguments("--unnamed-files : seul ; `doctor` dit combien ils sont.");
    return withDatabase(values, async (database) => {
      const files = folderOfFiles(filesFolderOf(values));
      const removed = await sweepFiles(database, files, sweptBefore(Date.now()), { however: true });
      if (values.json) print({ removed });
      else process.stdout.write(`${removed} fichiers qu'aucune ligne ne nomme sont effacés\n`);
      return 0;
    });
  }
  const today = todayInParis();
  const on = dayOption("on", values.on) ?? today;
  const dry = values["dry-run"] ?? false;
  // What is erased does not come back: no run for good is made for a day that is still to come.
  if (!dry && Temporal.PlainDate.compare(on, today) > 0)
    throw new BadArguments(
      `--on : le ${on.toString()} est à venir ; un essai (--dry-run) dit ce qu'il apporterait.`,
    );
  return withDatabase(values, async (database) => {
    const report = (await runRetention(database, folderOfFiles(filesFolderOf(values)), { on, dry }))!;
    if (values.json) {
      print(report);
      return 0;
    }
    process.stdout.write(
      `${dry ? "À l'essai" : "Fait"} au ${report.on} : ${report.archived} dossiers clos, ${report.erased} effacés, ${report.held} gardés\n`,
    );
    for (const [table, n] of Object.entries(report.counts)) process.stdout.write(`  ${table} : ${n}\n`);
    for (const { householdId, part, step, since, dueOn, because } of report.lines)
      process.stdout.write(
        `${householdId} ${part} ${step} depuis le ${dueOn} (dernier fait : ${since})${because === null ? "" : ` : ${because}`}\n`,
      );
    return 0;
  });
};
