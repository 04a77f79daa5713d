/** What browser tests share: one server for a worker, and signing in as a demonstration account by its role. */
import { expect, test as base, type Page } from "@playwright/test";

import { startServer, type RunningServer } from "./server.ts";

type DemoAccount = { email: string; password: string; name: string; role: string; organisation: string };
type Fixtures = {
  /** Signs in as the first demonstration account of the role (and organisation, if named); opens no page. */
  signInAs: (role: string, organisation?: string) => Promise<DemoAccount>;
  /** Signs in through the sign-in page one is already on, as the same account; waits for nothing after. */
  signInHere: (role: string, organisation?: string) => Promise<DemoAccount>;
  /** Fails the test where the browser logged an error: a broken script, a style the security policy refused. */
  silentConsole: void;
  /** A language chosen is kept with the person: whoever signs in after a test reads French again. */
  frenchAgain: void;
};

export const test = base.extend<Fixtures, { server: RunningServer }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs here
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 150_000 },
  ],
  baseURL: async ({ server }, use) => use(server.address),
  silentConsole: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => {
        // a refused request is told by the page itself; the browser's line about it is not a fault
        if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
          errors.push(message.text());
      });
      await use();
      expect(errors, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  frenchAgain: [
    async ({ page, server }, use) => {
      await use();
      if ((await page.locator("html").getAttribute("lang", { timeout: 1_000 })) !== "en") return;
      const answer = await page.request.put("/api/me/language", {
        headers: { origin: server.address },
        data: { language: "fr" },
      });
      // Nobody signed in: the language chosen was this browser's alone.
      expect([200, 204, 401]).toContain(answer.status());
    },
    { auto: true },
  ],
  signInHere: async ({ page }, use) => {
    await use(async (role, organisation) => {
      const account = await demoAccount(page, role, organisation);
      await page.getByLabel("Adresse électronique").fill(account.email);
      await page.getByLabel("Mot de passe", { exact: true }).fill(account.password);
      await page.getByRole("button", { name: "Se connecter" }).click();
      return account;
    });
  },
  // The page to sign in on has its own tests: loading it, and the home page, before each other one was a fifth of the run.
  signInAs: async ({ page, server }, use) => {
    await use(async (role, organisation) => {
      const account = await demoAccount(page, role, organisation);
      const { email, password } = account;
      const answer = await page.request.post("/api/auth/sign-in/email", {
        headers: { origin: server.address },
        data: { email, password },
      });
      expect(answer.status()).toBe(200);
      return account;
    });
  },
});
export { expect };

async function demoAccount(page: Page, role: string, organisation?: string): Promise<DemoAccount> {
  const answer = await page.request.get("/api/demo-accounts");
  const { accounts } = (await answer.json()) as { accounts: DemoAccount[] };
  const found = accounts.find(
    (account) =>
      account.role === role && (organisation === undefined || account.organisation === organisation),
  );
  if (!found) throw new Error(`no demonstration account for ${role} ${organisation ?? ""}`);
  return found;
}
