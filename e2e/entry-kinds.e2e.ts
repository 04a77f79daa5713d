/** Kinds of entries, in the browser: an unknown label seen, a rule written and tried, refused, saved; the entries follow. */
import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";
import { expectGoodAtBothWidths } from "./widths.ts";

const HEADER = "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit";
const LINES = [
  "NAT-1;LOT-N1;38185;Aline Nature;01/10/2026;Loyer 10/2026;512,40;",
  "NAT-1;LOT-N1;38185;Aline Nature;03/10/2026;Opération diverse 7;40,00;",
  "NAT-1;LOT-N1;38185;Aline Nature;03/11/2026;Opération diverse 8;41,00;",
  "NAT-2;LOT-N2;38185;Brahim Nature;05/10/2026;DEPOT BORNE 4412;;100,00",
];
const send = async (page: Page) => {
  await page.goto("/ledger/imports");
  await page.locator("input[type=file]").setInputFiles({
    name: "natures.csv",
    mimeType: "text/csv",
    buffer: Buffer.from([HEADER, ...LINES, ""].join("\n")),
  });
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "natures.csv" })).toBeVisible();
};

test.describe.configure({ mode: "serial" });

test("an arrears officer says what unknown labels are, sees it before saving, and the entries follow", async ({
  page,
  signInAs,
}) => {
  test.setTimeout(150_000); // five pages looked at, each at both widths
  await signInAs("arrearsOfficer", "Alpes Isère Habitat");
  await send(page);
  await expect(
    page.getByText("3 écritures gardées ont un libellé qu'aucune règle ne reconnaît."),
  ).toBeVisible();
  await page.getByRole("link", { name: "Dire ce qu'elles sont" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Natures d'écritures" })).toBeVisible();
  const unknown = page.getByRole("table", { name: "Libellés non reconnus" });
  await expect(unknown.getByRole("row").filter({ hasText: "operation diverse" })).toContainText("81,00");
  await expectGoodAtBothWidths(page, "kinds");

  await page.getByRole("button", { name: "Écrire une règle pour « operation diverse »" }).click();
  await expect(page.getByLabel("Règle 2 : mots du libellé")).toHaveValue("operation diverse");
  await expect(page.getByLabel("Règle 2 : nature")).toBeFocused();
  const trial = page.getByRole("button", { name: "Tester sur mes écritures" });
  await trial.click();
  await expect(page.getByText("Choisissez la nature des écritures que cette règle reconnaît.")).toBeVisible();
  await page.getByLabel("Règle 2 : nature").selectOption("charges");
  await page.getByRole("button", { name: "Ajouter une règle" }).click();
  await expect(page.getByLabel("Règle 3 : mots du libellé")).toBeFocused();
  await page.getByLabel("Règle 3 : mots du libellé").fill("borne -*");
  await page.getByLabel("Règle 3 : nature").selectOption("payment");
  await page.getByLabel("Règle 3 : moyen").selectOption("cash");
  await trial.click();
  await expect(page.getByText(/l'étoile remplace la fin d'un mot/)).toBeVisible();
  await expectGoodAtBothWidths(page, "kinds-refused");

  await page.getByLabel("Règle 3 : mots du libellé").fill("borne");
  await expect(page.getByText("Testez vos règles avant de les enregistrer")).toBeVisible();
  await trial.click();
  const effect = page.getByRole("table", { name: "Ce que ces règles changeraient" });
  await expect(effect.getByRole("row").filter({ hasText: "Charges" })).toContainText("Opération diverse 7");
  await expect(effect.getByRole("row").filter({ hasText: "Paiement, espèces" })).toContainText("100,00");
  await expect(page.getByText("Reconnaît 2 écritures (2 libellés).")).toBeVisible();
  await expectGoodAtBothWidths(page, "kinds-tried");

  await page.getByRole("button", { name: "Monter la règle 3" }).click();
  await expect(page.getByLabel("Règle 2 : mots du libellé")).toHaveValue("borne");
  await expect(page.getByRole("button", { name: "Enregistrer les règles" })).toHaveCount(0);
  await trial.click();
  await page.getByRole("button", { name: "Enregistrer les règles" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByText("Règles enregistrées : 3 écritures ont changé de nature.")).toBeVisible();
  await expect(page.getByText("Tous les libellés sont reconnus")).toBeVisible();
  await expect(page.getByText(/^Écrite par /)).toHaveCount(2);
  await expectGoodAtBothWidths(page, "kinds-saved");
  await page.getByRole("button", { name: /^Mon compte/ }).click();
  await page.getByRole("menuitem", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Kinds of entries" })).toBeVisible();
  await expectGoodAtBothWidths(page, "kinds-english");
});

test("the social adviser reads the rules and writes none", async ({ page, signInAs }) => {
  await signInAs("socialAdviser", "Alpes Isère Habitat");
  await page.goto("/ledger/kinds");
  await expect(page.getByRole("table", { name: "Vos règles" })).toContainText("borne");
  await expect(page.getByRole("button", { name: "Ajouter une règle" })).toHaveCount(0);
  await expectGoodAtBothWidths(page, "kinds-read");
});
