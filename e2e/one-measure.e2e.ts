/** One measure from its first day to its closing, over the months it lasts: the server's clock is moved on, and its database stays. */
import type { Page } from "@playwright/test";

import { expectAccessible } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";
import { startServer } from "./server.ts";
import { DESK, expectGoodAtBothWidths, PHONE } from "./widths.ts";

const PATIENCE_MS = 10_000;
const OPERATOR = "Le Relais Ozanam";
const shot = async (page: Page, name: string) => {
  const shots = process.env["SHOTS"];
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
};
const inDialog = (page: Page, name: string) =>
  page.getByRole("dialog").getByRole("button", { name, exact: true }).click();

test("a measure is begun, renewed, closed; the household follows it, answers and writes", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const server = await startServer();
  const context = await browser.newContext({
    baseURL: server.address,
    locale: "fr-FR",
    viewport: DESK,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  let day = 0;
  const later = async (days: number) => {
    await server.end();
    await server.comeBack(days);
    day = days;
    await context.clock.setSystemTime(Date.now() + days * 86_400_000);
  };
  type Account = { email: string; password: string; name: string; role: string; organisation: string };
  const as = async (who: Partial<Account>) => {
    await context.clearCookies();
    const { accounts } = (await (await page.request.get("/api/demo-accounts")).json()) as {
      accounts: Account[];
    };
    const { email, password } = accounts.find((one) =>
      Object.entries(who).every(([key, value]) => one[key as keyof Account] === value),
    )!;
    const answer = await page.request.post("/api/auth/sign-in/email", {
      headers: { origin: server.address },
      data: { email, password },
    });
    expect(answer.status()).toBe(200);
  };
  const measures = async () =>
    (
      (await (await page.request.get("/api/measures")).json()) as {
        rows: {
          id: string;
          householdId: string;
          household: string;
          worker: string;
          rank: number;
          standing: string;
        }[];
      }
    ).rows;

  /** The household, on its own telephone, by a code that its worker has just made. */
  const onTheirPhone = async (work: (phone: Page) => Promise<void>) => {
    await page.goto(file);
    await page.getByRole("button", { name: "Remettre un code" }).click();
    await page.getByRole("button", { name: "Faire le code" }).click();
    const code = await page.getByRole("textbox", { name: "Code", exact: true }).inputValue();
    const theirs = await browser.newContext({ baseURL: server.address, viewport: PHONE, locale: "fr-FR" });
    theirs.setDefaultTimeout(PATIENCE_MS);
    await theirs.clock.setSystemTime(Date.now() + day * 86_400_000);
    const phone = await theirs.newPage();
    await phone.goto("/m");
    await phone.getByLabel("Code").fill(code);
    await phone.getByRole("button", { name: "Ouvrir" }).click();
    await expect(phone.getByRole("heading", { level: 2, name: "Qui me suit" })).toBeVisible();
    await work(phone);
    await theirs.close();
    await page.getByRole("button", { name: "Terminé" }).click();
  };
  const asksForRenewal = async (reason: string) => {
    await page.goto(file);
    await page.getByRole("button", { name: "Demander le renouvellement" }).click();
    await page.getByLabel("Pourquoi l'accompagnement devrait continuer").fill(reason);
    await inDialog(page, "Demander le renouvellement");
    await expect(page.getByText("En attente de décision").first()).toBeVisible();
  };
  const grantsRenewal = async (household: string) => {
    await page.goto("/renewals");
    await page.getByRole("button", { name: `Décider : ${household}` }).click();
    await inDialog(page, "Enregistrer la décision");
    await expect(page.getByText("La décision est enregistrée.")).toBeVisible();
  };
  let file = "";

  try {
    // The first day: the lead opens it, its worker notes a visit and holds the first of three meetings.
    await as({ role: "operatorLead", organisation: OPERATOR });
    await page.goto("/measures?show=late");
    const opening = page.getByRole("button", { name: /^Ouvrir la mesure\s: / }).first();
    const household = (await opening.getAttribute("aria-label"))!.split(" : ")[1]!;
    await opening.click();
    await inDialog(page, "Ouvrir la mesure");
    await expect(page.getByText("La mesure est ouverte.")).toBeVisible();
    const begun = (await measures()).find((row) => row.household === household)!;
    file = `/households/${begun.householdId}`;
    const worker = { name: begun.worker };
    await as(worker);
    await page.goto(file);
    await page.getByRole("button", { name: "Noter un contact" }).first().click();
    await page.getByRole("textbox", { name: "Note" }).fill("Les courriers sont ouverts ensemble.");
    await inDialog(page, "Enregistrer");
    await expect(page.getByText("Le contact est noté.")).toBeVisible();
    await page
      .getByRole("button", { name: /^Noter l'entretien\s: / })
      .first()
      .click();
    await page.getByRole("checkbox", { name: "Le ménage" }).check();
    await page.getByLabel("Compte rendu partagé").fill("Le loyer courant reprend en janvier.");
    await inDialog(page, "Enregistrer");
    await expect(page.getByText("L'entretien est noté.")).toBeVisible();

    // Five months and a half later: its end nears.
    await later(165);
    await as(worker);
    await asksForRenewal("Le plan commence à peine.");
    await as({ role: "coordinator" });
    await grantsRenewal(household);
    await as(worker);
    await page.goto(`/measures/${begun.id}`);
    await page.getByRole("button", { name: "Revenir sur le renouvellement" }).click();
    await expectAccessible(page);
    await shot(page, "one-measure-take-back");
    await inDialog(page, "Revenir sur le renouvellement");
    await expect(page.getByText("Le renouvellement ne commencera pas.")).toBeVisible();
    await asksForRenewal("Le plan commence : le ménage demande que le suivi continue.");
    await as({ role: "coordinator" });
    await grantsRenewal(household);
    await as(worker);
    await onTheirPhone(async (phone) => {
      await phone.getByText("Ce que nous avons décidé ensemble").click();
      await expect(phone.getByText("Le loyer courant reprend en janvier.")).toBeVisible();
      await expect(phone.getByText("Les courriers sont ouverts ensemble.")).toHaveCount(0);
      await phone.getByLabel("Votre message").fill("Merci, je continue.");
      await phone.getByRole("button", { name: "Envoyer" }).first().click();
      await expect(phone.getByRole("status")).toHaveText("Votre message est parti.");
      await phone.getByText("Peut être lu par mon bailleur").click();
      await phone.getByRole("button", { name: /^Dire oui.*mon bailleur.*mon énergie/ }).click();
      await expect(phone.getByRole("status")).toHaveText("Votre réponse est enregistrée.");
      await expectGoodAtBothWidths(phone, "one-measure-household");
    });

    // The renewal has begun, and ends before its six months: the household keeps its home.
    await later(200);
    await as(worker);
    const renewal = (await measures()).find(
      (row) => row.householdId === begun.householdId && row.rank === 2,
    )!;
    expect(renewal).toMatchObject({ standing: "running" });
    await page.goto(file);
    await expect(page.getByText("Merci, je continue.")).toBeVisible();
    await page.goto(`/measures/${renewal.id}`);
    await page.getByRole("button", { name: "Noter un contact" }).first().click();
    await inDialog(page, "Enregistrer");
    await expect(page.getByText("Le contact est noté.")).toBeVisible();
    await page.getByRole("button", { name: "Clore" }).click();
    await page.getByLabel("Issue").selectOption("Maintien dans le logement");
    await inDialog(page, "Clore");
    await expect(page.getByText("La mesure est close.")).toBeVisible();
    await page.goto(file);
    await expectGoodAtBothWidths(page, "one-measure-closed");
    await as({ role: "coordinator" });
    await page.goto(`/measures/${renewal.id}`);
    await expect(page.getByText("Maintien dans le logement").first()).toBeVisible();
  } finally {
    await context.close();
    await server.stop();
  }
});
