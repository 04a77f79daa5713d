/** A year's money: taken over from a spreadsheet, reconciled, explained by name; an agreement with what falls due. */
import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";

const FILE = [
  "Financeur;Année;Nature;Ligne;Montant;Éligible",
  "PLATEFORME;2031;voté;Budget;230 000,00;",
  "FNAVDL;2031;accordé;Subvention;265 000,00;oui",
  "FAP;2031;promis;Subvention;1;",
].join("\r\n");

const OTHER_NAMES = [
  "Tableau de suivi 2032;;;;",
  "Qui paie;Exercice;Quoi;Intitulé du poste;Somme;Montant",
  "FNAVDL;2032;accordé;Subvention;1 000,00;note",
  "FAP;2032;accordé;Subvention;2 000,00;note",
].join("\r\n");

test("a coordinator says which columns of a spreadsheet are which, and keeps it for the next one", async ({
  page,
  signInAs,
}) => {
  await signInAs("coordinator");
  await page.goto("/takeover");
  await page.getByText("Le financement", { exact: true }).click();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "suivi.csv", mimeType: "text/csv", buffer: Buffer.from(OTHER_NAMES) });
  await page.getByRole("button", { name: "Voir ce qui serait repris" }).click();
  await expect(page.getByText("Colonnes introuvables", { exact: false })).toBeVisible();
  const asked = page.getByRole("heading", { name: "Lecture du fichier" });
  await expect(asked).toBeVisible();
  await page.getByLabel("Financeur (obligatoire)").selectOption("Qui paie");
  await page.getByLabel("Nature (obligatoire)").selectOption("Quoi");
  await page.getByLabel("Ligne (obligatoire)").selectOption("Intitulé du poste");
  await page.getByLabel("Montant (obligatoire)").selectOption("Somme");
  const read = page.getByRole("table", { name: "Ce qui sera lu" });
  await expect(read).toContainText("1 000,00 €");
  await expect(page.getByText("Les 2 premières lignes, toutes lisibles.")).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "Enregistrer et voir ce qui serait repris" }).click();
  await expect(
    page.getByText("2 lignes lues = 2 à reprendre + 0 déjà connues + 0 mises de côté"),
  ).toBeVisible();
  const totals = page.getByRole("table", { name: "Totaux de contrôle du fichier" });
  await expect(totals).toContainText("3 000,00 €");
  await expectAccessible(page);
  // The next file of these names needs no choice.
  await page.reload();
  await page.getByText("Le financement", { exact: true }).click();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "suivi.csv", mimeType: "text/csv", buffer: Buffer.from(OTHER_NAMES) });
  await page.getByRole("button", { name: "Voir ce qui serait repris" }).click();
  await expect(page.getByRole("button", { name: "Reprendre 2 lignes" })).toBeVisible();
});

test("a coordinator takes a year over, explains its difference and records an agreement", async ({
  page,
  signInAs,
}) => {
  await signInAs("coordinator");
  await page.goto("/takeover");
  await page.getByText("Le financement", { exact: true }).click();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "financement.csv", mimeType: "text/csv", buffer: Buffer.from(FILE) });
  await page.getByRole("button", { name: "Voir ce qui serait repris" }).click();
  await expect(
    page.getByText("3 lignes lues = 2 à reprendre + 0 déjà connues + 1 mises de côté"),
  ).toBeVisible();
  await expect(page.getByRole("table", { name: "Lignes mises de côté" })).toContainText("promis");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Reprendre 2 lignes" }).click();
  await expect(page.getByRole("table", { name: "Fichiers repris" })).toContainText("financement.csv");

  await page.goto("/funding?year=2031");
  await expect(page.getByText("1 écart attend une explication.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Rapprochement" }).click();
  const differences = page.getByRole("table", { name: "Écarts 2031" });
  await expect(differences).toContainText("35 000,00 €");
  await page.getByRole("button", { name: "Expliquer : Accordé, moins voté" }).click();
  await page
    .getByLabel("Explication, en toutes lettres")
    .fill("La part des bailleurs est venue après le vote.");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(differences).toContainText("La part des bailleurs est venue après le vote.");
  await expect(differences.getByText("À expliquer")).toHaveCount(0);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);

  await page.getByRole("link", { name: "← Financements" }).click();
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Enregistrer une convention" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Nom", { exact: false }).first().fill("Convention 2031");
  await dialog.getByLabel("Montant 2031").fill("12 000");
  await dialog.getByRole("combobox", { name: "Accompagnement" }).selectOption("Éligible");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByRole("heading", { name: /Convention 2031/ })).toBeVisible();
  await expect(page.getByRole("table", { name: "Règles par poste" })).toContainText("Accompagnement");

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "Corriger Convention 2031" }).click();
  const correcting = page.getByRole("dialog");
  await correcting.getByLabel("Montant 2031").fill("15 000");
  await correcting.getByRole("button", { name: "Enregistrer" }).click();
  await expect(correcting.getByText("Dites pourquoi la convention est corrigée.")).toBeVisible();
  await correcting.getByLabel("Pourquoi cette correction").fill("Avenant du 3 mars.");
  await expectAccessible(page);
  await correcting.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("1 correction", { exact: true }).click();
  await expect(page.getByText(/Montant 2031\s: 12\s000,00\s€ → 15\s000,00\s€/)).toBeVisible();
  await expect(page.getByRole("table", { name: "Lignes" })).toContainText("montant corrigé le");
  await expectAccessible(page);

  await page.getByRole("button", { name: /^Retirer .*, Convention 2031$/ }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Convention saisie deux fois");
  await page.getByRole("dialog").getByRole("button", { name: "Retirer" }).click();
  const gone = page.getByText("1 ligne retirée").last();
  await gone.click();
  await expect(page.getByText(/Retirée le .*\s: Convention saisie deux fois/).last()).toBeVisible();
  await expectAccessible(page);
});

test("a landlord's lead enters its own time, and the coordination sees what is charged to a measure", async ({
  page,
  signInAs,
}) => {
  await signInAs("landlordLead");
  await page.goto("/costs");
  await page.getByRole("button", { name: "Compter le temps" }).click();
  await page.getByRole("dialog").getByLabel("Coût d'une heure").fill("40");
  await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
  await page.getByRole("button", { name: "Ajouter du temps" }).click();
  await page.getByRole("dialog").getByLabel("Minutes").fill("90");
  await page.getByRole("dialog").getByLabel("À quoi").fill("Commissions");
  await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText(/90 minutes dans l'année, soit 60,00\s€/)).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);

  await page.setViewportSize({ width: 1440, height: 900 });
  await signInAs("coordinator");
  await page.goto("/costs");
  const charged = page.getByRole("table", { name: "Une mesure avec ce qui lui est imputé" });
  await expect(charged).toContainText("60,00 €");
  await page.getByRole("button", { name: "Changer les clés" }).click();
  await page.getByRole("dialog").getByLabel("Coordination").selectOption("par ménage");
  await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("Coordination : par ménage.", { exact: false })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});
