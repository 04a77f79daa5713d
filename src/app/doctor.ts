/** What is wrong with an installation: each check says what it found and, where it fails, what to do. It changes nothing of a PostgreSQL. */
import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, stat, statfs, writeFile } from "node:fs/promises";
import path from "node:path";

import { readMigrationFiles } from "drizzle-orm/migrator";
import { createTransport } from "nodemailer";

import { isLoopback } from "../platform/access/loopback.ts";
import { legalOn } from "../law/legal-parameters.ts";
import type { Sealing } from "../platform/access/sealing.ts";
import type { Owner } from "../platform/backup/owner.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { folderOfFiles } from "../platform/files/file-store.ts";
import { securedSmtp } from "../platform/mail/mailer.ts";
import { sweptBefore, unnamedFiles } from "../received-file/sweep.store.ts";
import { secretFile } from "./secret.ts";

/** `found`: a figure or words. `remedy`: where it is not ok. */
export type Check = { id: string; ok: boolean; found: number | string; remedy?: string };
export type Diagnosis = { ok: boolean; checks: Check[] };
type Environment = Readonly<Record<string, string | undefined>>;

const OLDEST_NODE = 26;
const OLDEST_POSTGRES = 15;
const LEAST_FREE = 1024 ** 3;
const CLOCK_MS = 5_000;
/** A copy a night: one that was missed is told the second morning. */
const LATEST_COPY = Temporal.Duration.from({ hours: 48 });
/** An event is handed on within seconds; a quarter of an hour means that nobody does. */
const PATIENCE = "15 minutes";

const checked = (id: string, ok: boolean, found: number | string, remedy: string): Check => ({
  id,
  ok,
  found,
  ...(!ok && { remedy }),
});
/** A check that could not be made has failed, with what stopped it. */
async function attempted(id: string, remedy: string, look: () => Promise<Check>): Promise<Check> {
  try {
    return await look();
  } catch (error) {
    return checked(id, false, error instanceof Error ? error.message : String(error), remedy);
  }
}

/** What can be told without a database: the machine, the folders, the settings. */
export async function machineChecks(
  environment: Environment,
  folder: string,
  filesFolder: string,
): Promise<Check[]> {
  const node = Number(process.versions.node.split(".")[0]);
  const { LT_SECRET: secret, PUBLIC_URL: url, SMTP_URL: smtp } = environment;
  return [
    checked(
      "node",
      node >= OLDEST_NODE,
      process.versions.node,
      `Lancez par npm, qui apporte Node ${OLDEST_NODE}.`,
    ),
    await secretCheck(secret, folder),
    checked(
      "publicUrl",
      url === undefined ||
        url.startsWith("https://") ||
        /^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/.test(url),
      url ?? "adresse de cette machine",
      "PUBLIC_URL : donnez une adresse https, celle que les gens ouvrent.",
    ),
    checked(
      "databaseTls",
      inTls(environment["DATABASE_URL"]),
      environment["DATABASE_URL"] ? new URL(environment["DATABASE_URL"]).host : "base de cette machine",
      "DATABASE_URL : la base est sur une autre machine, ajoutez ?sslmode=verify-full (et sslrootcert=… pour une autorité à vous).",
    ),
    await attempted(
      "folder",
      `Rendez le dossier ${filesFolder} inscriptible par le compte du service (FILES_FOLDER).`,
      async () => {
        await mkdir(filesFolder, { recursive: true, mode: 0o700 });
        const probe = path.join(filesFolder, `.${randomUUID()}`);
        await writeFile(probe, "x");
        await rm(probe);
        return checked("folder", true, filesFolder, "");
      },
    ),
    await attempted("disk", `Le dossier ${filesFolder} ne se lit pas.`, async () => {
      const { bavail, bsize } = await statfs(filesFolder);
      return checked(
        "disk",
        bavail * bsize >= LEAST_FREE,
        `${Math.round((bavail * bsize) / 1024 ** 2)} Mo libres`,
        "Libérez de la place : 1 Go au moins.",
      );
    }),
    await attempted(
      "mail",
      "SMTP_URL : le serveur de courrier ne répond pas. Vérifiez l'adresse, le compte et le port.",
      async () => {
        if (!smtp)
          return checked("mail", true, "aucun serveur réglé : les courriels sont écrits au journal", "");
        await createTransport(securedSmtp(smtp), {
          connectionTimeout: 5_000,
          greetingTimeout: 5_000,
        } as never).verify();
        return checked("mail", true, new URL(smtp).host, "");
      },
    ),
    await attempted(
      "copies",
      "BACKUP_FOLDER : le dossier des sauvegardes ne se lit pas. Donnez celui où `backup` écrit, lisible par le compte du service.",
      () => copiesCheck(environment["BACKUP_FOLDER"], Temporal.Now.instant()),
    ),
  ];
}

