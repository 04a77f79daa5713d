/** The programme's figures as a coordinator reads them: a period, a comparison, the households behind a figure. */
import type { Page } from "@playwright/test";

import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";
import { DESK, expectGoodAtBothWidths } from "./widths.ts";
import { todayInParis } from "../src/platform/calendar/today.ts";

/** The card of an indicator, by its title. */
const cardOf = (page: Page, title: string) =>
  page.getByRole("article").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

test("a coordinator compares landlords and opens the households behind a figure", async ({
  page,
  signInAs,
}) => {
  await signInAs("coordinator");
  await page.goto("/evaluation");
  const card = cardOf(page, "Parcours clos");
  await expect(card).toBeVisible();
  await expectAccessible(page);
  if (process.env["SHOTS"])
    await page.screenshot({ path: `${process.env["SHOTS"]}/evaluation.png`, fullPage: true });

  await page.getByLabel("Comparer par").selectOption("landlord");
  const table = page.getByRole("table", { name: /Dette réduite – Bailleur/ });
  await expect(table.getByRole("row")).not.toHaveCount(1);
  await expectAccessible(page);
  if (process.env["SHOTS"]) await page.screenshot({ path: `${process.env["SHOTS"]}/compared.png` });

  await card.getByRole("link", { name: "Voir les lignes comptées" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Parcours clos/ })).toBeVisible();
  await expect(page.getByRole("table").getByRole("link").first()).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.goBack();
  await expect(page.getByLabel("Comparer par")).toHaveValue("landlord");
  await expect(table).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  if (process.env["SHOTS"]) await page.screenshot({ path: `${process.env["SHOTS"]}/evaluation-phone.png` });
});

test("a funder reads totals, and no row", async ({ page, signInAs }) => {
  await signInAs("funder");
  // Of a period that nobody froze, nothing: neither figures nor a reason that is not why.
  await page.goto("/evaluation?from=2020-01-01&to=2020-12-31");
  await expect(page.getByText("Cette période n'est pas figée", { exact: false })).toBeVisible();
  await expect(page.getByText("Masqué", { exact: false })).toHaveCount(0);
  await expect(cardOf(page, "Parcours clos")).toHaveCount(0);
  // Last year's are frozen in the demonstration.
  const last = todayInParis().year - 1;
  await page.goto("/evaluation");
  await expect(page.getByLabel("Période figée")).toContainText(String(last));
  await expect(page.getByText("Chiffres figés le", { exact: false })).toBeVisible();
  await expect(cardOf(page, "Parcours clos")).toBeVisible();
  await expect(page.getByRole("link", { name: "Voir les lignes comptées" })).toHaveCount(0);
  // Whatever the day on which the demonstration was drawn: of five landlords one has few.
  await page.getByLabel("Comparer par").selectOption("landlord");
  await page.getByLabel("Indicateur comparé").selectOption("Ménages accompagnés");
  await expect(page.getByRole("cell", { name: "Masqué : moins de 5 ménages" }).first()).toBeVisible();
  const rows = await page.request.get("/api/evaluation/rows?id=closed");
  expect(rows.status()).toBe(403);
  const cut = await page.request.get("/api/evaluation?from=2026-01-01&to=2026-06-30");
  expect(cut.status()).toBe(422);
});

test("the charts stand with their tables, and the trend under each figure", async ({ page, signInAs }) => {
  await signInAs("coordinator");
  await page.goto("/evaluation");
  await expect(cardOf(page, "Dette réduite")).toContainText("Intervalle à 95 %");
  for (const [title, words] of [
    ["Dette à l'entrée et à la sortie", "les plus hautes"],
    ["Maintien dans le logement sur 24 mois", "Ménages suivis"],
    ["Du repérage à l'issue", "Admises"],
    ["Où vivent les ménages accompagnés", "Grenoble"],
    ["Rencontres en 6 mois", "Année"],
  ] as const) {
    const figure = page
      .getByRole("figure", { name: title })
      .or(page.locator("figure", { hasText: title }))
      .last();
    await figure.getByText("Voir les chiffres").click();
    await expect(figure.getByRole("table")).toContainText(words);
  }
  await expectGoodAtBothWidths(page, "evaluation-charts");
});

test("the page that says whether it works says what it assumes and what it cannot conclude", async ({
  page,
  signInAs,
}) => {
  await signInAs("coordinator");
  await page.goto("/evaluation");
  await page.getByRole("link", { name: "L'accompagnement fait-il une différence ?" }).click();
  await expect(page.getByRole("heading", { name: "Ce qui est supposé" })).toBeVisible();
  await expect(page.getByText("personne n'a été tiré au sort")).toBeVisible();
  await expect(page.getByText("À confirmer : aucun coût unitaire publié n'est enregistré.")).toBeVisible();
  await expectGoodAtBothWidths(page, "comparison");

  await page.setViewportSize(DESK);
  await page.getByRole("button", { name: "Écrire un coût publié" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Le plus bas de la source").fill("10 000");
  await dialog.getByLabel("Le plus haut").fill("20 000");
  await dialog.getByRole("textbox", { name: "Source", exact: true }).fill("Étude d'essai, 2026, p. 3");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("selon « Étude d'essai, 2026, p. 3 »")).toBeVisible();
  await expect(page.getByText("à confirmer", { exact: true })).toBeVisible();
});

test("a setting moved by keyboard changes the fan, and its table", async ({ page, signInAs }) => {
  await signInAs("coordinator");
  await page.goto("/evaluation/forecast");
  const summary = page.getByRole("table", { name: "Au bout de l'horizon" });
  const row = summary.getByRole("row", { name: /^Ménages accompagnés/ }).getByRole("cell");
  await expect(row.first()).toBeVisible();
  expect(await row.first().textContent()).toBe(await row.last().textContent());
  const slider = page.getByRole("slider", { name: "Bailleurs de plus" });
  await slider.focus();
  for (let n = 0; n < 3; n++) await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuetext", "+ 3");
  await expect(row.first()).not.toHaveText((await row.last().textContent())!);
  await page.getByText("Voir les chiffres").click();
  await expect(page.getByRole("table", { name: "Ménages accompagnés en fin de mois" })).toContainText(
    "Médiane",
  );
  await expect(page.getByRole("heading", { name: "Ce que valaient les prévisions passées" })).toBeVisible();
  await expectGoodAtBothWidths(page, "forecast");
  await page.getByRole("button", { name: "Revenir à l'observé" }).click();
  await expect(slider).toHaveAttribute("aria-valuetext", "+ 0");
});

test("a funder sees the charts of all years, and no forecast", async ({ page, signInAs }) => {
  await signInAs("funder");
  await page.goto("/evaluation");
  await expect(page.getByText("Toutes les années ensemble")).toBeVisible();
  await expect(page.getByRole("link", { name: "Les mois à venir" })).toHaveCount(0);
  expect((await page.request.get("/api/forecast")).status()).toBe(403);
});
