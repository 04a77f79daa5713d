ALTER TABLE "session_member" ADD COLUMN "told_by" uuid;--> statement-breakpoint
ALTER TABLE "session_member" ADD COLUMN "told_at" timestamp with time zone;