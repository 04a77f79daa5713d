/** What the environment says of an installation, read once at start: every fault is told at once, each with its variable and remedy. */
import { statSync } from "node:fs";

import { z } from "zod";

import { BadArguments } from "./commands/command.ts";

const switched = z.enum(["0", "1"], { error: "0 ou 1." }).transform((value) => value === "1");
const number = (least: number, most: number) =>
  z.coerce
    .number({ error: "un nombre entier." })
    .int("un nombre entier.")
    .min(least, `${least} au moins.`)
    .max(most, `${most} au plus.`);
const url = (protocols: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `une adresse qui commence par ${protocols.map((one) => `${one}//`).join(" ou ")}`,
  });

const VARIABLES = z.object({
  DATABASE_URL: url(["postgres:", "postgresql:"]).optional(),
  LT_SECRET: z.string().min(32, "32 caractères au moins.").optional(),
  PUBLIC_URL: url(["http:", "https:"])
    .refine(
      (value) => new URL(value).pathname === "/",
      "une adresse sans chemin : l'application est à la racine.",
    )
    .optional(),
  HOST: z.string().min(1, "une adresse de cette machine.").optional(),
  PORT: number(0, 65_535).optional(),
  TRUST_PROXY: switched.optional(),
  SMTP_URL: url(["smtp:", "smtps:"]).optional(),
  MAIL_FROM: z.string().includes("@", { error: "une adresse électronique, avec ou sans nom." }).optional(),
  FILES_FOLDER: z.string().min(1, "un dossier.").optional(),
  LEDGER_INBOX: z
    .string()
    .refine((value) => statSync(value, { throwIfNoEntry: false })?.isDirectory() === true, {
      error: "un dossier qui existe, avec un sous-dossier par code de bailleur.",
    })
    .optional(),
  METRICS_TOKEN: z.string().min(20, "20 caractères au moins.").optional(),
});
export type Settings = z.output<typeof VARIABLES>;

/** The environment cannot be used: one line for each variable at fault. The values are not told, some are secret. */
class BadSettings extends BadArguments {}

/** The settings of the environment; an empty variable is one that is not set. Throws BadSettings. */
export function settingsOf(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const read = VARIABLES.safeParse(given);
  if (read.success) return read.data;
  throw new BadSettings(
    [
      "Réglages à corriger, rien n'a démarré :",
      ...read.error.issues.map(({ path, message }) => `  ${path.join(".")} : ${message}`),
    ].join("\n"),
  );
}
