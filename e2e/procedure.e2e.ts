/** A case from the payment order to the cohesion protocol and the new lease, act by act and from a file. */
import { expectAccessible } from "./a11y.ts";
import { inDays, typeDay } from "./days.ts";
import { expect, test } from "./fixtures.ts";
import { expectGoodAtBothWidths } from "./widths.ts";

test("acts from a file, then by hand, lead from the payment order to the protocol, its check and the new lease", async ({
  page,
  signInAs,
}) => {
  test.setTimeout(120_000);
  await signInAs("arrearsOfficer", "Alpes Isère Habitat");
  const { rows } = (await (await page.request.get("/api/worklist")).json()) as {
    rows: { account: string; householdId: string }[];
  };
  const { account, householdId } = rows.at(-1)!;

  await page.goto("/deadlines");
  await page.getByRole("button", { name: "Importer des actes" }).click();
  const dialog = page.getByRole("dialog", { name: "Importer des actes de procédure" });
  const file = [
    "N° compte;Acte;Date;Délai",
    `${account};Commandement de payer;${inDays(-900)};2 mois`,
    `${account};Assignation;${inDays(-800)};`,
    `${account};Audience;${inDays(-720)};`,
    `${account};Audience;31/02/2025;`,
    `INCONNU;Audience;${inDays(-720)};`,
  ].join("\n");
  await dialog
    .locator('input[type="file"]')
    .setInputFiles({ name: "actes.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await dialog.getByRole("button", { name: "Voir ce qui changerait" }).click();
  await expect(
    dialog.getByText("5 lignes lues = 3 à garder + 0 déjà connues + 2 mises de côté"),
  ).toBeVisible();
  await expect(dialog.getByText(/«\s31\/02\/2025\s» n'est pas un jour/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Importer 3 actes" }).click();
  await expect(page.getByText("3 actes importés.")).toBeVisible();

  await page.goto(`/households/${householdId}/procedure`);
  const procedure = page.getByRole("region", { name: "Procédure d'expulsion" });
  const stage = (words: string) => expect(procedure.getByText(words, { exact: true }).first()).toBeVisible();
  const record = async (act: string, days: number, more: () => Promise<unknown> = async () => {}) => {
    await procedure.getByRole("button", { name: "Noter un acte" }).click();
    await page.getByLabel("Acte", { exact: true }).selectOption(act);
    await typeDay(page, "Date de l'acte", inDays(days));
    await more();
    await page.getByRole("button", { name: "Enregistrer l'acte" }).click();
    await expect(page.getByRole("dialog")).toBeHidden();
  };
  await stage("Audience");
  await record("Jugement", -690);
  await stage("Jugement");
  await record("Commandement de quitter les lieux", -640);
  await record("Protocole de cohésion sociale", -600, () =>
    typeDay(page, "Dernière échéance du plan du protocole", inDays(-20)),
  );
  await stage("Protocole de cohésion sociale");
  await expect(procedure.getByText(/Dernier jour pour signer un nouveau bail/).first()).toBeVisible();
  await record("Vérification du protocole tenue", -420, () =>
    page.getByLabel("Ce qui a été constaté, ou pourquoi").fill("Le plan est tenu."),
  );
  await expectGoodAtBothWidths(page);
  await record("Nouveau bail signé", -2);
  await stage("Pas de procédure");
});
