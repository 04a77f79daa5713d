/** Every role walks through its own navigation: each entry has a page that stands, on a desk and on a phone. */
import type { Page, Request } from "@playwright/test";

import { ROLES } from "../src/platform/access/roles.ts";
import { navigationFor } from "../src/app/web/navigation.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";
import { DESK, PHONE } from "./widths.ts";

const firstOf = (path: string) =>
  ROLES.find((role) => navigationFor(role).some((entry) => entry.path === path));

/** Knows the page's requests under way; those that stay open to listen are not waited for. */
function watchRequests(page: Page) {
  const open = new Set<Request>();
  page.on("request", (request) => {
    if (request.resourceType() !== "eventsource") open.add(request);
  });
  page.on("requestfinished", (request) => void open.delete(request));
  page.on("requestfailed", (request) => void open.delete(request));
  const isQuiet = async () => {
    // Two frames: what a page just shown asks for is asked by then.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    return open.size === 0;
  };
  /** Resolves once nothing is asked for any more, on two looks one after the other. */
  const ended = () => expect.poll(async () => (await isQuiet()) && isQuiet(), { timeout: 20_000 }).toBe(true);
  return { ended };
}

// A dozen pages, each loaded and read at two widths.
test.describe.configure({ timeout: 150_000 });

for (const role of ROLES) {
  test(`the role ${role} finds a page behind each of its entries`, async ({ page, signInAs }) => {
    await signInAs(role);
    const requests = watchRequests(page);
    await page.goto("/");
    const entries = page.getByRole("navigation", { name: "Navigation principale" }).getByRole("link");
    // An entry shows once its address has a page: what shows must be meant for the role, and stand.
    await expect(entries.first()).toBeVisible();
    const paths = await entries.evaluateAll((links) =>
      links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
    );
    const meant = new Set<string>(navigationFor(role).map(({ path }) => path));
    expect(paths.filter((path) => !meant.has(path))).toEqual([]);
    for (const path of paths) {
      await test.step(path, async () => {
        await entries.and(page.locator(`[href="${path}"]`)).click();
        await expect(page).toHaveURL((url) => url.pathname === path);
        await requests.ended();
        await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Cette page n'existe pas");
        await expect(page.getByRole("alert")).toHaveCount(0);
        // What a page is made of changes neither with who reads it nor with the width: axe reads it whole once.
        const isFirst = firstOf(path) === role;
        if (isFirst) await expectAccessible(page);
        await page.setViewportSize(PHONE);
        await expectNoSidewaysScroll(page);
        // The frame around the pages is another on a phone.
        if (isFirst) await expectAccessible(page, { layoutAlone: path !== "/" });
        await page.setViewportSize(DESK);
        // The page for the road stands alone, without the frame of the others.
        if ((await entries.count()) === 0) await page.goto("/");
      });
    }
  });
}