/** The copies of BACKUP_FOLDER: one of the last two days, and none that is kept longer than the setting says (erased people are in it). */
async function copiesCheck(folder: string | undefined, now: Temporal.Instant): Promise<Check> {
  if (!folder)
    return checked("copies", true, "aucun dossier réglé (BACKUP_FOLDER) : leur âge n'est pas regardé", "");
  const made = await Promise.all(
    (await readdir(folder))
      // Keys written beside copies are none.
      .filter((name) => !name.endsWith(".key") && !name.startsWith("."))
      .map(async (name) => ({ name, found: await stat(path.join(folder, name)) })),
  );
  const copies = made
    .filter(({ found }) => found.isFile())
    .map(({ name, found }) => ({ name, mtimeMs: found.mtimeMs }))
    .toSorted((one, other) => other.mtimeMs - one.mtimeMs);
  const [latest] = copies;
  if (!latest)
    return checked(
      "copies",
      false,
      "aucune",
      `Aucune sauvegarde dans ${folder} : planifiez \`backup\` chaque nuit.`,
    );
  const keptSince = now
    .toZonedDateTimeISO("Europe/Paris")
    .subtract(legalOn("retention.copies", todayInParis())!.value);
  const tooOld = copies.filter(({ mtimeMs }) => mtimeMs < keptSince.epochMilliseconds);
  const age = now.since(Temporal.Instant.fromEpochMilliseconds(Math.floor(latest.mtimeMs)), {
    largestUnit: "hours",
  });
  const found = `${copies.length} copies, la dernière il y a ${age.hours} h`;
  if (tooOld.length > 0)
    return checked(
      "copies",
      false,
      `${found}, ${tooOld.length} trop anciennes`,
      `Supprimez ${tooOld.map(({ name }) => name).join(", ")} : des personnes effacées y sont encore (durée des copies : page Conservation).`,
    );
  return checked(
    "copies",
    Temporal.Duration.compare(age, LATEST_COPY) <= 0,
    found,
    "La sauvegarde de la nuit a manqué : lancez `backup`, et voyez pourquoi.",
  );
}

/** A database elsewhere is spoken to in TLS, with its certificate verified; one of this machine, or whose address says `disable`, is not. */
function inTls(databaseUrl: string | undefined): boolean {
  if (!databaseUrl) return true;
  const { hostname, searchParams } = new URL(databaseUrl);
  return (
    hostname === "" ||
    isLoopback(hostname) ||
    ["verify-full", "disable"].includes(searchParams.get("sslmode") ?? "")
  );
}

async function secretCheck(secret: string | undefined, folder: string): Promise<Check> {
  const remedy =
    "LT_SECRET : 32 caractères au moins ; sans lui, le fichier « secret » du dossier n'est lisible que de son propriétaire.";
  if (secret !== undefined)
    return checked("secret", secret.length >= 32, `LT_SECRET, ${secret.length} caractères`, remedy);
  const file = await stat(secretFile(folder)).catch(() => undefined);
  if (!file) return checked("secret", true, "pas encore tiré : le premier démarrage le fera", remedy);
  return checked(
    "secret",
    (file.mode & 0o077) === 0,
    `fichier, droits ${(file.mode & 0o777).toString(8)}`,
    remedy,
  );
}

