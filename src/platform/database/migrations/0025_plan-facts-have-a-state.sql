-- A plan among a referral's facts says how it stands: those kept until now were neither cancelled nor frozen.
UPDATE "referral" SET "facts" = jsonb_set("facts", '{plan,state}', '"running"') WHERE "facts" -> 'plan' ? 'signedOn' AND NOT "facts" -> 'plan' ? 'state';--> statement-breakpoint
UPDATE "agenda_item" SET "facts" = jsonb_set("facts", '{plan,state}', '"running"') WHERE "facts" -> 'plan' ? 'signedOn' AND NOT "facts" -> 'plan' ? 'state';
