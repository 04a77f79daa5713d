/** The two widths that every page is looked at: a desk and a phone. */
import type { Page } from "@playwright/test";

import { expectAccessible, expectNoSidewaysScroll } from "./a11y.ts";

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/**
 * The page as it stands, on a desk and on a phone; where `SHOTS` names a folder and the page has a `name`, a picture of both: `name.png`, `name-phone.png`.
 * `live`: the page follows a session, is never idle, and is not waited for.
 */
export async function expectGoodAtBothWidths(
  page: Page,
  name?: string,
  { live = false } = {},
): Promise<void> {
  if (!live) await page.waitForLoadState("networkidle", { timeout: 2_000 }).catch(() => {});
  for (const [size, viewport] of Object.entries({ desk: DESK, phone: PHONE })) {
    await page.setViewportSize(viewport);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page, { layoutAlone: size === "phone" });
    if (name) await picture(page, size === "phone" ? `${name}-phone` : name);
  }
  await page.setViewportSize(DESK);
}

/** The whole page as `name.png`, where `SHOTS` names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const shots = process.env["SHOTS"];
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}
