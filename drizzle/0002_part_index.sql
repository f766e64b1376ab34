DROP INDEX `timeline_entries_part`;--> statement-breakpoint
CREATE INDEX `timeline_entries_part` ON `timeline_entries` (`part_of`,`scope`) WHERE part_of is not null;