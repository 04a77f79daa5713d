/** Saving a landlord's rules: they hold for the next files, and for the entries already there. */
import { brokenKindRules, type KindRule } from "../ledger/entry-kind.rules.ts";
import { ledgerLocked } from "../ledger/store.ts";
import { emit } from "../platform/audit/record.ts";
import { auditEntry } from "../platform/audit/schema.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { effectOf, reclassify } from "./reclassify.store.ts";
import { kindRules, replaceRules, revisionOf } from "./store.ts";

/** How much changed: entries, distinct labels, accounts. */
export type Reclassified = { entries: number; labels: number; accounts: number };

/**
 * Saves the actor's landlord's rules and classifies its entries again by them. `revision`: of the rules they were written from;
 * where a colleague saved others since, nothing is saved.
 */
export async function saveRules(
  tx: Tx & { actor: Actor },
  rules: readonly KindRule[],
  revision: string,
): Promise<Answered<{ done: Reclassified }>> {
  const { organisationId: landlordId, userId, role } = tx.actor;
  const errors = brokenKindRules(rules);
  if (errors.length > 0) return { errors };
  // A file being taken in has read the rules: one after the other.
  await ledgerLocked(tx, landlordId);
  const before = await kindRules(tx, landlordId);
  if (revisionOf(before) !== revision) {
    return brokenRule(
      "changedMeanwhile",
      "Un collègue a changé les règles depuis que vous les avez ouvertes : rechargez la page, puis refaites votre changement.",
      "A colleague changed the rules since you opened them: load the page again, then make your change anew.",
      "revision",
    );
  }
  await replaceRules(tx, landlordId, before, rules);
  const { changes } = await effectOf(tx, landlordId, rules);
  const entries = changes.reduce((sum, change) => sum + change.entries, 0);
  const labels = changes.reduce((sum, change) => sum + change.labels, 0);
  if (entries === 0) return { done: { entries, labels, accounts: 0 } };
  const accounts = await reclassify(tx, landlordId);
  // Entries are bulk facts that no trigger audits; that a person had them classified anew is on record, once.
  await tx.db.insert(auditEntry).values({
    action: "reclassify",
    subject: "ledger_entry",
    userId,
    organisationId: landlordId,
    role,
  });
  await emit(tx, "ledger.reclassified", { payload: { landlordId, entries } });
  return { done: { entries, labels, accounts } };
}
