/** A measure from its start to its renewal and its closing, by all who have a hand in it: worker, two advisers, coordination, household. */
import type { Page } from "@playwright/test";

import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";
import { PHONE, picture } from "./widths.ts";

const LANDLORD = "Alpes Isère Habitat";
type Row = {
  id: string;
  householdId: string;
  household: string;
  landlord: string;
  standing: string;
  rank: number;
  renewed: boolean;
  suspendedSince: string | null;
};

const measuresOf = async (page: Page): Promise<Row[]> =>
  ((await (await page.request.get("/api/measures")).json()) as { rows: Row[] }).rows.filter(
    ({ landlord, standing }) => landlord === LANDLORD && standing === "running",
  );
const save = (page: Page, name: string) => page.getByRole("dialog").getByRole("button", { name }).click();

test("support is begun, told by each trade, renewed and closed; each reads their own of it", async ({
  page,
  signInAs,
  browser,
  server,
}) => {
  test.slow();
  const secret = `fenêtres ${crypto.randomUUID().slice(0, 6)}`;
  const cold = `convecteur ${crypto.randomUUID().slice(0, 6)}`;
  const as = async (role: string, organisation?: string) => {
    await page.context().clearCookies();
    await signInAs(role, organisation);
  };

  await as("operatorLead", "Le Relais Ozanam");
  const waits = await (async () => {
    const rows = await measuresOf(page);
    for (const row of rows.filter(({ renewed, suspendedSince }) => !renewed && suspendedSince === null)) {
      const answer = await page.request.get(`/api/households/${row.householdId}/renewals`);
      if (((await answer.json()) as { mayAsk: string | null }).mayAsk === row.id) return row;
    }
    throw new Error("no measure whose renewal may be asked for");
  })();
  const file = `/households/${waits.householdId}`;
  await page.goto(file);
  for (const trade of ["Énergie", "Conseiller social du bailleur"]) {
    await page.getByRole("button", { name: "Demander une partie" }).click();
    await page.getByLabel("À qui").selectOption(trade);
    await save(page, "Demander une partie");
    await expect(page.getByRole("heading", { level: 3, name: trade })).toBeVisible();
  }
  await page.getByRole("button", { name: "Demander le renouvellement" }).click();
  await page.getByLabel("Pourquoi l'accompagnement devrait continuer").fill("Le plan commence.");
  await save(page, "Demander le renouvellement");
  await expect(page.getByText("En attente de décision").first()).toBeVisible();

  await as("socialAdviser", LANDLORD);
  await page.goto(file);
  const parts = page.getByRole("region", { name: "Parties des autres métiers" });
  await parts.getByRole("button", { name: "Noter ma partie" }).click();
  await page.getByLabel("Quels travaux").fill(secret);
  await expectAccessible(page);
  await save(page, "Enregistrer");
  await expect(parts.getByText(secret)).toHaveCount(0); // works are said with whether they are planned
  await parts.getByRole("button", { name: "Corriger" }).click();
  await page.getByLabel("Travaux prévus").selectOption("Oui");
  await save(page, "Enregistrer");
  await expect(parts.getByText(secret)).toBeVisible();
  await expect(parts.getByRole("heading", { name: "Énergie" })).toHaveCount(0);

  await page.setViewportSize(PHONE);
  await as("energyAdviser");
  await page.goto("/energy-visits");
  await page.getByRole("button", { name: `Noter ma partie : ${waits.household}` }).click();
  await page.getByLabel("Appareils").fill(cold);
  await page.getByLabel("Courants d'air").selectOption("Forts");
  await expectAccessible(page);
  await save(page, "Enregistrer");
  await expect(page.getByText(cold)).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await picture(page, "energy-visit-phone");
  expect((await page.request.get(`/api${file}`)).status()).toBe(403);

  await as("coordinator");
  await page.goto("/renewals");
  await page.getByRole("button", { name: `Décider : ${waits.household}` }).click();
  await save(page, "Enregistrer la décision");
  await expect(page.getByText("La décision est enregistrée.")).toBeVisible();

  await as("operatorLead", "Le Relais Ozanam");
  await page.goto(file);
  await expect(page.getByRole("heading", { level: 2, name: /renouvellement n°/ }).first()).toBeVisible();
  await expect(page.getByText(secret)).toBeVisible();
  await expect(page.getByText(cold)).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Remettre un code" }).click();
  await page.getByRole("button", { name: "Faire le code" }).click();
  const code = await page.getByRole("textbox", { name: "Code", exact: true }).inputValue();
  const theirs = await browser.newContext({ viewport: PHONE, locale: "fr-FR" });
  const phone = await theirs.newPage();
  await phone.goto(`${server.address}/m`);
  await phone.getByLabel("Code").fill(code);
  await phone.getByRole("button", { name: "Ouvrir" }).click();
  await expect(phone.getByRole("heading", { level: 2, name: "Qui me suit" })).toBeVisible();
  await expect(phone.getByText(cold)).toHaveCount(0);
  await theirs.close();

  const renewal = (await measuresOf(page)).find(({ rank, renewed }) => rank > 1 && !renewed);
  if (!renewal) throw new Error("no renewal that runs");
  await page.goto(`/measures/${renewal.id}`);
  await page.getByRole("button", { name: "Clore" }).click();
  await page.getByLabel("Issue").selectOption("Maintien dans le logement");
  await save(page, "Clore");
  await expect(page.getByText("La mesure est close.")).toBeVisible();
  await as("socialAdviser", LANDLORD);
  await page.goto(`/measures/${renewal.id}`);
  await expect(page.getByText("Maintien dans le logement").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Clore" })).toHaveCount(0);
});
