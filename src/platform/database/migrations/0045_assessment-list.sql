CREATE TABLE "problem_kind" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"domain" text NOT NULL,
	"french" text NOT NULL,
	"english" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"added_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "problem_kind" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "assessment_problem" DROP CONSTRAINT "assessment_problem_protected";--> statement-breakpoint
ALTER TABLE "assessment_problem" ADD COLUMN "wish" text;--> statement-breakpoint
ALTER TABLE "assessment_problem" ADD COLUMN "works_on" text;--> statement-breakpoint
ALTER TABLE "assessment_problem" ADD CONSTRAINT "assessment_problem_protected" CHECK (protected = (domain in ('health', 'mentalHealth', 'addiction', 'violence', 'justice', 'immigration')));--> statement-breakpoint
CREATE POLICY "problem_kind_system" ON "problem_kind" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "problem_kind_read" ON "problem_kind" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.operator_id()) is not null or (select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "problem_kind_insert" ON "problem_kind" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "problem_kind_update" ON "problem_kind" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((select app.role()) = 'coordinator') WITH CHECK ((select app.role()) = 'coordinator');