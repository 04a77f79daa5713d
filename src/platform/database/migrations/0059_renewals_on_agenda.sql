ALTER TABLE "renewal_request" ADD COLUMN "agenda_session_id" uuid;--> statement-breakpoint
ALTER TABLE "renewal_request" ADD COLUMN "agenda_words" text;--> statement-breakpoint
ALTER TABLE "renewal_request" ADD CONSTRAINT "renewal_request_agenda_session_id_committee_session_id_fk" FOREIGN KEY ("agenda_session_id") REFERENCES "public"."committee_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "renewal_request_agenda" ON "renewal_request" USING btree ("agenda_session_id");