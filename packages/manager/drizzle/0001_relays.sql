CREATE TABLE "relay_transactions" (
	"hash" text PRIMARY KEY NOT NULL,
	"relay" text NOT NULL,
	"sender" text NOT NULL,
	"number" bigint NOT NULL,
	"raw" text NOT NULL,
	"max_fee_per_gas" bigint NOT NULL,
	"max_priority_fee_per_gas" bigint NOT NULL,
	"signed_at" bigint NOT NULL,
	"serial" bigserial NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relays" (
	"id" text PRIMARY KEY NOT NULL,
	"sender" text NOT NULL,
	"number" bigint NOT NULL,
	"state" text NOT NULL,
	"to" text NOT NULL,
	"data" text NOT NULL,
	"gas" bigint NOT NULL,
	"cost" numeric(78, 0) NOT NULL,
	"account" text,
	"action" text,
	"counted" boolean NOT NULL,
	"origin" text,
	"at" bigint NOT NULL,
	"deadline" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "relay_transactions_relay" ON "relay_transactions" USING btree ("relay","serial");--> statement-breakpoint
CREATE UNIQUE INDEX "relays_number" ON "relays" USING btree ("sender","number");--> statement-breakpoint
CREATE INDEX "relays_open" ON "relays" USING btree ("sender","state","number");--> statement-breakpoint
CREATE INDEX "relays_quota" ON "relays" USING btree ("counted","at");--> statement-breakpoint
CREATE INDEX "relays_account" ON "relays" USING btree ("account","at");