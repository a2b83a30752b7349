CREATE TABLE "arrivals" (
	"cid" text PRIMARY KEY NOT NULL,
	"begun_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scrubs" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"depth" text NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint,
	"cursor" text NOT NULL,
	"blobs" bigint NOT NULL,
	"blocks" bigint NOT NULL,
	"bytes" bigint NOT NULL,
	"missing" bigint NOT NULL,
	"damaged" bigint NOT NULL,
	"unpinned" bigint NOT NULL,
	"lost" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "store_keeper" (
	"id" integer PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"watching_since" bigint NOT NULL,
	"watched_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "usages" (
	"who" text NOT NULL,
	"hour" bigint NOT NULL,
	"uploads" integer NOT NULL,
	"bytes" bigint NOT NULL,
	CONSTRAINT "usages_who_hour_pk" PRIMARY KEY("who","hour")
);
--> statement-breakpoint
CREATE INDEX "arrivals_begun" ON "arrivals" USING btree ("begun_at");--> statement-breakpoint
CREATE INDEX "scrubs_depth" ON "scrubs" USING btree ("depth","id");--> statement-breakpoint
CREATE INDEX "usages_hour" ON "usages" USING btree ("hour");