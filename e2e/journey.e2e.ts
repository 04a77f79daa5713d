/**
 * The whole journey in the browser, as six people: the arrears officer takes a file in and refers, the coordinator decides and
 * assigns, the operator's lead names, the case worker supports, the coordinator grants, the worker closes, the figures move.
 * On the way the landlord, and another landlord, look for what they must not see: on the page and by asking directly.
 */
import type { Page } from "@playwright/test";

import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { inDays, inMonthBefore, typeDay } from "./days.ts";
import { expect, test } from "./fixtures.ts";

const NAME = "Inès Caron";
const ACCOUNT = "J-2026-1";
const SECRET = "Son frère la menace ; elle ne veut pas que cela se sache.";
const LANDLORD = "Alpes Isère Habitat";

async function shot(page: Page, name: string) {
  if (process.env["SHOTS"]) await page.screenshot({ path: `${process.env["SHOTS"]}/${name}.png` });
}

/** Six months of a tenancy that paid twice, then no more; and a line that cannot be. */
function ledger(): string {
  const lines = ["N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit"];
  for (let back = 6; back >= 1; back--) {
    const day = (date: number) => inMonthBefore(back, date);
    const start = `${ACCOUNT};LOG-${ACCOUNT};38185;${NAME}`;
    lines.push(`${start};${day(1)};Loyer et charges;712,40;`);
    if (back > 4) lines.push(`${start};${day(8)};Virement locataire;;712,40`);
  }
  lines.push(`${ACCOUNT};LOG-${ACCOUNT};38185;${NAME};31/02/2026;Loyer;712,40;`);
  return lines.join("\n");
}

test.describe.configure({ mode: "serial", timeout: 120_000 });

let householdId = "";
let referral = "";
let operator = "";
let worker = "";

test("1. the arrears officer takes the ledger file in, finds the household and refers it", async ({
  page,
  signInAs,
}) => {
  await signInAs("arrearsOfficer", LANDLORD);
  await page.goto("/ledger/imports");
  await page.locator("input[type=file]").setInputFiles({
    name: "journal.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(ledger()),
  });
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await expect(page.getByText("9 lues = 8 gardées + 0 déjà connue + 1 mise de côté")).toBeVisible();
  await shot(page, "journey-import");

  // Detection runs on its own once the file is in.
  await expect
    .poll(
      async () => {
        let cursor = "";
        for (let pages = 0; pages < 20; pages++) {
          const answer = await page.request.get(`/api/worklist?limit=200${cursor && `&cursor=${cursor}`}`);
          const { rows, next } = await answer.json();
          const found = rows.find(({ account }: { account: string }) => account === ACCOUNT);
          if (found) return (householdId = found.householdId);
          if (next === null) return "";
          cursor = next;
        }
        return "";
      },
      { timeout: 60_000 },
    )
    .not.toBe("");

  await page.goto(`/households/${householdId}`);
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
  await page.getByRole("button", { name: "Orienter ce ménage" }).click();
  await expect(page).toHaveURL(/\/referrals\/[0-9a-f-]{36}$/);
  referral = page.url();
  await page.getByLabel("Lien avec le bailleur").selectOption("Rompu");
  await typeDay(page, "Informé le", inDays(-1));
  await page.getByRole("button", { name: "Noter des réponses" }).click();
  await typeDay(page, "Répondu le", inDays(-1));
  await page.getByLabel("Être contacté et accompagné par un opérateur").selectOption("Oui");
  await page.getByLabel("Budget, avec la commission et la coordination").selectOption("Non");
  await page.getByRole("button", { name: "Enregistrer les réponses" }).click();
  await expect(page.getByRole("button", { name: /^Retirer\s: Être contacté et accompagné/ })).toBeVisible();
  await page.getByRole("button", { name: "Transmettre à la coordination" }).click();
  await expect(page.getByText("L'orientation est transmise à la coordination.")).toBeVisible();
  await shot(page, "journey-referral");
});

