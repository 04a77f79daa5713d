CREATE TABLE "webhook" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"url" text NOT NULL,
	"kinds" text[] NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "webhook" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhook_delivery" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"webhook_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"event_id" bigint,
	"kind" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"data" jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone DEFAULT now(),
	"delivered_at" timestamp with time zone,
	"dead_at" timestamp with time zone,
	"last_answer" text,
	"last_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_delivery_once" UNIQUE("webhook_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "webhook_delivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhook_secret" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"webhook_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "webhook_secret" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "access_token" ADD COLUMN "replaces_id" uuid;--> statement-breakpoint
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_webhook_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhook"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_secret" ADD CONSTRAINT "webhook_secret_webhook_id_webhook_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhook"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_secret" ADD CONSTRAINT "webhook_secret_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_organisation" ON "webhook" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "webhook_delivery_waiting" ON "webhook_delivery" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE INDEX "webhook_delivery_webhook" ON "webhook_delivery" USING btree ("webhook_id","created_at");--> statement-breakpoint
CREATE INDEX "webhook_secret_webhook" ON "webhook_secret" USING btree ("webhook_id");--> statement-breakpoint
CREATE POLICY "webhook_system" ON "webhook" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "webhook_read" ON "webhook" AS PERMISSIVE FOR SELECT TO "lt_app" USING (organisation_id = (select app.organisation_id()) and (select app.role()) in ('landlordLead', 'operatorLead'));--> statement-breakpoint
CREATE POLICY "webhook_insert" ON "webhook" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (organisation_id = (select app.organisation_id()) and (select app.role()) in ('landlordLead', 'operatorLead') and created_by = (select app.user_id()));--> statement-breakpoint
CREATE POLICY "webhook_update" ON "webhook" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (organisation_id = (select app.organisation_id()) and (select app.role()) in ('landlordLead', 'operatorLead')) WITH CHECK (organisation_id = (select app.organisation_id()) and (select app.role()) in ('landlordLead', 'operatorLead'));--> statement-breakpoint
CREATE POLICY "webhook_delivery_system" ON "webhook_delivery" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "webhook_delivery_read" ON "webhook_delivery" AS PERMISSIVE FOR SELECT TO "lt_app" USING (organisation_id = (select app.organisation_id()) and (select app.role()) in ('landlordLead', 'operatorLead'));--> statement-breakpoint
CREATE POLICY "webhook_delivery_insert" ON "webhook_delivery" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (organisation_id = (select app.organisation_id()) and (select app.role()) in ('landlordLead', 'operatorLead') and kind = 'webhook.test' and event_id is null
        and exists (select 1 from webhook w where w.id = webhook_id and w.organisation_id = webhook_delivery.organisation_id));--> statement-breakpoint
CREATE POLICY "webhook_delivery_update" ON "webhook_delivery" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (organisation_id = (select app.organisation_id()) and (select app.role()) in ('landlordLead', 'operatorLead')) WITH CHECK (organisation_id = (select app.organisation_id()) and (select app.role()) in ('landlordLead', 'operatorLead'));--> statement-breakpoint
CREATE POLICY "webhook_secret_system" ON "webhook_secret" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "webhook_secret_read" ON "webhook_secret" AS PERMISSIVE FOR SELECT TO "lt_app" USING (false);--> statement-breakpoint
CREATE POLICY "webhook_secret_insert" ON "webhook_secret" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (organisation_id = (select app.organisation_id()) and (select app.role()) in ('landlordLead', 'operatorLead') and exists (select 1 from webhook w where w.id = webhook_id and w.organisation_id = webhook_secret.organisation_id));