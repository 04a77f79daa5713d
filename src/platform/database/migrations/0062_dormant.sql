ALTER TABLE "auth_user" ADD COLUMN "last_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "auth_user" ADD COLUMN "dormant_warned_at" timestamp with time zone;