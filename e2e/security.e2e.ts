/** Signing in by two factors in a real browser: an application of codes, recovery codes, a passkey, a factor that the post requires. */
import { createServer } from "node:net";

import type { BrowserContext, Page } from "@playwright/test";

import { codeOf } from "../src/sign-in/totp-fixture.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { expect, test as base } from "./fixtures.ts";
import { startServer } from "./server.ts";

/** Passkeys know sites by name: this server is reached as `localhost`. */
const test = base.extend<object>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs here
    async ({}, use) => {
      const port = await freePort();
      const server = await startServer(["--port", port], { PUBLIC_URL: `http://localhost:${port}` });
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 150_000 },
  ],
});

function freePort(): Promise<string> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(String(port)));
    });
  });
}

const PASSWORD = "Logement-Toujours-38";

async function signInBy(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Adresse électronique").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Se connecter", exact: true }).click();
}
const hello = (page: Page) =>
  expect(page.getByRole("heading", { level: 1 })).toContainText("Bonjour", { timeout: 15_000 });

/** The device's own authenticator, as Chromium's tools make one: it knows its owner without a finger. */
async function authenticator(context: BrowserContext, page: Page) {
  const tools = await context.newCDPSession(page);
  await tools.send("WebAuthn.enable");
  await tools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** Reads the key on the page and shows a first code: the next one is then free for signing in. */
async function addApplication(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByLabel("Mot de passe actuel").fill(PASSWORD);
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.getByRole("img", { name: "Dessin à lire" })).toBeVisible();
  const secret = (await page.getByText("Ou recopiez cette clé").locator("span").textContent())!.replaceAll(
    " ",
    "",
  );
  await page.getByLabel("Code affiché par l'application").fill(codeOf(secret));
  await page.getByRole("button", { name: "Vérifier le code" }).click();
  const shown = page.getByRole("list", { name: "Codes de secours" }).getByRole("listitem");
  await expect(shown).toHaveCount(10);
  const codes = await shown.allTextContents();
  return { secret, codes };
}

