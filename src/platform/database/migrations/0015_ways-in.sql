ALTER TABLE "ledger_import" ADD COLUMN "file_debit_cents" bigint;--> statement-breakpoint
ALTER TABLE "ledger_import" ADD COLUMN "file_credit_cents" bigint;--> statement-breakpoint
ALTER TABLE "ledger_import" ADD COLUMN "known_debit_cents" bigint;--> statement-breakpoint
ALTER TABLE "ledger_import" ADD COLUMN "known_credit_cents" bigint;--> statement-breakpoint
ALTER TABLE "ledger_import" ADD COLUMN "quarantined_debit_cents" bigint;--> statement-breakpoint
ALTER TABLE "ledger_import" ADD COLUMN "quarantined_credit_cents" bigint;--> statement-breakpoint
ALTER TABLE "ledger_import" ADD COLUMN "way" text DEFAULT 'page' NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_import" ADD COLUMN "token_id" uuid;--> statement-breakpoint
ALTER TABLE "ledger_import" ADD COLUMN "token_name" text;--> statement-breakpoint
ALTER TABLE "ledger_import" ADD COLUMN "delivery" text;--> statement-breakpoint
ALTER TABLE "ledger_import" ADD CONSTRAINT "ledger_import_delivery" UNIQUE("landlord_id","delivery");--> statement-breakpoint
UPDATE "ledger_import" SET "way" = 'command' WHERE "imported_by" IS NULL;