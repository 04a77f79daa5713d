/** From a lead's invitation, by a real mail, to the person at work; then a post closed, and what the bell tells. */
import { SMTPServer } from "smtp-server";

import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { expect, test as base } from "./fixtures.ts";
import { startServer } from "./server.ts";

type MailBox = { port: number; texts: string[]; close: () => void };

/** A mail server of the test's own: what the application really sent. */
async function openMailBox(): Promise<MailBox> {
  const texts: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        texts.push(unfolded(Buffer.concat(chunks).toString("utf8")));
        done();
      });
    },
  });
  const listening = server.listen(0, "127.0.0.1");
  await new Promise((resolve) => listening.once("listening", resolve));
  return { port: (listening.address() as { port: number }).port, texts, close: () => server.close() };
}

/** Quoted-printable as mail servers pass it on: lines joined again, `=3D` back to `=`. */
const unfolded = (text: string) =>
  text
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const test = base.extend<object, { mailBox: MailBox }>({
  mailBox: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs here
    async ({}, use) => {
      const box = await openMailBox();
      await use(box);
      box.close();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ mailBox }, use) => {
      const server = await startServer([], { SMTP_URL: `smtp://127.0.0.1:${mailBox.port}` });
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 150_000 },
  ],
});

test("a lead invites, the mail's link opens the account once, and the person is in", async ({
  page,
  browser,
  baseURL,
  mailBox,
  signInAs,
}) => {
  await signInAs("landlordLead", "Alpes Isère Habitat");
  await page.goto("/people");
  await expect(page.getByRole("heading", { level: 1, name: "Utilisateurs" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Inviter une personne" }).click();
  await expect(page.getByLabel("Fonction").getByRole("option")).toHaveText([
    "Choisissez une fonction",
    "Responsable bailleur",
    "Chargé de recouvrement",
    "Conseiller social",
    "Membre de commission",
  ]);
  await page.getByRole("button", { name: "Envoyer l'invitation" }).click();
  await expect(page.getByText("Indiquez le prénom et le nom de la personne.")).toBeVisible();
  await expect(page.getByText("Choisissez une des fonctions que cet organisme peut donner.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Prénom et nom").fill("Camille Essai");
  await page.getByLabel("Adresse électronique", { exact: true }).fill("camille.essai@example.org");
  await page.getByLabel("Fonction").selectOption("Chargé de recouvrement");
  await page.getByRole("button", { name: "Envoyer l'invitation" }).click();
  await expect(page.getByRole("heading", { name: "Invitations en attente" })).toBeVisible();
  await expectAccessible(page);

  await expect.poll(() => mailBox.texts.length, { timeout: 20_000 }).toBe(1);
  const link = /https?:\/\/\S+\/invitation\?token=\S+/.exec(mailBox.texts[0]!)![0];
  expect(new URL(link).origin).toBe(baseURL);

  const theirs = await browser.newContext({ baseURL: baseURL!, locale: "fr-FR" });
  const invited = await theirs.newPage();
  await invited.goto(link);
  await expect(invited.getByRole("heading", { level: 1, name: "Bienvenue, Camille Essai" })).toBeVisible();
  await expect(invited.getByText("Alpes Isère Habitat vous ouvre un compte")).toBeVisible();
  await expectAccessible(invited);
  await invited.getByLabel("Nouveau mot de passe").fill("court");
  await invited.getByRole("button", { name: "Ouvrir mon compte" }).click();
  await expect(invited.getByText("Le mot de passe doit compter 12 caractères au moins.")).toBeVisible();
  await invited.getByLabel("Nouveau mot de passe").fill("une-phrase-que-je-retiens");
  await invited.getByRole("button", { name: "Ouvrir mon compte" }).click();
  await expect(invited.getByRole("heading", { level: 1, name: "Bonjour Camille Essai" })).toBeVisible();

  const later = await browser.newContext({ baseURL: baseURL!, locale: "fr-FR" });
  const again = await later.newPage();
  await again.goto(link);
  await expect(again.getByRole("heading", { level: 1, name: "Ce lien n'est plus valable" })).toBeVisible();
  await expectAccessible(again);
  await later.close();

  await page.reload();
  await page.getByRole("button", { name: "Fermer l'accès de Camille Essai" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Fermer l'accès" }).click();
  await expect(page.getByText("L'accès de Camille Essai est fermé.")).toBeVisible();
  await invited.goto("/worklist");
  await expect(invited.getByRole("heading", { level: 1, name: "Se connecter" })).toBeVisible();
  await theirs.close();

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test("the administrator adds an organisation, and its first lead is invited by mail", async ({
  page,
  mailBox,
  signInAs,
}) => {
  await signInAs("administrator");
  await page.goto("/organisations");
  await page.getByRole("button", { name: "Ajouter un organisme" }).click();
  await page.getByLabel("Code").fill("aih");
  await page.getByRole("button", { name: "Ajouter et inviter" }).click();
  await expect(page.getByText("Le code AIH est déjà pris : choisissez-en un autre.")).toBeVisible();
  await expect(page.getByText("Indiquez le prénom et le nom de la personne.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Nom de l'organisme").fill("Office de l'Isère");
  await page.getByLabel("Code").fill("opi");
  await page.getByLabel("Prénom et nom").fill("Dominique Essai");
  await page.getByLabel("Adresse électronique", { exact: true }).fill("dominique.essai@example.org");
  const before = mailBox.texts.length;
  await page.getByRole("button", { name: "Ajouter et inviter" }).click();
  await expect(page.getByRole("rowheader", { name: "Office de l'Isère" })).toBeVisible();
  await expect.poll(() => mailBox.texts.length, { timeout: 20_000 }).toBe(before + 1);
  expect(mailBox.texts.at(-1)).toContain("dominique.essai@example.org");

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test("the bell counts what is new, the page tells it, and mail is each person's choice", async ({
  page,
  signInAs,
}) => {
  await signInAs("coordinator");
  const bell = page.getByRole("link", { name: /^Notifications : \d+ non lues?$/ });
  await expect(bell).toBeVisible();
  await bell.click();
  await expect(page.getByRole("heading", { level: 1, name: "Notifications" })).toBeVisible();
  await expect(page.getByText(/Un bailleur oriente le ménage/).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Recevoir aussi un courriel").check();
  await expect(page.getByText("Vous recevrez aussi un courriel.")).toBeVisible();
  await page.getByRole("button", { name: "Tout marquer comme lu" }).click();
  await expect(page.getByRole("link", { name: "Notifications : rien de nouveau" })).toBeVisible();
  await expect(page.getByText("Nouveau", { exact: true })).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("Recevoir aussi un courriel")).toBeChecked();

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
