/** Possible doubles as the coordination sees them, and what it decides: other people, linked, merged with a trail. */
import { sql, type SQL } from "drizzle-orm";

import { emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import type { ReferralStatus } from "../referral/rules.ts";
import {
  brokenByVerdict,
  countsOf,
  type Likeness,
  STRENGTHS,
  type Strength,
  strengthOf,
  type TrailPart,
  type Verdict,
} from "./rules.ts";
import { householdPair } from "./schema.ts";

type ByActor = Tx & { actor: Actor };

/** One of the two files; days ISO, null = not known. */
export type Side = {
  householdId: string;
  name: string;
  births: string[];
  phones: string[];
  homes: { landlord: string; address: string | null; town: string | null; account: string | null }[];
  referrals: { id: string; status: ReferralStatus; landlord: string; submittedOn: string | null }[];
  operator: string | null;
};

export type Pair = {
  one: Side;
  other: Side;
  same: Likeness[];
  strength: Strength;
  canMerge: boolean;
  /** Null: nobody has decided. */
  decided: { verdict: Verdict; on: string; by: string | null; words: string | null } | null;
};

type Row = {
  oneId: string;
  otherId: string;
  same: Likeness[];
  canMerge: boolean;
  decided: Pair["decided"];
};

const PAIRS = (which: SQL): SQL => sql`
  select p.one_id as "oneId", p.other_id as "otherId", to_json(p.same) as same, app.one_landlord(p.one_id, p.other_id) as "canMerge",
         case when d.verdict is not null then jsonb_build_object('verdict', d.verdict, 'on', d.decided_on, 'by', w.name, 'words', d.words) end as decided
    from app.duplicate_pairs() p
    left join household_pair d on d.one_id = p.one_id and d.other_id = p.other_id
    left join app.directory() w on w.user_id = d.decided_by
   where ${which}`;

/** How many pairs wait for a decision, of all or of a household: from the same query as the list. */
export async function waitingPairs(tx: ByActor, householdId: string | null): Promise<number> {
  const which = sql`d.verdict is null and (${householdId}::uuid is null or ${householdId}::uuid in (p.one_id, p.other_id))`;
  const [row] = await tx.rows<{ n: number }>(sql`select count(*)::int as n from (${PAIRS(which)}) pairs`);
  return row!.n;
}

/** Pairs that wait for a decision, or those decided and still to be seen; the surest first. */
export async function pairs(tx: ByActor, show: "waiting" | "decided"): Promise<Pair[]> {
  const rows = await tx.rows<Row>(
    PAIRS(show === "waiting" ? sql`d.verdict is null` : sql`d.verdict is not null`),
  );
  const sides = await sidesOf(tx, [...new Set(rows.flatMap(({ oneId, otherId }) => [oneId, otherId]))]);
  return rows
    .map(({ oneId, otherId, same, ...row }) => ({
      ...row,
      one: sides.get(oneId)!,
      other: sides.get(otherId)!,
      same,
      strength: strengthOf(same),
    }))
    .toSorted(
      (a, b) =>
        STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength) ||
        a.one.name.localeCompare(b.one.name, "fr"),
    );
}

/** Under the coordination's own walls: what it would read on each file. */
async function sidesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Side>> {
  const rows = await tx.rows<Side>(sql`
    select h.id as "householdId", h.name,
           coalesce((select jsonb_agg(distinct p.birth_date) filter (where p.birth_date is not null) from person p where p.household_id = h.id), '[]') as births,
           coalesce((select jsonb_agg(distinct p.phone) filter (where p.phone is not null) from person p where p.household_id = h.id), '[]') as phones,
           coalesce((select jsonb_agg(jsonb_build_object('landlord', o.name, 'address', d.address, 'town', d.town, 'account', a.number) order by o.name, a.number)
                       from tenancy t join organisation o on o.id = t.landlord_id
                       left join dwelling d on d.landlord_id = t.landlord_id and d.id = t.dwelling_id
                       left join tenant_account a on a.landlord_id = t.landlord_id and a.tenancy_id = t.id
                      where t.household_id = h.id), '[]') as homes,
           coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'status', r.status, 'landlord', o.name, 'submittedOn', r.submitted_on)
                                      order by r.submitted_on desc nulls last, r.id)
                       from referral r join organisation o on o.id = r.landlord_id where r.household_id = h.id), '[]') as referrals,
           (select o.name from measure m join organisation o on o.id = m.operator_id
             where m.household_id = h.id and m.closed_on is null limit 1) as operator
      from household h where h.id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`);
  return new Map(rows.map((row) => [row.householdId, row]));
}

