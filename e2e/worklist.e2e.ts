/** The worklist as an arrears officer meets it: reasons beside each account, a note that puts one off. */
import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";

test("an arrears officer sees why accounts rose and puts one off with a reason", async ({
  page,
  signInAs,
}) => {
  await signInAs("arrearsOfficer");
  await page.goto("/worklist");
  await expect(page.getByRole("heading", { level: 1, name: "Comptes à regarder" })).toBeVisible();
  await expect(page.getByText(/fois le bas de quittance/).first()).toBeVisible();
  await expectAccessible(page);

  const note = page.getByRole("button", { name: /^Noter ce qui a été fait/ }).first();
  const account = (await note.getAttribute("aria-label"))!.split(" ").at(-1)!;
  await note.click();
  await page.getByLabel("Ce qui a été fait", { exact: true }).selectOption("Pas une difficulté");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText(/Indiquez la raison/)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Précisions").fill("Paiement reçu, en cours d'enregistrement");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("C'est noté.")).toBeVisible();
  await expect(
    page.getByRole("button", { name: `Noter ce qui a été fait pour le compte ${account}` }),
  ).toHaveCount(0);

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});
