DROP INDEX "mandate_changes_proxy";--> statement-breakpoint
CREATE INDEX "consent_changes_by_others" ON "consent_changes" USING btree ("patient","block","log_index") WHERE "consent_changes"."actor" <> "consent_changes"."patient";--> statement-breakpoint
CREATE INDEX "record_changes_by_others" ON "record_changes" USING btree ("patient","block","log_index") WHERE "record_changes"."actor" <> "record_changes"."patient";--> statement-breakpoint
CREATE INDEX "mandate_changes_proxy" ON "mandate_changes" USING btree ("proxy","block","log_index");