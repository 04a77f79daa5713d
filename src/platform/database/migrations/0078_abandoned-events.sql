ALTER TABLE "outbox_event" ADD COLUMN "failed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox_event" ADD COLUMN "fault" text;--> statement-breakpoint
ALTER TABLE "outbox_event" ADD COLUMN "retried_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox_event" ADD COLUMN "retried_by" uuid;--> statement-breakpoint
ALTER TABLE "outbox_event" ADD COLUMN "retry_reason" text;