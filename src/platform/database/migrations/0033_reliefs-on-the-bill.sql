CREATE TABLE "relief_bill_ack" (
	"relief_id" uuid NOT NULL,
	"month" date NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"amount_cents" bigint NOT NULL,
	"acknowledged_at" timestamp with time zone DEFAULT now() NOT NULL,
	"acknowledged_by" uuid,
	"token_name" text,
	"reference" text,
	CONSTRAINT "relief_bill_ack_relief_id_month_pk" PRIMARY KEY("relief_id","month")
);
--> statement-breakpoint
ALTER TABLE "relief_bill_ack" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rent_relief_stop" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"relief_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"cause" text NOT NULL,
	"since" date NOT NULL,
	"missing_cents" bigint,
	"proposed_on" date NOT NULL,
	"settled_as" text,
	"settled_by" uuid,
	"settled_on" date,
	"reason" text,
	CONSTRAINT "rent_relief_stop_cause" UNIQUE("relief_id","cause","since")
);
--> statement-breakpoint
ALTER TABLE "rent_relief_stop" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "rent_relief" ADD COLUMN "fund" text DEFAULT 'reliefFund' NOT NULL;--> statement-breakpoint
ALTER TABLE "rent_relief" ADD COLUMN "landlord_source" text DEFAULT 'own' NOT NULL;--> statement-breakpoint
ALTER TABLE "rent_relief" ADD COLUMN "needs_residual" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "rent_relief" ADD COLUMN "eligibility" jsonb;--> statement-breakpoint
ALTER TABLE "relief_bill_ack" ADD CONSTRAINT "relief_bill_ack_relief_id_rent_relief_id_fk" FOREIGN KEY ("relief_id") REFERENCES "public"."rent_relief"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rent_relief_stop" ADD CONSTRAINT "rent_relief_stop_relief_id_rent_relief_id_fk" FOREIGN KEY ("relief_id") REFERENCES "public"."rent_relief"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "relief_bill_ack_household" ON "relief_bill_ack" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "rent_relief_stop_household" ON "rent_relief_stop" USING btree ("household_id");--> statement-breakpoint
CREATE POLICY "relief_bill_ack_system" ON "relief_bill_ack" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "relief_bill_ack_read" ON "relief_bill_ack" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "rent_relief_stop_system" ON "rent_relief_stop" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "rent_relief_stop_read" ON "rent_relief_stop" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "rent_relief_stop_insert" ON "rent_relief_stop" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "rent_relief_stop_update" ON "rent_relief_stop" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (landlord_id = (select app.landlord_id()) or ((select app.role()) = 'coordinator' and household_id in (select app.working_households()))) WITH CHECK (landlord_id = (select app.landlord_id()) or ((select app.role()) = 'coordinator' and household_id in (select app.working_households())));--> statement-breakpoint
-- What reliefs take from envelopes, counted at each change; those granted before are counted now.
create trigger relief_commits after insert or update of status, stopped_on on rent_relief for each row execute function app.relief_commits();--> statement-breakpoint
create trigger relief_month_commits after insert or update or delete on rent_relief_month for each row execute function app.relief_month_commits();--> statement-breakpoint
select app.commit_relief(id) from rent_relief;
