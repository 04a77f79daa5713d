/** A household on an old telephone: a code typed once, its file in plain words, a message, a photo, an agreement taken back; its worker reads all of it. */
import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";
import { DESK, PHONE, picture } from "./widths.ts";

/** Drawn by the browser itself: a photo larger than what is kept. */
const photo = async (page: import("@playwright/test").Page, side: number): Promise<Buffer> =>
  Buffer.from(
    await page.evaluate(async (width) => {
      const canvas = document.createElement("canvas");
      canvas.width = width;
      canvas.height = width / 2;
      canvas.getContext("2d")!.fillRect(0, 0, 50, 50);
      return canvas.toDataURL("image/png").split(",")[1]!;
    }, side),
    "base64",
  );

test("the household opens its page, writes, sends a photo and takes back an agreement; the worker reads it, and shares no photo without the household's day", async ({
  page,
  browser,
  server,
  signInAs,
}) => {
  await page.setViewportSize(DESK);
  await signInAs("caseWorker");
  const { rows } = (await (await page.request.get("/api/measures")).json()) as {
    rows: { householdId: string; household: string; standing: string }[];
  };
  const { householdId, household } = rows.find(({ standing }) => standing === "running")!;
  await page.goto(`/households/${householdId}`);
  const own = page.getByRole("region", { name: "Page du ménage" });
  await own.getByRole("button", { name: "Remettre un code" }).click();
  await page.getByRole("button", { name: "Faire le code" }).click();
  const code = await page.getByRole("textbox", { name: "Code", exact: true }).inputValue();
  expect(code).toMatch(/^(\w{4}-){2}\w{4}$/);
  await page.getByRole("button", { name: "Terminé" }).click();

  const theirs = await browser.newContext({ viewport: PHONE, locale: "fr-FR" });
  const phone = await theirs.newPage();
  await phone.goto(`${server.address}/m`);
  await expectAccessible(phone);
  await phone.getByLabel("Code").fill(code.toLowerCase());
  await phone.getByRole("button", { name: "Ouvrir" }).click();
  await expect(phone.getByRole("heading", { level: 1, name: `Bonjour ${household}` })).toBeVisible();
  for (const part of ["Mes rendez-vous", "Qui me suit", "Mes documents", "Qui a lu mon dossier"])
    await expect(phone.getByRole("heading", { level: 2, name: part })).toBeVisible();
  await expectAccessible(phone);
  await expectNoSidewaysScroll(phone);
  await picture(phone, "household-view");

  const words = `Je viens mardi ${crypto.randomUUID().slice(0, 6)}`;
  await phone.getByLabel("Votre message").fill(words);
  await phone.getByRole("button", { name: "Envoyer" }).first().click();
  await expect(phone.getByRole("status")).toHaveText("Votre message est parti.");
  await phone.getByLabel("C'est quoi").selectOption("insurance");
  const buffer = await photo(phone, 3000);
  await phone
    .getByLabel("Photo ou PDF")
    .setInputFiles({ name: "assurance.png", mimeType: "image/png", buffer });
  // Drawn smaller before it leaves.
  await expect
    .poll(() => phone.getByLabel("Photo ou PDF").evaluate((field: HTMLInputElement) => field.files![0]!.name))
    .toBe("assurance.jpg");
  await phone.getByRole("button", { name: "Envoyer" }).nth(1).click();
  await expect(phone.getByRole("status")).toHaveText("Votre document est arrivé.");
  await expect(phone.getByText("Assurance du logement, reçu le")).toBeVisible();

  await phone.getByText("Peut être lu par mon bailleur").click();
  const answer = phone.getByRole("button", { name: /^Dire oui.*mon bailleur.*mon énergie/ });
  await answer.click();
  await expect(phone.getByRole("status")).toHaveText("Votre réponse est enregistrée.");
  await phone.getByText("Peut être lu par mon bailleur").click();
  await phone.getByRole("link", { name: /^Retirer mon accord.*mon bailleur.*mon énergie/ }).click();
  await expectAccessible(phone);
  await phone.getByRole("button", { name: "Retirer mon accord" }).click();
  await expect(phone.getByRole("status")).toHaveText("Votre réponse est enregistrée.");
  await theirs.close();

  await page.setViewportSize(PHONE);
  await page.reload();
  await expect(own.getByText(words)).toBeVisible();
  await own
    .getByRole("button", { name: /^Marquer comme lu/ })
    .first()
    .click();
  await expect(page.getByText("Le ménage verra que son message est lu.")).toBeVisible();
  const received = page.getByRole("region", { name: "Documents reçus" });
  const { files } = (await (
    await page.request.get(`/api/households/${householdId}/received-files`)
  ).json()) as {
    files: { id: string; byteSize: number; isProtected: boolean }[];
  };
  expect(files[0]).toMatchObject({ isProtected: true });
  await received.getByRole("button", { name: "Trier, partager assurance.jpg" }).first().click();
  await page.getByRole("checkbox", { name: "Réserver à l'association" }).uncheck();
  await page.getByRole("checkbox", { name: "le bailleur" }).check();
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("Indiquez le jour où le ménage a accepté")).toBeVisible();
});
