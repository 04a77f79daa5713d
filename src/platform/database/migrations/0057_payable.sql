CREATE TABLE "payment_line" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"list_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"kind" text NOT NULL,
	"measure_id" uuid,
	"words" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	CONSTRAINT "payment_line_measure_said" CHECK ((kind = 'measure') = (measure_id is not null) and amount_cents >= 0)
);
--> statement-breakpoint
ALTER TABLE "payment_line" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "payment_list" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" text NOT NULL,
	"operator_id" uuid NOT NULL,
	"up_to" date NOT NULL,
	"made_on" date NOT NULL,
	"made_by" uuid NOT NULL,
	"signed_on" date,
	"signed_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_list_number_unique" UNIQUE("number")
);
--> statement-breakpoint
ALTER TABLE "payment_list" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "payment_line" ADD CONSTRAINT "payment_line_list_id_payment_list_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."payment_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_line" ADD CONSTRAINT "payment_line_measure_id_measure_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_list" ADD CONSTRAINT "payment_list_operator_id_organisation_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payment_line_list" ON "payment_line" USING btree ("list_id","rank");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_line_measure" ON "payment_line" USING btree ("measure_id");--> statement-breakpoint
CREATE INDEX "payment_list_operator" ON "payment_list" USING btree ("operator_id");--> statement-breakpoint
CREATE POLICY "payment_line_system" ON "payment_line" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "payment_line_read" ON "payment_line" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or operator_id = (select app.operator_id()));--> statement-breakpoint
CREATE POLICY "payment_line_insert" ON "payment_line" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator' and exists (select 1 from payment_list l where l.id = list_id
        and l.operator_id = payment_line.operator_id and l.signed_on is null));--> statement-breakpoint
CREATE POLICY "payment_list_system" ON "payment_list" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "payment_list_read" ON "payment_list" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or operator_id = (select app.operator_id()));--> statement-breakpoint
CREATE POLICY "payment_list_insert" ON "payment_list" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator' and made_by = (select app.user_id()) and signed_on is null);