CREATE INDEX `audit_action` ON `audit` (`action`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actor_id`,`action`);--> statement-breakpoint
CREATE INDEX `audit_entity_id` ON `audit` (`entity_id`);
--> statement-breakpoint
-- The texts of a proposal are revisions too; they leave the file with the event that they are about.
DROP TRIGGER revisions_are_append_only_delete;
--> statement-breakpoint
CREATE TRIGGER revisions_are_append_only_delete BEFORE DELETE ON revisions
WHEN NOT (old.entity = 'event' AND old.entity_id IS (SELECT value FROM meta WHERE name = 'purging'))
  AND NOT (old.entity = 'proposal' AND EXISTS (
    SELECT 1 FROM proposals JOIN meta ON meta.name = 'purging' AND meta.value = proposals.event_id WHERE proposals.id = old.entity_id
  ))
BEGIN SELECT raise(abort, 'revisions are append-only'); END;
