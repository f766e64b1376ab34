CREATE TABLE `event_lines` (
	`position` integer PRIMARY KEY NOT NULL,
	`shape` integer NOT NULL,
	`refs` text,
	`line` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `event_lines_shape` ON `event_lines` (`shape`);