/** What the database tells of itself, read by its owner. `sealing`: of the secret that stands, undefined where there is none yet. */
export async function databaseChecks(
  owner: Owner,
  { filesFolder, sealing, now }: { filesFolder: string; sealing: Sealing | undefined; now: Date },
): Promise<Check[]> {
  const one = async (query: string) => Object.values((await owner.run(query))[0] ?? {})[0];
  const number = async (query: string) => Number(await one(query));
  const version = await number("select current_setting('server_version_num')::int / 10000");
  const checks: Check[] = [
    checked(
      "engine",
      version >= OLDEST_POSTGRES,
      `${owner.engine} ${version}`,
      `PostgreSQL ${OLDEST_POSTGRES} ou plus récent.`,
    ),
  ];
  const isOurs = (await one("select to_regclass('app.migration') is not null")) === true;
  const known = readMigrationFiles({
    migrationsFolder: path.join(import.meta.dirname, "../platform/database/migrations"),
  }).map(({ hash }) => hash);
  const applied = isOurs
    ? (await owner.run("select hash from app.migration")).map(({ hash }) => String(hash))
    : [];
  const missing = known.filter((hash) => !applied.includes(hash)).length;
  const unknown = applied.filter((hash) => !known.includes(hash)).length;
  checks.push(
    checked(
      "schema",
      missing === 0 && unknown === 0,
      !isOurs ? "base vide" : `${missing} évolutions à appliquer, ${unknown} inconnues`,
      unknown > 0
        ? "La base vient d'une version plus récente : démarrez celle-là, ou remettez une sauvegarde."
        : "Démarrez l'application : elle met la base à jour d'un coup, ou pas du tout.",
    ),
  );
  if (!isOurs) return checks;
  const roles = await number(`
    select count(*)::int from pg_roles where rolname like 'lt\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`);
  checks.push(
    checked(
      "roles",
      roles === 0,
      roles,
      "Retirez aux rôles lt_… ce qui passe outre les politiques (superuser, bypassrls, createrole, createdb).",
    ),
  );
  const open = await number(`
    select count(*)::int from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and (not c.relrowsecurity or not c.relforcerowsecurity or pg_get_userbyid(c.relowner) <> 'lt_owner'
            or (not c.relispartition and not exists (select 1 from pg_policy p where p.polrelid = c.oid)))`);
  checks.push(
    checked(
      "wall",
      open === 0,
      open,
      "Des tables ont perdu leurs politiques : redémarrez l'application, qui les remet, et cherchez qui les a changées.",
    ),
  );
  const gap = Math.abs(
    now.getTime() - Number(await one("select extract(epoch from clock_timestamp())::float8 * 1000")),
  );
  checks.push(
    checked(
      "clock",
      gap <= CLOCK_MS,
      `${Math.round(gap)} ms`,
      "Les horloges de la base et de cette machine diffèrent : réglez-les sur un même serveur de temps.",
    ),
  );
  const waiting = await number(
    `select count(*)::int from outbox_event where handled_at is null and created_at < now() - interval '${PATIENCE}'`,
  );
  checks.push(
    checked(
      "events",
      waiting === 0,
      waiting,
      "Des événements attendent : le service est arrêté, ou ils ont échoué. Son journal dit lesquels.",
    ),
  );
  const ids = (await owner.run("select id from received_file where removed_on is null")).map(({ id }) =>
    String(id),
  );
  const store = folderOfFiles(filesFolder);
  const lost = (await Promise.all(ids.map((id) => store.get(id)))).filter(
    (bytes) => bytes === undefined,
  ).length;
  checks.push(
    checked(
      "files",
      lost === 0,
      lost,
      "Des fichiers reçus manquent dans leur dossier : remettez-les d'une sauvegarde, ou corrigez FILES_FOLDER.",
    ),
  );
  const named = new Set(ids);
  const unnamed = await unnamedFiles(
    async (found) => found.filter((id) => named.has(id)),
    store,
    sweptBefore(now.getTime()),
  );
  checks.push(
    checked(
      "unnamedFiles",
      !unnamed.heldBack,
      `${unnamed.ids.length} sur ${unnamed.kept}`,
      `Trop de fichiers de ${filesFolder} ne sont nommés par aucune ligne de la base : la nuit n'en efface aucun. Dossier d'une autre installation : corrigez FILES_FOLDER. Base remise à un jour antérieur : remettez celle d'aujourd'hui si vous l'avez. Sinon ils sont perdus pour tous : \`retention --unnamed-files\` les efface.`,
    ),
    await webhooksCheck(owner, sealing),
  );
  return checks;
}

/** Webhooks of which no secret opens: LT_SECRET is another than the one that sealed them, and nothing signs their letters. */
async function webhooksCheck(owner: Owner, sealing: Sealing | undefined): Promise<Check> {
  const rows = (await owner.run(`
    select w.id, w.name, o.code, s.secret
      from webhook_secret s join webhook w on w.id = s.webhook_id join organisation o on o.id = w.organisation_id
     where s.ends_at is null or s.ends_at > now() order by o.code, w.name, w.id`)) as Record<
    "id" | "name" | "code" | "secret",
    string
  >[];
  const all = new Map(rows.map(({ id, code, name }) => [id, `${code} (${name})`]));
  const opened = new Set(
    rows.filter(({ id, secret }) => sealing?.open(secret, id) !== undefined).map(({ id }) => id),
  );
  const shut = [...all].filter(([id]) => !opened.has(id)).map(([, name]) => name);
  return checked(
    "webhookSecrets",
    shut.length === 0,
    shut.length === 0 ? all.size : `${shut.length} sur ${all.size} ne s'ouvrent pas : ${shut.join(", ")}`,
    "LT_SECRET n'est plus celui qui a scellé les secrets de ces webhooks : leurs messages attendent, aucun n'est signé. Remettez l'ancien LT_SECRET (ou le fichier « secret » du dossier) ; s'il est perdu, chaque organisme choisit « Nouveau secret » sur sa page « Webhooks » et le donne à son programme.",
  );
}
