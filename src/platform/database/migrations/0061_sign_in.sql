CREATE TABLE "auth_passkey" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "auth_passkey_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
ALTER TABLE "auth_passkey" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth_two_factor" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT false NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	CONSTRAINT "auth_two_factor_user_id_unique" UNIQUE("user_id")
);
--> statement-breakpoint
ALTER TABLE "auth_two_factor" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "auth_used_code" (
	"user_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_used_code_user_id_code_hash_pk" PRIMARY KEY("user_id","code_hash")
);
--> statement-breakpoint
ALTER TABLE "auth_used_code" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "factor_reset" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"reset_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "factor_reset" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "auth_session" ADD COLUMN "second_factor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "auth_session" ADD COLUMN "method" text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE "auth_session" ADD COLUMN "last_seen_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "auth_user" ADD COLUMN "two_factor_enabled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "auth_passkey" ADD CONSTRAINT "auth_passkey_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_two_factor" ADD CONSTRAINT "auth_two_factor_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_used_code" ADD CONSTRAINT "auth_used_code_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "factor_reset" ADD CONSTRAINT "factor_reset_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "auth_passkey_user" ON "auth_passkey" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "factor_reset_organisation" ON "factor_reset" USING btree ("organisation_id");--> statement-breakpoint
CREATE POLICY "auth_passkey_system" ON "auth_passkey" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_passkey_auth" ON "auth_passkey" AS PERMISSIVE FOR ALL TO "lt_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_two_factor_system" ON "auth_two_factor" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_two_factor_auth" ON "auth_two_factor" AS PERMISSIVE FOR ALL TO "lt_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_used_code_system" ON "auth_used_code" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "auth_used_code_auth" ON "auth_used_code" AS PERMISSIVE FOR ALL TO "lt_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "factor_reset_system" ON "factor_reset" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "factor_reset_read" ON "factor_reset" AS PERMISSIVE FOR SELECT TO "lt_app" USING (user_id = (select app.user_id()) or (select app.role()) = 'administrator' or ((select app.role()) in ('landlordLead', 'operatorLead') and organisation_id = (select app.organisation_id())));--> statement-breakpoint
ALTER POLICY "dated_setting_insert" ON "dated_setting" TO lt_app WITH CHECK (((select app.role()) = 'coordinator' and organisation_id is null and not rule like any (array['secondFactor.%', 'session.%', 'account.%'])) or ((select app.role()) in ('landlordLead', 'operatorLead') and organisation_id = (select app.organisation_id())) or ((select app.role()) = 'administrator' and rule like any (array['secondFactor.%', 'session.%', 'account.%'])));--> statement-breakpoint
ALTER POLICY "dated_setting_update" ON "dated_setting" TO lt_app USING (((select app.role()) = 'coordinator' and organisation_id is null and not rule like any (array['secondFactor.%', 'session.%', 'account.%'])) or ((select app.role()) in ('landlordLead', 'operatorLead') and organisation_id = (select app.organisation_id())) or ((select app.role()) = 'administrator' and rule like any (array['secondFactor.%', 'session.%', 'account.%']))) WITH CHECK (((select app.role()) = 'coordinator' and organisation_id is null and not rule like any (array['secondFactor.%', 'session.%', 'account.%'])) or ((select app.role()) in ('landlordLead', 'operatorLead') and organisation_id = (select app.organisation_id())) or ((select app.role()) = 'administrator' and rule like any (array['secondFactor.%', 'session.%', 'account.%'])));