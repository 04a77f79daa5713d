/** Days as people write and type them. */
import type { Page } from "@playwright/test";

const DAY = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris" });

/** `05/10/2026`: so many days from today in Paris, or before it, wherever the machine stands. */
export const inDays = (days: number): string => DAY.format(new Date(Date.now() + days * 86_400_000));

/** Types a day as people do, and leaves the field so that its calendar closes. */
export async function typeDay(page: Page, label: string, day: string): Promise<void> {
  await page.getByRole("textbox", { name: label }).fill(day);
  await page.getByRole("textbox", { name: label }).press("Tab");
}
