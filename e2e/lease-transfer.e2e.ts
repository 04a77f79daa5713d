/** A lease transfer from the threat over two reviews to the slide, by its operator and its landlord, in the page. */
import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { inDays, typeDay } from "./days.ts";
import { expect, test } from "./fixtures.ts";
import { PHONE } from "./widths.ts";

/** So many months before today, within a day or two. */
const ago = (months: number) => inDays(-Math.round(months * 30.44));

test("the operator takes the lease, two reviews are held, and the lease slides to the household", async ({
  page,
  signInAs,
}) => {
  test.setTimeout(120_000);
  await signInAs("operatorLead");
  const { rows } = (await (await page.request.get("/api/measures")).json()) as {
    rows: { householdId: string; landlord: string }[];
  };
  const { lines } = (await (await page.request.get("/api/lease-transfers")).json()) as {
    lines: { householdId: string }[];
  };
  const transferred = new Set(lines.map(({ householdId }) => householdId));
  const file = rows.find(
    ({ householdId, landlord }) => landlord === "Alpes Isère Habitat" && !transferred.has(householdId),
  )!;
  const record = async (what: string, months: number, more: () => Promise<unknown> = async () => {}) => {
    await page.getByRole("button", { name: "Noter un fait" }).click();
    const dialog = page.getByRole("dialog", { name: "Noter un fait" });
    await dialog.getByLabel("Ce qui s'est passé").selectOption({ label: what });
    await typeDay(page, "Date", ago(months));
    await more();
    await dialog.getByRole("button", { name: "Enregistrer" }).click();
    await expect(dialog).toBeHidden();
  };

  await page.goto(`/households/${file.householdId}/lease-transfer`);
  await page.getByRole("button", { name: "Ouvrir un glissement de bail" }).click();
  const opening = page.getByRole("dialog", { name: "Ouvrir un glissement de bail" });
  await typeDay(page, "Depuis quand l'expulsion menace", ago(15));
  await opening.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("Expulsion menacée")).toBeVisible();

  await record("Accord du bailleur", 14);
  await record("Bail pris par l'opérateur", 13);
  await record("Sous-location et convention signées", 13, async () => {
    await typeDay(page, "Dernier jour de la période de la convention", ago(-2));
    await page.getByLabel("Conditions pour que le bail glisse, une par ligne").fill("Sous-loyer payé");
  });
  await expect(page.getByText("en retard").first()).toBeVisible();
  for (const [months, proposal, met] of [
    [7, "Continuer", "Pas encore"],
    [1, "Faire glisser le bail au ménage", "Remplie"],
  ] as const)
    await record("Examen périodique", months, async () => {
      await page.getByLabel("Condition : Sous-loyer payé").selectOption({ label: met });
      await page.getByLabel("Ce que l'examen propose").selectOption({ label: proposal });
      await page.getByLabel(/^Compte rendu partagé/).fill("Le sous-loyer est payé chaque mois.");
    });
  await expect(page.getByText("Sous-loyer payé remplie")).toBeVisible();
  await expectAccessible(page);

  await signInAs("landlordLead", "Alpes Isère Habitat");
  await page.goto(`/households/${file.householdId}/lease-transfer`);
  await expect(page.getByRole("heading", { name: "Risque de l'opérateur" })).toBeHidden();
  await record("Préfet informé par le bailleur", 0, () =>
    page.getByLabel("Le bailleur propose-t-il le bail au ménage ?").selectOption({ label: "Oui" }),
  );
  await record("Bail glissé au ménage", 0);
  await expect(page.getByText("Bail glissé au ménage").first()).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Le ménage du" })).toContainText("à aujourd'hui");
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
});
