/** Every role walks through its own navigation: each entry has a page that stands, on a desk and on a phone. */
import { ROLES } from "../src/platform/access/roles.ts";
import { navigationFor } from "../src/app/web/navigation.ts";
import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";
import { expect, test } from "./fixtures.ts";
import { DESK, PHONE } from "./widths.ts";

const firstOf = (path: string) =>
  ROLES.find((role) => navigationFor(role).some((entry) => entry.path === path));

// A dozen pages, each loaded and read at two widths.
test.describe.configure({ timeout: 150_000 });

for (const role of ROLES) {
  test(`the role ${role} finds a page behind each of its entries`, async ({ page, signInAs }) => {
    await signInAs(role);
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
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Cette page n'existe pas");
        await page.waitForLoadState("networkidle");
        await expect(page.getByRole("alert")).toHaveCount(0);
        // What a page is made of does not change with who reads it: axe reads it whole for its first role, on both widths.
        const isFirst = firstOf(path) === role;
        if (isFirst) await expectAccessible(page);
        await page.setViewportSize(PHONE);
        await expectNoSidewaysScroll(page);
        await expectAccessible(page, { layoutAlone: !isFirst });
        await page.setViewportSize(DESK);
      });
    }
  });
}
