CREATE TABLE "actor_changes" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction_hash" text NOT NULL,
	"at" bigint NOT NULL,
	"actor" numeric(20, 0) NOT NULL,
	"change" text NOT NULL,
	"account" text,
	"kind" text,
	"key_digest" text,
	"key_generation" bigint,
	"profile" text,
	"vault" text,
	"standing" text,
	"valid_until" bigint,
	CONSTRAINT "actor_changes_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"cid" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"patient" numeric(20, 0),
	"compartment" integer,
	"grantee" numeric(20, 0),
	"size" bigint NOT NULL,
	"account" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blocks" (
	"number" bigint PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent_changes" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction_hash" text NOT NULL,
	"at" bigint NOT NULL,
	"patient" numeric(20, 0) NOT NULL,
	"grantee" numeric(20, 0) NOT NULL,
	"change" text NOT NULL,
	"read_mask" numeric(20, 0),
	"write_mask" numeric(20, 0),
	"not_before" bigint,
	"expires_at" bigint,
	"purpose" text,
	"envelope" text,
	CONSTRAINT "consent_changes_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "deployment" (
	"id" integer PRIMARY KEY NOT NULL,
	"chain_id" bigint NOT NULL,
	"actor_registry" text NOT NULL,
	"chart_registry" text NOT NULL,
	"deploy_block" bigint NOT NULL,
	"deploy_block_hash" text
);
--> statement-breakpoint
CREATE TABLE "disclosures" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"patient" numeric(20, 0) NOT NULL,
	"reader" numeric(20, 0) NOT NULL,
	"purpose" text,
	"cid" text NOT NULL,
	"compartment" integer NOT NULL,
	"author" numeric(20, 0),
	"sequence" bigint,
	"version" bigint
);
--> statement-breakpoint
CREATE TABLE "epoch_changes" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction_hash" text NOT NULL,
	"at" bigint NOT NULL,
	"patient" numeric(20, 0) NOT NULL,
	"mask" numeric(20, 0),
	"keys" text NOT NULL,
	"keyring" text,
	CONSTRAINT "epoch_changes_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "membership_changes" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction_hash" text NOT NULL,
	"at" bigint NOT NULL,
	"organization" numeric(20, 0) NOT NULL,
	"member" numeric(20, 0) NOT NULL,
	"until" bigint,
	CONSTRAINT "membership_changes_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "nonces" (
	"nonce" text PRIMARY KEY NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record_changes" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction_hash" text NOT NULL,
	"at" bigint NOT NULL,
	"patient" numeric(20, 0) NOT NULL,
	"author" numeric(20, 0) NOT NULL,
	"sequence" bigint NOT NULL,
	"version" bigint NOT NULL,
	"compartment" integer,
	"epoch" bigint,
	"pointer" text,
	"change" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"answer" text,
	"statement" text,
	"actor" numeric(20, 0) NOT NULL,
	CONSTRAINT "record_changes_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "request_changes" (
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"transaction_hash" text NOT NULL,
	"at" bigint NOT NULL,
	"patient" numeric(20, 0) NOT NULL,
	"grantee" numeric(20, 0) NOT NULL,
	"change" text NOT NULL,
	"read_mask" numeric(20, 0),
	"write_mask" numeric(20, 0),
	"not_before" bigint,
	"expires_at" bigint,
	"purpose" text,
	"reason" text,
	CONSTRAINT "request_changes_block_log_index_pk" PRIMARY KEY("block","log_index")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"started_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"cid" text NOT NULL,
	"size" bigint NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "actor_changes_latest" ON "actor_changes" USING btree ("actor","change","block","log_index");--> statement-breakpoint
CREATE INDEX "actor_changes_account" ON "actor_changes" USING btree ("account");--> statement-breakpoint
CREATE INDEX "actor_changes_listed" ON "actor_changes" USING btree ("change","block","log_index");--> statement-breakpoint
CREATE INDEX "consent_changes_latest" ON "consent_changes" USING btree ("patient","grantee","block","log_index");--> statement-breakpoint
CREATE INDEX "consent_changes_chart" ON "consent_changes" USING btree ("patient","block","log_index");--> statement-breakpoint
CREATE INDEX "consent_changes_grantee" ON "consent_changes" USING btree ("grantee","block","log_index");--> statement-breakpoint
CREATE INDEX "disclosures_chart" ON "disclosures" USING btree ("patient","id");--> statement-breakpoint
CREATE INDEX "epoch_changes_chart" ON "epoch_changes" USING btree ("patient","block","log_index");--> statement-breakpoint
CREATE INDEX "membership_changes_latest" ON "membership_changes" USING btree ("organization","member","block","log_index");--> statement-breakpoint
CREATE INDEX "membership_changes_member" ON "membership_changes" USING btree ("member");--> statement-breakpoint
CREATE INDEX "record_changes_chart" ON "record_changes" USING btree ("patient","block","log_index");--> statement-breakpoint
CREATE INDEX "record_changes_record" ON "record_changes" USING btree ("patient","author","sequence");--> statement-breakpoint
CREATE INDEX "record_changes_pointer" ON "record_changes" USING btree ("pointer");--> statement-breakpoint
CREATE INDEX "request_changes_chart" ON "request_changes" USING btree ("patient","block","log_index");--> statement-breakpoint
CREATE INDEX "request_changes_grantee" ON "request_changes" USING btree ("grantee","block","log_index");--> statement-breakpoint
CREATE INDEX "sessions_started" ON "sessions" USING btree ("started_at");