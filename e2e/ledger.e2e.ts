/** A landlord's file, in the browser: sent, its totals, its lines set aside settled, sent again, its columns named, an account read. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";
import { expectGoodAtBothWidths } from "./widths.ts";

const HEADER = "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit";
const LINES = [
  "EX-1;LOT-1;38185;Aline Essai;01/10/2026;Loyer 10/2026;512,40;",
  "EX-1;LOT-1;38185;Aline Essai;05/10/2026;APL 10/2026;;187,20",
  "EX-1;LOT-1;38185;Aline Essai;10/10/2026;Virement;;100,00",
  "EX-1;LOT-1;38185;Aline Essai;10/10/2026;Virement;;100,00",
  "EX-1;LOT-1;38185;Aline Essai;01/11/2026;Loyer 11/2026;1 234,56 €;",
  "EX-2;LOT-2;38185;Brahim Essai;31/02/2026;Loyer 02/2026;410,10;",
  "EX-2;LOT-2;99999;Brahim Essai;01/11/2026;Loyer 11/2026;410,10;",
  "EX-2;LOT-2;38185;Brahim Essai;01/11/2026;Loyer 11/2026;douze;",
];
const file = (lines: readonly string[] = LINES, header = HEADER) => ({
  name: "grand-livre-novembre.csv",
  mimeType: "text/csv",
  buffer: Buffer.from([header, ...lines, ""].join("\n")),
});
const choose = (page: Page, chosen: ReturnType<typeof file>) =>
  page.locator("input[type=file]").setInputFiles(chosen);

/** An entry long before the demonstration's. */
const rent = (account: string, amount: string) =>
  `RP-${account};LOT-RP-${account};38185;Essai ${account};01/08/2019;Loyer 08/2019;${amount};`;

test.describe.configure({ mode: "serial" });

test.beforeEach(async ({ page, signInAs }) => {
  await signInAs("arrearsOfficer", "Alpes Isère Habitat");
  await page.goto("/ledger/imports");
  await expect(page.getByRole("heading", { level: 1, name: "Fichiers importés" })).toBeVisible();
});

test("an arrears officer sends a file, reads its totals, downloads and settles what was set aside", async ({
  page,
}) => {
  await expectGoodAtBothWidths(page, "imports");
  await choose(page, file());
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "grand-livre-novembre.csv" })).toBeVisible();
  await expect(page.getByText("8 lues = 4 gardées + 0 déjà connue + 4 mises de côté")).toBeVisible();
  const row = (line: string) =>
    page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: line, exact: true }) });
  await expect(row("7")).toContainText("02/2026 a 28 jours. Écrivez la date comme 31/12/2026.");
  await expect(row("8")).toContainText("Commune inconnue");
  await expect(row("9")).toContainText("douze");
  await row("7").getByText("Contenu d'origine").click();
  await expect(row("7")).toContainText("EX-2;LOT-2;38185;Brahim Essai;31/02/2026");
  await expectGoodAtBothWidths(page, "import");

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Télécharger en CSV" }).click();
  const csv = readFileSync(await (await downloading).path(), "utf8").split("\r\n");
  expect(csv).toHaveLength(6);
  expect(csv[1]).toMatch(/^5;Libellé;Virement;duplicateInFile;/);

  await row("5").getByRole("button", { name: "Garder la ligne 5 malgré le doublon" }).click();
  await page.getByRole("button", { name: "Garder l'écriture" }).click();
  await expect(page.getByText("Écriture gardée : le solde du compte est à jour.")).toBeVisible();
  await row("7").getByRole("button", { name: "Écarter la ligne 7" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Écarter la ligne" }).click();
  await expect(row("7")).toHaveCount(0);
  await page.getByLabel("Afficher").selectOption("all");
  await expect(row("5")).toContainText("Gardée");
  await expect(row("7")).toContainText("Écartée");
  await expectGoodAtBothWidths(page, "import-settled");
});

test("sent again, every line is known already", async ({ page }) => {
  await choose(page, file());
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await expect(page.getByText("8 lues = 0 gardée + 5 déjà connues + 3 mises de côté")).toBeVisible();
  await expect(page.getByText("Ce fichier avait déjà été importé")).toBeVisible();
});

test("« tout ou rien » keeps nothing and says which lines", async ({ page }) => {
  await choose(page, file([...LINES, "EX-9;LOT-9;38185;Zoé Essai;01/11/2026;Loyer 11/2026;300,00;"]));
  await page.getByLabel("Tout ou rien").check();
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Rien n'a été gardé" })).toBeVisible();
  await expect(page.getByText(/3 lignes ne peuvent pas être prises sur 9 lues/)).toBeVisible();
  await expectGoodAtBothWidths(page, "nothing-kept");
});

