/** A lead makes a token, a program sends its file with it, the file is in the list by the token's name; revoked, it opens nothing. */
import { expect, test } from "./fixtures.ts";
import { expectGoodAtBothWidths } from "./widths.ts";

const FILE = [
  "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit",
  "JETON-1;LOT-1;38185;Aline Essai;01/10/2026;Loyer 10/2026;512,40;",
  "JETON-1;LOT-1;38185;Aline Essai;31/02/2026;Loyer;1,25;",
  "",
].join("\n");

test("a token made, shown once, used by a program, revoked", async ({ page, request, signInAs }) => {
  await signInAs("landlordLead", "Alpes Isère Habitat");
  await page.goto("/access-tokens");
  await expect(page.getByRole("heading", { level: 1, name: "Jetons d'accès" })).toBeVisible();
  await expect(page.getByText("Aucun jeton")).toBeVisible();
  await expectGoodAtBothWidths(page, "tokens-none");

  await page.getByRole("button", { name: "Créer un jeton" }).click();
  const asking = page.getByRole("dialog", { name: "Créer un jeton" });
  await asking.getByRole("button", { name: "Créer le jeton" }).click();
  await expect(asking.getByText(/^Nommez le programme/)).toBeVisible();
  await asking.getByLabel("Importer des fichiers d'écritures").uncheck();
  await asking.getByLabel("Programme qui s'en sert").fill("ERP, envoi de nuit");
  await asking.getByRole("button", { name: "Créer le jeton" }).click();
  await expect(asking.getByText("Choisissez ce que le jeton permet.")).toBeVisible();
  await expectGoodAtBothWidths(page, "tokens-asked");
  await asking.getByLabel("Importer des fichiers d'écritures").check();
  await asking.getByRole("button", { name: "Créer le jeton" }).click();

  const showing = page.getByRole("dialog", { name: "Copiez ce jeton maintenant" });
  const token = await showing.getByLabel("Jeton", { exact: true }).inputValue();
  expect(token).toMatch(/^lt_[0-9a-f]{32}_[\w-]{43}$/);
  await expect(showing.getByText("/api/ledger/imports?name=export.csv")).toBeVisible();
  await expectGoodAtBothWidths(page, "access-token");
  await showing.getByRole("button", { name: "J'ai copié le jeton" }).click();
  const row = page.getByRole("row").filter({ hasText: "ERP, envoi de nuit" });
  await expect(row).toContainText("Valable");
  await expect(row).toContainText("Jamais");
  expect(await page.content()).not.toContain(token.slice(-43));

  const send = () =>
    request.post("/api/ledger/imports?name=nuit.csv", {
      headers: { authorization: `Bearer ${token}`, "content-type": "text/csv" },
      data: Buffer.from(FILE),
    });
  const answer = await send();
  expect(answer.status()).toBe(200);
  const report = (await answer.json()) as { importId: number };
  expect(report).toMatchObject({ read: 2, kept: 1, quarantined: 1, control: { balanced: true } });

  await page.goto(`/ledger/imports/${report.importId}`);
  await expect(page.getByRole("heading", { level: 1, name: "nuit.csv" })).toBeVisible();
  await expect(page.getByText("par le jeton")).toBeVisible();
  await expect(page.getByText("Équilibré")).toBeVisible();
  const totals = page.getByRole("table", { name: "Totaux de contrôle du fichier" });
  await expect(totals.getByRole("row").filter({ hasText: "Lues dans le fichier" })).toContainText("513,65");
  await expectGoodAtBothWidths(page, "import-by-token");

  await page.goto("/access-tokens");
  await expect(row).not.toContainText("Jamais");
  await expectGoodAtBothWidths(page, "tokens");
  await row.getByRole("button", { name: "Révoquer le jeton ERP, envoi de nuit" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Révoquer", exact: true }).click();
  await expect(row).toContainText("Révoqué");
  expect((await send()).status()).toBe(401);
});

test("in English, the page and what it refuses", async ({ page, signInAs }) => {
  await signInAs("landlordLead", "SDH");
  await page.goto("/access-tokens");
  await page.getByRole("button", { name: /^Mon compte/ }).click();
  await page.getByRole("menuitem", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Access tokens" })).toBeVisible();
  await page.getByRole("button", { name: "Create a token" }).click();
  await page.getByRole("button", { name: "Create the token" }).click();
  await expect(page.getByText(/^Name the program that will use it/)).toBeVisible();
});
