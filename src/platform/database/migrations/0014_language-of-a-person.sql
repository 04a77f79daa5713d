ALTER TABLE "notification_setting" ALTER COLUMN "by_mail" SET DEFAULT false;--> statement-breakpoint
ALTER TABLE "notification_setting" ADD COLUMN "language" text;