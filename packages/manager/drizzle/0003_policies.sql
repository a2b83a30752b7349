ALTER TABLE "blobs" ADD COLUMN "organization" numeric(20, 0);--> statement-breakpoint
ALTER TABLE "blobs" ADD COLUMN "member" numeric(20, 0);--> statement-breakpoint
ALTER TABLE "blobs" ADD COLUMN "generation" bigint;--> statement-breakpoint
ALTER TABLE "blobs" ADD COLUMN "actor" numeric(20, 0);--> statement-breakpoint
ALTER TABLE "disclosures" ADD COLUMN "organization" numeric(20, 0);--> statement-breakpoint
ALTER TABLE "disclosures" ADD COLUMN "consent" text;--> statement-breakpoint
CREATE INDEX "actor_changes_vault" ON "actor_changes" USING btree ("vault");--> statement-breakpoint
CREATE INDEX "actor_changes_profile" ON "actor_changes" USING btree ("profile");--> statement-breakpoint
CREATE INDEX "blobs_team" ON "blobs" USING btree ("organization","member");--> statement-breakpoint
CREATE INDEX "record_changes_statement" ON "record_changes" USING btree ("statement");