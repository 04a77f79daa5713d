CREATE TABLE "snapshot_path" (
	"snapshot_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"landlord_id" uuid,
	"operator_id" uuid,
	"facts" jsonb NOT NULL,
	CONSTRAINT "snapshot_path_snapshot_id_rank_pk" PRIMARY KEY("snapshot_id","rank")
);
--> statement-breakpoint
ALTER TABLE "snapshot_path" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "snapshot_path" ADD CONSTRAINT "snapshot_path_snapshot_id_snapshot_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot_path" ADD CONSTRAINT "snapshot_path_landlord_id_organisation_id_fk" FOREIGN KEY ("landlord_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot_path" ADD CONSTRAINT "snapshot_path_operator_id_organisation_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "snapshot_path_system" ON "snapshot_path" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "snapshot_path_read" ON "snapshot_path" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or landlord_id = (select app.landlord_id()) or operator_id = (select app.operator_id()));--> statement-breakpoint
CREATE POLICY "snapshot_path_insert" ON "snapshot_path" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator' and exists (select 1 from snapshot s where s.id = snapshot_id and s.created_at = now()));