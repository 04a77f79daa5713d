/** Views of the worklist that people keep under a name: their own, and those that colleagues share. */
import { sql } from "drizzle-orm";

import { byName } from "./rules.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import type { WorklistFilters } from "./store.ts";

type Asked = Tx & { actor: Actor };

export type WorklistView = {
  id: number;
  name: string;
  filters: WorklistFilters;
  shared: boolean;
  /** The reader made it. */
  own: boolean;
  /** Who made it. */
  by: string | null;
  /** The reader's list opens with it. */
  isDefault: boolean;
};
type Given = { name: string; filters: WorklistFilters; shared: boolean };

/** One's own first, then what colleagues share, by name. */
export async function views(tx: Asked): Promise<WorklistView[]> {
  const found = await tx.rows<WorklistView>(sql`
    select v.id::int as id, v.name, v.filters, v.shared, v.user_id = app.user_id() as own, d.name as "by",
           exists (select 1 from worklist_default_view f where f.landlord_id = v.landlord_id and f.view_id = v.id) as "isDefault"
      from worklist_view v left join app.directory() d on d.user_id = v.user_id`);
  // The database's own order may put É after Z.
  return found.toSorted(
    (one, other) => Number(other.own) - Number(one.own) || byName(one, other) || one.id - other.id,
  );
}

/** Views one person keeps at most: a list that is still read. */
const MOST = 30;

/** A new view, or the one of that name that the actor has, made anew. */
export async function saveView(
  tx: Asked,
  { name, filters, shared }: Given,
): Promise<Answered<{ id: number }>> {
  const [known] = await tx.rows<{ n: number }>(
    sql`select count(*)::int as n from worklist_view where user_id = app.user_id() and lower(name) <> lower(${name})`,
  );
  if (known!.n >= MOST)
    return brokenRule(
      "worklist.mostViews",
      `Vous avez déjà ${MOST} vues : supprimez-en une avant d'en garder une nouvelle.`,
      `You have ${MOST} views already: delete one before you keep another.`,
      "name",
    );
  const [saved] = await tx.rows<{ id: number }>(sql`
    insert into worklist_view (landlord_id, user_id, name, filters, shared)
    values (${tx.actor.organisationId}::uuid, ${tx.actor.userId}::uuid, ${name}, ${JSON.stringify(filters)}::jsonb, ${shared})
        on conflict (landlord_id, user_id, lower(name)) do update set name = excluded.name, filters = excluded.filters, shared = excluded.shared
    returning id::int as id`);
  return saved;
}

/** False where the actor has no such view. */
export async function deleteView(tx: Asked, id: number): Promise<boolean> {
  const gone = await tx.rows(
    sql`delete from worklist_view where id = ${id} and user_id = app.user_id() returning id`,
  );
  return gone.length > 0;
}

/** The view that the actor's list opens with; null: the whole list. False where there is no such view for the actor. */
export async function chooseDefault(tx: Asked, id: number | null): Promise<boolean> {
  if (id === null) {
    await tx.rows(sql`delete from worklist_default_view where user_id = app.user_id()`);
    return true;
  }
  const chosen = await tx.rows(sql`
    insert into worklist_default_view (landlord_id, user_id, view_id)
    select v.landlord_id, ${tx.actor.userId}::uuid, v.id from worklist_view v where v.id = ${id}
        on conflict (landlord_id, user_id) do update set view_id = excluded.view_id
    returning view_id`);
  return chosen.length > 0;
}
