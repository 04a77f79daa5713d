/** A worker records what a household asks on its data, hands it out, answers; the register says when each answer was due. */
import { expectAccessible } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";
import { expectGoodAtBothWidths } from "./widths.ts";

test("a request is recorded on the file, answered with its reason, and what is held is handed out", async ({
  page,
  signInAs,
}) => {
  test.slow();
  await signInAs("caseWorker");
  const { rows } = (await (await page.request.get("/api/measures")).json()) as {
    rows: { householdId: string; household: string; standing: string }[];
  };
  const { householdId, household } = rows.find(({ standing }) => standing === "running")!;
  await page.goto(`/households/${householdId}`);
  await page.getByRole("button", { name: "Inscrire une demande" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Demande", { exact: true }).selectOption("Limitation : dossier gelé");
  await dialog.getByLabel("Ce qui est demandé").fill("La composition du ménage est fausse");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  const table = page.getByRole("table", { name: "Demandes" });
  await expect(table).toContainText("À répondre");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger ce que nous avons (JSON)" }).click();
  expect((await download).suggestedFilename()).toBe(`donnees-${householdId}.json`);

  await page.goto("/rights");
  await expectGoodAtBothWidths(page, "rights-waits");
  await page.getByRole("button", { name: `Répondre : ${household}` }).click();
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog.getByText("Dites ce qui est répondu et pourquoi", { exact: false })).toBeVisible();
  await dialog.getByLabel("Motif, en toutes lettres").fill("Le temps de vérifier");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(table).toContainText("Acceptée");

  // Frozen: the file says so before all else, and so does a form that is sent all the same.
  await page.goto(`/households/${householdId}`);
  await expect(page.getByRole("region", { name: "Dossier limité : rien ne s'y écrit" })).toContainText(
    "Le temps de vérifier",
  );
  await expectGoodAtBothWidths(page, "rights-frozen");
  await page.getByRole("button", { name: "Noter un contact" }).first().click();
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog.getByText(/Ce dossier est limité depuis le .*\s: rien ne s'y écrit/)).toBeVisible();
  await page.goto("/rights");
  await page.getByRole("button", { name: `Lever : ${household}` }).click();
  await dialog.getByLabel("Motif, en toutes lettres").fill("Composition corrigée");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(table).toContainText("Levée");
  await expectGoodAtBothWidths(page, "rights-lifted");
});

test("the data-protection officer reads the register and what retention did, and answers nobody", async ({
  page,
  signInAs,
}) => {
  await signInAs("dataProtectionOfficer");
  await page.goto("/rights");
  await expect(page.getByText("Vous lisez ce registre", { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Répondre/ })).toHaveCount(0);
  await expectGoodAtBothWidths(page, "rights-officer");
  await page.goto("/retention");
  await expect(page.getByRole("heading", { level: 1, name: "Conservation" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Fixer|passage|essai/ })).toHaveCount(0);
  await expectGoodAtBothWidths(page, "retention-officer");
});
