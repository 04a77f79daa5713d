/** A measure lived on a phone and read at a desk: contacts kept through a failed send, meetings shared, notes that never leave. */
import type { Page } from "@playwright/test";

import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";
import { DESK, PHONE } from "./widths.ts";

type Row = {
  id: string;
  householdId: string;
  landlord: string;
  standing: string;
  lateSince: string | null;
  tripartite: { state: string }[];
};

/** A running measure of the reader's, of a landlord; one with a meeting to hold, as long as there is one. */
async function aMeasure(page: Page, landlord?: string): Promise<Row> {
  const answer = await page.request.get("/api/measures");
  const { rows } = (await answer.json()) as { rows: Row[] };
  const running = rows.filter(
    (row) => row.standing === "running" && (!landlord || row.landlord === landlord),
  );
  const isToHold = ({ tripartite }: Row) =>
    tripartite.some(({ state }) => state === "due" || state === "late") &&
    tripartite.every(({ state }) => state !== "planned");
  const found = running.find(isToHold) ?? running[0];
  if (!found) throw new Error("no running measure");
  return found;
}

test("in a kitchen, on a phone: a contact is noted in seconds, and a reload in between loses no word", async ({
  page,
  signInAs,
}) => {
  await page.setViewportSize(PHONE);
  await signInAs("caseWorker");
  const { id } = await aMeasure(page);
  const note = `Courriers ouverts ensemble ${crypto.randomUUID().slice(0, 6)}`;
  await page.goto(`/measures/${id}`);
  await page.getByRole("button", { name: "Noter un contact" }).click();
  // At home, held, today: what happens most is there already.
  for (const name of ["À domicile", "A eu lieu", "Aujourd'hui"])
    await expect(page.getByRole("radio", { name })).toBeChecked();
  await expectAccessible(page);
  for (const tile of await page.getByRole("dialog").locator("label:has(input[type=radio])").all())
    expect((await tile.boundingBox())!.height).toBeGreaterThanOrEqual(44);

  await page.getByRole("radio", { name: "60 min" }).check();
  await page.getByRole("textbox", { name: "Note" }).fill(note);
  await page.reload();
  await page.getByRole("button", { name: "Noter un contact" }).click();
  await expect(page.getByText("rien n'a été perdu")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue(note);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("Le contact est noté.")).toBeVisible();
  await expect(page.getByRole("main").getByText(note)).toHaveCount(1);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test("what the worker notes stays with the operator; what the three share is read by the landlord", async ({
  page,
  signInAs,
}) => {
  await signInAs("caseWorker");
  const { id, householdId } = await aMeasure(page, "Alpes Isère Habitat");
  const secret = `Confié à la cuisine ${crypto.randomUUID().slice(0, 6)}`;
  const minutes = `Loyer courant repris ${crypto.randomUUID().slice(0, 6)}`;
  await page.goto(`/households/${householdId}`);
  await page.getByRole("button", { name: "Noter un contact" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill(secret);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("Le contact est noté.")).toBeVisible();
  await page
    .getByRole("button", { name: /^Noter l'entretien\s: / })
    .last()
    .click();
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: "Le ménage" }).check();
  await page.getByLabel("Compte rendu partagé").fill(minutes);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("L'entretien est noté.")).toBeVisible();
  await expectAccessible(page);

  await page.context().clearCookies();
  await signInAs("socialAdviser", "Alpes Isère Habitat");
  for (const path of [`/households/${householdId}`, `/measures/${id}`]) {
    await page.goto(path);
    await expect(page.getByText(minutes).first()).toBeVisible();
    await expect(page.getByText(/contacts? tenus?/).first()).toBeVisible();
    await expect(page.getByText(secret)).toHaveCount(0);
    await expectAccessible(page);
    await page.setViewportSize(PHONE);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.setViewportSize(DESK);
  }
  for (const path of ["", "/timeline", "/measures"]) {
    const answer = await page.request.get(`/api/households/${householdId}${path}`);
    expect(await answer.text()).not.toContain(secret);
  }
  expect((await page.request.get(`/api/households/${householdId}/assessment`)).status()).toBe(403);
});

test("a lead finds what is late, opens the measure that waits, and hands one over", async ({
  page,
  signInAs,
}) => {
  await signInAs("operatorLead");
  await page.goto("/measures?show=late");
  await expect(page.getByRole("heading", { level: 1, name: "Mesures" })).toBeVisible();
  await expect(page.getByText("En retard").first()).toBeVisible();
  await expectAccessible(page);
  const opening = page.getByRole("button", { name: /^Ouvrir la mesure\s: / }).first();
  const household = (await opening.getAttribute("aria-label"))!.split(" : ")[1]!;
  await opening.click();
  await expect(page.getByText(/Elle durera six mois/)).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Ouvrir la mesure" }).click();
  await expect(page.getByText("La mesure est ouverte.")).toBeVisible();
  await page.getByLabel("Afficher").selectOption("Toutes celles en cours");
  await page.getByRole("link", { name: household }).first().click();
  await page.getByRole("button", { name: "Confier à…" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Confier à…" }).click();
  await expect(page.getByText("La mesure a changé de référent.")).toBeVisible();
});

test("a measure is closed with what is known, and shows what is still to complete", async ({
  page,
  signInAs,
}) => {
  await signInAs("caseWorker", "L'Oiseau bleu");
  const { id } = await aMeasure(page);
  await page.goto(`/measures/${id}`);
  await page.getByRole("button", { name: "Clore" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Clore" }).click();
  await expect(page.getByText(/seule chose qui ne peut pas rester inconnue/)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Issue").selectOption("Maintien dans le logement");
  await page.getByRole("dialog").getByRole("button", { name: "Clore" }).click();
  await expect(page.getByText("La mesure est close.")).toBeVisible();
  await expect(page.getByText(/Reste à compléter\s: .*lien avec le bailleur/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Noter un contact" })).toHaveCount(0);
  await page.getByRole("button", { name: "Compléter" }).click();
  await page.getByLabel("Lien avec le bailleur à la fin").selectOption("Maintenu");
  await page.getByRole("dialog").getByRole("button", { name: "Compléter" }).click();
  await expect(page.getByText("C'est complété.")).toBeVisible();
  await expect(page.getByText(/Reste à compléter\s: .*lien avec le bailleur/)).toHaveCount(0);
});

test("an assessment shows which domains are shared and which never leave, on a phone as well", async ({
  page,
  signInAs,
}) => {
  await page.setViewportSize(PHONE);
  await signInAs("caseWorker");
  const { householdId } = await aMeasure(page);
  await page.goto(`/households/${householdId}`);
  await page.getByRole("button", { name: "Noter un diagnostic" }).click();
  await expect(page.getByText(/jamais lequel/).last()).toBeVisible();
  await page.getByRole("checkbox", { name: "Dette de loyer" }).check();
  await page.getByLabel("Gravité : Dette de loyer").selectOption("3 – forte");
  await page.getByRole("checkbox", { name: "Santé psychique" }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Enregistrer le diagnostic" }).click();
  await expect(page.getByText("Le diagnostic est noté.")).toBeVisible();
  await expectNoSidewaysScroll(page);

  await page.context().clearCookies();
  await signInAs("coordinator");
  await page.goto(`/households/${householdId}`);
  await expect(page.getByText("Un domaine protégé est concerné : oui.").first()).toBeVisible();
  await expect(page.getByText("Santé psychique")).toHaveCount(0);
  await expectAccessible(page);
});

test("the agenda says what is late first, and leads to the measure", async ({ page, signInAs }) => {
  await signInAs("operatorLead");
  await page.goto("/agenda");
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText("En retard");
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 2, name: /^Mesure d'accompagnement/ })).toBeVisible();
});

test("a measure is aimed and budgeted on a phone; the coordination decides of a renewal", async ({
  page,
  signInAs,
}) => {
  await page.setViewportSize(PHONE);
  await signInAs("caseWorker");
  const { id, householdId } = await aMeasure(page);
  await page.goto(`/measures/${id}`);
  await page.getByRole("button", { name: "Fixer un objectif" }).click();
  const aim = `Payer le loyer ${crypto.randomUUID().slice(0, 6)}`;
  await page.getByLabel("Objectif, dans les mots du ménage").fill(aim);
  await page.getByLabel("Ce qui est à faire, action 1").fill("Mettre en place un virement");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByText("L'objectif est noté.")).toBeVisible();
  await expect(page.getByRole("main").getByText(aim)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.goto(`/households/${householdId}/budget`);
  await expect(page.getByRole("heading", { name: "Droits à vérifier" })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByLabel("Nouveau montant").fill("0");
  await expect(page.getByText("Après").first()).toBeVisible();
  await page.getByRole("button", { name: "Enregistrer le budget" }).click();
  await expect(page.getByText("Le budget est noté.")).toBeVisible();

  await page.context().clearCookies();
  await signInAs("coordinator");
  await page.goto("/renewals");
  await page
    .getByRole("button", { name: /^Décider\s: / })
    .first()
    .click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Enregistrer la décision" }).click();
  await expect(page.getByText("La décision est enregistrée.")).toBeVisible();
  await expectNoSidewaysScroll(page);
});
