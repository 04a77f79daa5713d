/** What a machine can see of accessibility: axe, against WCAG 2.2 A and AA, on the page as it stands. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Rules whose verdict depends on how wide the page is laid out; all others read what it is made of. */
const OF_LAYOUT = ["target-size", "scrollable-region-focusable"];

const DIALOG = "[role=dialog][aria-modal=true]";

/** Fails with one line for each violation: the rule, what is wrong, where. `layoutAlone`: a page read already, at another width. */
export async function expectAccessible(page: Page, { layoutAlone = false } = {}): Promise<void> {
  // A dialog that still fades in is paler than it will be: read the page at rest.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        // What is folded away is not drawn, and its transitions never end.
        .filter(({ effect }) => (effect as KeyframeEffect | null)?.target?.checkVisibility() ?? true)
        .map(({ finished }) => finished),
    ),
  );
  // Menus and calendars open in a layer outside the landmarks, beside the page they belong to.
  const axe = new AxeBuilder({ page })
    // The address of every node that passes is work that nobody reads.
    .options({ resultTypes: ["violations"] })
    // In the page itself: the other way opens a second page at each look, for frames of other sites, of which there are none.
    .setLegacyMode();
  // Behind an open dialog nothing is reached, and the page was read before it opened.
  if ((await page.locator(DIALOG).count()) > 0) axe.include(DIALOG);
  const { violations } = await (
    layoutAlone ? axe.withRules(OF_LAYOUT) : axe.withTags(RULES).disableRules("region")
  ).analyze();
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}`),
  );
  expect(told).toEqual([]);
}

/** Fails where the page is wider than the window: nothing may have to be scrolled sideways on a phone. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  // A page turned narrow lays itself out again in its own time: what counts is where it comes to rest.
  await expect
    .poll(
      () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      {
        message: "pixels beyond the window's width",
        timeout: 5_000,
      },
    )
    .toBeLessThanOrEqual(0);
}
