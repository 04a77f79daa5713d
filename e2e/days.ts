/** Days as people write and type them. */
import type { Page } from "@playwright/test";

import { todayInParis } from "../src/platform/calendar/today.ts";

/** `05/10/2026`: so many days from today in Paris, or before it, wherever the machine stands. */
export const inDays = (days: number): string => todayInParis().add({ days }).toLocaleString("fr-FR");

/** `08/05/2026`: that day of the month, so many months back. */
export const inMonthBefore = (months: number, day: number): string =>
  todayInParis().subtract({ months }).with({ day }).toLocaleString("fr-FR");

/** Types a day as people do, and leaves the field so that its calendar closes. */
export async function typeDay(page: Page, label: string, day: string): Promise<void> {
  await page.getByRole("textbox", { name: label }).fill(day);
  await page.getByRole("textbox", { name: label }).press("Tab");
}
