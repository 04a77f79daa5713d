CREATE TABLE "household_agreement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"referral_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"domain" text,
	"recipient" text,
	"given" boolean NOT NULL,
	"answered_on" date NOT NULL,
	"how" text,
	"recorded_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_on" date,
	"ended_by" uuid,
	"ended_why" text,
	CONSTRAINT "household_agreement_item" CHECK ((kind = 'sharing') = (domain is not null) and (kind = 'sharing') = (recipient is not null)
        and (domain is null or domain in ('situation', 'housing', 'budget', 'employment', 'family', 'energy')))
);
--> statement-breakpoint
ALTER TABLE "household_agreement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "referral_words" (
	"referral_id" uuid NOT NULL,
	"domain" text NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"words" text NOT NULL,
	"written_by" uuid,
	"written_on" date,
	CONSTRAINT "referral_words_referral_id_domain_pk" PRIMARY KEY("referral_id","domain")
);
--> statement-breakpoint
ALTER TABLE "referral_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "household_agreement" ADD CONSTRAINT "household_agreement_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_agreement" ADD CONSTRAINT "household_agreement_landlord_id_organisation_id_fk" FOREIGN KEY ("landlord_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_words" ADD CONSTRAINT "referral_words_referral_id_referral_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referral"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "household_agreement_household" ON "household_agreement" USING btree ("household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "household_agreement_holds" ON "household_agreement" USING btree ("referral_id","kind",coalesce("domain", ''),coalesce("recipient", '')) WHERE ended_on is null;--> statement-breakpoint
CREATE INDEX "referral_words_household" ON "referral_words" USING btree ("household_id");--> statement-breakpoint
-- What was written and agreed to before, kept item by item; agreed to nothing is a no to both.
INSERT INTO "referral_words" ("referral_id", "domain", "household_id", "landlord_id", "words", "written_by", "written_on")
SELECT "id", 'situation', "household_id", "landlord_id", "situation", "referred_by", ("facts" ->> 'asOf')::date FROM "referral" WHERE "situation" IS NOT NULL;--> statement-breakpoint
INSERT INTO "household_agreement" ("referral_id", "household_id", "landlord_id", "kind", "domain", "recipient", "given", "answered_on")
SELECT r."id", r."household_id", r."landlord_id", i."kind", i."domain", i."recipient", true,
       coalesce(r."agreed_on", r."informed_on", r."submitted_on", r."created_at"::date)
  FROM "referral" r
  JOIN (VALUES ('referral', 'referral', NULL, NULL), ('committee', 'referral', NULL, NULL), ('operatorContact', 'support', NULL, NULL),
               ('situationShared', 'sharing', 'situation', 'operator'), ('situationShared', 'sharing', 'situation', 'committee'))
    AS i ("was", "kind", "domain", "recipient") ON r."agreed_to" ? i."was"
ON CONFLICT DO NOTHING;--> statement-breakpoint
INSERT INTO "household_agreement" ("referral_id", "household_id", "landlord_id", "kind", "given", "answered_on")
SELECT r."id", r."household_id", r."landlord_id", i."kind", false, coalesce(r."informed_on", r."submitted_on", r."created_at"::date)
  FROM "referral" r CROSS JOIN (VALUES ('referral'), ('support')) AS i ("kind") WHERE r."agreed_to" = '[]'::jsonb;--> statement-breakpoint
ALTER TABLE "referral" DROP COLUMN "situation";--> statement-breakpoint
ALTER TABLE "referral" DROP COLUMN "agreed_on";--> statement-breakpoint
ALTER TABLE "referral" DROP COLUMN "agreed_to";--> statement-breakpoint
CREATE POLICY "household_agreement_system" ON "household_agreement" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "household_agreement_read" ON "household_agreement" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or (household_id in (select app.case_households()) and exists (select 1 from referral r where r.id = referral_id and r.household_id = household_agreement.household_id and r.landlord_id = household_agreement.landlord_id)));--> statement-breakpoint
CREATE POLICY "household_agreement_insert" ON "household_agreement" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (recorded_by = (select app.user_id()) and ended_on is null and (landlord_id = (select app.landlord_id()) or household_id in (select app.working_households())) and exists (select 1 from referral r where r.id = referral_id and r.household_id = household_agreement.household_id and r.landlord_id = household_agreement.landlord_id) and (not given or recipient is null or recipient <> case when (select app.landlord_id()) is not null then 'landlord' when (select app.role()) = 'coordinator' then 'committee' else 'operator' end));--> statement-breakpoint
CREATE POLICY "referral_words_system" ON "referral_words" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "referral_words_read" ON "referral_words" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or app.words_open(referral_id, domain));--> statement-breakpoint
CREATE POLICY "referral_words_insert" ON "referral_words" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (landlord_id = (select app.landlord_id()) and exists (select 1 from referral r where r.id = referral_id and r.household_id = referral_words.household_id and r.landlord_id = referral_words.landlord_id));--> statement-breakpoint
CREATE POLICY "referral_words_update" ON "referral_words" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (landlord_id = (select app.landlord_id()) and exists (select 1 from referral r where r.id = referral_id and r.household_id = referral_words.household_id and r.landlord_id = referral_words.landlord_id)) WITH CHECK (landlord_id = (select app.landlord_id()) and exists (select 1 from referral r where r.id = referral_id and r.household_id = referral_words.household_id and r.landlord_id = referral_words.landlord_id));--> statement-breakpoint
CREATE POLICY "referral_words_delete" ON "referral_words" AS PERMISSIVE FOR DELETE TO "lt_app" USING (landlord_id = (select app.landlord_id()) and exists (select 1 from referral r where r.id = referral_id and r.household_id = referral_words.household_id and r.landlord_id = referral_words.landlord_id));