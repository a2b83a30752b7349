-- Rows of the chain gain columns that old rows do not have: they are read again from the deploy block.
DELETE FROM "blocks";--> statement-breakpoint
DELETE FROM "actor_changes";--> statement-breakpoint
DELETE FROM "membership_changes";--> statement-breakpoint
DELETE FROM "record_changes";--> statement-breakpoint
DELETE FROM "consent_changes";--> statement-breakpoint
DELETE FROM "request_changes";--> statement-breakpoint
DELETE FROM "epoch_changes";--> statement-breakpoint
CREATE TABLE "administrator_changes" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction_hash" text NOT NULL,
	"at" bigint NOT NULL,
	"organization" numeric(20, 0) NOT NULL,
	"administrator" numeric(20, 0) NOT NULL,
	"until" bigint,
	CONSTRAINT "administrator_changes_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "mandate_changes" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction_hash" text NOT NULL,
	"at" bigint NOT NULL,
	"patient" numeric(20, 0) NOT NULL,
	"proxy" numeric(20, 0) NOT NULL,
	"actor" numeric(20, 0) NOT NULL,
	"compartments" numeric(20, 0),
	"until" bigint,
	"may_grant" boolean,
	"may_revoke" boolean,
	"may_dispute" boolean,
	CONSTRAINT "mandate_changes_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
ALTER TABLE "actor_changes" ADD COLUMN "issuer" numeric(20, 0);--> statement-breakpoint
ALTER TABLE "consent_changes" ADD COLUMN "actor" numeric(20, 0) NOT NULL;--> statement-breakpoint
ALTER TABLE "record_changes" ADD COLUMN "organization" numeric(20, 0);--> statement-breakpoint
ALTER TABLE "request_changes" ADD COLUMN "actor" numeric(20, 0) NOT NULL;--> statement-breakpoint
CREATE INDEX "administrator_changes_latest" ON "administrator_changes" USING btree ("organization","administrator","block","log_index");--> statement-breakpoint
CREATE INDEX "administrator_changes_administrator" ON "administrator_changes" USING btree ("administrator");--> statement-breakpoint
CREATE INDEX "mandate_changes_latest" ON "mandate_changes" USING btree ("patient","proxy","block","log_index");--> statement-breakpoint
CREATE INDEX "mandate_changes_proxy" ON "mandate_changes" USING btree ("proxy");