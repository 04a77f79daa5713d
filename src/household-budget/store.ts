/** Budgets through the database: whole for the operator who carries the household, figures alone for whom it agreed to share them with. */
import { and, eq, sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { brokenBySettingFrom } from "../law/setting.rules.ts";
import { settingsOn, writeSetting } from "../law/setting.store.ts";
import { OPERATOR_STAFF, type Role } from "../platform/access/roles.ts";
import { emit } from "../platform/audit/record.ts";
import type { Answered, Dated } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import {
  type BudgetSettings,
  brokenByBudget,
  type Figures,
  figuresOf,
  type RateTable,
} from "./budget.rules.ts";
import { refuseStale, versionOf } from "../platform/editing/version.ts";
import type { BudgetText, Found, SettingText } from "./contract.ts";
import { householdBudget } from "./schema.ts";

type ByActor = Tx & { actor: Actor };
type PlainDate = Temporal.PlainDate;

/** How figures are counted on a day: the operator's own setting, else the programme's, else the platform's. */
export async function budgetSettings(
  tx: Tx,
  on: PlainDate,
  operatorId: string | null,
): Promise<BudgetSettings & { perSource: string }> {
  const own = operatorId === null ? [] : [operatorId];
  const [per] = await settingsOn<BudgetSettings["per"]>(tx, "budget.residualPer", on, own);
  const [rates] = await settingsOn<RateTable | null>(tx, "budget.flatRates", on, own);
  const usual = legalOn("budget.residualPer", on)!;
  return {
    per: per?.value ?? (usual.value as BudgetSettings["per"]),
    perSource: per?.source ?? usual.source,
    flatRates: rates ?? (legalOn("budget.flatRates", on)! as Dated<RateTable | null>),
  };
}

type Budget = NonNullable<Found["budgets"]>[number];

/** What the form of a budget writes. */
const wordsOf = ({
  budgetedOn,
  members,
  resources,
  charges,
  debts,
  benefitCents,
  note,
}: Omit<BudgetText, "id" | "version">) => ({
  budgetedOn,
  members,
  resources,
  charges,
  debts,
  benefitCents,
  note,
});

/** What the asker may read of a household's budgets; undefined where the household is closed to them. */
export async function budgetsOf(
  tx: ByActor,
  householdId: string,
  on: PlainDate,
): Promise<Omit<Found, "on"> | undefined> {
  const [household] = await tx.rows<{ works: boolean }>(sql`
    select id in (select app.working_households()) as works from household where id = ${householdId}::uuid`);
  if (!household) return undefined;
  const isOperator = OPERATOR_STAFF.includes(tx.actor.role as Role);
  const budgets = isOperator
    ? await tx.rows<Omit<Budget, "version">>(sql`
        select b.id, b.budgeted_on::text as "budgetedOn", b.members, b.resources, b.charges, b.debts,
               b.benefit_cents as "benefitCents", b.note, b.figures, p.name as "by"
          from household_budget b left join app.directory() p on p.user_id = b.written_by
         where b.household_id = ${householdId}::uuid order by b.budgeted_on desc, b.created_at desc`)
    : null;
  const people = isOperator
    ? await tx.rows<Found["people"][number]>(sql`
        select p.id, concat_ws(' ', p.first_name, p.last_name) as name,
               extract(year from age(${on.toString()}::date, p.birth_date))::int as age
          from person p where p.household_id = ${householdId}::uuid order by p.is_leaseholder desc, p.birth_date, p.id`)
    : [];
  const [shared] = isOperator
    ? []
    : await tx.rows<{ on: string; figures: Figures }>(sql`
        select budgeted_on::text as "on", figures from app.shared_budget(${householdId}::uuid)`);
  const { flatRates, ...settings } = await budgetSettings(
    tx,
    on,
    isOperator ? tx.actor.organisationId : null,
  );
  const { id, value, validFrom, validTo, source, checked } = flatRates;
  return {
    budgets: budgets && budgets.map((budget) => ({ ...budget, version: versionOf(wordsOf(budget)) })),
    people,
    shared: shared ?? null,
    settings: { ...settings, flatRates: { id, value, validFrom, validTo, source, checked } },
    can: { write: isOperator && household.works, set: tx.actor.role === "operatorLead" },
  };
}

/** Writes a budget whole, or writes it anew; its figures are those of the settings of its day. Emits `budget.written`. */
export async function writeBudget(
  tx: ByActor,
  householdId: string,
  text: BudgetText,
  today: PlainDate,
): Promise<Answered<{ id: string; version: string }>> {
  const operatorId = tx.actor.organisationId;
  const [carried] = await tx.rows(sql`
    select 1 from household
     where id = ${householdId}::uuid and id in (select app.working_households()) and app.operator_id() is not null`);
  if (!carried) return undefined;
  const budgetedOn = Temporal.PlainDate.from(text.budgetedOn);
  const errors = brokenByBudget({ ...text, budgetedOn }, today);
  if (errors.length > 0) return { errors };
  const figures = figuresOf(text, await budgetSettings(tx, budgetedOn, operatorId), budgetedOn);
  const { id, note, version, ...facts } = text;
  const values = { ...facts, note: note || null, figures };
  const [written] = await tx.rows<{ householdId: string }>(
    sql`select household_id as "householdId" from household_budget where id = ${id}::uuid for update`,
  );
  if (written && written.householdId !== householdId) return undefined;
  const versionNow = await refuseStale<Budget>(tx, {
    table: "household_budget",
    id,
    version,
    words: wordsOf(text),
    standing: async () =>
      (await budgetsOf(tx, householdId, today))?.budgets?.find((budget) => budget.id === id),
    wordsOf,
  });
  if (written) {
    const rows = await tx.db
      .update(householdBudget)
      .set(values)
      .where(and(eq(householdBudget.id, id), eq(householdBudget.operatorId, operatorId)))
      .returning({ id: householdBudget.id });
    if (rows.length !== 1) return undefined;
  } else {
    await tx.db
      .insert(householdBudget)
      .values({ ...values, id, householdId, operatorId, writtenBy: tx.actor.userId });
  }
  await emit(tx, "budget.written", { householdId, payload: { budgetId: id, on: text.budgetedOn } });
  return { id, version: await versionNow() };
}

/** How an operator counts, from a day on: the lead's to say, with the source. Budgets written before keep their figures. */
export async function setBudget(
  tx: ByActor,
  { per, flatRates, source, from: day }: SettingText,
  today: PlainDate,
): Promise<Answered> {
  const from = Temporal.PlainDate.from(day);
  const errors = brokenBySettingFrom(from, today);
  if (errors.length > 0) return { errors };
  const shared = { organisationId: tx.actor.organisationId, from, source, checked: null };
  await writeSetting(tx, { id: "budget.residualPer", value: per, ...shared });
  await writeSetting(tx, { id: "budget.flatRates", value: flatRates, ...shared });
  return { done: true };
}
