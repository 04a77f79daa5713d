/** `serve`: opens the application, on the first free port, and says where and with which accounts. */
import { statSync } from "node:fs";
import { createServer as listener } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { createAuth } from "../../platform/access/auth.ts";
import { folderOfFiles } from "../../platform/files/file-store.ts";
import { createMailer } from "../../platform/mail/mailer.ts";
import { passwordMail } from "../../platform/mail/password-mail.ts";
import { changedFactorsOf, enteredOf, judgeOf, refusedPasswordOf } from "../../sign-in/store.ts";
import { loadDemo } from "../demo/load.ts";
import { DEMO_PASSWORD, DEMO_SEED, demoUsers } from "../demo/organisations.ts";
import { secretOf, webhookSealingOf } from "../secret.ts";
import { createServer } from "../server.ts";
import { providerIn, settingsOf } from "../settings.ts";
import { webBundle } from "../web-build.ts";
import {
  BadArguments,
  filesFolderOf,
  folderOf,
  DATABASE_OPTIONS,
  integerOption,
  options,
  withDatabase,
  type Command,
} from "./command.ts";

const FIRST_PORT = 4300;
/** The hour, Paris, from which the morning's lists are mailed: before offices open. */
const MORNING = 7;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

export const command: Command = async (args) => {
  const { values } = options(args, {
    options: {
      ...DATABASE_OPTIONS,
      port: { type: "string" },
      demo: { type: "boolean" },
      host: { type: "string" },
      inbox: { type: "string" },
    },
  });
  const settings = settingsOf(process.env);
  const inboxFolder = values.inbox ?? settings.LEDGER_INBOX;
  if (inboxFolder !== undefined && !statSync(inboxFolder, { throwIfNoEntry: false })?.isDirectory())
    throw new BadArguments(
      `--inbox : le dossier ${inboxFolder} n'existe pas. Créez-le, avec un sous-dossier par code de bailleur.`,
    );
  const started = performance.now();
  const host = values.host ?? settings.HOST ?? "127.0.0.1";
  const port = await freePort(host, integerOption("port", values.port, { max: 65_535 }) ?? settings.PORT);
  const publicUrl = settings.PUBLIC_URL ?? `http://${host}:${port}`;

  say("Ouverture de la base…");
  return withDatabase(values, async (database) => {
    if (values.demo) await loadDemo(database, { frozen: true, onProgress: say });
    const webRoot = webBundle(say);
    const mail = createMailer({
      smtpUrl: settings.SMTP_URL,
      from: settings.MAIL_FROM ?? "Logement Toujours <ne-pas-repondre@logement-toujours.example>",
      log: say,
    });
    const provider = providerIn(settings);
    const secret = secretOf(folderOf(values), settings.LT_SECRET);
    const webhookSealing = webhookSealingOf(secret);
    const auth = createAuth(database, {
      secret,
      publicUrl,
      sendPasswordReset: (user, url, language) => mail(passwordMail(user, url, language)),
      judge: judgeOf(database),
      refusedPassword: refusedPasswordOf(database),
      changed: changedFactorsOf(database),
      entered: enteredOf(database),
      provider,
    });
    const filesFolder = filesFolderOf(values);
    const leaving = new AbortController();
    const server = await createServer({
      database,
      auth,
      publicUrl,
      filesFolder,
      demo: values.demo ?? false,
      providerName: provider?.name,
      privateWebhooks: settings.WEBHOOK_PRIVATE ?? false,
      webhookSealing,
      webRoot,
      metricsToken: settings.METRICS_TOKEN,
      trustProxy: settings.TRUST_PROXY ?? 0,
      leaving: leaving.signal,
    });
    await server.listen({ host, port });

    process.stdout.write(
      `Logement Toujours : ${publicUrl} (prêt en ${((performance.now() - started) / 1000).toFixed(1)} s)\n`,
    );
    if (values.demo) {
      process.stdout.write(`Comptes de démonstration, mot de passe ${DEMO_PASSWORD} :\n`);
      const shown = new Set<string>();
      for (const user of demoUsers(DEMO_SEED)) {
        if (shown.has(user.role)) continue;
        shown.add(user.role);
        process.stdout.write(`  ${user.email.padEnd(58)} ${user.role} (${user.organisation})\n`);
      }
    }
    // Loaded and started once the first page can be asked for: nobody waits for background jobs.
    const [{ startJobs }, { handlersOf }, { watchInbox }, { keepSealed }, { sealStanding, startDeliveries }] =
      await Promise.all([
        import("../../platform/jobs/outbox.ts"),
        import("../jobs/handlers.ts"),
        import("../inbox/inbox.ts"),
        import("../../access-log/sealing.ts"),
        import("../../webhook/deliver.ts"),
      ]);
    const jobs = startJobs(database, {
      handlers: handlersOf({ mail, publicUrl }, folderOfFiles(filesFolder)),
      log: say,
      daysAfter: 10,
      morningAt: MORNING,
    });
    const sealing = keepSealed(database, { log: say });
    await sealStanding(database, webhookSealing);
    const deliveries = startDeliveries(database, {
      open: settings.WEBHOOK_PRIVATE ?? false,
      sealing: webhookSealing,
      log: say,
    });
    const inbox =
      inboxFolder === undefined
        ? undefined
        : watchInbox(database, { folder: path.resolve(inboxFolder), log: say });
    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    });
    // The proxy that asks whether it is ready sends people elsewhere; those who are here yet are answered.
    leaving.abort();
    if (settings.DRAIN_SECONDS) await wait(settings.DRAIN_SECONDS * 1000);
    await server.close();
    await inbox?.stop();
    await deliveries.stop();
    await jobs.stop();
    await sealing.stop();
    return 0;
  });
};

/** The port asked for, or the first free one; 0 lets the system choose. */
async function freePort(host: string, asked: number | undefined): Promise<number> {
  const candidates =
    asked === undefined ? Array.from({ length: 50 }, (_, index) => FIRST_PORT + index) : [asked];
  for (const candidate of candidates) {
    const found = await new Promise<number | undefined>((resolve) => {
      const probe = listener();
      probe.once("error", () => resolve(undefined));
      probe.listen(candidate, host, () => {
        const { port } = probe.address() as { port: number };
        probe.close(() => resolve(port));
      });
    });
    if (found !== undefined) return found;
  }
  throw new BadArguments(
    asked === undefined
      ? "Aucun port libre trouvé : donnez-en un avec --port."
      : `Le port ${asked} est déjà pris : choisissez-en un autre avec --port.`,
  );
}
