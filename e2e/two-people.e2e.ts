/** Two people edit one record at once: each sees what the other wrote, both accounts are there at the end, and what is typed outlives a reload. */
import type { Browser, Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";
import { DESK, expectGoodAtBothWidths, PHONE } from "./widths.ts";
import { todayInParis } from "../src/platform/calendar/today.ts";

const LANDLORD = "Alpes Isère Habitat";
const OPERATOR = "Le Relais Ozanam";

/** Another person at their own screen. */
async function beside(browser: Browser, address: string, role: string, organisation: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: address });
  const { accounts } = (await (await context.request.get("/api/demo-accounts")).json()) as {
    accounts: { email: string; password: string; role: string; organisation: string }[];
  };
  const account = accounts.find((one) => one.role === role && one.organisation === organisation)!;
  const answer = await context.request.post("/api/auth/sign-in/email", {
    headers: { origin: address },
    data: { email: account.email, password: account.password },
  });
  expect(answer.status()).toBe(200);
  return context.newPage();
}

async function aHousehold(page: Page): Promise<string> {
  const { rows } = (await (await page.request.get("/api/measures")).json()) as {
    rows: { householdId: string; landlord: string; standing: string }[];
  };
  return rows.find(({ landlord, standing }) => landlord === LANDLORD && standing === "running")!.householdId;
}

const detail = (screen: Page) => screen.getByRole("textbox", { name: /^Précisions\s: Autres dettes/ });
const severity = (screen: Page) => screen.getByRole("combobox", { name: /^Gravité\s: Autres dettes/ });
const save = (page: Page) => page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();

test("two workers write one assessment at once: both accounts are in it at the end", async ({
  page,
  browser,
  server,
  signInAs,
}) => {
  test.slow();
  await signInAs("caseWorker", OPERATOR);
  const householdId = await aHousehold(page);
  const mark = crypto.randomUUID().slice(0, 6);
  const id = crypto.randomUUID();
  const begun = await page.request.put(`/api/households/${householdId}/assessment`, {
    headers: { origin: server.address },
    data: {
      id,
      moment: "midway",
      assessedOn: todayInParis().toString(),
      problems: [
        { domain: "budget", problem: "otherDebts", severity: 1, workedOn: true, detail: `Un crédit ${mark}` },
      ],
    },
  });
  expect(begun.status()).toBe(200);

  const lead = await beside(browser, server.address, "operatorLead", OPERATOR);
  for (const screen of [page, lead]) {
    await screen.goto(`/households/${householdId}`);
    await screen
      .getByRole("button", { name: /^Modifier\s: À mi-parcours/ })
      .first()
      .click();
  }

  // The lead, first: a word more, and a problem of another domain.
  await detail(lead).fill(`Un crédit ${mark}, relancé par une agence`);
  await lead.getByRole("checkbox", { name: "Séparation" }).check();
  await save(lead);
  await expect(lead.getByRole("dialog")).toHaveCount(0);

  // The worker, from what they had read: other words, another severity; a reload in between loses none.
  await detail(page).fill(`Un crédit ${mark}, deux mois de retard`);
  await severity(page).selectOption("3");
  await page.reload();
  await page
    .getByRole("button", { name: /^Modifier\s: À mi-parcours/ })
    .first()
    .click();
  await expect(page.getByText("Votre saisie non enregistrée est revenue.")).toBeVisible();
  await expect(detail(page)).toHaveValue(`Un crédit ${mark}, deux mois de retard`);
  await save(page);

  await expect(page.getByRole("heading", { name: "Deux personnes ont écrit" })).toBeFocused();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/a enregistré le .* pendant que vous écriviez/)).toBeVisible();
  await expect(dialog.getByText("Famille, enfants : Séparation")).toBeVisible();
  await expect(dialog.getByRole("radio", { name: "Garder les deux" })).toBeChecked();
  await expect(dialog.getByLabel("Les deux, à corriger au besoin")).toHaveValue(
    `Un crédit ${mark}, relancé par une agence\n\nUn crédit ${mark}, deux mois de retard`,
  );
  await expectGoodAtBothWidths(page, "two-people");
  const shots = process.env["SHOTS"];
  if (shots) {
    await page.setViewportSize(PHONE);
    await page.screenshot({ path: `${shots}/two-people-on-a-phone.png` });
    await page.setViewportSize(DESK);
  }
  await dialog
    .getByLabel("Les deux, à corriger au besoin")
    .fill(`Un crédit ${mark}, relancé par une agence, deux mois de retard`);
  await dialog.getByRole("button", { name: "Enregistrer l'ensemble" }).click();
  await expect(dialog).toHaveCount(0);

  const { assessments } = (await (
    await page.request.get(`/api/households/${householdId}/assessment`)
  ).json()) as {
    assessments: {
      id: string;
      problems: { problem: string; severity: number | null; detail: string | null }[];
    }[];
  };
  expect(assessments.find((one) => one.id === id)!.problems).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        problem: "otherDebts",
        severity: 3,
        detail: `Un crédit ${mark}, relancé par une agence, deux mois de retard`,
      }),
      expect.objectContaining({ problem: "separation" }),
    ]),
  );
  await lead.context().close();
});

test("the worker and the landlord's adviser write the minutes at once: neither loses a word", async ({
  page,
  browser,
  server,
  signInAs,
}) => {
  test.slow();
  await signInAs("caseWorker", OPERATOR);
  const householdId = await aHousehold(page);
  const { measures } = (await (await page.request.get(`/api/households/${householdId}/measures`)).json()) as {
    measures: { id: string; standing: string }[];
  };
  const measureId = measures.find(({ standing }) => standing === "running")!.id;
  const mark = crypto.randomUUID().slice(0, 6);
  const written = await page.request.post(`/api/measures/${measureId}/meetings`, {
    headers: { origin: server.address },
    data: {
      id: crypto.randomUUID(),
      kind: "midway",
      state: "held",
      metOn: todayInParis().toString(),
      place: `Salle ${mark}`,
      attended: ["household"],
      sharedMinutes: null,
    },
  });
  expect(written.status()).toBe(200);

  const adviser = await beside(browser, server.address, "socialAdviser", LANDLORD);
  for (const screen of [page, adviser]) {
    await screen.goto(`/measures/${measureId}`);
    await screen
      .getByRole("button", { name: /^(Corriger|Modifier).*mi-parcours/i })
      .first()
      .click();
  }
  await adviser.getByLabel("Compte rendu partagé").fill(`Le bailleur répare la fenêtre ${mark}.`);
  await adviser.getByRole("checkbox", { name: /bailleur/ }).check();
  await save(adviser);
  await expect(adviser.getByRole("dialog")).toHaveCount(0);
  await page.getByLabel("Compte rendu partagé").fill(`Le loyer courant est repris ${mark}.`);
  await save(page);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading", { name: "Deux personnes ont écrit" })).toBeVisible();
  await dialog.getByRole("button", { name: "Enregistrer l'ensemble" }).click();
  await expect(dialog).toHaveCount(0);
  const minutes = page.getByText(`Le loyer courant est repris ${mark}.`).first();
  await expect(minutes).toBeVisible();
  await expect(page.getByText(`Le bailleur répare la fenêtre ${mark}.`).first()).toBeVisible();
  await adviser.context().close();
});
