CREATE TABLE `form_drafts` (
	`user_id` text NOT NULL,
	`form` text NOT NULL,
	`seq` integer NOT NULL,
	`revision` integer NOT NULL,
	`values` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`user_id`, `form`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `invites` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	`used_by` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `invites_token_hash_unique` ON `invites` (`token_hash`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`name` text PRIMARY KEY NOT NULL,
	`started_at` text NOT NULL,
	`ended_at` text,
	`ok` integer,
	`message` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`base_revision` integer NOT NULL,
	`revision` integer NOT NULL,
	`value` text NOT NULL,
	`sources` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`answer` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`decided_by` text,
	`decided_at` text,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `proposals_event` ON `proposals` (`event_id`);--> statement-breakpoint
CREATE INDEX `proposals_state` ON `proposals` (`state`,`updated_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_open` ON `proposals` (`event_id`,`created_by`) WHERE state in ('open', 'changes_requested');--> statement-breakpoint
CREATE TABLE `second_factors` (
	`user_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`recovery_codes` text NOT NULL,
	`last_step` integer NOT NULL,
	`created_at` text NOT NULL,
	`confirmed_at` text,
	FOREIGN KEY (`user_id`) REFERENCES `auth_users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
ALTER TABLE `events` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `events` ADD `submitted_at` text;--> statement-breakpoint
ALTER TABLE `events` ADD `submitted_by` text;--> statement-breakpoint
ALTER TABLE `events` ADD `merged_into` text;--> statement-breakpoint
CREATE INDEX `events_merged_into` ON `events` (`merged_into`) WHERE merged_into is not null;--> statement-breakpoint
ALTER TABLE `revisions` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `revisions` ADD `via` text;--> statement-breakpoint
ALTER TABLE `revisions` ADD `author_id` text;--> statement-breakpoint
CREATE INDEX `revisions_at` ON `revisions` (`entity`,`at`);