test("2. the coordinator puts it on an agenda, admits it, prints the minutes and assigns it by its zone", async ({
  page,
  signInAs,
}) => {
  await signInAs("coordinator");
  await page.goto("/sessions");
  await page.getByRole("button", { name: "Prévoir une séance" }).click();
  await typeDay(page, "Jour de la séance", inDays(0));
  await page.getByLabel("Lieu").fill("Grenoble");
  await page.getByRole("button", { name: "Prévoir la séance" }).click();
  await expect(page).toHaveURL(/\/sessions\/[0-9a-f-]{36}$/);
  const session = page.url().split("/").at(-1)!;
  const waiting = page.getByRole("region", { name: "En attente d'une commission" });
  await waiting
    .getByRole("row")
    .filter({ hasText: NAME })
    .getByRole("button", { name: /Inscrire/ })
    .click();
  await page.getByRole("button", { name: `Décider : ${NAME}`, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Admettre").check();
  await dialog
    .getByRole("group", { name: "Leviers accordés" })
    .getByLabel("Remise de solvabilisation")
    .check();
  await typeDay(page, "Début de la mesure", inDays(0));
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("Admis", { exact: true }).first()).toBeVisible();
  await shot(page, "journey-session");
  const minutes = await page.request.get(`/api/sessions/${session}/minutes.pdf`);
  expect(minutes.headers()["content-type"]).toBe("application/pdf");
  expect((await minutes.body()).subarray(0, 5).toString()).toBe("%PDF-");

  await page.goto("/assignments");
  const card = page.getByRole("listitem").filter({ hasText: NAME }).first();
  await expect(card.getByText(/est proposé\./)).toBeVisible();
  operator = (await card.getByRole("combobox").locator("option:checked").innerText()).replace(/ \(.*$/, "");
  await card.getByRole("button", { name: /^Confier/ }).click();
  await expect(page.getByText(/^Le ménage est confié/)).toBeVisible();
});

test("3. the operator's lead names the case worker", async ({ page, signInAs }) => {
  await signInAs("operatorLead", operator);
  await page.goto("/assignments");
  const card = page.getByRole("listitem").filter({ hasText: NAME }).first();
  // The first worker is the one that `signInAs` signs in: accounts and names are in the same order.
  const accounts = await (await page.request.get("/api/demo-accounts")).json();
  worker = accounts.accounts.find(
    (one: { role: string; organisation: string }) =>
      one.role === "caseWorker" && one.organisation === operator,
  ).name;
  const choice = card.getByRole("combobox");
  await expect(choice).toBeVisible();
  const label = (await choice.locator("option").allInnerTexts()).find((text) => text.startsWith(worker))!;
  await choice.selectOption({ label });
  await card.getByRole("button", { name: /^Nommer le référent/ }).click();
  await expect(page.getByText(/^Le référent est nommé/)).toBeVisible();
});

test("4. the case worker opens the measure, writes a visit with its note on a phone, holds the first meeting", async ({
  page,
  signInAs,
}) => {
  await signInAs("caseWorker", operator);
  await page.goto(`/households/${householdId}`);
  await page.getByRole("button", { name: "Ouvrir la mesure" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Ouvrir la mesure" }).click();
  await expect(page.getByText("La mesure est ouverte.")).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Noter un contact" }).first().click();
  const contact = page.getByRole("dialog", { name: "Noter un contact" });
  await contact.getByLabel("Note", { exact: true }).fill(SECRET);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await shot(page, "journey-contact-phone");
  await contact.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("Le contact est noté.")).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 900 });

  await page
    .getByRole("button", { name: /^Noter.*(?:début|Début)/ })
    .first()
    .click();
  const meeting = page.getByRole("dialog");
  await meeting.getByLabel("Compte rendu partagé").fill("Reprise du loyer dès le mois prochain.");
  await meeting.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("L'entretien est noté.")).toBeVisible();
  await expect(page.getByText(SECRET).first()).toBeVisible();
  await expectAccessible(page);
});

