/** How long sessions live in an organisation and when unused accounts close: what holds, what was set before and by whom, what is set. */
import { sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { brokenBySettingFrom } from "../law/setting.rules.ts";
import { settingsOn, writeSetting } from "../law/setting.store.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { type Bounds, brokenByLengths, type Lengths, lengthsIn, settingsOf } from "./lengths.rules.ts";

type ByActor = Tx & { actor: Actor };
type Held = {
  "session.idle": string;
  "session.absolute": string;
  "account.dormant": { warn: string; close: string };
};

const RULES = ["session.idle", "session.absolute", "account.dormant"] as const;

export const lengthBounds = (on: Temporal.PlainDate): Bounds => legalOn("session.bounds", on)!.value;

/** What holds on a day in each organisation: its own, else the programme's, else the platform's. */
async function heldOn(
  tx: Tx,
  organisationIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<Map<string, Held>> {
  const held = new Map(organisationIds.map((id) => [id, {} as Record<string, unknown>]));
  for (const rule of RULES) {
    const set = await settingsOn<unknown>(tx, rule, on, organisationIds);
    const platform =
      set.find(({ organisationId }) => organisationId === null)?.value ?? legalOn(rule, on)!.value;
    for (const [id, values] of held)
      values[rule] = set.find(({ organisationId }) => organisationId === id)?.value ?? platform;
  }
  return held as Map<string, unknown> as Map<string, Held>;
}

const inUnits = (held: Held): Lengths =>
  lengthsIn({
    idle: held["session.idle"],
    longest: held["session.absolute"],
    dormant: held["account.dormant"],
  });

/** What holds today, by organisation. */
export async function lengthsOf(tx: Tx, organisationIds: readonly string[]): Promise<Map<string, Lengths>> {
  const held = await heldOn(tx, organisationIds, todayInParis());
  return new Map([...held].map(([id, values]) => [id, inUnits(values)]));
}

/** One version of a setting of an organisation's own; what it is not of stays null. */
export type Written = {
  organisationId: string;
  from: string | null;
  to: string | null;
  by: string | null;
  idleMinutes: number | null;
  longestHours: number | null;
  warnDays: number | null;
  closeDays: number | null;
  posts: string[] | null;
};

/** What organisations set for themselves, the latest first: sessions, unused accounts, who owes a second factor. */
export async function writtenBy(tx: Tx, organisationIds: readonly string[]): Promise<Written[]> {
  const rows = await tx.rows<{
    organisationId: string;
    rule: string;
    value: unknown;
    from: string | null;
    to: string | null;
    by: string | null;
  }>(sql`
    select s.organisation_id as "organisationId", s.rule, s.value, s.valid_from::text as "from", s.valid_to::text as "to", p.name as by
      from dated_setting s left join app.directory() p on p.user_id = s.set_by
     where s.rule in ('session.idle', 'session.absolute', 'account.dormant', 'secondFactor.required')
       and s.organisation_id::text in (select jsonb_array_elements_text(${JSON.stringify(organisationIds)}::jsonb))
     order by s.valid_from desc nulls last, s.created_at desc, s.rule`);
  const none = { idleMinutes: null, longestHours: null, warnDays: null, closeDays: null, posts: null };
  return rows.map(({ rule, value, ...row }) => {
    if (rule === "secondFactor.required") return { ...row, ...none, posts: value as string[] };
    const platform = Object.fromEntries(RULES.map((id) => [id, legalOn(id, todayInParis())!.value]));
    const { idleMinutes, longestHours, ...days } = inUnits({ ...platform, [rule]: value } as Held);
    if (rule === "session.idle") return { ...row, ...none, idleMinutes };
    return { ...row, ...none, ...(rule === "session.absolute" ? { longestHours } : days) };
  });
}

/** Whether the actor sets how people of an organisation come in: their own, or any that is there for the administrator. */
export async function maySet(tx: ByActor, organisationId: string): Promise<boolean> {
  if (tx.actor.role !== "administrator" && tx.actor.organisationId !== organisationId) return false;
  const [there] = await tx.rows(sql`select 1 from organisation where id = ${organisationId}::uuid`);
  return there !== undefined;
}

/** Sets an organisation's lengths from a day on; those that hold already on that day are not written again. Field: from, or the length. */
export async function setLengths(
  tx: ByActor,
  organisationId: string,
  { from, ...lengths }: Lengths & { from: Temporal.PlainDate },
): Promise<Answered> {
  if (!(await maySet(tx, organisationId))) return undefined;
  const errors = [
    ...brokenBySettingFrom(from, todayInParis()),
    ...brokenByLengths(lengths, lengthBounds(from)),
  ];
  if (errors.length > 0) return { errors };
  const held = (await heldOn(tx, [organisationId], from)).get(organisationId)!;
  const before = settingsOf(inUnits(held));
  const wanted = settingsOf(lengths);
  for (const id of RULES) {
    if (JSON.stringify(before[id]) === JSON.stringify(wanted[id])) continue;
    await writeSetting(tx, {
      id,
      organisationId,
      value: wanted[id],
      from,
      source: "réglage de l'organisme",
      checked: null,
    });
  }
  return { done: true };
}
