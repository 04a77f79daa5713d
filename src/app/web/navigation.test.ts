/** Each role finds its own entries, and no other. */
import { expect, test } from "vitest";

import type { Role } from "../../platform/ui/me.ts";
import { currentEntry, navigationFor } from "./navigation.ts";

const EXPECTED: Record<Role, string[]> = {
  arrearsOfficer: [
    "home",
    "worklist",
    "referrals",
    "sessions",
    "households",
    "deadlines",
    "reform",
    "imports",
    "kinds",
    "weights",
    "backtest",
    "evaluation",
    "reliefs",
  ],
  socialAdviser: [
    "home",
    "worklist",
    "referrals",
    "sessions",
    "households",
    "deadlines",
    "reform",
    "imports",
    "kinds",
    "weights",
    "evaluation",
    "reliefs",
  ],
  landlordLead: [
    "home",
    "worklist",
    "referrals",
    "sessions",
    "households",
    "deadlines",
    "reform",
    "imports",
    "kinds",
    "weights",
    "backtest",
    "evaluation",
    "reliefs",
    "envelopes",
    "joining",
    "tokens",
    "people",
  ],
  caseWorker: ["home", "measures", "households", "deadlines", "reform", "agenda", "evaluation"],
  operatorLead: [
    "home",
    "sessions",
    "assignments",
    "loads",
    "measures",
    "households",
    "deadlines",
    "reform",
    "agenda",
    "evaluation",
    "joining",
    "people",
  ],
  coordinator: [
    "home",
    "referrals",
    "sessions",
    "assignments",
    "loads",
    "arrangements",
    "measures",
    "renewals",
    "deadlines",
    "reform",
    "zones",
    "evaluation",
    "reliefs",
    "envelopes",
    "funding",
    "joining",
  ],
  committeeMember: ["home", "sessions", "evaluation"],
  funder: ["home", "evaluation", "reliefs", "envelopes", "funding"],
  administrator: ["home", "contours", "joining", "organisations", "people"],
};

test.each(Object.entries(EXPECTED))("the role %s finds its own entries", (role, expected) => {
  expect(navigationFor(role as Role).map((entry) => entry.id)).toEqual(expected);
});

test.each([
  ["/worklist", "worklist"],
  ["/ledger/imports/42", "imports"],
  ["/ledger/kinds", "kinds"],
  ["/", "home"],
  ["/worklists", undefined],
  ["/elsewhere", undefined],
])("at %s the entry %s is marked as the current one", (path, expected) => {
  expect(currentEntry(navigationFor("landlordLead"), path)).toBe(expected);
});
