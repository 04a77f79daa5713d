/** Corrects an agreement once recorded: what stood before is kept whole, with who, when and why; nothing is rewritten silently. */
import { sql } from "drizzle-orm";

import type { Answered } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { brokenCorrection, changesBetween, type Correction, type Standing } from "./correction.rules.ts";

type ByActor = Tx & { actor: Actor };

async function standingOf(tx: Tx, id: string): Promise<Standing | undefined> {
  // Two corrections at once: the second waits, and is told that it read the first one's before.
  const [found] = await tx.rows<Standing>(sql`
    select a.funder, a.name, a.pays_for as "paysFor", a.conditions, a.starts_on::text as "startsOn", a.ends_on::text as "endsOn",
           (select count(*)::int from funding_revision r where r.agreement_id = a.id) as revision,
           coalesce((select jsonb_agg(jsonb_build_object('year', y.year, 'amountCents', y.cents) order by y.year)
                       from (select year, sum(amount_cents) as cents from funding_line
                              where agreement_id = a.id and kind = 'agreed' group by year) y), '[]') as years,
           coalesce((select jsonb_object_agg(y.year, y.n) from (select year, count(*) as n from funding_line
                              where agreement_id = a.id and kind = 'agreed' group by year) y), '{}') as lines,
           coalesce((select jsonb_agg(jsonb_build_object('costLine', r.cost_line, 'eligible', r.eligible, 'ceilingCents', r.ceiling_cents,
                                                         'sharePercent', r.share_percent) order by r.cost_line)
                       from funding_rule r where r.agreement_id = a.id), '[]') as rules,
           coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'what', d.what, 'dueOn', d.due_on,
                                                         'amountCents', d.amount_cents) order by d.due_on, d.what)
                       from funding_due d where d.agreement_id = a.id), '[]') as dues,
           array(select d.id::text from funding_due d where d.agreement_id = a.id and d.done_on is not null) as done,
           array(select distinct l.year from funding_line l where l.agreement_id = a.id and l.kind <> 'agreed' order by 1) as charged
      from funding_agreement a where a.id = ${id}::uuid for update of a`);
  return found;
}

/** Undefined where there is no such agreement for the asker. */
export async function correctAgreement(
  tx: ByActor,
  id: string,
  asked: Correction,
): Promise<Answered<{ id: string }>> {
  const standing = await standingOf(tx, id);
  if (!standing) return undefined;
  const errors = brokenCorrection(standing, asked);
  if (errors.length > 0) return { errors };
  const { funder: _, revision: __, lines: ___, done: ____, charged: _____, ...before } = standing;
  const changes = changesBetween(standing, asked);
  const [kept] = await tx.rows<{ id: string }>(sql`
    insert into funding_revision (agreement_id, before, changes_amounts, reason, revised_by, revised_on)
    values (${id}::uuid, ${JSON.stringify(before)}::jsonb, ${changes.some(({ part }) => part === "year")}, ${asked.reason},
            ${tx.actor.userId}::uuid, ${todayInParis().toString()}::date) returning id`);
  await tx.rows(sql`
    update funding_agreement set name = ${asked.name}, pays_for = ${asked.paysFor}, conditions = ${asked.conditions},
           starts_on = ${asked.startsOn}::date, ends_on = ${asked.endsOn}::date where id = ${id}::uuid`);
  for (const change of changes) {
    if (change.part === "year") await writeYear(tx, id, asked.name, change);
    if (change.part === "rule") {
      await tx.rows(
        sql`delete from funding_rule where agreement_id = ${id}::uuid and cost_line = ${change.costLine}`,
      );
      if (change.after)
        await tx.rows(sql`
          insert into funding_rule (agreement_id, cost_line, eligible, ceiling_cents, share_percent)
          values (${id}::uuid, ${change.costLine}, ${change.after.eligible}, ${change.after.ceilingCents}, ${change.after.sharePercent})`);
    }
    if (change.part === "due") {
      const [was, now] = [change.before?.id ?? null, change.after];
      if (was !== null && now === null)
        await tx.rows(sql`delete from funding_due where id = ${was}::uuid and agreement_id = ${id}::uuid`);
      else if (was !== null && now !== null)
        await tx.rows(sql`
          update funding_due set kind = ${now.kind}, what = ${now.what}, due_on = ${now.dueOn}::date, amount_cents = ${now.amountCents}
           where id = ${was}::uuid and agreement_id = ${id}::uuid`);
      else if (now !== null)
        await tx.rows(sql`
          insert into funding_due (agreement_id, kind, what, due_on, amount_cents)
          values (${id}::uuid, ${now.kind}, ${now.what}, ${now.dueOn}::date, ${now.amountCents})`);
    }
  }
  return { id: kept!.id };
}

async function writeYear(
  tx: ByActor,
  id: string,
  name: string,
  { year, before, after }: { year: number; before: number | null; after: number | null },
): Promise<void> {
  const its = sql`agreement_id = ${id}::uuid and kind = 'agreed' and year = ${year}`;
  if (after === null) await tx.rows(sql`delete from funding_line where ${its}`);
  else if (before !== null) await tx.rows(sql`update funding_line set amount_cents = ${after} where ${its}`);
  else
    await tx.rows(sql`
      insert into funding_line (year, kind, funder, funder_id, line, amount_cents, agreement_id, entered_by)
      select ${year}, 'agreed', a.funder, a.funder_id, ${name}, ${after}, a.id, ${tx.actor.userId}::uuid
        from funding_agreement a where a.id = ${id}::uuid`);
}
