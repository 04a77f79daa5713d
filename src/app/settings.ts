/** What the environment says of an installation, read once at start: every fault is told at once, each with its variable and remedy. */
import { statSync } from "node:fs";

import { z } from "zod";

import { isLoopback } from "../platform/access/loopback.ts";
import type { IdentityProvider } from "../platform/access/oidc.ts";
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
  /** How many proxies of ours stand before the server, one behind the other. */
  TRUST_PROXY: number(0, 5).optional(),
  DRAIN_SECONDS: number(0, 300).optional(),
  SMTP_URL: url(["smtp:", "smtps:"]).optional(),
  MAIL_FROM: z.string().includes("@", { error: "une adresse électronique, avec ou sans nom." }).optional(),
  BACKUP_FOLDER: z.string().min(1, "un dossier.").optional(),
  FILES_FOLDER: z.string().min(1, "un dossier.").optional(),
  LEDGER_INBOX: z
    .string()
    .refine((value) => statSync(value, { throwIfNoEntry: false })?.isDirectory() === true, {
      error: "un dossier qui existe, avec un sous-dossier par code de bailleur.",
    })
    .optional(),
  WEBHOOK_PRIVATE: switched.optional(),
  OIDC_ISSUER: url(["http:", "https:"])
    .refine(
      (value) => !value.startsWith("http:") || !URL.canParse(value) || isLoopback(new URL(value).hostname),
      "une adresse https : ce qui ouvre des comptes ne passe pas en clair.",
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1, "l'identifiant donné par le fournisseur d'identité.").optional(),
  OIDC_CLIENT_SECRET: z.string().min(8, "le secret donné par le fournisseur d'identité.").optional(),
  OIDC_NAME: z.string().min(1).max(40, "40 caractères au plus : il est sur un bouton.").optional(),
  OIDC_SCOPES: z
    .string()
    .refine((value) => value.split(/\s+/).includes("openid"), {
      error: "des portées séparées par des espaces, dont openid.",
    })
    .optional(),
  OIDC_ACR_VALUES: z.string().min(1).optional(),
  OIDC_EMAIL_VERIFIED: switched.optional(),
  OIDC_SECOND_FACTOR: switched.optional(),
  METRICS_TOKEN: z.string().min(20, "20 caractères au moins.").optional(),
});
/** What an identity provider cannot do without. */
const OF_PROVIDER = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
const TOGETHER = VARIABLES.superRefine((given, problem) => {
  const missing = OF_PROVIDER.filter((name) => given[name] === undefined);
  if (missing.length === 0 || missing.length === OF_PROVIDER.length) return;
  for (const name of missing)
    problem.addIssue({
      code: "custom",
      path: [name],
      message: "manque : un fournisseur d'identité se règle par ses trois variables.",
    });
});
export type Settings = z.output<typeof VARIABLES>;

/** The identity provider of an installation; undefined where none is set. */
export function providerIn(settings: Settings): IdentityProvider | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = settings;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return {
    issuer,
    clientId,
    clientSecret,
    name: settings.OIDC_NAME ?? new URL(issuer).hostname,
    scopes: (settings.OIDC_SCOPES ?? "openid email profile").split(/\s+/),
    assurance: settings.OIDC_ACR_VALUES,
    emailsVerified: settings.OIDC_EMAIL_VERIFIED ?? false,
    secondFactor: settings.OIDC_SECOND_FACTOR ?? false,
  };
}

/** The environment cannot be used: one line for each variable at fault. The values are not told, some are secret. */
class BadSettings extends BadArguments {}

/** The settings of the environment; an empty variable is one that is not set. Throws BadSettings. */
export function settingsOf(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const read = TOGETHER.safeParse(given);
  if (read.success) return read.data;
  throw new BadSettings(
    [
      "Réglages à corriger, rien n'a démarré :",
      ...read.error.issues.map(({ path, message }) => `  ${path.join(".")} : ${message}`),
    ].join("\n"),
  );
}
