/** A data-protection officer finds reading to ask about, follows a person, and prints a household's paper; the file itself stays closed. */
import { expectAccessible } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";
import { expectGoodAtBothWidths } from "./widths.ts";

test("the access log: many files in an hour stand out, one person is followed, a household is given its paper", async ({
  page,
  signInAs,
}) => {
  test.slow();
  const reader = await signInAs("operatorLead", "Le Relais Ozanam");
  const { rows } = (await (await page.request.get("/api/measures")).json()) as {
    rows: { householdId: string; household: string }[];
  };
  const files = [...new Map(rows.map((row) => [row.householdId, row])).values()].slice(0, 34);
  expect(files.length).toBeGreaterThan(30);
  for (const { householdId } of files)
    expect((await page.request.get(`/api/households/${householdId}`)).status()).toBe(200);
  const { householdId, household } = files[0]!;
  await page.goto(`/households/${householdId}`);
  await expect(
    page.getByRole("link", { name: "Qui a lu ce dossier depuis un an, à lui remettre (PDF)" }),
  ).toBeVisible();

  await page.context().clearCookies();
  await signInAs("dataProtectionOfficer");
  await page.goto("/");
  await page.getByRole("navigation").getByRole("link", { name: "Journal des accès" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Journal des accès" })).toBeVisible();
  const unusual = page.getByRole("table", { name: "Lectures inhabituelles" });
  const many = unusual
    .getByRole("row")
    .filter({ hasText: "Beaucoup en une heure" })
    .filter({ hasText: reader.name });
  await expect(many.first()).toBeVisible();
  await page.getByLabel("Nom du ménage").fill(household);
  const paper = page.getByRole("link", { name: `Extrait (PDF) du journal : ${household}` }).first();
  await expect(paper).toBeVisible();
  await expectGoodAtBothWidths(page, "access-log");
  const printed = await page.request.get((await paper.getAttribute("href"))!);
  expect(printed.headers()["content-type"]).toBe("application/pdf");

  await many.first().getByRole("button", { name: reader.name }).click();
  await expect(page.getByText(`Seulement ${reader.name}`)).toBeVisible();
  const lines = page.getByRole("table", { name: "Toutes les lignes" });
  await expect(lines).toContainText("a lu la fiche");
  await page.getByRole("button", { name: "Tout le monde" }).click();
  await expect(page.getByText(`Seulement ${reader.name}`)).toHaveCount(0);
  await expectAccessible(page);
  expect((await page.request.get(`/api/households/${householdId}`)).status()).toBe(403);
  // What was refused just now, the officer's own request, is in the log as well.
  await expect(async () => {
    await page.reload();
    await page.getByLabel("Seulement les demandes refusées").check();
    await expect(lines).toContainText("a demandé, sans y avoir droit : GET /api/households/:id", {
      timeout: 2_000,
    });
  }).toPass({ timeout: 20_000 });
  await expect(lines).not.toContainText("a lu la fiche");
  await expectAccessible(page);
});
