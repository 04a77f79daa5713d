/** A landlord's own rules of what its entries are, and its labels as they are classified today. */
import { createHash } from "node:crypto";

import { sql } from "drizzle-orm";

import {
  type Classified,
  classifier,
  type Classify,
  type EntryKind,
  KNOWN_KINDS,
  type KindRule,
  labelGroup,
  PAYMENT_MEANS,
} from "../ledger/entry-kind.rules.ts";
import type { Tx } from "../platform/database/database.ts";

export type SavedRule = KindRule & {
  savedBy: string | null;
  /** Their name; null where the asker may not know. */
  savedByName: string | null;
  /** ISO instant. */
  savedAt: string;
};

/** Entries of one kind and means, or of one group of labels alike. Sums in cents. */
export type LabelSums = { labels: number; entries: number; debitCents: number; creditCents: number };
export type LabelGroup = LabelSums & {
  /** The words that its labels share, without numbers and months; "" where they have no other. */
  words: string;
  /** One of its labels, as the file wrote it. */
  sample: string;
};
export type KindLabels = LabelSums &
  Classified & {
    groups: number;
    /** Those of most entries first; all of `groups` or the first of them. */
    largest: LabelGroup[];
  };

/** The landlord's own rules in their order; none where it has none. */
export function kindRules(tx: Tx, landlordId: string): Promise<SavedRule[]> {
  return tx.rows<SavedRule>(sql`
    select r.words, r.kind, r.means, r.saved_by as "savedBy", by.name as "savedByName",
           to_char(r.saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "savedAt"
      from entry_kind_rule r left join app.directory() by on by.user_id = r.saved_by
     where r.landlord_id = ${landlordId} order by r.rank`);
}

/** What the landlord's labels are: for whoever takes its files in, a person, a job or its token. */
export async function landlordClassifier(tx: Tx, landlordId: string): Promise<Classify> {
  const own = await tx.rows<KindRule>(
    sql`select words, kind, means from entry_kind_rule where landlord_id = ${landlordId} order by rank`,
  );
  return classifier(own);
}

/** Tells one state of the rules from another: who saves says which one they read. */
export function revisionOf(rules: readonly KindRule[]): string {
  const content = JSON.stringify(rules.map(({ words, kind, means }) => [words, kind, means]));
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}

/** Puts `rules` in the place of `before`. A rule that did not change, or only moved, keeps who wrote it and when. */
export async function replaceRules(
  tx: Tx,
  landlordId: string,
  before: readonly SavedRule[],
  rules: readonly KindRule[],
): Promise<void> {
  const by = tx.actor?.userId ?? null;
  const rows = rules.map(({ words, kind, means }, at) => {
    const same = before.find((one) => one.words === words && one.kind === kind && one.means === means);
    const { savedBy, savedAt } = same ?? { savedBy: by, savedAt: null };
    return { rank: at + 1, words, kind, means, by: savedBy, at: savedAt };
  });
  await tx.rows(sql`delete from entry_kind_rule where landlord_id = ${landlordId} and rank > ${rows.length}`);
  await tx.rows(sql`
    insert into entry_kind_rule as r (landlord_id, rank, words, kind, means, saved_by, saved_at)
    select ${landlordId}::uuid, n.rank, n.words, n.kind, n.means, n.by, coalesce(n.at, now())
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as n (rank int, words text, kind text, means text, by uuid, at timestamptz)
        on conflict (landlord_id, rank) do update
           set words = excluded.words, kind = excluded.kind, means = excluded.means, saved_by = excluded.saved_by,
               saved_at = excluded.saved_at
         where (r.words, r.kind, r.means) is distinct from (excluded.words, excluded.kind, excluded.means)`);
}

/**
 * The landlord's labels by kind and means, in the order of kinds, unknown ones last; labels that differ by numbers and months
 * alone are one group. `most`: groups given of each kind. Reads every entry of the landlord once.
 */
export async function labelsByKind(tx: Tx, landlordId: string, most = 200): Promise<KindLabels[]> {
  // Digits are made alike in the database: of "Opération 1" to "Opération 9", one row comes back.
  const rows = await tx.rows<
    LabelSums & { pattern: string; sample: string; kind: EntryKind; means: string | null }
  >(sql`
    select translate(label, '123456789', '000000000') as pattern, kind, means, min(label) as sample, count(*)::int as labels,
           sum(entries)::float8 as entries, sum(debit)::float8 as "debitCents", sum(credit)::float8 as "creditCents"
      from (select label, kind, means, count(*) as entries, sum(debit_cents) as debit, sum(credit_cents) as credit
              from ledger_entry where landlord_id = ${landlordId} group by label, kind, means) l
     group by 1, 2, 3`);
  const kinds = new Map<string, KindLabels & { byWords: Map<string, LabelGroup> }>();
  for (const { pattern, sample, kind, means, ...sums } of rows) {
    const key = `${kind} ${means ?? ""}`;
    let own = kinds.get(key);
    if (!own) {
      own = {
        kind,
        means: means as Classified["means"],
        ...NOTHING,
        groups: 0,
        largest: [],
        byWords: new Map(),
      };
      kinds.set(key, own);
    }
    const words = labelGroup(pattern);
    let group = own.byWords.get(words);
    if (!group) own.byWords.set(words, (group = { words, sample, ...NOTHING }));
    if (sample < group.sample) group.sample = sample;
    add(group, sums);
    add(own, sums);
  }
  return [...kinds.values()]
    .map(({ byWords, ...own }) => {
      const groups = [...byWords.values()].toSorted(
        (a, b) => b.entries - a.entries || compare(a.words, b.words),
      );
      return { ...own, groups: groups.length, largest: groups.slice(0, most) };
    })
    .toSorted((a, b) => order(a) - order(b));
}

const NOTHING: LabelSums = { labels: 0, entries: 0, debitCents: 0, creditCents: 0 };

export function add(to: LabelSums, more: LabelSums): void {
  to.labels += more.labels;
  to.entries += more.entries;
  to.debitCents += more.debitCents;
  to.creditCents += more.creditCents;
}

const KINDS: readonly EntryKind[] = [...KNOWN_KINDS, "unknown"];
const order = ({ kind, means }: Classified) =>
  KINDS.indexOf(kind) * 10 + (means === null ? 0 : 1 + PAYMENT_MEANS.indexOf(means));
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
