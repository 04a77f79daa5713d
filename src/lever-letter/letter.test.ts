/** Model letters: each prints on one tagged page in both languages, with the case's facts, and to whom the law of the day says. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { pdfText, probePdf } from "../platform/documents/pdf-probe.ts";
import { LETTER_IDS, letterOf } from "../procedure-clock/letters.rules.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import { letterPdf } from "./letter.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const FACTS = {
  household: "Nadia Morel",
  address: "12 rue des Lilas, 38000 Grenoble",
  landlord: "Alpes Isère Habitat",
  account: "A100001",
  balanceCents: 123_456,
  hearing: day("2027-02-04"),
  until: day("2027-02-03"),
  printedOn: day("2026-11-27"),
};

describe.each(LETTER_IDS)("the letter of %s", (lever) => {
  test.each(["fr", "en"] as const)("is one tagged page (%s)", (language) => {
    const pdf = letterPdf(letterOf(lever, FACTS.printedOn)!, FACTS, language);
    expect(probePdf(pdf)).toMatchObject({ tagged: true, universalAccess: true });
    const text = pdfText(pdf);
    if (text === undefined) return;
    expect(text).toContain("page 1/1");
    expect(text).toContain("Nadia Morel");
  });
});

it.each([
  ["2026-12-31", "CAF"],
  ["2027-01-01", "CCAPEX"],
])("asked on %s, keeping the benefit is asked of the %s", (on, to) => {
  expect(letterOf("keepHousingBenefit", day(on))!.to.fr).toContain(to);
});

it("leaves blank what is not known, never 0", () => {
  const pdf = letterPdf(letterOf("repaymentPlan", FACTS.printedOn)!, {
    ...FACTS,
    balanceCents: null,
    address: null,
  });
  expect(pdfText(pdf) ?? "…… dette de ……").toMatch(/dette de ……/);
});

describe("a letter over HTTP", () => {
  let at: ServedScene<RealServer>;
  let url: string;
  beforeAll(async () => {
    at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
    const household = await at.household("AIH", "Nadia Morel");
    const acts = `/api/households/${household}/procedure/acts`;
    const on = todayInParis().subtract({ days: 10 }).toString();
    const { body } = await at.ask("arrearsOfficer@AIH", "POST", acts, { kind: "paymentOrder", on });
    url = `/api/households/${household}/procedure/${body.procedures[0].landlordId}/letters`;
  }, 120_000);
  afterAll(() => at?.close());

  it("is given to who follows the household, and the reading is on record", async () => {
    expect((await at.ask("socialAdviser@AIH", "GET", `${url}/repaymentPlan.pdf`)).status).toBe(200);
    const [found] = await at.asSystem((tx) =>
      tx.rows(sql`select count(*)::int as n from audit_entry where subject = 'letter.pdf'`),
    );
    expect(found).toEqual({ n: 1 });
  });

  it.each(["arrearsOfficer@ACTIS", "operatorLead@RELAIS", "coordinator"])(
    "does not exist for %s",
    async (who) => {
      expect((await at.ask(who, "GET", `${url}/repaymentPlan.pdf`)).status).toBe(404);
    },
  );

  it("does not exist for a lever that is not open at this stage", async () => {
    expect((await at.ask("socialAdviser@AIH", "GET", `${url}/timeToVacate.pdf`)).status).toBe(404);
  });
});