test("5. the worker proposes a relief and signs a plan; the coordination grants", async ({
  page,
  signInAs,
}) => {
  await signInAs("caseWorker", operator);
  await page.goto(`/households/${householdId}`);
  await page.getByRole("button", { name: "Proposer une remise" }).click();
  const relief = page.getByRole("dialog", { name: "Proposer une remise de loyer" });
  await relief.getByLabel("Remise par mois").fill("80");
  await relief.getByLabel("Part payée par le fonds (%)").fill("50");
  await relief.getByRole("button", { name: "Proposer" }).click();
  await expect(page.getByText("La remise est proposée à la coordination.")).toBeVisible();
  await page.getByRole("button", { name: "Établir un plan" }).click();
  await page
    .getByRole("dialog", { name: "Établir un plan d'apurement" })
    .getByRole("button", { name: "Enregistrer le projet" })
    .click();
  await expect(page.getByText("Le projet de plan est enregistré.")).toBeVisible();
  await page.getByRole("button", { name: "Signer", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Comment la signature est donnée").selectOption("paper");
  await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("Tenu", { exact: true }).first()).toBeVisible();

  await signInAs("coordinator");
  await page.goto(`/households/${householdId}`);
  await page.getByRole("button", { name: "Accorder" }).click();
  const deciding = page.getByRole("dialog");
  for (const answer of await deciding.getByRole("radio", { name: "Oui" }).all()) await answer.check();
  await deciding.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("C'est enregistré.")).toBeVisible();
});

test("6. the landlord reads counts, shared minutes, relief and plan, and never the note; another landlord reads nothing", async ({
  page,
  signInAs,
}) => {
  const routes = [
    `/api/households/${householdId}`,
    `/api/households/${householdId}/timeline`,
    `/api/households/${householdId}/measures`,
    `/api/households/${householdId}/referrals`,
    `/api/households/${householdId}/plans`,
    "/api/search?q=Caron",
  ];
  for (const role of ["socialAdviser", "arrearsOfficer", "landlordLead"]) {
    await signInAs(role, LANDLORD);
    await page.goto(`/households/${householdId}`);
    await expect(page.getByText("Reprise du loyer dès le mois prochain.").first()).toBeVisible();
    await expect(page.getByText(/Plan signé pour/).first()).toBeVisible();
    await expect(page.getByText("menace")).toHaveCount(0);
    for (const url of routes) expect(await (await page.request.get(url)).text()).not.toContain("menace");
  }
  for (const [role, organisation] of [
    ["arrearsOfficer", "Actis"],
    ["socialAdviser", "Pluralis"],
  ] as const) {
    await signInAs(role, organisation);
    await page.goto(`/households/${householdId}`);
    await expect(page.getByText(NAME)).toHaveCount(0);
    await page.goto(referral);
    await expect(page.getByText(NAME)).toHaveCount(0);
    const answers = await Promise.all(routes.map(async (url) => (await page.request.get(url)).text()));
    expect(answers.join("\n")).not.toMatch(/Caron|menace/);
  }
  for (const role of ["coordinator", "committeeMember", "funder", "administrator"]) {
    await signInAs(role);
    const answers = await Promise.all(routes.map(async (url) => (await page.request.get(url)).text()));
    expect(answers.join("\n")).not.toContain("menace");
  }
});

test("7. the worker closes the measure, and the programme's figures count one more", async ({
  page,
  signInAs,
}) => {
  const closed = async () => {
    const { indicators } = await (await page.request.get("/api/evaluation?scope=all")).json();
    return indicators.closed.value as number;
  };
  await signInAs("caseWorker", operator);
  const before = await closed();
  await page.goto(`/households/${householdId}`);
  await page.getByRole("button", { name: "Clore" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Clore la mesure" });
  await dialog.getByLabel("Issue").selectOption("Maintien dans le logement");
  await dialog.getByRole("button", { name: "Clore", exact: true }).click();
  await expect(page.getByText("La mesure est close. Le dossier reste lisible.")).toBeVisible();
  expect(await closed()).toBe(before + 1);
  await shot(page, "journey-closed");

  await signInAs("coordinator");
  await page.goto("/evaluation");
  const card = page
    .getByRole("article")
    .filter({ has: page.getByRole("heading", { name: "Parcours clos", exact: true }) });
  await expect(card.getByText(String(before + 1), { exact: true })).toBeVisible();
  await card.getByRole("link", { name: "Voir les lignes comptées" }).click();
  await expect(page.getByRole("link", { name: NAME })).toBeVisible();
});
