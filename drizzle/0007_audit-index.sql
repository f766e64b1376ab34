CREATE INDEX `audit_action` ON `audit` (`action`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actor_id`,`action`);--> statement-breakpoint
CREATE INDEX `audit_entity_id` ON `audit` (`entity_id`);