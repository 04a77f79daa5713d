/** What a person decides of a line set aside: kept as a second entry that is real, or set aside for good. Both are on record. */
import { sql } from "drizzle-orm";

import { ledgerLocked } from "../ledger/store.ts";
import { auditEntry } from "../platform/audit/schema.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { landlordClassifier } from "../entry-kind/store.ts";
import { Intake } from "../ledger-load/import-steps.store.ts";
import { type QuarantinedEntry, type Settlement, unsettleable } from "../ledger-file/quarantine.rules.ts";

/**
 * Settles line `id`; undefined where it is not the actor's to see. An entry kept counts in its months and balance at once;
 * the import's own totals stay those of the day.
 */
export async function settle(tx: Tx & { actor: Actor }, id: number, as: Settlement): Promise<Answered> {
  const { organisationId: landlordId, userId } = tx.actor;
  // An import under way may be about to keep the same entry: one after the other.
  await ledgerLocked(tx, landlordId);
  const [line] = await tx.rows<{
    importId: number;
    line: number;
    entry: QuarantinedEntry | null;
    settlement: Settlement | null;
  }>(sql`
    select import_id::int as "importId", line, entry, settlement
      from ledger_quarantine where landlord_id = ${landlordId} and id = ${id} for update`);
  if (!line) return undefined;
  const broken = unsettleable(line, as);
  if (broken) return { errors: [broken] };
  if (as === "kept") {
    if (!(await isHeld(tx, landlordId, line.entry!))) return { errors: [WITHDRAWN] };
    // The landlord's rules may have changed since the file was read.
    const is = (await landlordClassifier(tx, landlordId))(line.entry!.label);
    const entry = { ...line.entry!, ...is };
    await new Intake(tx, landlordId, line.importId).keepTwin(line.line, entry);
  }
  const changed = await tx.rows(sql`
    update ledger_quarantine set settled_at = now(), settlement = ${as}, settled_by = ${userId}
     where landlord_id = ${landlordId} and id = ${id} returning 1`);
  if (changed.length !== 1) return undefined;
  // Lines set aside are bulk facts that no trigger audits; a person's decision is.
  await tx.db.insert(auditEntry).values({
    action: as === "kept" ? "keep" : "setAside",
    subject: "ledger_quarantine",
    subjectId: String(id),
    userId,
    organisationId: landlordId,
    role: tx.actor.role,
  });
  return { done: true };
}

/** Whether the ledger holds the entry that the line repeats: a corrected file may have taken it out since. */
async function isHeld({ rows }: Tx, landlordId: string, entry: QuarantinedEntry): Promise<boolean> {
  const { account, on, label, reference, debitCents, creditCents } = entry;
  const found = await rows(sql`
    select 1 from tenant_account a
      join ledger_entry e on e.landlord_id = a.landlord_id and e.account_id = a.id
     where a.landlord_id = ${landlordId} and a.number = ${account} and e.entry_on = ${on}::date and e.label = ${label}
       and e.debit_cents = ${debitCents} and e.credit_cents = ${creditCents}
       and e.reference is not distinct from ${reference}::text limit 1`);
  return found.length > 0;
}

const WITHDRAWN = {
  rule: "withdrawnSince",
  message:
    "Un fichier corrigé a retiré l'écriture que cette ligne répète : il n'y a plus de doublon à garder. Écartez la ligne.",
  english:
    "A corrected file has withdrawn the entry that this line repeats: there is no duplicate left to keep. Set the line aside.",
};
