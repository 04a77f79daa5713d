/** What the demonstration's measures aim at: modules, objectives with actions; renewals asked for, suspensions. */
import { sql } from "drizzle-orm";

import { type Budget, figuresOf } from "../../household-budget/budget.rules.ts";
import { householdBudget } from "../../household-budget/schema.ts";
import { legalOn } from "../../law/legal-parameters.ts";
import type { Dated } from "../../platform/calendar/dated.ts";
import type { Module, Owner } from "../../objective/rules.ts";
import { measureModule, objective, objectiveAction } from "../../objective/schema.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Filed } from "./filed-journey.ts";
import { insertAll } from "./insert-all.ts";

/** What each measure is made of, without chance: the third objective of each is the health of somebody, the operator's alone. */
const AIMS: readonly {
  module: Module;
  text: string;
  actions: readonly (readonly [text: string, owner: Owner, due: number])[];
}[] = [
  {
    module: "rentDebt",
    text: "Reprendre le paiement du loyer courant",
    actions: [
      ["Mettre en place un virement le 8 du mois", "household", 20],
      ["Vérifier l'aide au logement avec la CAF", "caseWorker", 35],
    ],
  },
  {
    module: "rights",
    text: "Ouvrir les droits qui manquent",
    actions: [
      ["Réunir les avis d'imposition", "household", 30],
      ["Demander le chèque énergie", "caseWorker", 60],
    ],
  },
  {
    module: "health",
    text: "Retrouver un médecin traitant",
    actions: [["Prendre rendez-vous à la maison de santé", "household", 45]],
  },
];

/** To be called once, after the measures. */
export async function loadObjectives(
  tx: Tx,
  filed: readonly Filed[],
  today: Temporal.PlainDate,
): Promise<void> {
  const measures = filed.flatMap((file) =>
    file.dates.measures.map(({ startsOn, closed }, index) => ({
      measureId: file.measureIds[index]!,
      householdId: file.householdId,
      operatorId: file.operatorId,
      writtenBy: file.workerId,
      start: Temporal.PlainDate.from(startsOn),
      closed,
      first: index === 0,
    })),
  );
  await insertAll(
    tx,
    measureModule,
    measures.flatMap(({ measureId, householdId, operatorId, start }) =>
      AIMS.map(({ module }) => ({ measureId, householdId, operatorId, module, chosenOn: start.toString() })),
    ),
  );
  const aims = measures
    .filter(({ first }) => first)
    .flatMap((measure) =>
      AIMS.map((aim, index) => ({
        ...aim,
        ...measure,
        id: crypto.randomUUID(),
        outcome: measure.closed ? (index === 1 ? ("partly" as const) : ("reached" as const)) : null,
      })),
    );
  await insertAll(
    tx,
    objective,
    aims.map(({ id, measureId, householdId, operatorId, writtenBy, module, text, start, outcome }) => ({
      id,
      measureId,
      householdId,
      operatorId,
      writtenBy,
      module,
      text,
      setOn: start.toString(),
      outcome,
      endedOn: outcome && start.add({ days: 150 }).toString(),
    })),
  );
  await insertAll(
    tx,
    objectiveAction,
    aims.flatMap(({ id: objectiveId, householdId, operatorId, actions, start }) =>
      actions.map(([text, owner, due], index) => {
        const done = start.add({ days: due - 4 });
        return {
          objectiveId,
          householdId,
          operatorId,
          text,
          owner,
          dueOn: start.add({ days: due }).toString(),
          doneOn: index === 0 && Temporal.PlainDate.compare(done, today) <= 0 ? done.toString() : null,
        };
      }),
    ),
  );
}

const line = <Kind extends string>(kind: Kind, cents: number | null) => ({
  kind,
  memberId: null,
  cents,
});

