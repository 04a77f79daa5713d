DROP INDEX "account_month_household";--> statement-breakpoint
DROP INDEX "ledger_entry_account";--> statement-breakpoint
DROP INDEX "ledger_entry_import";--> statement-breakpoint
CREATE INDEX "ledger_entry_account" ON "ledger_entry" USING btree ("account_id","entry_on");--> statement-breakpoint
CREATE INDEX "ledger_entry_import" ON "ledger_entry" USING brin ("import_id");