CREATE TABLE "hand_over_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"assignment_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"wanted_operator_id" uuid,
	"reason" text NOT NULL,
	"asked_on" date NOT NULL,
	"asked_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer" text,
	"answered_on" date,
	"answered_by" uuid,
	"answer_words" text
);
--> statement-breakpoint
ALTER TABLE "hand_over_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "referral_need" ADD COLUMN "has" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "hand_over_request" ADD CONSTRAINT "hand_over_request_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over_request" ADD CONSTRAINT "hand_over_request_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_over_request" ADD CONSTRAINT "hand_over_request_wanted_operator_id_organisation_id_fk" FOREIGN KEY ("wanted_operator_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hand_over_request_household" ON "hand_over_request" USING btree ("household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "hand_over_request_waits" ON "hand_over_request" USING btree ("assignment_id") WHERE answer is null;--> statement-breakpoint
CREATE POLICY "hand_over_request_system" ON "hand_over_request" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "hand_over_request_read" ON "hand_over_request" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or (operator_id = (select app.operator_id()) and household_id in (select app.case_households())));--> statement-breakpoint
CREATE POLICY "hand_over_request_insert" ON "hand_over_request" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'operatorLead' and operator_id = (select app.operator_id()) and asked_by = (select app.user_id()) and answer is null
        and exists (select 1 from assignment a where a.id = assignment_id and a.active and a.operator_id = hand_over_request.operator_id
          and a.household_id = hand_over_request.household_id and a.landlord_id = hand_over_request.landlord_id));