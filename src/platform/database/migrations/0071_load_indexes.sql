DROP INDEX "assignment_operator";--> statement-breakpoint
CREATE INDEX "contact_met_by" ON "contact" USING btree ("met_by","operator_id");--> statement-breakpoint
CREATE INDEX "assignment_operator" ON "assignment" USING btree ("operator_id","active","case_worker_id");