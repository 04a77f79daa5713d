CREATE INDEX "assignment_referral" ON "assignment" USING btree ("referral_id");--> statement-breakpoint
CREATE INDEX "decision_session" ON "decision" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "household_agreement_referral" ON "household_agreement" USING btree ("referral_id");--> statement-breakpoint
CREATE INDEX "measure_referral" ON "measure" USING btree ("referral_id");