CREATE TABLE "withdrawn_entry" (
	"landlord_id" uuid NOT NULL,
	"withdrawn_by" bigint NOT NULL,
	"account_id" bigint NOT NULL,
	"entry_on" date NOT NULL,
	"rank" integer NOT NULL,
	"kind" text NOT NULL,
	"means" text,
	"label" text NOT NULL,
	"reference" text,
	"debit_cents" bigint NOT NULL,
	"credit_cents" bigint NOT NULL,
	"import_id" bigint NOT NULL,
	"line" integer NOT NULL,
	CONSTRAINT "withdrawn_entry_landlord_id_import_id_line_pk" PRIMARY KEY("landlord_id","import_id","line")
);
--> statement-breakpoint
ALTER TABLE "withdrawn_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ledger_import" ADD COLUMN "replaces_from" date;--> statement-breakpoint
ALTER TABLE "ledger_import" ADD COLUMN "replaces_to" date;--> statement-breakpoint
ALTER TABLE "ledger_import" ADD COLUMN "replaces_accounts" text;--> statement-breakpoint
ALTER TABLE "ledger_import" ADD COLUMN "withdrawn" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_import" ADD COLUMN "withdrawn_debit_cents" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_import" ADD COLUMN "withdrawn_credit_cents" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "withdrawn_entry" ADD CONSTRAINT "withdrawn_entry_landlord_id_organisation_id_fk" FOREIGN KEY ("landlord_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "withdrawn_entry_by" ON "withdrawn_entry" USING btree ("landlord_id","withdrawn_by","entry_on","account_id");--> statement-breakpoint
CREATE INDEX "withdrawn_entry_account" ON "withdrawn_entry" USING btree ("landlord_id","account_id","entry_on");--> statement-breakpoint
CREATE POLICY "withdrawn_entry_system" ON "withdrawn_entry" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "withdrawn_entry_read" ON "withdrawn_entry" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()));