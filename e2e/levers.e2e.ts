/** Rent relief and repayment plan on the file: proposed by the worker, decided by the coordination, drawn up, signed, printed. */
import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";

/** The first household of the list whose file offers a relief. */
test("a worker proposes a relief and draws up a plan; seven months are refused beside the field", async ({
  page,
  signInAs,
}) => {
  await signInAs("caseWorker");
  const { rows } = await (await page.request.get("/api/households")).json();
  let id = "";
  for (const row of rows as { id: string; balanceCents: number }[]) {
    const { bases } = await (await page.request.get(`/api/households/${row.id}/reliefs`)).json();
    if (bases[0]?.monthsLeft > 0 && bases[0].billCents > 0 && row.balanceCents > 20_000) id = row.id;
    if (id) break;
  }
  expect(id).not.toBe("");
  await page.goto(`/households/${id}`);
  await page.getByRole("button", { name: "Proposer une remise" }).click();
  const dialog = page.getByRole("dialog", { name: "Proposer une remise de loyer" });
  await dialog.getByLabel("Remise par mois").fill("45,50");
  await dialog.getByLabel("Part payée par le fonds (%)").fill("50");
  await dialog.getByLabel("Nombre de mois").fill("7");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Proposer" }).click();
  await expect(dialog.getByText(/6 mois au plus/)).toBeVisible();
  if (process.env["SHOTS"]) await page.screenshot({ path: `${process.env["SHOTS"]}/propose.png` });
  await dialog.getByLabel("Nombre de mois").fill("1");
  await expect(dialog.getByText(/1 mois à 45,50/)).toBeVisible();
  await dialog.getByRole("button", { name: "Proposer" }).click();
  await expect(page.getByText("La remise est proposée à la coordination.")).toBeVisible();
  await expect(page.getByText("Proposée", { exact: true }).first()).toBeVisible();

  await page.getByRole("button", { name: "Établir un plan" }).click();
  const plan = page.getByRole("dialog", { name: "Établir un plan d'apurement" });
  await plan.getByLabel("Dette à apurer").fill("100");
  await plan.getByLabel("Durée en mois").fill("3");
  await expect(plan.getByText(/3 échéances de 33,33/)).toBeVisible();
  await expectAccessible(page);
  await plan.getByRole("button", { name: "Enregistrer le projet" }).click();
  await expect(page.getByText("Le projet de plan est enregistré.")).toBeVisible();
  await page.getByRole("button", { name: "Signer" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("Tenu", { exact: true }).first()).toBeVisible();
  await page.getByText(/Voir les 3 échéances/).click();
  const pdf = await page.request.get(
    (await page.getByRole("link", { name: "Imprimer le plan (PDF)" }).first().getAttribute("href"))!,
  );
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  await expectAccessible(page);
  if (process.env["SHOTS"])
    await page.screenshot({ path: `${process.env["SHOTS"]}/levers.png`, fullPage: true });

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  if (process.env["SHOTS"])
    await page.screenshot({ path: `${process.env["SHOTS"]}/levers-phone.png`, fullPage: true });

  await signInAs("coordinator");
  await page.goto(`/households/${id}`);
  await page.getByRole("button", { name: "Accorder" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("C'est enregistré.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Arrêter la remise" }).first()).toBeVisible();
});
