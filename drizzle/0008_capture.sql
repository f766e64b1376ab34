CREATE TABLE `captures` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`address` text NOT NULL,
	`title` text NOT NULL,
	`publisher` text NOT NULL,
	`published` text NOT NULL,
	`text` text NOT NULL,
	`sha256` text NOT NULL,
	`sketch` text NOT NULL,
	`read_on` text,
	`drafts` text NOT NULL,
	`seq` integer NOT NULL,
	`created_at` text NOT NULL,
	`at` text NOT NULL,
	`discarded_at` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `captures_user` ON `captures` (`user_id`,`at`);--> statement-breakpoint
CREATE TABLE `source_texts` (
	`canonical` text NOT NULL,
	`sha256` text NOT NULL,
	`text` text,
	`sketch` text NOT NULL,
	`captured_by` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`canonical`, `sha256`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `source_texts_sha256` ON `source_texts` (`sha256`);