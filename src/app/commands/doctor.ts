/** `doctor`: what is wrong with this installation, check by check, with what to do. Exit code 1 where something is. */
import { type Owner, ownerOfPglite, ownerOfPostgres } from "../../platform/backup/owner.ts";
import { FolderInUse, openPglite } from "../../platform/database/pglite.ts";
import { type Check, databaseChecks, type Diagnosis, machineChecks } from "../doctor.ts";
import { standingSealing } from "../secret.ts";
import {
  type Command,
  DATABASE_OPTIONS,
  folderOf,
  options,
  print,
  databaseUrlOf,
  filesFolderOf,
} from "./command.ts";

export const command: Command = async (args) => {
  const { values } = options(args, { options: DATABASE_OPTIONS });
  const folder = folderOf(values);
  const filesFolder = filesFolderOf(values);
  const url = databaseUrlOf(values);
  const sealing = standingSealing(folder, process.env["LT_SECRET"]);
  const ofDatabase = (owner: Owner) => databaseChecks(owner, { filesFolder, sealing, now: new Date() });
  const checks = [
    ...(await machineChecks(process.env, folder, filesFolder)),
    ...(url ? await ofPostgres(url, ofDatabase) : await ofEmbedded(folder, ofDatabase)),
  ];
  const answer: Diagnosis = { ok: checks.every(({ ok }) => ok), checks };
  if (values.json) print(answer);
  else
    for (const { id, ok, found, remedy } of checks)
      process.stdout.write(
        `${ok ? "ok   " : "FAUX "} ${id} : ${found}${remedy ? `\n      ${remedy}` : ""}\n`,
      );
  return answer.ok ? 0 : 1;
};

type Looks = (owner: Owner) => Promise<Check[]>;

async function ofPostgres(url: string, looks: Looks): Promise<Check[]> {
  const remedy =
    "DATABASE_URL : le serveur ne répond pas, ou refuse ce compte. Vérifiez l'adresse, le mot de passe et le réseau.";
  const owner = await ownerOfPostgres(url).catch((error: Error) => error);
  if (owner instanceof Error) return [{ id: "database", ok: false, found: owner.message, remedy }];
  try {
    return [{ id: "database", ok: true, found: new URL(url).host }, ...(await looks(owner))];
  } finally {
    await owner.close();
  }
}

/** Opening the embedded database brings it up to date, as a start does. */
async function ofEmbedded(folder: string, looks: Looks): Promise<Check[]> {
  const database = await openPglite(folder).catch((error: Error) => error);
  // A server at work holds it: that is no fault.
  if (database instanceof FolderInUse) return [{ id: "database", ok: true, found: database.message }];
  if (database instanceof Error)
    return [
      {
        id: "database",
        ok: false,
        found: database.message,
        remedy: `Le dossier ${folder} ne s'ouvre pas : remettez une sauvegarde dans un autre.`,
      },
    ];
  try {
    return [{ id: "database", ok: true, found: folder }, ...(await looks(ownerOfPglite(database.pglite)))];
  } finally {
    await database.close();
  }
}
