/** The money levers: a relief from its proposal to the ledger, a plan drawn up and signed, a grant refused by one fund and given by another. */
import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { inDays, typeDay } from "./days.ts";
import { expect, test } from "./fixtures.ts";
import { expectGoodAtBothWidths } from "./widths.ts";
import { todayInParis } from "../src/platform/calendar/today.ts";

test.describe.configure({ mode: "serial" });

/** The household whose relief the first test grants, followed by the second. */
let relieved = "";

/** The first household of the list whose file offers a relief. */
test("a worker proposes a relief and draws up a plan; seven months are refused beside the field", async ({
  page,
  signInAs,
}) => {
  test.setTimeout(90_000);
  await signInAs("caseWorker");
  const { rows } = await (await page.request.get("/api/households")).json();
  let id = "";
  for (const row of rows as { id: string; balanceCents: number }[]) {
    const { bases } = await (await page.request.get(`/api/households/${row.id}/reliefs`)).json();
    if (!(bases[0]?.monthsLeft > 0 && bases[0].billCents > 0 && row.balanceCents > 20_000)) continue;
    const { plans } = await (await page.request.get(`/api/households/${row.id}/plans`)).json();
    if (plans.length > 0) continue;
    id = row.id;
    break;
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
  await expect(dialog.getByText(/1 mois, soit 45,50/)).toBeVisible();
  await dialog.getByRole("button", { name: "Proposer" }).click();
  await expect(page.getByText("La remise est proposée à la coordination.")).toBeVisible();
  await expect(page.getByText("Proposée", { exact: true }).first()).toBeVisible();

  await page.getByRole("button", { name: "Établir un plan" }).click();
  const plan = page.getByRole("dialog", { name: "Établir un plan d'apurement" });
  await plan.getByLabel("Dette à apurer").fill("100");
  await plan.getByLabel("Durée en mois").fill("3");
  await typeDay(page, "Première échéance", inDays(3));
  await expect(plan.getByText(/3 échéances de 33,33/)).toBeVisible();
  await expectAccessible(page);
  await plan.getByRole("button", { name: "Enregistrer le projet" }).click();
  await expect(page.getByText("Le projet de plan est enregistré.")).toBeVisible();
  await page.getByRole("button", { name: "Signer", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Comment la signature est donnée").selectOption("paper");
  await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("Tenu", { exact: true }).first()).toBeVisible();
  // The instalment is near: the worker alone may remind the household, and it is kept.
  await page.getByRole("button", { name: "Rappeler au ménage" }).click();
  const reminder = page.getByRole("dialog", { name: /^Rappeler l'échéance/ });
  await expect(reminder.getByLabel("Ce qui est dit au ménage")).toHaveValue(/33,33.*appelez-moi avant/);
  await expectAccessible(page);
  if (process.env["SHOTS"]) await page.screenshot({ path: `${process.env["SHOTS"]}/reminder.png` });
  await reminder.getByLabel("SMS", { exact: true }).check();
  await reminder.getByRole("button", { name: "Garder la trace du rappel" }).click();
  await expect(page.getByText("1 rappel donné").first()).toBeVisible();
  await expect(page.getByText(/^Rappel de l'échéance envoyé au ménage par SMS/)).toBeVisible();
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

  relieved = id;
});

test("a relief granted is exported, comes back in the ledger, and its month is shown as relieved", async ({
  page,
  server,
  signInAs,
}) => {
  await signInAs("coordinator");
  await page.goto(`/households/${relieved}`);
  await page.getByRole("button", { name: "Accorder" }).first().click();
  const deciding = page.getByRole("dialog");
  await deciding.getByRole("button", { name: "Enregistrer" }).click();
  await expect(deciding.getByText(/^Répondez oui, non/).first()).toBeVisible();
  for (const answer of await deciding.getByRole("radio", { name: "Oui" }).all()) await answer.check();
  // The decision gives less than was proposed, and says why.
  await deciding.getByLabel("Changer les mois ou les montants").check();
  await deciding.getByRole("textbox", { name: /^Remise de / }).fill("40,50");
  await expectAccessible(page);
  await deciding.getByRole("button", { name: "Enregistrer" }).click();
  await expect(deciding.getByText(/^Dites pourquoi/)).toBeVisible();
  await deciding.getByLabel("Pourquoi la décision diffère de la proposition").fill("Le loyer a baissé.");
  await deciding.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("C'est enregistré.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Arrêter la remise" }).first()).toBeVisible();

  const { tenancies } = await (await page.request.get(`/api/households/${relieved}`)).json();
  await signInAs("arrearsOfficer", tenancies[0].landlord);
  await page.goto("/rent-reliefs");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Remises sur les avis d'échéance");
  const csv = await (await page.request.get("/api/relief-bill.csv")).text();
  const { reliefs } = await (await page.request.get(`/api/households/${relieved}/reliefs`)).json();
  const { agreementNumber: number } = reliefs.find((one: { status: string }) => one.status === "granted");
  const [account, , , , , action, , amount, , , label] = csv
    .split("\r\n")
    .find((line) => line.includes(number))!
    .split(";");
  expect([action, amount]).toEqual(["porter", "40,50"]);
  const row = page.getByRole("row").filter({ hasText: number });
  await row.getByRole("button", { name: /C'est sur l'avis/ }).click();
  await expect(row).toContainText("Portée");
  await expect(row).toContainText("Pas encore");

  const { accounts } = await (await page.request.get(`/api/households/${relieved}/accounts`)).json();
  const own = accounts.find((one: { number: string }) => one.number === account);
  const [year, month, day] = todayInParis().toString().split("-");
  const lines = [
    "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit",
    `${account};${own.dwelling};38185;${own.leaseholder};${day}/${month}/${year};${label};;${amount}`,
    "",
  ];
  const sent = await page.request.post("/api/ledger/imports", {
    headers: { origin: server.address },
    multipart: {
      file: { name: "avis.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) },
    },
  });
  expect(await sent.json()).toMatchObject({ kept: 1, quarantined: 0 });
  await page.reload();
  await expect(row).toContainText("Reconnue");
  await expectGoodAtBothWidths(page, "rent-reliefs");

  await page.goto(`/ledger/accounts/${own.id}`);
  await expect(page.getByRole("cell", { name: "Remise", exact: true }).first()).toBeVisible();
  await page.getByText("Voir les chiffres").first().click();
  await expect(page.getByRole("columnheader", { name: "Remise" })).toBeVisible();
  await expectGoodAtBothWidths(page, "relief-on-account");
  await page.goto(`/households/${relieved}`);
  await expect(page.getByText("Au compte", { exact: true }).first()).toBeVisible();
});

test("a grant refused by one fund is given by another, within its envelope", async ({ page, signInAs }) => {
  await signInAs("caseWorker");
  const { rows } = await (await page.request.get("/api/households")).json();
  let id = "";
  for (const row of rows as { id: string }[]) {
    const { grants, accounts } = await (await page.request.get(`/api/households/${row.id}/grants`)).json();
    const owes = accounts.some(
      (one: { balanceCents: number; promisedCents: number }) => one.balanceCents - one.promisedCents > 20_000,
    );
    if (owes && grants.length === 0) id = row.id;
    if (id) break;
  }
  expect(id).not.toBe("");
  const ask = async (button: string, fund: string, amount: string) => {
    await page.goto(`/households/${id}`);
    await page.getByRole("button", { name: button, exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Demander une aide à la dette" });
    await dialog.getByLabel("Fonds", { exact: true }).selectOption({ label: fund });
    await dialog.getByLabel("Montant demandé").fill(amount);
    return dialog;
  };
  const first = await ask("Demander une aide", "Fonds de solidarité pour le logement (FSL)", "99 999");
  await first.getByRole("button", { name: "Demander", exact: true }).click();
  await expect(first.getByText(/une aide ne va pas au-delà/)).toBeVisible();
  await expectAccessible(page);
  await first.getByLabel("Montant demandé").fill("120");
  await first.getByRole("button", { name: "Demander", exact: true }).click();
  await expect(page.getByText("La demande attend la décision de la coordination.")).toBeVisible();

  const decide = async (button: string, fill: (label: string, words: string) => Promise<void>) => {
    await signInAs("coordinator");
    await page.goto(`/households/${id}`);
    const grants = page.getByRole("region", { name: "Aides à la dette" });
    await grants.getByRole("button", { name: button, exact: true }).click();
    await fill("Raison", "Ressources au-dessus du barème.");
    await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
    await expect(page.getByText("C'est enregistré.")).toBeVisible();
    return grants;
  };
  const refused = await decide("Refuser", (label, words) =>
    page.getByRole("dialog").getByLabel(label).fill(words),
  );
  await expect(refused.getByText("Refusée", { exact: true })).toBeVisible();

  await signInAs("caseWorker");
  const second = await ask("Demander à un autre fonds", "Aide directe du programme", "120");
  await second.getByRole("button", { name: "Demander", exact: true }).click();
  await expect(page.getByText("La demande attend la décision de la coordination.")).toBeVisible();
  const granted = await decide("Accorder", async () => {});
  await expect(granted.getByText("Accordée", { exact: true })).toBeVisible();
  await expect(granted).toContainText("après un refus");
  await expectGoodAtBothWidths(page, "grants");

  await page.goto("/envelopes");
  await expect(page.getByRole("heading", { level: 1, name: "Enveloppes" })).toBeVisible();
  const direct = page.getByRole("row").filter({ hasText: "Aide directe du programme" }).first();
  await expect(direct).toContainText("25 000,00");
  await expectGoodAtBothWidths(page, "envelope");
});