/** A merge that was made, with the name of the file that is gone. */
export type Merged = {
  householdId: string;
  name: string;
  goneName: string;
  on: string;
  by: string | null;
  words: string | null;
  /** What was moved or left out, counted. */
  moved: { part: TrailPart; n: number }[];
  /** A second referral ended with the merge. */
  referralEnded: boolean;
};

/** Merges, the last first; what was moved stays in the row (`trail`), for who would take one apart. */
export async function merges(tx: ByActor): Promise<Merged[]> {
  const rows = await tx.rows<
    Omit<Merged, "moved" | "referralEnded"> & { trail: Record<string, unknown> | null }
  >(sql`
    select h.id as "householdId", h.name, d.trail -> 'household' ->> 'name' as "goneName", d.decided_on::text as "on", w.name as "by", d.words, d.trail
      from household_pair d join household h on h.id = d.kept_id left join app.directory() w on w.user_id = d.decided_by
     where d.verdict = 'merged' order by d.created_at desc limit 100`);
  return rows.map(({ trail, ...row }) => ({
    ...row,
    moved: countsOf(trail ?? {}),
    referralEnded: trail !== null && "withdrawn" in trail,
  }));
}

/** A file linked with another, for who follows both. Day ISO. */
export type Linked = { householdId: string; name: string; landlords: string[]; linkedOn: string };

/** Files linked with a household's, as far as the asker follows them; none to a landlord. */
export async function linkedWith(tx: ByActor, householdId: string): Promise<Linked[]> {
  return tx.rows<Linked>(sql`
    select h.id as "householdId", h.name, k.decided_on::text as "linkedOn",
           coalesce((select jsonb_agg(distinct o.name) from tenancy t join organisation o on o.id = t.landlord_id where t.household_id = h.id), '[]') as landlords
      from app.linked_households(${householdId}::uuid) k join household h on h.id = k.household_id order by h.name, h.id`);
}

export type Decision = {
  one: string;
  other: string;
  verdict: Verdict;
  /** Of a merge: the file that stays. */
  keep: string | null;
  words: string | null;
};

/** Decides of a pair that is found. Undefined where it is not, or not for the asker; nothing is told to a landlord. */
export async function decidePair(
  tx: ByActor,
  { one, other, verdict, keep, words }: Decision,
  on: Temporal.PlainDate,
): Promise<Answered<{ verdict: Verdict }>> {
  const [oneId, otherId] = [one, other].toSorted() as [string, string];
  const [found] = await tx.rows<Row>(PAIRS(sql`p.one_id = ${oneId}::uuid and p.other_id = ${otherId}::uuid`));
  if (!found) return undefined;
  const keepsOne = keep !== null && [oneId, otherId].includes(keep);
  const errors = brokenByVerdict({ verdict, canMerge: found.canMerge, keepsOne, words });
  if (errors.length > 0) return { errors };
  let trail: Record<string, unknown> | null = null;
  if (verdict === "merged") {
    const gone = keep === oneId ? otherId : oneId;
    const [row] = await tx.rows<{ trail: Record<string, unknown> | null }>(sql`
      select app.merge_households(${keep}::uuid, ${gone}::uuid, ${words}) as trail`);
    trail = row!.trail;
    if (!trail) return undefined;
    if ("refused" in trail)
      return brokenRule(
        "duplicate.underWay",
        "Les deux orientations sont déjà décidées ou confiées : closez d'abord celle qui n'a plus lieu d'être, ou reliez les dossiers.",
        "Both referrals are decided or assigned already: close first the one that no longer serves, or link the files.",
        "verdict",
      );
    await emit(tx, "household.merged", { householdId: keep!, payload: { goneId: gone } });
  }
  await tx.db
    .insert(householdPair)
    .values({
      oneId,
      otherId,
      verdict,
      words,
      decidedOn: on.toString(),
      decidedBy: tx.actor.userId,
      keptId: verdict === "merged" ? keep : null,
      trail,
    })
    .onConflictDoUpdate({
      target: [householdPair.oneId, householdPair.otherId],
      set: {
        verdict,
        words,
        decidedOn: on.toString(),
        decidedBy: tx.actor.userId,
        keptId: verdict === "merged" ? keep : null,
        trail,
      },
    });
  return { verdict };
}
