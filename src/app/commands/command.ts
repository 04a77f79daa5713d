/** What every command is given, and how it answers. Exit codes: 0 done, 1 refused or a check failed, 2 bad arguments. */
import path from "node:path";
import { parseArgs, type ParseArgsConfig } from "node:util";

import type { Broken } from "../../platform/calendar/dated.ts";
import type { Database } from "../../platform/database/database.ts";
import { openDatabase } from "../../platform/database/open.ts";

/** The call itself is wrong: exit code 2. */
export class BadArguments extends Error {}

/** Gets what follows its name on the command line; gives the exit code. */
export type Command = (args: string[]) => Promise<number>;

/** Options that every command on the database takes. */
export const DATABASE_OPTIONS = {
  data: { type: "string" },
  "database-url": { type: "string" },
  json: { type: "boolean" },
} as const satisfies ParseArgsConfig["options"];

export type Where = { data?: string | undefined; "database-url"?: string | undefined };

/** The folder of the embedded database, and of what is kept beside it. */
export const folderOf = (values: Where) => values.data ?? "./data";

/** The server of `--database-url` or DATABASE_URL; undefined: the embedded database. A variable left empty is not set. */
export const databaseUrlOf = (values: Where) =>
  (values["database-url"] ?? process.env["DATABASE_URL"]) || undefined;

/** The folder of people's files: FILES_FOLDER, or beside the data. */
export const filesFolderOf = (values: Where) =>
  process.env["FILES_FOLDER"] || path.join(folderOf(values), "files");

/** Opens what `--database-url`, DATABASE_URL or `--data` name, and closes it whatever happens. */
export async function withDatabase<T>(values: Where, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({
    databaseUrl: databaseUrlOf(values),
    folder: folderOf(values),
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Node's own parser, strict: an unknown option is an error, never ignored. */
export function options<const T extends ParseArgsConfig>(
  args: string[],
  config: T,
): ReturnType<typeof parseArgs<T & { args: string[] }>> {
  return parseArgs({ ...config, args });
}

/** An integer option within bounds, or BadArguments naming it. */
export function integerOption(
  name: string,
  given: string | undefined,
  { min = 0, max = Number.MAX_SAFE_INTEGER } = {},
): number | undefined {
  if (given === undefined) return undefined;
  const value = Number(given);
  if (!/^-?\d+$/.test(given.trim()) || !Number.isSafeInteger(value) || value < min || value > max) {
    throw new BadArguments(`--${name} : « ${given} » n'est pas un nombre entier d'au moins ${min}.`);
  }
  return value;
}

/** A day option, or BadArguments naming it. */
export function dayOption(name: string, given: string | undefined): Temporal.PlainDate | undefined {
  if (given === undefined) return undefined;
  try {
    return Temporal.PlainDate.from(given, { overflow: "reject" });
  } catch {
    throw new BadArguments(`--${name} : « ${given} » n'est pas une date AAAA-MM-JJ.`);
  }
}

/** One JSON value on standard output, and nothing else. The English of rules is the pages' own: commands.md has no such field. */
export function print(value: unknown): void {
  process.stdout.write(`${printed(value)}\n`);
}

/** The same as text, `indent` spaces deep where people read it. */
export const printed = (value: unknown, indent = 0): string =>
  JSON.stringify(value, (key, part: unknown) => (key === "english" ? undefined : part), indent);

/** Says broken rules: as JSON to programs, as sentences to people. Exit code 1. */
export function refuse(errors: readonly Broken[], json = true): number {
  if (json) print({ errors });
  for (const { field, message } of errors) {
    const named = field === undefined || message.startsWith(field) ? message : `${field} : ${message}`;
    process.stderr.write(`${named}\n`);
  }
  return 1;
}

/** Standard input, read whole as JSON. */
export async function jsonFromInput(): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    throw new BadArguments("L'entrée standard n'est pas du JSON : donnez les faits en un objet JSON.");
  }
}

/** A command that answers facts given as JSON on standard input, by a rule that touches no database. */
export const answering =
  (answer: (facts: unknown) => object | { errors: Broken[] }): Command =>
  async (args) => {
    options(args, { options: { json: { type: "boolean" } } });
    const answered = answer(await jsonFromInput());
    if ("errors" in answered) return refuse(answered.errors);
    print(answered);
    return 0;
  };
