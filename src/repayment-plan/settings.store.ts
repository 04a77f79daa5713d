/** A landlord's own dated settings of its plans: order of settlement, days of tolerance, days of reminder; each version kept with who set it. */
import { sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { writeSetting } from "../law/setting.store.ts";
import type { Answered, Broken } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { ALLOCATIONS, type Allocation } from "../plan-tracking/plan-facts.rules.ts";

type Asked = Tx & { actor: Actor };

export const PLAN_SETTINGS = ["allocation", "toleranceDays", "reminderDays"] as const;
type PlanSetting = (typeof PLAN_SETTINGS)[number];
const RULES = {
  allocation: "plan.allocation",
  toleranceDays: "plan.toleranceDays",
  reminderDays: "plan.reminderDays",
} as const satisfies Record<PlanSetting, string>;
/** Longest a tolerance or a notice may be: beyond, a plan would be kept that nobody pays. */
const MOST_DAYS = 60;

export type PlanSettingVersion = {
  setting: PlanSetting;
  value: number | Allocation;
  validFrom: string | null;
  validTo: string | null;
  source: string;
  by: string | null;
};

export type PlanSettingsFound = {
  /** In force on the day asked; `own` false: the platform's, nothing is set. */
  current: Record<PlanSetting, { value: number | Allocation; own: boolean; source: string }>;
  /** The landlord's own versions, the latest first: past, in force and to come. */
  versions: PlanSettingVersion[];
};

export async function planSettingsFound(tx: Asked, on: Temporal.PlainDate): Promise<PlanSettingsFound> {
  const rows = await tx.rows<PlanSettingVersion & { rule: string }>(sql`
    select d.rule, d.value, d.valid_from as "validFrom", d.valid_to as "validTo", d.source, w.name as by
      from dated_setting d left join app.directory() w on w.user_id = d.set_by
     where d.organisation_id = ${tx.actor.organisationId}::uuid
       and d.rule in ('plan.allocation', 'plan.toleranceDays', 'plan.reminderDays')
     order by coalesce(d.valid_from, '-infinity') desc, d.rule`);
  const versions = rows.flatMap(({ rule, ...row }) => {
    const setting = PLAN_SETTINGS.find((one) => RULES[one] === rule);
    return setting ? [{ ...row, setting }] : [];
  });
  const day = on.toString();
  const current = Object.fromEntries(
    PLAN_SETTINGS.map((setting) => {
      const own = versions.find(
        (one) =>
          one.setting === setting &&
          (one.validFrom ?? "0000-01-01") <= day &&
          day <= (one.validTo ?? "9999-12-31"),
      );
      const platform = legalOn(RULES[setting], on)!;
      return [
        setting,
        own
          ? { value: own.value, own: true, source: own.source }
          : { value: platform.value as number | Allocation, own: false, source: platform.source },
      ];
    }),
  ) as PlanSettingsFound["current"];
  return { current, versions };
}

export type NewPlanSettings = {
  /** Null: left as it is. */
  allocation: Allocation | null;
  toleranceDays: number | null;
  reminderDays: number | null;
  /** From that day on, today at the earliest. */
  from: string;
  source: string;
};

/** Sets the landlord's own from a day on: plans drawn up from then on bear them, none already drawn up changes. */
export async function setPlanSettings(
  tx: Asked,
  { source, from, ...settings }: NewPlanSettings,
  today: Temporal.PlainDate,
): Promise<Answered> {
  const errors = brokenSettings(settings);
  if (from < today.toString())
    errors.push({
      rule: "setting.from",
      field: "from",
      message: "Un réglage vaut à partir d'aujourd'hui au plus tôt : les plans déjà établis gardent le leur.",
      english: "A setting holds from today at the earliest: plans drawn up already keep their own.",
    });
  if (source.trim() === "")
    errors.push({
      rule: "setting.source",
      field: "source",
      message: "Dites où c'est décidé : convention, note de service, avec sa date.",
      english: "Say where it is decided: agreement, note, with its date.",
    });
  if (errors.length > 0) return { errors };
  for (const setting of PLAN_SETTINGS)
    if (settings[setting] !== null)
      await writeSetting(tx, {
        id: RULES[setting],
        organisationId: tx.actor.organisationId,
        value: settings[setting],
        source: source.trim(),
        checked: today.toPlainYearMonth().toString(),
        from: Temporal.PlainDate.from(from),
      });
  return { done: true };
}

function brokenSettings(settings: Record<PlanSetting, number | Allocation | null>): Broken[] {
  const { allocation, toleranceDays, reminderDays } = settings;
  const errors: Broken[] = [];
  if (allocation === null && toleranceDays === null && reminderDays === null)
    errors.push({
      rule: "setting.nothing",
      field: "toleranceDays",
      message: "Rien n'est réglé : remplissez au moins un des trois.",
      english: "Nothing is set: fill at least one of the three.",
    });
  if (allocation !== null && !ALLOCATIONS.some((one) => one === allocation))
    errors.push({
      rule: "plan.allocation",
      field: "allocation",
      message: "Choisissez un des ordres de la liste.",
      english: "Choose one of the orders of the list.",
    });
  for (const [field, value] of Object.entries({ toleranceDays, reminderDays }))
    if (value !== null && !(Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MOST_DAYS))
      errors.push({
        rule: `plan.${field}`,
        field,
        message: `Un nombre de jours entier, de 0 à ${MOST_DAYS}.`,
        english: `A whole number of days, from 0 to ${MOST_DAYS}.`,
      });
  return errors;
}
