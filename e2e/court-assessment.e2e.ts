/** A court assessment on its page: prefilled, completed, a protected subject let in with the household's day, printed; at both widths. */
import { expect, test } from "./fixtures.ts";
import { inDays, typeDay } from "./days.ts";
import { expectGoodAtBothWidths } from "./widths.ts";

type Case = {
  landlordId: string;
  dues: unknown[];
  can: { write: boolean };
  written: { concerned: string[]; text: Record<string, string> } | null;
};

test("the worker completes the headings of a court assessment, and says which protected subject the household lets in", async ({
  page,
  signInAs,
}) => {
  await signInAs("caseWorker");
  const { rows } = (await (await page.request.get("/api/measures")).json()) as {
    rows: { householdId: string }[];
  };
  const casesOf = async (householdId: string) =>
    (
      (await (await page.request.get(`/api/households/${householdId}/court-assessments`)).json()) as {
        cases: Case[];
      }
    ).cases;
  let found: { householdId: string; one: Case } | undefined;
  for (const { householdId } of rows) {
    const one = (await casesOf(householdId)).find(({ can, dues }) => can.write && dues.length > 0);
    if (one && (!found || one.written!.concerned.length > found.one.written!.concerned.length))
      found = { householdId, one };
    if (found && found.one.written!.concerned.length > 0) break;
  }
  const { householdId } = found!;
  await page.goto(`/households/${householdId}/court-assessment`);
  await expect(page.getByRole("textbox", { name: "7. Location" })).toHaveValue(/^Bail avec /);
  await page.getByRole("textbox", { name: "12. Préconisations" }).fill("Délais de paiement sur 24 mois.");
  await page.getByRole("checkbox").first().check();
  await typeDay(page, "Accord du ménage le", inDays(0));
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("Le diagnostic est enregistré.")).toBeVisible();
  const [kept] = await casesOf(householdId);
  expect(kept!.written!.text["recommendations"]).toBe("Délais de paiement sur 24 mois.");
  await page.getByRole("textbox", { name: "Observation" }).first().fill("Le ménage veut rester.");
  await page.getByRole("button", { name: "Noter une observation" }).first().click();
  await expect(page.getByText("L'observation est notée.")).toBeVisible();
  await expectGoodAtBothWidths(page, "court-assessment");
});
