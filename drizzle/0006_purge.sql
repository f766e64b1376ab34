-- Revisions leave the file only with their event, while a purge names it.
DROP TRIGGER revisions_are_append_only_delete;
--> statement-breakpoint
CREATE TRIGGER revisions_are_append_only_delete BEFORE DELETE ON revisions
WHEN old.entity <> 'event' OR old.entity_id IS NOT (SELECT value FROM meta WHERE name = 'purging')
BEGIN SELECT raise(abort, 'revisions are append-only'); END;
