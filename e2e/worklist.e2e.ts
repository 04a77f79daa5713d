/** The worklist as an arrears officer walks through it on a Monday morning: by keyboard, from the first account to the next. */
import { expectAccessible } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";
import { expectGoodAtBothWidths } from "./widths.ts";

test.describe.configure({ timeout: 120_000 });

test("an arrears officer walks through the list by keyboard: opens, notes, puts off, takes back, assigns", async ({
  page,
  signInAs,
}) => {
  await signInAs("arrearsOfficer");
  await page.goto("/worklist");
  await expect(page.getByRole("heading", { level: 1, name: "Comptes à regarder" })).toBeVisible();
  await expectGoodAtBothWidths(page, "worklist-list");
  const lines = page.locator("[data-line]");
  const current = page.locator("[data-line][aria-current='true']");
  const nameOf = async (at: number) => (await lines.nth(at).locator("span").first().textContent())!.trim();
  const first = await nameOf(0);
  const second = await nameOf(1);

  // j goes to the first line, Enter opens it, arrows go on where a line has the focus.
  await page.keyboard.press("j");
  await expect(lines.nth(0)).toBeFocused();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("region", { name: /^Compte de / });
  await expect(panel).toBeVisible();
  await expect(current).toContainText(first);
  await expect(
    panel.getByText(/fois le bas de quittance|impayé|Premier défaut|Prélèvements/i).first(),
  ).toBeVisible();
  // Enter goes into the account: Tab finds what one does there, not the next fifty lines.
  await expect(panel.getByRole("heading", { level: 2 })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(panel.getByRole("button", { name: "Précédent" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("j");
  await expect(current).toContainText(second);
  await expect(current).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(current).toContainText(first);
  await expectGoodAtBothWidths(page, "worklist");

  // Called: a result by arrows, a note; keys typed in the note are letters.
  await page.keyboard.press("a");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio", { name: "échange avec le ménage" })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await expect(dialog.getByRole("radio", { name: "paiement annoncé" })).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.type("jkapd rappeler le 5");
  await expect(dialog.getByLabel("Note", { exact: true })).toHaveValue("jkapd rappeler le 5");
  await dialog.getByRole("button", { name: "Enregistrer" }).press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: "C'est noté : Appelé" })).toBeVisible();
  await expect(panel.getByText("jkapd rappeler le 5")).toBeVisible();
  await expect(current).toContainText("Appelé");

  // Taken back by a key.
  await page.keyboard.press("z");
  await expect(panel.getByText("jkapd rappeler le 5")).toHaveCount(0);

  // Put off: refused without reason and date, then the next account opens by itself.
  await page.keyboard.press("p");
  await dialog.getByRole("button", { name: "Enregistrer" }).press("Enter");
  await expect(dialog.getByText(/Indiquez la raison/)).toBeVisible();
  await expect(dialog.getByText(/Indiquez une date à venir/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Raison").fill("Virement annoncé pour la semaine prochaine");
  const later = new Date(Date.now() + 8 * 86_400_000).toLocaleDateString("fr-FR");
  await dialog.getByLabel("Reporter jusqu'au").fill(later);
  await dialog.getByLabel("Reporter jusqu'au").press("Tab");
  await dialog.getByRole("button", { name: "Enregistrer" }).press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(current).toContainText(second);
  await expect(lines.filter({ hasText: first })).toHaveCount(0);
  await page.keyboard.press("z");
  await expect(lines.nth(0)).toContainText(first);

  // Given to a colleague, whose load is shown.
  await page.keyboard.press("c");
  await expect(dialog.getByRole("radio", { name: /compte/ }).first()).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("radio", { name: /^Moi/ }).check();
  await dialog.getByRole("button", { name: "Enregistrer" }).press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(current).toContainText("Suivi par moi");

  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(lines.nth(1)).toBeFocused();

  // Far down the list, the open account still shows its name under the application's bar.
  await page.keyboard.press("Enter");
  for (let step = 0; step < 14; step++) await page.keyboard.press("j");
  await expect(lines.nth(15)).toBeFocused();
  const bar = (await page.getByRole("banner").boundingBox())!;
  const name = panel.getByRole("heading", { level: 2 });
  expect((await name.boundingBox())!.y).toBeGreaterThan(bar.y + bar.height);
});

test("the list is narrowed, counted, kept as a view that opens it, and taken out as a workbook", async ({
  page,
  signInAs,
}) => {
  await signInAs("landlordLead");
  await page.goto("/worklist");
  const lines = page.locator("[data-line]");
  const bands = page.getByRole("group", { name: "Par urgence" });
  await expect(lines.first()).toBeVisible();

  const band = bands.getByRole("button", { name: /^À voir vite/ });
  const count = Number((await band.locator("strong").textContent())!);
  await band.click();
  await expect(band).toHaveAttribute("aria-pressed", "true");
  await expect(
    page.getByRole("status").filter({ hasText: new RegExp(`(^| )${count}( lignes?)?$`) }),
  ).toBeVisible();

  await page.getByLabel("Contact", { exact: true }).selectOption("Jamais contacté");
  await expect(page).toHaveURL(/contacted=never/);
  await page.getByRole("button", { name: "Garder cette vue" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Nom de la vue").fill("À appeler");
  await dialog.getByLabel("Ouvrir ma liste avec cette vue").check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel("Vue", { exact: true }).locator("option:checked")).toHaveText("À appeler");
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Classeur (XLSX)" }).click();
  expect((await saved).suggestedFilename()).toMatch(/^comptes-\d{4}-\d\d-\d\d\.xlsx$/);

  // The next visit opens with the view; the whole list is one choice away.
  await page.goto("/worklist");
  await expect(page).toHaveURL(/urgency=soon/);
  await page.getByLabel("Vue", { exact: true }).selectOption("Toute la liste");
  await expect(page).not.toHaveURL(/urgency/);
  await expect(bands.getByRole("button", { name: /^Tous/ })).toHaveAttribute("aria-pressed", "true");

  // Whoever does without keys turns them off.
  await page.getByText("Raccourcis clavier").click();
  await page.getByLabel("Utiliser les raccourcis").uncheck();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("j");
  await expect(lines.first()).not.toBeFocused();
});

test("the page reads in English too", async ({ page, signInAs }) => {
  await signInAs("socialAdviser");
  await page.goto("/");
  await page.getByRole("button", { name: /Mon compte/ }).click();
  await page.getByRole("menuitem", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.goto("/worklist");
  await expect(page.getByRole("heading", { level: 1, name: "Accounts to look at" })).toBeVisible();
  await page.locator("[data-line]").first().click();
  const panel = page.getByRole("region", { name: /^Account of / });
  await expect(panel.getByRole("heading", { name: "What was done" })).toBeVisible();
  await expectGoodAtBothWidths(page, "worklist-english");
  await panel.getByRole("button", { name: "Not a difficulty" }).click();
  await expect(page.getByRole("radio", { name: "Housing benefit paid late" })).toBeVisible();
  await expectAccessible(page);
});

test("the past is replayed and read; the lead calibrates the chance, with a reason, and the account says where it comes from", async ({
  page,
  signInAs,
}) => {
  await signInAs("landlordLead", "Alpes Isère Habitat");
  await page.goto("/backtest");
  await expect(page.getByText(/ménages sur \d+ vus avant/)).toBeVisible();
  await expectGoodAtBothWidths(page, "backtest");
  await page.getByLabel("Comptes que l'équipe ouvre par semaine").fill("4");
  await page.getByRole("button", { name: "Rejouer le passé" }).click();
  await expect(page.getByLabel("Rejeu", { exact: true }).locator("option").first()).toContainText(
    "4 comptes par semaine",
    { timeout: 60_000 },
  );

  await page.getByRole("link", { name: "Voir et régler ce que pèse chaque signal" }).click();
  await expect(page.getByText("La chance affichée est celle par défaut")).toBeVisible();
  await expectGoodAtBothWidths(page, "weights");
  await page.getByRole("button", { name: "Caler la chance seule" }).click();
  const dialog = page.getByRole("dialog");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Appliquer" }).click();
  await expect(dialog.getByText("Dites pourquoi, en quelques mots")).toBeVisible();
  await dialog.getByLabel("Pourquoi").fill("La chance par défaut est trop haute chez nous.");
  await dialog.getByRole("button", { name: "Appliquer" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(
    page.getByText("La chance affichée vient de ce qui est arrivé chez ce bailleur.").first(),
  ).toBeVisible();
  await expect(page.getByText("La chance par défaut est trop haute chez nous.").first()).toBeVisible();
  await expect(async () => {
    await page.goto("/worklist");
    await page.locator("[data-line]").first().click();
    await expect(page.getByText(/d'après ce qui est arrivé chez ce bailleur/)).toBeVisible({
      timeout: 2_000,
    });
  }).toPass({ timeout: 60_000 });
});
