-- One mapping for each kind of file a landlord sends: movements, balances.
ALTER TABLE "ledger_mapping" ADD COLUMN "kind" text DEFAULT 'movements' NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_mapping" DROP CONSTRAINT "ledger_mapping_pkey";--> statement-breakpoint
ALTER TABLE "ledger_mapping" ADD CONSTRAINT "ledger_mapping_landlord_id_kind_pk" PRIMARY KEY("landlord_id","kind");
