/**
 * Who may call each route, written from access.md and not from the routes: `server.test.ts` holds the two against each other.
 * A role that may call a route still sees the rows that the policies open to it, and no other.
 */
import { LANDLORD_STAFF, OPERATOR_STAFF, type Role } from "../platform/access/roles.ts";
import type { Access } from "../platform/access/http.ts";

const COORDINATION: readonly Role[] = ["coordinator"];
/** Who follows a household: its landlord, the operator it is assigned to, the coordination. */
const CASE: readonly Role[] = [...LANDLORD_STAFF, ...OPERATOR_STAFF, ...COORDINATION];
/** A landlord's own files are taken in by those who keep its accounts; its social advisers read. */
const LEDGER_KEEPERS: readonly Role[] = ["arrearsOfficer", "landlordLead"];
/** "Users, organisations, settings": own users for leads, all for the administrator. */
const PEOPLE_KEEPERS: readonly Role[] = ["landlordLead", "operatorLead", "administrator"];

/** A line of access.md, and the routes it settles. */
const LINES: readonly (readonly [line: string, who: Access, routes: readonly string[]])[] = [
  [
    "anybody: to sign in, to answer an invitation, to read the contract",
    "public",
    [
      "GET /api/demo-accounts",
      "POST /api/invitations/open",
      "POST /api/invitations/accept",
      "GET /api/openapi.json",
      "GET /api/calendar/procedure/:secret.ics",
    ],
  ],
  [
    "everybody, for themselves",
    "signedIn",
    [
      "GET /api/me",
      "PUT /api/me/language",
      "GET /api/search",
      "GET /api/home",
      "GET /api/notifications",
      "GET /api/notifications/unread",
      "POST /api/notifications/read",
      "GET /api/notification-setting",
      "PUT /api/notification-setting",
    ],
  ],
  [
    "own tenants' accounts, detections: landlord reads",
    LANDLORD_STAFF,
    [
      "GET /api/ledger/mapping",
      "GET /api/ledger/imports",
      "GET /api/ledger/imports/:importId",
      "GET /api/ledger/imports/:importId/quarantine",
      "GET /api/ledger/imports/:importId/quarantine.csv",
      "GET /api/ledger/kinds",
      "GET /api/ledger/kinds/rules",
      "GET /api/ledger/accounts/:accountId",
      "GET /api/ledger/accounts/:accountId/entries",
      "GET /api/worklist",
      "GET /api/worklist.xlsx",
      "GET /api/worklist/choices",
      "GET /api/worklist/:accountId",
      "GET /api/worklist/:accountId/reason.pdf",
      "POST /api/worklist/:accountId/handled",
      "DELETE /api/worklist/:accountId/handled/:entry",
      "PUT /api/worklist/:accountId/officer",
      "GET /api/worklist/views",
      "POST /api/worklist/views",
      "DELETE /api/worklist/views/:id",
      "PUT /api/worklist/default-view",
      "GET /api/weights",
      "POST /api/weights/effect",
    ],
  ],
  [
    "detections: who keeps the accounts judges how good the list is",
    LEDGER_KEEPERS,
    [
      "GET /api/backtests",
      "POST /api/backtests",
      "GET /api/backtests/:backtestId",
      "DELETE /api/backtests/:backtestId",
    ],
  ],
  [
    "own settings (lead only): what each signal weighs in the landlord's list",
    ["landlordLead"],
    ["POST /api/weights", "PUT /api/weights/bills-due"],
  ],
  [
    "own tenants' accounts: whoever keeps them takes files in",
    LEDGER_KEEPERS,
    [
      "POST /api/ledger/imports",
      "POST /api/ledger/preview",
      "PUT /api/ledger/mapping",
      "POST /api/ledger/kinds/rules/test",
      "PUT /api/ledger/kinds/rules",
      "POST /api/ledger/quarantine/:lineId/settled",
    ],
  ],
  [
    "a household's file: balance, plan, procedure, referral, measure, levers, each under its own walls",
    CASE,
    [
      "GET /api/households",
      "GET /api/households/:id",
      "GET /api/households/:id/timeline",
      "GET /api/households/:id/accounts",
      "GET /api/households/:id/procedure",
      "GET /api/reform",
      "GET /api/households/:id/procedure/:landlordId/letters/:lever.pdf",
      "GET /api/procedure-calendar",
      "GET /api/calendar-links/procedure",
      "POST /api/calendar-links/procedure",
      "DELETE /api/calendar-links/procedure",
      "GET /api/households/:id/referrals",
      "GET /api/households/:id/measures",
      "GET /api/households/:id/reliefs",
      "GET /api/households/:id/grants",
      "GET /api/households/:id/plans",
      "GET /api/households/:id/arrangement",
      "GET /api/referrals/:id",
      "GET /api/referrals/:id/agreements",
      "GET /api/referrals/:id/information.pdf",
      "GET /api/measures/:id",
    ],
  ],
  [
    "eviction procedure: own tenants; write",
    LANDLORD_STAFF,
    ["POST /api/households/:id/procedure/acts", "DELETE /api/procedure-acts/:id"],
  ],
  [
    "referral: landlord creates, reads own; coordination all",
    LANDLORD_STAFF,
    [
      "POST /api/referrals",
      "GET /api/communes/of/:postcode",
      "POST /api/households/:id/referrals",
      "PUT /api/referrals/:id",
      "POST /api/referrals/:id/submit",
    ],
  ],
  [
    "referral: lists and withdrawal, by the landlord or the coordination",
    [...LANDLORD_STAFF, ...COORDINATION],
    ["GET /api/referrals", "GET /api/referrals.xlsx", "POST /api/referrals/:id/withdraw"],
  ],
  [
    "two files of one household: the coordination alone sees and decides, no landlord learns of another",
    COORDINATION,
    ["GET /api/duplicates", "GET /api/duplicates/count", "POST /api/duplicates/decisions"],
  ],
  [
    "agreement and information: recorded and taken back by whoever handles the household",
    CASE,
    ["POST /api/referrals/:id/agreements", "POST /api/agreements/:id/withdrawal"],
  ],
  [
    "committee session, decisions: own items, sessions sat in",
    [...CASE, "committeeMember"],
    [
      "GET /api/sessions",
      "GET /api/sessions/:id",
      "GET /api/sessions/:id/changes",
      "GET /api/sessions/:id/preparation.pdf",
      "GET /api/agenda-items/:id/preparation",
      "GET /api/agenda-items/:id/preparation.pdf",
      "GET /api/sessions/:id/session.ics",
      "GET /api/sessions/:id/minutes",
      "GET /api/sessions/:id/minutes.pdf",
    ],
  ],
  [
    "what an item lacks: its landlord, or the coordination, says that it came",
    [...LANDLORD_STAFF, ...COORDINATION],
    ["PUT /api/preparation-needs/:id"],
  ],
  [
    "committee session: who sits speaks, and steps out",
    ["committeeMember", "socialAdviser", "operatorLead", ...COORDINATION],
    ["PUT /api/agenda-items/:id/voice", "POST /api/agenda-items/:id/recusal"],
  ],
  [
    "zones, sessions: the coordination keeps them",
    COORDINATION,
    [
      "GET /api/zones",
      "GET /api/communes",
      "POST /api/zones",
      "PUT /api/zones/:id",
      "POST /api/zones/:id/end",
      "GET /api/communes/coverage",
      "PUT /api/communes/zone",
      "GET /api/sessions/new",
      "POST /api/sessions",
      "PUT /api/sessions/:id",
      "PUT /api/sessions/:id/members",
      "GET /api/sessions/:id/waiting",
      "POST /api/sessions/:id/items",
      "PUT /api/sessions/:id/order",
      "DELETE /api/agenda-items/:id",
      "PUT /api/agenda-items/:id/decision",
      "POST /api/agenda-items/:id/needs",
      "PUT /api/agenda-items/:id/operator",
      "POST /api/sessions/:id/invitation",
      "POST /api/sessions/:id/addenda",
      "GET /api/emergencies/new",
      "POST /api/emergencies",
      "POST /api/sessions/:id/sign",
      "POST /api/referrals/:id/assignment",
      "POST /api/assignments",
      "POST /api/assignments/:id/hand-over",
      "PUT /api/referrals/:id/needs",
      "PUT /api/assignment-settings/programme",
    ],
  ],
  [
    "assignments to confirm, workers to name, loads and ceilings",
    [...COORDINATION, "operatorLead"],
    ["GET /api/assignments", "GET /api/loads", "GET /api/assignment-settings"],
  ],
  [
    "the lead names its worker",
    ["operatorLead"],
    [
      "POST /api/assignments/:id/worker",
      "POST /api/measures/:id/worker",
      "PUT /api/assignment-settings/ceilings",
    ],
  ],
  [
    "contacts and notes, agenda: the operator alone",
    OPERATOR_STAFF,
    ["GET /api/agenda", "POST /api/measures/:id/contacts", "POST /api/measures/:id/completion"],
  ],
  [
    "assessment: operator full; coordination summary and whether a protected domain is concerned",
    [...OPERATOR_STAFF, ...COORDINATION],
    ["GET /api/households/:id/assessment"],
  ],
  ["assessment: the operator writes", OPERATOR_STAFF, ["PUT /api/households/:id/assessment"]],
  [
    "measures: carried by the operator, followed by the coordination",
    [...OPERATOR_STAFF, ...COORDINATION],
    [
      "GET /api/measures",
      "POST /api/households/:id/measures",
      "POST /api/measures/:id/renewal",
      "POST /api/measures/:id/closing",
    ],
  ],
  [
    "tripartite meeting: shared minutes, by worker or social adviser",
    [...OPERATOR_STAFF, "socialAdviser"],
    ["POST /api/measures/:id/meetings"],
  ],
  [
    "levers: committee members read those of agenda items",
    [...CASE, "committeeMember"],
    ["GET /api/sessions/:id/arrangements"],
  ],
  ["levers: the programme's waiting list", COORDINATION, ["GET /api/arrangements/waiting"]],
  [
    "levers: landlord own tenants, operator proposes, coordination",
    CASE,
    [
      "POST /api/households/:id/reliefs",
      "POST /api/households/:id/grants",
      "POST /api/debt-grants/:id/amend",
      "POST /api/households/:id/plans",
      "POST /api/repayment-plans/:id/sign",
      "POST /api/repayment-plans/:id/cancel",
      "POST /api/repayment-plans/:id/freeze",
      "GET /api/repayment-plans/:id/plan.pdf",
      "GET /api/repayment-plans/:id/official.pdf",
      "POST /api/arrangements/solve",
      "POST /api/households/:id/arrangements",
      "POST /api/arrangements/:id/withdraw",
    ],
  ],
  [
    "levers: the coordination decides, and says what funds pay",
    COORDINATION,
    [
      "POST /api/rent-reliefs/:id/decide",
      "POST /api/debt-grants/:id/decide",
      "POST /api/debt-grants/:id/pay",
      "PUT /api/funds/:code",
    ],
  ],
  [
    "levers on the bill: the landlord's own tenants, the coordination all",
    [...LANDLORD_STAFF, ...COORDINATION],
    ["GET /api/relief-bill", "GET /api/relief-bill.csv"],
  ],
  [
    "levers on the bill: acknowledged by who keeps the accounts",
    LEDGER_KEEPERS,
    ["POST /api/relief-bill/acknowledgements"],
  ],
  ["settings: the landlord's own", LANDLORD_STAFF, ["GET /api/rent-relief-settings"]],
  ["settings: the landlord's lead sets them", ["landlordLead"], ["PUT /api/rent-relief-settings"]],
  ["levers: what a fund asks, to who asks it", [...CASE, "funder"], ["GET /api/funds"]],
  [
    "levers: totals for funders; budget: the landlord's own, all for the coordination",
    [...LANDLORD_STAFF, ...COORDINATION, "funder"],
    ["GET /api/envelopes", "GET /api/relief-spending"],
  ],
  [
    "budget: the coordination keeps the funds' envelopes, a landlord's lead its own",
    [...COORDINATION, "landlordLead"],
    ["POST /api/envelopes", "POST /api/envelopes/:id/lines"],
  ],
  [
    "levers: a relief stops on the landlord's bill or by the coordination",
    [...LANDLORD_STAFF, ...COORDINATION],
    ["POST /api/rent-reliefs/:id/stop", "POST /api/rent-relief-stops/:id/settle"],
  ],
  [
    "indicators: own and totals, totals alone for committee and funders",
    [...CASE, "committeeMember", "funder"],
    ["GET /api/evaluation"],
  ],
  ["indicators: the rows behind, to who follows households", CASE, ["GET /api/evaluation/rows"]],
  [
    "users: own users for leads, all for the administrator",
    PEOPLE_KEEPERS,
    [
      "GET /api/people",
      "POST /api/invitations",
      "POST /api/invitations/:id/again",
      "DELETE /api/invitations/:id",
      "POST /api/people/:id/close",
      "POST /api/people/:id/reopen",
    ],
  ],
  [
    "tokens of a landlord's own programs: its lead",
    ["landlordLead"],
    ["GET /api/access-tokens", "POST /api/access-tokens", "POST /api/access-tokens/:id/revoke"],
  ],
  [
    "zones: whoever draws them sees the map",
    [...COORDINATION, "administrator"],
    ["GET /api/communes/contours"],
  ],
  [
    "settings: the administrator loads the map",
    ["administrator"],
    ["PUT /api/communes/contours", "DELETE /api/communes/contours"],
  ],
  [
    "organisations that join: who follows them, in steps and counts; a lead its own",
    ["landlordLead", "operatorLead", "administrator", ...COORDINATION],
    ["GET /api/joining", "GET /api/joining/:id", "POST /api/joining/:id/ask"],
  ],
  [
    "settings of one's own organisation: its lead",
    ["landlordLead", "operatorLead"],
    ["POST /api/joining/:id/settings"],
  ],
  ["budget, funding: the coordination", COORDINATION, ["POST /api/joining/:id/agreement"]],
  [
    "organisations: the administrator",
    ["administrator"],
    ["GET /api/organisations", "POST /api/organisations"],
  ],
];

/** `GET /api/worklist` → who may call it. */
export const ROUTE_ACCESS: ReadonlyMap<string, Access> = new Map(
  LINES.flatMap(([, who, routes]) => routes.map((route) => [route, who] as const)),
);
