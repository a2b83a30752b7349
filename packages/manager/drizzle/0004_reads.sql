CREATE TABLE "mass_accesses" (
	"reader" numeric(20, 0) NOT NULL,
	"hour" bigint NOT NULL,
	"refused" integer NOT NULL,
	CONSTRAINT "mass_accesses_reader_hour_pk" PRIMARY KEY("reader","hour")
);
--> statement-breakpoint
CREATE TABLE "opened_charts" (
	"reader" numeric(20, 0) NOT NULL,
	"patient" numeric(20, 0) NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "opened_charts_reader_patient_pk" PRIMARY KEY("reader","patient")
);
--> statement-breakpoint
CREATE TABLE "withdrawn_changes" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"relation" text NOT NULL,
	"one" numeric(20, 0) NOT NULL,
	"other" numeric(20, 0) NOT NULL,
	"block" bigint NOT NULL,
	"transaction_hash" text NOT NULL,
	"fork" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "withdrawn_changes_access" ON "withdrawn_changes" USING btree ("relation","one","other");--> statement-breakpoint
CREATE INDEX "withdrawn_changes_block" ON "withdrawn_changes" USING btree ("block");