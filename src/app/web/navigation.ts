/** What each role finds in the left navigation, in order. A table: rights themselves stand on the server. */
import type { Role } from "../../platform/ui/me.ts";

const LANDLORD = ["arrearsOfficer", "socialAdviser", "landlordLead"] as const;
const OPERATOR = ["caseWorker", "operatorLead"] as const;

const ENTRIES = [
  { id: "home", path: "/", for: "everybody" },
  { id: "energyVisits", path: "/energy-visits", for: ["energyAdviser"] },
  { id: "accessLog", path: "/access-log", for: ["dataProtectionOfficer"] },
  { id: "worklist", path: "/worklist", for: LANDLORD },
  { id: "referrals", path: "/referrals", for: [...LANDLORD, "coordinator"] },
  {
    id: "sessions",
    path: "/sessions",
    for: [...LANDLORD, "operatorLead", "coordinator", "committeeMember"],
  },
  { id: "assignments", path: "/assignments", for: ["coordinator", "operatorLead"] },
  { id: "loads", path: "/loads", for: ["coordinator", "operatorLead"] },
  { id: "arrangements", path: "/arrangements", for: ["coordinator", "funder"] },
  { id: "measures", path: "/measures", for: [...OPERATOR, "coordinator"] },
  { id: "renewals", path: "/renewals", for: ["coordinator"] },
  { id: "problemKinds", path: "/problem-kinds", for: ["coordinator"] },
  { id: "households", path: "/households", for: [...LANDLORD, ...OPERATOR] },
  {
    id: "deadlines",
    path: "/deadlines",
    for: [...LANDLORD, ...OPERATOR, "coordinator"],
  },
  {
    id: "leaseTransfers",
    path: "/lease-transfers",
    for: [...LANDLORD, ...OPERATOR, "coordinator"],
  },
  { id: "rehousing", path: "/rehousing", for: [...LANDLORD, ...OPERATOR, "coordinator"] },
  { id: "vacancies", path: "/vacancies", for: [...LANDLORD, ...OPERATOR, "coordinator"] },
  {
    id: "reform",
    path: "/reform",
    for: [...LANDLORD, ...OPERATOR, "coordinator"],
  },
  { id: "agenda", path: "/agenda", for: OPERATOR },
  { id: "field", path: "/field", for: OPERATOR },
  { id: "imports", path: "/ledger/imports", for: LANDLORD },
  { id: "kinds", path: "/ledger/kinds", for: LANDLORD },
  { id: "weights", path: "/weights", for: LANDLORD },
  { id: "backtest", path: "/backtest", for: ["arrearsOfficer", "landlordLead"] },
  { id: "zones", path: "/zones", for: ["coordinator"] },
  { id: "contours", path: "/contours", for: ["administrator"] },
  {
    id: "evaluation",
    path: "/evaluation",
    for: [...LANDLORD, ...OPERATOR, "coordinator", "committeeMember", "funder"],
  },
  {
    id: "reports",
    path: "/reports",
    for: [...LANDLORD, ...OPERATOR, "coordinator", "committeeMember", "funder"],
  },
  { id: "reliefs", path: "/rent-reliefs", for: [...LANDLORD, "coordinator", "funder"] },
  { id: "planSettings", path: "/plan-settings", for: LANDLORD },
  { id: "envelopes", path: "/envelopes", for: ["landlordLead", "coordinator", "funder"] },
  { id: "funding", path: "/funding", for: ["landlordLead", "coordinator", "funder"] },
  { id: "costs", path: "/costs", for: ["landlordLead", "operatorLead", "coordinator"] },
  { id: "payables", path: "/payables", for: ["operatorLead", "coordinator"] },
  { id: "takeover", path: "/takeover", for: ["coordinator"] },
  {
    id: "retention",
    path: "/retention",
    for: ["landlordLead", "operatorLead", "coordinator", "dataProtectionOfficer"],
  },
  { id: "rights", path: "/rights", for: [...LANDLORD, ...OPERATOR, "coordinator", "dataProtectionOfficer"] },
  { id: "joining", path: "/joining", for: ["administrator", "coordinator", "landlordLead", "operatorLead"] },
  { id: "organisations", path: "/organisations", for: ["administrator"] },
  { id: "abandonedEvents", path: "/abandoned-events", for: ["administrator"] },
  { id: "tokens", path: "/access-tokens", for: ["landlordLead"] },
  { id: "webhooks", path: "/webhooks", for: ["landlordLead", "operatorLead"] },
  { id: "people", path: "/people", for: ["landlordLead", "operatorLead", "administrator"] },
  { id: "security", path: "/security", for: ["landlordLead", "operatorLead", "administrator"] },
] as const satisfies readonly { id: string; path: string; for: "everybody" | readonly Role[] }[];

export type NavigationEntry = (typeof ENTRIES)[number];
export type NavigationId = NavigationEntry["id"];

/** The entries of a role, in the order of a household's path. */
export function navigationFor(role: Role): NavigationEntry[] {
  return ENTRIES.filter(
    (entry) => entry.for === "everybody" || (entry.for as readonly Role[]).includes(role),
  );
}

/** The entry whose page, or whose sub-page, stands at `path`. The longest address wins. */
export function currentEntry(entries: readonly NavigationEntry[], path: string): NavigationId | undefined {
  return entries
    .filter((entry) => path === entry.path || (entry.path !== "/" && path.startsWith(`${entry.path}/`)))
    .toSorted((a, b) => b.path.length - a.path.length)[0]?.id;
}