test("a corrected file replaces a period: shown first, confirmed by its counts; what went stays readable", async ({
  page,
}) => {
  await choose(page, file([rent("1", "550,00"), rent("2", "410,00"), rent("3", "380,00")]));
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await expect(page.getByText("3 lues = 3 gardées")).toBeVisible();
  await page.goto("/ledger/imports");

  await choose(page, { ...file([rent("1", "500,00"), rent("2", "410,00")]), name: "aout-corrige.csv" });
  await page.getByLabel("Fichier corrigé : remplacer une période").check();
  const look = page.getByRole("button", { name: "Voir ce qui serait remplacé" });
  await expect(look).toBeDisabled();
  const period = async (from: string, to: string) => {
    for (const [label, day] of [
      ["Premier jour", from],
      ["Dernier jour", to],
    ] as const) {
      await page.getByLabel(label).fill(day);
      await page.keyboard.press("Tab");
    }
  };
  await period("02/08/2019", "31/08/2019");
  await look.click();
  await expect(page.getByText("2 lignes ne peuvent pas être prises sur 2 lues")).toBeVisible();
  await expect(page.getByText("hors de la période que le fichier remplace").first()).toBeVisible();
  await period("01/08/2019", "31/08/2019");
  await look.click();
  const shown = page.getByRole("table", { name: "Remplacement du 01/08/2019 au 31/08/2019" });
  await expect(shown.getByRole("row").nth(1)).toHaveText(/Partent\s*2\s*930,00/);
  await expect(page.getByText("1 compte a des écritures dans la période et aucune ligne")).toBeVisible();
  await expectGoodAtBothWidths(page, "replacement");
  await page.getByRole("button", { name: "Remplacer la période" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("2 écritures partent : débits 930,00");
  await expect(dialog).toContainText("1 arrive, 1 reste.");
  await dialog.getByRole("button", { name: "Remplacer la période" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "aout-corrige.csv" })).toBeVisible();
  await expect(page.getByText("A remplacé la période du 01/08/2019 au 31/08/2019")).toBeVisible();
  const gone = page.getByRole("table", { name: "Écritures retirées" });
  await expect(gone.getByRole("row")).toHaveCount(3);
  await expectGoodAtBothWidths(page, "replaced");
  await gone.getByRole("link", { name: "RP-1" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Compte RP-1" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Écritures retirées" })).toContainText("aout-corrige.csv");
  await expect(page.getByRole("table", { name: "Écritures", exact: true })).toContainText("500,00");
});

test("columns that are not recognised are named once, and serve the next file", async ({ page }) => {
  const header = HEADER.replace("N° compte;Logement", "Zone A;Zone B");
  const line = "EX-3;LOT-3;38185;Chloé Essai;01/11/2026;Loyer 11/2026;300,00;";
  await choose(page, file([line], header));
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Colonnes manquantes : « N° compte », « Logement ».");
  await expect(page.getByRole("table", { name: "Premières lignes du fichier" })).toContainText("Chloé Essai");
  await expect(page.getByLabel("Titulaire")).toHaveValue("Titulaire");
  await page.getByLabel("N° compte").selectOption("Zone A");
  await page.getByLabel("Logement").selectOption("Zone A");
  await expectGoodAtBothWidths(page, "mapping");
  // One line of the first of the month: which number is the day, a person says.
  await page.getByLabel("Ordre des dates").selectOption("dmy");
  await expect(page.getByRole("table", { name: "Ce qui sera lu" })).toContainText("01/11/2026");
  await page.getByRole("button", { name: "Enregistrer et importer" }).click();
  await expect(page.getByText("La colonne « Zone A » sert déjà pour « N° compte »")).toBeVisible();
  await page.getByLabel("Logement").selectOption("Zone B");
  await page.getByRole("button", { name: "Enregistrer et importer" }).click();
  await expect(page.getByText("1 lue = 1 gardée + 0 déjà connue + 0 mise de côté")).toBeVisible();
  await page.goto("/ledger/imports");
  await choose(page, file([line], header));
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await expect(page.getByText("1 lue = 0 gardée + 1 déjà connue")).toBeVisible();
});

/** Signs and small words that English does not have. */
const FRENCH = /[«»éèêàçùô]| (?:le|la|les|des|une|est|pas|du|pour|dans) /;

