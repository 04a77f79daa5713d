/** The way in and out: a demonstration account, a wrong password, the page one was on, the language, a phone. */
import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";

test("one click on a demonstration account fills the form, and the home page greets by name", async ({
  page,
}) => {
  await page.goto("/sign-in");
  await expectAccessible(page);
  const officers = page.locator("section", { hasText: "Comptes de démonstration" });
  await officers.getByRole("button", { name: "Alpes Isère Habitat" }).first().click();
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bonjour");
  await expectAccessible(page);
});

test("a wrong password is refused without saying which of the two was wrong", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Adresse électronique").fill("personne@demo.logement-toujours.example");
  await page.getByLabel("Mot de passe", { exact: true }).fill("pas-le-bon-mot-de-passe");
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page.getByRole("alert")).toContainText("Adresse ou mot de passe incorrect");
});

test("somebody not signed in is asked to sign in, then finds the page they wanted", async ({
  page,
  signInHere,
}) => {
  await page.goto("/nulle-part?depuis=un-message");
  await expect(page).toHaveURL(/\/sign-in\?return=/);
  await signInHere("coordinator");
  await expect(page).toHaveURL(/\/nulle-part\?depuis=un-message$/);
});

test("after signing out, the application is closed again", async ({ page, signInAs }) => {
  await signInAs("coordinator");
  await page.goto("/");
  await page.getByRole("button", { name: /Mon compte/ }).click();
  await page.getByRole("menuitem", { name: "Se déconnecter" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Se connecter" })).toBeVisible();
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a session that ended while working leads to sign-in, which says so", async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs("coordinator");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bonjour");
  await context.clearCookies();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("martin");
  await expect(page.getByText("Votre session a pris fin")).toBeVisible();
});

test("English is one click away and is remembered", async ({ page, signInAs }) => {
  await signInAs("funder");
  await page.goto("/");
  await page.getByRole("button", { name: /Mon compte/ }).click();
  await page.getByRole("menuitem", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Hello");
  // On another device, that knows nothing of it.
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Hello");
});

test("a keyboard goes straight to the content", async ({ page, signInAs }) => {
  await signInAs("caseWorker");
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Aller au contenu" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});

test("on a phone, the menu opens and nothing scrolls sideways", async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs("arrearsOfficer");
  await page.goto("/");
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Ouvrir le menu" }).click();
  await expect(page.getByRole("navigation", { name: "Navigation principale" })).toBeInViewport();
  await expectAccessible(page);
});

test("Ctrl K opens the search, and words that match nothing are told so", async ({ page, signInAs }) => {
  await signInAs("landlordLead");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bonjour");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("zzzz-introuvable");
  await expect(page.getByText("Rien de visible pour vous ne correspond")).toBeVisible();
  await expectAccessible(page);
});

test("an address that leads nowhere says so; the way home takes the focus to its title", async ({
  page,
  signInAs,
}) => {
  await signInAs("administrator");
  await page.goto("/nulle-part");
  await expect(page.getByRole("heading", { level: 1, name: "Cette page n'existe pas" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Retour à l'accueil" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});
