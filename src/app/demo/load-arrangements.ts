/** Arrangements proposed for the demonstration's households: some before the next committee, some carried by an operator already. */
import { sql } from "drizzle-orm";

import { caseOf, type ArrangementFacts } from "../../arrangement/case.rules.ts";
import { follow, instalmentFor, type Levers } from "../../arrangement/rules.ts";
import { sharedMonth } from "../../arrangement-proposal/shared-month.rules.ts";
import { arrangementCase, arrangementProposal } from "../../arrangement-proposal/schema.ts";
import type { Tx } from "../../platform/database/database.ts";
import { insertAll } from "./insert-all.ts";

type Known = {
  householdId: string;
  landlordId: string;
  accountId: number;
  debtCents: number;
  rentChargesCents: number;
  benefitCents: number;
  /** The operator's worker who carries the household; null: nobody yet. */
  workerId: string | null;
  officerId: string | null;
  proposedOn: string;
};

const GOALS = ["leastPublicMoney", "soonestClear", "mostResidualIncome", "byHand"];
const MOST = 24;

/** To be called once, after accounts, measures and sessions. Figures follow the household's place in the list: no chance in them. */
export async function loadArrangements(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  const known = await tx.rows<Known>(sql`
    select * from (
      select distinct on (a.household_id) a.household_id as "householdId", a.landlord_id as "landlordId", a.id::int as "accountId",
             a.balance_cents as "debtCents", a.rent_charges_cents as "rentChargesCents", coalesce(a.benefit_cents, 0) as "benefitCents",
             m.case_worker_id as "workerId",
             (select x.user_id from member x where x.organisation_id = a.landlord_id and x.role = 'socialAdviser' order by x.email limit 1) as "officerId",
             (${today.toString()}::date - (abs(hashtext(a.number)) % 20))::text as "proposedOn",
             (exists (select 1 from agenda_item i where i.household_id = a.household_id
                       and not exists (select 1 from decision d where d.agenda_item_id = i.id))) as studied
        from tenant_account a
        left join measure m on m.household_id = a.household_id and m.landlord_id = a.landlord_id and m.closed_on is null
       where a.balance_cents > 60000 and a.rent_charges_cents is not null
         and (m.id is not null or exists (select 1 from agenda_item i where i.household_id = a.household_id))
       order by a.household_id, a.balance_cents desc) found
     order by studied desc, "householdId" limit ${MOST}`);
  const proposals = known.flatMap((one, index) => {
    const facts = factsOf(one, index, today);
    const read = caseOf(facts);
    if (!("facts" in read)) return [];
    const levers = leversOf(one, index);
    const arranged = follow(read.facts, levers);
    return [{ ...one, id: crypto.randomUUID(), facts, levers, arranged, goal: GOALS[index % GOALS.length]! }];
  });
  await insertAll(
    tx,
    arrangementProposal,
    proposals.map(
      ({ id, householdId, landlordId, accountId, goal, levers, arranged, debtCents, ...one }) => ({
        id,
        householdId,
        landlordId,
        accountId,
        goal,
        levers,
        months: arranged.months.map(sharedMonth),
        costByFunder: arranged.costByFunderCents,
        debtCents,
        publicCents: arranged.publicCents,
        planMonths: arranged.planMonths,
        clearOn: `${arranged.months.at(-1)!.month}-01`,
        proposedOn: one.proposedOn,
        proposedBy: one.workerId ?? one.officerId,
      }),
    ),
  );
  await acceptSome(tx, today);
  await insertAll(
    tx,
    arrangementCase,
    proposals
      .filter(({ workerId }) => workerId !== null)
      .map(({ id, householdId, facts, arranged }) => ({
        proposalId: id,
        householdId,
        facts,
        leastResidualCents: arranged.leastResidualCents,
      })),
  );
}

function factsOf(one: Known, index: number, today: Temporal.PlainDate): ArrangementFacts {
  const bill = one.rentChargesCents - one.benefitCents;
  return {
    from: today.toPlainYearMonth().add({ months: 1 }).toString(),
    debtCents: one.debtCents,
    household: {
      resourcesCents: bill + 60_000 + (index % 5) * 9_000,
      chargesCents: 18_000 + (index % 4) * 2_500,
      leastResidualCents: 32_000 + (index % 3) * 4_000,
    },
    rentChargesCents: one.rentChargesCents,
    benefitCents: one.benefitCents,
    changes: index % 2 === 0 ? [{ fromMonth: 4, resourcesCents: bill + 72_000 + (index % 5) * 9_000 }] : [],
    relief: {
      monthsLeft: 6,
      withinMonths: 6,
      ceilingCents: 20_000,
      fund: "reliefFund",
      landlordShare: 0.5,
    },
    grants: [
      { funder: "fsl", ceilingCents: 100_000, paidInMonth: 3 },
      { funder: "directAid", ceilingCents: 80_000, paidInMonth: 2 },
    ],
    routes: [{ route: "amicable" }],
  };
}

/** A grant for part of the debt, relief for some, and the rest over a plan. */
function leversOf({ debtCents, rentChargesCents, benefitCents }: Known, index: number): Levers {
  const bill = Math.max(0, rentChargesCents - benefitCents);
  const grant = Math.min(80_000, Math.floor(debtCents / (3 + (index % 3))));
  const reliefMonths = [0, 3, 6][index % 3]!;
  const amountCents = Math.min(bill, 12_000 + (index % 4) * 2_000);
  return {
    route: "amicable",
    relief:
      amountCents > 0
        ? Array.from({ length: reliefMonths }, (_, at) => ({ month: at + 1, amountCents }))
        : [],
    grants: [{ funder: index % 2 === 0 ? "directAid" : "fsl", amountCents: grant }],
    instalmentCents: instalmentFor(debtCents - grant, 12 + (index % 5) * 6),
  };
}

/** Some that an operator carries are accepted, and the first grant of each is asked for: what comes next is to be proposed. */
async function acceptSome(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  await tx.rows(sql`
    update arrangement_proposal p
       set status = 'accepted', decided_on = ${today.toString()}::date,
           decided_by = (select m.user_id from member m where m.role = 'coordinator' order by m.email limit 1)
      from (select q.id, row_number() over (partition by q.landlord_id order by q.id) as n
              from arrangement_proposal q
              join measure x on x.household_id = q.household_id and x.landlord_id = q.landlord_id and x.closed_on is null
                   and x.case_worker_id = q.proposed_by) found
     where found.id = p.id and found.n = 1`);
  await tx.rows(sql`
    with asked as (
      insert into debt_grant (household_id, landlord_id, account_id, fund, asked_cents, debt_cents, pieces, asked_by, asked_on)
      select p.household_id, p.landlord_id, p.account_id, g.value ->> 'funder', (g.value ->> 'amountCents')::bigint, p.debt_cents, '[]',
             p.proposed_by, ${today.toString()}::date
        from arrangement_proposal p cross join lateral jsonb_array_elements(p.levers -> 'grants') g
       where p.status = 'accepted' and p.account_id is not null
         and not exists (select 1 from debt_grant d
                          where d.household_id = p.household_id and d.fund = g.value ->> 'funder' and d.status = 'asked')
      returning id, household_id, landlord_id, fund, asked_by)
    insert into arrangement_step (subject_id, proposal_id, household_id, landlord_id, lever, funder, made_by, made_on)
    select a.id, p.id, a.household_id, a.landlord_id, 'grant', a.fund, a.asked_by, ${today.toString()}::date
      from asked a join arrangement_proposal p on p.household_id = a.household_id and p.status = 'accepted'`);
}
