/** A referral on its way: from the worklist in one click, sent incomplete, dated by the procedure, read and withdrawn by the coordination. */

import { expectAccessible } from "./a11y.ts";
import { inDays, typeDay } from "./days.ts";
import { expect, test } from "./fixtures.ts";
import { expectGoodAtBothWidths } from "./widths.ts";

test.describe.configure({ mode: "serial" });

let referral = "";
let household = "";

test("an arrears officer refers in one click, is told what holds it back, and sends it incomplete", async ({
  page,
  signInAs,
}) => {
  await signInAs("arrearsOfficer", "Alpes Isère Habitat");
  await page.goto("/worklist");
  await page.locator("[data-line]").filter({ hasNotText: "Orienté" }).first().click();
  await expect(page.getByRole("button", { name: /^Orienter le ménage/ })).toBeVisible();
  await page.keyboard.press("o");
  await expect(page).toHaveURL(/\/referrals\/[0-9a-f-]{36}$/);
  referral = page.url();
  await expect(page.getByRole("heading", { level: 1, name: /^Orientation\s: / })).toBeVisible();
  await expect(page.getByRole("heading", { level: 2, name: /^Faits au / })).toBeVisible();
  await expect(page.getByText(/^Reste à dire\s: .*quel jour le ménage a été informé/)).toBeVisible();
  await expectGoodAtBothWidths(page);

  await page.getByLabel("Lien avec le bailleur").selectOption("Rompu");
  await page.getByRole("button", { name: "Transmettre à la coordination" }).click();
  await expect(page.getByText(/Indiquez quel jour le ménage a été informé.*RGPD/)).toBeVisible();
  await expect(page.getByLabel("Informé le")).toBeFocused();
  await expectAccessible(page);
  await typeDay(page, "Informé le", inDays(-1));
  await page.getByRole("button", { name: "Noter des réponses" }).click();
  await typeDay(page, "Répondu le", inDays(-1));
  await page.getByLabel("Être contacté et accompagné par un opérateur").selectOption("Oui");
  await page.getByLabel("Budget, avec la commission et la coordination").selectOption("Non");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Enregistrer les réponses" }).click();
  await expect(page.getByRole("button", { name: /^Retirer\s: Être contacté et accompagné/ })).toBeVisible();
  await expectGoodAtBothWidths(page);
  await page.getByRole("button", { name: "Transmettre à la coordination" }).click();
  await expect(page.getByText("L'orientation est transmise à la coordination.")).toBeVisible();
  await expect(page.getByText(/^Transmise à la coordination\. Portée par /)).toBeVisible();
  await expect(page.getByText(/^Reste à dire\s: /)).not.toContainText("le lien avec le bailleur");
  await page.getByRole("link", { name: "Dossier du ménage" }).click();
  await expect(page).toHaveURL(/\/households\//);
  household = page.url();
});

test("an act recorded on the file gives its dates with their source, and makes the referral urgent", async ({
  page,
  signInAs,
}) => {
  await signInAs("socialAdviser", "Alpes Isère Habitat");
  await page.goto(household);
  const panel = page.getByRole("region", { name: "Orientation", exact: true });
  await expect(panel.getByText("Transmise", { exact: true })).toBeVisible();
  await expect(panel.getByRole("button", { name: "Orienter ce ménage" })).toHaveCount(0);
  const procedure = page.getByRole("region", { name: "Procédure d'expulsion" });
  await expect(procedure.getByText(/on ne sait pas s'il y a une procédure/)).toBeVisible();
  await procedure.getByRole("button", { name: "Noter un acte" }).click();
  await page.getByLabel("Acte", { exact: true }).selectOption("Commandement de payer");
  await page.getByRole("button", { name: "Enregistrer l'acte" }).click();
  await expect(page.getByText(/La date manque/)).toBeVisible();
  await expectAccessible(page);
  await typeDay(page, "Date de l'acte", inDays(-45));
  await page.getByLabel("Remis au ménage").selectOption("par commissaire de justice");
  await page.getByRole("button", { name: "Enregistrer l'acte" }).click();
  await expect(
    procedure.getByText(/La clause résolutoire peut être tenue pour acquise/).first(),
  ).toBeVisible();
  await expect(procedure.getByText(/Source\s: .*art\. 24/).first()).toBeVisible();
  await expectGoodAtBothWidths(page);
  await page.goto(referral);
  await expect(page.getByText("Urgent", { exact: true })).toBeVisible();
});

test("the coordination finds it in its list, reads it and writes nothing in it; another landlord finds nothing", async ({
  page,
  signInAs,
}) => {
  await signInAs("coordinator");
  await page.goto("/referrals");
  await expect(page.getByLabel("Afficher")).toHaveValue("waiting");
  await expect(page.getByRole("row").nth(1)).toContainText(/Urgent|Bientôt/);
  await expectGoodAtBothWidths(page);
  await page.goto(referral);
  await expect(
    page.getByRole("heading", { name: "Être contacté et accompagné par un opérateur" }),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Enregistrer" })).toHaveCount(0);
  await expectGoodAtBothWidths(page);
});

test("another landlord finds neither the referral nor the household", async ({ page, signInAs }) => {
  await signInAs("arrearsOfficer", "Pluralis");
  await page.goto(referral);
  await expect(page.getByRole("alert")).toContainText("Introuvable");
  expect((await page.request.get(`/api${new URL(referral).pathname}`)).status()).toBe(404);
  expect((await page.request.get(`/api${new URL(household).pathname}/procedure`)).status()).toBe(404);
});

test("withdrawn with its reason, it leaves the coordination and may be begun anew", async ({
  page,
  signInAs,
}) => {
  await signInAs("coordinator");
  await page.goto(referral);
  await page.getByRole("button", { name: "Retirer l'orientation" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Retirer l'orientation" }).click();
  await expect(dialog.getByText(/Indiquez pourquoi/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Pourquoi").fill("Le ménage ne souhaite plus d'aide.");
  await dialog.getByRole("button", { name: "Retirer l'orientation" }).click();
  await expect(page).toHaveURL(/\/referrals$/);
  await page.goto(referral);
  await expect(page.getByRole("alert")).toContainText("Introuvable");

  await page.context().clearCookies();
  await signInAs("socialAdviser", "Alpes Isère Habitat");
  await page.goto(referral);
  await expect(page.getByText("Le ménage ne souhaite plus d'aide.").first()).toBeVisible();
  await page.goto(household);
  await expect(page.getByRole("button", { name: "Orienter ce ménage" })).toBeVisible();
});

test("a tenant met in person is referred without an account: one's own look-alike is offered first, what is told has its day", async ({
  page,
  signInAs,
}) => {
  await signInAs("socialAdviser", "Alpes Isère Habitat");
  const { rows } = await (await page.request.get("/api/referrals?show=open")).json();
  const [firstName, lastName] = (rows[0].household as string).split(/ (.*)/);
  await page.goto("/referrals");
  await page.getByRole("button", { name: "Nouvelle orientation" }).click();
  await page.getByLabel("Nom").first().fill(lastName!);
  await page.getByLabel("Prénom").fill(firstName!);
  await page.getByRole("button", { name: /^Chercher et/ }).click();
  await expect(page.getByRole("heading", { name: "Est-ce l'un de vos locataires ?" })).toBeVisible();
  await expectGoodAtBothWidths(page);
  await page.getByLabel("Nom").first().fill("Rencontre-Exemple");
  await page.getByRole("button", { name: /^Chercher et/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Rencontre-Exemple$/ })).toBeVisible();
  await page.getByLabel("Dette").fill("0");
  await page.getByLabel("Un autre besoin du ménage ?").selectOption("Oui");
  await page.getByLabel("Précarité énergétique").check();
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.locator("dd", { hasText: "Aucune dette" })).toBeVisible();
  await expect(page.locator("dd", { hasText: "Précarité énergétique" })).toContainText("dit le");
  await expect(page.getByText(/^dit le /).first()).toBeVisible();
  const sheet = await page.request.get(`/api${new URL(page.url()).pathname}/information.pdf`);
  expect(sheet.headers()["content-type"]).toBe("application/pdf");
});

test("the coordination sees the same household twice side by side, and links the files", async ({
  page,
  signInAs,
}) => {
  await signInAs("coordinator");
  await page.goto("/referrals");
  await page.getByRole("link", { name: /doublons? possibles? à décider/ }).click();
  await expect(page.getByText("Presque sûr").first()).toBeVisible();
  await expectGoodAtBothWidths(page);
  const pairs = await page.getByRole("button", { name: /^Décider\s: / }).count();
  await page
    .getByRole("button", { name: /^Décider\s: / })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Même ménage : relier les dossiers").check();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Enregistrer la décision" }).click();
  await expect(page.getByRole("button", { name: /^Décider\s: / })).toHaveCount(pairs - 1);
});
