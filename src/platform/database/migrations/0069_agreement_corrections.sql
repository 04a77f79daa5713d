CREATE TABLE "funding_revision" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"agreement_id" uuid NOT NULL,
	"before" jsonb NOT NULL,
	"changes_amounts" boolean NOT NULL,
	"reason" text NOT NULL,
	"revised_by" uuid NOT NULL,
	"revised_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "funding_revision_said" CHECK (btrim(reason) <> '')
);
--> statement-breakpoint
ALTER TABLE "funding_revision" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "funding_revision" ADD CONSTRAINT "funding_revision_agreement_id_funding_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."funding_agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "funding_revision_agreement" ON "funding_revision" USING btree ("agreement_id");--> statement-breakpoint
CREATE POLICY "funding_due_delete" ON "funding_due" AS PERMISSIVE FOR DELETE TO "lt_app" USING ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "funding_revision_system" ON "funding_revision" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "funding_revision_read" ON "funding_revision" AS PERMISSIVE FOR SELECT TO "lt_app" USING (agreement_id in (select a.id from funding_agreement a));--> statement-breakpoint
CREATE POLICY "funding_revision_insert" ON "funding_revision" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator' and revised_by = (select app.user_id()));