test("who reads in English is told what is wrong with a file in English, and in French once they choose it", async ({
  page,
}) => {
  test.setTimeout(120_000); // five pages looked at, each at both widths
  const header = "Account number;Dwelling;INSEE code;Leaseholder;Date;Label;Debit;Credit";
  const send = async (content: Buffer | string) => {
    await page.goto("/ledger/imports");
    await choose(page, { name: "ledger.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
    await page.getByRole("button", { name: "Take in", exact: true }).click();
  };
  const { user } = await (await page.request.get("/api/me")).json();
  const nothingFrench = async (name: string) => {
    const words = await page.getByRole("main").innerText();
    expect(words.replaceAll(user.name, "")).not.toMatch(FRENCH);
    await expectGoodAtBothWidths(page, name);
  };
  await page.getByRole("button", { name: /^Mon compte/ }).click();
  await page.getByRole("menuitem", { name: "English" }).click();

  await send("");
  await expect(page.getByRole("alert")).toContainText("The file is empty. Export the entries as CSV");
  await nothingFrench("english-empty");
  await send(Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.alloc(500)]));
  await expect(page.getByRole("alert")).toContainText("This is not a text file but a PDF document.");
  await nothingFrench("english-binary");
  await send("Name;Amount\nMorel;12\n");
  await expect(page.getByRole("alert")).toContainText('Missing columns: "Account number", "Dwelling"');
  await expect(page.getByRole("table", { name: "First lines of the file" })).toContainText("Morel");
  await nothingFrench("english-columns");

  const bad = `${header}\nEN-1;LOT-1;38185;Ada Essai;01/11/2026;Rent;twelve;\n`;
  await page.getByLabel("All or nothing").check();
  await choose(page, { name: "ledger.csv", mimeType: "text/csv", buffer: Buffer.from(bad) });
  await page.getByRole("button", { name: "Take in", exact: true }).click();
  await expect(page.getByRole("table", { name: "Lines set aside" })).toContainText(
    '"twelve" is not an amount',
  );
  await nothingFrench("english-nothing-kept");

  await send(bad);
  await expect(page.getByRole("heading", { level: 1, name: "ledger.csv" })).toBeVisible();
  const line = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "2", exact: true }) });
  await expect(line).toContainText('Line 2, Debit "twelve": "twelve" is not an amount');
  await nothingFrench("english-import");
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^lines-set-aside-/);
  expect(readFileSync(await download.path(), "utf8")).toMatch(/^\ufeffLine;Field;.*\r\n2;Debit;twelve;/);

  await page.getByRole("button", { name: /^My account/ }).click();
  await page.getByRole("menuitem", { name: "Français" }).click();
  await expect(line).toContainText("Ligne 2, Débit « twelve » : « twelve » n'est pas un montant");
});

test("an import that is cancelled leaves nothing behind", async ({ page }) => {
  const many = Array.from(
    { length: 120_000 },
    (_, n) => `EX-7;LOT-7;38185;Grand Essai;01/10/2026;Loyer ${n};1,00;`,
  );
  const { total } = await (await page.request.get("/api/ledger/imports")).json();
  await choose(page, file(many));
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: /lues|Envoi/ })).toBeVisible();
  await page.getByRole("button", { name: "Annuler l'import" }).click();
  await expect(page.getByText("Import annulé : rien n'a été gardé.")).toBeVisible();
  await expect
    .poll(async () => (await (await page.request.get("/api/ledger/imports")).json()).total)
    .toBe(total);
  expect((await (await page.request.get("/api/search?q=Grand+Essai")).json()).results ?? []).toEqual([]);
});

test("an account is read from the worklist and from the household's file", async ({ page }) => {
  await page.goto("/worklist");
  await page.locator("[data-line]").first().click();
  await page
    .getByRole("region", { name: /^Compte de / })
    .getByRole("link", { name: /^Compte / })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: /^Compte / })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Écritures" })).toBeVisible();
  await expect(page.getByRole("table").last().getByRole("row").nth(3)).toBeVisible();
  await expectGoodAtBothWidths(page, "account");
  await page.getByRole("link", { name: "Dossier du ménage" }).first().click();
  const panel = page.getByRole("region", { name: "Compte", exact: true });
  await expect(panel).toBeVisible();
  await expectGoodAtBothWidths(page, "panel");
  await panel.getByRole("link", { name: "Voir les écritures" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Compte / })).toBeVisible();
});

test("the operator's worker sees the balance month by month on a file, and no way to the entries", async ({
  page,
  signInAs,
}) => {
  await page.context().clearCookies();
  await signInAs("caseWorker");
  await page.goto("/households");
  await page.getByRole("table").getByRole("link").first().click();
  const panel = page.getByRole("region", { name: /^Compte/ }).first();
  await expect(panel.getByText("Solde à la fin de chaque mois").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Voir les écritures" })).toHaveCount(0);
  expect((await page.request.get("/api/ledger/imports")).status()).toBe(403);
});

test("balances of the landlord's list stand beside those computed", async ({ page }) => {
  await page.goto("/ledger/imports/reconciliation");
  await expect(page.getByRole("table", { name: "Les écarts" })).toContainText("Soldes différents");
  await expectGoodAtBothWidths(page, "reconciliation");
});
