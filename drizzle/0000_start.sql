CREATE TABLE `attempts` (
	`name` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`until` text NOT NULL,
	`at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor_id` text NOT NULL,
	`action` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`detail` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `auth_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `auth_users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `auth_accounts_user` ON `auth_accounts` (`user_id`);--> statement-breakpoint
CREATE TABLE `auth_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	`impersonated_by` text,
	FOREIGN KEY (`user_id`) REFERENCES `auth_users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `auth_sessions_token_unique` ON `auth_sessions` (`token`);--> statement-breakpoint
CREATE INDEX `auth_sessions_user` ON `auth_sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `auth_users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`username` text,
	`display_username` text,
	`role` text,
	`banned` integer,
	`ban_reason` text,
	`ban_expires` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `auth_users_email_unique` ON `auth_users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `auth_users_username_unique` ON `auth_users` (`username`);--> statement-breakpoint
CREATE TABLE `auth_verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer,
	`updated_at` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `citations` (
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	`source_id` text NOT NULL,
	`quote` text,
	`stance` text NOT NULL,
	`credibility` text NOT NULL,
	PRIMARY KEY(`event_id`, `at`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`source_id`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `citations_source` ON `citations` (`source_id`);--> statement-breakpoint
CREATE TABLE `event_countries` (
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	`country` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`event_id`, `at`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`state` text NOT NULL,
	`position` integer,
	`type` text NOT NULL,
	`title` text NOT NULL,
	`summary` text,
	`date` text NOT NULL,
	`date_basis` text NOT NULL,
	`starts` text NOT NULL,
	`ends` text NOT NULL,
	`status` text NOT NULL,
	`format` text,
	`series_id` text,
	`edition` integer,
	`part_of` text,
	`related` text NOT NULL,
	`city` text,
	`venue_country` text,
	`place` text,
	`level` text,
	`themes` text NOT NULL,
	`services` text NOT NULL,
	`participants` text NOT NULL,
	`organisations` text NOT NULL,
	`instrument` text,
	`binding` text,
	`valid_from` text,
	`valid_until` text,
	`renewal` text,
	`domains` text NOT NULL,
	`exercise_kind` text,
	`troops` text,
	`item` text,
	`quantity` text,
	`value` text,
	`currency` text,
	`route` text,
	`note` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`published_at` text,
	`trashed_from` text,
	`trashed_by` text,
	`trashed_at` text,
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `events_position` ON `events` (`position`);--> statement-breakpoint
CREATE INDEX `events_state` ON `events` (`state`,`updated_at`);--> statement-breakpoint
CREATE INDEX `events_series` ON `events` (`series_id`,`edition`);--> statement-breakpoint
CREATE INDEX `events_part_of` ON `events` (`part_of`);--> statement-breakpoint
CREATE TABLE `meta` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `revisions` (
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`revision` integer NOT NULL,
	`action` text NOT NULL,
	`state` text NOT NULL,
	`value` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`entity`, `entity_id`, `revision`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `save_keys` (
	`key` text PRIMARY KEY NOT NULL,
	`actor_id` text NOT NULL,
	`event_id` text NOT NULL,
	`at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `search_words` (
	`word` text PRIMARY KEY NOT NULL,
	`events` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `series` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`short_name` text,
	`other_names` text NOT NULL,
	`countries` text NOT NULL,
	`kind` text,
	`interval` integer,
	`hosting` text,
	`numbering` text,
	`active_from` text,
	`active_to` text,
	`revision` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `sources` (
	`id` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`canonical` text NOT NULL,
	`title` text,
	`publisher` text,
	`country` text,
	`author` text,
	`language` text,
	`published` text,
	`accessed` text,
	`archive` text,
	`kind` text,
	`reliability` text NOT NULL,
	`revision` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_canonical` ON `sources` (`canonical`);--> statement-breakpoint
CREATE TABLE `timeline_entries` (
	`scope` text NOT NULL,
	`position` integer NOT NULL,
	`event_id` text NOT NULL,
	`starts` integer NOT NULL,
	`ends` integer NOT NULL,
	`type` integer NOT NULL,
	`status` integer NOT NULL,
	`level` integer NOT NULL,
	`themes` integer NOT NULL,
	`sources` integer NOT NULL,
	`grade` integer NOT NULL,
	`parties` integer NOT NULL,
	`series_id` text,
	`part_of` text,
	PRIMARY KEY(`scope`, `position`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `timeline_entries_event` ON `timeline_entries` (`event_id`,`scope`);--> statement-breakpoint
CREATE INDEX `timeline_entries_part` ON `timeline_entries` (`part_of`,`scope`);