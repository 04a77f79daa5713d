/** `backup`, `restore` and `move`: a whole copy, database and files, sealed in a file; put back into an empty place; carried to PostgreSQL. */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { type Copied, copyOf, putBack } from "../../platform/backup/copy.ts";
import { type Owner, ownerOfPglite, ownerOfPostgres } from "../../platform/backup/owner.ts";
import { NoCopy, read, written } from "../../platform/backup/parts.ts";
import { seal, unsealed } from "../../platform/backup/sealed.ts";
import { openPglite } from "../../platform/database/pglite.ts";
import { openPostgres } from "../../platform/database/postgres.ts";
import {
  BadArguments,
  type Command,
  DATABASE_OPTIONS,
  folderOf,
  options,
  print,
  databaseUrlOf,
  filesFolderOf,
} from "./command.ts";

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const SHORTEST_KEY = 16;

/** Brings the database to the present schema, then hands over its owner's session. */
async function withOwner<T>(
  url: string | undefined,
  folder: string,
  work: (owner: Owner) => Promise<T>,
): Promise<T> {
  if (!url) {
    const database = await openPglite(folder);
    try {
      return await work(ownerOfPglite(database.pglite));
    } finally {
      await database.close();
    }
  }
  await (await openPostgres(url)).close();
  const owner = await ownerOfPostgres(url);
  try {
    return await work(owner);
  } finally {
    await owner.close();
  }
}

/** BACKUP_KEY, or a key of the file's own, written beside it once: to be kept elsewhere. */
function keyFor(file: string, made: boolean): string {
  const given = process.env["BACKUP_KEY"];
  if (given !== undefined) {
    if (given.length < SHORTEST_KEY)
      throw new BadArguments(`BACKUP_KEY : ${SHORTEST_KEY} caractères au moins.`);
    return given;
  }
  const beside = `${file}.key`;
  if (existsSync(beside)) return readFileSync(beside, "utf8").trim();
  if (!made)
    throw new BadArguments(
      `La clé de la sauvegarde manque : donnez BACKUP_KEY, ou remettez le fichier ${beside} écrit avec elle.`,
    );
  const key = randomBytes(32).toString("base64url");
  writeFileSync(beside, `${key}\n`, { mode: 0o600, flag: "wx" });
  say(
    `Clé écrite dans ${beside} : gardez-la ailleurs que la sauvegarde. Sans elle, la sauvegarde ne s'ouvre plus.`,
  );
  return key;
}

const told = ({ tables, rows, files }: Copied) => `${tables} tables, ${rows} lignes, ${files} fichiers`;

/** What was not what it should be exits 1, told in a sentence. */
async function refusing(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NoCopy)) throw error;
    say(error.message);
    return 1;
  }
}

function fileOf(given: string[]): string {
  const [file, ...more] = given;
  if (file === undefined || more.length > 0) throw new BadArguments("Donnez un fichier, et un seul.");
  return file;
}

export const backup: Command = async (args) => {
  const { values, positionals } = options(args, { options: DATABASE_OPTIONS, allowPositionals: true });
  const file = fileOf(positionals);
  if (existsSync(file))
    throw new BadArguments(`${file} existe déjà : une sauvegarde n'en remplace pas une autre.`);
  const passphrase = keyFor(file, true);
  return withOwner(databaseUrlOf(values), folderOf(values), async (owner) => {
    const copied: Copied = { tables: 0, rows: 0, files: 0 };
    const parts = counted(copyOf(owner, filesFolderOf(values), say), copied);
    const { bytes, checksum } = await seal(file, written(parts), passphrase);
    if (values.json) print({ ...copied, bytes, checksum });
    else say(`${file} : ${told(copied)}, ${bytes} octets, empreinte ${checksum}`);
    return 0;
  });
};

async function* counted(parts: ReturnType<typeof copyOf>, copied: Copied): ReturnType<typeof copyOf> {
  for await (const part of parts) {
    if (part.head.kind === "table") {
      copied.tables++;
      copied.rows += part.head.rows;
    } else if (part.head.kind === "file") copied.files++;
    yield part;
  }
}

export const restore: Command = async (args) => {
  const { values, positionals } = options(args, { options: DATABASE_OPTIONS, allowPositionals: true });
  const file = fileOf(positionals);
  if (!existsSync(file)) throw new BadArguments(`${file} n'existe pas.`);
  const passphrase = keyFor(file, false);
  return refusing(async () => {
    const opened = await unsealed(file, passphrase);
    return withOwner(databaseUrlOf(values), folderOf(values), async (owner) => {
      const copied = await putBack(owner, read(opened.bytes), filesFolderOf(values), say);
      if (values.json) print({ ...copied, bytes: opened.size, checksum: opened.checksum() });
      else say(`Remis et vérifié, table par table : ${told(copied)}.`);
      return 0;
    });
  });
};

/** From the embedded database to PostgreSQL, in one command: what stands in `--data` stays as it is. */
export const move: Command = async (args) => {
  const { values } = options(args, { options: { ...DATABASE_OPTIONS, to: { type: "string" } } });
  const to = values.to;
  if (to === undefined || !URL.canParse(to))
    throw new BadArguments("Donnez l'adresse de la base PostgreSQL : --to postgres://…");
  // Files stay where they are: both databases name the same ones.
  const none = path.join(folderOf(values), "no-files-to-move");
  return refusing(() =>
    withOwner(undefined, folderOf(values), (source) =>
      withOwner(to, folderOf(values), async (target) => {
        const copied = await putBack(target, copyOf(source, none, say), none, say);
        if (values.json) print(copied);
        else
          say(
            `Portés et vérifiés, table par table : ${told(copied)}. Démarrez avec DATABASE_URL=${new URL(to).pathname}.`,
          );
        return 0;
      }),
    ),
  );
};
