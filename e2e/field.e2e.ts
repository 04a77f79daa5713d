/** A visit noted without network on a phone: the server killed in between, synced once; nothing readable on the phone, nothing after signing out. */
import type { Page } from "@playwright/test";

import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";
import { PHONE } from "./widths.ts";

type Contact = { id: string; note: string | null; state: string };

/** All that lies on this phone for the application, as somebody would find it who opens its files. */
const lyingThere = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const told: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) told.push(request.url);
    for (const { name } of await indexedDB.databases()) {
      const asked = indexedDB.open(name!);
      await new Promise((resolve) => asked.addEventListener("success", resolve));
      for (const store of asked.result.objectStoreNames) {
        const rows = asked.result.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => rows.addEventListener("success", resolve));
        for (const row of rows.result)
          told.push(store, row.id ?? "", row.sealed ? new TextDecoder("latin1").decode(row.sealed) : "");
      }
      asked.result.close();
    }
    return told.join("\n");
  });

const isKept = "Gardé sur cet appareil.";

test("a visit is noted without network, the server is killed in between, and it is there once", async ({
  page,
  context,
  server,
  signInAs,
}) => {
  await page.setViewportSize(PHONE);
  await signInAs("caseWorker");
  await page.goto("/field");
  await expect(page.getByText("Le réseau est là.")).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);
  const household = page.getByRole("button", { name: /^Noter un contact/ }).first();
  await expect(household).toBeVisible();
  await expectAccessible(page);

  await context.setOffline(true);
  // Whichever page is opened on the road, it is this one that answers.
  await page.goto("/agenda");
  await expect(page.getByText(/^Pas de réseau/)).toBeVisible();
  const note = `Courrier de l'huissier sur la table ${crypto.randomUUID().slice(0, 6)}`;
  await household.click();
  for (const name of ["À domicile", "A eu lieu", "Aujourd'hui"])
    await expect(page.getByRole("radio", { name })).toBeChecked();
  await page.getByRole("textbox", { name: "Note" }).fill(note);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText(isKept)).toBeVisible();
  await page.reload();
  await expect(page.getByText("1 contact gardé sur cet appareil")).toBeVisible();
  await expect(page.getByText(note)).toHaveCount(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const found = await lyingThere(page);
  expect(found).toContain("contact.");
  for (const word of [note, "homeVisit", "initials", "/api/"]) expect(found).not.toContain(word);

  // The server writes it and dies before it answers: the phone cannot know.
  let measureId = "";
  let isKilled = false;
  await page.route("**/api/measures/*/contacts", async (route) => {
    measureId = route.request().url().split("/").at(-2)!;
    await route.fetch();
    await server.kill();
    await route.abort();
    isKilled = true;
  });
  await context.setOffline(false);
  await expect.poll(() => isKilled, { timeout: 15_000 }).toBe(true);
  await expect(page.getByText("1 contact gardé sur cet appareil")).toBeVisible();
  await page.unroute("**/api/measures/*/contacts");
  await server.comeBack();
  await page.getByRole("button", { name: "Envoyer maintenant" }).click();
  await expect(page.getByText(/gardé sur cet appareil/)).toHaveCount(0);
  const withNote = async (words: string) => {
    const answer = await page.request.get(`/api/measures/${measureId}`);
    const { measure } = (await answer.json()) as { measure: { contacts: Contact[] } };
    return measure.contacts.filter((contact) => contact.note === words);
  };
  expect(await withNote(note)).toHaveLength(1);

  // The same contact written otherwise at the office meanwhile: both are shown, both notes are kept.
  await page.goto(`/measures/${measureId}`);
  await page.getByRole("button", { name: "Noter un contact" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill("Porte close");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText(/^Pas de réseau\s: gardé sur cet appareil/)).toBeVisible();
  await page.getByRole("link", { name: "1 contact attend sur cet appareil" }).click();
  await expect(page.getByText("À envoyer")).toBeVisible();
  await page.route(
    "**/api/measures/*/contacts",
    async (route) => {
      const body = route.request().postDataJSON() as Contact;
      await page.request.post(`/api/measures/${measureId}/contacts`, {
        headers: { origin: server.address },
        data: { ...body, note: "Vue au bureau", basedOn: null },
      });
      await route.continue();
    },
    { times: 1 },
  );
  await context.setOffline(false);
  await page.getByRole("button", { name: /^Voir et choisir/ }).click();
  await expect(page.getByText("Vue au bureau")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Garder le mien" }).click();
  await expect(page.getByText(/gardé sur cet appareil/)).toHaveCount(0);
  expect(await withNote("Vue au bureau\n\nPorte close")).toHaveLength(1);

  await page.goto("/");
  await page.getByRole("button", { name: /^Mon compte/ }).click();
  await page.getByRole("menuitem", { name: "Se déconnecter" }).click();
  await expect(page.getByRole("button", { name: "Se connecter" })).toBeVisible();
  expect(await lyingThere(page)).not.toMatch(/keys|records|field/);
  await context.setOffline(true);
  await expect(page.goto("/field")).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
});
