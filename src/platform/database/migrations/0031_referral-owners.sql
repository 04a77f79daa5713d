-- A referral that has lost its owner goes to who wrote it, else to a lead of its landlord, else to the coordination.
UPDATE "referral" r SET "owner_id" = coalesce(r."referred_by",
  (SELECT m."user_id" FROM "member" m WHERE m."organisation_id" = r."landlord_id" ORDER BY m."role" = 'landlordLead' DESC, m."active" DESC, m."arrived_at" LIMIT 1),
  (SELECT m."user_id" FROM "member" m WHERE m."role" = 'coordinator' ORDER BY m."active" DESC, m."arrived_at" LIMIT 1))
 WHERE r."owner_id" IS NULL;--> statement-breakpoint
ALTER TABLE "referral" ALTER COLUMN "owner_id" SET NOT NULL;