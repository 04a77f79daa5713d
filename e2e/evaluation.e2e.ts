/** The programme's figures as a coordinator reads them: a period, a comparison, the households behind a figure. */
import type { Page } from "@playwright/test";

import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";

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
  if (process.env["SHOTS"]) await page.screenshot({ path: `${process.env["SHOTS"]}/phone.png` });
});

test("a funder reads totals, and no row", async ({ page, signInAs }) => {
  await signInAs("funder");
  await page.goto("/evaluation");
  await expect(cardOf(page, "Parcours clos")).toBeVisible();
  await expect(page.getByText("Masqué : moins de 5 ménages").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Voir les lignes comptées" })).toHaveCount(0);
  const rows = await page.request.get("/api/evaluation/rows?id=closed");
  expect(rows.status()).toBe(403);
  const cut = await page.request.get("/api/evaluation?from=2026-01-01&to=2026-06-30");
  expect(cut.status()).toBe(422);
});
