ALTER TABLE "outbox_event" ADD COLUMN "handled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox_event" ADD COLUMN "outcome" text;