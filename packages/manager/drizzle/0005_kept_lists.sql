CREATE TABLE "kept_lists" (
	"patient" numeric(20, 0) PRIMARY KEY NOT NULL,
	"bytes" text NOT NULL,
	"at" bigint NOT NULL
);
