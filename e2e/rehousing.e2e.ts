/** A household rehoused with another landlord, in the pages: from its needs to the move; that landlord sees its profile and nothing else of it. */
import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { inDays, typeDay } from "./days.ts";
import { expect, test } from "./fixtures.ts";
import { PHONE } from "./widths.ts";

const OTHER = "Actis";
const REFERENCE = "E2E-RELOGEMENT";
const SECRET = "Des menaces dans l'escalier";

test("a household moves to another landlord's home, and that landlord learns nothing of it but the profile", async ({
  page,
  signInAs,
}) => {
  test.setTimeout(120_000);
  const tell = async (what: string, on: string, reason?: string) => {
    await page.getByRole("button", { name: new RegExp(`Noter la suite : ${REFERENCE}`) }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Ce qui s'est passé").selectOption({ label: what });
    await typeDay(page, "Date", on);
    if (reason) await dialog.getByLabel("Pourquoi").selectOption({ label: reason });
    await dialog.getByRole("button", { name: "Enregistrer" }).click();
    await expect(dialog).toBeHidden();
  };

  // The other landlord puts a home forward: one by hand, a list with a line that cannot be read.
  await signInAs("landlordLead", OTHER);
  await page.goto("/vacancies");
  await page.getByRole("button", { name: "Ajouter un logement" }).click();
  const home = page.getByRole("dialog", { name: "Ajouter un logement" });
  await home.getByLabel("Référence du logement").fill(REFERENCE);
  await home.getByLabel("Commune").fill("Meylan (38240)");
  await home.getByLabel("Pièces principales").fill("3");
  await home.getByLabel("Loyer par mois").fill("310");
  await home.getByLabel("Charges par mois").fill("60");
  await home.getByLabel("Énergie par mois").fill("40");
  await typeDay(page, "Libre le", inDays(0));
  await home.getByRole("button", { name: "Enregistrer" }).click();
  await expect(home).toBeHidden();
  await expect(page.getByRole("row", { name: new RegExp(REFERENCE) })).toContainText("370,00 €");
  await page.getByRole("button", { name: "Importer une liste" }).click();
  const list = page.getByRole("dialog", { name: "Importer une liste de logements libres" });
  await list.locator('input[type="file"]').setInputFiles({
    name: "libres.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      "Référence;Type;Code INSEE;Loyer;Charges;Libre le\nE2E-1;T2;38185;300,00;50,00;01/02/2027\nE2E-2;T2;38185;3I0,00;50,00;01/02/2027\n",
    ),
  });
  await list.getByRole("button", { name: "Importer" }).click();
  await expect(list.getByText("Équilibré")).toBeVisible();
  await expect(list.getByRole("row", { name: /Mis de côté/ })).toContainText("1");
  await expect(list.getByText(/Ligne 3, Loyer «\s3I0,00\s»/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("row", { name: /E2E-1/ })).toBeVisible();

  // The operator writes the needs of one of its households, another landlord's tenant.
  await signInAs("operatorLead");
  const { rows } = (await (await page.request.get("/api/measures")).json()) as {
    rows: { householdId: string; household: string | null; landlord: string }[];
  };
  const { requests } = (await (await page.request.get("/api/rehousing")).json()) as {
    requests: { householdId: string }[];
  };
  const looking = new Set(requests.map(({ householdId }) => householdId));
  const file = rows.find(
    ({ householdId, landlord }) => landlord === "Alpes Isère Habitat" && !looking.has(householdId),
  )!;
  await page.goto(`/households/${file.householdId}/rehousing`);
  await page.getByRole("button", { name: "Ouvrir une demande de relogement" }).click();
  const needs = page.getByRole("dialog", { name: "Ouvrir une demande de relogement" });
  await needs.getByLabel("Raison", { exact: true }).selectOption({ label: "Mise en danger" });
  await needs.getByLabel("Nombre de personnes").fill("3");
  await needs.getByLabel("Pièces principales au moins").fill("3");
  await needs.getByLabel("Communes acceptées").fill("Meylan (38240)");
  await needs.getByRole("button", { name: "Ajouter la commune" }).click();
  for (const [field, amount] of [
    ["Ressources par mois, sans aide au logement", "1400"],
    ["Charges par mois, hors logement et énergie", "450"],
    ["Aide au logement actuelle", "150"],
    ["Aide estimée dans le nouveau logement", "120"],
    ["Énergie actuelle par mois", "110"],
  ] as const)
    await needs.getByLabel(field).fill(amount);
  await needs.getByLabel(/^La raison en quelques mots/).fill(SECRET);
  await expect(needs.getByText(/Ce budget supporte 610,00/)).toBeVisible();
  await needs.getByRole("button", { name: "Reprendre ce plafond" }).click();
  await needs.getByRole("button", { name: "Enregistrer" }).click();
  await expect(needs).toBeHidden();
  await expect(page.getByText("autre bailleur, sans accord du ménage").first()).toBeAttached();
  await page.getByRole("button", { name: "Noter l'accord du ménage" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();

  const name = ((await page.getByRole("heading", { level: 1 }).textContent()) ?? "").replace(
    "Relogement – ",
    "",
  );
  await expect(page.getByRole("row", { name: new RegExp(REFERENCE) })).toContainText("17,9");
  await expectAccessible(page);
  await page.goto("/rehousing/matching");
  const match = page.getByRole("row", { name: new RegExp(name) });
  await expect(match).toContainText(REFERENCE);
  await expectAccessible(page);
  await match.getByRole("button", { name: /^Proposer/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Proposer" }).click();
  await expect(match).toHaveCount(0);
  await page.goto(`/households/${file.householdId}/rehousing`);
  await tell("Le ménage accepte", inDays(0));
  await expect(page.getByText("Une réponse sur deux").first()).toBeVisible();

  // The other landlord answers for its home; of the household it finds nothing.
  await signInAs("landlordLead", OTHER);
  await page.goto("/rehousing");
  await expect(page.getByRole("row", { name: new RegExp(REFERENCE) })).toContainText("3 personnes");
  await tell("Le bailleur du logement est d'accord", inDays(0));
  await tell("Commission d'attribution : logement attribué", inDays(0));
  const shown = (await page.locator("main").textContent()) ?? "";
  for (const secret of [name, SECRET, file.householdId])
    expect({ secret, shown: shown.includes(secret) }).toEqual({ secret, shown: false });
  const found = await page.request.get(`/api/search?q=${encodeURIComponent(name)}`);
  expect(JSON.stringify(await found.json())).not.toContain(file.householdId);
  for (const path of ["", "/timeline", "/budget", "/referrals"])
    expect((await page.request.get(`/api/households/${file.householdId}${path}`)).status()).toBe(404);
  const rehousing = await (await page.request.get(`/api/households/${file.householdId}/rehousing`)).json();
  expect(rehousing).toMatchObject({ requests: [], homes: [], people: null, fromBudget: null });
  await page.goto(`/households/${file.householdId}`);
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
  await page.goto("/rehousing");
  await tell("Emménagement", inDays(0));
  await page.goto("/vacancies");
  await page.getByText(/Voir \d+ logements? pris ou retirés?/).click();
  await expect(page.getByRole("row", { name: new RegExp(REFERENCE) })).toContainText("Pris");

  // The operator follows the debt of the home that was left.
  await signInAs("operatorLead");
  await page.goto(`/households/${file.householdId}/rehousing`);
  await expect(page.getByText("Relogé", { exact: true })).toBeVisible();
  await page.getByLabel("Comment elle est traitée").selectOption({ label: "Le plan d'apurement continue" });
  await expect(page.getByRole("heading", { name: "Ce que déménager économise" })).toBeVisible();
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
});
