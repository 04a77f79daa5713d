CREATE TABLE "assignment_reason" (
	"assignment_id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"proposed" jsonb NOT NULL,
	"weights" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "assignment_reason" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hand_over" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"referral_id" uuid,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"measure_id" uuid,
	"former_operator_id" uuid NOT NULL,
	"former_worker_id" uuid,
	"operator_id" uuid NOT NULL,
	"worker_id" uuid,
	"handed_on" date NOT NULL,
	"handed_by" uuid,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "hand_over" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "referral_need" (
	"referral_id" uuid NOT NULL,
	"need" text NOT NULL,
	"household_id" uuid NOT NULL,
	"noted_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "referral_need_referral_id_need_pk" PRIMARY KEY("referral_id","need")
);
--> statement-breakpoint
ALTER TABLE "referral_need" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "assignment_reason" ADD CONSTRAINT "assignment_reason_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_referral_id_referral_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referral"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_need" ADD CONSTRAINT "referral_need_referral_id_referral_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referral"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_need" ADD CONSTRAINT "referral_need_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_reason_household" ON "assignment_reason" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "hand_over_household" ON "hand_over" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "hand_over_former" ON "hand_over" USING btree ("former_operator_id","former_worker_id");--> statement-breakpoint
CREATE INDEX "referral_need_household" ON "referral_need" USING btree ("household_id");--> statement-breakpoint
CREATE POLICY "assignment_reason_system" ON "assignment_reason" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "assignment_reason_read" ON "assignment_reason" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or (operator_id = (select app.operator_id()) and household_id in (select app.case_households())));--> statement-breakpoint
CREATE POLICY "assignment_reason_insert" ON "assignment_reason" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator' and exists (select 1 from assignment a where a.id = assignment_id
        and a.household_id = assignment_reason.household_id and a.operator_id = assignment_reason.operator_id));--> statement-breakpoint
CREATE POLICY "hand_over_system" ON "hand_over" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "hand_over_read" ON "hand_over" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or ((select app.operator_id()) in (former_operator_id, operator_id) and household_id in (select app.case_households())));--> statement-breakpoint
CREATE POLICY "referral_need_system" ON "referral_need" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "referral_need_read" ON "referral_need" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or ((select app.operator_id()) is not null and household_id in (select app.case_households())));--> statement-breakpoint
CREATE POLICY "referral_need_insert" ON "referral_need" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator' and exists (select 1 from referral r where r.id = referral_id and r.household_id = referral_need.household_id));--> statement-breakpoint
CREATE POLICY "referral_need_delete" ON "referral_need" AS PERMISSIVE FOR DELETE TO "lt_app" USING ((select app.role()) = 'coordinator');--> statement-breakpoint
ALTER POLICY "tripartite_meeting_read" ON "tripartite_meeting" TO lt_app USING ((operator_id = (select app.operator_id()) and household_id in (select app.case_households())) or ((select app.operator_id()) is not null and household_id in (select app.working_households())) or landlord_id = (select app.landlord_id()) or (select app.role()) = 'coordinator');