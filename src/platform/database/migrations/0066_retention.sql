CREATE TABLE "file_retention" (
	"household_id" uuid PRIMARY KEY NOT NULL,
	"last_contact_on" date,
	"archived_on" date,
	"erased_on" date,
	"identity_erased_on" date
);
--> statement-breakpoint
ALTER TABLE "file_retention" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retention_hold" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"household_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"held_on" date NOT NULL,
	"held_by" uuid NOT NULL,
	"lifted_on" date,
	"lifted_by" uuid,
	"lifted_why" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "retention_hold" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retention_line" (
	"run_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"part" text NOT NULL,
	"step" text NOT NULL,
	"because" text,
	"due_on" date NOT NULL,
	"since" date NOT NULL,
	CONSTRAINT "retention_line_run_id_household_id_part_pk" PRIMARY KEY("run_id","household_id","part")
);
--> statement-breakpoint
ALTER TABLE "retention_line" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retention_run" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"dry" boolean NOT NULL,
	"ran_for" date NOT NULL,
	"asked_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"ended_at" timestamp with time zone,
	"archived" integer DEFAULT 0 NOT NULL,
	"erased" integer DEFAULT 0 NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "retention_run" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "file_retention" ADD CONSTRAINT "file_retention_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_hold" ADD CONSTRAINT "retention_hold_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_line" ADD CONSTRAINT "retention_line_run_id_retention_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."retention_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "retention_hold_household" ON "retention_hold" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "retention_line_household" ON "retention_line" USING btree ("household_id");--> statement-breakpoint
CREATE POLICY "file_retention_system" ON "file_retention" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "file_retention_read" ON "file_retention" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "retention_hold_system" ON "retention_hold" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "retention_hold_read" ON "retention_hold" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "retention_hold_insert" ON "retention_hold" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator' and held_by = (select app.user_id()));--> statement-breakpoint
CREATE POLICY "retention_hold_update" ON "retention_hold" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((select app.role()) = 'coordinator') WITH CHECK ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "retention_line_system" ON "retention_line" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "retention_line_read" ON "retention_line" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "retention_run_system" ON "retention_run" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "retention_run_read" ON "retention_run" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "retention_run_insert" ON "retention_run" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator' and asked_by = (select app.user_id()) and state = 'asked');