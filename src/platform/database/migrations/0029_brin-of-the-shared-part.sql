-- A part that a long file fills is told by its constraint: only the part that short files share needs to be looked up by import.
DROP INDEX "ledger_entry_import";--> statement-breakpoint
CREATE INDEX "ledger_entry_shared_import" ON "ledger_entry_shared" USING brin ("import_id");
