/** Pictures of the guide: pages as each post finds them. What happens on a page is taken by its own test. Only for `npm run screenshots`. */
import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures.ts";
import { DESK, PHONE, picture } from "./widths.ts";

const AIH = "Alpes Isère Habitat";
const RELAIS = "Le Relais Ozanam";

/** The address of the first row that `list` answers with and that is `wanted`, else of the first. */
const firstOf =
  <Row>(list: string, address: (row: Row) => string, wanted: (row: Row) => boolean = () => true) =>
  async (page: Page) => {
    const { rows } = (await (await page.request.get(list)).json()) as { rows: Row[] };
    return address(rows.find(wanted) ?? rows[0]!);
  };

type Shown = {
  name: string;
  role: string;
  organisation?: string;
  path: string | ((page: Page) => Promise<string>);
};

const PAGES: readonly Shown[] = [
  { name: "procedure-calendar", role: "arrearsOfficer", organisation: AIH, path: "/deadlines" },
  {
    name: "household",
    role: "socialAdviser",
    organisation: AIH,
    path: firstOf<{ id: string; measure: unknown }>(
      "/api/households",
      ({ id }) => `/households/${id}`,
      ({ measure }) => Boolean(measure),
    ),
  },
  {
    name: "referral",
    role: "socialAdviser",
    organisation: AIH,
    path: firstOf<{ id: string }>("/api/referrals", ({ id }) => `/referrals/${id}`),
  },
  { name: "agenda", role: "caseWorker", organisation: RELAIS, path: "/agenda" },
  { name: "agenda-phone", role: "caseWorker", organisation: RELAIS, path: "/agenda" },
  { name: "field-phone", role: "caseWorker", organisation: RELAIS, path: "/field" },
  {
    name: "measure",
    role: "caseWorker",
    organisation: RELAIS,
    path: firstOf<{ id: string; standing: string }>(
      "/api/measures",
      ({ id }) => `/measures/${id}`,
      ({ standing }) => standing === "running",
    ),
  },
  { name: "load", role: "operatorLead", organisation: RELAIS, path: "/loads" },
  { name: "payables", role: "operatorLead", organisation: RELAIS, path: "/payables" },
  { name: "costs", role: "operatorLead", organisation: RELAIS, path: "/costs" },
  { name: "duplicates", role: "coordinator", path: "/referrals/duplicates" },
  { name: "zones", role: "coordinator", path: "/zones" },
  { name: "funding", role: "coordinator", path: "/funding" },
  {
    name: "joining",
    role: "administrator",
    path: firstOf<{ id: string }>("/api/joining", ({ id }) => `/joining/${id}`),
  },
  { name: "organisations", role: "administrator", path: "/organisations" },
];

for (const { name, role, organisation, path } of process.env["SHOTS"] ? PAGES : [])
  test(`the picture ${name}`, async ({ page, signInAs }) => {
    await page.setViewportSize(name.endsWith("-phone") ? PHONE : DESK);
    await signInAs(role, organisation);
    await page.goto(typeof path === "string" ? path : await path(page));
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    await picture(page, name);
  });
