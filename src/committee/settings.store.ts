/** The committee's own rules through the database: every version with who wrote it, and what is written from a day on. */
import { sql } from "drizzle-orm";

import { brokenBySettingFrom } from "../law/setting.rules.ts";
import { writeSetting } from "../law/setting.store.ts";
import { type Answered, type Broken, type Dated } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { MAY_SIT } from "./rules.ts";
import { postsOf } from "./session.store.ts";
import { brokenByQuorum, type Chair, type CommitteeSettings, type Deciding } from "./settings.rules.ts";
import type { Quorum } from "./quorum.rules.ts";

type ByActor = Tx & { actor: Actor };

/** A version as it was written; `by`: whose hand, null where it is not known. */
export type Version = Dated<unknown> & { by: string | null };

/** Local versions of the committee's rules, the latest first; those that a later one replaced on its own first day are gone. */
export async function committeeVersions(tx: Tx): Promise<Version[]> {
  return tx.rows<Version>(sql`
    select s.rule as id, s.value, s.valid_from::text as "validFrom", s.valid_to::text as "validTo", s.source, s.checked, p.name as by
      from dated_setting s left join app.directory() p on p.user_id = s.set_by
     where s.rule in ('committee.quorum', 'committee.chair', 'committee.deciding') and s.organisation_id is null
     order by s.valid_from desc nulls last, s.created_at desc`);
}

const of = <T>(versions: readonly Version[], id: string) =>
  versions.filter((one) => one.id === id) as (Dated<T> & { by: string | null })[];

export const settingsIn = (versions: readonly Version[]) => ({
  quorum: of<Quorum>(versions, "committee.quorum"),
  chair: of<Chair>(versions, "committee.chair"),
  deciding: of<Deciding>(versions, "committee.deciding"),
});

/** What the coordination set, for the rules that read it on a session's day. */
export async function committeeSettings(tx: Tx): Promise<CommitteeSettings> {
  return settingsIn(await committeeVersions(tx));
}

export type NewSetting = (
  | { rule: "committee.quorum"; value: Quorum }
  | { rule: "committee.chair"; value: Chair }
  | { rule: "committee.deciding"; value: Deciding }
) & {
  /** Day ISO. */
  from: string;
  /** Which text, letter or decision says so. */
  source: string;
  /** Somebody read that text: the month is kept; otherwise "à confirmer". */
  read: boolean;
};

/** Writes one rule from a day on; sessions before keep theirs. */
export async function setCommitteeRule(
  tx: ByActor,
  { rule, value, from, source, read }: NewSetting,
  today: Temporal.PlainDate,
): Promise<Answered> {
  const day = Temporal.PlainDate.from(from);
  const errors: Broken[] = [
    ...brokenBySettingFrom(day, today),
    ...(rule === "committee.quorum" ? brokenByQuorum(value) : []),
    ...(rule === "committee.chair" ? await brokenByChair(tx, value) : []),
  ];
  if (errors.length > 0) return { errors };
  const checked = read ? today.toPlainYearMonth().toString() : null;
  await writeSetting(tx, { id: rule, organisationId: null, value, from: day, source, checked });
  return { done: true };
}

async function brokenByChair(tx: Tx, { userId }: Chair): Promise<Broken[]> {
  if (userId === null) return [];
  const [post] = await postsOf(tx, [userId]);
  return post?.active && MAY_SIT.includes(post.role)
    ? []
    : [
        {
          rule: "committee.chair",
          field: "value.userId",
          message: "Choisissez une personne en poste qui peut siéger, ou la coordination.",
          english: "Choose somebody in post who may sit, or the coordination.",
        },
      ];
}