/** A budget at the start of each measure: rent and benefit round, some lines that nobody knows yet. */
export async function loadBudgets(tx: Tx, filed: readonly Filed[]): Promise<void> {
  const settings = { per: "day" as const, flatRates: legalOn("budget.flatRates", START)! as Dated<null> };
  await insertAll(
    tx,
    householdBudget,
    filed
      .filter(({ measureIds }) => measureIds.length > 0)
      .map(({ householdId, operatorId, workerId, dates, amountDueCents, people }, index) => {
        const budgetedOn = dates.measures[0]!.startsOn;
        const members = Array.from({ length: Math.max(1, people ?? 1) }, (_, rank) => ({
          id: `m${rank}`,
          name: rank === 0 ? "Titulaire" : `Personne ${rank + 1}`,
          age: rank < 2 ? 34 + (index % 20) : 4 + ((index + rank) % 12),
          here: true,
        }));
        const budget: Budget = {
          members,
          resources: [
            {
              kind: index % 3 === 0 ? "minimumIncome" : "wage",
              memberId: "m0",
              cents: 90_000 + (index % 7) * 8_000,
            },
            ...(members.length > 2 ? [line("familyBenefit", 14_000)] : []),
          ],
          charges: [
            line("rent", (amountDueCents ?? 35_000) + 18_000),
            line("energy", index % 5 === 0 ? null : 9_500),
            line("insurance", 2_400),
            line("phone", 4_500),
            line("transport", 6_000),
            line("creditRepayment", index % 4 === 0 ? 12_000 : 0),
          ],
          debts: index % 4 === 0 ? [line("credit", 320_000)] : [],
          benefitCents: 18_000,
        };
        return {
          householdId,
          operatorId,
          budgetedOn,
          ...budget,
          figures: figuresOf(budget, settings, Temporal.PlainDate.from(budgetedOn)),
          writtenBy: workerId,
        };
      }),
  );
}
const START = Temporal.PlainDate.from("2016-01-01");

/** Meetings that were held were invited to, and those of the start are signed by the three; the planned ones have an hour and a place. */
export async function loadAgreement(tx: Tx): Promise<void> {
  await tx.rows(sql`
    update tripartite_meeting set at_time = '14:30', place = 'à votre domicile' where state = 'planned'`);
  await tx.rows(sql`
    insert into tripartite_invitation (meeting_id, household_id, landlord_id, operator_id, party, means, invited_id, sent_on, sent_by)
    select t.id, t.household_id, t.landlord_id, t.operator_id, i.party, i.means,
           case when i.party = 'caseWorker' then m.case_worker_id end, t.met_on - 12, m.case_worker_id
      from tripartite_meeting t join measure m on m.id = t.measure_id
      cross join (values ('household', 'sms'), ('caseWorker', 'calendar')) as i (party, means)
     where t.state = 'held' and m.case_worker_id is not null`);
  await tx.rows(sql`
    insert into tripartite_signature (meeting_id, household_id, landlord_id, operator_id, party, name, signature, signed_on, recorded_by)
    select t.id, t.household_id, t.landlord_id, t.operator_id, s.party,
           case s.party when 'household' then h.name when 'caseWorker' then w.name else 'Le conseiller social' end,
           '{"kind":"paper"}'::jsonb, t.met_on, m.case_worker_id
      from tripartite_meeting t join measure m on m.id = t.measure_id join household h on h.id = t.household_id
      join member w on w.user_id = m.case_worker_id
      cross join (values ('household'), ('caseWorker'), ('socialAdviser')) as s (party)
     where t.state = 'held' and t.kind = 'start' and t.shared_minutes is not null`);
}

/** The running measure that ends first, of each operator, asks to be renewed; the last one of each worker is suspended since a week. */
export async function loadTurns(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  await tx.rows(sql`
    insert into renewal_request (measure_id, household_id, landlord_id, operator_id, asked_on, asked_by, reason)
    select distinct on (m.operator_id) m.id, m.household_id, m.landlord_id, m.operator_id, ${today.subtract({ days: 3 }).toString()}::date,
           m.case_worker_id, 'Le plan d''apurement vient d''être signé : l''accompagner jusqu''aux premières échéances.'
      from measure m join assignment a on a.household_id = m.household_id and a.operator_id = m.operator_id and a.active
     where m.closed_on is null and m.starts_on <= ${today.toString()}::date and m.case_worker_id is not null
     order by m.operator_id, m.ends_on, m.id`);
  await tx.rows(sql`
    insert into measure_suspension (measure_id, household_id, landlord_id, operator_id, from_on, reason, entered_by)
    select distinct on (m.case_worker_id) m.id, m.household_id, m.landlord_id, m.operator_id, ${today.subtract({ days: 7 }).toString()}::date,
           'away', m.case_worker_id
      from measure m join assignment a on a.household_id = m.household_id and a.operator_id = m.operator_id and a.active
     where m.closed_on is null and m.starts_on <= ${today.subtract({ days: 7 }).toString()}::date
     order by m.case_worker_id, m.ends_on desc, m.id`);
}
