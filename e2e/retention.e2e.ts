/** A coordinator holds a file for a dispute, sees the night close the others, lifts the hold after a dry run, and has it closed; later they are erased. */
import { expectAccessible } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";
import { startServer } from "./server.ts";
import { expectGoodAtBothWidths } from "./widths.ts";

test("a dry run, a hold, then files closed and erased for good", async ({ browser }) => {
  test.setTimeout(240_000);
  const server = await startServer();
  const page = await (
    await browser.newContext({ baseURL: server.address, locale: "fr-FR", reducedMotion: "reduce" })
  ).newPage();
  const signIn = async () => {
    const { accounts } = (await (await page.request.get("/api/demo-accounts")).json()) as {
      accounts: { email: string; password: string; role: string }[];
    };
    const { email, password } = accounts.find(({ role }) => role === "coordinator")!;
    const answer = await page.request.post("/api/auth/sign-in/email", {
      headers: { origin: server.address },
      data: { email, password },
    });
    expect(answer.status()).toBe(200);
    await page.goto("/retention");
  };
  const dryRun = async () => {
    await page.getByRole("button", { name: "Faire un essai" }).click();
    await expect(page.getByRole("heading", { name: /^Ce qui arriverait au / })).toBeVisible({
      timeout: 40_000,
    });
  };
  const table = page.getByRole("table", { name: /^Ce qui (arriverait au|a été fait le) / });
  try {
    await signIn();
    await expect(page.getByRole("heading", { name: "Conservation", level: 1 })).toBeVisible();
    await dryRun();
    await expect(page.getByText("Rien n'est à clore ni à effacer.")).toBeVisible();
    await expectGoodAtBothWidths(page, "retention-nothing");

    // Three years on: what is due is closed by the night, or by who comes before it.
    await server.end();
    await server.comeBack(3 * 366);
    await signIn();
    await dryRun();
    await expect(table).toContainText("Clos à la lecture");
    const first = table.getByRole("button", { name: /^Garder le dossier/ }).first();
    const name = (await first.getAttribute("aria-label"))!.replace(/^Garder le dossier\s: /, "");
    await first.click();
    await page.getByRole("dialog").getByLabel("Pourquoi").fill("Litige en cours sur la dette");
    await expectAccessible(page);
    await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
    const holds = page.getByRole("table", { name: "Dossiers gardés malgré leur âge" });
    await expect(holds).toContainText(name);
    // The night's run, a few seconds after the start, leaves the held one alone.
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("table", { name: "Passages" })).toContainText("La nuit", {
        timeout: 1_000,
      });
    }).toPass({ timeout: 60_000 });
    await expectGoodAtBothWidths(page, "retention-night");
    await dryRun();
    await expect(table).toContainText("Gardé : Litige en cours sur la dette");
    await holds.getByRole("button", { name: `Ne plus garder : ${name}` }).click();
    await page.getByRole("dialog").getByLabel("Pourquoi").fill("Le litige est clos");
    await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
    await expect(page.getByText("Aucun dossier n'est gardé.")).toBeVisible();

    // A year and a day later the words go.
    await server.end();
    await server.comeBack(5 * 366);
    await signIn();
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("heading", { name: /^Ce qui a été fait le / })).toBeVisible({
        timeout: 1_000,
      });
      await expect(table).toContainText("Effacé", { timeout: 1_000 });
    }).toPass({ timeout: 90_000 });
    await page.locator("summary", { hasText: "Lignes touchées" }).click();
    await expect(page.getByRole("table", { name: "Lignes touchées, table par table" })).toContainText(
      "contact_note",
    );
    await expectGoodAtBothWidths(page, "retention-erased");
    await page.context().close();
  } finally {
    await server.stop();
  }
});
