CREATE TABLE "counted_path" (
	"path_id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"people" integer,
	"comes_back" boolean NOT NULL,
	"landlord_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"referral_id" uuid,
	"commune_insee" text,
	"track" text NOT NULL,
	"starts_on" date NOT NULL,
	"ended_on" date,
	"renewals" integer,
	"debt_start" bigint,
	"debt_end" bigint,
	"tie" text,
	"tie_at_end" text,
	"resumed" boolean,
	"outcome" text,
	"stage" text,
	"problems" integer,
	"contacts_known" boolean NOT NULL,
	"home_on" date[] NOT NULL,
	"elsewhere_on" date[] NOT NULL,
	"three_on" date[] NOT NULL,
	"fewer_on" date[] NOT NULL,
	"untold_on" date[] NOT NULL,
	"days" integer,
	"cents" bigint,
	"six" text,
	"twelve" text
);
--> statement-breakpoint
ALTER TABLE "counted_path" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "counted_referral" (
	"referral_id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"people" integer,
	"landlord_id" uuid NOT NULL,
	"operator_id" uuid,
	"commune_insee" text,
	"tie" text,
	"submitted_on" date,
	"admitted_on" date,
	"decided_on" date,
	"assigned_on" date,
	"first_on" date,
	"debt_cents" double precision,
	"due_cents" double precision,
	"stage" text,
	"signal_on" date,
	"legal_on" date
);
--> statement-breakpoint
ALTER TABLE "counted_referral" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "counted_path_household" ON "counted_path" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "counted_referral_household" ON "counted_referral" USING btree ("household_id");--> statement-breakpoint
CREATE POLICY "counted_path_system" ON "counted_path" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "counted_path_read" ON "counted_path" AS PERMISSIVE FOR SELECT TO "lt_app" USING (false);--> statement-breakpoint
CREATE POLICY "counted_referral_system" ON "counted_referral" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "counted_referral_read" ON "counted_referral" AS PERMISSIVE FOR SELECT TO "lt_app" USING (false);
--> statement-breakpoint
-- Whatever these rows are made of writes them again, in the same transaction.
do $$ declare made_of text; begin
  foreach made_of in array array['measure', 'contact', 'tripartite_meeting', 'measure_time', 'assessment', 'assessment_problem', 'follow_up',
                                 'taken_over_case', 'referral', 'decision', 'assignment']
  loop
    execute format('create trigger recount_added after insert on %I referencing new table as changed for each statement execute function app.recount_changed()', made_of);
    execute format('create trigger recount_updated after update on %I referencing old table as before new table as changed for each statement execute function app.recount_changed()', made_of);
    execute format('create trigger recount_removed after delete on %I referencing old table as changed for each statement execute function app.recount_changed()', made_of);
  end loop;
end $$;--> statement-breakpoint
create trigger recount_costs after insert or update on dated_setting for each row when (new.rule = 'cost.time') execute function app.recount_costs();--> statement-breakpoint
create trigger recount_costs_removed after delete on dated_setting for each row when (old.rule = 'cost.time') execute function app.recount_costs();--> statement-breakpoint
create trigger recount_people after update of people on household for each row when (old.people is distinct from new.people) execute function app.recount_people();--> statement-breakpoint
select app.recount_all();