test("an application of codes is added by its drawing, then asked for; a recovery code replaces it once", async ({
  page,
  signInAs,
}) => {
  const { email } = await signInAs("caseWorker");
  await page.goto("/account/security");
  await expect(page.getByRole("heading", { level: 1, name: "Sécurité de mon compte" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Ajouter une application" }).click();
  await expectAccessible(page);
  const { secret, codes } = await addApplication(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "J'ai gardé ces codes" }).click();
  await expect(page.getByText("10 codes restent")).toBeVisible();

  await page.context().clearCookies();
  await signInBy(page, email);
  await expect(page.getByRole("heading", { level: 1, name: "Votre second facteur" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Code de votre application").fill("000000");
  await page.getByRole("button", { name: "Se connecter", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Ce code ne convient pas");
  await page.getByLabel("Code de votre application").fill(codeOf(secret, 1));
  await page.keyboard.press("Enter");
  await hello(page);

  await page.context().clearCookies();
  await signInBy(page, email);
  await page.getByRole("button", { name: "Utiliser un code de secours" }).click();
  await page.getByLabel("Code de secours").fill(codes[0]!);
  await page.getByRole("button", { name: "Se connecter", exact: true }).click();
  await hello(page);
  await page.goto("/account/security");
  await expect(page.getByText("9 codes restent")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test("a passkey is made on the device, signs in alone, and is taken away", async ({
  page,
  context,
  signInAs,
}) => {
  await authenticator(context, page);
  await signInAs("operatorLead");
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Ajouter une clé d'accès" }).click();
  await page.getByLabel("Nom de la clé").fill("Ordinateur du bureau");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Créer la clé" }).click();
  await expect(page.getByText("La clé d'accès est en place.")).toBeVisible();
  await expect(page.getByText("Ordinateur du bureau")).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Utiliser une clé d'accès" }).click();
  await hello(page);
  await page.goto("/account/security");
  await expect(page.getByRole("row", { name: /Cette session/ })).toContainText("Clé d'accès");

  // A password alone is no longer enough for who has a passkey: it is asked for.
  await page.context().clearCookies();
  await signInBy(page, (await signInEmail(page, "operatorLead"))!);
  await expect(page.getByRole("heading", { level: 1, name: "Votre second facteur" })).toBeVisible();
  await page.getByRole("button", { name: "Utiliser une clé d'accès" }).click();
  await hello(page);
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Retirer la clé Ordinateur du bureau" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Retirer" }).click();
  await expect(page.getByText("La clé d'accès est retirée.")).toBeVisible();
});

async function signInEmail(page: Page, role: string): Promise<string | undefined> {
  const answer = await page.request.get("/api/demo-accounts");
  const { accounts } = (await answer.json()) as { accounts: { role: string; email: string }[] };
  return accounts.find((account) => account.role === role)?.email;
}

test("a lead asks a second factor of everybody: who has none adds it at the next page, and loses nothing", async ({
  page,
  browser,
  baseURL,
  signInAs,
}) => {
  const lead = await signInAs("landlordLead", "Pluralis");
  await page.goto("/security");
  await expect(page.getByRole("heading", { level: 1, name: "Sécurité des accès" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /Changer la règle/ }).click();
  await page.getByLabel("Demandé").selectOption("À tout le monde");
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();

  // The lead too: the very next page asks.
  await page.goto("/people");
  await expect(page.getByRole("heading", { level: 1, name: "Ajoutez un second facteur" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Ajouter une application" }).click();
  await addApplication(page);
  await page.getByRole("button", { name: "J'ai gardé ces codes" }).click();
  await expect(page).toHaveURL(/\/people$/);
  await expect(page.getByRole("heading", { level: 1, name: "Utilisateurs" })).toBeVisible();

  // An officer of theirs enrols, loses the telephone, and is helped.
  const context = await browser.newContext({ baseURL: baseURL!, locale: "fr-FR" });
  const theirs = await context.newPage();
  const officers = await page.request.get("/api/demo-accounts");
  const { accounts } = (await officers.json()) as {
    accounts: { role: string; email: string; organisation: string; name: string }[];
  };
  const officer = accounts.find(
    ({ role, organisation }) => role === "arrearsOfficer" && organisation === lead.organisation,
  )!;
  await signInBy(theirs, officer.email);
  await theirs.getByRole("button", { name: "Ajouter une application" }).click();
  await addApplication(theirs);
  await theirs.getByRole("button", { name: "J'ai gardé ces codes" }).click();
  await hello(theirs);

  await page.goto("/security");
  await page.getByRole("button", { name: `Retirer le facteur de ${officer.name}` }).click();
  await page.getByRole("button", { name: "Retirer le facteur", exact: true }).last().click();
  await expect(page.getByText("Dites pourquoi")).toBeVisible();
  await page.getByLabel("Motif").fill("Téléphone perdu, vu au bureau ce matin");
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Retirer le facteur" }).click();
  await expect(page.getByText(`Le second facteur de ${officer.name} est retiré.`)).toBeVisible();
  await theirs.goto("/worklist");
  await expect(theirs.getByRole("heading", { level: 1, name: "Se connecter" })).toBeVisible();
  await signInBy(theirs, officer.email);
  await expect(theirs.getByRole("heading", { level: 1, name: "Ajoutez un second facteur" })).toBeVisible();
  await context.close();
});

test("a lead shortens the organisation's sessions: refused with its reason, then kept with its author", async ({
  page,
  signInAs,
}) => {
  const lead = await signInAs("operatorLead", "L'Oiseau bleu");
  await page.goto("/security");
  await expect(page.getByText("Une session s'arrête après 4 h sans rien faire")).toBeVisible();
  await page.getByRole("button", { name: /Changer les durées/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Sans rien faire, en minutes").fill("2");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog.getByText(/Au moins 5\./)).toBeVisible();
  await dialog.getByLabel("Sans rien faire, en minutes").fill("30");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Une session s'arrête après 30 min sans rien faire")).toBeVisible();
  await page.getByText("Historique : 1 réglage").click();
  await expect(page.getByRole("row", { name: /Session\s: 30 min sans rien faire/ })).toContainText(lead.name);
  await expectAccessible(page);
  const close = page.getByRole("button", { name: /^Fermer ses sessions\s: / }).first();
  await close.click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Fermer ses sessions" }).click();
  await expect(page.getByText(/n'avait aucune session ouverte|sessions? de .* fermées?\./)).toBeVisible();
  await page.goto("/account/security");
  await expect(page.getByText(/30 min/)).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/security");
  await page.getByText("Historique : 1 réglage").click();
  await expectNoSidewaysScroll(page);
});

test("sessions elsewhere are seen and closed, by keyboard as well", async ({
  page,
  browser,
  baseURL,
  signInAs,
}) => {
  const { email } = await signInAs("funder");
  const context = await browser.newContext({ baseURL: baseURL!, locale: "fr-FR" });
  const elsewhere = await context.newPage();
  await signInBy(elsewhere, email);
  await hello(elsewhere);
  await page.goto("/account/security");
  await expect(page.getByRole("row", { name: /Chrome sur/ })).toHaveCount(2);
  const close = page.getByRole("button", { name: "Fermer toutes les autres" });
  await close.focus();
  await page.keyboard.press("Enter");
  const confirm = page.getByRole("dialog").getByRole("button", { name: "Fermer toutes les autres" });
  await confirm.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 session fermée.")).toBeVisible();
  await elsewhere.goto("/evaluation");
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Se connecter" })).toBeVisible();
  await context.close();
});

test("without the network's word, signing out leaves nothing of the page in the browser", async ({
  page,
  signInAs,
}) => {
  await signInAs("funder");
  await page.goto("/");
  const answer = page.waitForResponse("**/api/auth/sign-out");
  await page.getByRole("button", { name: /Mon compte/ }).click();
  await page.getByRole("menuitem", { name: "Se déconnecter" }).click();
  expect((await (await answer).allHeaders())["clear-site-data"]).toContain('"cache"');
  await expect(page.getByRole("heading", { level: 1, name: "Se connecter" })).toBeVisible();
});

test("before somebody leaves, their lead sees what they carry and hands it over; then the access closes", async ({
  page,
  signInAs,
}) => {
  await signInAs("operatorLead", "L'Oiseau bleu");
  await page.goto("/people");
  await expectAccessible(page);
  await page
    .getByRole("button", { name: /Préparer le départ de/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: /^Départ de / })).toBeVisible();
  await expectAccessible(page);
  const all = page.getByLabel("Tout remettre à");
  await all.selectOption({ index: 1 });
  await page
    .getByLabel(/Repris par, pour/)
    .first()
    .selectOption({ index: 1 });
  await page.getByRole("button", { name: /^Remettre \d+ dossier/ }).click();
  await expect(page.getByText(/dossiers? remis\./)).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Fermer l'accès" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Fermer l'accès" }).click();
  await expect(page.getByText(/L'accès de .* est fermé\./)).toBeVisible();
  await expect(page).toHaveURL(/\/people$/);
});

test("the administrator finds the page of abandoned events, and that nothing is abandoned", async ({
  page,
  signInAs,
}) => {
  await signInAs("administrator");
  await page.goto("/");
  await page.getByRole("navigation").getByRole("link", { name: "Événements abandonnés" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Événements abandonnés" })).toBeVisible();
  await expect(page.getByText("Rien n'est abandonné")).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});

test("a post is changed where nothing is left open", async ({ page, signInAs }) => {
  await signInAs("administrator");
  await page.goto("/people");
  const row = page.getByRole("row", { name: /Financeur/ }).first();
  await row.getByRole("button", { name: /Changer de fonction\s: / }).click();
  await page.getByLabel("Fonction", { exact: true }).selectOption("Membre de commission");
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Changer de fonction" }).click();
  await expect(page.getByText(/La fonction de .* a changé\./)).toBeVisible();
});

test("a webhook is made, its secret shown once, tried, its letters read; a private address is refused", async ({
  page,
  signInAs,
}) => {
  await signInAs("landlordLead", "Alpes Isère Habitat");
  await page.goto("/webhooks");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Créer un webhook" }).click();
  await page.getByLabel("Programme qui reçoit").fill("ERP");
  await page.getByLabel("Adresse").fill("http://erp.example.org");
  await page.getByRole("button", { name: "Créer le webhook" }).click();
  await expect(page.getByText("Donnez une adresse en https")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Adresse").fill("https://127.0.0.1/hook");
  await page.getByRole("button", { name: "Créer le webhook" }).click();
  await expect(page.getByLabel("Secret", { exact: true })).toHaveValue(/^whsec_/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "J'ai copié le secret" }).click();
  await page.getByRole("button", { name: "Essayer ERP" }).click();
  await expect(page.getByText("Un message d'essai part")).toBeVisible();
  await expect(async () => {
    await page.reload();
    await page.getByRole("button", { name: "Envois de ERP" }).click();
    await expect(page.getByText("adresse d'un réseau privé, refusée")).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
