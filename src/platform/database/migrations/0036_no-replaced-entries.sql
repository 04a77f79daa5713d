DROP POLICY "replaced_entry_system" ON "replaced_entry" CASCADE;--> statement-breakpoint
DROP POLICY "replaced_entry_read" ON "replaced_entry" CASCADE;--> statement-breakpoint
DROP TABLE "replaced_entry" CASCADE;--> statement-breakpoint
ALTER TABLE "ledger_import" DROP COLUMN "replaces_from";--> statement-breakpoint
ALTER TABLE "ledger_import" DROP COLUMN "replaces_to";--> statement-breakpoint
ALTER TABLE "ledger_import" DROP COLUMN "replaces_all";--> statement-breakpoint
drop function if exists app.replace_entries(uuid, bigint, date, date, bigint[]);
