CREATE TABLE "chart_checks" (
	"patient" numeric(20, 0) PRIMARY KEY NOT NULL,
	"head" text NOT NULL,
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"pending" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "signed" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "signature" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "checked_at" bigint;--> statement-breakpoint
CREATE INDEX "chart_checks_pending" ON "chart_checks" USING btree ("pending","patient");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account");