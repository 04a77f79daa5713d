CREATE TABLE "commune_contour" (
	"insee" text PRIMARY KEY NOT NULL,
	"rings" jsonb NOT NULL,
	"source" text NOT NULL,
	"loaded_by" uuid,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "commune_contour" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "commune_contour" ADD CONSTRAINT "commune_contour_insee_commune_insee_fk" FOREIGN KEY ("insee") REFERENCES "public"."commune"("insee") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "commune_contour_system" ON "commune_contour" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "commune_contour_read" ON "commune_contour" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.user_id()) is not null);--> statement-breakpoint
CREATE POLICY "commune_contour_insert" ON "commune_contour" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'administrator');--> statement-breakpoint
CREATE POLICY "commune_contour_update" ON "commune_contour" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((select app.role()) = 'administrator') WITH CHECK ((select app.role()) = 'administrator');--> statement-breakpoint
CREATE POLICY "commune_contour_delete" ON "commune_contour" AS PERMISSIVE FOR DELETE TO "lt_app" USING ((select app.role()) = 'administrator');