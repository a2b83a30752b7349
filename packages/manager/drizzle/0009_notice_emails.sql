CREATE TABLE "notice_codes" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"actor" numeric(20, 0) NOT NULL,
	"address_hash" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_emails" (
	"actor" numeric(20, 0) PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"language" text NOT NULL,
	"code_hash" text,
	"code_until" bigint NOT NULL,
	"tries" integer NOT NULL,
	"confirmed_at" bigint,
	"last_sent_at" bigint
);
--> statement-breakpoint
CREATE TABLE "notice_outbox" (
	"actor" numeric(20, 0) NOT NULL,
	"block" bigint NOT NULL,
	"log_index" integer NOT NULL,
	"message_id" text,
	"attempts" integer NOT NULL,
	"due_at" bigint NOT NULL,
	CONSTRAINT "notice_outbox_actor_block_log_index_pk" PRIMARY KEY("actor","block","log_index")
);
--> statement-breakpoint
CREATE TABLE "notice_progress" (
	"id" integer PRIMARY KEY NOT NULL,
	"block" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "notice_codes_actor" ON "notice_codes" USING btree ("actor");--> statement-breakpoint
CREATE INDEX "notice_codes_address" ON "notice_codes" USING btree ("address_hash");--> statement-breakpoint
CREATE INDEX "notice_codes_at" ON "notice_codes" USING btree ("at");--> statement-breakpoint
CREATE INDEX "notice_outbox_due" ON "notice_outbox" USING btree ("due_at");