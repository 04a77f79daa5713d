/** The few counts that matter today, each with the list behind it; count and list read the same rows. */
import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";

import { WAITING_FOR_OPERATOR, WAITING_FOR_WORKER } from "../assignment/store.ts";
import { ITEMS_OF_NEXT_SESSION } from "../committee/read.store.ts";
import { worklistCount } from "../worklist/store.ts";
import { type ByActor, measureCounts } from "../measure/read.store.ts";
import { type App, asActor } from "../platform/access/http.ts";
import { LANDLORD_STAFF, OPERATOR_STAFF, type Role } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Tx } from "../platform/database/database.ts";
import { SHOWN_REFERRALS } from "../referral/read.store.ts";

const home = z.object({
  on: z.iso.date(),
  facts: z.array(
    z.object({ id: z.string(), count: z.number().int(), href: z.string(), urgent: z.boolean() }),
  ),
});

type Fact = {
  id: string;
  href: string;
  urgent?: boolean;
  roles: readonly Role[];
  /** `measures`: how many running ones each list shows; read once, where a fact asks for it. */
  count: (tx: ByActor, on: Temporal.PlainDate, measures: () => Measures) => Promise<number>;
};

type Measures = ReturnType<typeof measureCounts>;

/** How many rows a query gives, under the reader's walls. */
const rows = (query: SQL) => async (tx: Tx) => {
  const [row] = await tx.rows<{ count: number }>(sql`select count(*) as count from (${query}) counted`);
  return row?.count ?? 0;
};

/** Counted under the reader's own walls: nothing here names an organisation. */
const FACTS: readonly Fact[] = [
  {
    id: "tenanciesToReview",
    href: "/worklist",
    roles: LANDLORD_STAFF,
    count: (tx, on) => worklistCount(tx, { on }),
  },
  {
    id: "linesQuarantined",
    href: "/ledger/imports",
    roles: LANDLORD_STAFF,
    count: rows(sql`select 1 from ledger_quarantine where settled_at is null`),
  },
  {
    id: "referralsWithoutDecision",
    href: "/referrals?show=waiting",
    roles: [...LANDLORD_STAFF, "coordinator"],
    count: rows(sql`select 1 from referral r where ${SHOWN_REFERRALS.waiting}`),
  },
  {
    id: "referralsWaitingOverWeek",
    href: "/referrals?show=overdue",
    urgent: true,
    roles: ["coordinator"],
    count: rows(sql`select 1 from referral r where ${SHOWN_REFERRALS.overdue}`),
  },
  {
    id: "itemsOfNextSession",
    href: "/sessions",
    roles: [...LANDLORD_STAFF, "coordinator", "committeeMember"],
    count: rows(ITEMS_OF_NEXT_SESSION),
  },
  {
    id: "minutesToSign",
    href: "/sessions",
    urgent: true,
    roles: ["coordinator"],
    count: rows(sql`select 1 from committee_session where status = 'held'`),
  },
  {
    id: "decisionsSinceYesterday",
    href: "/sessions",
    roles: LANDLORD_STAFF,
    count: rows(sql`select 1 from decision where created_at >= now() - interval '1 day'`),
  },
  {
    id: "measuresToAssign",
    href: "/assignments",
    urgent: true,
    roles: ["coordinator"],
    count: rows(WAITING_FOR_OPERATOR),
  },
  {
    id: "measuresWithoutCaseWorker",
    href: "/assignments",
    urgent: true,
    roles: ["operatorLead"],
    count: rows(WAITING_FOR_WORKER),
  },
  {
    id: "measuresRunning",
    href: "/measures",
    roles: [...OPERATOR_STAFF, "coordinator"],
    count: async (_tx, _on, measures) => (await measures()).all,
  },
  {
    id: "meetingsLate",
    href: "/measures?show=late",
    urgent: true,
    roles: [...OPERATOR_STAFF, "coordinator"],
    count: async (_tx, _on, measures) => (await measures()).late,
  },
  {
    id: "measuresEndingSoon",
    href: "/measures?show=toDecide",
    roles: [...OPERATOR_STAFF, "coordinator"],
    count: async (_tx, _on, measures) => (await measures()).toDecide,
  },
  {
    id: "followUpsToAnswer",
    href: "/follow-ups",
    roles: LANDLORD_STAFF,
    count: rows(sql`select 1 from follow_up where answered_on is null`),
  },
  {
    id: "homesToAnswer",
    href: "/rehousing",
    roles: LANDLORD_STAFF,
    count: rows(sql`
      select 1 from app.offers_on_homes() o where o.ended_on is null and not o.facts @> '[{"kind": "landlordAgreed"}]'`),
  },
  {
    id: "householdsToAsk",
    href: "/rehousing",
    roles: OPERATOR_STAFF,
    count: rows(sql`
      select 1 from rehousing_proposal p
       where p.ended_on is null
         and not exists (select 1 from rehousing_fact f where f.proposal_id = p.id and f.kind = 'householdAccepted')`),
  },
  {
    id: "renewalsToDecide",
    href: "/renewals",
    urgent: true,
    roles: ["coordinator"],
    count: rows(sql`select 1 from renewal_request where answer is null`),
  },
  {
    id: "measuresWithoutContact",
    href: "/measures?show=silent",
    roles: OPERATOR_STAFF,
    count: async (_tx, _on, measures) => (await measures()).silent,
  },
];

export async function homeRoutes(app: App): Promise<void> {
  app.get("/api/home", { config: { access: "signedIn" }, schema: { response: { 200: home } } }, (request) =>
    asActor(request, async (tx) => {
      const on = todayInParis();
      const facts = [];
      let counted: Measures | undefined;
      const measures = () => (counted ??= measureCounts(tx, on));
      for (const fact of FACTS) {
        if (!fact.roles.includes(tx.actor.role as Role)) continue;
        facts.push({
          id: fact.id,
          count: await fact.count(tx, on, measures),
          href: fact.href,
          urgent: fact.urgent ?? false,
        });
      }
      return { on: on.toString(), facts };
    }),
  );
}
