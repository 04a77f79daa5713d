/** A plan signed on the screen, kept, broken, planned again; three answers side by side, a lever moved, proposed to the committee. */
import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { inMonthBefore, typeDay } from "./days.ts";
import { expect, test } from "./fixtures.ts";

const rent = (months: number): [string, string, string, string] => [
  inMonthBefore(months, 1),
  "Loyer et charges",
  "500,00",
  "",
];
const paid = (months: number, amount: string): [string, string, string, string] => [
  inMonthBefore(months, 8),
  "Virement du locataire",
  "",
  amount,
];

test("a landlord's lead sets from what day its plans bear how late a payment", async ({ page, signInAs }) => {
  await signInAs("landlordLead", "Pluralis");
  await page.goto("/plan-settings");
  await page.getByRole("button", { name: "Régler", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Régler les plans à venir" });
  await dialog.getByLabel("Jours de tolérance").fill("9");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  // Where it was decided is asked for.
  await expect(dialog.getByLabel("Où c'est décidé")).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await dialog.getByLabel("Où c'est décidé").fill("Comité de direction du 3 novembre");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(dialog).toBeHidden();
  const current = page.getByRole("table", { name: "En vigueur aujourd'hui" });
  await expect(current.getByRole("row", { name: /Jours de tolérance/ })).toContainText("9 jours");
  await expect(page.getByRole("table", { name: "Ce que le bailleur a réglé" })).toContainText("9 jours");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});

test("a plan signed is kept for two months, then broken by the ledger, and planned again", async ({
  page,
  server,
  signInAs,
}) => {
  test.setTimeout(90_000);
  await signInAs("arrearsOfficer", "Alpes Isère Habitat");
  const write = async (...lines: [on: string, label: string, debit: string, credit: string][]) => {
    const rows = lines.map((line) => ["E2E-PLAN", "E2E-LOG", "38185", "PLANCHET Odile", ...line].join(";"));
    const text = ["N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit", ...rows, ""].join(
      "\n",
    );
    const sent = await page.request.post("/api/ledger/imports", {
      headers: { origin: server.address },
      multipart: { file: { name: "plan.csv", mimeType: "text/csv", buffer: Buffer.from(text) } },
    });
    expect(await sent.json()).toMatchObject({ kept: lines.length, quarantined: 0 });
  };
  await write(rent(5), paid(5, "300,00"), rent(4), paid(4, "400,00"));
  const { rows } = await (await page.request.get("/api/households?q=PLANCHET")).json();
  await page.goto(`/households/${rows[0].id}`);
  await page.getByRole("button", { name: "Établir un plan" }).click();
  const plan = page.getByRole("dialog", { name: "Établir un plan d'apurement" });
  await expect(plan.getByLabel("Dette à apurer")).toHaveValue("300,00");
  await typeDay(page, "Première échéance", inMonthBefore(3, 10));
  await plan.getByLabel("Durée en mois").fill("3");
  await plan.getByRole("button", { name: "Enregistrer le projet" }).click();
  await page.getByRole("button", { name: "Signer", exact: true }).click();
  const sign = page.getByRole("dialog", { name: "Signer le plan" });
  await typeDay(page, "Signé le", inMonthBefore(4, 15));
  await sign.getByLabel("Comment la signature est donnée").selectOption("paper");
  await sign.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("C'est enregistré.")).toBeVisible();

  await write(rent(3), paid(3, "600,00"), rent(2), paid(2, "600,00"));
  await page.reload();
  const section = page.getByRole("region", { name: "Plan d'apurement" });
  await expect(section.getByText("Tenu", { exact: true })).toBeVisible();
  await expect(section).toContainText("200,00 € versés sur le plan");

  await write(rent(1), paid(1, "500,00"), rent(0));
  await page.reload();
  await expect(section.getByText("Rompu", { exact: true })).toBeVisible();
  await section.getByRole("button", { name: "Refaire le plan" }).click();
  const again = page.getByRole("dialog", { name: "Refaire le plan : avenant" });
  await expect(again.getByLabel("Dette à apurer")).toHaveValue("100,00");
  await again.getByLabel("Ce qui a changé").fill("Moins d'heures ce mois-ci.");
  await again.getByRole("button", { name: "Enregistrer le projet" }).click();
  await section.getByRole("button", { name: "Signer", exact: true }).click();
  await sign.getByLabel("Comment la signature est donnée").selectOption("paper");
  await sign.getByRole("button", { name: "Enregistrer" }).click();
  await expect(section.getByText("Tenu", { exact: true })).toBeVisible();
  await expect(section.getByText("1 plan terminé")).toBeVisible();
});

const shot = (name: string) => `${process.env["SHOTS"] ?? "/tmp"}/${name}.png`;

test("a broken plan is planned again in one click, signed on the screen; three arrangements are compared and one is proposed", async ({
  page,
  signInAs,
}) => {
  test.setTimeout(90_000);
  const { accounts } = await (await page.request.get("/api/demo-accounts")).json();
  const operators = new Set(
    (accounts as { role: string; organisation: string }[])
      .filter(({ role }) => role === "operatorLead")
      .map(({ organisation }) => organisation),
  );
  // A plan of the demonstration was kept at first, then broke.
  let id = "";
  let carrier = "";
  for (const operator of operators) {
    carrier = operator;
    await signInAs("operatorLead", operator);
    const { rows } = await (await page.request.get("/api/households")).json();
    for (const row of rows as { id: string }[]) {
      const { plans } = await (await page.request.get(`/api/households/${row.id}/plans`)).json();
      const broken = (plans as { state: string; can: { amend: boolean }; paidCents: number }[]).some(
        (plan) => plan.state === "breached" && plan.can.amend && plan.paidCents > 0,
      );
      if (broken) id = row.id;
      if (id) break;
    }
    if (id) break;
  }
  expect(id).not.toBe("");
  await page.goto(`/households/${id}`);
  await expect(page.getByText("Rompu", { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/un entretien, pas un courrier/)).toBeVisible();
  await page.getByRole("button", { name: "Refaire le plan" }).click();
  const again = page.getByRole("dialog", { name: "Refaire le plan : avenant" });
  await again.getByLabel("Ce qui a changé").fill("Un mi-temps depuis octobre.");
  await again.getByLabel("Capacité de remboursement par mois").fill("60");
  await expect(again.getByText(/échéances? de/)).toBeVisible();
  await expectAccessible(page);
  await again.getByRole("button", { name: "Enregistrer le projet" }).click();
  await expect(page.getByText("Le projet de plan est enregistré.")).toBeVisible();
  await page.getByRole("button", { name: "Signer", exact: true }).click();
  const sign = page.getByRole("dialog", { name: "Signer le plan" });
  const pad = sign.getByRole("img", { name: "Cadre de signature" });
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + 30, box.y + 40);
  await page.mouse.down();
  for (let step = 1; step <= 12; step++)
    await page.mouse.move(box.x + 30 + step * 25, box.y + 40 + (step % 2 === 0 ? 30 : -20));
  await page.mouse.up();
  await expectAccessible(page);
  if (process.env["SHOTS"]) await page.screenshot({ path: shot("sign") });
  await sign.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("C'est enregistré.")).toBeVisible();
  await expect(page.getByText(/version 2/).first()).toBeVisible();
  await expect(page.getByText("Tenu", { exact: true }).first()).toBeVisible();
  if (process.env["SHOTS"]) {
    await page
      .getByText(/Voir les \d+ échéances/)
      .first()
      .click();
    await page.getByRole("heading", { name: "Plan d'apurement" }).scrollIntoViewIfNeeded();
    await page.waitForTimeout(500);
    await page.screenshot({ path: shot("plan") });
  }

  await page.goto(`/households/${id}/arrangement`);
  await page.getByLabel("Dette à régler").fill("2 400");
  await page.getByLabel("Loyer et charges du mois").fill("620");
  await page.getByLabel("Aide au logement du mois").fill("200");
  await page.getByLabel("Ressources du mois, hors aide au logement").fill("1 100");
  await page.getByLabel("Charges du mois, hors loyer").fill("300");
  await page.getByLabel("Reste à vivre à garder par mois, en tout").fill("500");
  await page.getByLabel("À partir du mois n°").fill("4");
  await page.getByLabel("Les ressources deviennent").fill("1 310");
  await page.getByLabel(/^Solliciter\s: Fonds de solidarité/).check();
  await page.getByLabel(/FSL\), au plus/).fill("900");
  const search = page.getByRole("button", { name: "Chercher les trois montages" });
  await search.click();
  await expect(page.getByRole("article")).toHaveCount(3, { timeout: 20_000 });
  // What is missing or in the way is said; with a floor that can be kept, each goal has its answer.
  for (const goal of ["Le moins d'argent public", "La dette soldée au plus tôt", "Le plus pour vivre"])
    await expect(page.getByRole("heading", { name: goal })).toBeVisible();
  await expectAccessible(page);
  if (process.env["SHOTS"]) {
    await page.getByRole("heading", { name: "Les trois réponses" }).scrollIntoViewIfNeeded();
    await page.waitForTimeout(500);
    await page.setViewportSize({ width: 1440, height: 1500 });
    await page.getByRole("heading", { name: "Les trois réponses" }).evaluate((one) => one.scrollIntoView());
    await page.evaluate(() => window.scrollBy(0, -80));
    await page.waitForTimeout(500);
    await page.screenshot({ path: shot("arrangement") });
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  if (process.env["SHOTS"]) await page.screenshot({ path: shot("arrangement-phone"), fullPage: true });
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByLabel("Durée du plan en mois").fill("36");
  await expect(page.getByText(/Échéance\s: 66,67/)).toBeVisible();
  const given = page.getByRole("button", { name: "Partir de celui-ci" });
  // Soonest out of debt: the answer that asks a grant.
  if ((await given.count()) > 1) await given.nth(1).click();
  await page.getByLabel("Mot pour la commission").fill("Ressources en hausse en avril.");
  const propose = page.getByRole("button", { name: "Proposer à la commission" });
  await expect(propose).toBeEnabled();
  await propose.click();
  await expect(page.getByText("Le montage est proposé à la commission.")).toBeVisible();

  // Accepted, it fills the forms of its levers: one is sent as it stands.
  await signInAs("coordinator");
  await page.goto(`/households/${id}`);
  await page.getByRole("button", { name: "Accepter le montage" }).first().click();
  const accepting = page.getByRole("dialog", { name: "Accepter le montage" });
  await accepting.getByRole("button", { name: "Accepter le montage" }).click();
  await expect(page.getByText("Le montage est accepté : ses leviers sont à proposer.")).toBeVisible();
  await signInAs("operatorLead", carrier);
  await page.goto(`/households/${id}`);
  await page
    .getByRole("button", { name: /^Préparer\s: Aide à la dette/ })
    .first()
    .click();
  const asking = page.getByRole("dialog", { name: "Demander une aide à la dette" });
  await expect(asking.getByLabel("Montant demandé")).not.toHaveValue("");
  await expectAccessible(page);
  await asking.getByRole("button", { name: "Demander", exact: true }).click();
  await expect(page.getByText("La demande attend la décision de la coordination.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Préparer\s: Aide à la dette/ })).toHaveCount(0);

  await signInAs("coordinator");
  await page.goto("/arrangements");
  await expect(page.getByRole("heading", { name: "Par règle de priorité" })).toBeVisible();
  await expectAccessible(page);
  if (process.env["SHOTS"]) {
    await page.waitForTimeout(500);
    await page.screenshot({ path: shot("arrangements-of-the-programme"), fullPage: true });
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});
