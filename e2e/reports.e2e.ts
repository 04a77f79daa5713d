/** Figures frozen by the coordination, their reports in three formats; a funder opens its own, and nothing else. */
import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";

test("the coordination freezes a year by keyboard and downloads its pack in three formats", async ({
  page,
  signInAs,
}) => {
  await signInAs("coordinator");
  await page.goto("/reports");
  await page.getByRole("button", { name: "Figer une période" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Quelle période ?")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel("Quelle période ?").selectOption("D'un jour à un autre");
  await dialog.getByLabel("Du").fill("01/01/2024");
  await dialog.getByLabel("Au").fill("31/12/2999");
  await dialog.getByRole("button", { name: "Figer les chiffres" }).press("Enter");
  await expect(dialog.getByText("La période n'est pas finie", { exact: false })).toBeVisible();
  await dialog.getByLabel("Au").fill("31/12/2025");
  await dialog.getByLabel("Au").press("Tab");
  await expect(dialog.getByText("Les financeurs y liront leur bilan", { exact: false })).toBeVisible();
  if (process.env["SHOTS"]) await page.screenshot({ path: `${process.env["SHOTS"]}/freeze.png` });
  await dialog.getByRole("button", { name: "Figer les chiffres" }).press("Enter");

  await expect(page.getByRole("heading", { level: 1, name: "Bilans – années 2024 à 2025" })).toBeVisible();
  await expect(page.getByText("C'est la première édition de cette période.")).toBeVisible();
  await expectAccessible(page);
  if (process.env["SHOTS"])
    await page.screenshot({ path: `${process.env["SHOTS"]}/reports-of.png`, fullPage: true });
  for (const [format, type] of [
    ["PDF", "application/pdf"],
    ["XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["CSV", "text/csv"],
  ] as const) {
    const link = page.getByRole("link", { name: `Dossier du comité de pilotage, ${format}` });
    const answer = await page.request.get((await link.getAttribute("href"))!);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toContain(type);
    expect((await answer.body()).length).toBeGreaterThan(1000);
  }
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Bilan du programme, XLSX" }).click();
  expect((await download).suggestedFilename()).toBe("bilan-annual-2024-01-01-2025-12-31-1.xlsx");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);

  // Once more: the first edition is superseded, and what differs is told.
  await page.getByRole("link", { name: "← Bilans" }).click();
  await expectNoSidewaysScroll(page);
  if (process.env["SHOTS"])
    await page.screenshot({ path: `${process.env["SHOTS"]}/reports-phone.png`, fullPage: true });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "Figer une période" }).click();
  await dialog.getByLabel("Quelle période ?").selectOption("D'un jour à un autre");
  await dialog.getByLabel("Du").fill("01/01/2024");
  await dialog.getByLabel("Au").fill("31/12/2025");
  await dialog.getByRole("button", { name: "Figer les chiffres" }).click();
  await expect(page.getByText("Aucun chiffre n'a changé.", { exact: false })).toBeVisible();
  await page.getByRole("link", { name: "← Bilans" }).click();
  const table = page.getByRole("table", { name: "Périodes figées" });
  await expect(table.getByRole("row", { name: /Années 2024 à 2025.*2e édition à jour/ })).toBeVisible();
  await expect(table.getByRole("row", { name: /Années 2024 à 2025.*1re édition remplacée/ })).toBeVisible();
  await expectAccessible(page);
  if (process.env["SHOTS"])
    await page.screenshot({ path: `${process.env["SHOTS"]}/reports.png`, fullPage: true });
});

test("a funder opens its own report, and nothing else", async ({ page, signInAs, server }) => {
  await signInAs("coordinator");
  const frozen = (await (
    await page.request.post("/api/snapshots", {
      headers: { origin: server.address },
      data: { from: "2023-01-01", to: "2023-12-31" },
    })
  ).json()) as { id: string };
  await page.context().clearCookies();
  await signInAs("funder", "Grenoble-Alpes Métropole");
  await page.goto("/reports");
  await expect(page.getByRole("button", { name: "Figer une période" })).toHaveCount(0);
  await page.getByRole("link", { name: "Année 2023" }).click();
  const links = page.getByRole("table", { name: "Bilans à télécharger" }).getByRole("link");
  await expect(links).toHaveCount(3);
  await expect(page.getByText("Bilan pour le financeur Grenoble-Alpes Métropole")).toBeVisible();
  await expectAccessible(page);
  const own = await page.request.get((await links.first().getAttribute("href"))!);
  expect(own.status()).toBe(200);
  for (const other of [
    "kind=annual",
    "kind=steering",
    "kind=funder&of=FAP",
    "kind=landlord&of=AIH",
    "kind=operator&of=RELAIS",
  ])
    expect((await page.request.get(`/api/snapshots/${frozen.id}/report.csv?${other}`)).status()).toBe(404);
});
