/** From a lead's invitation, by a real mail, to the person at work; then a post closed, and what the bell tells. */
import type { Browser, Page } from "@playwright/test";
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
  await expect(page.getByLabel("Fonction", { exact: true }).getByRole("option")).toHaveText([
    "Choisissez une fonction",
    "Responsable bailleur",
    "Chargé de recouvrement",
    "Conseiller social",
    "Membre de commission",
    "Délégué à la protection des données",
  ]);
  await page.getByRole("button", { name: "Envoyer l'invitation" }).click();
  await expect(page.getByText("Indiquez le prénom et le nom de la personne.")).toBeVisible();
  await expect(page.getByText("Choisissez une des fonctions que cet organisme peut donner.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Prénom et nom").fill("Camille Essai");
  await page.getByLabel("Adresse électronique", { exact: true }).fill("camille.essai@example.org");
  await page.getByLabel("Fonction", { exact: true }).selectOption("Chargé de recouvrement");
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

/** Opens the account that the last mail to an address invites to, in a browser of its own. */
async function accept(browser: Browser, baseURL: string, mailBox: MailBox, address: string): Promise<Page> {
  const mail = () => mailBox.texts.findLast((text) => text.includes(`To: ${address}`));
  await expect.poll(mail, { timeout: 30_000 }).toBeDefined();
  const link = /https?:\/\/\S+\/invitation\?token=\S+/.exec(mail()!)![0];
  const page = await (await browser.newContext({ baseURL, locale: "fr-FR" })).newPage();
  await page.goto(link);
  await page.getByLabel("Nouveau mot de passe").fill("une-phrase-que-je-retiens");
  await page.getByRole("button", { name: "Ouvrir mon compte" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Bonjour / })).toBeVisible();
  return page;
}

/** A step of the assistant, by its name. */
const step = (on: Page, name: string) => on.getByRole("listitem").filter({ hasText: name });

test("a sixth landlord joins: from nothing to its first file taken in and its list seen by its officer", async ({
  page,
  browser,
  baseURL,
  mailBox,
  signInAs,
}) => {
  test.setTimeout(120_000);
  await signInAs("administrator");
  await page.goto("/joining");
  await page.getByRole("button", { name: "Faire entrer un organisme" }).click();
  await page.getByLabel("Code").fill("aih");
  await page.getByRole("button", { name: "Ajouter et inviter" }).click();
  await expect(page.getByText("Le code AIH est déjà pris : choisissez-en un autre.")).toBeVisible();
  await expect(page.getByText("Indiquez le prénom et le nom de la personne.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Nom de l'organisme").fill("Office de l'Isère");
  await page.getByLabel("Code").fill("opi");
  await page.getByLabel("Prénom et nom").fill("Dominique Essai");
  await page.getByLabel("Adresse électronique", { exact: true }).fill("dominique.essai@example.org");
  await page.getByRole("button", { name: "Ajouter et inviter" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Office de l'Isère arrive" })).toBeVisible();
  await expect(step(page, "Faire venir son responsable")).toContainText("En attente d'une réponse");
  await page.getByRole("button", { name: "Demander : Noter la convention" }).click();
  await expect(step(page, "Noter la convention")).toContainText("Demandé le");
  await expectAccessible(page);

  // Its lead does what is its own, and stops on the way: what is left is still there.
  const lead = await accept(browser, baseURL!, mailBox, "dominique.essai@example.org");
  await lead.goto("/joining");
  await lead.getByRole("link", { name: "Office de l'Isère" }).click();
  await expect(step(lead, "Choisir ses réglages")).toContainText("C'est à vous.");
  await lead.getByRole("button", { name: "Les réglages de la plateforme conviennent" }).click();
  await expect(step(lead, "Choisir ses réglages")).toContainText("Fait");
  await lead.getByRole("link", { name: "Faire cette étape : Inviter l'équipe" }).click();
  await lead.getByRole("button", { name: "Inviter une personne" }).click();
  await lead.getByLabel("Prénom et nom").fill("Sacha Essai");
  await lead.getByLabel("Adresse électronique", { exact: true }).fill("sacha.essai@example.org");
  await lead.getByLabel("Fonction", { exact: true }).selectOption("Chargé de recouvrement");
  await lead.getByRole("button", { name: "Envoyer l'invitation" }).click();
  await expect(lead.getByRole("heading", { name: "Invitations en attente" })).toBeVisible();

  const officer = await accept(browser, baseURL!, mailBox, "sacha.essai@example.org");
  await officer.goto("/ledger/imports");
  const months = ["07", "08", "09", "10", "11"];
  const lines = [
    "Zone A;Zone B;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit",
    "OPI-1;LOT-1;38185;Aline Essai;20/06/2026;Virement;;12,00",
    ...months.map((month) => `OPI-1;LOT-1;38185;Aline Essai;01/${month}/2026;Loyer ${month}/2026;512,40;`),
  ];
  await officer.locator("input[type=file]").setInputFiles({
    name: "comptes.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`${lines.join("\n")}\n`),
  });
  await officer.getByRole("button", { name: "Importer", exact: true }).click();
  await officer.getByLabel("N° compte").selectOption("Zone A");
  await officer.getByLabel("Logement").selectOption("Zone B");
  await officer.getByRole("button", { name: "Enregistrer et importer" }).click();
  await expect(officer.getByText("6 lues = 6 gardées")).toBeVisible();
  await expect(async () => {
    await officer.goto("/worklist");
    await expect(officer.locator("[data-line]")).toHaveCount(1, { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await officer.locator("[data-line]").first().click();
  await expect(officer.getByRole("region", { name: /^Compte de / })).toContainText("Aline Essai");

  await page.reload();
  for (const done of [
    "Importer un premier fichier",
    "Nommer les colonnes",
    "Ouvrir la liste",
    "Choisir ses réglages",
  ])
    await expect(step(page, done)).toContainText("Fait");
  // The team lacks its social adviser, the agreement its coordination.
  await expect(page.getByText("Restent 2 étapes.")).toBeVisible();
  await expect(page.getByText("Aline Essai")).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await lead.context().close();
  await officer.context().close();
});

test("the bell counts what is new, the page tells it, and mail is each person's choice", async ({
  page,
  signInAs,
}) => {
  await signInAs("coordinator");
  await page.goto("/");
  const bell = page.getByRole("link", { name: /^Notifications\s: \d+ non lues?$/ });
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
