/** A worker records what a household asks on its data, hands it out, answers; the register says when each answer was due. */
import { expectAccessible } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";
import { expectGoodAtBothWidths } from "./widths.ts";

test("a request is recorded on the file, answered with its reason, and what is held is handed out", async ({
  page,
  signInAs,
}) => {
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
  await page.getByRole("button", { name: `Lever : ${household}` }).click();
  await dialog.getByLabel("Motif, en toutes lettres").fill("Composition corrigée");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(table).toContainText("Levée");
  await expectGoodAtBothWidths(page, "rights-lifted");
});
